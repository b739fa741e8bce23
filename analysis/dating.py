"""When an event happened, by what its article says: the date that governs it in its sentence, else the one told from another
event (“six days before the visit”), else that of the same event told elsewhere in the article, else the last one before it in its
paragraph.

The publication date is never put in its place, nor is the dateline. A date that belongs to another event (“on 10 May, six days
before the visit”) or to who reports it (“the envoy said on Monday that …”) does not count. A lasting state (a partnership, an
alliance) and what is only possible or asked for take no date from another sentence, and nothing past takes a date to come.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from analysis import date_anchors
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


def find(
    folded: str, events: Sequence[Event], sentences: Sequence[Sentence], times: Sequence[Time], published: Published
) -> tuple[Dated, ...]:
    """The dates of the events of an article, in their order."""
    usable = date_anchors.usable(folded, times)
    starts = [sentence.start for sentence in sentences]
    homes = [sentences[max(0, bisect_right(starts, event.span.start) - 1)] for event in events]
    own = [_in_sentence(folded, event, home, usable) for event, home in zip(events, homes, strict=True)]
    known = [
        (event, dated)
        for event, dated in zip(events, own, strict=True)
        if dated and event.event_class in _OCCASIONS and not event.lasts
    ]
    found = [
        _finer(event, dated, known) or _same_place(folded, event, known, sentences)
        for event, dated in zip(events, own, strict=True)
    ]
    told = _from_events(folded, events, homes, found)
    anchors = [time for time in usable if not _is_of_saying(folded, time, sentences, starts)]
    return tuple(
        dated or told.get(number) or _inherited(event, home, sentences, anchors, published)
        for number, (event, home, dated) in enumerate(zip(events, homes, found, strict=True))
    )


def is_background(period: Period | None, published: Published) -> bool:
    """Whether a dated event lies more than a year before the article appeared."""
    return bool(period and published.first and (published.first - period.last).days > BACKGROUND_DAYS)


def _in_sentence(folded: str, event: Event, sentence: Sentence, times: Sequence[Time]) -> Dated | None:
    inside = [
        time
        for time in times
        if sentence.start <= time.span.start < sentence.end
        and not _OFFSET.search(_between(folded, time.span, event.trigger))
        and not _tells_saying(folded, time, sentence, event)
    ]
    if not inside:
        return None
    nearest = min(inside, key=lambda time: _cost(folded, time.span, event.trigger))
    return Dated(nearest.period, f"sentence: {nearest.rule}")


def _tells_saying(folded: str, time: Time, sentence: Sentence, event: Event) -> bool:
    """Whether a date is that of somebody's saying it: the verb of saying is no part of the event, which does not stand between."""
    verb = date_anchors.saying(folded, time, sentence.start)
    if verb is None:
        return False
    return not (event.span.start <= verb.start < event.span.end or verb.end <= event.trigger.start < time.span.start)


def _is_of_saying(folded: str, time: Time, sentences: Sequence[Sentence], starts: Sequence[int]) -> bool:
    home = sentences[max(0, bisect_right(starts, time.span.start) - 1)]
    return date_anchors.saying(folded, time, home.start) is not None


def _finer(event: Event, own: Dated | None, known: Sequence[tuple[Event, Dated]]) -> Dated | None:
    """The date of the same occasion elsewhere, where its own sentence gives none, or the week alone in which it lies."""
    if own is None:
        return None if event.lasts else _same_occasion(event, known)
    if own.period is None or own.period.granularity != "week" or event.event_class not in _OCCASIONS or event.lasts:
        return own
    other = _same_occasion(event, known)
    inside = (
        other
        and other.period
        and other.period.granularity == "day"
        and own.period.first <= other.period.first
        and other.period.last <= own.period.last
    )
    return other if inside else own


