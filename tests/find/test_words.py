"""What counts as a word."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.find import words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("— … “”", []),
        ("The ferry sank.", ["The", "ferry", "sank"]),
        ("It’s the crew's well-worn U.S. flag", ["It’s", "the", "crew's", "well-worn", "U.S", "flag"]),
        ("1,200 crates at 3.5 each", ["1,200", "crates", "at", "3.5", "each"]),
        ("the dockers’ strike", ["the", "dockers", "strike"]),
        ("snake_case", ["snake", "case"]),
        ("Élysée non‑aligned", ["Élysée", "non‑aligned"]),
    ],
)
def test_find(text: str, found: list[str]) -> None:
    assert [text[span.start : span.end] for span in words.find(text)] == found
    assert words.count(text) == len(found)


def test_a_stretch_of_the_text() -> None:
    text = "one two three"
    assert [text[span.start : span.end] for span in words.find(text, 4, 7)] == ["two"]
    assert words.count(text, 4) == 2


@given(st.text())
def test_words_are_apart_and_hold_letters_or_digits(text: str) -> None:
    found = words.find(text)
    assert all(one.end < other.start for one, other in itertools.pairwise(found))
    assert all(text[span.start].isalnum() and text[span.end - 1].isalnum() for span in found)
