"""What a date means: its TIMEX3 value and, where it is a stretch of the calendar, its days.

Each form has one resolver. It is given the match and the day from which the date is told, and answers with a reading, or with
nothing where there is no such date. A period is kept as coarse as it was said.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

from analysis.find import periods
from analysis.find.periods import Period
from analysis.find.time_words import CENTURIES, ORDINALS, SEASONS, month

Needs = Literal["nothing", "publication", "text"]
"""From what a date is told: it is said in full, told from the day of publication, or from another date of the text."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A TIMEX3 value; ``period`` is missing where it names no whole days of the calendar (a century, a winter, “now”)."""

    value: str
    period: Period | None = None


Resolver = Callable[[re.Match[str], date, bool], "Reading | None"]
"""Match, the day from which it is told, whether it lies ahead → reading."""

SHIFTS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "latest": -1, "this": 0, "current": 0, "the": 0}
SHIFTS |= {"next": 1, "coming": 1, "following": 1}
_FIXED_DAYS = {"christmas": (12, 25), "boxing": (12, 26), "valentine's": (2, 14), "halloween": (10, 31)}


def within(period: Period | None) -> Reading | None:
    return Reading(period.value, period) if period else None


def group(match: re.Match[str], name: str) -> str:
    """The text of a group in lower case, empty where the form has no such group or it took no part."""
    return (match.groupdict().get(name) or "").lower()


def _calendar_day(year: int, month_: int, day: int) -> Reading | None:
    valid = MINYEAR <= year <= MAXYEAR and 1 <= month_ <= 12 and 1 <= day <= calendar.monthrange(year, month_)[1]
    return within(periods.day(date(year, month_, day))) if valid else None


# ---------------------------------------------------------------- said in full


def _iso(m: re.Match[str], _: date, __: bool) -> Reading | None:
    return _calendar_day(int(m["y"]), int(m["m"]), int(m["d"]))


def _numeric(m: re.Match[str], _: date, __: bool) -> Reading | None:
    """“25/3/2031” has one reading, “4/3/2031” has two and gets none."""
    one, other, year = int(m["a"]), int(m["b"]), int(m["y"])
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    readings = {r.value: r for r in (_calendar_day(year, one, other), _calendar_day(year, other, one)) if r}
    return next(iter(readings.values())) if len(readings) == 1 else None


def _year(m: re.Match[str], _: date, __: bool) -> Reading | None:
    return within(periods.year(int(m["y"])))


def _short_year(m: re.Match[str], told: date, __: bool) -> Reading | None:
    """“'82”: the last year that ends so, or the next few."""
    year = told.year // 100 * 100 + int(m["short"])
    return within(periods.year(year if year <= told.year + 10 else year - 100)) if MINYEAR + 100 < year <= MAXYEAR else None


def _decade(m: re.Match[str], _: date, __: bool) -> Reading | None:
    digits = m["y"]
    if len(digits) == 2:  # “the 80s”; the tens of this century are written out
        return within(periods.decade(1900 + int(digits))) if int(digits) >= 20 else None
    return within(periods.decade(int(digits)))


def _century(m: re.Match[str], _: date, __: bool) -> Reading | None:
    word = m["number"].lower()
    return Reading(f"{(int(word) if word.isdigit() else CENTURIES[word]) - 1:02d}")


def _fiscal(m: re.Match[str], _: date, __: bool) -> Reading | None:
    return Reading(f"FY{m['y']}")


def _attacks(_: re.Match[str], __: date, ___: bool) -> Reading | None:
    return _calendar_day(2001, 9, 11)


# ---------------------------------------------------------------- said with or without the year


def _day_of_year(m: re.Match[str], told: date, ahead: bool) -> Reading | None:
    wanted, day = month(m["m"]), int(m["d"])
    year = m["y"] or group(m, "py")
    return _calendar_day(int(year), wanted, day) if year else _near_day(wanted, day, told, ahead)


def _near_day(month_: int, day: int, told: date, ahead: bool) -> Reading | None:
    """The nearest such day; where it lies ahead, the next one, else none that is more than two months ahead."""
    near = [r for years in (-1, 0, 1, 2, 3, 4) if (r := _calendar_day(told.year + years, month_, day)) and r.period]
    fit = [r for r in near if r.period and (r.period.first >= told if ahead else (r.period.first - told).days <= 60)]
    return min(fit or near, key=lambda r: abs((r.period.first - told).days) if r.period else 0, default=None)


