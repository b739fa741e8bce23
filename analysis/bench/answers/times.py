"""The time expressions that the pipeline finds, with their TIMEX3 values; one that cannot be resolved has none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysis.bench.answers import articles
from analysis.bench.data import Row


def answer(rows: Sequence[Row], *, folder: Path) -> dict[str, Row]:
    found = articles.analysed(rows, "times")
    return {row["id"]: {"times": [_time(time) for time in made["times"]]} for row, made in zip(rows, found, strict=True)}


def _time(time: Row) -> Row:
    return {key: time[key] for key in ("start", "end", "type", "value")}
