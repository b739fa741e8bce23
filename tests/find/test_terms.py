"""Content lemmas: names, function words and the tails of contractions do not count."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.find import folding, lexicon, terms
from analysis.model import Span


def found(text: str, *names: str) -> Counter[str]:
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    return terms.find(folding.fold(text), Span(0, len(text)), spans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {}),
        ("They and we are not to be.", {}),
        ("Ferries collided; a ferry sank.", {"ferry": 2, "collide": 1, "sink": 1}),
        ("The harbour master's ferry", {"harbour": 1, "master": 1, "ferry": 1}),
        ("The harbour master’s ferry", {"harbour": 1, "master": 1, "ferry": 1}),
        ("They don't, can't, won’t and couldn't", {}),
        ("We're here, they've gone, she'll stay, I'd rather", {"stay": 1}),
        ("The tugs won; the ferry won’t", {"tug": 1, "won": 1, "ferry": 1}),
        ("a north-east wind in 2031, 40 m long", {"north-east": 1, "wind": 1, "long": 1}),
    ],
)
def test_find(text: str, expected: dict[str, int]) -> None:
    assert found(text) == Counter(expected)


def test_words_inside_a_name_do_not_count() -> None:
    assert found("The Harbour Board met the board.", "Harbour Board") == Counter({"meet": 1, "board": 1})


def test_only_the_piece_counts() -> None:
    text = "Tugs left. Ferries stayed."
    assert terms.find(text, Span(11, len(text)), []) == Counter({"ferry": 1, "stay": 1})


@given(st.text())
def test_terms_are_lower_case_content_words(text: str) -> None:
    lemmas = found(text)
    assert all(lemma == lemma.lower() and len(lemma) > 1 for lemma in lemmas)
    assert not lexicon.stopwords() & set(lemmas)
