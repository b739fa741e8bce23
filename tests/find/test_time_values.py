"""Dates, their values and their days: the forms beyond plain days, weekdays and months."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.find import folding, sentences, times
from analysis.find.time_patterns import FORMS
from analysis.find.time_relative import RESOLVERS as RELATIVE
from analysis.find.time_spans import VALUES
from analysis.find.time_values import RESOLVERS
from analysis.model import Published, Span

STATED = Published(date(2031, 3, 4), date(2031, 3, 4), "day", "stated", "x")
UNKNOWN = Published(None, None, None, "unknown", "x")

Row = tuple[str, str | None, str | None, str]


def rows(text: str, published: Published = STATED) -> list[Row]:
    """Surface, value, days as `first/last`, rule."""
    spans = [Span(s.start, s.end) for s in sentences.find(text)]
    return [
        (t.surface, t.value, f"{t.period.first}/{t.period.last}" if t.period else None, t.rule)
        for t in times.find(folding.fold(text), spans, published)
    ]


def test_each_form_has_one_meaning() -> None:
    clocks = {"clock", "clock_24", "clock_zone", "noon"}
    assert sorted([*RESOLVERS, *RELATIVE, *VALUES, *clocks]) == sorted(FORMS)


# said on Tuesday 4 March 2031
CALENDAR: list[tuple[str, list[Row]]] = [
    # a day in figures has one reading, or none
    ("It sank on 25/3/2030.", [("25/3/2030", "2030-03-25", "2030-03-25/2030-03-25", "explicit")]),
    ("It sank on 3/25/30.", [("3/25/30", "2030-03-25", "2030-03-25/2030-03-25", "explicit")]),
    ("It sank on 4/3/2030.", [("4/3/2030", None, None, "no_such_date")]),
    # seasons, quarters, halves
    ("It sank in summer 2030.", [("summer 2030", "2030-SU", "2030-06-01/2030-08-31", "explicit")]),
    ("It sank last autumn.", [("last autumn", "2030-FA", "2030-09-01/2030-11-30", "relative")]),
    ("It will sail next spring.", [("next spring", "2032-SP", "2032-03-01/2032-05-31", "relative")]),
    ("It sank last winter.", [("last winter", "2030-WI", None, "relative")]),
    ("It sank in the first quarter of 2030.", [("the first quarter of 2030", "2030-Q1", "2030-01-01/2030-03-31", "explicit")]),
    ("Trade fell in the fourth quarter.", [("the fourth quarter", "2030-Q4", "2030-10-01/2030-12-31", "relative")]),
    ("Trade fell in the third quarter of last year.", [("the third quarter of last year", "2030-Q3", "2030-07-01/2030-09-30", "relative")]),
    ("Trade fell in Q2 2030.", [("Q2 2030", "2030-Q2", "2030-04-01/2030-06-30", "explicit")]),
    ("Trade fell last quarter.", [("last quarter", "2030-Q4", "2030-10-01/2030-12-31", "relative")]),
    ("Trade fell in the first half of 2030.", [("the first half of 2030", "2030-H1", None, "explicit")]),
    ("It sails in winter.", [("winter", "XXXX-WI", None, "relative")]),
    # years and longer
    ("It sank in '29.", [("'29", "2029", "2029-01-01/2029-12-31", "relative")]),
    ("It sank in the early 80s.", [("the early 80s", "198", "1980-01-01/1989-12-31", "explicit")]),
    ("It sank in mid-2030.", [("mid-2030", "2030", "2030-01-01/2030-12-31", "explicit")]),
    ("It sailed from 2029 to 2030.", [("2029", "2029", "2029-01-01/2029-12-31", "explicit"), ("2030", "2030", "2030-01-01/2030-12-31", "explicit")]),
    ("It sank in the 19th century.", [("the 19th century", "18", None, "explicit")]),
    ("It sank in the twentieth century.", [("the twentieth century", "19", None, "explicit")]),
    ("It paid in fiscal 2030.", [("fiscal 2030", "FY2030", None, "explicit")]),
    # ends, and other parts that leave the value as it is
    ("It sails at the end of this year.", [("the end of this year", "2031", "2031-01-01/2031-12-31", "relative")]),
    ("It sank at the end of May 2030.", [("the end of May 2030", "2030-05", "2030-05-01/2030-05-31", "explicit")]),
    ("It sank earlier this month.", [("earlier this month", "2031-03", "2031-03-01/2031-03-31", "relative")]),
    ("It sails later on Friday.", [("later on Friday", "2031-03-07", "2031-03-07/2031-03-07", "relative")]),
    # days with a name
    ("It sank on Christmas Eve.", [("Christmas Eve", "2030-12-24", "2030-12-24/2030-12-24", "relative")]),
    ("It sank the day before yesterday.", [("the day before yesterday", "2031-03-02", "2031-03-02/2031-03-02", "relative")]),
    ("It sank on Black Monday.", [("Monday", None, None, "named_day")]),
    ("It sank last night.", [("last night", "2031-03-03TNI", "2031-03-03/2031-03-03", "relative")]),
    ("It sails tonight.", [("tonight", "2031-03-04TNI", "2031-03-04/2031-03-04", "relative")]),
    ("It sank this morning.", [("this morning", "2031-03-04TMO", "2031-03-04/2031-03-04", "relative")]),
    # no times
    ("Crowds fall in line; springs creak.", []),
    ("It cost $30 and carried 2000 crates.", []),
    ("It won 3:10 on pier 14:5.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CALENDAR)
def test_values(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(("text", "expected"), CALENDAR)
def test_only_what_is_said_in_full_survives_without_a_publication_date(text: str, expected: list[Row]) -> None:
    open_rows = [
        (s, None, None, "no_publication_date") if rule == "relative" else (s, value, days, rule)
        for s, value, days, rule in expected
    ]
    assert rows(text, UNKNOWN) == open_rows  # fmt: skip


# told from another date of the text, whether or not the day of publication is known
FROM_THE_TEXT: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("On 3 May 2029 it sank. The same day it was raised.", [("3 May 2029", "2029-05-03"), ("The same day", "2029-05-03")]),
    ("On 3 May 2029 it sank. The next day it was raised.", [("3 May 2029", "2029-05-03"), ("The next day", "2029-05-04")]),
    ("On 3 May 2029 it sank. Two days later it was raised.", [("3 May 2029", "2029-05-03"), ("Two days later", "2029-05-05")]),
    ("In May 2029 it sank. Two years earlier it had burnt.", [("May 2029", "2029-05"), ("Two years earlier", "2027")]),
    ("In May 2029 it sank. The same day it was raised.", [("May 2029", "2029-05"), ("The same day", None)]),
    ("It sank. The next day it was raised.", [("The next day", None)]),
    ("On 3 May 2029 it sank, and two minutes later it was gone.", [("3 May 2029", "2029-05-03"), ("two minutes later", None)]),
    # times of day
    ("On 3 May 2029 it sank at 3 p.m.", [("3 May 2029", "2029-05-03"), ("3 p.m.", "2029-05-03T15:00")]),
    ("It sank at 16:05 UTC on pier 4 on 3 May 2029.", [("16:05 UTC", "2029-05-03T16:05Z"), ("3 May 2029", "2029-05-03")]),
    ("On 3 May 2029 it sank. At noon it was raised.", [("3 May 2029", "2029-05-03"), ("noon", "2029-05-03T12:00")]),
    ("It sank at 0930 GMT.", [("0930 GMT", "XXXX-XX-XXT09:30Z")]),
    ("It sank at 10:30am.", [("10:30am", "XXXX-XX-XXT10:30")]),
    ("It sank at 15 p.m.", [("15 p.m.", None)]),
]


@pytest.mark.parametrize(("text", "expected"), FROM_THE_TEXT)
@pytest.mark.parametrize("published", [STATED, UNKNOWN], ids=["day", "unknown"])
def test_told_from_the_text(text: str, expected: list[tuple[str, str | None]], published: Published) -> None:
    assert [row[:2] for row in rows(text, published)] == expected


def test_a_past_told_from_the_text_cannot_lie_ahead() -> None:
    assert rows("It sank on 28 February 2031. Two months later it was raised.")[1] == (
        "Two months later",
        None,
        None,
        "no_date_in_text",
    )
    assert rows("It sank on 28 February 2031. Two months later it will be raised.")[1][1] == "2031-04"
    assert rows("It is to sail on 28 May 2031. It left at noon.")[1][1] == "XXXX-XX-XXT12:00"


def test_a_time_of_day_with_its_day() -> None:
    assert rows("It sank at 3 p.m. on Monday.") == [("3 p.m. on Monday", "2031-03-03T15:00", "2031-03-03/2031-03-03", "relative")]
    assert rows("It sank at 3 p.m. yesterday.", UNKNOWN) == [("3 p.m. yesterday", None, None, "no_publication_date")]


def test_this_weekday_lies_behind_or_ahead_by_its_verb_alone() -> None:
    assert rows("It sank this Friday.")[0][1] == "2031-02-28"
    assert rows("It will sail this Friday.")[0][1] == "2031-03-07"
    assert rows("Ferry trip this Friday.") == [("this Friday", None, None, "tense_unclear")]


def test_a_plan_for_today_in_the_present_tense_is_for_today() -> None:
    assert rows("The race is on Tuesday.") == [("Tuesday", "2031-03-04", "2031-03-04/2031-03-04", "relative")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sank on 3 and 4 May 2029.", [("3", "2029-05-03"), ("4 May 2029", "2029-05-04")]),
        ("It sank from 3rd to 5th May 2029.", [("3rd", "2029-05-03"), ("5th May 2029", "2029-05-05")]),
        ("It sank on May 3-5, 2029.", [("May 3", "2029-05-03"), ("5, 2029", "2029-05-05")]),
        ("It sank between 3 April and 5 May 2029.", [("3 April", "2029-04-03"), ("5 May 2029", "2029-05-05")]),
        ("It sank on January 3 and 5,000 came.", [("January 3", "2031-01-03")]),
        ("On January 3 and 4 boats sank.", [("January 3", "2031-01-03")]),
    ],
)
def test_days_that_share_their_month(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(surface, value) for surface, value, *_ in rows(text)] == expected
