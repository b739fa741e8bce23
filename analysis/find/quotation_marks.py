"""Quotation marks and what stands between them: curly, straight, single, doubled and angle marks, across sentences.

A mark that is an apostrophe opens and closes nothing. Marked words are speech of their own where they are many, or where a
verb of speech stands right beside them; a title and a term set apart (a scare quote, a nickname) are nobody's speech by their
marks alone, though they may stand inside a statement that somebody makes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.find import in_use, speech_lexicon, words
from analysis.model import Span

SPEECH_WORDS = 4
"""From this many words on, marked words are speech even without a verb of speech beside them."""
CUE_WORDS = 5
"""How many words after a short quotation its verb of speech may stand."""

_PAIRS = {"“": "”", "„": "“", '"': '"', "«": "»", "‘": "’", "'": "'"}
_SINGLE = {"‘", "'"}
_OPENING = re.compile("[" + "".join(_PAIRS) + "]")
_OPENS_AFTER = re.compile(r"(?:^|[\s(\[{—–\-/“\"‘'«])$")
_DOUBLE = re.compile('[“”„"«»]')
_ELIDED = re.compile(r"(?:n|em|til|till|tis|twas|cause|bout|round|cos|fraid|\d0s)\b", re.IGNORECASE)
_STOPS = frozenset(".?!…,;:")
_FILLER = "\u2060"
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "and",
        "or",
        "but",
        "nor",
        "by",
        "with",
        "from",
        "as",
        "into",
        "vs",
        "is",
    ]
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Marked words: the span with the marks, the content without, whether they are speech, and the rule that says so."""

    span: Span
    content: Span
    is_speech: bool
    rule: str


def find(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """The quotations of a text, outermost only, in order; a quotation over several paragraphs gives one row for each."""
    text = _one_mark_for_two(text)
    found: list[Quotation] = []
    for number, paragraph in enumerate(paragraphs):
        following = text[paragraphs[number + 1].start] if number + 1 < len(paragraphs) else ""
        continued = bool(found) and found[-1].rule == "continued" and text[paragraph.start] in _PAIRS
        found += _in_paragraph(text, paragraph, following, continued)
    return tuple(found)


def overlap(one: Span, other: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _one_mark_for_two(text: str) -> str:
    """Doubled single marks as one double mark and a filler, so that every character keeps its position."""
    if "''" in text or "``" in text:
        text = text.replace("``", f"“{_FILLER}").replace("''", f'"{_FILLER}')
    return text.replace("‘‘", f"“{_FILLER}").replace("’’", f"”{_FILLER}") if "‘‘" in text or "’’" in text else text


def _in_paragraph(text: str, paragraph: Span, following: str, continued: bool) -> list[Quotation]:
    found: list[Quotation] = []
    position = paragraph.start
    while mark := _OPENING.search(text, position, paragraph.end):
        position = mark.start()
        if not _opens(text, position, paragraph):
            position += 1
            continue
        close, rule = _close(text, position, paragraph, following)
        doubled = text[position + 1 : position + 2] == _FILLER
        content = Span(min(close, position + (2 if doubled else 1)), close)
        end = close + (2 if text[close + 1 : close + 2] == _FILLER else 1) if rule == "balanced" else close
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
    if after == _FILLER:
        after = text[position + 2 : position + 3]
    if not after or after.isspace() or position + 1 >= paragraph.end:
        return False
    before = text[max(paragraph.start, position - 1) : position]
    if mark in _SINGLE:
        # ’tis and ’90s begin with an apostrophe, not with speech
        return (
            bool(_OPENS_AFTER.search(before))
            and after.isalnum()
            and not _ELIDED.match(text, position + 1)
            and _single_close(text, position, paragraph) is not None
        )
    return mark != '"' or bool(_OPENS_AFTER.search(before))


def _close(text: str, opening: int, paragraph: Span, following: str) -> tuple[int, str]:
    """Where the quotation's content ends, and whether it was `balanced`, goes on in the next paragraph, or stays open."""
    mark = text[opening]
    if mark in _SINGLE:
        closing = _single_close(text, opening, paragraph)
        assert closing is not None, "an opening single mark was found without its close"
        return closing, "balanced"
    depth = 0
    for match in _DOUBLE.finditer(text, opening + 1, paragraph.end):
        position, character = match.start(), match[0]
        if character == mark and (mark != '"' or _opens(text, position, paragraph)):
            if not _unbalanced(text, mark, position, paragraph, depth):
                depth += 1
            elif text[opening:position].rstrip()[-1:] in _STOPS:
                return opening + len(text[opening:position].rstrip()), "unclosed"
            # else one closing mark serves both: the quotation goes on
        elif character == _PAIRS[mark] or (mark == "“" and character == '"') or (mark == '"' and character == "”"):
            if depth == 0:
                return position, "balanced"
            depth -= 1
    return paragraph.end, "continued" if following == mark else "unclosed"


def _unbalanced(text: str, mark: str, position: int, paragraph: Span, depth: int) -> bool:
    """A second opening mark: are there closing marks enough for both, or was the first never closed?"""
    rest = text[position : paragraph.end]
    if mark != '"':
        return rest.count(_PAIRS[mark]) < rest.count(mark) + depth + 1
    opening = sum(_opens(text, at, paragraph) for at in range(position, paragraph.end) if text[at] == mark)
    return rest.count(mark) - opening < opening + depth + 1


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
    marked = words.find(text, content.start, content.end)
    if not marked:
        return False, "term_marks"
    before = text[max(paragraph.start, span.start - 30) : span.start].rstrip()
    spoken = bool(re.search(r"[:,]$", before)) and _is_cue(before.rstrip(":, ").rsplit(None, 1)[-1:])
    if len(marked) >= SPEECH_WORDS:
        title = not spoken and before[-1:] != ":" and _is_title(text, marked, content)
        return not title, "title_marks" if title else rule
    if spoken or _is_cue(before.rsplit(None, 1)[-1:], plain=True):
        return True, "short_after_cue"
    if len(marked) > 1 and before[-1:].isalnum() and _is_title(text, marked, content):
        return False, "title_marks"
    after = text[span.end : min(paragraph.end, span.end + 60)]
    closed = text[content.end - 1] in ",?!" or after[:1] == ","
    if closed and _is_cue(re.split(r"[.;:,]", after.removeprefix(","))[0].split()[:CUE_WORDS]):
        return True, "short_before_cue"
    return False, "term_marks"


def _is_title(text: str, marked: Sequence[Span], content: Span) -> bool:
    """Every word has a capital but the small ones, and no mark ends a sentence: a book, a film, a headline."""
    if text[content.end - 1] in ".?!…":
        return False
    return all(not text[w.start].islower() or text[w.start : w.end] in _SMALL for w in marked)


def _is_cue(found: Sequence[str], plain: bool = False) -> bool:
    return any(word.lower() in (_saying() if plain else _speaking()) for word in found)


@in_use.kept
def _speaking() -> frozenset[str]:
    """First words of the forms of verbs of speech."""
    return frozenset(
        form
        for verb in speech_lexicon.reporting_verbs()
        if verb.act == "speech" and {"clause", "quote"} & set(verb.takes)
        for form in verb.forms
    )


@in_use.kept
def _saying() -> frozenset[str]:
    """The verbs after which marked words are speech without a comma or colon between."""
    plain = ("say", "reply", "answer", "ask", "shout", "cry", "add", "whisper", "exclaim", "write", "declare", "chant", "yell")
    return frozenset(form for verb in speech_lexicon.reporting_verbs() if verb.verb in plain for form in verb.forms)
