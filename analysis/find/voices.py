"""Whose words they are: quotations by balanced quotation marks, and the voice of each sentence.

Curly, straight, single and angle marks count, across sentences and paragraphs. A mark that is an apostrophe opens and
closes nothing. Marks around one to three words with no verb of speech beside them set a term apart (a scare quote, a
title, a nickname); they are nobody's speech and stay the outlet's own voice.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from analysis.find import lexicon, words
from analysis.model import SentenceVoice, Span, SpanVoice

SPEECH_WORDS = 4
"""From this many words on, marked words are speech even without a verb of speech beside them."""
QUOTED_SHARE = 0.6
"""From this share of its characters inside quotations on, a sentence is `quoted`; above none, `mixed`."""
CUE_WINDOW = 60
"""How far beside a short quotation its verb of speech may stand, in characters."""

_PAIRS = {"“": "”", "„": "“", '"': '"', "«": "»", "‘": "’", "'": "'"}
_SINGLE = {"‘", "'"}
_OPENS_AFTER = re.compile(r"(?:^|[\s(\[{—–\-/“\"‘'«])$")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Marked words: the span with the marks, the content without, whether they are speech, and the rule that says so."""

    span: Span
    content: Span
    is_speech: bool
    rule: str


def find(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """The quotations of a text, outermost only, in order; a quotation over several paragraphs gives one row for each."""
    found: list[Quotation] = []
    for number, paragraph in enumerate(paragraphs):
        following = text[paragraphs[number + 1].start] if number + 1 < len(paragraphs) else ""
        continued = bool(found) and found[-1].rule == "continued" and text[paragraph.start] in _PAIRS
        found += _in_paragraph(text, paragraph, following, continued)
    return tuple(found)


def of_sentence(span: Span, quotations: Iterable[Quotation]) -> SentenceVoice:
    """`own`, `mixed` or `quoted`, by the share of the sentence's characters inside quotations."""
    share = sum(overlap(span, q.span) for q in quotations if q.is_speech) / max(1, span.end - span.start)
    return "quoted" if share >= QUOTED_SHARE else "mixed" if share > 0 else "own"


def of_span(span: Span, quotations: Sequence[Quotation]) -> SpanVoice:
    """`quoted` where the span begins inside a quotation, else `own`."""
    place = bisect_right(quotations, span.start, key=lambda q: q.span.start) - 1
    inside = place >= 0 and quotations[place].is_speech and span.start < quotations[place].span.end
    return "quoted" if inside else "own"


def overlap(one: Span, other: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _in_paragraph(text: str, paragraph: Span, following: str, continued: bool) -> list[Quotation]:
    found: list[Quotation] = []
    position = paragraph.start
    while position < paragraph.end:
        if not _opens(text, position, paragraph):
            position += 1
            continue
        close, rule = _close(text, position, paragraph, following)
        content = Span(position + 1, close)
        end = close + (2 if text[close : close + 2] == "’’" and text[position] == "“" else 1) if rule == "balanced" else close
        span = Span(position, min(end, paragraph.end))
        speech, why = _speech(text, span, content, rule, paragraph)
        carried = continued and not found and speech
        found.append(Quotation(span, content, speech, "continued_from" if carried and rule == "balanced" else why))
        position = max(span.end, position + 1)
    return found


def _opens(text: str, position: int, paragraph: Span) -> bool:
    mark = text[position]
    if mark not in _PAIRS:
        return False
    after = text[position + 1 : position + 2]
    if not after or after.isspace() or position + 1 >= paragraph.end:
        return False
    before = text[max(paragraph.start, position - 1) : position]
    if mark in _SINGLE:
        # ’tis and ’90s begin with an apostrophe, not with speech
        return bool(_OPENS_AFTER.search(before)) and after.isalnum() and _single_close(text, position, paragraph) is not None
    return mark != '"' or bool(_OPENS_AFTER.search(before))


def _close(text: str, opening: int, paragraph: Span, following: str) -> tuple[int, str]:
    """Where the quotation's content ends, and whether it was `balanced`, goes on in the next paragraph, or stays open."""
    mark = text[opening]
    if mark in _SINGLE:
        closing = _single_close(text, opening, paragraph)
        assert closing is not None, "an opening single mark was found without its close"
        return closing, "balanced"
    depth = 0
    for position in range(opening + 1, paragraph.end):
        character = text[position]
        if character == mark and mark != '"':
            if _unbalanced(text, mark, position, paragraph, depth):
                return len(text[:position].rstrip()), "unclosed"
            depth += 1
        elif character == _PAIRS[mark] or (mark == "“" and (character == '"' or text[position : position + 2] == "’’")):
            if depth == 0:
                return position, "balanced"
            depth -= 1
    return paragraph.end, "continued" if following == mark else "unclosed"


def _unbalanced(text: str, mark: str, position: int, paragraph: Span, depth: int) -> bool:
    """A second opening mark: are there closing marks enough for both, or was the first never closed?"""
    rest = text[position : paragraph.end]
    return rest.count(_PAIRS[mark]) < rest.count(mark) + depth + 1


def _single_close(text: str, opening: int, paragraph: Span) -> int | None:
    """The closing single mark: not inside a word, and not the possessive of a plural where a later mark can close."""
    close = _PAIRS[text[opening]]
    candidates: list[int] = []
    for position in range(opening + 2, paragraph.end):
        if text[position] == "‘" or (
            text[position] == "'" and close == "'" and _OPENS_AFTER.search(text[position - 1]) and candidates
        ):
            break
        follows = text[position + 1 : position + 2]
        if text[position] == close and not follows.isalnum():
            candidates.append(position)
    for number, position in enumerate(candidates):
        possessive = text[position - 1] == "s" and re.match(r"\s[a-z]", text[position + 1 : position + 3] or " ")
        if not possessive or number + 1 == len(candidates):
            return position
    return None


def _speech(text: str, span: Span, content: Span, rule: str, paragraph: Span) -> tuple[bool, str]:
    n_words = words.count(text, content.start, content.end)
    if n_words >= SPEECH_WORDS:
        return True, rule
    if n_words and _cue().search(text[max(paragraph.start, span.start - CUE_WINDOW) : span.start].split(".")[-1]):
        return True, "short_after_cue"
    if n_words and _cue().search(text[span.end : min(paragraph.end, span.end + CUE_WINDOW)].split(".")[0]):
        return True, "short_before_cue"
    return False, "term_marks"


@cache
def _cue() -> re.Pattern[str]:
    forms = sorted((form for verb in lexicon.reporting_verbs() for form in verb.forms), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, forms)) + r")\b", re.IGNORECASE)
