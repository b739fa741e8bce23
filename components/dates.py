"""The periods of publication that a corpus offers."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

EVERY_DATE = "All dates"
Period = tuple[date | None, date | None]


def periods(published: Iterable[object]) -> dict[str, Period]:
    """All dates, and each year (or month, where there is one year only) in which an article may have appeared."""
    days = [str(value) for value in published]
    years = sorted({day[:4] for day in days})
    if len(years) != 1:
        return {EVERY_DATE: (None, None)} | {year: (date(int(year), 1, 1), date(int(year), 12, 31)) for year in years}
    months = sorted({day[:7] for day in days})
    return {EVERY_DATE: (None, None)} | {month: _month(int(month[:4]), int(month[5:])) for month in months}


def _month(year: int, month: int) -> Period:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])
