"""A date as somebody wrote it → a publication date, where it can be read in one way only; nothing is guessed.

What is ambiguous (5/6/2024), impossible (31 February), a filler (1970-01-01) or in the future stays unknown, with the reason.
A date is taken as written, whatever time zone stands behind it.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from analysis.model import Granularity, Published, Status

EARLIEST = date(1600, 1, 1)
"""Before this there were no newspapers."""
FILLERS = frozenset([date(1970, 1, 1), date(1900, 1, 1), date(1899, 12, 30), date(1899, 12, 31), date(1904, 1, 1)])
"""What programs write where there is no date."""
AHEAD = timedelta(days=1)
"""It may already be tomorrow where the outlet is."""

_MONTHS = {name.lower(): n for names in (calendar.month_name, calendar.month_abbr) for n, name in enumerate(names) if name}
_MONTHS |= {"sept": 9}
_WEEKDAYS = tuple(name.lower() for name in calendar.day_name)
_TIME = r"(?:[\sT,|]*(?:at\s+|@\s*)?\d{1,2}[:.h]?\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?.{0,40})?"
_LEAD = r"(?:(?:published|posted|date)(?:\s+(?:on|at))?\s*:?\s+)?(?:(?P<weekday>(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\.?,?\s+)?"
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})([-/.])(?P<m>\d{{1,2}})\2(?P<d>\d{{1,2}}){_TIME}", re.IGNORECASE)
_COMPACT = re.compile(r"(?P<year>1[6-9]\d\d|20\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:[T ]?\d{4,6}Z?)?")
_DAY_MONTH = re.compile(
    rf"{_LEAD}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH},?[\s-]+(?P<year>\d{{4}}){_TIME}", re.IGNORECASE
)
_MONTH_DAY = re.compile(rf"{_LEAD}{_MONTH}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_TIME}", re.IGNORECASE)
_NUMBERS = re.compile(rf"(?P<one>\d{{1,2}})([-/.])(?P<two>\d{{1,2}})\2(?P<year>\d{{4}}){_TIME}", re.IGNORECASE)
_SHORT_YEAR = re.compile(rf"\d{{1,2}}([-/.])\d{{1,2}}\1\d{{2}}{_TIME}", re.IGNORECASE)
_MONTH_ONLY = re.compile(rf"(?:(?P<year>\d{{4}})-(?P<m>\d\d)|{_MONTH},?\s+(?P<year2>\d{{4}}))", re.IGNORECASE)
_YEAR_ONLY = re.compile(r"\d{4}")


def find(value: str, reason: str, status: Status = "stated", *, today: date) -> Published:
    """The publication date that a value gives; ``reason`` says where the value stands."""
    text = " ".join(value.split())[:120]
    if not text:
        return unknown(f"{reason} is empty")
    try:
        first, last, granularity = _read(text)
    except ValueError as error:
        return unknown(f"{reason} says “{text}”: {error}")
    if odd := _odd(first, last, today):
        return unknown(f"{reason} says “{text}”: {odd}")
    return Published(first, last, granularity, status, reason)


def unknown(reason: str) -> Published:
    return Published(None, None, None, "unknown", reason)


def _read(text: str) -> tuple[date, date, Granularity]:
    """First and last day. Raises ``ValueError`` with what is wrong."""
    if match := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        return _one(_day(int(match["year"]), int(match["m"]), int(match["d"])))
    if match := _DAY_MONTH.fullmatch(text) or _MONTH_DAY.fullmatch(text):
        day = _day(int(match["year"]), _MONTHS[match["month"].lower()], int(match["d"]))
        named = (match["weekday"] or "").lower()
        if named and not _WEEKDAYS[day.weekday()].startswith(named[:3]):
            raise ValueError(f"that day was a {calendar.day_name[day.weekday()]}")
        return _one(day)
    if match := _NUMBERS.fullmatch(text):
        return _one(_of_numbers(int(match["one"]), int(match["two"]), int(match["year"])))
    if _SHORT_YEAR.fullmatch(text):
        raise ValueError("the year has two figures only")
    if match := _MONTH_ONLY.fullmatch(text):
        year = int(match["year"] or match["year2"])
        month = int(match["m"]) if match["m"] else _MONTHS[match["month"].lower()]
        first = _day(year, month, 1)
        return first, date(year, month, calendar.monthrange(year, month)[1]), "month"
    if _YEAR_ONLY.fullmatch(text):
        return _day(int(text), 1, 1), _day(int(text), 12, 31), "year"
    raise ValueError("no date that can be read in one way only")


def _of_numbers(one: int, two: int, year: int) -> date:
    if one <= 12 and two <= 12 and one != two:
        raise ValueError("day and month could be either way round")
    return _day(year, two, one) if one > 12 else _day(year, one, two)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("no calendar has that day") from None


def _one(day: date) -> tuple[date, date, Granularity]:
    return day, day, "day"


def _odd(first: date, last: date, today: date) -> str | None:
    if first > today + AHEAD:
        return "lies in the future"
    if last < EARLIEST:
        return "lies before there were newspapers"
    return "stands for no date in many programs" if first == last and first in FILLERS else None
