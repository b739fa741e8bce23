"""Phrases: content lemmas next to each other, at most three, kept only where two articles share them."""

from __future__ import annotations

from collections import Counter

import pytest
from conftest import Analysed, MakeArticle
from hypothesis import given
from hypothesis import strategies as st

from analysis.compare import keyness
from analysis.find import terms
from analysis.model import Span


def phrases(text: str, *names: Span) -> dict[str, int]:
    return dict(Counter(terms.phrases(text, terms.content(text, Span(0, len(text)), names))))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("grey harbour walls", {"grey harbour": 1, "harbour wall": 1, "grey harbour wall": 1}),
        ("grey harbour, walls", {"grey harbour": 1}),  # a mark parts them
        ("harbour of walls", {}),  # a word of grammar parts them
        ("harbour\nwalls", {}),  # and so does a line
        ("harbour", {}),
        ("", {}),
        ("harbour walls harbour walls", {"harbour wall": 2, "wall harbour": 1, "harbour wall harbour": 1, "wall harbour wall": 1}),
    ],
)
def test_what_stands_next_to_each_other(text: str, found: dict[str, int]) -> None:
    assert phrases(text) == found


def test_a_name_parts_a_phrase() -> None:
    assert phrases("grey Lund walls", Span(5, 9)) == {}


@given(st.lists(st.sampled_from(["grey", "harbour", "walls", "the", "crumble", ","]), max_size=12).map(" ".join))
def test_no_phrase_is_longer_than_three_words(text: str) -> None:
    assert all(2 <= len(phrase.split()) <= terms.LONGEST for phrase in phrases(text))


def test_a_phrase_of_one_article_is_its_wording_and_is_not_kept(make_article: MakeArticle, analysed: Analysed) -> None:
    result = analysed(
        make_article("a", "Grey harbour walls crumble.", "Alpha"),
        make_article("b", "They mend grey harbour boats.", "Beta"),
    )
    assert set(result["phrases"]["phrase"]) == {"grey harbour"}
    assert sorted(result["phrases"]["article_id"]) == ["a", "b"]


def test_phrases_are_compared_as_words_are(make_article: MakeArticle, analysed: Analysed) -> None:
    articles = [make_article(f"a{i}", "Grey harbour walls crumble. Cold rain falls.", "Alpha") for i in range(3)]
    articles += [make_article(f"b{i}", "Cold rain falls on the quay.", "Beta") for i in range(3)]
    result = analysed(*articles)
    found = {row.feature: row.effect for row in keyness.compare(result, "Alpha", "both", features="phrases", sure=False)}
    assert found["grey harbour"] > 0
    assert "cold rain" not in found  # Beta writes it as often
