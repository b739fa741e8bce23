"""How far an outlet is from itself on one measure: one half of its articles against the other.

No difference between outlets is large that is no larger than that. An outlet of two articles has two halves of one article; the
halves of a larger one are drawn at random, many times, and the mean distance is taken. Halves are smaller than the outlets that are
compared, so the yardstick errs on the long side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.compare import wording
from analysis.measure import resampling, scope
from analysis.measure.indicator import Indicator
from analysis.measure.units import Units
from analysis.model import Analysis, VoiceChoice

SPLITS = 200
AGAINST_OTHERS = frozenset({"keyness", "consensus_coverage", "exclusivity"})
"""Measures that are a comparison with the other outlets already: one outlet alone has no value of them."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """The mean distance of two halves of an outlet, in the unit of the measure; ``n_articles`` is the size of a half."""

    outlet: str
    n_articles: int
    value: float


def find(analysis: Analysis, whole: Analysis, indicator: Indicator, voice: VoiceChoice) -> dict[str | None, Yardstick]:
    """Entity → the largest distance of any outlet compared from itself.

    Where none of the outlets compared has two articles, of any outlet in the ``whole`` corpus; nothing where none has.
    """
    if indicator.name in AGAINST_OTHERS:
        return {}
    for data in (analysis, whole):
        sizes = scope.analysed(data)["outlet"].value_counts()
        outlets = [str(name) for name, n in sizes.items() if n > 1]
        if outlets:
            found = (
                _counted(data, indicator, outlets, voice)
                if indicator.units and not indicator.is_count
                else _estimated(data, indicator, outlets, voice)
            )
            return dict(sorted(found.items(), key=lambda pair: str(pair[0])))
    return {}


def distances(units: Units, here: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """For each feature the mean distance between two halves of these articles; NaN where a half has no denominator."""
    own = units.of(here)
    n = len(own.articles)
    first = _halves(n)
    with np.errstate(divide="ignore", invalid="ignore"):
        one = (first @ own.numerators) / (first @ own.denominators)
        other = ((1 - first) @ own.numerators) / ((1 - first) @ own.denominators)
    gaps = np.abs(one - other)
    there = np.isfinite(gaps)
    total = np.where(there, gaps, 0.0).sum(axis=0)
    return np.where(there.any(axis=0), total / np.maximum(there.sum(axis=0), 1), np.nan)


def _halves(n: int) -> npt.NDArray[np.float64]:
    """Splits × articles: 1 where an article is of the first half; two articles can be split in one way only."""
    rng = np.random.default_rng(resampling.SEED)
    splits = np.zeros((1 if n == 2 else SPLITS, n))
    for split in splits:
        split[rng.permutation(n)[: n // 2]] = 1.0
    return splits


def _counted(analysis: Analysis, indicator: Indicator, outlets: Sequence[str], voice: VoiceChoice) -> dict[str | None, Yardstick]:
    assert indicator.units is not None, "asked for before"
    units, owner = indicator.units(analysis, voice), analysis["articles"]["outlet"].to_numpy()
    found: dict[str | None, Yardstick] = {}
    for outlet in outlets:
        here = np.asarray(owner == outlet)
        for feature, gap in zip(units.features, distances(units, here), strict=True):
            if np.isfinite(gap):
                _keep(found, feature, Yardstick(outlet, int(here.sum()) // 2, float(gap)))
    return found


def _estimated(analysis: Analysis, indicator: Indicator, outlets: Sequence[str], voice: VoiceChoice) -> dict[str | None, Yardstick]:
    """For a measure that is not summed over articles: one split of each outlet, its articles in turn by date."""
    found: dict[str | None, Yardstick] = {}
    for outlet in outlets:
        articles = analysis["articles"]
        ids = articles[articles["outlet"] == outlet].sort_values(["published_from", "article_id"])["article_id"]
        half = {article: number % 2 for number, article in enumerate(ids)}
        own = scope.of_articles(analysis, ids)
        split = own["articles"].assign(outlet=own["articles"]["article_id"].map(half).astype("str"))
        values: dict[str | None, dict[str, float]] = {}
        for e in indicator.estimate(Analysis({**own.tables, "articles": split}, own.provenance), voice):
            if e.value is not None:
                values.setdefault(e.entity, {})[e.outlet] = e.value
        for entity, sides in values.items():
            if len(sides) == 2:
                _keep(found, entity, Yardstick(outlet, len(ids) // 2, abs(sides["0"] - sides["1"])))
    return found


def _keep(found: dict[str | None, Yardstick], feature: str | None, new: Yardstick) -> None:
    if feature not in found or new.value > found[feature].value:
        found[feature] = new


def in_words(yardstick: Yardstick, indicator: Indicator) -> str:
    """The yardstick as a sentence gives it."""
    how = f"differ by {wording.distance(indicator, yardstick.value)}" if yardstick.value else "do not differ at all"
    what = "articles" if yardstick.n_articles == 1 else "halves of the articles"
    return f"two {what} {wording.by(yardstick.outlet)} {how}"


def largest(yardsticks: Mapping[str | None, Yardstick]) -> str | None:
    """The outlet that most of the yardsticks are of."""
    outlets = [one.outlet for one in yardsticks.values()]
    return max(sorted(set(outlets)), key=outlets.count) if outlets else None
