"""When: dates, times of day, stretches and repetitions, with the granularity in which they are said (TIMEX3 of TimeML).

“In May” is a month, not its first day. What is said relative to the day of publication (“on Thursday”, “last month”) is
resolved against the article's publication date; where that is a range, both ends are tried and a range is given; where it
is unknown or too vague, the expression stays unresolved and is never guessed. What is said relative to another date of the
text (“the same day”, “two years earlier”) is told from the last day, month or year before it. Only dates and times of day
have a period; a stretch (`DURATION`), a repetition (`SET`) and “now” or “recently” (`PRESENT_REF`, `PAST_REF`) have none.

Values: Pustejovsky et al., *TimeML annotation guidelines* 1.2.1 (2006), section TIMEX3.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from analysis.find import time_context, time_patterns, time_relative, time_spans, time_tense, time_values, time_words
from analysis.find.periods import Period
from analysis.find.time_tense import Tense
from analysis.find.time_values import Reading, group
from analysis.find.time_words import PARTS
from analysis.model import Granularity, Published, Span, TimeType

_SIZES: tuple[Granularity, ...] = ("day", "week", "month", "quarter", "season", "year", "decade")
_RESOLVERS = {**time_values.RESOLVERS, **time_relative.RESOLVERS}
_COARSENESS: Mapping[str, Granularity] = {
    "week": "week",
    "fortnight": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "decade",
}
"""Unit → the coarsest date from which it can be told; other units need a day."""
_TENSED = frozenset(
    [
        "weekday",
        "month",
        "month_day",
        "day_month",
        "day_to_day",
        "last_day",
        "weekend",
        "ends_named",
        "quarter",
        "season",
        "holiday",
    ]
)
_LEADABLE = frozenset(["duration", "half_of", "ago", "vague_ago", "offset"])
_CLOCKS = frozenset(["clock", "clock_24", "clock_zone", "noon"])
_LEAD = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|approximately|(?:more|less|fewer|longer)\s+than|at\s+(?:least|most)|up\s+to)\s+$",
    re.IGNORECASE,
)
"""“About two years”: a stretch and what TimeML calls its `mod` are one expression."""
_OPEN_DAY = "XXXX-XX-XX"


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression. ``value`` is missing where it cannot be resolved, ``period`` also where it names no whole days of the
    calendar; ``rule`` says why or how."""

    span: Span
    surface: str
    type: TimeType
    value: str | None
    period: Period | None
    rule: str


def find(folded: str, sentences: Sequence[Span], published: Published) -> tuple[Time, ...]:
    """The time expressions of a folded text, in order."""
    found: list[Time] = []
    for sentence in sentences:
        first = len(found)
        for form, match in time_patterns.scan(folded, sentence):
            if not time_context.is_none(form, match, folded):
                before, after = folded[sentence.start : match.start()], folded[match.end() : sentence.end]
                found.append(_time(form, match, before, after, published, found))
        for index in range(first, len(found)):
            if found[index].rule == "clock":
                found[index] = _on_its_day(found[index], found[first:], found[:first], published)
    return tuple(found)


def _time(form: str, match: re.Match[str], before: str, after: str, published: Published, earlier: Sequence[Time]) -> Time:
    kind, lead = time_patterns.FORMS[form].type, _LEAD.search(before) if form in _LEADABLE else None
    start = match.start("d") if form == "last_day" else match.start()
    span = Span(start - (len(lead[0]) if lead else 0), match.end())
    surface = match.string[span.start : span.end]
    if form in time_spans.VALUES:
        if form == "duration" and time_context.is_rate(surface, before):
            kind = "SET"
        return Time(span, surface, kind, time_spans.VALUES[form](match), None, "own_words")
    if form in _CLOCKS:
        return _clock(match, span, published, time_tense.find(before, after) == "future")
    part = _part(match)
    time = Time(span, surface, "TIME" if part else kind, None, None, "")
    needs, resolve = _RESOLVERS[form]
    if needs == "nothing" or any(group(match, year) for year in ("y", "my", "py")):
        return _read(time, resolve(match, date.min, False), part, "explicit")
    if needs == "text":
        told = _told_from(group(match, "unit") or group(match, "of"), earlier)
        if told is None or told.period is None:
            return replace(time, rule="no_date_in_text")
        read = _read(time, resolve(match, told.period.first, False), part, _beside_text(told))
        # a past that would come after the publication was told from some other date
        wrong = _is_to_come(read, published) and time_tense.find(before, after) != "future"
        return replace(time, rule="no_date_in_text") if wrong else read
    if form == "weekday" and time_context.is_named_day(before):
        return replace(time, rule="named_day")
    tense = _tense(match, before, after) if form in _TENSED else "unknown"
    if tense == "present":
        behind = _from_publication(time, partial(resolve, match), part, published, False)
        ahead = _from_publication(time, partial(resolve, match), part, published, True)
        return behind if behind == ahead else replace(time, rule="tense_unclear")
    return _from_publication(time, partial(resolve, match), part, published, tense == "future")


