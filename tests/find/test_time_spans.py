"""Stretches, repetitions and “now”: TIMEX3 values that name no days of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.find import folding, times
from analysis.find.time_spans import length
from analysis.model import Published, Span

STATED = Published(date(2031, 3, 4), date(2031, 3, 4), "day", "stated", "x")
UNKNOWN = Published(None, None, None, "unknown", "x")

Row = tuple[str, str, str]

TABLE: list[tuple[str, list[Row]]] = [
    # stretches
    ("It sailed for three days.", [("three days", "DURATION", "P3D")]),
    ("It sailed for 12 hours and 30 minutes.", [("12 hours", "DURATION", "PT12H"), ("30 minutes", "DURATION", "PT30M")]),
    ("It sailed for twenty-one years.", [("twenty-one years", "DURATION", "P21Y")]),
    ("It sailed for a hundred years.", [("a hundred years", "DURATION", "P100Y")]),
    ("It sailed for 1,200 days.", [("1,200 days", "DURATION", "P1200D")]),
    ("It sailed for two and a half hours.", [("two and a half hours", "DURATION", "PT2.5H")]),
    ("It sailed for a year and a half.", [("a year and a half", "DURATION", "P1.5Y")]),
    ("It sailed for half an hour.", [("half an hour", "DURATION", "PT0.5H")]),
    ("It sailed for two decades.", [("two decades", "DURATION", "P20Y")]),
    ("It sailed for a century.", [("a century", "DURATION", "P100Y")]),
    ("It sailed for a fortnight.", [("a fortnight", "DURATION", "P2W")]),
    ("It sailed for several weeks.", [("several weeks", "DURATION", "PXW")]),
    ("It sailed for a couple of hours.", [("a couple of hours", "DURATION", "PTXH")]),
    ("It sailed for years.", [("years", "DURATION", "PXY")]),
    ("Tests took three straight days.", [("three straight days", "DURATION", "P3D")]),
    ("A four-week strike began.", [("four-week", "DURATION", "P4W")]),
    ("A day-long strike began.", [("day-long", "DURATION", "P1D")]),
    ("The past two years were calm.", [("The past two years", "DURATION", "P2Y")]),
    ("The past decade was calm.", [("The past decade", "DURATION", "P10Y")]),
    ("Recent months were calm.", [("Recent months", "DURATION", "PXM")]),
    ("It took more than two weeks.", [("more than two weeks", "DURATION", "P2W")]),
    ("It took about an hour.", [("about an hour", "DURATION", "PT1H")]),
    # repetitions
    ("It sails every day.", [("every day", "SET", "P1D")]),
    ("It sails every other week.", [("every other week", "SET", "P2W")]),
    ("It sails each Monday.", [("each Monday", "SET", "XXXX-WXX-1")]),
    ("It sails every Friday night.", [("every Friday night", "SET", "XXXX-WXX-5TNI")]),
    ("It sails on Sundays.", [("Sundays", "SET", "XXXX-WXX-7")]),
    ("It sails every morning.", [("every morning", "SET", "XXXX-XX-XXTMO")]),
    ("It sails daily.", [("daily", "SET", "P1D")]),
    ("The annual race is on.", [("annual", "SET", "P1Y")]),
    ("It sails twice a week.", [("twice a week", "SET", "P1W")]),
    ("It sails three times a month.", [("three times a month", "SET", "P1M")]),
    ("It sails three days a week.", [("three days", "DURATION", "P3D"), ("a week", "SET", "P1W")]),
    ("A dozen years passed.", [("A dozen years", "DURATION", "P12Y")]),
    ("It carries 900 crates per year.", [("per year", "SET", "P1Y")]),
    # now, then and one day
    ("It sails now.", [("now", "DATE", "PRESENT_REF")]),
    ("It is currently moored.", [("currently", "DATE", "PRESENT_REF")]),
    ("It recently sailed.", [("recently", "DATE", "PAST_REF")]),
    ("Some years ago it sailed.", [("Some years ago", "DATE", "PAST_REF")]),
    ("It will sail soon.", [("soon", "DATE", "FUTURE_REF")]),
    ("It may sail in the near future.", [("the near future", "DATE", "FUTURE_REF")]),
    # none
    ("A second ferry sank.", []),
    ("The mate is 40 years old, a 40-year-old mate.", []),
    ("A quarter of the crew and three quarters of the cargo.", []),
    ("He reads “24 Hours” and hears Midnight Oil.", []),
    ("Some day it will sail.", []),
    ("It moored in the future home of the fleet.", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
@pytest.mark.parametrize("published", [STATED, UNKNOWN], ids=["day", "unknown"])
def test_what_names_no_days_needs_no_publication_date(text: str, expected: list[Row], published: Published) -> None:
    found = times.find(folding.fold(text), [Span(0, len(text))], published)
    assert [(t.surface, t.type, t.value) for t in found] == expected
    assert all(t.period is None and t.rule == "own_words" for t in found)


@pytest.mark.parametrize(
    ("of", "n", "value"),
    [("day", 3, "P3D"), ("hour", 1.5, "PT1.5H"), ("year", None, "PXY"), ("decade", None, "PXE"), ("fortnight", 2, "P4W")],
)
def test_length(of: str, n: float | None, value: str) -> None:
    assert length(of, n) == value
