"""The voice of sentences and spans, once it is known who said what."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.find import folding, quotation_marks, sentences, statements, voices
from analysis.find.quotation_marks import Quotation
from analysis.find.statements import Statement
from analysis.model import Span


def read(text: str) -> tuple[tuple[Quotation, ...], tuple[Statement, ...]]:
    marked = quotation_marks.find(text, sentences.paragraphs(text))
    told = statements.find(folding.fold(text), [Span(s.start, s.end) for s in sentences.find(text)], marked)
    return voices.settle(marked, told), told


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("The crew sailed at dawn.", "own"),
        ("“We sail at dawn tomorrow,” she said.", "quoted"),
        ("The harbour master told the crew to “stay in port for now” or lose its licence.", "mixed"),
        ("The “ghost fleet” lay off Quayside.", "own"),
        ("Holt said that the port was closed.", "reported"),
        ("The port was closed, according to Holt.", "reported"),
        ("Holt believes that the port is closed.", "own"),
        ("Holt said the toll on the bridge was “a disgrace”.", "mixed"),
    ],
)
def test_of_sentence(text: str, voice: str) -> None:
    quotations, told = read(text)
    assert voices.of_sentence(Span(0, len(text)), quotations, voices.reported(told)) == voice


@pytest.mark.parametrize(
    ("word", "voice"),
    [("Holt", "own"), ("sail", "quoted"), ("“We", "quoted"), ("home", "own"), ("ghost", "own"), ("Pim", "quoted"), ("late", "own")],
)
def test_of_span(word: str, voice: str) -> None:
    text = "Holt said: “We sail at dawn.” They went home past the “ghost fleet”. “Pim must stay behind,” he said. Lund said it was late."
    start = text.index(word)
    assert voices.of_span(Span(start, start + len(word)), read(text)[0]) == voice


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Holt called it “a disgrace”.", True),
        ("The toll rose. Holt warned of “dark days”.", True),
        ("Holt was blunt in her speech about the “ghost fleet” of the port.", True),
        ("The “ghost fleet” lay off Quayside.", False),
        ("Holt said so. The “ghost fleet” left.", False),
        ("Osei, known as “Pim”, runs the yard.", False),
    ],
)
def test_short_marked_words_are_speech_inside_a_statement(text: str, spoken: bool) -> None:
    assert [quotation.is_speech for quotation in read(text)[0]] == [spoken]


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [((0, 4), (2, 9), 2), ((0, 4), (4, 9), 0), ((0, 4), (6, 9), 0), ((0, 9), (2, 4), 2)],
)
def test_overlap(one: tuple[int, int], other: tuple[int, int], shared: int) -> None:
    assert quotation_marks.overlap(Span(*one), Span(*other)) == quotation_marks.overlap(Span(*other), Span(*one)) == shared


TEXTS = st.text() | st.lists(
    st.sampled_from(
        ["“", "”", "‘", "’", "'", '"', "«", "»", "„", " ", "\n", "\n\n", "said", "dockers’ ", "We sail at dawn", ". ", "’’", "''"]
    )
).map("".join)


@given(TEXTS)
def test_quotations_lie_in_their_paragraph_and_apart(text: str) -> None:
    parts = sentences.paragraphs(text)
    found, _ = read(text)
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(found))
    for quotation in found:
        span, content = quotation.span, quotation.content
        assert span.start < content.start <= content.end <= span.end
        assert any(part.start <= span.start and span.end <= part.end for part in parts)
