"""Word tone of one stretch of text: its sign, its range, and when there is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.find import folding, valence
from analysis.model import Span


def score(text: str, *names: str) -> float | None:
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    return valence.find(folding.fold(text), [Span(0, len(text))], spans)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The crew was happy and grateful.", 1),
        ("The crew was angry and afraid.", -1),
        ("The crew was not happy.", -1),
        ("The crew wasn’t happy.", -1),  # the curly apostrophe must be folded, or the negation is lost
        ("The crew unloaded the crates.", 0),
    ],
)
def test_sign(text: str, sign: int) -> None:
    value = score(text)
    assert value is not None
    assert (value > 0) - (value < 0) == sign


@pytest.mark.parametrize("text", ["", "   ", "— … “”"])
def test_no_words_no_value(text: str) -> None:
    assert score(text) is None


def test_a_name_lends_no_tone() -> None:
    text = "The Security Council met the United Brave Pilots."
    assert score(text, "Security Council", "United Brave Pilots") == 0
    assert score(text) != 0


def test_overlapping_names_are_masked_once() -> None:
    text = "The Good Hope Port closed."
    found = valence.find(text, [Span(0, len(text))], [Span(4, 18), Span(9, 13)])
    assert found is not None
    assert found.compound == 0


def test_pieces_are_scored_together_and_without_what_lies_between() -> None:
    text = "A happy crew (what a disaster, a terrible horror) and a grateful owner."
    cut = text.index("("), text.index(")") + 1
    value = valence.find(text, [Span(0, cut[0]), Span(cut[1], len(text))], [])
    assert value is not None
    assert value > 0
    whole = score(text)
    assert whole is not None
    assert whole < value


@given(st.text(max_size=80))
def test_range(text: str) -> None:
    value = score(text)
    assert value is None or -1 <= value <= 1
