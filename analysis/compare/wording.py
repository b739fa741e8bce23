"""A difference in a sentence of plain English: templates over figures, the same words for the same figures."""

from __future__ import annotations

import re

from analysis.measure import resampling
from analysis.measure.indicator import Indicator
from analysis.model import Estimate

_TAKES_ARTICLE = re.compile(
    r"\b(?:States|Kingdom|Union|Nations|Emirates|Netherlands|Philippines|Court|Tribunal|Council|Bank|Party|Organi[sz]ation|Community|"
    r"Army|Ministry|Commission|Parliament|Group|Statute|Initiative)$"
)
_NUMBERS = {0: "no", 2: "two", 3: "three", 4: "four"}


def sentence(indicator: Indicator, more: Estimate, less: Estimate, *, title: str | None = None) -> str:
    """The difference between two estimates of one indicator, the higher first; ``title`` is how its feature is written."""
    high, low = more.value or 0.0, less.value or 0.0
    head, one, other = _subject(more, "The"), _subject(more), _subject(less)
    feature = title or written(more.entity)
    if indicator.name == "entity_rate":
        named = f"{head} {_verb(more, 'name')} {feature} {_times(high, low)} per 1,000 words"
        return f"{named}, {other} {_times(low, high)}." if less.n else f"{named}; {other} never {_verb(less, 'do')}."
    if indicator.name == "quoted_share":
        return f"{head} {_verb(more, 'give')} {_share(high, low)} of the words to quoted voices, {other} {_share(low, high)}."
    if indicator.name == "frame_rate":
        used = f"{head} {_verb(more, 'use')} {_rate(high, low)} different cues of the frame “{feature}” per 1,000 words"
        return f"{used}, {other} {_rate(low, high)}." if less.n else f"{used}; {other} {_verb(less, 'use')} none."
    if indicator.name == "word_tone":
        return (
            f"Sentences naming {feature} use pleasanter words in {one} ({high:+.2f}) than in {other} ({low:+.2f}); "
            "that is word tone, not attitude."
        )
    if indicator.name == "word_share":
        used = f"{head} {_verb(more, 'use')} the word “{more.entity}” in {_share(high, low)} of the articles"
        return f"{used}, {other} in {_share(low, high)}." if less.n else f"{used}; {other} never {_verb(less, 'do')}."
    what = indicator.title if more.entity is None else f"{indicator.title}, {feature}"
    return f"{what}: {one} {figure(indicator, high)}, {other} {figure(indicator, low)} ({indicator.unit})."


def caveat(indicator: Indicator, more: Estimate, less: Estimate, labels: dict[str, str], *rest: str) -> str:
    """The figures of both sides, and what has to be said beside them."""
    parts = [f"{labels[e.outlet]}: {_figures(indicator, e)}" for e in (more, less)]
    if min(more.n_articles, less.n_articles) < resampling.MIN_ARTICLES:
        parts.append("describes these articles, and says nothing of the outlets")
    return "; ".join([*parts, *filter(None, rest)])


def figure(indicator: Indicator, value: float) -> str:
    """A value as a sentence gives it."""
    if indicator.unit.startswith("share"):
        return "less than 1%" if 0 < value < 0.005 else f"{value:.0%}"
    return f"{value:+.2f}" if indicator.range.startswith("-1") else f"{value:.1f}"


def written(entity: str | None) -> str:
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


def _rate(rate: float, other: float) -> str:
    if round(rate) == round(other):
        return f"{rate:.1f}"
    return "less than one" if round(rate) == 0 else str(round(rate))


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


def _verb(estimate: Estimate, verb: str) -> str:
    plural = 1 < estimate.n_articles < resampling.MIN_ARTICLES
    return verb if plural else {"do": "does"}.get(verb, f"{verb}s")


def _figures(indicator: Indicator, estimate: Estimate) -> str:
    share = indicator.unit.startswith("share")
    scale, form = (100, "{:.0f} %") if share else (1, "{:.2f}" if indicator.range.startswith("-1") else "{:.1f}")
    if estimate.low is None or estimate.high is None:
        return f"n = {estimate.n}"
    return f"n = {estimate.n}, 95 % interval {form.format(scale * estimate.low)} to {form.format(scale * estimate.high)}"
