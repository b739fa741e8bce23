"""Training: ten invented rows give weights that can be read back; bad rows are named."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from analysis.errors import CorpusError
from analysis.find import stance
from analysis.model import Span
from analysis.train import stance as training

pytest.importorskip("sklearn")

TEXTS = {
    "positive": ("Lund was praised by the cooks.", "Lund was praised by the pilots.", "The pilots thanked Lund warmly."),
    "negative": (
        "Lund was blamed by the cooks.",
        "Lund was blamed by the pilots.",
        "The pilots blamed Lund bitterly.",
        "They fear Lund.",
    ),
    "neutral": ("Lund met the cooks at noon.", "Lund met the pilots at noon.", "The pilots met Lund at noon."),
}


def _rows() -> list[training.Row]:
    made = [(label, text) for label, texts in TEXTS.items() for text in texts]
    return [
        training.Row(f"doc{number}", text, Span(text.index("Lund"), text.index("Lund") + 4), label)  # type: ignore[arg-type]
        for number, (label, text) in enumerate(made)
    ]


def test_ten_rows_round_trip(tmp_path: Path) -> None:
    rows = _rows()
    lines = [json.dumps({"doc": r.doc, "text": r.text, "start": r.span.start, "end": r.span.end, "label": r.label}) for r in rows]
    (tmp_path / "train.jsonl").write_text("\n".join(lines), "utf-8")
    (tmp_path / "dev.jsonl").write_text("", "utf-8")
    assert training.main([str(tmp_path), "-o", str(tmp_path / "out")]) == 0
    model = stance.read((tmp_path / "out" / "stance.npz").read_bytes(), "stance.npz")
    weights = training.fit([training.describe(row, model.known) for row in rows], [stance.LABELS.index(row.label) for row in rows])
    for row in rows:
        found = stance.portray(row.text, [Span(0, len(row.text))], [row.span], [row.span], model)[row.span]
        logits = weights.logits([training.describe(row, model.known)])[0]
        assert found.label == stance.LABELS[int(np.argmax(logits))] == row.label


def test_the_name_is_no_feature() -> None:
    rows = _rows()
    known = training.known_words(rows)
    seen = " ".join(key for row in rows for key in training.describe(row, known).grams).lower()
    assert "lund" not in known
    assert "lund" not in seen


@pytest.mark.parametrize(
    ("probabilities", "precision", "least"),
    [([[0.8, 0.1, 0.1], [0.1, 0.6, 0.3], [0.4, 0.3, 0.3]], 1.0, 0.3), ([[0.4, 0.3, 0.3]], 1.0, 1.0)],
)
def test_margin_is_the_least_that_is_precise(probabilities: list[list[float]], precision: float, least: float) -> None:
    assert (
        training.margin(np.array(probabilities), [0, 1, 2][: len(probabilities)] if len(probabilities) > 1 else [2], precision)
        == least
    )


def test_prior_is_small_where_sentences_of_an_article_agree() -> None:
    rows = [row._replace(doc="one" if number < 3 else "two") for number, row in enumerate(_rows()[:7])]
    sides = [2, 2, 2, 0, 0, 0, 0]
    agreed = np.array([0.9 if side else -0.9 for side in sides])
    assert training.prior(rows, agreed, sides) < training.prior(rows, agreed * [1, -1, 1, -1, 1, -1, 1], sides)
    assert training.prior(rows[:1], agreed[:1], sides[:1]) > 0


@pytest.mark.parametrize("line", ["{", "{}", '{"doc": "a", "text": "b", "start": 0, "end": 1, "label": "fine"}'])
def test_bad_rows_are_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "train.jsonl").write_text(line, "utf-8")
    with pytest.raises(CorpusError, match=r"train\.jsonl: line 1"):
        training.read(tmp_path / "train.jsonl")


def test_score_on_unseen_articles(bench: Path) -> None:
    """On the development part of NewsMTSC, whose articles the training leaves out."""
    rows = training.read(bench / "portrayal" / "dev.jsonl")
    guesses = [stance.LABELS.index(stance.label(row.text, row.span)) for row in rows]
    assert training.macro_f1(guesses, [stance.LABELS.index(row.label) for row in rows]) >= 0.66
