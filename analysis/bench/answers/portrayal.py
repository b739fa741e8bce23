"""How a sentence portrays a target in it, without abstention; with the encoder that the environment names, if it names one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from analysis.bench.data import Row
from analysis.find import stance, stance_head
from analysis.model import Span


def answer(rows: Sequence[Row], *, folder: Path) -> dict[str, Row]:
    head = stance_head.chosen(os.environ)
    return {row["id"]: {"label": stance.label(row["text"], Span(row["start"], row["end"]), second=head)} for row in rows}
