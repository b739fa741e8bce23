"""Whether what is told at a time lies behind or ahead, by the verb nearest to the time expression.

“Said on Sunday it will sail”: the saying is past, so Sunday is the last one. The verb before the expression counts; where
none stands before it in the sentence, the first one after it does.
"""

from __future__ import annotations

import re
from typing import Literal

Tense = Literal["past", "future", "present", "unknown"]
"""`present`: a plan told in the present tense, of which the verb alone does not say whether it lies ahead or behind."""

_REACH = 140
"""Characters before an expression in which a verb may stand."""
_REACH_AFTER = 70

_MODAL = r"(?:will|shall|would|could|should|(?-i:may)|might|must|can|cannot|won't|wouldn't|'ll|'d)"
_PLANNED = (
    r"(?:plan|due|expect|schedul|slat|plann|set|intend|hop|aim|agre|vow|pledg|promis|want|prepar|ready|pois|about|likely|suppos|order|"
    r"threaten|invit|seek|going|looking|decid|propos|need|ha[sd]|have|is|are|was|were|be)(?:e?s|e?d|ing|e)?"
)
_AHEAD = r"(?:until|till|ahead of|upcoming|forthcoming|due|scheduled|slated|planned|planning|plans|expected|deadline)"
_IRREGULAR = (
    "was were had did said told met went came took began held left made gave got saw found knew thought sent won lost fell rose hit struck "
    "shot fought flew drove wrote spoke stood sat ran led fled paid bought sold built brought caught taught sought kept meant became grew "
    "drew threw blew broke chose froze stole sank spent shut stung swore tore wore withdrew overthrew undertook underwent"
)
_PAST = rf"(?:{'|'.join(_IRREGULAR.split())}|(?!need\b|indeed\b|speed\b|united\b|red\b)[a-z]{{2,}}ed)"
_PRESENT = r"(?:is|are|takes? place|arrives?|meets?|begins?|starts?|opens?|ends?|expires?|closes?|runs?|holds?|votes?|travels?|flies|hosts?|visits?|returns?)"
_CUE = re.compile(
    rf"\b(?P<perfect>{_MODAL}\s+have\s+\w+)\b|"
    rf"\b(?P<future>(?:{_MODAL}\s+(?:\w+ly\s+|not\s+|also\s+)?(?:be\s+)?(?:\w+ly\s+)?\w+|"
    rf"{_PLANNED}\s+(?:\w+ly\s+)?to\s+(?:be\s+)?\w+|{_AHEAD}))\b|"
    r"\b(?P<infinitive>to\s+(?:be\s+)?\w+)\b|"
    rf"\b(?P<past>{_PAST})\b|\b(?P<present>{_PRESENT})\b",
    re.IGNORECASE,
)
_NEAR = re.compile(r"^\s+(?:[\w'-]+\s+){0,4}(?:on\s+|in\s+|at\s+)?$")
"""What may stand between a verb in the present tense and the time for which it announces something."""
_PREPOSITION = re.compile(r"\s+(?:\w+ly\s+)?(?:(?:early|late|back)\s+)?(?:on|in)?\s*")


def find(before: str, after: str) -> Tense:
    """The tense of what happens at an expression, from the text of its sentence before and after it."""
    tail = before[-_REACH:].rpartition(";")[2]
    last = _last(tail)
    if last is None:
        first = _CUE.search(after[:_REACH_AFTER].partition(";")[0])
        return _tense(first) if first and first.lastgroup in ("future", "past", "perfect") else "unknown"
    if last.lastgroup == "present" and not _NEAR.match(tail[last.end() :]):
        return "unknown"
    return _tense(last)


def governs(before: str, after: str) -> bool:
    """Whether a past verb belongs to the date for certain: it stands right before it (“it sank on”), or in a sentence that opens
    with the date, where every verb near it is past (“On that day, the old ferry sank”)."""
    if before.strip():
        last = _last(before[-_REACH:])
        return last is not None and last.lastgroup == "past" and _PREPOSITION.fullmatch(before[-_REACH:], last.end()) is not None
    cues = {cue.lastgroup for cue in _CUE.finditer(after[:_REACH_AFTER])}
    return cues == {"past"}


def _last(text: str) -> re.Match[str] | None:
    cues = [cue for cue in _CUE.finditer(text) if cue.lastgroup != "infinitive"]
    return cues[-1] if cues else None


def _tense(cue: re.Match[str]) -> Tense:
    if cue.lastgroup == "future":
        return "future"
    return "present" if cue.lastgroup == "present" else "past"
