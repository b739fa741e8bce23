"""Word tone of one stretch of text: its sign, its range, and when there is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import LexiconError
from analysis.find import folding, listing, vader, valence
from analysis.model import Span


def score(text: str, *names: str) -> float | None:
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    found = valence.find(folding.fold(text), [Span(0, len(text))], spans)
    return found.compound if found else None


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
    found = valence.find(text, [Span(0, cut[0]), Span(cut[1], len(text))], [])
    assert found is not None
    value = found.compound
    assert value > 0
    whole = score(text)
    assert whole is not None
    assert whole < value


@given(st.text(max_size=80))
def test_range(text: str) -> None:
    value = score(text)
    assert value is None or -1 <= value <= 1


def test_score_makes_quotation_marks_plain() -> None:
    assert valence.score("The crew wasn’t “happy”.") == valence.score('The crew wasn\'t "happy".')


def test_reasons_are_spans_of_the_article() -> None:
    text = "Earlier. The Security Council met a happy crew (all tired) and was not glad."
    pieces = [Span(9, text.index("(")), Span(text.index(")") + 1, len(text))]
    name = Span(text.index("Security"), text.index(" met"))
    found = valence.find(text, pieces, [name])
    assert found is not None
    assert [text[r.span.start : r.span.end] for r in found.reasons] == ["happy", "glad"]
    assert [text[c.span.start : c.span.end] for r in found.reasons for c in r.changes] == ["not"]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("the security council of the united nations met", ["security council", "united nations"]),
        ("the unified party is a ruling party", ["ruling party"]),
        ("the national security council met", ["national security council"]),
        ("the harbour is secure", []),
        ("a subcommunist partyless place", []),
    ],
)
def test_expressions(text: str, masked: list[str]) -> None:
    assert [text[span.start : span.end] for span in valence.expressions(text)] == masked


def test_topic_words_count() -> None:
    text = "the war made the crew sad"
    found = valence.find(text, [Span(0, len(text))], [])
    assert found is not None
    assert [text[reason.span.start : reason.span.end] for reason in found.reasons] == ["war", "sad"]


def test_every_masked_or_topic_expression_has_a_word_that_counts() -> None:
    """A row that changes nothing is no decision."""
    idle = [
        expression
        for expression, decision in valence.decisions().items()
        if decision != "keep" and not any(vader.score(word).compound for word in expression.split())
    ]
    assert idle == []


def test_decisions_are_of_every_kind_and_noted() -> None:
    text = (listing.shipped() / "valence_masks.csv").read_text("utf-8")
    rows = [row for _, row in listing.rows(text, "masks", ["expression", "decision", "note"])]
    assert set(valence.decisions().values()) == {"mask", "apart", "keep"}
    assert all(row["note"] for row in rows)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("war,hide,x", "decision is 'hide'"),
        ("War,apart,x", "must be in lower case"),
        ("war,apart,x\nwar,keep,x", "stands there twice"),
    ],
)
def test_bad_decisions_are_named(row: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        valence.read_decisions(f"expression,decision,note\n{row}\n", "own.csv")
