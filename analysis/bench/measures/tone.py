"""Tone against raters: do the scores go up and down together, and do three classes agree?"""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from analysis.bench.data import Row
from analysis.bench.measures.counting import Answers, Counts, Measure, Score, Scores, labelled, macro_f1

CUT = 0.5
"""From this score or rating on, to either side, a sentence counts as positive or negative; no answer counts as 0."""


def _count(gold: Sequence[Row], answers: Answers) -> list[Counts]:
    """Ranks are taken once over all rows, also for the draws."""
    scores = [answers[row["id"]]["score"] if row["id"] in answers else 0.0 for row in gold]
    ratings = [row["rating"] for row in gold]
    ranks = zip(_ranks(scores), _ranks(ratings), strict=True)
    return [
        {("n",): 1, **labelled("class", _class(y), _class(x)), **_moments("pearson", x, y), **_moments("spearman", *pair)}
        for x, y, pair in zip(scores, ratings, ranks, strict=True)
    ]


def _rate(counts: Counts) -> Scores:
    return {
        "pearson": _correlation(counts, "pearson"),
        "spearman": _correlation(counts, "spearman"),
        "macro_f1": macro_f1(counts, "class", counts[("n",)]),
    }


def _class(value: float) -> str:
    return "positive" if value >= CUT else "negative" if value <= -CUT else "neutral"


def _ranks(values: Sequence[float]) -> list[float]:
    """Mean ranks, as shares of the number of values."""
    return [float(rank) for rank in pd.Series(values, dtype=float).rank(pct=True)]


def _moments(key: str, x: float, y: float) -> Counts:
    return {(key, "x"): x, (key, "y"): y, (key, "xx"): x * x, (key, "yy"): y * y, (key, "xy"): x * y}


def _correlation(counts: Counts, key: str) -> Score:
    """Missing where one side does not vary."""
    n = counts[("n",)]
    x, y, xx, yy, xy = (counts[key, part] / n for part in ("x", "y", "xx", "yy", "xy"))
    spread = (xx - x * x, yy - y * y)
    value = (xy - x * y) / math.sqrt(spread[0] * spread[1]) if min(spread) > 1e-12 else None
    return Score(value, int(n))


TONE = Measure(_count, _rate)
