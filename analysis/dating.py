"""When an event happened, by what its article says: the date that governs it in its sentence, else that of the same event told
elsewhere in the article, else the last one before it in its paragraph.

The publication date is never put in its place. A date that belongs to another event (“on 10 May, six days before the visit”)
does not count, and a lasting state (a partnership, an alliance) takes no date from another sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.find.events import Event
from analysis.find.periods import Period
from analysis.find.sentences import Sentence
from analysis.find.times import Time
from analysis.model import Published, Span

BACKGROUND_DAYS = 366
"""An event dated longer before publication than this is background."""
CLAUSE_COST = 60
"""How many characters further a date counts that stands in another clause."""

_OFFSET = re.compile(
    r"\b(?:days?|weeks?|months?|years?|hours?|shortly|soon|long|right|immediately)\s+(?:before|after|ahead of|following|prior to)\b|"
    r"\b(?:before|after|ahead of|since|until|following|prior to)\b.{0,30}$"
)
"""Between a date and an event: the date is that of something before or after the event."""
_CLAUSE = re.compile(r"[;:]|\b(?:who|which|whom|while|whereas|although|though|because|but|when|where)\b")
_COARSE = frozenset(("year", "decade", "season", "quarter"))
_OCCASIONS = frozenset(("CONSULT", "AGREE"))
"""Classes of single occasions: within an article the same pair's meeting is the same meeting, unless it is dated twice."""


@dataclass(frozen=True, slots=True)
class Dated:
    """The event's period and the rule that gave it; missing with the rule `undated` where the article does not say."""

    period: Period | None
    rule: str


UNDATED = Dated(None, "undated")


def find(folded: str, events: Sequence[Event], sentences: Sequence[Sentence], times: Sequence[Time]) -> tuple[Dated, ...]:
    """The dates of the events of an article, in their order."""
    resolved = [time for time in times if time.period]
    starts = [sentence.start for sentence in sentences]
    homes = [sentences[max(0, bisect_right(starts, event.span.start) - 1)] for event in events]
    own = [_in_sentence(folded, event, home, resolved) for event, home in zip(events, homes, strict=True)]
    known = [
        (event, dated)
        for event, dated in zip(events, own, strict=True)
        if dated and event.event_class in _OCCASIONS and not event.lasts
    ]
    return tuple(
        dated or (UNDATED if event.lasts else _same_occasion(event, known) or _in_paragraph(home, sentences, resolved))
        for event, home, dated in zip(events, homes, own, strict=True)
    )


def is_background(period: Period | None, published: Published) -> bool:
    """Whether a dated event lies more than a year before the article appeared."""
    return bool(period and published.first and (published.first - period.last).days > BACKGROUND_DAYS)


def _in_sentence(folded: str, event: Event, sentence: Sentence, times: Sequence[Time]) -> Dated | None:
    inside = [
        time
        for time in times
        if sentence.start <= time.span.start < sentence.end and not _OFFSET.search(_between(folded, time.span, event.trigger))
    ]
    if not inside:
        return None
    nearest = min(inside, key=lambda time: _cost(folded, time.span, event.trigger))
    return Dated(nearest.period, f"sentence: {nearest.rule}")


def _same_occasion(event: Event, known: Sequence[tuple[Event, Dated]]) -> Dated | None:
    """The date of the same pair's occasion told elsewhere in the article, if it is dated once, to a day or a week."""
    dates = [dated for other, dated in known if _is_same(event, other)]
    periods = {dated.period for dated in dates}
    period = dates[0].period if len(periods) == 1 else None
    if period is None or period.granularity not in ("day", "week"):
        return None
    return Dated(period, f"same event: {dates[0].rule.removeprefix('sentence: ')}")


def _is_same(one: Event, other: Event) -> bool:
    """One class and pair of sides; where both name people, some of the same people."""
    sides = [{event.actor.side, event.target.side} for event in (one, other)]
    people = [{a.entity for a in (event.actor, event.target) if a.entity != a.side} for event in (one, other)]
    return one.event_class == other.event_class and sides[0] == sides[1] and (not all(people) or bool(people[0] & people[1]))


def _in_paragraph(sentence: Sentence, sentences: Sequence[Sentence], times: Sequence[Time]) -> Dated:
    first = sentences[bisect_left(sentences, sentence.paragraph, key=lambda other: other.paragraph)].start
    earlier = [t for t in times if first <= t.span.start < sentence.start and t.period and t.period.granularity not in _COARSE]
    return Dated(earlier[-1].period, f"paragraph: {earlier[-1].rule}") if earlier else UNDATED


def _cost(folded: str, one: Span, other: Span) -> int:
    """How far a date stands from an event; a date in another clause counts as further."""
    gap = max(one.start - other.end, other.start - one.end, 0)
    return gap + CLAUSE_COST * len(_CLAUSE.findall(_between(folded, one, other)))


def _between(folded: str, one: Span, other: Span) -> str:
    return folded[min(one.end, other.end) : max(one.start, other.start)]
