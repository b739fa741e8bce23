"""Dates that are public knowledge, to hold the told events against: ``lexicons/reference_dates.csv``, each with its source.

They come from outside the articles. They are drawn beside the events, and nothing is computed from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from analysis.errors import LexiconError
from analysis.find import in_use, listing

NAME = "reference_dates.csv"
COLUMNS = ("date", "until", "one", "other", "title", "source")


@dataclass(frozen=True, slots=True)
class ReferenceDate:
    """What happened between two sides (in alphabetical order) from ``first`` to ``last``, in our own words, and who says so."""

    first: date
    last: date
    pair: tuple[str, str]
    title: str
    source: str


def find(pair: tuple[str, str]) -> tuple[ReferenceDate, ...]:
    """The dates of a pair of sides, in either order; none where the list has none."""
    return tuple(row for row in every() if row.pair == tuple(sorted(pair)))


def read(text: str, where: str = NAME) -> tuple[ReferenceDate, ...]:
    """The rows of a list. Raises ``LexiconError`` for a row without a source, a wrong date, or a pair out of order."""
    rows = listing.rows(text, where, COLUMNS)
    listing.unique([(place, f"{row['date']} {row['one']} {row['other']} {row['title']}") for place, row in rows])
    return tuple(sorted((_row(row, place) for place, row in rows), key=lambda row: (row.first, row.title)))


@in_use.kept
def every() -> tuple[ReferenceDate, ...]:
    """All dates, in order."""
    return in_use.merged(NAME, read)


def _row(row: Mapping[str, str], place: str) -> ReferenceDate:
    cells = {name: row[name].strip() for name in COLUMNS}
    if empty := [name for name, cell in cells.items() if not cell]:
        raise LexiconError(f"{place}: {empty[0]} is empty; a date without it is not shown")
    try:
        first, last = date.fromisoformat(cells["date"]), date.fromisoformat(cells["until"])
    except ValueError:
        raise LexiconError(f"{place}: date and until must be days such as 2031-05-03") from None
    if last < first:
        raise LexiconError(f"{place}: until lies before date")
    if cells["one"] >= cells["other"]:
        raise LexiconError(f"{place}: one and other must be two sides in alphabetical order")
    return ReferenceDate(first, last, (cells["one"], cells["other"]), cells["title"], cells["source"])
