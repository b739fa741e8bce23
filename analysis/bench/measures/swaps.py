"""The swap test: how far a score moves when only the name of its target does."""

from __future__ import annotations

from analysis.bench.data import Row
from analysis.bench.measures.counting import Counts, Measure, Score, Scores, rowwise, share

KINDS = ("states", "persons")


def _count(gold: Row, answer: Row | None) -> Counts:
    return {("n",): 1.0, **{(kind,): answer[kind] for kind in KINDS}} if answer else {}


def _rate(counts: Counts) -> Scores:
    """0 is best; a target without a score takes no part."""
    found = {kind: share(counts, (kind,), ("n",)) for kind in KINDS}
    values = [score.value for score in found.values() if score.value is not None]
    overall = Score(sum(values) / len(values) if values else None, found["states"].n)
    return {"change": overall, **{f"change_{kind}": score for kind, score in found.items()}}


SWAP = Measure(rowwise(_count), _rate)
