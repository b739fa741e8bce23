"""Who does what to whom in a bare sentence: the foremost event with the words of its actors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysis.bench.data import Row
from analysis.find import event_triples, folding


def answer(rows: Sequence[Row], *, folder: Path) -> dict[str, Row]:
    return {
        row["id"]: {
            "events": [
                {"source": t.source, "target": t.target, "quad": t.quad} for t in event_triples.find(folding.fold(row["text"]))
            ]
        }
        for row in rows
    }
