"""Every measure of every outlet beside the others', with what may be said of the difference: the rows of the difference view.

Three answers are kept apart: a *difference* that the test supports (or, of fewer than five articles, one that is larger than their
error and than the yardstick: a *description*); *no visible difference*, where it was tested and could be chance; and *not
compared*, with the reason. The last is never the second.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

import numpy as np

from analysis.compare import descriptions, differences, families, halves
from analysis.compare.differences import Difference
from analysis.compare.families import Family
from analysis.compare.halves import Yardstick
from analysis.find import lexicon
from analysis.indicators import ALL
from analysis.measure import resampling, scope
from analysis.measure.indicator import Indicator
from analysis.model import Analysis, Estimate, VoiceChoice

Verdict = Literal["difference", "description", "no visible difference", "not compared"]
ORDER: tuple[Verdict, ...] = ("difference", "description", "no visible difference", "not compared")

RETRANSLATED = "the wording is a translator’s"
UNTESTED: Mapping[str, str] = {
    "consensus_coverage": "it is counted against the other outlets of each story",
    "exclusivity": "it is counted against the other outlets of each story",
    "keyness": "each word stands against the others already, with its interval",
}
"""Measures that have no test of their own, and why."""

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "Who is named, and who acts": ("entity_rate", "agency", "agent_dropped"),
    "Who speaks": ("quoted_share", "speaker_share", "side_share", "cue_class_share"),
    "In which frames": ("frame_rate",),
    "In which words": ("war_label_rate", "loaded_rate", "certainty_rate", "word_share", "keyness"),
    "What is told of two actors": ("event_count",),
    "Who is left out": ("consensus_coverage", "exclusivity"),
    "How it is judged": ("stance", "tie_stance", "headline_gap", "word_tone"),
}
"""Measures that answer one question; every indicator stands in one of them, and a name that is not registered has no row."""


@dataclass(frozen=True, slots=True)
class Beside:
    """One feature of one measure in all outlets.

    ``reason`` says why it was not compared. ``apart`` are outlets that the test left out, each with the reason. ``found`` is the
    sharpest difference that stands; ``p`` of the sharpest pair, adjusted for the whole measure, is missing where nothing was tested.
    """

    indicator: str
    entity: str | None
    title: str
    estimates: tuple[Estimate, ...]
    verdict: Verdict
    reason: str
    apart: tuple[tuple[str, str], ...]
    found: Difference | None
    strength: float
    p: float | None
    basis: str
    yardstick: Yardstick | None

    @property
    def gap(self) -> float | None:
        """From the lowest value to the highest; missing where fewer than two outlets have one."""
        values = [e.value for e in self.estimates if e.value is not None]
        return max(values) - min(values) if len(values) > 1 else None


def find(
    analysis: Analysis, voice: VoiceChoice = "both", *, whole: Analysis | None = None, indicators: Sequence[Indicator] = ALL
) -> list[Beside]:
    """The rows of every measure, the surest difference first. ``whole`` is the corpus that a yardstick may be taken from.

    Nothing where fewer than two outlets are there.
    """
    if len(scope.outlets(analysis)) < 2:
        return []
    few = descriptions.plain(analysis, voice, whole)
    tested = families.find(analysis, indicators, voice)
    return ordered([row for family in tested for row in _of_family(analysis, family, voice, whole or analysis, few)])


def _of_family(analysis: Analysis, family: Family, voice: VoiceChoice, whole: Analysis, few: Sequence[Difference]) -> list[Beside]:
    indicator, apart = family.indicator, unfit(analysis, family.indicator)
    estimates = sorted(indicator.estimate(analysis, voice), key=lambda e: str(e.entity))
    found: dict[str | None, Difference] = {}
    stated = differences.surest(differences.stated(analysis, family, voice))
    for difference in [*stated, *(d for d in few if d.indicator == indicator.name)]:
        found.setdefault(difference.entity, difference)
    sharpest = _sharpest(family)
    yardsticks = halves.find(analysis, whole, indicator, voice)
    titles = {frame.key: frame.title for frame in lexicon.frames()} if indicator.name == "frame_rate" else {}
    rows = []
    for entity, group in groupby(estimates, key=lambda e: e.entity):
        here, one = tuple(group), found.get(entity)
        if not any(e.n for e in here):
            continue
        strength, p = sharpest.get(entity, (one.z if one else 0.0, None))
        verdict = _verdict(one, entity in sharpest)
        reason = _reason(analysis, family, here, apart) if verdict == "not compared" else ""
        title = titles.get(entity or "", entity or indicator.title)
        basis = family.basis or ""
        yardstick = yardsticks.get(entity)
        rows.append(Beside(indicator.name, entity, title, here, verdict, reason, apart, one, strength, p, basis, yardstick))
    return rows


def ordered(rows: Sequence[Beside]) -> list[Beside]:
    """The surest first; what was not compared last, that with the most rows of evidence first."""
    return sorted(
        rows,
        key=lambda row: (
            ORDER.index(row.verdict),
            -row.strength,
            -sum(e.n for e in row.estimates) if row.verdict == "not compared" else 0,
            row.indicator,
            row.title,
        ),
    )


def unfit(analysis: Analysis, indicator: Indicator) -> tuple[tuple[str, str], ...]:
    """Outlets that the test of a measure leaves out, each with the reason."""
    sizes = scope.analysed(analysis)["outlet"].value_counts()
    found = []
    for name in scope.outlets(analysis):
        n = int(sizes.get(name, 0))
        if indicator.of_wording and not scope.is_ranked(analysis, name):
            found.append((name, RETRANSLATED))
        elif n < resampling.MIN_ARTICLES:
            found.append((name, f"{n} article{'s' * (n != 1)}"))
    return tuple(found)


def _sharpest(family: Family) -> dict[str | None, tuple[float, float]]:
    """Feature → how strong its sharpest pair is, and its p."""
    if family.units is None or family.tested is None or not family.tested.p.size:
        return {}
    strength, p = np.abs(family.tested.strength), family.tested.p
    best = p.argmin(axis=0)
    return {feature: (float(strength[best[i], i]), float(p[best[i], i])) for i, feature in enumerate(family.units.features)}


def _verdict(found: Difference | None, is_tested: bool) -> Verdict:
    if found:
        return "difference" if found.p is not None else "description"
    return "no visible difference" if is_tested else "not compared"


def _reason(analysis: Analysis, family: Family, here: Sequence[Estimate], apart: tuple[tuple[str, str], ...]) -> str:
    """Why a row was not compared, the first reason that holds."""
    if family.indicator.name in UNTESTED:
        return UNTESTED[family.indicator.name]
    if family.status == "not_available":
        return "no test is made of this measure"
    if family.status == "few_articles":
        n_translated = sum(why == RETRANSLATED for _, why in apart)
        few = f"a test needs {resampling.MIN_ARTICLES} articles of each of two"
        enough = len(apart) - n_translated < len(scope.outlets(analysis)) - 1
        return f"{RETRANSLATED} in " + ", ".join(name for name, _ in apart) if n_translated and enough else few
    rows = sum(e.n for e in here)
    if rows < families.MIN_ROWS:
        return f"there {'is' if rows == 1 else 'are'} {rows} row{'s' * (rows != 1)} in all, fewer than {families.MIN_ROWS}"
    if sum(e.value is not None for e in here) < 2:
        return "only one has anything of the kind to measure"
    if family.units is not None and len(family.units.features) >= families.MOST_FEATURES:
        return f"it stands in fewer articles than the {families.MOST_FEATURES} that are tested"
    return f"it stands in fewer than {families.MIN_SPREAD} articles"
