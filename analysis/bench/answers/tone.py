"""News tone of a row's whole text: VADER corrected by one weight for each word, learnt from rated sentences."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysis.bench.data import Answerer, Row
from analysis.find import folding, news_tone
from analysis.train import tone

SCALE = 4
"""Raters judged from -4 to 4; the tone lies between -1 and 1."""


def answer(rows: Sequence[Row], *, folder: Path) -> dict[str, Row]:
    scored = ((row["id"], news_tone.score(row["text"])) for row in rows)
    return {row_id: {"score": SCALE * found.value} for row_id, found in scored if found}


def learn(train: Sequence[Row]) -> Answerer:
    """The same with weights fitted to these rows alone."""
    seen = [tone.row(str(r.get("doc") or r["id"]), folding.fold(r["text"]), float(r["rating"])) for r in train]

    def fitted(rows: Sequence[Row], *, folder: Path) -> dict[str, Row]:
        held = [tone.row("", folding.fold(r["text"]), 0.0) for r in rows]
        return {r["id"]: {"score": SCALE * float(value)} for r, value in zip(rows, tone.predict(seen, held), strict=True)}

    return fitted
