"""What the words around a written form say of it: a city or its government, somebody else's name, a month."""

from __future__ import annotations

import calendar
import re

from analysis.find.lexicon import Entity
from analysis.model import Span

_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|within|inside|outside|around|across|throughout|over|above|central|downtown|via|through|(?:north|south|east|west) of)\s+"
    r"(?:[A-Z][\w'-]+(?:,| and| or)\s+)*$"
)
_MOTION_BEFORE = re.compile(
    r"\b(?:visit|visits|visited|visiting|trip|trips|travel|travels|travell?ed|travell?ing|fl(?:y|ies|ew|own|ying|ight)|arriv\w+|return\w*|"
    r"c(?:a|o)me|came|coming|go|goes|went|going|head\w*|journey\w*|tour\w*|land(?:ed|s|ing)|depart\w*|left|leav\w+|dispatch\w*|sent|report\w*|"
    r"drive|drove|train|plane|stopover|stop|invit\w+|mov(?:e|ed|ing)|road|route|march\w*|based|speaking|live|moved)"
    r"\s+(?:[\w-]+\s+){0,3}?(?:to|from|into|in|for|on|by|towards?)\s+$"
)
_VISIT_BEFORE = re.compile(
    r"\b(?:visit|visits|visited|visiting|left|leave|leaves|leaving|reach|reached|reaching|toured|touring|bomb\w*|shell\w*)\s+$"
)
_PLACE_AFTER = re.compile(
    r"^(?:,\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d|\s+(?:talks|summit|meeting|visit|trip|conference|declaration|"
    r"olympics|games|airport|suburb|suburbs|streets?|residents?|time)\b|\s+(?:is|was|lies)\s+(?:only\s+|just\s+)?[\d-]+\s*(?:minutes?|hours?|km|kilomet|miles?))",
    re.IGNORECASE,
)
HONORIFIC = re.compile(
    r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sir|Dame|Lord|Lady|President|Presidents|Premier|Chancellor|Minister|Secretary|Senator|Governor|General|"
    r"Ambassador|King|Queen|Prince|Princess|Pope|Chairman|Leader|Comrade|Colonel|Judge|Justice|Foreign|Defen[cs]e|Prime|Vice)\.?$"
)
_MONTHS = frozenset(calendar.month_name[1:])
_MONTH_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|last|next|this|early|late|mid|during|through|from|by|of|for)|\d(?:st|nd|rd|th)?)[\s-]$", re.IGNORECASE
)
_WORD_AFTER = re.compile(r"\s([A-Z][a-z]+)\b")
_WORD_BEFORE = re.compile(r"([\w'.-]+)\s$")


def is_place(text: str, span: Span) -> bool:
    before, after = text[max(0, span.start - 80) : span.start], text[span.end : span.end + 40]
    clause = re.split(r"[.;:!?]\s", before)[-1]
    return bool(
        _PLACE_BEFORE.search(clause) or _MOTION_BEFORE.search(clause) or _VISIT_BEFORE.search(clause) or _PLACE_AFTER.match(after)
    )


def is_month(text: str, span: Span) -> bool:
    """“in May” and “May 4” are dates also where the article names somebody of that family name."""
    before, after = text[max(0, span.start - 10) : span.start], text[span.end : span.end + 3]
    return text[span.start : span.end] in _MONTHS and bool(_MONTH_BEFORE.search(before) or re.match(r"\s\d", after))


def other_first_name(text: str, span: Span, entity: Entity) -> bool:
    """A capitalised word before the family name that is neither a title nor part of this person's name: somebody else."""
    match = _WORD_BEFORE.search(text, max(0, span.start - 24), span.start)
    if not match or not match[1][0].isupper() or HONORIFIC.match(match[1]):
        return False
    if match[1].endswith(".") and len(match[1]) > 2:
        return False  # the sentence before ended with that word
    before = text[max(0, match.start() - 2) : match.start()]
    sentence_start = match.start() == 0 or bool(re.search(r"[.!?\"'(\n]\s?$|^$", before)) or not before.strip()
    known = any(match[1] in form.split() for form in (entity.name, *entity.aliases))
    demonym = bool(re.search(r"(?:ian|ese|ish|ean|can|French|German|Dutch|Greek|Iraqi|Israeli)$", match[1]))
    weekday = bool(re.search(r"day$|^(?:US|U\.S\.|UK|EU|NATO)$", match[1]))
    return not (sentence_start or known or demonym or weekday)


def _other_last_name(text: str, span: Span) -> bool:
    """A capitalised word right after the name that is no title: the name is somebody's first, or part of a longer one."""
    match = _WORD_AFTER.match(text, span.end)
    return bool(match) and not HONORIFIC.match(match[1])  # type: ignore[index]


def beside_a_name(text: str, span: Span, entity: Entity) -> bool:
    return other_first_name(text, span, entity) or _other_last_name(text, span)
