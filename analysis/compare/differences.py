"""Differences between outlets, in a sentence each: only those that an exchange of the outlets' names would hardly show.

Every measure is a family of its own: all its features (each entity, each frame) and all pairs of outlets are tested together by
permutation over whole articles (`permutation`), inside stories where the outlets share enough of them. Where one outlet is just
another name for the same newsroom, a family states anything at all in one run out of twenty. Below five articles of an outlet
nothing is stated of it; what can be said of such articles is in `descriptions`. Measures of wording leave out outlets whose text
was translated back.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.compare import permutation, wording, words
from analysis.compare.permutation import Tested
from analysis.errors import SelectionError
from analysis.find import lexicon
from analysis.measure import attention, framing, quoted, resampling, scope, tone
from analysis.measure.indicator import Indicator
from analysis.measure.units import Units
from analysis.model import Analysis, Estimate, Selection, VoiceChoice

ERROR_RATE = 0.05
MEASURES: tuple[Indicator, ...] = (attention.INDICATOR, quoted.INDICATOR, framing.INDICATOR, tone.INDICATOR)
FAMILIES: tuple[Indicator, ...] = (*MEASURES, words.INDICATOR)
"""Words can be tested too; they are not among the first to be stated, for they mostly repeat what names and frames say."""
MIN_ROWS = 10
"""A feature with fewer rows in all the articles compared is not tested: it could not be told from chance."""
MIN_SPREAD = 3
"""Nor is one that fewer articles than this hold: one long article is no habit."""
EACH_MEASURE = 2
"""No more sentences than this from one measure, so that one kind of difference does not crowd out the others."""

Basis = Literal["within stories", "across stories"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference between two outlets that the data support, in words and in figures.

    ``z`` is the difference in standard deviations of what chance gives; ``p`` is adjusted for all features and pairs of the
    measure, ``q`` the false discovery rate; both are missing in a description of fewer than five articles.
    """

    sentence: str
    caveat: str
    indicator: str
    entity: str | None
    voice: VoiceChoice
    more: Estimate
    less: Estimate
    z: float
    p: float | None
    q: float | None
    basis: Basis
    status: Literal["ok", "these_articles_only"]


def contrast(
    analysis: Analysis,
    outlets: Sequence[str] = (),
    *,
    voice: VoiceChoice = "both",
    limit: int = 3,
    measures: Sequence[Indicator] = MEASURES,
) -> list[Difference]:
    """The surest differences between outlets (all of them, where none are named); an empty list is an answer.

    Raises ``SelectionError`` where a single outlet is named.
    """
    chosen = choose(analysis, outlets)
    found = [difference for indicator in measures for difference in find(chosen, indicator, voice)]
    return varied(sorted(found, key=lambda d: (-abs(d.z), d.sentence)), limit)


def choose(analysis: Analysis, outlets: Sequence[str]) -> Analysis:
    """The part of an analysis that is to be compared."""
    if len(set(outlets)) == 1:
        raise SelectionError(f"{outlets[0]}: a comparison needs two outlets; name another one")
    return scope.select(analysis, Selection(outlets=tuple(outlets))) if outlets else analysis


