"""Whether a sentence is worded in a loaded way, and which words make it so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysis.bench.data import Row
from analysis.find import loaded


def answer(rows: Sequence[Row], *, folder: Path) -> dict[str, Row]:
    judged = ((row["id"], loaded.judge(row["text"])) for row in rows)
    return {row_id: {"biased": biased, "words": list(words)} for row_id, (biased, words) in judged}
