"""Which dates of an article may date an event, and which belong to something else: a saying, a dateline, another event.

“The envoy said on Monday that …” dates the saying; the place and day that open a report date the report. Days that are named
together (“from 3 to 5 May”, “on Monday and Tuesday”) are one stretch. “Six days before the visit” is told from the visit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from analysis.find import time_conflict, time_relative
from analysis.find.event_grammar import grammar
from analysis.find.events import Event
from analysis.find.periods import Period
from analysis.find.time_words import NUMBER, number
from analysis.find.times import Time
from analysis.model import Granularity, Span

SAID_REACH = 60
"""How many characters before a date a verb of saying may stand."""

_RANGE_GAP = re.compile(r"\s*(?:[-–]|\b(?:to|until|till|through)\b)\s*(?:on\s+)?")
_PAIR_GAP = re.compile(r"\s+and\s+(?:on\s+|in\s+)?")
_BETWEEN = re.compile(r"\bbetween\s+$")
_FROM_EVENT = re.compile(
    rf"(?:\b(?P<n>{NUMBER}|an?|the|one)\s+(?P<unit>day|week|month|year)s?\s+(?:(?:was|were|is|are|had)\s+)?"
    r"(?P<way>before|ahead of|prior to|after|following|(?:left|remaining|to go)\s+(?:before|until|till|to|for))|\bon the (?P<eve>eve) of)"
    r"\s+(?:(?!and\b|or\b|but\b)[\w'-]+\s+){0,4}$",
    re.IGNORECASE,
)
"""What may stand right before the event from which another is told."""
_UNITS: dict[str, tuple[Granularity, ...]] = {
    "day": ("day",),
    "week": ("day", "week"),
    "month": ("day", "week", "month"),
    "year": ("day", "week", "month", "quarter", "season", "year"),
}
"""The unit that is counted, and how closely the event must be dated from which it is counted."""


def usable(folded: str, times: Sequence[Time]) -> list[Time]:
    """The dates with days, those that are named together as one; a dateline is left out."""
    found: list[Time] = []
    for time in times:
        if time.period is None or time_conflict.is_dateline(time, folded):
            continue
        stretch = _stretch(folded, found[-1], time) if found else None
        if stretch:
            found[-1] = stretch
        else:
            found.append(time)
    return found


def saying(folded: str, time: Time, start: int) -> Span | None:
    """The verb of saying to which a date belongs in a sentence that begins at ``start``; missing where it belongs to none."""
    match = _said().search(folded, max(start, time.span.start - SAID_REACH), time.span.start)
    return Span(*match.span("verb")) if match else None


def offset(folded: str, start: int, anchor: Event) -> tuple[int, re.Match[str]] | None:
    """Where “six days before” begins that stands right before an event, and its match."""
    match = _FROM_EVENT.search(folded[start : anchor.span.start])
    return (start + match.start(), match) if match else None


def shifted(match: re.Match[str], anchor: Period, rule: str) -> Period | None:
    """The period that is told from an event's: before it from its first day, after it from its last."""
    unit, count = ("day", 1.0) if match["eve"] else (match["unit"].lower(), _count(match["n"]))
    if count is None or count != int(count) or anchor.granularity not in _UNITS[unit]:
        return None
    ahead = not match["eve"] and match["way"].lower() in ("after", "following")
    ends = (anchor.first, anchor.last) if rule.endswith("_range") else (anchor.last if ahead else anchor.first,)
    read = [time_relative.shifted(unit, int(count) * (1 if ahead else -1), end) for end in ends]
    periods = [reading.period for reading in read if reading and reading.period]
    if len(periods) < len(ends):
        return None
    one, other = periods[0], periods[-1]
    return one if one == other else Period("", one.first, other.last, one.granularity)


def joined(one: Period, other: Period) -> Period:
    """The stretch from the first day of one to the last of the other, as fine as they are."""
    return Period("", min(one.first, other.first), max(one.last, other.last), one.granularity)


def _count(text: str) -> float | None:
    return 1.0 if text.lower() in ("the", "one") else number(text)


def _stretch(folded: str, one: Time, other: Time) -> Time | None:
    """Two dates as one stretch, where the text names them as its ends or as neighbours."""
    if one.period is None or other.period is None or one.period.granularity != other.period.granularity:
        return None
    gap = folded[one.span.end : other.span.start]
    days = (other.period.first - one.period.last).days
    bounded = _RANGE_GAP.fullmatch(gap) or (_PAIR_GAP.fullmatch(gap) and _BETWEEN.search(folded[: one.span.start][-12:]))
    if days < 1 or not (bounded or (_PAIR_GAP.fullmatch(gap) and days == 1)):
        return None
    span = Span(one.span.start, other.span.end)
    rule = one.rule if "inferred" in one.rule else other.rule
    return replace(
        one, span=span, surface=folded[span.start : span.end], value=None, period=joined(one.period, other.period), rule=rule
    )


@cache
def _said() -> re.Pattern[str]:
    """A verb of saying with at most four words between it and the date that follows, none of which opens what is said."""
    verbs = "|".join(sorted(word for word in grammar().saying if word != "according"))
    return re.compile(rf"\b(?P<verb>{verbs})(?:\s+(?!that\b)[\w'-]+){{0,4}}\s+$", re.IGNORECASE)
