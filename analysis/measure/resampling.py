"""Intervals by resampling: what else these counts could have been.

From five articles of an outlet on, whole articles are drawn with replacement, because the sentences of one article are not
independent. Below that the sentences of each article are drawn instead; the interval then speaks of these articles alone.
B = 2,000 draws, seeded, percentile interval (Efron and Tibshirani 1993).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

Array = npt.NDArray[np.float64]

DRAWS = 2_000
SEED = 20_240_516
COVERAGE = 0.95
MIN_ARTICLES = 5
MIN_COUNT = 5
"""Below this many rows of evidence no interval is shown."""


@dataclass(frozen=True, slots=True)
class Draws:
    """The ratios that each draw gave (draws × features), and what they were taken over."""

    values: Array
    status: str


def ratios(units: pd.DataFrame, numerators: Array, denominators: Array) -> Draws:
    """Resample the ratio of two sums.

    ``units`` has one row for each sentence with its ``article_id``; ``numerators`` is units × features, ``denominators`` the
    same, or one number for each unit. A draw without any denominator gives NaN.
    """
    denominators = denominators.reshape(len(denominators), -1)
    articles = units["article_id"].to_numpy()
    names, place = np.unique(articles, return_inverse=True)
    rng = np.random.default_rng(SEED)
    if len(names) >= MIN_ARTICLES:
        numerators = _summed(numerators, place, len(names))
        denominators = _summed(denominators, place, len(names))
        weights = rng.multinomial(len(names), np.full(len(names), 1 / len(names)), size=DRAWS).astype(float)
        status = "ok"
    else:
        weights = np.zeros((DRAWS, len(articles)))
        for number in range(len(names)):
            here = np.flatnonzero(place == number)
            weights[:, here] = rng.multinomial(len(here), np.full(len(here), 1 / len(here)), size=DRAWS)
        status = "these_articles_only"
    with np.errstate(divide="ignore", invalid="ignore"):
        values = (weights @ numerators) / (weights @ denominators)
    return Draws(values, status)


def interval(values: Array) -> tuple[float | None, float | None]:
    """The percentile interval of one feature's draws; missing where no draw has a value."""
    usable = values[~np.isnan(values)]
    if not usable.size:
        return None, None
    low, high = np.quantile(usable, [(1 - COVERAGE) / 2, (1 + COVERAGE) / 2])
    return float(low), float(high)


def _summed(values: Array, place: npt.NDArray[np.intp], n: int) -> Array:
    totals = np.zeros((n, values.shape[1]))
    np.add.at(totals, place, values)
    return totals
