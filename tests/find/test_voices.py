"""Whose words they are: marks, their extent, and what is speech at all."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.find import sentences, voices
from analysis.find.voices import Quotation
from analysis.model import Span

Row = tuple[str, bool, str]


def rows(text: str) -> list[Row]:
    """The content of each quotation, whether it is speech, and why."""
    found = voices.find(text, sentences.paragraphs(text))
    return [(text[q.content.start : q.content.end], q.is_speech, q.rule) for q in found]


QUOTATIONS: list[tuple[str, list[Row]]] = [
    ("Nobody spoke.", []),
    # each kind of mark
    ("“We sail at dawn tomorrow,” she said.", [("We sail at dawn tomorrow,", True, "balanced")]),
    ('"We sail at dawn tomorrow," she said.', [("We sail at dawn tomorrow,", True, "balanced")]),
    ("‘We sail at dawn tomorrow,’ she said.", [("We sail at dawn tomorrow,", True, "balanced")]),
    ("'We sail at dawn tomorrow,' she said.", [("We sail at dawn tomorrow,", True, "balanced")]),
    ("«We sail at dawn tomorrow», she said.", [("We sail at dawn tomorrow", True, "balanced")]),
    ("„We sail at dawn tomorrow“, she said.", [("We sail at dawn tomorrow", True, "balanced")]),
    ('“We sail at dawn tomorrow," she said.', [("We sail at dawn tomorrow,", True, "balanced")]),
    (
        "“We sail at dawn,” she said, “or we never sail.”",
        [("We sail at dawn,", True, "balanced"), ("or we never sail.", True, "balanced")],
    ),
    ("“Is it late? It is. We sail.” She left.", [("Is it late? It is. We sail.", True, "balanced")]),
    # apostrophes
    ("It’s the crew’s tea, isn’t it?", []),
    ("It's the crew's tea, isn't it?", []),
    ("The dockers' strike hit the ports' owners.", []),
    ("Back in the ’90s, ’twas calm.", []),
    ("‘It’s the crew’s last tea,’ she said.", [("It’s the crew’s last tea,", True, "balanced")]),
    ("'It's the crew's last tea,' she said.", [("It's the crew's last tea,", True, "balanced")]),
    ("‘The dockers’ strike is over now,’ she said.", [("The dockers’ strike is over now,", True, "balanced")]),
    ("'The dockers' strike is over now,' she said.", [("The dockers' strike is over now,", True, "balanced")]),
    # nested marks belong to the outer quotation
    ("“She cried ‘all hands’ and then left us,” he said.", [("She cried ‘all hands’ and then left us,", True, "balanced")]),
    ("‘She cried “all hands” and then left us,’ he said.", [("She cried “all hands” and then left us,", True, "balanced")]),
    ("“She cried “all hands” and then left us,” he said.", [("She cried “all hands” and then left us,", True, "balanced")]),
    ("“He told me he ‘had to go home’’ she said.", [("He told me he ‘had to go home", True, "balanced")]),
    # marks that are never closed, or close later
    ("“We sail at dawn tomorrow, she said.", [("We sail at dawn tomorrow, she said.", True, "unclosed")]),
    (
        "“We sail at dawn, she said. “Or never at all.”",
        [("We sail at dawn, she said.", True, "unclosed"), ("Or never at all.", True, "balanced")],
    ),
    (
        "“We sail at dawn tomorrow.\n\n“We come home by night.”",
        [("We sail at dawn tomorrow.", True, "continued"), ("We come home by night.", True, "continued_from")],
    ),
    (
        '"We sail at dawn tomorrow.\n\n"We eat on board.\n\n"We come home by night."',
        [
            ("We sail at dawn tomorrow.", True, "continued"),
            ("We eat on board.", True, "continued"),
            ("We come home by night.", True, "continued_from"),
        ],
    ),
    ("“We sail at dawn tomorrow.\n\nThe crew cheered.", [("We sail at dawn tomorrow.", True, "unclosed")]),
    # marks that set a term apart
    ("The “ghost fleet” lay off Quayside.", [("ghost fleet", False, "term_marks")]),
    ("Her novel ‘The Last Tug’ sold well.", [("The Last Tug", False, "term_marks")]),
    ("Osei, known as “Pim”, runs the yard.", [("Pim", False, "term_marks")]),
    # short, but somebody says it
    ("Holt called it “a disgrace”.", [("a disgrace", True, "short_after_cue")]),
    ("“Never,” said Holt.", [("Never,", True, "short_before_cue")]),
    ("The toll rose. Holt warned of “dark days”.", [("dark days", True, "short_after_cue")]),
    ("Holt said so. The “ghost fleet” left.", [("ghost fleet", False, "term_marks")]),
    # marks that are no quotation
    ('A plank 6" wide and 9" long.', []),
    ("“” said nothing", [("", False, "term_marks")]),
    ("“ spaced ” marks", []),
]


@pytest.mark.parametrize(("text", "expected"), QUOTATIONS)
def test_find(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


def test_spans_hold_the_marks_and_contents_do_not() -> None:
    text = "So “we sail at dawn”, they say."
    assert voices.find(text, sentences.paragraphs(text)) == (Quotation(Span(3, 20), Span(4, 19), True, "balanced"),)


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("The crew sailed at dawn.", "own"),
        ("“We sail at dawn tomorrow,” she said.", "quoted"),
        ("The harbour master told the crew to “stay in port for now” or lose its licence.", "mixed"),
        ("The “ghost fleet” lay off Quayside.", "own"),
    ],
)
def test_of_sentence(text: str, voice: str) -> None:
    assert voices.of_sentence(Span(0, len(text)), voices.find(text, sentences.paragraphs(text))) == voice


@pytest.mark.parametrize(
    ("word", "voice"),
    [("Holt", "own"), ("sail", "quoted"), ("“We", "quoted"), ("home", "own"), ("ghost", "own"), ("Pim", "quoted")],
)
def test_of_span(word: str, voice: str) -> None:
    text = "Holt said: “We sail at dawn.” They went home past the “ghost fleet”. “Pim must stay behind,” he said."
    start = text.index(word)
    assert voices.of_span(Span(start, start + len(word)), voices.find(text, sentences.paragraphs(text))) == voice


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [((0, 4), (2, 9), 2), ((0, 4), (4, 9), 0), ((0, 4), (6, 9), 0), ((0, 9), (2, 4), 2)],
)
def test_overlap(one: tuple[int, int], other: tuple[int, int], shared: int) -> None:
    assert voices.overlap(Span(*one), Span(*other)) == voices.overlap(Span(*other), Span(*one)) == shared


TEXTS = st.text() | st.lists(
    st.sampled_from(
        ["“", "”", "‘", "’", "'", '"', "«", "»", "„", " ", "\n", "\n\n", "said", "dockers’ ", "We sail at dawn", ". ", "’’"]
    )
).map("".join)


@given(TEXTS)
def test_quotations_lie_in_their_paragraph_and_apart(text: str) -> None:
    parts = sentences.paragraphs(text)
    found = voices.find(text, parts)
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(found))
    for quotation in found:
        span, content = quotation.span, quotation.content
        assert span.start < content.start <= content.end <= span.end
        assert any(part.start <= span.start and span.end <= part.end for part in parts)
