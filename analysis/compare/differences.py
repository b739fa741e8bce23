"""Differences in a sentence each: only those that the intervals support, and the surest first.

All outlets are compared pair by pair on the measures below. The standard error of each value comes from resampling, and is
taken as the less sure the fewer articles it comes from; the threshold is Bonferroni's over all the comparisons made, so that
looking at many does not find some by chance. Measures of wording leave out outlets whose text was translated back. Below
five articles of an outlet the sentence describes its articles: the error is then taken over their sentences, which is too
small for any word on the outlet, and says so.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import NormalDist

from analysis.errors import SelectionError
from analysis.measure import attention, quoted, rates, resampling, scope, tone
from analysis.measure.indicator import Indicator
from analysis.model import Analysis, Estimate, Selection, VoiceChoice

ERROR_RATE = 0.05
MEASURES: tuple[Indicator, ...] = (attention.INDICATOR, quoted.INDICATOR, tone.INDICATOR)
TOP_ENTITIES = 12
KNOWN = 1_000_000
"""Stands for so many units that an error is as good as known."""
EACH_MEASURE = 2
"""No more sentences than this from one measure, so that one kind of difference does not crowd out the others."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference between two outlets that the data support, in words and in figures."""

    sentence: str
    caveat: str
    indicator: str
    entity: str | None
    voice: VoiceChoice
    more: Estimate
    less: Estimate
    z: float


def contrast(analysis: Analysis, outlets: Sequence[str] = (), *, voice: VoiceChoice = "both", limit: int = 3) -> list[Difference]:
    """The surest differences between outlets (all of them, where none are named); an empty list is an answer.

    Raises ``SelectionError`` where a single outlet is named.
    """
    if len(set(outlets)) == 1:
        raise SelectionError(f"{outlets[0]}: a comparison needs two outlets; name another one")
    chosen = scope.select(analysis, Selection(outlets=tuple(outlets))) if outlets else analysis
    candidates = [pair for indicator in MEASURES for pair in _pairs(chosen, indicator, voice)]
    if not candidates:
        return []
    threshold = NormalDist().inv_cdf(1 - ERROR_RATE / (2 * len(candidates)))
    sure = sorted((d for d in candidates if d.z > threshold), key=lambda d: (-d.z, d.sentence))
    return _varied(sure, limit)


def _pairs(analysis: Analysis, indicator: Indicator, voice: VoiceChoice) -> list[Difference]:
    wanted = set(attention.ranked(analysis, TOP_ENTITIES)) | {None}
    estimates = [e for e in indicator.estimate(analysis, voice) if e.entity in wanted and e.value is not None]
    if indicator.of_wording:
        estimates = [e for e in estimates if scope.is_ranked(analysis, e.outlet)]
    labels = scope.labels(analysis)
    keys = sorted({e.entity for e in estimates}, key=str)
    return [
        _difference(analysis, indicator, one, other, labels)
        for key in keys
        for one, other in combinations([e for e in estimates if e.entity == key], 2)
        if one.n + other.n >= 2 * resampling.MIN_COUNT
    ]


def _difference(analysis: Analysis, indicator: Indicator, one: Estimate, other: Estimate, labels: dict[str, str]) -> Difference:
    more, less = (one, other) if (one.value or 0) >= (other.value or 0) else (other, one)
    return Difference(
        _sentence(indicator, more, less),
        _caveat(indicator, more, less, labels),
        indicator.name,
        one.entity,
        one.voice,
        more,
        less,
        _z(analysis, more, less),
    )


