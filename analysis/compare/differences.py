"""Differences between outlets, in a sentence each: only those that an exchange of the outlets' names would hardly show.

Every measure is a family of its own, and all of them are tested together (`families`). The surest come first: by how far they lie
outside of what exchanges show, each pulled towards nothing by as much as its whole family lies inside of it (`permutation`). Below
five articles of an outlet nothing is stated of it; what can be said of such articles is in `descriptions`. Measures of wording
leave out outlets whose text was translated back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from analysis.compare import families, wording
from analysis.compare.families import Basis, Family
from analysis.compare.permutation import Tested
from analysis.errors import SelectionError
from analysis.find import lexicon
from analysis.indicators import ALL
from analysis.measure import resampling, scope, ties
from analysis.measure.indicator import Indicator
from analysis.model import Analysis, Estimate, Selection, VoiceChoice

MEASURES: tuple[Indicator, ...] = tuple(indicator for indicator in ALL if indicator.units and indicator is not ties.INDICATOR)
"""Every registered measure that counts article by article, but for ties and groups: they are made of the scores that `stance` holds."""
EACH_MEASURE = 2
"""No more sentences than this from one measure, so that one kind of difference does not crowd out the others."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference between two outlets that the data support, in words and in figures.

    ``z`` is the difference in standard deviations of what chance gives; ``p`` is adjusted for all features and pairs of the
    measure, ``q`` the false discovery rate; both are missing in a description of fewer than five articles. ``strength`` is ``z``
    shrunk by what the whole measure shows, to rank by.
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
    strength: float = 0.0


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
    found = [difference for family in families.find(chosen, measures, voice) for difference in stated(chosen, family, voice)]
    return varied(sorted(found, key=lambda d: (-d.strength, -d.z, d.sentence)), limit)


def choose(analysis: Analysis, outlets: Sequence[str]) -> Analysis:
    """The part of an analysis that is to be compared."""
    if len(set(outlets)) == 1:
        raise SelectionError(f"{outlets[0]}: a comparison needs two outlets; name another one")
    return scope.select(analysis, Selection(outlets=tuple(outlets))) if outlets else analysis


def find(analysis: Analysis, indicator: Indicator, voice: VoiceChoice) -> list[Difference]:
    """All differences of one measure that stand where it alone is looked at, without order."""
    return [d for family in families.find(analysis, [indicator], voice) for d in stated(analysis, family, voice)]


def stated(analysis: Analysis, family: Family, voice: VoiceChoice) -> list[Difference]:
    """The differences of a family that stand, without order."""
    indicator, tested = family.indicator, family.tested
    if family.units is None or tested is None or family.basis is None or not family.n_stand:
        return []
    estimates = {(e.outlet, e.entity): e for e in indicator.estimate(analysis, voice)}
    labels, titles, basis = scope.labels(analysis), _titles(indicator), _basis_in_words(family.basis, tested)
    found: list[Difference] = []
    for pair, feature in zip(*np.nonzero(tested.p <= family.level), strict=True):
        entity, z = family.units.features[feature], float(tested.z[pair, feature])
        one, other = (estimates.get((name, entity)) for name in tested.pairs[pair])
        if one is None or other is None or one.value is None or other.value is None or (one.value - other.value) * z <= 0:
            continue  # the pooled score and the two rates disagree on who is higher: nothing to state
        more, less = (one, other) if z > 0 else (other, one)
        said = wording.sentence(indicator, more, less, title=titles.get(entity or ""))
        beside = wording.caveat(indicator, more, less, labels, basis)
        p, q, strength = (float(values[pair, feature]) for values in (tested.p, tested.q, tested.strength))
        found.append(
            Difference(said, beside, indicator.name, entity, voice, more, less, abs(z), p, q, family.basis, "ok", abs(strength))
        )
    return found


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


def _titles(indicator: Indicator) -> dict[str, str]:
    return {frame.key: frame.title for frame in lexicon.frames()} if indicator.name == "frame_rate" else {}


def _basis_in_words(basis: Basis, tested: Tested) -> str:
    if basis == "within stories":
        return f"compared inside {tested.n_strata} stories that the outlets share"
    return "compared across stories: different dates and events"
