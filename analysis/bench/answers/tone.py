"""Word tone of a row's whole text, names masked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysis.bench.answers import articles
from analysis.bench.data import Row
from analysis.find import folding, valence
from analysis.model import Span

MASKED = ("name", "metonym")


def answer(rows: Sequence[Row], *, folder: Path) -> dict[str, Row]:
    scored = (
        (row["id"], _score(row["text"], made["mentions"]))
        for row, made in zip(rows, articles.analysed(rows, "mentions"), strict=True)
    )
    return {row_id: {"score": score} for row_id, score in scored if score is not None}


def _score(text: str, mentions: Sequence[Row]) -> float | None:
    names = [Span(mention["start"], mention["end"]) for mention in mentions if mention["form"] in MASKED]
    return valence.find(folding.fold(text), [Span(0, len(text))], names)
