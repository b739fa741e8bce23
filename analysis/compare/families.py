"""Families of differences: every measure is one, tested whole, and all of them together.

All features of a measure (each entity, each frame) between all pairs of outlets, and between each outlet and all the others, are
tested at once by permutation (`permutation`), inside stories where the outlets share enough of them, so that a family states anything
at all in fewer than one run out of twenty where outlets are two names of one newsroom. Over the families the false discovery rate is
held at the same 4 % (Benjamini and Hochberg 1995), and in those that stand a feature is stated up to the share of the 4 % that the
standing families make up (Benjamini and Bogomolov 2014): looking at a dozen measures finds no more by chance than looking at one.
What was not tested says why.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.compare import permutation
from analysis.compare.permutation import Tested
from analysis.measure import resampling, scope
from analysis.measure.indicator import Indicator
from analysis.measure.units import Units
from analysis.model import Analysis, VoiceChoice

ERROR_RATE = 0.04
"""A little below the one in twenty that is promised, so that a count of a thousand random splits stays below it as well."""
MIN_ROWS = 6
"""A feature with fewer rows in all the articles compared is not tested: even if one of two outlets had all of them, chance would give
as much more often than once in twenty times (sign test: 2 / 2^5)."""
MIN_SPREAD = 3
"""Nor is one that fewer articles than this hold: one long article is no habit."""
MOST_FEATURES = 500
"""Of more features than these those are tested that most articles hold: thousands of rare ones would drown what differs."""

Basis = Literal["within stories", "across stories"]
Status = Literal["ok", "too_few", "few_articles", "not_available"]


@dataclass(frozen=True, slots=True)
class Family:
    """One measure, tested.

    ``status``: `ok`; `too_few` (no feature has rows and articles enough to be told from chance); `few_articles` (fewer than two
    outlets have five articles, in their own wording where wording is measured); `not_available` (the measure counts nothing
    article by article). ``tested`` and ``basis`` are missing unless `ok`. ``level``: features with a ``p`` up to it stand; 0
    where the family as a whole does not stand among the others.
    """

    indicator: Indicator
    status: Status
    outlets: tuple[str, ...]
    units: Units | None = None
    tested: Tested | None = None
    basis: Basis | None = None
    level: float = 0.0

    @property
    def p(self) -> float:
        """The chance that a family shows as much as this one where there is nothing; 1 where it was not tested."""
        return float(self.tested.p.min()) if self.tested is not None and self.tested.p.size else 1.0

    @property
    def n_stand(self) -> int:
        """How many features of how many comparisons stand."""
        return int((self.tested.p <= self.level).sum()) if self.tested is not None else 0


def find(analysis: Analysis, indicators: Sequence[Indicator], voice: VoiceChoice) -> list[Family]:
    """Every measure between all outlets of an analysis, tested or with the reason why not."""
    articles = analysis["articles"]
    owners = list(articles["outlet"])
    stories = [None if pd.isna(story) else str(story) for story in articles["story"]]
    fit = {wording: fit_outlets(analysis, of_wording=wording) for wording in (False, True)}
    counted = {i.name: i.units(analysis, voice) for i in indicators if i.units and len(fit[i.of_wording]) > 1}
    tested: dict[str, tuple[Units, Tested, Basis]] = {}
    for compared in dict.fromkeys(map(frozenset, fit.values())):
        mine = {i.name: counted[i.name] for i in indicators if i.name in counted and fit[i.of_wording] == compared}
        tested |= test(mine, owners, stories, compared)
    found: list[Family] = []
    for indicator in indicators:
        outlets = tuple(sorted(fit[indicator.of_wording]))
        if indicator.name in tested and len(tested[indicator.name][0].features):
            found.append(Family(indicator, "ok", outlets, *tested[indicator.name]))
        else:
            why: Status = "not_available" if not indicator.units else "few_articles" if len(outlets) < 2 else "too_few"
            found.append(Family(indicator, why, outlets))
    return levelled(found)


def levelled(found: Sequence[Family]) -> list[Family]:
    """The families with the level up to which their features stand beside one another."""
    p = {family.indicator.name: family.p for family in found if family.status == "ok"}
    levels = allowed(p)
    return [Family(f.indicator, f.status, f.outlets, f.units, f.tested, f.basis, levels.get(f.indicator.name, 0.0)) for f in found]


def allowed(p: Mapping[str, float]) -> dict[str, float]:
    """Family → the level for its features, from the p of each family; those that do not stand are left out."""
    standing: list[str] = []
    for rank, name in enumerate(sorted(p, key=lambda name: p[name]), start=1):
        if p[name] <= ERROR_RATE * rank / len(p):
            standing = sorted(p, key=lambda name: p[name])[:rank]
    return dict.fromkeys(standing, ERROR_RATE * len(standing) / len(p)) if p else {}


def test(
    families: Mapping[str, Units], owners: Sequence[str], stories: Sequence[str | None], fit: Collection[str]
) -> dict[str, tuple[Units, Tested, Basis]]:
    """Test families between the outlets that are ``fit``: of each the features tested, what came out, and where.

    ``owners`` and ``stories`` say of each article whose it is and of which story. Inside stories where exchanges enough are
    possible there, else over all articles. The features tested do not depend on whose the articles are, but that two outlets
    must have something to be counted out of.
    """
    keep = np.array([owner in fit for owner in owners], dtype=bool)
    owners = [o for o, k in zip(owners, keep, strict=True) if k]
    stories = [s for s, k in zip(stories, keep, strict=True) if k]
    of = {name: units.of(keep) for name, units in families.items()}
    of = {name: units.only(_testable(units, owners)) for name, units in of.items()}
    known = np.array([story is not None for story in stories], dtype=bool)
    told = [(o, s) for o, s in zip(owners, stories, strict=True) if s is not None]
    n_strata, least = permutation.possible([o for o, _ in told], [s for _, s in told]) if told else (0, 1.0)
    # so many exchanges that one family can stand beside the others: where there are fewer, nothing could ever be stated
    if n_strata >= permutation.MIN_STRATA and least < ERROR_RATE / 2 / max(1, len(families)):
        inside = {name: units.of(known) for name, units in of.items()}
        tested = permutation.together(inside, [o for o, _ in told], [s for _, s in told])
        return {name: (of[name], tested[name], "within stories") for name in of}
    tested = permutation.together(of, owners, None) if owners else {}
    return {name: (of[name], tested[name], "across stories") for name in tested}


def fit_outlets(analysis: Analysis, *, of_wording: bool) -> set[str]:
    """The outlets that may be compared: enough articles, and their own wording where wording is measured."""
    sizes = scope.analysed(analysis)["outlet"].value_counts()
    return {
        str(name)
        for name in sizes.index
        if sizes[name] >= resampling.MIN_ARTICLES and (not of_wording or scope.is_ranked(analysis, name))
    }


def _testable(units: Units, owners: Sequence[str]) -> npt.NDArray[np.bool_]:
    enough = (units.rows.sum(axis=0) >= MIN_ROWS) & ((units.rows > 0).sum(axis=0) >= MIN_SPREAD)
    names = np.array(owners)
    counted = np.zeros(len(units.features), dtype=int)
    for name in set(owners):
        counted += units.denominators[names == name].sum(axis=0) > 0
    fit = np.flatnonzero(enough & (counted > 1))
    spread = (units.rows[:, fit] > 0).sum(axis=0)
    chosen = np.zeros(len(units.features), dtype=bool)
    chosen[fit[np.argsort(-spread, kind="stable")[:MOST_FEATURES]]] = True
    return chosen
