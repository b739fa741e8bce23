"""When an event happened, by what its article says: the date in its sentence, else the last one before it in its paragraph.

The publication date is never put in its place. A date that belongs to another event (“on 10 May, six days before the visit”)
does not count, and a lasting state (a partnership, an alliance) takes no date from another sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from analysis.find.events import Event
from analysis.find.periods import Period
from analysis.find.sentences import Sentence
from analysis.find.times import Time
from analysis.model import Published, Span

BACKGROUND_DAYS = 366
"""An event dated longer before publication than this is background."""

_OFFSET = re.compile(
    r"\b(?:days?|weeks?|months?|years?|hours?|shortly|soon|long|right|immediately)\s+(?:before|after|ahead of|following|prior to)\b|"
    r"\b(?:before|after|ahead of|since|until|following|prior to)\b.{0,30}$"
)
"""Between a date and an event: the date is that of something before or after the event."""
_COARSE = {"year", "decade", "season", "quarter"}


def find(
    folded: str, event: Event, sentence: Sentence, sentences: Sequence[Sentence], times: Sequence[Time]
) -> tuple[Period | None, str]:
    """The event's period and the rule that gave it; missing with the rule `undated` where the article does not say."""
    inside = [
        time
        for time in times
        if time.period
        and sentence.start <= time.span.start < sentence.end
        and not _OFFSET.search(_between(folded, time.span, event.trigger))
    ]
    if inside:
        nearest = min(inside, key=lambda time: _gap(time.span, event.trigger))
        return nearest.period, f"sentence: {nearest.rule}"
    if event.lasts:
        return None, "undated"
    first = sentences[bisect_left(sentences, sentence.paragraph, key=lambda other: other.paragraph)].start
    earlier = [t for t in times if first <= t.span.start < sentence.start and t.period and t.period.granularity not in _COARSE]
    return (earlier[-1].period, f"paragraph: {earlier[-1].rule}") if earlier else (None, "undated")


def is_background(period: Period | None, published: Published) -> bool:
    """Whether a dated event lies more than a year before the article appeared."""
    return bool(period and published.first and (published.first - period.last).days > BACKGROUND_DAYS)


def shared_id(event: Event, period: Period | None) -> str | None:
    """Tellings of one class, one pair and one day are tellings of one event; others are not put together here."""
    if period is None or period.granularity != "day" or period.first != period.last:
        return None
    pair = [event.actor.side, event.target.side]
    return f"{event.event_class}:{'+'.join(sorted(pair) if event.reciprocal else pair)}:{period.first.isoformat()}"


def _between(folded: str, one: Span, other: Span) -> str:
    return folded[min(one.end, other.end) : max(one.start, other.start)]


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