def find(analysis: Analysis, indicator: Indicator, voice: VoiceChoice) -> list[Difference]:
    """All differences of one measure that stand, without order."""
    if indicator.units is None or analysis["articles"].empty:
        return []
    articles = analysis["articles"]
    owners = list(articles["outlet"])
    stories = [None if pd.isna(story) else str(story) for story in articles["story"]]
    fit = _fit(analysis, indicator)
    units, tested, basis = test(indicator.units(analysis, voice), owners, stories, fit)
    stands = tested.p <= ERROR_RATE
    if not stands.any():
        return []
    estimates = {(e.outlet, e.entity): e for e in indicator.estimate(analysis, voice)}
    labels, titles = scope.labels(analysis), _titles(indicator)
    found: list[Difference] = []
    for pair, feature in zip(*np.nonzero(stands), strict=True):
        entity, z = units.features[feature], float(tested.z[pair, feature])
        one, other = (estimates.get((name, entity)) for name in tested.pairs[pair])
        if one is None or other is None or one.value is None or other.value is None or (one.value - other.value) * z <= 0:
            continue  # the pooled score and the two rates disagree on who is higher: nothing to state
        more, less = (one, other) if z > 0 else (other, one)
        said = wording.sentence(indicator, more, less, title=titles.get(entity or ""))
        beside = wording.caveat(indicator, more, less, labels, _basis_in_words(basis, tested))
        p, q = float(tested.p[pair, feature]), float(tested.q[pair, feature])
        found.append(Difference(said, beside, indicator.name, entity, voice, more, less, abs(z), p, q, basis, "ok"))
    return found


def test(units: Units, owners: Sequence[str], stories: Sequence[str | None], fit: Collection[str]) -> tuple[Units, Tested, Basis]:
    """Test all features of a family between the outlets that are ``fit``: the features tested, and what came out.

    ``owners`` and ``stories`` say of each article whose it is and of which story. Inside stories where exchanges enough are
    possible there, else over all articles.
    """
    keep = np.array([owner in fit for owner in owners], dtype=bool)
    units, owners = units.of(keep), [o for o, k in zip(owners, keep, strict=True) if k]
    stories = [s for s, k in zip(stories, keep, strict=True) if k]
    units = units.only(_testable(units, owners))
    known = np.array([story is not None for story in stories], dtype=bool)
    if known.any():
        inside = permutation.compare(
            units.of(known),
            [o for o, k in zip(owners, known, strict=True) if k],
            [s for s, k in zip(stories, known, strict=True) if k],
        )
        if inside.n_strata >= permutation.MIN_STRATA and inside.least < ERROR_RATE / 2:
            return units, inside, "within stories"
    return units, permutation.compare(units, owners, None), "across stories"


def is_tested(analysis: Analysis) -> bool:
    """Whether two outlets have articles enough to be compared at all; where not, no difference found says nothing."""
    return bool((scope.analysed(analysis)["outlet"].value_counts() >= resampling.MIN_ARTICLES).sum() > 1)


def varied(differences: Sequence[Difference], limit: int) -> list[Difference]:
    """The first ones, with each measure at most twice and each measure and entity once."""
    chosen: list[Difference] = []
    for difference in differences:
        same = [d for d in chosen if d.indicator == difference.indicator]
        if len(same) < EACH_MEASURE and all(d.entity != difference.entity for d in same):
            chosen.append(difference)
        if len(chosen) == limit:
            break
    return chosen


def _fit(analysis: Analysis, indicator: Indicator) -> set[str]:
    """The outlets that may be compared on a measure: enough articles, and their own wording where wording is measured."""
    sizes = scope.analysed(analysis)["outlet"].value_counts()
    return {
        str(name)
        for name in sizes.index
        if sizes[name] >= resampling.MIN_ARTICLES and (not indicator.of_wording or scope.is_ranked(analysis, name))
    }


def _testable(units: Units, owners: Sequence[str]) -> npt.NDArray[np.bool_]:
    enough = (units.rows.sum(axis=0) >= MIN_ROWS) & ((units.rows > 0).sum(axis=0) >= MIN_SPREAD)
    names = np.array(owners)
    for name in set(owners):
        enough &= units.denominators[names == name].sum(axis=0) > 0
    return np.asarray(enough)


def _titles(indicator: Indicator) -> dict[str, str]:
    return {frame.key: frame.title for frame in lexicon.frames()} if indicator.name == "frame_rate" else {}


def _basis_in_words(basis: Basis, tested: Tested) -> str:
    if basis == "within stories":
        return f"compared inside {tested.n_strata} stories that the outlets share"
    return "compared across stories: different dates and events"
