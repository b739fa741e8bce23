"""How far the score of a row's target moves when the target is another state, or another person."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from analysis.bench.data import Row
from analysis.find import stance_head
from analysis.model import Span
from analysis.train import swap


def answer(rows: Sequence[Row], *, folder: Path) -> dict[str, Row]:
    sentences = {row["id"]: swap.Sentence(row["text"], Span(row["start"], row["end"])) for row in rows}
    head = stance_head.chosen(os.environ)
    found = {
        row_id: [swap.changes_of(one, names, head) for names in (swap.STATES, swap.PERSONS)] for row_id, one in sentences.items()
    }
    return {
        row_id: {kind: sum(moved) / len(moved) for kind, moved in zip(("states", "persons"), changes, strict=True)}
        for row_id, changes in found.items()
        if all(changes)
    }
