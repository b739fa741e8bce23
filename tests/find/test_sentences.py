"""Where sentences end, and where they do not."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.find import sentences
from analysis.find.sentences import Sentence
from analysis.model import Span

# one text → its sentences
CUTS: list[tuple[str, list[str]]] = [
    ("", []),
    (" \n ", []),
    ("No mark at all", ["No mark at all"]),
    ("The ferry sank. Nobody drowned.", ["The ferry sank.", "Nobody drowned."]),
    ("Why now? Because! So… Done.", ["Why now?", "Because!", "So…", "Done."]),
    ("Weapons? None.", ["Weapons?", "None."]),
    ("Really?! Yes.", ["Really?!", "Yes."]),
    # titles, initials, abbreviations
    ("Mr. Holt met Dr. Quill. They sailed.", ["Mr. Holt met Dr. Quill.", "They sailed."]),
    ("Gen. Osei and Col. Price agreed.", ["Gen. Osei and Col. Price agreed."]),
    ("J. P. McNair wrote it. Una read it.", ["J. P. McNair wrote it.", "Una read it."]),
    ("She left the U.S. The crew stayed.", ["She left the U.S.", "The crew stayed."]),
    ("The U.S. Senate met.", ["The U.S. Senate met."]),
    ("They came at 5 p.m. Friday.", ["They came at 5 p.m. Friday."]),
    ("They came at 5 p.m. The sun set.", ["They came at 5 p.m.", "The sun set."]),
    ("Orla Ltd. Shipping won.", ["Orla Ltd. Shipping won."]),
    ("She sued Orla Ltd. The court agreed.", ["She sued Orla Ltd.", "The court agreed."]),
    ("He moved to St. Ives. It rained.", ["He moved to St. Ives.", "It rained."]),
    ("Pier No. 7 burned. Pier no. 8 did not.", ["Pier No. 7 burned.", "Pier no. 8 did not."]),
    ("The answer was no. Crews walked out.", ["The answer was no.", "Crews walked out."]),
    ("They sat. Crews stood in the sun. Gulls cried.", ["They sat.", "Crews stood in the sun.", "Gulls cried."]),
    ("On Mon. Crews rested until Jan. 5.", ["On Mon. Crews rested until Jan. 5."]),
    ("Between you and I. Nobody else.", ["Between you and I.", "Nobody else."]),
    # numbers, points inside words, small letters
    ("It cost 3.5 crowns. 40 crates burned.", ["It cost 3.5 crowns.", "40 crates burned."]),
    ("The ferry sank. but nobody drowned.", ["The ferry sank. but nobody drowned."]),
    ("Visit orla.example now. Thanks.", ["Visit orla.example now.", "Thanks."]),
    # marks and brackets
    ("“We sail.” “When?” “Now.”", ["“We sail.”", "“When?”", "“Now.”"]),
    ("“We sail!” she said.", ["“We sail!” she said."]),
    ("'We sail.' She left.", ["'We sail.'", "She left."]),
    ("(It rained.) They left.", ["(It rained.)", "They left."]),
    ("They left. (It rained.)", ["They left.", "(It rained.)"]),
    ("Wait . . . They left.", ["Wait . . .", "They left."]),
    ("They left. — Una stayed.", ["They left.", "— Una stayed."]),
    # paragraphs
    ("No mark here\n\nNor here", ["No mark here", "Nor here"]),
    ("one line\nanother line", ["one line", "another line"]),
    ("40\u00a0crates.\u00a0Forty tugs.", ["40\u00a0crates.", "Forty tugs."]),
]


@pytest.mark.parametrize(("text", "cut"), CUTS)
def test_find(text: str, cut: list[str]) -> None:
    assert [text[s.start : s.end] for s in sentences.find(text)] == cut


def test_numbers_paragraphs_and_offsets() -> None:
    assert sentences.find("Up. Down.\n\n  Left. ") == (
        Sentence(0, 0, 0, 3),
        Sentence(1, 0, 4, 9),
        Sentence(2, 1, 13, 18),
    )


def test_paragraphs() -> None:
    assert sentences.paragraphs(" one \n\n\t\ntwo") == (Span(1, 4), Span(9, 12))


@pytest.mark.xfail(reason="a single capital is taken for an initial: “Plan B.” and “J. Smith” look alike", strict=True)
def test_a_letter_that_is_no_initial() -> None:
    text = "They turned to plan B. Nobody liked it."
    assert [text[s.start : s.end] for s in sentences.find(text)] == ["They turned to plan B.", "Nobody liked it."]


TEXTS = st.text() | st.lists(st.sampled_from([text for text, _ in CUTS] + [". ", "\n", "“", "Mr.", "\u2028", "\x1c"])).map(" ".join)


@given(TEXTS)
def test_sentences_hold_all_text_and_never_overlap(text: str) -> None:
    found = sentences.find(text)
    assert [s.number for s in found] == list(range(len(found)))
    assert all(one.end <= other.start and one.start < other.start for one, other in itertools.pairwise(found))
    covered = {i for s in found for i in range(s.start, s.end)}
    assert {i for i, character in enumerate(text) if not character.isspace()} <= covered
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in found)


@given(TEXTS)
def test_sentences_lie_in_their_paragraph(text: str) -> None:
    parts = sentences.paragraphs(text)
    found = sentences.find(text)
    assert all(parts[s.paragraph].start <= s.start and s.end <= parts[s.paragraph].end for s in found)
    assert {s.paragraph for s in found} == set(range(len(parts)))
