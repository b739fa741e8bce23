"""The training of the news tone: what it learns from invented ratings, and that its figure is out of fold."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from analysis.errors import LexiconError
from analysis.find import news_tone
from analysis.train import tone

MARGIN = 0.02


def _write(path: Path) -> Path:
    rows = [
        {
            "doc": f"d{n % 50}",
            "text": f"The crew of the {'mellow' if n % 2 else 'dank'} ship met Bert.{' Good.' if n % 3 else ''}",
            "rating": 2 if n % 2 else -2,
        }
        for n in range(100)
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    return path


def test_learns_words_and_not_names(tmp_path: Path) -> None:
    out = tmp_path / "tone.csv"
    tone.main([str(_write(tmp_path / "rated.jsonl")), "-o", str(out)])
    weights = news_tone.read_weights(out.read_text("utf-8"), "tone.csv")
    assert weights["mellow"] > 0.1
    assert weights["dank"] < -0.1
    assert "bert" not in weights
    assert set(news_tone.FEATURES) <= set(weights)


def test_articles_are_held_out_whole(tmp_path: Path) -> None:
    rows = tone.read(_write(tmp_path / "rated.jsonl"))
    folds = {row.doc: {other.fold for other in rows if other.doc == row.doc} for row in rows}
    assert {len(found) for found in folds.values()} == {1}


@pytest.mark.parametrize(("text", "message"), [("{}", "line 1 must be"), ("[1]", "line 1 must be"), ("", "too few articles")])
def test_bad_data_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "rated.jsonl"
    path.write_text(text, "utf-8")
    with pytest.raises(LexiconError, match=message):
        tone.read(path)


def test_shipped_weights_come_from_this_script_and_beat_vader(bench: Path) -> None:
    rows = tone.read(bench / "tone" / "nyt.jsonl")
    ratings, vader = np.array([row.rating for row in rows]), np.array([row.features[1] for row in rows])
    ours = np.corrcoef(tone.out_of_fold(rows), ratings)[0, 1]
    assert ours >= np.corrcoef(vader, ratings)[0, 1] + MARGIN
    known = tone.vocabulary(rows)
    fitted = dict(zip([*news_tone.FEATURES, *known], tone.fit(rows, list(known)), strict=True))
    shipped = news_tone.weights()
    assert set(shipped) == set(fitted)
    assert max(abs(shipped[word] - fitted[word]) for word in fitted) < 0.001
