"""Intervals by resampling: what else these counts could have been.

From five articles of an outlet on, whole articles are drawn with replacement, because the sentences of one article are not
independent, and the interval is the studentised one (bootstrap-t): a plain percentile interval is too narrow for twenty articles with
bursty counts. It is at least as wide as Student's t makes it on a scale that does not end where the value does, with as many degrees
of freedom as the articles are worth (their effective number, Kish 1965: of nineteen short ones and a long one it is hardly more than
one): draws from few or uneven articles do not show how far these could scatter. What each article answers with yes or no is a share
of articles, whose chances are known without drawing. Of more articles than 500, lots of equal size are drawn, put together at
random. Below five articles the sentences of each article are drawn instead, with a percentile interval that speaks of these articles
alone. B = 2,000 draws, seeded.

In simulated corpora of twenty to a hundred articles the intervals hold the truth in 93 to 97 of 100 (``benchmarks/coverage.py``);
less often, down to 91 or 92, where few articles hold most of what is counted. Below a dozen articles rates hold more often, up to 99,
and shares of articles, which are shown from five rows on, less often, down to 84.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.measure import limits
from analysis.measure.limits import COVERAGE, percentiles

__all__ = [
    "COVERAGE",
    "DRAWS",
    "MIN_ARTICLES",
    "MIN_COUNT",
    "SEED",
    "Draws",
    "of_articles",
    "of_sentences",
    "percentiles",
    "ratios",
]

Array = npt.NDArray[np.float64]

DRAWS = 2_000
SEED = 20_240_516
MIN_ARTICLES = 5
MIN_COUNT = 5
"""Below this many rows of evidence no interval is shown."""
MOST_DRAWN = 500
"""More articles than these are drawn in lots: the spread of so many lots is known as well as anybody needs it."""

NEGLIGIBLE = 1e-10
"""Squares that cancel down to such a share of what they are made of are nothing but rounding."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What was drawn from, for each feature: the ratio, its standard error, how many equal units the uneven ones are worth, and the
    lowest and highest ratio of any unit, with whether no unit lies between them."""

    value: Array
    error: Array
    effective: Array
    lowest: Array
    highest: Array
    is_split: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, numerators: Array, denominators: Array) -> Sample:
        """From units × features."""
        n, total = len(numerators), denominators.sum(axis=0)
        with np.errstate(divide="ignore", invalid="ignore"):
            value = numerators.sum(axis=0) / total
            squares = ((numerators - value * denominators) ** 2).sum(axis=0)
            squares[squares <= NEGLIGIBLE * ((numerators**2).sum(axis=0) + value**2 * (denominators**2).sum(axis=0))] = 0
            error = np.sqrt(squares * n / max(1, n - 1)) / total
            effective = np.broadcast_to(total**2 / (denominators**2).sum(axis=0), value.shape)
            each = np.where(denominators > 0, numerators / denominators, np.nan)
        lowest, highest = np.fmin.reduce(each), np.fmax.reduce(each)
        return cls(value, error, effective, lowest, highest, ~((each > lowest) & (each < highest)).any(axis=0))


@dataclass(frozen=True, slots=True)
class Draws:
    """The ratios that each draw gave (draws × features), and what they were taken over.

    Where articles were drawn, ``errors`` has the standard error of each draw.
    """

    values: Array
    status: str
    errors: Array | None = None
    sample: Sample | None = None

    def interval(
        self, column: int, *, scale: float = 1.0, least: float = -np.inf, most: float = np.inf
    ) -> tuple[float | None, float | None]:
        """The 95 % interval of a feature times ``scale``, inside what the value can be; missing where no draw has a value."""
        low, high = self._interval(column, least / scale, most / scale)
        return (None, None) if low is None or high is None else (max(least, scale * low), min(most, scale * high))

    def _interval(self, column: int, least: float, most: float) -> tuple[float | None, float | None]:
        values, sample = self.values[:, column], self.sample
        if sample is None or np.isnan(sample.value[column]):
            return percentiles(values)
        value, error, n = (float(of[column]) for of in (sample.value, sample.error, sample.effective))
        says_yes_or_no = sample.is_split[column] and {sample.lowest[column], sample.highest[column]} <= {least, most}
        if says_yes_or_no and (self.errors is not None or value in (least, most)):  # what is all alike could be otherwise as well
            low, high = limits.yes_or_no((value - least) / (most - least), n)
            return least + (most - least) * low, least + (most - least) * high
        if self.errors is None or not error or not least < value < most:
            return percentiles(values)
        low, high = limits.students_t(value, error, n, least, most)
        lower, upper = limits.studentised(values, self.errors[:, column], value, error)
        return min(low, lower) if np.isfinite(lower) else low, max(high, upper) if np.isfinite(upper) else high


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
    return Draws(values, "these_articles_only", sample=Sample.of(numerators, denominators))


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
    sample = Sample.of(numerators, denominators)
    if len(numerators) > MOST_DRAWN:
        lot = np.random.default_rng(SEED).permutation(np.arange(len(numerators)) % MOST_DRAWN)
        numerators, denominators = (_summed(values, lot, MOST_DRAWN) for values in (numerators, denominators))
    n = len(numerators)
    weights = _weights(n)
    with np.errstate(divide="ignore", invalid="ignore"):
        totals = weights @ denominators
        values = (weights @ numerators) / totals
        cross = values * (weights @ (numerators * denominators))
        whole = weights @ numerators**2 + values**2 * (weights @ denominators**2)
        squares = whole - 2 * cross
        squares[squares <= NEGLIGIBLE * whole] = 0
        errors = np.sqrt(squares * n / (n - 1)) / totals
    return Draws(values, "ok", errors, sample)


@lru_cache(maxsize=4)
def _weights(n: int) -> Array:
    """How often each of n articles comes up in each draw; the same for every feature, so that draws can be compared.

    Kept, because of a large corpus all outlets ask for the same number of lots, and drawing takes longer than using them.
    """
    drawn = np.random.default_rng(SEED).integers(0, n, (DRAWS, n)) + n * np.arange(DRAWS)[:, None]
    return np.bincount(drawn.reshape(-1), minlength=DRAWS * n).reshape(DRAWS, n).astype(float)


def _summed(values: Array, place: npt.NDArray[np.intp], n: int) -> Array:
    order = np.argsort(place, kind="stable")
    return np.add.reduceat(values[order], np.searchsorted(place[order], np.arange(n)), axis=0)
