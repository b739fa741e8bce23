"""A difference in a sentence of plain English: templates over figures, the same words for the same figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from analysis.measure import resampling
from analysis.measure.indicator import Indicator
from analysis.model import Estimate

_TAKES_ARTICLE = re.compile(
    r"\b(?:States|Kingdom|Union|Nations|Emirates|Netherlands|Philippines|Court|Tribunal|Council|Bank|Party|Organi[sz]ation|Community|"
    r"Army|Ministry|Commission|Parliament|Group|Statute|Initiative)$"
)
_PERIOD = re.compile(r"\d{4}(?:-\d{2})?")
"""How a group is named that is a year or a month."""
_NUMBERS = {0: "no", 2: "two", 3: "three", 4: "four"}


def sentence(indicator: Indicator, more: Estimate, less: Estimate, *, title: str | None = None) -> str:
    """The difference between two estimates of one indicator, the higher first; ``title`` is how its feature is written."""
    high, low = more.value or 0.0, less.value or 0.0
    says = _SAYS.get(indicator.name)
    if says is None:
        what = indicator.title if more.entity is None else f"{indicator.title}, {title or written(more.entity)}"
        return f"{what}: {_subject(more)} {figure(indicator, high)}, {_subject(less)} {figure(indicator, low)} ({indicator.unit})."
    return says(_Pair(more, less, title or written(more.entity), high, low))


@dataclass(frozen=True, slots=True)
class _Pair:
    """The two sides of a sentence, the higher first, and what is counted."""

    more: Estimate
    less: Estimate
    feature: str
    high: float
    low: float

    def does(self, verb: str, said: str, other: str, none: str = "") -> str:
        """The one does so; the other less, or with ``none`` not at all."""
        rest = f"{_subject(self.less)} {other}" if self.less.n or not none else f"{_subject(self.less)} {none}"
        return f"{_subject(self.more, 'The')} {_verb(self.more, verb)} {said}{',' if self.less.n or not none else ';'} {rest}."

    @property
    def never(self) -> str:
        return f"never {_verb(self.less, 'do')}"

    @property
    def shares(self) -> tuple[str, str]:
        return _share(self.high, self.low), _share(self.low, self.high)

    @property
    def rates(self) -> tuple[str, str]:
        return _rate(self.high, self.low), _rate(self.low, self.high)

    @property
    def times(self) -> tuple[str, str]:
        return _times(self.high, self.low), _times(self.low, self.high)


def _counted(pair: _Pair, verb: str, what: str) -> str:
    """A rate of things per 1,000 words."""
    high, low = pair.rates
    return pair.does(verb, f"{high} {what} per 1,000 words", low, f"{_verb(pair.less, verb)} none")


def _framed(pair: _Pair) -> str:
    high, low = pair.rates
    used = f"{high} different cues of the frame “{pair.feature}” per 1,000 words"
    return pair.does("use", used, low, f"{_verb(pair.less, 'use')} none")


def _loaded(pair: _Pair) -> str:
    return _counted(pair, "use", "loaded words" if pair.feature.startswith("any") else f"loaded words of the kind “{pair.feature}”")


def _war(pair: _Pair) -> str:
    high, low = pair.times
    what = "names a war by one of its names" if pair.feature.startswith("any") else f"uses the name “{pair.feature}” for a war"
    verb, _, rest = what.partition("s ")
    return pair.does(verb, f"{rest} {high} per 1,000 words", low, pair.never)


def _word(pair: _Pair) -> str:
    high, low = pair.shares
    return pair.does("use", f"the word “{pair.more.entity}” in {high} of the articles", f"in {low}", pair.never)


def _events(pair: _Pair) -> str:
    return pair.does(
        "report", f"{pair.high:.0f} events between {pair.feature}", f"{pair.low:.0f}", f"{_verb(pair.less, 'report')} none"
    )


def _tone(pair: _Pair) -> str:
    return (
        f"Sentences naming {pair.feature} use pleasanter words in {_subject(pair.more)} ({pair.high:+.2f}) than in "
        f"{_subject(pair.less)} ({pair.low:+.2f}); that is word tone, not attitude."
    )


def _stance(pair: _Pair) -> str:
    return (
        f"{pair.feature[:1].upper()}{pair.feature[1:]} reads as portrayed more favourably in {_subject(pair.more)} ({pair.high:+.2f}) "
        f"than in {_subject(pair.less)} ({pair.low:+.2f}); single sentences are often misread."
    )


def _acts(pair: _Pair) -> str:
    high, low = pair.shares
    return f"{pair.feature[:1].upper()}{pair.feature[1:]} is the one who acts in {high} of the acts that {_subject(pair.more)} tells of, in {low} of those that {_subject(pair.less)} tells of."


_SAYS: Mapping[str, Callable[[_Pair], str]] = {
    "entity_rate": lambda p: p.does("name", f"{p.feature} {p.times[0]} per 1,000 words", p.times[1], p.never),
    "quoted_share": lambda p: p.does("give", f"{p.shares[0]} of the words to quoted voices", p.shares[1]),
    "speaker_share": lambda p: p.does(
        "give", f"{p.shares[0]} of the words of speech to speakers of the kind “{p.feature}”", p.shares[1], "none"
    ),
    "cue_class_share": lambda p: p.does(
        "introduce", f"{p.shares[0]} of the statements with {p.feature} words of saying", p.shares[1], "none"
    ),
    "frame_rate": _framed,
    "war_label_rate": _war,
    "agent_dropped": lambda p: p.does("leave", f"open who did it in {p.shares[0]} of the passives", f"in {p.shares[1]}"),
    "agency": _acts,
    "certainty_rate": lambda p: _counted(p, "use", f"words of the kind “{p.feature}”"),
    "loaded_rate": _loaded,
    "event_count": _events,
    "word_share": _word,
    "word_tone": _tone,
    "stance": _stance,
}
"""Indicator → its sentence; one that is not here is said as title and figures."""


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
    return f"{value:+.2f}" if indicator.range.startswith("-") else f"{value:.1f}"


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


def by(outlet: str) -> str:
    """Whose articles are meant: “by The Gull”, “of 2024” where periods are compared."""
    return f"of {outlet}" if _PERIOD.fullmatch(outlet) else f"by {outlet}"


def _subject(estimate: Estimate, the: str = "the") -> str:
    """The outlet where it has five articles, else its articles; of a period always its articles."""
    period = _PERIOD.fullmatch(estimate.outlet)
    if estimate.n_articles >= resampling.MIN_ARTICLES:
        return f"{the} articles of {estimate.outlet}" if period else estimate.outlet
    articles = "article" if estimate.n_articles == 1 else f"{_NUMBERS[estimate.n_articles]} articles"
    nobody = estimate.outlet.startswith("Unknown (")
    return f"{the} {articles} of unknown outlet {estimate.outlet[8:]}" if nobody else f"{the} {articles} {by(estimate.outlet)}"


def _verb(estimate: Estimate, verb: str) -> str:
    plural = 1 < estimate.n_articles < resampling.MIN_ARTICLES or (estimate.n_articles > 1 and _PERIOD.fullmatch(estimate.outlet))
    return verb if plural else {"do": "does"}.get(verb, f"{verb}s")


def _figures(indicator: Indicator, estimate: Estimate) -> str:
    share = indicator.unit.startswith("share")
    scale, form = (100, "{:.0f} %") if share else (1, "{:.2f}" if indicator.range.startswith("-") else "{:.1f}")
    if estimate.low is None or estimate.high is None:
        return f"n = {estimate.n}, no interval"
    return f"n = {estimate.n}, 95 % interval {form.format(scale * estimate.low)} to {form.format(scale * estimate.high)}"
