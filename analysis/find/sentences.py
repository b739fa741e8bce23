"""Sentences with their offsets, by rule.

A sentence ends at ``.``, ``?``, ``!`` or ``…`` with its closing marks, before white space and a capital, digit or opening
mark. A lower-case word after a full stop goes on the same sentence, which also keeps stray full stops of translated copies
from cutting one. Paragraph ends always end a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.find import titles
from analysis.model import Span

ALWAYS_OPEN = frozenset(("e.g", "i.e", "cf", "vs", "ed", "eds", "viz", "approx"))
"""Abbreviations that never end a sentence, beside the titles of people: a name, number or reference follows."""

USUALLY_OPEN = frozenset(
    [
        "st",
        "mt",
        "ft",
        "jr",
        "sr",
        "inc",
        "ltd",
        "co",
        "corp",
        "llc",
        "plc",
        "bros",
        "dept",
        "univ",
        "assn",
        "etc",
        "al",
        "est",
        "a.m",
        "p.m",
        "ave",
        "blvd",
        "rd",
        "v",
    ]
)
"""Abbreviations that end a sentence only before a word which commonly starts one."""

NUMBERED = frozenset(("no", "nos", "vol", "fig", "figs", "pp", "art", "sec", "para"))
"""Abbreviations only before a number; elsewhere they are words (“the answer was no.”)."""

DATES = frozenset(("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"))
DATES |= frozenset(("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"))
"""As `USUALLY_OPEN`, but only with a capital: “they sat.” is a sentence."""

STARTERS = frozenset(
    [
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "this",
        "that",
        "these",
        "those",
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "but",
        "and",
        "or",
        "so",
        "yet",
        "if",
        "when",
        "while",
        "as",
        "after",
        "before",
        "since",
        "because",
        "although",
        "though",
        "however",
        "moreover",
        "meanwhile",
        "what",
        "who",
        "why",
        "how",
        "where",
        "there",
        "here",
        "not",
        "now",
        "then",
        "two",
        "some",
        "many",
        "most",
        "all",
        "both",
        "each",
        "such",
        "another",
        "according",
        "asked",
        "last",
        "under",
        "until",
        "once",
    ]
)
"""Words that commonly start a sentence and seldom continue a name."""

_END = re.compile(r"(?P<mark>[.!?…]+)(?P<closing>[\"'”’»)\]]*)(?=\s)")
_OPENING = "\"'“‘«([—–-"
_WORD_BEFORE = re.compile(r"[^\s\"“”‘«»()\[\]]+$")
LONGEST = 40
"""No abbreviation is longer; looking further back would cost the length of the text at each full stop."""
_NUMBER = re.compile(r"\d|[IVXLC]{2,}\b|[VX]\b")
_WORD_AFTER = re.compile(r"[\w'’]+")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its number and paragraph count from 0."""

    number: int
    paragraph: int
    start: int
    end: int


def find(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, in order; together they hold every character that is not white space."""
    found: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs(text)):
        for span in _split(text, paragraph):
            found.append(Sentence(len(found), number, span.start, span.end))
    return tuple(found)


def paragraphs(text: str) -> tuple[Span, ...]:
    """The non-blank blocks of a text, parted by line ends, without the white space around them."""
    spans = (Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    stripped = (_strip(text, span) for span in spans)
    return tuple(span for span in stripped if span.end > span.start)


def _strip(text: str, span: Span) -> Span:
    inner = text[span.start : span.end]
    return Span(span.start + len(inner) - len(inner.lstrip()), span.end - len(inner) + len(inner.rstrip()))


def _split(text: str, paragraph: Span) -> list[Span]:
    spans: list[Span] = []
    start = paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        following = _skip_space(text, match.end(), paragraph.end)
        if following >= paragraph.end:
            break
        if _is_end(text, match, following, paragraph.end):
            spans.append(Span(start, match.end()))
            start = following
    spans.append(Span(start, paragraph.end))
    return spans


def _skip_space(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position


def _is_end(text: str, match: re.Match[str], following: int, end: int) -> bool:
    word_at = following
    while word_at < end and (text[word_at] in _OPENING or text[word_at].isspace()):
        word_at += 1
    if word_at == end or text[word_at].islower() or text[word_at] in ".!?…":
        return False  # before a further mark it is that one which ends the sentence
    if match["mark"] != "." or match["closing"]:
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - LONGEST), match.start())
    word = before[0] if before else ""
    after = _WORD_AFTER.match(text, word_at)
    starts = bool(after) and after[0].lower() in STARTERS  # type: ignore[index]
    opens = text[following] in '"“‘'
    if word.lower() in ALWAYS_OPEN or word.lower() in titles.abbreviated() or (len(word) == 1 and word.isalpha() and word != "I"):
        return False
    if word.lower() in NUMBERED:
        return not _NUMBER.match(text, word_at)
    if _INITIALS.fullmatch(word) or word.lower() in USUALLY_OPEN or (word.lower() in DATES and word[0].isupper()):
        return starts or opens
    return True
