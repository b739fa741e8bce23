"""Differences between outlets, in a sentence each: only those that an exchange of the outlets' names would hardly show.

Every measure is a family of its own, and all of them are tested together (`families`). The surest come first: by how far they lie
outside of what exchanges show, each pulled towards nothing by as much as its whole family lies inside of it (`permutation`). Below
five articles of an outlet nothing is stated of it; what can be said of such articles is in `descriptions`. Measures of wording
leave out outlets whose text was translated back.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from analysis.compare import families, rarity, repeats, wording, words
from analysis.compare.families import Basis, Family
from analysis.compare.permutation import Tested
from analysis.errors import SelectionError
from analysis.find import lexicon
from analysis.indicators import ALL, BY_NAME
from analysis.measure import resampling, scope, ties
from analysis.measure.indicator import Indicator
from analysis.model import Analysis, Estimate, Selection, VoiceChoice

MEASURES: tuple[Indicator, ...] = tuple(indicator for indicator in ALL if indicator.units and indicator is not ties.INDICATOR)
"""Every registered measure that counts article by article, but for ties and groups: they are made of the scores that `stance` holds."""
EACH_MEASURE = 2
"""No more sentences than this from one measure before the others had their turn, so that one kind does not crowd them out."""
ABOUT = 0.9
"""What has this share of the strength is about as sure."""
LOOKED_AT = 3
"""Of so many times the sentences asked for it is looked at whether they say anything new."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference between two outlets that the data support, in words and in figures.

    Where one outlet stands apart from all those compared, ``others`` are the rest of them, which lie beyond the nearer of the two.
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
    others: tuple[Estimate, ...] = ()

    @property
    def sides(self) -> tuple[Estimate, ...]:
        """All estimates that the sentence speaks of."""
        return (self.more, self.less, *self.others)


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
    ordered = surest(found)
    return varied(repeats.without(chosen, varied(ordered, LOOKED_AT * limit)), limit)


def surest(found: Iterable[Difference]) -> list[Difference]:
    """One for each feature, the surest first.

    Of what stands on one feature and is about as sure, “never” says more than “less”: anybody can check it. What the test cannot
    tell apart (few exchanges give a few values of p) is ordered by how many rows speak for it, words by how rare they are elsewhere.
    """
    most: dict[tuple[str, str | None], Difference] = {}
    for difference in sorted(found, key=lambda d: (-d.strength, -d.z, d.sentence)):
        first = most.setdefault((difference.indicator, difference.entity), difference)
        if first.less.n and not difference.less.n and difference.strength >= ABOUT * first.strength:
            most[difference.indicator, difference.entity] = difference
    return sorted(most.values(), key=lambda d: (d.p, -_weight(d), _commonness(d), -d.strength, d.sentence))


def _weight(difference: Difference) -> float:
    """How many rows more there are on one side, in units of the scatter of such a count."""
    more, less = difference.more.n, difference.less.n
    return round((more - less) / math.sqrt(max(1, more + less)), 6)


def _commonness(difference: Difference) -> float:
    """The share of articles anywhere that use a word, 0 to 1; 0 for what is no word."""
    return rarity.background().get(difference.entity or "", 0.0) if difference.indicator == words.INDICATOR.name else 0.0


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
        one, other = tested.pairs[pair]
        sides = _sides([e for name in family.outlets if (e := estimates.get((name, entity)))], one, other, z > 0)
        if not sides:
            continue
        more, less, *others = sides
        said = wording.sentence(indicator, more, less, title=titles.get(entity or ""), others=others)
        beside = wording.caveat(indicator, _told_first(sides), labels, basis)
        p, q, strength = (float(values[pair, feature]) for values in (tested.p, tested.q, tested.strength))
        surely = (abs(z), p, q, family.basis)
        found.append(
            Difference(said, beside, indicator.name, entity, voice, more, less, *surely, "ok", abs(strength), tuple(others))
        )
    return found


def _sides(here: Sequence[Estimate], one: str, other: str | None, is_high: bool) -> list[Estimate]:
    """The higher and the lower of two outlets and, where one stands against all others, these; the nearest of them comes first.

    Nothing where the figures do not say what was tested: the pooled score and the rates can disagree on who is higher.
    """
    own = next((e for e in here if e.outlet == one), None)
    rest = [e for e in here if e.outlet != one and other in (e.outlet, None)]
    if own is None or own.value is None or not rest or any(e.value is None for e in rest):
        return []
    sign = 1 if is_high else -1
    rest.sort(key=lambda e: (-sign * _level(e), -sign * e.n, e.outlet))
    if sign * (_level(own) - _level(rest[0])) <= 0:
        return []
    return [own, *rest] if is_high else [rest[0], own, *rest[1:]]


def _told_first(sides: Sequence[Estimate]) -> list[Estimate]:
    """The outlet that stands apart, then the others by name; of two the higher first."""
    more, less, *others = sides
    one = wording.apart(more, less, others) or more
    return [one, *sorted((e for e in sides if e is not one), key=lambda e: e.outlet)]


def _level(estimate: Estimate) -> float:
    """A value to compare by: a count stands for as much as it is of each article."""
    value = estimate.value or 0.0
    return value / max(1, estimate.n_articles) if BY_NAME[estimate.indicator].is_count else value


def is_tested(analysis: Analysis) -> bool:
    """Whether two outlets have articles enough to be compared at all; where not, no difference found says nothing."""
    return bool((scope.analysed(analysis)["outlet"].value_counts() >= resampling.MIN_ARTICLES).sum() > 1)


def varied(found: Sequence[Difference], limit: int) -> list[Difference]:
    """The first ones, each measure and entity once, and no measure more often than twice before the others had their turn."""
    turns: dict[str, int] = {}
    once = list({(d.indicator, d.entity): d for d in reversed(found)}.values())
    order: list[tuple[int, float, Difference]] = []
    for difference in once[::-1]:
        turns[difference.indicator] = turns.get(difference.indicator, 0) + 1
        order.append(((turns[difference.indicator] - 1) // EACH_MEASURE, -difference.strength, difference))
    return [difference for *_, difference in sorted(order, key=lambda row: row[:2])][:limit]


def _titles(indicator: Indicator) -> dict[str, str]:
    return {frame.key: frame.title for frame in lexicon.frames()} if indicator.name == "frame_rate" else {}


def _basis_in_words(basis: Basis, tested: Tested) -> str:
    if basis == "within stories":
        return f"compared inside {tested.n_strata} stories that the outlets share"
    return "compared across stories, too few being shared to compare inside them: different dates and events"
