"""The first corpus as it is published: complete, in our own words, and what the pipeline computes today."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from conftest import SEEDS

import analysis
from analysis import Analysis
from analysis.publish import derived
from analysis.read import manifest
from analysis.schema import TABLES
from analysis.store import tables

IDS = ["000", "001", "002a", "002b", "003", "004"]
MAX_WORDS = 20


@pytest.fixture(scope="module")
def glosses() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SEEDS / "glosses.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def readings() -> derived.Readings:
    found = derived.read_readings(SEEDS / "readings.toml")
    assert found is not None
    return found


def test_manifest_lists_six_articles_in_five_files() -> None:
    entries = manifest.seeds().entries
    assert [entry.id for entry in entries] == IDS
    files = {entry.file: entry.file_sha256 for entry in entries}
    assert len(files) == len(set(files.values())) == 5
    assert all(digest and re.fullmatch(r"[0-9a-f]{64}", digest) for digest in files.values())
    assert {entry.id: entry.part for entry in entries if entry.part != 1} == {"002b": 2}


@pytest.mark.parametrize("field", ["title", "outlet", "author", "published"])
def test_each_piece_of_metadata_has_its_reason(field: str) -> None:
    for entry in manifest.seeds().entries:
        known = getattr(entry, field)
        assert known is not None
        assert known.reason.strip()


def test_the_manifest_says_what_the_rest_is() -> None:
    for entry in manifest.seeds().entries:
        given = (entry.genre, entry.source_type, entry.completeness, entry.text_condition, entry.language, entry.summary)
        assert None not in given


def test_outlets_of_the_published_tables(seeds: Analysis) -> None:
    articles = seeds["articles"].set_index("article_id")["outlet"]
    assert list(articles.index) == IDS
    assert articles["002a"] == articles["002b"]
    assert articles["000"] == "Unknown (000)"
    assert articles.nunique() == 5


# ---------------------------------------------------------------- our own words


def test_one_gloss_for_each_sentence(glosses: list[dict[str, Any]]) -> None:
    sentences = tables.records(pd.read_csv(SEEDS / "tables" / "sentences.csv", dtype={"article_id": "str"}))
    keys = ("article_id", "start", "end", "sha256")
    assert [tuple(row[key] for key in keys) for row in glosses] == [tuple(row[key] for key in keys) for row in sentences]


def test_glosses_are_short_and_quote_nothing(glosses: list[dict[str, Any]]) -> None:
    assert [row["gloss"] for row in glosses if not 0 < len(row["gloss"].split()) <= MAX_WORDS] == []
    assert [row["gloss"] for row in glosses if re.search('["“”„«»‘]', row["gloss"])] == []
    assert all(set(row) == {"article_id", "start", "end", "sha256", "gloss"} for row in glosses)


def test_every_reading_stands(readings: derived.Readings, seeds: Analysis) -> None:
    """Six questions over six articles, each once, each in few words, resting on sentences that there are."""
    assert len(readings.questions) == 6
    cells = [(reading.question, reading.article) for reading in readings.readings]
    assert sorted(cells) == sorted((question.id, article) for question in readings.questions for article in IDS)
    assert [r.answer for r in readings.readings if not 0 < len(r.answer.split()) <= MAX_WORDS] == []
    numbers = set(zip(seeds["sentences"]["article_id"], seeds["sentences"]["sentence"], strict=True))
    assert [(r.article, n) for r in readings.readings for n in r.sentences if (r.article, n) not in numbers] == []


def test_readings_rest_on_sentences_unless_they_are_silent(readings: derived.Readings) -> None:
    for reading in readings.readings:
        assert bool(reading.sentences) == (reading.status not in ("silent", "not_available"))
        assert reading.voice in (None, "own", "quoted", "both")


def test_readings_say_that_they_are_read(readings: derived.Readings) -> None:
    assert "not computed" in readings.label
    assert readings.coder
    assert readings.note
    assert all(question.note for question in readings.questions)


# ---------------------------------------------------------------- the tables


def test_tables_have_their_columns_and_no_wording() -> None:
    names = sorted(path.name for path in (SEEDS / "tables").iterdir())
    assert names == sorted([*(f"{name}.csv" for name in TABLES), tables.PROVENANCE])
    data = tables.read(SEEDS / "tables")
    assert data["sentences"][["text", "gloss"]].isna().all(axis=None)
    assert data["terms"]["sentence"].isna().all()


def test_no_sentence_of_the_articles_is_published(from_originals: Analysis) -> None:
    """Of four words or more, in any file beside the code; titles are bibliography."""
    titles = " ".join(from_originals["articles"]["title"].dropna())
    published = {path: path.read_text("utf-8") for path in SEEDS.rglob("*") if path.suffix in (".csv", ".json", ".jsonl", ".toml")}
    said = [text for text in from_originals["sentences"]["text"] if len(text.split()) >= 4 and text.rstrip(".?!") not in titles]
    assert len(said) > 150
    assert [(path.name, text[:20]) for path, whole in published.items() for text in said if text in whole] == []


@pytest.mark.parametrize("name", [*(f"{name}.csv" for name in TABLES), tables.PROVENANCE])
def test_published_is_what_is_computed_today(fresh: Path, name: str) -> None:
    assert (fresh / name).read_bytes() == (SEEDS / "tables" / name).read_bytes()


@pytest.fixture(scope="module")
def fresh(from_originals: Analysis, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fresh")
    analysis.write_tables(analysis.derive(from_originals), folder, form="csv")
    return folder
