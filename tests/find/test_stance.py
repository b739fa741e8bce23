"""Stance towards a named actor: own sentences, what the model may not see, and what it does where there is nothing to read."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import LexiconError
from analysis.find import folding, stance
from analysis.model import Span
from analysis.train import swap


def _of(text: str, name: str) -> stance.Portrayal:
    span = Span(text.index(name), text.index(name) + len(name))
    folded = folding.fold(text)
    return stance.portray(folded, [Span(0, len(text))], [span], [span], stance.load())[span]


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Arcadia was praised for the way the ferry was saved.", "Arcadia", "positive"),
        ("Fishermen greeted Lund with applause and a brass band.", "Lund", "positive"),
        ("Critics accused Arcadia of hiding the cost of the bridge.", "Arcadia", "negative"),
        ("The harbour master blamed Lund for the delay.", "Lund", "negative"),
        ("The report calls Arcadia reckless, weak and dishonest.", "Arcadia", "negative"),
        ("The old bridge was bombed by Arcadia during the night.", "Arcadia", "negative"),
        ("According to the minutes, Lund met the delegation at noon.", "Lund", "neutral"),
        ("Lund said on Monday that the talks would go on.", "Lund", "neutral"),
    ],
)
def test_labels(text: str, name: str, label: str) -> None:
    assert stance.label(text, Span(text.index(name), text.index(name) + len(name))) == label


def test_who_does_it_and_whom_it_is_done_to_differ() -> None:
    text = "Arcadia brutally attacked Borduria, whose brave defenders were praised."
    assert _of(text, "Arcadia").score < _of(text, "Borduria").score


def test_negation_turns() -> None:
    assert _of("The judges say that Lund is honest.", "Lund").score > _of("The judges say that Lund is not honest.", "Lund").score


def test_no_name_changes_a_score() -> None:
    """Neither the target nor another name in the sentence."""
    assert swap.change(swap.from_templates()) == 0
    others = [_of(f"{other} accused Lund of hiding the bill, and {other} was right.", "Lund").score for other in ("China", "Kenya")]
    assert others[0] == others[1]


@pytest.mark.parametrize("name", ["Arcadia", "the United States", "Ms. Lund", "US"])
def test_swap_sees_the_sentence_alone(name: str) -> None:
    text = f"Nobody in the town trusts {name} any more."
    assert _of(text, name).score == _of(text.replace(name, "Norway"), "Norway").score


def test_members_of_a_compound_are_scored_apart() -> None:
    text = "The Arcadia-Borduria pact was praised."
    spans = [Span(4, 11), Span(12, 20)]
    assert set(stance.find(text, [Span(0, len(text))], spans, spans)) == set(spans)


def test_a_voice_is_read_by_itself() -> None:
    """What is quoted does not colour a name outside the quotation."""
    texts = ['Lund wrote: "They are crooks and liars."', 'Lund wrote: "They are heroes and saints."']
    span = Span(0, 4)
    own = [stance.portray(text, [Span(0, 12)], [span], [span], stance.load())[span].score for text in texts]
    assert own[0] == own[1]


@pytest.mark.parametrize("text", ["", " ", "…", "42"])
def test_nothing_to_read(text: str) -> None:
    assert stance.find(text, [Span(0, len(text))], [], []) == {}
    assert stance.label(text, Span(0, len(text))) in stance.LABELS


def test_abstains_where_unsure() -> None:
    text = "Lund said on Monday that the talks would go on."
    portrayal = _of(text, "Lund")
    decided = stance.find(text, [Span(0, len(text))], [Span(0, 4)], [Span(0, 4)])[Span(0, 4)]
    assert decided == (portrayal.score if portrayal.margin >= stance.load().margin else None)
    assert 0 < stance.load().margin < 1


@given(st.text(max_size=80), st.data())
def test_any_text_has_a_score_in_range(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    for portrayal in stance.portray(text, [Span(0, len(text))], [span], [span], stance.load()).values():
        assert -1 <= portrayal.score <= 1
        assert sum((portrayal.negative, portrayal.neutral, portrayal.positive)) == pytest.approx(1)


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x03\x04"])
def test_wrong_weights_are_named(data: bytes) -> None:
    with pytest.raises(LexiconError, match=r"stance\.npz.*train it again"):
        stance.read(data, "stance.npz")


def test_pickles_are_not_read() -> None:
    buffer = io.BytesIO()
    np.savez(buffer, features=np.array([{}], dtype=object))
    with pytest.raises(LexiconError):
        stance.read(buffer.getvalue(), "stance.npz")
