"""How far an outlet is from itself, beside how far it is from another: no difference is large that is no larger than that.

An outlet's articles are split in two halves at random, many times, and the halves compared; two outlets are compared by halves of the
same size, for a distance between few articles is large by chance alone (after Kilgarriff 2001). The distance is the square root of
the Jensen–Shannon divergence of their words, names or frames, in bits: 0 alike, 1 nothing in common.

One figure says how far two outlets are apart on all words and names at once (`apart`), with what chance gives taken off, so that it may
be compared between outlets of different size: distances of counts are too large for few articles (Gentzkow, Shapiro and Taddy 2019).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, combinations_with_replacement
from typing import Literal

import numpy as np
import numpy.typing as npt

from analysis.compare import families, words
from analysis.measure import attention, rates, resampling, scope, units
from analysis.measure.units import Units
from analysis.model import Analysis, VoiceChoice

SPLITS = 200
MIN_HALF = 2
"""An outlet of fewer than twice so many articles cannot be split."""
MOST = 1_000
"""So many of the most frequent features are compared."""

Of = Literal["words", "names", "frames"]
COLUMNS: dict[Of, tuple[str, str]] = {"words": ("terms", "lemma"), "names": ("mentions", "entity"), "frames": ("frames", "frame")}

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Distance:
    """How far halves of two outlets lie apart (of one outlet: from itself): the mean over the splits and their middle 95 %.

    ``n_articles`` is the size of a half. Missing values mean too few articles. The range is over splits of the same articles; it
    is no confidence interval.
    """

    one: str
    other: str
    of: Of
    n_articles: int
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Apart:
    """How far the articles of two outlets are apart in what they name and which words they use: the root of the mean square, over
    ``n_features`` names and words, of the difference of their means in standard deviations of an article, less what chance gives.

    ``value``: 0 upwards; 0: no further apart than two random halves of the same articles are on average. ``chance``: what 19 of 20
    random exchanges of the names stay below; ``p``: how many of them (out of one) come as far. Missing values mean that too few
    articles, or no feature, can be compared. Do not compare between corpora on different topics. It has no rows of its own: what it is
    made of opens under the measures of names and words.
    """

    one: str
    other: str
    n_features: int
    value: float | None
    chance: float | None
    p: float | None


def apart(analysis: Analysis, voice: VoiceChoice = "both") -> list[Apart]:
    """Every pair of outlets; those with fewer than five articles, or with a text that was translated back, have no value."""
    owner = analysis["articles"]["outlet"].to_numpy()
    fit = families.fit_outlets(analysis, of_wording=True)
    counted = [attention.count(analysis, voice), words.count(analysis, voice)] if len(fit) > 1 else []
    return [
        _apart(counted, owner == one, owner == other, one, other) if {one, other} <= fit else Apart(one, other, 0, None, None, None)
        for one, other in combinations(scope.outlets(analysis), 2)
    ]


def in_words(found: Apart) -> str:
    """How far two outlets are apart on the whole, as a sentence; what cannot be said has its reason."""
    if found.value is None or found.chance is None:
        return f"On the whole, {found.one} and {found.other} are not compared: too few articles, or the wording is a translator’s."
    said = "further apart than chance makes them" if found.value > found.chance else "no further apart than chance may make them"
    return (
        f"On the whole, {found.one} and {found.other} are {said}: {found.value:.2f}, where random exchanges of the names stay below "
        f"{found.chance:.2f} in 19 of 20 (over {found.n_features} names and words, in standard deviations of an article)."
    )


def _apart(counted: list[Units], mine: npt.NDArray[np.bool_], theirs: npt.NDArray[np.bool_], one: str, other: str) -> Apart:
    both = mine | theirs
    standard = np.concatenate([_standardised(of.of(both)) for of in counted], axis=1)
    n_features, n, first = standard.shape[1], int(mine.sum()), mine[both]
    if not n_features:
        return Apart(one, other, 0, None, None, None)
    rng = np.random.default_rng(resampling.SEED)
    sides = np.stack([first, *(rng.permutation(first) for _ in range(SPLITS))]).astype(np.float32)
    gaps = (sides @ standard) * (1 / n + 1 / (len(first) - n))  # what one side has too much, the other lacks
    beyond = (gaps**2).mean(axis=1) - (1 / n + 1 / (len(first) - n))
    value, chance = (float(np.sqrt(max(0.0, square))) for square in (beyond[0], np.quantile(beyond[1:], resampling.COVERAGE)))
    return Apart(one, other, n_features, value, chance, float((1 + (beyond[1:] >= beyond[0]).sum()) / (1 + SPLITS)))


def _standardised(counted: Units) -> npt.NDArray[np.float32]:
    """What each article has above the pooled rate, in standard deviations; without features that are in too few articles."""
    enough = (counted.rows.sum(axis=0) >= families.MIN_ROWS) & ((counted.rows > 0).sum(axis=0) >= families.MIN_SPREAD)
    own = counted.only(enough)
    total = own.denominators.sum(axis=0)
    rate = np.divide(own.numerators.sum(axis=0), total, out=np.zeros_like(total), where=total > 0)
    above = own.numerators - rate * own.denominators
    sd = above.std(axis=0, ddof=1)
    return np.asarray(above[:, sd > 0] / sd[sd > 0], dtype=np.float32)


def find(analysis: Analysis, of: Of, voice: VoiceChoice = "both") -> list[Distance]:
    """Every outlet against itself and every other; all halves are as large as half of the smallest outlet that can be split."""
    counts = _counts(analysis, of, voice)
    owner = analysis["articles"]["outlet"].to_numpy()
    places = {name: np.flatnonzero((owner == name) & (counts.sum(axis=1) > 0)) for name in scope.outlets(analysis)}
    half = min((len(p) // 2 for p in places.values() if len(p) >= 2 * MIN_HALF), default=0)
    return [
        _distance(counts, places[one], places[other], one, other, of, half)
        for one, other in combinations_with_replacement(places, 2)
    ]


def between(analysis: Analysis, one: str, other: str, of: Of, voice: VoiceChoice = "both") -> float:
    """The distance between all the articles of two outlets, 0 to 1; of use only beside that of outlets of the same size."""
    counts, owner = _counts(analysis, of, voice), analysis["articles"]["outlet"].to_numpy()
    return divergence(counts[owner == one].sum(axis=0), counts[owner == other].sum(axis=0))


def _counts(analysis: Analysis, of: Of, voice: VoiceChoice) -> Array:
    """Articles × the most frequent features."""
    table, column = COLUMNS[of]
    rows = rates.in_voice(analysis[table], voice)
    weight = "count" if table == "terms" else None
    totals = rows.groupby(column)["count"].sum() if weight else rows[column].value_counts()
    return units.add(analysis, rows, column, list(totals.nlargest(MOST).index), weight)


def _distance(
    counts: Array, one: npt.NDArray[np.intp], other: npt.NDArray[np.intp], name: str, other_name: str, of: Of, half: int
) -> Distance:
    same = name == other_name
    if not half or min(len(one), len(other)) < (2 * half if same else half):
        return Distance(name, other_name, of, half, None, None, None)
    rng = np.random.default_rng(resampling.SEED)
    drawn = np.empty(SPLITS)
    for i in range(SPLITS):
        first = rng.permutation(one)
        second = first[half:] if same else rng.permutation(other)
        drawn[i] = divergence(counts[first[:half]].sum(axis=0), counts[second[:half]].sum(axis=0))
    low, high = np.quantile(drawn, [(1 - resampling.COVERAGE) / 2, (1 + resampling.COVERAGE) / 2])
    return Distance(name, other_name, of, half, float(drawn.mean()), float(low), float(high))


def divergence(one: Array, other: Array) -> float:
    """The square root of the Jensen–Shannon divergence of two rows of counts, 0 to 1."""
    p, q = one / one.sum(), other / other.sum()
    middle = (p + q) / 2
    return float(np.sqrt(max(0.0, _entropy(middle) - (_entropy(p) + _entropy(q)) / 2)))


def _entropy(p: Array) -> float:
    positive = p[p > 0]
    return float(-(positive * np.log2(positive)).sum())
