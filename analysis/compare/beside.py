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
import pandas as pd

from analysis.compare import descriptions, differences, halves
from analysis.compare.differences import Difference
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
    "event_count": "a count that grows with the length of the articles",
    "keyness": "each word stands against the others already, with its interval",
}
"""Measures that have no test of their own, and why."""

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "Who is named, and who acts": ("entity_rate", "agency", "agent_dropped"),
    "Who speaks": ("quoted_share", "speaker_share", "cue_class_share"),
    "In which frames": ("frame_rate",),
    "In which words": ("war_label_rate", "loaded_rate", "certainty_rate", "word_share", "keyness"),
    "What is told of two actors": ("event_count",),
    "How it is judged": ("stance", "headline_gap", "word_tone"),
}
"""Measures that answer one question; every indicator stands in one of them."""


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
    z: float
    p: float | None
    basis: str
    yardstick: Yardstick | None

    @property
    def gap(self) -> float | None:
        """From the lowest value to the highest; missing where fewer than two outlets have one."""
        values = [e.value for e in self.estimates if e.value is not None]
        return max(values) - min(values) if len(values) > 1 else None


@dataclass(frozen=True, slots=True)
class _Tested:
    """What the test of a measure gave: feature → the strength and p of its sharpest pair."""

    sharpest: Mapping[str | None, tuple[float, float]]
    basis: str


def find(
    analysis: Analysis, voice: VoiceChoice = "both", *, whole: Analysis | None = None, indicators: Sequence[Indicator] = ALL
) -> list[Beside]:
    """The rows of every measure, the surest difference first. ``whole`` is the corpus that a yardstick may be taken from.

    Nothing where fewer than two outlets are there.
    """
    if len(scope.outlets(analysis)) < 2:
        return []
    few = descriptions.plain(analysis, voice)
    return ordered([row for one in indicators for row in _of_measure(analysis, one, voice, whole or analysis, few)])


def _of_measure(
    analysis: Analysis, indicator: Indicator, voice: VoiceChoice, whole: Analysis, few: Sequence[Difference]
) -> list[Beside]:
    apart = unfit(analysis, indicator)
    estimates = sorted(indicator.estimate(analysis, voice), key=lambda e: str(e.entity))
    stated: dict[str | None, Difference] = {}
    for difference in sorted(differences.find(analysis, indicator, voice), key=lambda d: -abs(d.z)):
        stated.setdefault(difference.entity, difference)
    described = {d.entity: d for d in few if d.indicator == indicator.name}
    tested = _test(analysis, indicator, voice, apart)
    yardsticks = halves.find(analysis, whole, indicator, voice)
    titles = {frame.key: frame.title for frame in lexicon.frames()} if indicator.name == "frame_rate" else {}
    rows = []
    for entity, group in groupby(estimates, key=lambda e: e.entity):
        here = tuple(group)
        if not any(e.n for e in here):
            continue
        found = stated.get(entity) or described.get(entity)
        z, p = tested.sharpest.get(entity, (0.0, None))
        verdict = _verdict(entity, stated, described, tested)
        reason = _reason(analysis, indicator, here, apart) if verdict == "not compared" else ""
        title = titles.get(entity or "", entity or indicator.title)
        z = abs(found.z) if found else z
        rows.append(
            Beside(indicator.name, entity, title, here, verdict, reason, apart, found, z, p, tested.basis, yardsticks.get(entity))
        )
    return rows


def ordered(rows: Sequence[Beside]) -> list[Beside]:
    """The surest first; what was not compared last, that with the most rows of evidence first."""
    return sorted(
        rows,
        key=lambda row: (
            ORDER.index(row.verdict),
            -row.z,
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


def _test(analysis: Analysis, indicator: Indicator, voice: VoiceChoice, apart: tuple[tuple[str, str], ...]) -> _Tested:
    fit = set(scope.outlets(analysis)) - {name for name, _ in apart}
    if indicator.units is None or len(fit) < 2:
        return _Tested({}, "")
    articles = analysis["articles"]
    stories = [None if pd.isna(story) else str(story) for story in articles["story"]]
    units, tested, basis = differences.test(indicator.units(analysis, voice), list(articles["outlet"]), stories, fit)
    if not tested.p.size:
        return _Tested({}, basis)
    best = np.abs(tested.z).argmax(axis=0)
    sharpest = {
        feature: (float(abs(tested.z[best[i], i])), float(tested.p[best[i], i])) for i, feature in enumerate(units.features)
    }
    return _Tested(sharpest, basis)


def _verdict(
    entity: str | None,
    stated: Mapping[str | None, Difference],
    described: Mapping[str | None, Difference],
    tested: _Tested,
) -> Verdict:
    if entity in stated:
        return "difference"
    if entity in tested.sharpest:
        return "no visible difference"
    return "description" if entity in described else "not compared"


def _reason(analysis: Analysis, indicator: Indicator, here: Sequence[Estimate], apart: tuple[tuple[str, str], ...]) -> str:
    """Why a row was not compared, the first reason that holds."""
    n_outlets = len(scope.outlets(analysis))
    if indicator.name in UNTESTED:
        return UNTESTED[indicator.name]
    if n_outlets - len(apart) < 2:
        few = [name for name, why in apart if why != RETRANSLATED]
        if len(apart) - len(few) and len(few) < n_outlets - 1:
            return "too few outlets are left: " + "; ".join(f"{name}: {why}" for name, why in apart)
        return f"a test takes {resampling.MIN_ARTICLES} articles of each of two"
    if indicator.units is None:
        return "no test was made for this measure"
    rows = sum(e.n for e in here)
    if rows < differences.MIN_ROWS:
        return f"{rows} row{'s' * (rows != 1)} in all, fewer than {differences.MIN_ROWS}"
    if any(e.value is None for e in here):
        return "an outlet has nothing of the kind to measure"
    return f"in fewer than {differences.MIN_SPREAD} articles"
