"""What can be said of fewer than five articles of an outlet: a description of these articles, never of the outlet.

The error is taken over the articles' sentences, which is too small for any word on the outlet. A difference is described only
where it is larger than that between two articles of one outlet in the same corpus, if there are any: the natural yardstick.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations
from statistics import NormalDist

from analysis.compare import wording
from analysis.compare.differences import Difference, choose, varied
from analysis.compare.families import ERROR_RATE
from analysis.measure import attention, quoted, rates, resampling, scope
from analysis.measure.indicator import Indicator
from analysis.model import Analysis, Estimate, VoiceChoice

MEASURES: tuple[Indicator, ...] = (attention.INDICATOR, quoted.INDICATOR)
"""Measures whose error over sentences means something; word tone of a handful of sentences does not."""
TOP_ENTITIES = 12
KNOWN = 1_000_000
"""Stands for so many units that an error is as good as known."""


def describe(analysis: Analysis, outlets: Sequence[str] = (), *, voice: VoiceChoice = "both", limit: int = 3) -> list[Difference]:
    """The plainest differences between articles of outlets that have fewer than five; an empty list is an answer.

    Raises ``SelectionError`` where a single outlet is named.
    """
    return varied(plain(choose(analysis, outlets), voice, analysis), limit)


def plain(analysis: Analysis, voice: VoiceChoice, whole: Analysis | None = None) -> list[Difference]:
    """All differences that can be described, the plainest first; ``whole`` is the corpus that a yardstick may be taken from."""
    if not (scope.analysed(analysis)["outlet"].value_counts() < resampling.MIN_ARTICLES).any():
        return []
    candidates = [difference for indicator in MEASURES for difference in _pairs(analysis, whole, indicator, voice)]
    if not candidates:
        return []
    threshold = NormalDist().inv_cdf(1 - ERROR_RATE / (2 * len(candidates)))
    return sorted((d for d in candidates if d.z > threshold), key=lambda d: (-d.z, d.sentence))


def yardstick(analysis: Analysis, indicator: Indicator, entity: str | None, voice: VoiceChoice) -> tuple[str, float] | None:
    """The largest difference between two articles of one outlet, with the outlet; ``None`` where no outlet has two."""
    return yardsticks(analysis, indicator, voice).get(entity)


def yardsticks(analysis: Analysis, indicator: Indicator, voice: VoiceChoice) -> dict[str | None, tuple[str, float]]:
    """The same for every entity of a measure that has one."""
    if indicator.units is None:
        return {}
    units = indicator.units(analysis, voice)
    outlets = analysis["articles"]["outlet"].to_numpy()
    found: dict[str | None, tuple[str, float]] = {}
    for column, entity in enumerate(units.features):
        values: dict[str, list[float]] = {}
        for n, d, outlet in zip(units.numerators[:, column], units.denominators[:, column], outlets, strict=True):
            if d:
                values.setdefault(str(outlet), []).append(n / d)
        gaps = [(max(own) - min(own), outlet) for outlet, own in values.items() if len(own) > 1]
        if gaps:
            found[entity] = (max(gaps)[1], max(gaps)[0])
    return found


def _pairs(analysis: Analysis, whole: Analysis | None, indicator: Indicator, voice: VoiceChoice) -> list[Difference]:
    wanted = set(attention.ranked(analysis, TOP_ENTITIES)) | {None}
    estimates = [e for e in indicator.estimate(analysis, voice) if e.entity in wanted and e.value is not None]
    labels = scope.labels(analysis)
    yards = yardsticks(analysis, indicator, voice) or (yardsticks(whole, indicator, voice) if whole is not None else {})
    found: list[Difference] = []
    for key in sorted({e.entity for e in estimates}, key=str):
        near = yards.get(key)
        found += [
            _difference(analysis, indicator, one, other, labels, near)
            for one, other in combinations([e for e in estimates if e.entity == key], 2)
            if one.n + other.n >= 2 * resampling.MIN_COUNT
            and min(one.n_articles, other.n_articles) < resampling.MIN_ARTICLES
            and (near is None or abs((one.value or 0) - (other.value or 0)) > near[1])
        ]
    return found


def _difference(
    analysis: Analysis,
    indicator: Indicator,
    one: Estimate,
    other: Estimate,
    labels: dict[str, str],
    near: tuple[str, float] | None,
) -> Difference:
    more, less = (one, other) if (one.value or 0) >= (other.value or 0) else (other, one)
    beside = f"two articles {wording.by(near[0])} differ by {wording.distance(indicator, near[1])}" if near else ""
    return Difference(
        sentence=wording.sentence(indicator, more, less),
        caveat=wording.caveat(indicator, (more, less), labels, beside),
        indicator=indicator.name,
        entity=one.entity,
        voice=one.voice,
        more=more,
        less=less,
        z=_z(analysis, more, less),
        p=None,
        q=None,
        basis="across stories",
        status="these_articles_only",
    )


def _z(analysis: Analysis, more: Estimate, less: Estimate) -> float:
    """How plain the difference is, as a normal score: Welch's t, for few rows make an error of its own unsure.

    Degrees of freedom after Satterthwaite 1946, the score of a t after Wallace 1959.
    """
    squares = [_error(analysis, e) ** 2 * _units(e) / (_units(e) - 1) for e in (more, less)]
    if not sum(squares):
        return 0.0
    t = ((more.value or 0) - (less.value or 0)) / math.sqrt(sum(squares))
    df = sum(squares) ** 2 / sum(square**2 / (_units(e) - 1) for square, e in zip(squares, (more, less), strict=True))
    return math.sqrt(df * math.log1p(t * t / df)) * (8 * df + 1) / (8 * df + 3)


def _units(estimate: Estimate) -> int:
    """What was drawn anew: the articles from five on, else the rows; the error of a rare thing is not drawn but known."""
    return {"ok": estimate.n_articles, "these_articles_only": estimate.n}.get(estimate.status, KNOWN)


def _error(analysis: Analysis, estimate: Estimate) -> float:
    """The standard error: from the interval where there is one, else as wide as one more or one less row would make it."""
    if estimate.low is not None and estimate.high is not None and estimate.high > estimate.low:
        return (estimate.high - estimate.low) / (2 * NormalDist().inv_cdf((1 + resampling.COVERAGE) / 2))
    if estimate.indicator != "entity_rate":
        return 1.0
    sentences = scope.with_outlet(analysis, "sentences")
    n_words = int(rates.words(sentences[sentences["outlet"] == estimate.outlet], estimate.voice).sum())
    return rates.PER * math.sqrt(estimate.n + 1) / max(1, n_words)