def _z(analysis: Analysis, more: Estimate, less: Estimate) -> float:
    """How sure the difference is, as a normal score: Welch's t, for few articles make an error of its own unsure.

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


def _sentence(indicator: Indicator, more: Estimate, less: Estimate) -> str:
    high, low = more.value or 0.0, less.value or 0.0
    head, one, other = _subject(more, "The"), _subject(more), _subject(less)
    if indicator.name == "entity_rate":
        named = f"{head} {_verb(more, 'name')} {_written(more.entity)} {_times(high, low)} per 1,000 words"
        return f"{named}, {other} {_times(low, high)}." if less.n else f"{named}; {other} never {_verb(less, 'do')}."
    if indicator.name == "quoted_share":
        return f"{head} {_verb(more, 'give')} {_share(high, low)} of the words to quoted voices, {other} {_share(low, high)}."
    return (
        f"Sentences naming {_written(more.entity)} use pleasanter words in {one} ({high:+.2f}) than in {other} ({low:+.2f}); "
        "that is word tone, not attitude."
    )


def _written(entity: str | None) -> str:
    """A name inside a sentence: the United States, the West, Russia."""
    name = entity or ""
    if name.startswith("The "):
        return f"the {name[4:]}"
    return f"the {name}" if _TAKES_ARTICLE.search(name) else name


def _times(rate: float, other: float) -> str:
    """A rate in words, with a decimal where the two would read alike; what was said at all is never rounded to no times."""
    if round(rate) == round(other):
        return f"{rate:.1f} times"
    whole = round(rate)
    return {0: "less than once", 1: "once"}.get(whole, f"{whole} times")


def _share(share: float, other: float) -> str:
    if round(100 * share) == round(100 * other):
        return f"{share:.1%}"
    return "less than 1%" if 0 < share < 0.005 else f"{share:.0%}"


def _subject(estimate: Estimate, the: str = "the") -> str:
    """The outlet where it has five articles, else its articles."""
    if estimate.n_articles >= resampling.MIN_ARTICLES:
        return estimate.outlet
    articles = "article" if estimate.n_articles == 1 else f"{_NUMBERS[estimate.n_articles]} articles"
    nobody = estimate.outlet.startswith("Unknown (")
    return f"{the} {articles} of unknown outlet {estimate.outlet[8:]}" if nobody else f"{the} {articles} by {estimate.outlet}"


_TAKES_ARTICLE = re.compile(
    r"\b(?:States|Kingdom|Union|Nations|Emirates|Netherlands|Philippines|Court|Tribunal|Council|Bank|Party|Organi[sz]ation|Community|"
    r"Army|Ministry|Commission|Parliament|Group|Statute|Initiative)$"
)
_NUMBERS = {0: "no", 2: "two", 3: "three", 4: "four"}


def _verb(estimate: Estimate, verb: str) -> str:
    plural = 1 < estimate.n_articles < resampling.MIN_ARTICLES
    return verb if plural else {"do": "does"}.get(verb, f"{verb}s")


def _caveat(indicator: Indicator, more: Estimate, less: Estimate, labels: dict[str, str]) -> str:
    parts = [f"{labels[e.outlet]}: {_figures(indicator, e)}" for e in (more, less)]
    if min(more.n_articles, less.n_articles) < resampling.MIN_ARTICLES:
        parts.append("describes these articles, and says nothing of the outlets")
    return "; ".join(parts)


def _figures(indicator: Indicator, estimate: Estimate) -> str:
    scale, form = (
        (100, "{:.0f} %") if indicator.name == "quoted_share" else (1, "{:.2f}" if indicator.name == "word_tone" else "{:.1f}")
    )
    if estimate.low is None or estimate.high is None:
        return f"n = {estimate.n}"
    return f"n = {estimate.n}, 95 % interval {form.format(scale * estimate.low)} to {form.format(scale * estimate.high)}"


def _varied(differences: list[Difference], limit: int) -> list[Difference]:
    """The surest, with each measure at most twice and each measure and entity once."""
    chosen: list[Difference] = []
    for difference in differences:
        same = [d for d in chosen if d.indicator == difference.indicator]
        if len(same) < EACH_MEASURE and all(d.entity != difference.entity for d in same):
            chosen.append(difference)
        if len(chosen) == limit:
            break
    return chosen
