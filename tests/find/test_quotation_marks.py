"""Quotation marks: their extent, and which marked words are speech by their marks alone."""

from __future__ import annotations

import pytest

from analysis.find import quotation_marks, sentences

Row = tuple[str, bool, str]


def rows(text: str) -> list[Row]:
    """The content of each quotation, whether it is speech, and why."""
    found = quotation_marks.find(text, sentences.paragraphs(text))
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
    ('"She cried "all hands" and then left us," he said.', [('She cried "all hands" and then left us,', True, "balanced")]),
    ("''We sail at dawn tomorrow,'' she said.", [("We sail at dawn tomorrow,", True, "balanced")]),
    ("“We sail for the “dark coast tonight,” she said.", [("We sail for the “dark coast tonight,", True, "balanced")]),
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
    ("Her novel ‘The Last Tug’ sold well.", [("The Last Tug", False, "title_marks")]),
    ("Osei, known as “Pim”, runs the yard.", [("Pim", False, "term_marks")]),
    ("Her novel ‘The Last Tug of the Harbour’ sold well.", [("The Last Tug of the Harbour", False, "title_marks")]),
    ("Two ‘Tugs and Tides’ awards; rock 'n' roll.", [("Tugs and Tides", False, "title_marks")]),
    # short, but somebody says it
    ("Holt said “never”.", [("never", True, "short_after_cue")]),
    ("Holt said: “Never.”", [("Never.", True, "short_after_cue")]),
    # short, and only the sentence around can tell
    ("Holt called it “a disgrace”.", [("a disgrace", False, "term_marks")]),
    ("Holt said the toll on the old bridge was “a disgrace”.", [("a disgrace", False, "term_marks")]),
    ("“Never,” said Holt.", [("Never,", True, "short_before_cue")]),
    ("The toll rose. Holt warned of “dark days”.", [("dark days", False, "term_marks")]),
    ("Holt said so. The “ghost fleet” left.", [("ghost fleet", False, "term_marks")]),
    # marks that are no quotation
    ('A plank 6" wide and 9" long.', []),
    ("“” said nothing", [("", False, "term_marks")]),
    ("“ spaced ” marks", []),
]


@pytest.mark.parametrize(("text", "expected"), QUOTATIONS)
def test_find(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected
