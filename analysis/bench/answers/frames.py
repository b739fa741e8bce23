"""The frames that an article evokes: those with a level of minor or dominant over all its voices, the headline included."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysis.bench.answers import articles
from analysis.bench.data import Row

EVOKED = ("minor", "dominant")


def answer(rows: Sequence[Row], *, folder: Path) -> dict[str, Row]:
    found = articles.analysed([_with_title(row) for row in rows], "frame_levels")
    return {row["id"]: {"frames": _evoked(made["frame_levels"])} for row, made in zip(rows, found, strict=True)}


def _with_title(row: Row) -> Row:
    """The headline as the first paragraph, where the text does not begin with it already."""
    title, text = (row.get("title") or "").strip(), row["text"]
    return row if not title or text.lstrip().startswith(title) else {**row, "text": f"{title}\n\n{text}"}


def _evoked(levels: Sequence[Row]) -> list[str]:
    return sorted({row["frame"] for row in levels if row["voice"] == "both" and row["level"] in EVOKED})
