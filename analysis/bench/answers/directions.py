"""Does direction follow the words? Two country names are put in the place of the two actors and exchanged, at run time.

The names differ in shape (one of three words in the plural, one of one word), so that an answer that hangs on either shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysis.bench.data import Row
from analysis.find import event_swap, folding
from analysis.model import Span

NAMES = ("the United States", "China")


def answer(rows: Sequence[Row], *, folder: Path) -> dict[str, Row]:
    return {row["id"]: _turned(row) for row in rows}


def _turned(row: Row) -> Row:
    """The events between the two, and how many of them turn round; none where the two are not apart."""
    one, other = (Span(*row[key]) if row.get(key) else None for key in ("source_span", "target_span"))
    if one is None or other is None or (one.start < other.end and other.start < one.end):
        return {"events": 0, "turned": 0}
    found = event_swap.check(folding.fold(row["text"]), one, other, names=NAMES)
    return {"events": found.n, "turned": found.n_turned}
