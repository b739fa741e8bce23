"""Stretches of whole days, as dates are said: a day, a week, a weekend, a month, a quarter, a season, a year, a decade."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from analysis.model import Granularity


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole days and the granularity in which it was said."""

    value: str
    first: date
    last: date
    granularity: Granularity


def day(when: date) -> Period:
    return Period(when.isoformat(), when, when, "day")


def week(when: date) -> Period:
    monday = when - timedelta(when.weekday())
    year, number, _ = monday.isocalendar()
    return Period(f"{year}-W{number:02d}", monday, monday + timedelta(6), "week")


def weekend(reference: date, shift: int) -> Period:
    """The weekend of the day's own week (0), the one before (-1) or after it (1); a working day's own is still to come."""
    own = reference + timedelta(5 - reference.weekday())
    ahead = reference.weekday() < 5 and shift > 0
    saturday = own + timedelta(weeks=0 if ahead else shift)
    return Period(f"{week(saturday).value}-WE", saturday, saturday + timedelta(1), "day")


def month(year: int, number: int) -> Period:
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Period(f"{year}-{number:02d}", date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), "month")


def quarter(year: int, number: int) -> Period:
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    return Period(f"{year}-Q{number}", date(year, 3 * number - 2, 1), month(year, 3 * number).last, "quarter")


def year(number: int) -> Period:
    return Period(str(number), date(number, 1, 1), date(number, 12, 31), "year")


def decade(number: int) -> Period:
    return Period(str(number // 10), date(number, 1, 1), date(number + 9, 12, 31), "decade")