def _month(m: re.Match[str], told: date, ahead: bool) -> Reading | None:
    wanted, which = month(m["m"]), group(m, "which")
    if m["y"]:
        year = int(m["y"])
    elif of_year := group(m, "of_year"):
        year = told.year + SHIFTS[of_year]
    elif which:
        shift = SHIFTS[which]
        year = told.year - (shift < 0 and wanted >= told.month) + (shift > 0 and wanted <= told.month)
    else:
        year = told.year + (ahead and wanted < told.month) - (not ahead and wanted > told.month)
    return within(periods.month(year, wanted)) if MINYEAR <= year <= MAXYEAR else None


def _season(m: re.Match[str], told: date, ahead: bool) -> Reading | None:
    """Spring is March to May, and so on; a winter belongs to two years, and its days are left open."""
    code, which = SEASONS[m["season"].lower()], group(m, "which")
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    if not any(group(m, said) for said in ("the", "which", "y", "of_year")):
        return Reading(f"XXXX-{code}")  # “in winter” is any of them
    if year_said := group(m, "y"):
        year = int(year_said)
    elif of_year := group(m, "of_year"):
        year = told.year + SHIFTS[of_year]
    else:
        shift = SHIFTS[which] if which else 0 if ahead or first <= told.month else -1
        over, begun = told.month > first + 2, told.month >= first
        year = told.year - (shift < 0 and not over) + (shift > 0 and begun) if which else told.year + shift
    if code == "WI":
        return Reading(f"{year}-WI")
    return Reading(f"{year}-{code}", Period(f"{year}-{code}", date(year, first, 1), periods.month(year, first + 2).last, "season"))


def _quarter(m: re.Match[str], told: date, ahead: bool) -> Reading | None:
    """Without a year, the nearest one: companies name the quarter that has just ended or is to come."""
    wanted = ORDINALS.get(m["number"].lower()) or int(m["number"])
    if year_said := group(m, "y"):
        return within(periods.quarter(int(year_said), wanted))
    if of_year := group(m, "of_year"):
        return within(periods.quarter(told.year + SHIFTS[of_year], wanted))
    near = [periods.quarter(told.year + years, wanted) for years in (-1, 0, 1) if MINYEAR < told.year + years < MAXYEAR]
    fit = [period for period in near if not ahead or period.last >= told]
    return within(min(fit or near, key=lambda period: abs((period.first + timedelta(45) - told).days), default=None))


def _half(m: re.Match[str], told: date, _: bool) -> Reading | None:
    year = int(m["y"]) if m["y"] else told.year + SHIFTS.get(group(m, "of_year"), 0)
    return Reading(f"{year}-H{ORDINALS[m['number'].lower()]}")


def _holiday(m: re.Match[str], told: date, ahead: bool) -> Reading | None:
    """Feasts of the common calendar; a year that is not said is the nearest one."""
    name = m["name"].lower()
    year = int(m["y"]) if m["y"] else None
    first = name.split()[0]
    if first == "new":
        fixed = (12, 31) if name.endswith("eve") else (1, 1)
    else:
        fixed = (12, 24) if name.endswith("eve") else _FIXED_DAYS[first]
    return _calendar_day(year, *fixed) if year else _near_day(*fixed, told, ahead)


RESOLVERS: Mapping[str, tuple[Needs, Resolver]] = {
    "iso": ("nothing", _iso),
    "numeric": ("nothing", _numeric),
    "attacks": ("nothing", _attacks),
    "year": ("nothing", _year),
    "short_year": ("publication", _short_year),
    "decade": ("nothing", _decade),
    "century": ("nothing", _century),
    "fiscal": ("nothing", _fiscal),
    "month_day": ("publication", _day_of_year),
    "day_month": ("publication", _day_of_year),
    "day_to_day": ("publication", _day_of_year),
    "last_day": ("publication", _day_of_year),
    "month": ("publication", _month),
    "season": ("publication", _season),
    "quarter": ("publication", _quarter),
    "quarter_short": ("publication", _quarter),
    "half": ("publication", _half),
    "holiday": ("publication", _holiday),
}
"""Form → from what it is told, and its resolver; a form that says its year is told from nothing."""
