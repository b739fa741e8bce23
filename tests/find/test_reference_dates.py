"""The dates from outside the articles: each with a source, for its own pair alone."""

from __future__ import annotations

import pytest

from analysis.errors import LexiconError
from analysis.find import reference_dates

HEAD = "date,until,one,other,title,source\n"


def test_every_date_that_ships_names_its_source() -> None:
    found = reference_dates.find(("Russia", "China"))
    assert found == reference_dates.find(("China", "Russia"))
    assert len(found) >= 4
    assert all(row.source.strip() and row.title and row.first <= row.last for row in reference_dates.every())
    assert [row.first for row in found] == sorted(row.first for row in found)


def test_a_pair_that_is_not_listed_has_none() -> None:
    assert reference_dates.find(("Arcadia", "Borduria")) == ()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2031-05-03,2031-05-03,Arcadia,Borduria,They met,", "source is empty"),
        ("2031-05-33,2031-05-03,Arcadia,Borduria,They met,Harbour log", "must be days"),
        ("2031-05-03,2031-05-02,Arcadia,Borduria,They met,Harbour log", "lies before"),
        ("2031-05-03,2031-05-03,Borduria,Arcadia,They met,Harbour log", "alphabetical"),
        ("2031-05-03,2031-05-03,Arcadia,Borduria,They met", "6 fields"),
    ],
)
def test_a_row_that_does_not_fit_is_named(row: str, said: str) -> None:
    with pytest.raises(LexiconError, match=said):
        reference_dates.read(f"{HEAD}{row}\n")


def test_a_date_stands_once() -> None:
    row = "2031-05-03,2031-05-03,Arcadia,Borduria,They met,Harbour log\n"
    with pytest.raises(LexiconError, match="twice"):
        reference_dates.read(HEAD + row + row)
