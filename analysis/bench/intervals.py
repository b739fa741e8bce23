"""Intervals of scores: whole documents are drawn with replacement, because what one document holds is not independent."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from analysis.bench.measures.counting import Counts, Scores
from analysis.measure import resampling

DRAWS = 1_000


def find(documents: Sequence[Counts], rate: Callable[[Counts], Scores]) -> dict[str, tuple[float | None, float | None]]:
    """The 95 % percentile interval of each score; seeded. Missing below five documents."""
    if len(documents) < resampling.MIN_ARTICLES:
        return {}
    keys = sorted({key for counts in documents for key in counts}, key=repr)
    table = np.array([[counts.get(key, 0.0) for key in keys] for counts in documents])
    rng = np.random.default_rng(resampling.SEED)
    n = len(documents)
    draws = rng.multinomial(n, np.full(n, 1 / n), size=DRAWS).astype(float) @ table
    rated = [rate(dict(zip(keys, (float(value) for value in draw), strict=True))) for draw in draws]
    names = sorted({name for scores in rated for name in scores})
    return {name: resampling.percentiles(np.array([_value(scores, name) for scores in rated])) for name in names}


def _value(scores: Scores, name: str) -> float:
    value = scores[name].value if name in scores else None
    return float("nan") if value is None else value
