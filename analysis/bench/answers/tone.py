"""News tone of a row's whole text: VADER corrected by one weight for each word, learnt from rated sentences."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysis.bench.data import Row
from analysis.find import folding, news_tone
from analysis.train import tone


def answer(rows: Sequence[Row], *, folder: Path) -> dict[str, Row]:
    scored = ((row["id"], news_tone.score(row["text"])) for row in rows)
    return {row_id: {"score": found.value} for row_id, found in scored if found}


def answer_fold(train: Sequence[Row], rows: Sequence[Row], *, folder: Path) -> dict[str, Row]:
    """The same with weights fitted to the rows of other folds alone."""
    seen = [tone.row(str(r.get("doc") or r["id"]), folding.fold(r["text"]), float(r["rating"])) for r in train]
    held = [tone.row("", folding.fold(r["text"]), 0.0) for r in rows]
    return {r["id"]: {"score": float(value)} for r, value in zip(rows, tone.predict(seen, held), strict=True)}
