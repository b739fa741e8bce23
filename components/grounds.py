"""What a figure rests on: how right its analyser was when it was last measured, in one short line."""

from __future__ import annotations

from functools import cache

from analysis import accuracy
from analysis.accuracy import Accuracy
from analysis.errors import BenchError

MEASURED_SHARE = "right in {:.0%} of the cases measured"
TAGGER = "the tagger gives it a probability of {:.2f}"


def line(indicator: str) -> str | None:
    """The scores behind an indicator, those of the analyser that limits it most; nothing where none was measured."""
    rows = accuracy.of_indicator(indicator, measured())
    first = [row for row in rows if row.task == rows[0].task]
    said = [f"{row.title} {_figure(row.score)} ({row.data}, n = {row.n:,})" for row in first]
    return f"Rests on: {'; '.join(said)}." if said else None


def sureness(confidence: object, *, measured: bool) -> str | None:
    """How sure a row is, in words: a share that was measured, or what a tagger says of itself; nothing where unknown."""
    if not isinstance(confidence, (int, float)) or confidence != confidence:
        return None
    return (MEASURED_SHARE if measured else TAGGER).format(confidence)


def _figure(score: float) -> str:
    """A score as papers write it: .59."""
    return f"{score:.2f}".replace("0.", ".", 1)


@cache
def measured() -> tuple[Accuracy, ...]:
    """All scores; none where their file cannot be read, of which the Method page says what is wrong."""
    try:
        return accuracy.read()
    except BenchError:
        return ()