def _tense(match: re.Match[str], before: str, after: str) -> Tense:
    """The tense at an expression that does not say itself which way it lies, as “later on Friday” and “next Friday” do."""
    if match[0].lower().startswith("later"):
        return "future"
    which = group(match, "which")
    tense = time_tense.find(before, after)
    if which == "this" and tense == "unknown" and group(match, "day"):
        return "present"
    return "unknown" if which not in ("", "this") and tense == "present" else tense


def _from_publication(
    time: Time, resolve: Callable[[date, bool], Reading | None], part: str, published: Published, ahead: bool
) -> Time:
    """Told from both ends of what is known of the day of publication."""
    if published.first is None or published.last is None:
        return replace(time, rule="no_publication_date")
    one, other = resolve(published.first, ahead), resolve(published.last, ahead)
    rule = "relative" if published.status == "stated" else "relative_to_inferred_publication"
    if one == other or one is None or other is None:
        return _read(time, one and other, part, rule)
    if one.period is None or other.period is None:
        return replace(time, rule="publication_too_vague")
    if _SIZES.index(published.granularity or "day") > _SIZES.index(one.period.granularity):
        return replace(time, rule="publication_too_vague")
    first, last = min(one.period.first, other.period.first), max(one.period.last, other.period.last)
    return replace(time, period=Period("", first, last, one.period.granularity), rule=f"{rule}_range")


def _read(time: Time, reading: Reading | None, part: str, rule: str) -> Time:
    if reading is None:
        return replace(time, rule="no_such_date")
    return replace(time, value=reading.value + part, period=reading.period, rule=rule)


def _part(match: re.Match[str]) -> str:
    """“Monday night”, “tonight” → ``TNI``."""
    part = "night" if match[0].lower().endswith("tonight") else group(match, "part")
    return f"T{PARTS[part]}" if part else ""


def _told_from(unit: str, earlier: Sequence[Time]) -> Time | None:
    """The last date before that is at least as fine as the unit in which something is told from it."""
    size = _SIZES.index(_COARSENESS.get(time_words.unit(unit), "day"))
    fit = (time for time in reversed(earlier) if time.period and time.period.value)
    return next((time for time in fit if time.period and _SIZES.index(time.period.granularity) <= size), None)


def _beside_text(told: Time) -> str:
    """The rule of what is told from another date of the text: it is no surer than that date."""
    return "relative_to_inferred_text_date" if "inferred" in told.rule else "relative_to_text"


# ---------------------------------------------------------------- times of day


def _clock(match: re.Match[str], span: Span, published: Published, ahead: bool) -> Time:
    """A time of day with the day that it says; without one it waits for the others of its sentence."""
    time = Time(span, match[0], "TIME", None, None, "clock")
    hour = _hour(match)
    if hour is None:
        return replace(time, rule="no_such_time")
    if day := group(match, "day"):
        return _from_publication(time, partial(_named_day, day), hour, published, ahead)
    return replace(time, value=hour)


def _named_day(word: str, told: date, ahead: bool) -> Reading | None:
    return time_relative.named_day(word, told, ahead)


def _hour(match: re.Match[str]) -> str | None:
    """“3 p.m.” → ``T15:00``, with a Z where the zone is that of Greenwich; other zones are not kept."""
    zone = "Z" if group(match, "zone") in ("gmt", "utc", "z") else ""
    if name := group(match, "name"):
        return f"T{'12' if name == 'noon' else '24'}:00{zone}"
    hour, minute = int(match["h"]), int(group(match, "min") or 0)
    if half := group(match, "half"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02d}:{minute:02d}{zone}" if hour < 24 and minute < 60 else None


def _on_its_day(clock: Time, beside: Sequence[Time], earlier: Sequence[Time], published: Published) -> Time:
    """The day is the nearest one of the sentence, else the last one before it that is not to come; else it stays open."""
    near = [time for time in beside if _is_day(time)]
    nearest = min(near, key=lambda time: abs(time.span.start - clock.span.start), default=None)
    day = nearest or next((time for time in reversed(earlier) if _is_day(time) and not _is_to_come(time, published)), None)
    if day is None or day.period is None:
        return replace(clock, value=f"{_OPEN_DAY}{clock.value}", rule="no_date_in_text")
    return replace(clock, value=f"{day.period.value}{clock.value}", period=day.period, rule=_beside_text(day))


def _is_day(time: Time) -> bool:
    return bool(time.period and time.period.value and time.period.first == time.period.last)


def _is_to_come(time: Time, published: Published) -> bool:
    return bool(time.period and published.last and time.period.first > published.last)
