"""How rare a word is in news at large: counted by article, without names, and never from one article alone."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from analysis.compare import rarity
from analysis.errors import LexiconError
from analysis.train import background

ROWS = [
    {"doc": "one", "text": "The harbour froze. The harbour thawed."},
    {"doc": "one", "text": "Peru sent a ship to the harbour."},
    {"doc": "two", "text": "A ship left the harbour of Peru."},
    {"doc": "three", "text": "A gull slept."},
]


def _file(path: Path, rows: list[dict[str, str]]) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    return path


def test_an_article_of_several_lines_is_one(tmp_path: Path) -> None:
    texts = background.read([_file(tmp_path / "news.jsonl", ROWS)])
    assert len(texts) == 3
    assert texts[0].count("harbour") == 3


def test_lines_without_a_document_are_articles_of_their_own(tmp_path: Path) -> None:
    rows = [{"text": row["text"]} for row in ROWS]
    assert len(background.read([_file(tmp_path / "a.jsonl", rows), _file(tmp_path / "b.jsonl", rows)])) == 8


def test_a_lemma_counts_once_an_article_and_names_do_not(tmp_path: Path) -> None:
    counts = background.count(background.read([_file(tmp_path / "news.jsonl", ROWS)]))
    assert counts == {"harbour": 2, "ship": 2}  # “freeze”, “gull” … stand in one article alone
    assert list(counts) == sorted(counts)


@pytest.mark.parametrize("line", ["{}", "[1]", "not JSON", '{"text": 3}'])
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(f'{{"text": "A gull slept."}}\n{line}\n', "utf-8")
    with pytest.raises(LexiconError, match=r"news\.jsonl, line 2"):
        background.read([path])


def test_what_is_written_can_be_read_by_the_comparison(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "background.csv"
    monkeypatch.setattr(sys, "argv", ["background", str(_file(tmp_path / "news.jsonl", ROWS)), "-o", str(out)])
    background.main()
    assert rarity.read_background(out.read_text("utf-8"), "background.csv") == {"harbour": 0.6667, "ship": 0.6667}


def test_the_shares_that_ship_can_be_read() -> None:
    shares = rarity.background()
    assert len(shares) > 1_000
    assert all(0 < share <= 1 for share in shares.values())
