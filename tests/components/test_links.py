"""What a link says, held against what is there; and the periods that a corpus offers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from components import dates, links
from components.links import Match

OPTIONS = {"The Post": "The Post, inferred; cut off", "Ledger": "Ledger", "a|b|C": "b — C"}


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ((), Match((), ())),
        (("The Post",), Match(("The Post",), ())),
        (("the post",), Match(("The Post",), ())),
        (("The Post, inferred; cut off",), Match(("The Post",), ())),
        (("The Post, inferred",), Match((), ("The Post, inferred",))),
        (("a|b|C",), Match(("a|b|C",), ())),
        (("Ledger", "Ledger", "The Post"), Match(("Ledger", "The Post"), ())),
        (("Ledger", "Courier"), Match(("Ledger",), ("Courier",))),
        (("",), Match((), ())),
    ],
)
def test_match(named: tuple[str, ...], expected: Match) -> None:
    assert links.match(named, OPTIONS) == expected


@pytest.mark.parametrize(
    ("missing", "instead", "line"),
    [
        (["X"], "all outlets", "The link names 'X', which is not in this corpus; shown instead: all outlets."),
        (["X", "Y", "Z"], "Ledger", "The link names 'X', 'Y' and 'Z', which are not in this corpus; shown instead: Ledger."),
    ],
)
def test_line(missing: list[str], instead: str, line: str) -> None:
    assert links.line(missing, instead) == line


def test_line_about_a_long_name_is_short() -> None:
    assert len(links.line(["x" * 5000], "all outlets")) < 200


@pytest.mark.parametrize(
    ("named", "number"),
    [(("3",), 3), (("1",), 1), (("0",), None), (("8",), None), (("-1",), None), (("²",), None), (("9" * 5000,), None), ((), None)],
)
def test_number(named: tuple[str, ...], number: int | None) -> None:
    assert links.number(named, 7) == number


@given(some.lists(some.text(max_size=8), max_size=4), some.integers(1, 3))
def test_whatever_a_link_says_is_an_option_or_the_default(said: list[str], most: int) -> None:
    value, lines = links.read(said, OPTIONS, ("Ledger",), most=most, where=links.CORPUS, instead="Ledger")
    assert set(value) <= set(OPTIONS)
    assert len(value) <= most
    assert len(lines) <= 1
    assert bool(lines) == any(name for name in said if not links.match([name], OPTIONS).found)


@pytest.mark.parametrize(
    ("held", "most", "expected"),
    [
        ("Ledger", 1, ("Ledger",)),
        ("Gone", 1, ("The Post",)),
        (None, 1, ("The Post",)),
        ([], 3, ()),
        (["Ledger", "Gone"], 3, ("Ledger",)),
        (["Gone"], 3, ("The Post",)),
    ],
)
def test_what_was_chosen_stays_as_far_as_it_is_there(held: object, most: int, expected: tuple[str, ...]) -> None:
    assert links.still(held, OPTIONS, ("The Post",), most=most) == expected


def test_several_years_are_offered_as_years() -> None:
    found = dates.periods(["2022-03-14", "2024-05-17"])
    assert found == {
        dates.EVERY_DATE: (None, None),
        "2022": (date(2022, 1, 1), date(2022, 12, 31)),
        "2024": (date(2024, 1, 1), date(2024, 12, 31)),
    }


def test_one_year_is_offered_as_months() -> None:
    assert dates.periods(["2024-02-03"])["2024-02"] == (date(2024, 2, 1), date(2024, 2, 29))


def test_no_date_offers_no_period() -> None:
    assert list(dates.periods([])) == [dates.EVERY_DATE]
