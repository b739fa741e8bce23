"""Time expressions → periods, as fine as they are said and no finer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.find import folding, times
from analysis.find.periods import Period
from analysis.find.times import Time
from analysis.model import Published, Span


def on(first: date, last: date | None = None, granularity: str = "day", status: str = "stated") -> Published:
    return Published(first, last or first, granularity, status, "x")  # type: ignore[arg-type]


TUESDAY = date(2031, 3, 4)
STATED = on(TUESDAY)
UNKNOWN = Published(None, None, None, "unknown", "x")

Row = tuple[str, str | None, str | None, str | None, str | None, str]


def rows(text: str, published: Published = STATED) -> list[Row]:
    """Surface, value, first day, last day, granularity, rule."""
    folded = folding.fold(text)
    return [
        (
            t.surface,
            t.value,
            t.period and t.period.first.isoformat(),
            t.period and t.period.last.isoformat(),
            t.period and t.period.granularity,
            t.rule,
        )
        for t in times.find(folded, [Span(0, len(folded))], published)
    ]


def day(surface: str, value: str, rule: str = "relative") -> list[Row]:
    return [(surface, value, value, value, "day", rule)]


EXPLICIT: list[tuple[str, list[Row]]] = [
    ("", []),
    ("The ferry sank.", []),
    # days
    ("It sank on 2031-03-03.", day("2031-03-03", "2031-03-03", "explicit")),
    ("It sank on March 3, 2031.", day("March 3, 2031", "2031-03-03", "explicit")),
    ("It sank on Monday, March 3rd 2031.", day("Monday, March 3rd 2031", "2031-03-03", "explicit")),
    ("It sank on 3 March 2031.", day("3 March 2031", "2031-03-03", "explicit")),
    ("It sank on the 3rd of Mar. 2031.", day("the 3rd of Mar. 2031", "2031-03-03", "explicit")),
    ("It sank on Sept. 30,\u00a02030.", day("Sept. 30, 2030", "2030-09-30", "explicit")),
    ("It sank on February 29, 2032.", day("February 29, 2032", "2032-02-29", "explicit")),
    ("It sank on February 29, 2031.", [("February 29, 2031", None, None, None, None, "no_such_date")]),
    ("Form 2031-13-40 and 0000-01-01", [("2031-13-40", None, None, None, None, "no_such_date"), ("0000-01-01", None, None, None, None, "no_such_date")]),
    # months, years, decades
    ("It sank in March 2031.", [("March 2031", "2031-03", "2031-03-01", "2031-03-31", "month", "explicit")]),
    ("It sank in late May 2030.", [("late May 2030", "2030-05", "2030-05-01", "2030-05-31", "month", "explicit")]),
    ("It sank in 2030.", [("2030", "2030", "2030-01-01", "2030-12-31", "year", "explicit")]),
    ("It sank in 1744.", [("1744", "1744", "1744-01-01", "1744-12-31", "year", "explicit")]),
    ("Back in the 1990s it sailed.", [("the 1990s", "199", "1990-01-01", "1999-12-31", "decade", "explicit")]),
    # numbers that are no years
    ("It carried 1,200 crates and 2,030 sacks.", []),
    ("It cost $2030 and £1990.", []),
    ("It carried 2030 people and 1990 tonnes.", []),
    ("It grew 2030% to 1990.5 and 12030.", []),
    # words that are no months or days
    ("They may march. May they sail? March on!", []),
    ("May is a name. The March of the crews is a walk.", []),
    ("The Sunday Times wept.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EXPLICIT)
@pytest.mark.parametrize(
    "published", [STATED, UNKNOWN, on(date(2031, 1, 1), date(2031, 12, 31), "year")], ids=["day", "unknown", "year"]
)
def test_what_is_said_in_full_needs_no_publication_date(text: str, expected: list[Row], published: Published) -> None:
    assert rows(text, published) == expected


# said on Tuesday 4 March 2031
RELATIVE: list[tuple[str, list[Row]]] = [
    ("It sank today.", day("today", "2031-03-04")),
    ("It sank yesterday.", day("yesterday", "2031-03-03")),
    ("It sails tomorrow.", day("tomorrow", "2031-03-05")),
    # the tense decides which way a weekday lies
    ("It sank on Monday.", day("Monday", "2031-03-03")),
    ("It sank on Tuesday.", day("Tuesday", "2031-03-04")),
    ("It sank on Wednesday.", day("Wednesday", "2031-02-26")),
    ("It will sail on Wednesday.", day("Wednesday", "2031-03-05")),
    ("It is due on Monday.", day("Monday", "2031-03-10")),
    ("Holt said on Wednesday it will sail.", day("Wednesday", "2031-02-26")),
    ("The planned trip was called off on Wednesday.", day("Wednesday", "2031-02-26")),
    ("It sank last Monday.", day("last Monday", "2031-03-03")),
    ("It sank last Tuesday.", day("last Tuesday", "2031-02-25")),
    ("It sails next Tuesday.", day("next Tuesday", "2031-03-11")),
    ("It was due on Wednesday.", day("Wednesday", "2031-03-05")),
    ("It sails next Wednesday.", day("next Wednesday", "2031-03-05")),
    ("It sank on Monday night.", [("Monday night", "2031-03-03TNI", "2031-03-03", "2031-03-03", "day", "relative")]),
    # day and month, the nearest year
    ("It sank on March 3.", day("March 3", "2031-03-03")),
    ("It sank on 24 December.", day("24 December", "2030-12-24")),
    ("It will sail on 24 December.", day("24 December", "2031-12-24")),
    ("It sank on February 29.", day("February 29", "2032-02-29")),
    ("It sank on June 31.", [("June 31", None, None, None, None, "no_such_date")]),
    # months
    ("It sank in January.", [("January", "2031-01", "2031-01-01", "2031-01-31", "month", "relative")]),
    ("It sank in May.", [("May", "2030-05", "2030-05-01", "2030-05-31", "month", "relative")]),
    ("It will sail in May.", [("May", "2031-05", "2031-05-01", "2031-05-31", "month", "relative")]),
    ("It sank last May.", [("last May", "2030-05", "2030-05-01", "2030-05-31", "month", "relative")]),
    ("It sails next January.", [("next January", "2032-01", "2032-01-01", "2032-01-31", "month", "relative")]),
    ("It sank in May last year.", [("May last year", "2030-05", "2030-05-01", "2030-05-31", "month", "relative")]),
    # units
    ("It sank last week.", [("last week", "2031-W09", "2031-02-24", "2031-03-02", "week", "relative")]),
    ("It sails this week.", [("this week", "2031-W10", "2031-03-03", "2031-03-09", "week", "relative")]),
    ("It sank last month.", [("last month", "2031-02", "2031-02-01", "2031-02-28", "month", "relative")]),
    ("It sails next year.", [("next year", "2032", "2032-01-01", "2032-12-31", "year", "relative")]),
    ("It sank in the last decade.", [("the last decade", "202", "2020-01-01", "2029-12-31", "decade", "relative")]),
    ("It sank three days ago.", day("three days ago", "2031-03-01")),
    ("It sank 14 months ago.", [("14 months ago", "2030-01", "2030-01-01", "2030-01-31", "month", "relative")]),
    ("It sank two years ago.", [("two years ago", "2029", "2029-01-01", "2029-12-31", "year", "relative")]),
    ("It sails a week from now.", [("a week from now", "2031-W11", "2031-03-10", "2031-03-16", "week", "relative")]),
    ("It sank over the weekend.", [("the weekend", "2031-W09-WE", "2031-03-01", "2031-03-02", "day", "relative")]),
    ("It sank 999 decades ago.", [("999 decades ago", None, None, None, None, "no_such_date")]),
    ("It sails 999 decades from now.", [("999 decades from now", None, None, None, None, "no_such_date")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RELATIVE)
def test_what_is_said_relative_to_a_stated_day(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(("text", "expected"), RELATIVE)
def test_nothing_relative_is_resolved_without_a_publication_date(text: str, expected: list[Row]) -> None:
    assert rows(text, UNKNOWN) == [(surface, None, None, None, None, "no_publication_date") for surface, *_ in expected]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        # an inferred day is said to be one
        ("It sank on Monday.", on(TUESDAY, status="inferred"), day("Monday", "2031-03-03", "relative_to_inferred_publication")),
        # two possible days give a range, or one answer where both agree
        (
            "It sank yesterday.",
            on(TUESDAY, TUESDAY + timedelta(1), status="inferred"),
            [("yesterday", None, "2031-03-03", "2031-03-04", "day", "relative_to_inferred_publication_range")],
        ),
        ("It sank on Monday.", on(TUESDAY, TUESDAY + timedelta(1)), day("Monday", "2031-03-03")),
        (
            "It sank last month.",
            on(TUESDAY, TUESDAY + timedelta(1)),
            [("last month", "2031-02", "2031-02-01", "2031-02-28", "month", "relative")],
        ),
        # a month of publication resolves months and years, no days
        ("It sank on Monday.", on(date(2031, 3, 1), date(2031, 3, 31), "month"), [("Monday", None, None, None, None, "publication_too_vague")]),
        (
            "It sank last month.",
            on(date(2031, 3, 1), date(2031, 3, 31), "month"),
            [("last month", "2031-02", "2031-02-01", "2031-02-28", "month", "relative")],
        ),
        ("It sank last month.", on(date(2031, 1, 1), date(2031, 12, 31), "year"), [("last month", None, None, None, None, "publication_too_vague")]),
        (
            "It sank last year.",
            on(date(2031, 1, 1), date(2031, 12, 31), "year"),
            [("last year", "2030", "2030-01-01", "2030-12-31", "year", "relative")],
        ),
    ],
)  # fmt: skip
def test_publication_ranges(text: str, published: Published, expected: list[Row]) -> None:
    assert rows(text, published) == expected


def test_a_whole_time() -> None:
    assert times.find("In 2030.", [Span(0, 8)], STATED) == (
        Time(Span(3, 7), "2030", "DATE", "2030", Period("2030", date(2030, 1, 1), date(2030, 12, 31), "year"), "explicit"),
    )


@pytest.mark.parametrize(
    "text", ["Room 2001 was locked.", "Resolution 1973 passed.", "It closed at 2030 hours.", "Theresa May 10 years ago."]
)
def test_a_number_is_no_year_and_a_name_no_month(text: str) -> None:
    assert all(surface.strip("0123456789") != "" and "May" not in surface for surface, *_ in rows(text))


@pytest.mark.parametrize("text", ["The summit is on Friday.", "The crew arrives on Friday."])
def test_a_plan_in_the_present_tense_stays_unresolved(text: str) -> None:
    assert [row[1:] for row in rows(text)] == [(None, None, None, None, "tense_unclear")]


@pytest.mark.parametrize(
    ("text", "saturday"),
    [
        ("It sank at the weekend.", "2031-03-01"),
        ("Over the weekend it sank.", "2031-03-01"),
        ("It sank last weekend.", "2031-03-01"),
        ("It will sail this weekend.", "2031-03-08"),
        ("It will sail next weekend.", "2031-03-08"),
    ],
)
def test_weekends(text: str, saturday: str) -> None:
    """Said on a Tuesday."""
    assert [row[2] for row in rows(text)] == [saturday]


def test_several_in_order() -> None:
    assert [surface for surface, *_ in rows("On March 3, 2031, a year after June 2030, it sank again on Monday.")] == ["March 3, 2031", "a year", "June 2030", "Monday"]  # fmt: skip


def test_the_tense_of_another_sentence_does_not_matter() -> None:
    text = "It will sail. It sank on Wednesday."
    cut = [Span(0, 13), Span(14, len(text))]
    assert [t.value for t in times.find(text, cut, STATED)] == ["2031-02-26"]


UNRESOLVED = (
    "no_publication_date",
    "publication_too_vague",
    "no_such_date",
    "no_such_time",
    "no_date_in_text",
    "tense_unclear",
    "named_day",
)
PIECES = [
    "the",
    "same day",
    "3 p.m.",
    "1:70",
    "noon",
    "quarter",
    "Q3",
    "winter",
    "century",
    "'82",
    "every",
    "half",
    "and a",
    "several",
    "minutes",
    "later",
    "Christmas",
    "Black",
    "tonight",
    "Monday",
    "last",
    "next",
    "May",
    "March",
    "3",
    "31",
    "2031",
    ",",
    "in",
    "on",
    "of",
    "year",
    "week",
    "ago",
    "12",
    "decades",
    "from now",
    "will",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4)).map(" ".join)


@given(TEXTS | st.text(), st.dates(min_value=date(1600, 1, 1), max_value=date(2400, 1, 1)), st.integers(0, 40))
def test_every_time_is_its_span_and_a_period_in_order(text: str, first: date, more: int) -> None:
    folded = folding.fold(text)
    for found in times.find(folded, [Span(0, len(folded))], on(first, first + timedelta(more))):
        assert folded[found.span.start : found.span.end] == found.surface
        assert found.period is None or found.period.first <= found.period.last
        assert found.period is None or found.type in ("DATE", "TIME")
        assert (found.value is None) <= (found.rule in UNRESOLVED or found.rule.endswith("_range"))


@given(TEXTS)
def test_an_unknown_publication_date_leaves_everything_relative_open(text: str) -> None:
    folded = folding.fold(text)
    for found in times.find(folded, [Span(0, len(folded))], UNKNOWN):
        assert found.rule in ("explicit", "own_words", "relative_to_text", *UNRESOLVED)
        assert found.rule != "no_publication_date" or found.value is found.period is None


@pytest.mark.parametrize(("status", "rule"), [("stated", "relative_to_text"), ("inferred", "relative_to_inferred_text_date")])
def test_what_is_told_from_an_inferred_date_is_inferred(status: str, rule: str) -> None:
    text = "The mayor came on 3 May. The clerk left the same day."
    first, second = times.find(text, [Span(0, 24), Span(25, len(text))], on(date(2031, 5, 10), status=status))
    assert second.rule == rule
    assert second.period == first.period
