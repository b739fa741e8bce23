"""How a sentence portrays a target in it, without abstention."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysis.bench.data import Row
from analysis.find import stance
from analysis.model import Span


def answer(rows: Sequence[Row], *, folder: Path) -> dict[str, Row]:
    return {row["id"]: {"label": stance.label(row["text"], Span(row["start"], row["end"]))} for row in rows}
