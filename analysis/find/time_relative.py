"""What a relative date means: “on Thursday”, “last month”, “three years ago”, “the same day”.

It is told from the day of publication or from another date of the text; told from nothing, it means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date, timedelta

from analysis.find import periods
from analysis.find.time_values import SHIFTS, Needs, Reading, Resolver, group, within
from analysis.find.time_words import WEEKDAYS, number, unit
from analysis.find.time_words import month as month_number

_WORD_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def shifted(of: str, n: int, told: date) -> Reading | None:
    """The day, week … century that lies ``n`` of them from the one of a day; missing beyond the calendar."""
    if of in ("day", "night", "week", "fortnight", "weekend"):
        moved = _moved(told, n * {"week": 7, "weekend": 7, "fortnight": 14}.get(of, 1))
        if moved is None or not MINYEAR < moved.year < MAXYEAR:
            return None
        return within(periods.day(moved) if of in ("day", "night") else periods.week(moved))
    year = told.year + {"decade": 10, "century": 100, "year": 1}.get(of, 0) * n
    if of == "month":
        year += (told.month - 1 + n) // 12
    if of == "quarter":
        year += ((told.month - 1) // 3 + n) // 4
    if not MINYEAR < year <= MAXYEAR - 10:
        return None
    if of == "month":
        return within(periods.month(told.year, told.month + n))
    if of == "quarter":
        return within(periods.quarter(told.year, (told.month - 1) // 3 + 1 + n))
    if of == "century":
        return Reading(f"{year // 100:02d}")
    return within(periods.year(year) if of == "year" else periods.decade(year // 10 * 10))


def named_day(word: str, told: date, ahead: bool) -> Reading | None:
    """“Monday”, “yesterday” … as a day."""
    lowered = word.lower()
    if lowered in _WORD_DAYS:
        return shifted("day", _WORD_DAYS[lowered], told)
    wanted = WEEKDAYS[lowered]
    return shifted("day", (wanted - told.weekday()) % 7 if ahead else -((told.weekday() - wanted) % 7), told)


def _weekday(m: re.Match[str], told: date, ahead: bool) -> Reading | None:
    shift = SHIFTS.get(group(m, "which"), 0)
    found = named_day(m["day"], told, shift > 0 or (ahead and shift == 0))
    if found and found.period and found.period.first == told and shift:
        return shifted("day", 7 * shift, told)  # “next Tuesday”, said on a Tuesday
    return found


def _today(m: re.Match[str], told: date, _: bool) -> Reading | None:
    return named_day(m["day"], told, ahead=False)


def _day_but_one(m: re.Match[str], told: date, _: bool) -> Reading | None:
    return shifted("day", -2 if m["way"].lower().startswith("before") else 2, told)


def _night(m: re.Match[str], told: date, _: bool) -> Reading | None:
    return shifted("day", -1 if group(m, "which") == "last" else 0, told)


def _unit(m: re.Match[str], told: date, _: bool) -> Reading | None:
    """“Last week”; a fiscal year has no days that the text gives."""
    of, shift = m["unit"].lower(), SHIFTS[m["which"].lower()]
    if group(m, "fiscal"):
        return Reading(f"FY{told.year + shift}") if of == "year" else None
    return within(periods.weekend(told, shift)) if of == "weekend" else shifted(of, shift, told)


def _weekend(_: re.Match[str], told: date, ahead: bool) -> Reading | None:
    return within(periods.weekend(told, 1 if ahead else 0 if told.weekday() >= 5 else -1))


def _ends_named(m: re.Match[str], told: date, ahead: bool) -> Reading | None:
    if m["y"]:
        return within(periods.year(int(m["y"])))
    wanted = month_number(m["m"])
    year = int(m["my"]) if m["my"] else told.year + (ahead and wanted < told.month) - (not ahead and wanted > told.month)
    return within(periods.month(year, wanted)) if MINYEAR <= year <= MAXYEAR else None


def _counted(m: re.Match[str], told: date, _: bool) -> Reading | None:
    """“Three years ago” is a year, “two weeks later” a week: no finer than the unit that is counted."""
    n, of = number(m["n"]), unit(m["unit"])
    if n is None or n != int(n) or of in ("second", "minute", "hour"):
        return None
    steps = int(n) * (-1 if m["way"].lower() in ("ago", "earlier") else 1)
    return shifted(of, steps, told)


def _same(m: re.Match[str], told: date, _: bool) -> Reading | None:
    return shifted(m["unit"].lower(), 0, told)


def _neighbour(m: re.Match[str], told: date, _: bool) -> Reading | None:
    if m["side"]:
        return shifted(m["of"].lower(), -1 if m["side"].lower() == "before" else 1, told)
    return shifted(m["unit"].lower(), SHIFTS[m["way"].lower()], told)


RESOLVERS: Mapping[str, tuple[Needs, Resolver]] = {
    "weekday": ("publication", _weekday),
    "today": ("publication", _today),
    "day_but_one": ("publication", _day_but_one),
    "night": ("publication", _night),
    "unit": ("publication", _unit),
    "weekend": ("publication", _weekend),
    "ends": ("publication", _unit),
    "year_before": ("publication", lambda _, told, __: shifted("year", -1, told)),
    "ends_named": ("publication", _ends_named),
    "ago": ("publication", _counted),
    "same": ("text", _same),
    "the_day": ("text", _same),
    "neighbour": ("text", _neighbour),
    "offset": ("text", _counted),
}
"""Form → from what it is told, and its resolver."""
