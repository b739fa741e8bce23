"""News tone: a sum whose every part can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import LexiconError
from analysis.find import news_tone


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The festival was a beautiful success and a credit to the town.", 1),
        ("The filthy harbour is a horrible danger to the children.", -1),
    ],
)
def test_sign(text: str, sign: int) -> None:
    found = news_tone.score(text)
    assert found is not None
    assert found.value * sign > 0


def test_the_parts_add_up_and_name_their_words() -> None:
    text = "Finally the good harbour; the good crew wasn’t sad."
    found = news_tone.score(text)
    assert found is not None
    assert found.value == pytest.approx(found.of_vader + sum(part.weight for part in found.parts))
    assert [text[part.span.start : part.span.end].lower().replace("’", "'") for part in found.parts] == [
        p.word for p in found.parts
    ]
    assert len({part.word for part in found.parts}) == len(found.parts)


@pytest.mark.parametrize("text", ["", "   ", "— … “”"])
def test_no_words_no_value(text: str) -> None:
    assert news_tone.score(text) is None


@given(st.text(max_size=80))
def test_range(text: str) -> None:
    found = news_tone.score(text)
    assert found is None or -1 <= found.value <= 1


@pytest.mark.parametrize("name", ["china", "russia", "obama", "bush", "clinton", "iraq", "israel", "american"])
def test_no_name_has_a_weight(name: str) -> None:
    assert name not in news_tone.weights()


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("good,much,3", "weight is 'much'"),
        ("good,0.1,3\ngood,0.2,3", "stands there twice"),
        ("good,0.1,3", r"lacks '\(constant\)'"),
    ],
)
def test_bad_weights_are_named(rows: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        news_tone.read_weights(f"word,weight,articles\n{rows}\n", "own.csv")