def _same_occasion(event: Event, known: Sequence[tuple[Event, Dated]]) -> Dated | None:
    """The date of the same pair's occasion told elsewhere in the article, if all its dates can be those of one occasion.

    Days that follow one another are one occasion of several days; a week goes with a day in it.
    """
    dates = [dated for other, dated in known if _is_same(event, other)]
    periods = [dated.period for dated in dates if dated.period]
    if not periods or any(period.granularity not in ("day", "week") for period in periods):
        return None
    finest = sorted((p for p in periods if p.granularity == "day"), key=lambda p: p.first) or periods
    whole = finest[0]
    for period in finest[1:]:
        if (period.first - whole.last).days > 1 or (whole.granularity == "week" and period != whole):
            return None
        whole = date_anchors.joined(whole, period) if period != whole else whole
    if any(whole.last < period.first or period.last < whole.first for period in periods):
        return None
    first = next(dated for dated in dates if dated.period in finest)
    return Dated(whole, f"same event: {first.rule.removeprefix('sentence: ')}")


def _same_place(folded: str, event: Event, known: Sequence[tuple[Event, Dated]], sentences: Sequence[Sentence]) -> Dated | None:
    """The date of a visit to a place from what the same person is told to have done there: “she met Quill in Quayside on Monday”."""
    person, place = event.actor.entity, folded[event.target.span.start : event.target.span.end]
    if event.event_class != "CONSULT" or not event.target.is_place or person == event.actor.side:
        return None
    there = re.compile(rf"\b[Ii]n {re.escape(place)}\b")
    dates = [
        dated
        for other, dated in known
        if person in (other.actor.entity, other.target.entity)
        and dated.period
        and dated.period.granularity == "day"
        and any(there.search(folded, home.start, home.end) for home in sentences if home.start <= other.span.start < home.end)
    ]
    if len({dated.period for dated in dates}) != 1:
        return None
    return Dated(dates[0].period, f"same place: {dates[0].rule.removeprefix('sentence: ')}")


def _is_same(one: Event, other: Event) -> bool:
    """One class and pair of sides; where both name people, some of the same people."""
    sides = [{event.actor.side, event.target.side} for event in (one, other)]
    people = [{a.entity for a in (event.actor, event.target) if a.entity != a.side} for event in (one, other)]
    return one.event_class == other.event_class and sides[0] == sides[1] and (not all(people) or bool(people[0] & people[1]))


def _from_events(
    folded: str, events: Sequence[Event], homes: Sequence[Sentence], found: Sequence[Dated | None]
) -> dict[int, Dated]:
    """The dates of events told from another of their sentence, by their number."""
    told: dict[int, Dated] = {}
    for anchor, home, dated in zip(events, homes, found, strict=True):
        offset = date_anchors.offset(folded, home.start, anchor) if dated and dated.period else None
        if not offset or not dated or not dated.period:
            continue
        rule = dated.rule.partition(": ")[2]
        period = date_anchors.shifted(offset[1], dated.period, rule)
        for number, event in enumerate(events):
            outside = event.span.end <= offset[0] or event.span.start >= anchor.span.end
            if period and homes[number] is home and outside and found[number] is None and not event.lasts:
                told[number] = Dated(period, f"from another event: {rule}")
    return told


def _inherited(
    event: Event, sentence: Sentence, sentences: Sequence[Sentence], times: Sequence[Time], published: Published
) -> Dated:
    """The last date before it in its paragraph, where an event told as this one is can have it."""
    if event.lasts or event.flags.hypothetical or event.flags.requested:
        return UNDATED
    first = sentences[bisect_left(sentences, sentence.paragraph, key=lambda other: other.paragraph)].start
    earlier = [t for t in times if first <= t.span.start < sentence.start and t.period and t.period.granularity not in _COARSE]
    last = earlier[-1] if earlier else None
    if last is None or last.period is None:
        return UNDATED
    to_come = bool(published.last and last.period.first > published.last)
    gone = bool(published.first and last.period.last < published.first)
    wrong = gone if event.flags.future else to_come
    return UNDATED if wrong else Dated(last.period, f"paragraph: {last.rule}")


def _cost(folded: str, one: Span, other: Span) -> int:
    """How far a date stands from an event; a date in another clause counts as further."""
    gap = max(one.start - other.end, other.start - one.end, 0)
    return gap + CLAUSE_COST * len(_CLAUSE.findall(_between(folded, one, other)))


def _between(folded: str, one: Span, other: Span) -> str:
    return folded[min(one.end, other.end) : max(one.start, other.start)]
