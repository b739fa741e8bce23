"""Intervals by resampling: what else these counts could have been.

From five articles of an outlet on, whole articles are drawn with replacement, because the sentences of one article are not
independent, and the interval is the studentised one (bootstrap-t, Efron and Tibshirani 1993): a plain percentile interval is too
narrow for twenty articles with bursty counts. Its tails lie halfway between 2.5 % and those that Student's t makes of them for so
many articles (the expanded interval of Hesterberg 2015): the first alone hold too seldom in simulated corpora, the second too often.
Of more articles than 500, lots of equal size are drawn, put together at random. Below five articles the sentences of each article
are drawn instead, with a percentile interval that speaks of these articles alone. B = 2,000 draws, seeded.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import ndtr, stdtrit

Array = npt.NDArray[np.float64]

DRAWS = 2_000
SEED = 20_240_516
COVERAGE = 0.95
MIN_ARTICLES = 5
MIN_COUNT = 5
"""Below this many rows of evidence no interval is shown."""
MOST_DRAWN = 500
"""More articles than these are drawn in lots: the spread of so many lots is known as well as anybody needs it."""


@dataclass(frozen=True, slots=True)
class Draws:
    """The ratios that each draw gave (draws × features), and what they were taken over.

    Where articles were drawn, ``errors`` has the standard error of each draw, ``value`` and ``error`` those of the data, and ``n``
    says how many were drawn.
    """

    values: Array
    status: str
    errors: Array | None = None
    value: Array | None = None
    error: Array | None = None
    n: int = 0

    def interval(
        self, column: int, *, scale: float = 1.0, least: float = -np.inf, most: float = np.inf
    ) -> tuple[float | None, float | None]:
        """The 95 % interval of a feature times ``scale``, inside what the value can be; missing where no draw has a value."""
        low, high = self._interval(column)
        return (None, None) if low is None or high is None else (max(least, scale * low), min(most, scale * high))

    def _interval(self, column: int) -> tuple[float | None, float | None]:
        values = self.values[:, column]
        if self.errors is None or self.value is None or self.error is None or not self.error[column] > 0:
            return percentiles(values)
        with np.errstate(divide="ignore", invalid="ignore"):
            studentised = (values - self.value[column]) / self.errors[:, column]
        usable = studentised[np.isfinite(studentised)]
        if len(usable) < len(values) / 2:
            return percentiles(values)
        plain = (1 - COVERAGE) / 2
        tail = (plain + float(ndtr(stdtrit(self.n - 1, plain)))) / 2
        low, high = np.quantile(usable, [tail, 1 - tail])
        middle, error = float(self.value[column]), float(self.error[column])
        return min(middle, middle - float(high) * error), max(middle, middle - float(low) * error)


def ratios(units: pd.DataFrame, numerators: Array, denominators: Array) -> Draws:
    """Resample the ratio of two sums.

    ``units`` has one row for each sentence with its ``article_id``; ``numerators`` is units × features, ``denominators`` the
    same, or one number for each unit. A draw without any denominator gives NaN.
    """
    denominators = denominators.reshape(len(denominators), -1)
    place, names = pd.factorize(units["article_id"], sort=True)
    if len(names) >= MIN_ARTICLES:
        return of_articles(_summed(numerators, place, len(names)), _summed(denominators, place, len(names)))
    rng = np.random.default_rng(SEED)
    weights = np.zeros((DRAWS, len(units)))
    for number in range(len(names)):
        here = np.flatnonzero(place == number)
        weights[:, here] = rng.multinomial(len(here), np.full(len(here), 1 / len(here)), size=DRAWS)
    with np.errstate(divide="ignore", invalid="ignore"):
        values = (weights @ numerators) / (weights @ denominators)
    return Draws(values, "these_articles_only")


def of_sentences(numerators: Array, denominators: Array) -> Draws:
    """Resample the sentences of one article; both arrays are sentences × features."""
    weights = _sentence_weights(len(numerators))
    with np.errstate(divide="ignore", invalid="ignore"):
        return Draws((weights @ numerators) / (weights @ denominators), "these_articles_only")


@lru_cache(maxsize=32)
def _sentence_weights(n: int) -> Array:
    """How often each of n sentences comes up in each draw. Kept, because every article of a corpus asks for a few sizes again
    and again, and drawing takes longer than all that is done with it."""
    return np.random.default_rng(SEED).multinomial(n, np.full(n, 1 / n), size=DRAWS).astype(float)


def of_articles(numerators: Array, denominators: Array) -> Draws:
    """Resample whole articles; both arrays are articles × features (or × 1 for a denominator that all features share)."""
    if len(numerators) > MOST_DRAWN:
        lot = np.random.default_rng(SEED).permutation(np.arange(len(numerators)) % MOST_DRAWN)
        numerators, denominators = (_summed(values, lot, MOST_DRAWN) for values in (numerators, denominators))
    n = len(numerators)
    weights = _weights(n)
    with np.errstate(divide="ignore", invalid="ignore"):
        totals = weights @ denominators
        values = (weights @ numerators) / totals
        cross = weights @ (numerators * denominators)
        squares = weights @ numerators**2 - 2 * values * cross + values**2 * (weights @ denominators**2)
        errors = np.sqrt(np.maximum(squares, 0) * n / (n - 1)) / totals
        value = numerators.sum(axis=0) / denominators.sum(axis=0)
        residuals = numerators - value * denominators
        error = np.sqrt((residuals**2).sum(axis=0) * n / (n - 1)) / denominators.sum(axis=0)
    return Draws(values, "ok", errors, value, error, n)


@lru_cache(maxsize=4)
def _weights(n: int) -> Array:
    """How often each of n articles comes up in each draw; the same for every feature, so that draws can be compared.

    Kept, because of a large corpus all outlets ask for the same number of lots, and drawing takes longer than using them.
    """
    drawn = np.random.default_rng(SEED).integers(0, n, (DRAWS, n)) + n * np.arange(DRAWS)[:, None]
    return np.bincount(drawn.reshape(-1), minlength=DRAWS * n).reshape(DRAWS, n).astype(float)


def percentiles(values: Array) -> tuple[float | None, float | None]:
    """The plain 95 % percentile interval of draws; missing where no draw has a value."""
    usable = values[~np.isnan(values)]
    if not usable.size:
        return None, None
    low, high = np.quantile(usable, [(1 - COVERAGE) / 2, (1 + COVERAGE) / 2])
    return float(low), float(high)


def _summed(values: Array, place: npt.NDArray[np.intp], n: int) -> Array:
    order = np.argsort(place, kind="stable")
    return np.add.reduceat(values[order], np.searchsorted(place[order], np.arange(n)), axis=0)
