"""The folded text keeps every position."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.find import folding


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“It’s ‘time’,” she said", "\"It's 'time',\" she said"),
        ("«oui»", '"oui"'),
        ("40\u00a0crates\u202fof\u2009tea", "40 crates of tea"),
        ("one\ntwo\r\nthree", "one two  three"),
        ("non\u2011aligned", "non-aligned"),
        ("1914–18 — a war", "1914–18 — a war"),  # dashes part clauses and stay
        ("Élysée", "Élysée"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert folding.fold(text) == folded


@pytest.mark.parametrize(("text", "lowered"), [("NATO", "nato"), ("İzmir", "İzmir"), ("ΟΔΟΣ", "οδος"), ("ẞ", "ß")])
def test_lower(text: str, lowered: str) -> None:
    # the lower case of İ is two characters long, so it stays
    assert folding.lower(text) == lowered


@given(st.text())
def test_every_form_keeps_the_length(text: str) -> None:
    assert len(folding.fold(text)) == len(folding.lower(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folding.fold(folding.fold(text)) == folding.fold(text)


@given(st.text())
def test_lowering_goes_character_by_character(text: str) -> None:
    # a final sigma is the one letter whose lower case depends on its place
    for character, lowered in zip(text, folding.lower(text), strict=True):
        assert lowered in (character, character.lower()) or character == "Σ"
