"""Who and what is named: the gazetteer's entities in one pass, with the form in which each is named.

A *name* is a proper name or acronym, also before a noun (“US sanctions”). An *adjectival* mention is an adjective or a
demonym (“Russian”, “the Chinese”). A *metonym* is a seat of power that stands for its government; the same word after a
preposition of place is the city instead. Pronouns and descriptions (“the Chinese leader”) are not counted.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import ahocorasick_rs

from analysis.find.lexicon import Entity
from analysis.model import Form, Kind, Span

How = Literal["name", "alias", "surname", "adjective", "prefix", "metonym"]

_STRENGTH: dict[How, int] = {"name": 0, "alias": 1, "prefix": 2, "adjective": 2, "metonym": 3, "surname": 4}

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
_HONORIFIC = re.compile(
    r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sir|Dame|Lord|Lady|President|Presidents|Premier|Chancellor|Minister|Secretary|Senator|Governor|General|"
    r"Ambassador|King|Queen|Prince|Princess|Pope|Chairman|Leader|Comrade|Colonel|Judge|Justice|Foreign|Defen[cs]e|Prime|Vice)\.?$"
)
_MONTHS = frozenset(calendar.month_name[1:])
_MONTH_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|last|next|this|early|late|mid|during|through|from|by|of|for)|\d(?:st|nd|rd|th)?)[\s-]$", re.IGNORECASE
)
_WORD_AFTER = re.compile(r"\s([A-Z][a-z]+)\b")
_WORD_BEFORE = re.compile(r"([\w'.-]+)\s$")


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of an entity at a span."""

    span: Span
    surface: str
    entity: str
    kind: Kind
    form: Form
    rule: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a written form may stand for."""

    entity: Entity
    how: How


class Gazetteer:
    """Entities by their written forms, compiled for one pass over a text."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.entities: dict[str, Entity] = {}
        forms: dict[str, list[Candidate]] = defaultdict(list)
        for entity in entities:
            self.entities[entity.name] = entity
            for how, surfaces in _forms(entity):
                for surface in surfaces:
                    forms[surface.replace("’", "'")].append(Candidate(entity, how))
        self._surfaces = sorted(forms)
        self._candidates = [sorted(forms[surface], key=lambda c: _STRENGTH[c.how]) for surface in self._surfaces]
        self._matcher = ahocorasick_rs.AhoCorasick(self._surfaces, matchkind=ahocorasick_rs.MatchKind.Standard)

    def matches(self, text: str) -> list[tuple[Span, list[Candidate]]]:
        """The longest whole-word matches from the left, none inside another."""
        found = [
            (Span(start, end), index)
            for index, start, end in self._matcher.find_matches_as_indexes(text, overlapping=True)
            if _is_whole(text, start, end)
        ]
        found.sort(key=lambda match: (match[0].start, -match[0].end))
        kept: list[tuple[Span, list[Candidate]]] = []
        for span, index in found:
            if not kept or span.start >= kept[-1][0].end:
                kept.append((span, self._candidates[index]))
        return kept


@cache
def gazetteer(*entities: Entity) -> Gazetteer:
    """The compiled gazetteer of these rows; building one takes longer than reading an article with it."""
    return Gazetteer(entities)


def find(text: str, known: Gazetteer) -> tuple[Mention, ...]:
    """The mentions in a (folded) text, in order.

    A surname counts only where the article gives a longer form as well; a name listed as an alias always counts.
    """
    matches = known.matches(text)
    named: dict[str, list[int]] = defaultdict(list)
    for span, candidates in matches:
        if candidates[0].how in ("name", "alias"):
            named[candidates[0].entity.name].append(span.start)
    chosen = ((span, _choose(text, span, candidates, named)) for span, candidates in matches)
    return tuple(mention for span, candidate in chosen if candidate and (mention := _mention(text, span, *candidate)))


def _forms(entity: Entity) -> list[tuple[How, tuple[str, ...]]]:
    adjectives = tuple(a for a in entity.adjectives if not a.endswith("-"))
    prefixes = tuple(a for a in entity.adjectives if a.endswith("-"))
    return [
        ("name", (entity.name,)),
        ("alias", tuple(alias for alias in entity.aliases if alias != entity.name)),
        ("adjective", adjectives),
        ("prefix", prefixes),
        ("metonym", entity.metonyms),
        ("surname", tuple(surname for surname in entity.surnames if surname not in entity.aliases)),
    ]


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not before.isalnum() and (text[end - 1] == "-" or not after.isalnum())


def _choose(text: str, span: Span, candidates: Sequence[Candidate], named: dict[str, list[int]]) -> tuple[Candidate, str] | None:
    """Which entity the form stands for here, and by which rule; ``None`` where it stands for none that we can tell."""
    if any(c.entity.is_personal for c in candidates) and _beside_a_name(text, span, candidates[0].entity):
        return None
    metonym = next((c for c in candidates if c.how == "metonym"), None)
    place = next((c for c in candidates if c.how in ("name", "alias") and c.entity.kind == "place"), None)
    if metonym:
        as_place = _is_place(text, span)
        if as_place:
            return (place, "city_after_preposition") if place else (metonym, "seat_of_power")
        return metonym, "seat_of_power"
    first = candidates[0]
    if first.how != "surname":
        other_person = first.entity.kind == "person" and first.how == "alias" and " " not in text[span.start : span.end]
        return None if other_person and _other_first_name(text, span, first.entity) else (first, first.how)
    here = [c for c in candidates if c.how == "surname" and c.entity.name in named]
    if not here or _beside_a_name(text, span, here[0].entity) or _is_month(text, span):
        return None
    last = max(here, key=lambda c: max((p for p in named[c.entity.name] if p < span.start), default=-1))
    return last, "surname_after_full_name" if len(here) == 1 else "surname_of_last_named"


def _is_place(text: str, span: Span) -> bool:
    before, after = text[max(0, span.start - 80) : span.start], text[span.end : span.end + 40]
    clause = re.split(r"[.;:!?]\s", before)[-1]
    return bool(
        _PLACE_BEFORE.search(clause) or _MOTION_BEFORE.search(clause) or _VISIT_BEFORE.search(clause) or _PLACE_AFTER.match(after)
    )


def _is_month(text: str, span: Span) -> bool:
    """“in May” and “May 4” are dates also where the article names somebody of that family name."""
    before, after = text[max(0, span.start - 10) : span.start], text[span.end : span.end + 3]
    return text[span.start : span.end] in _MONTHS and bool(_MONTH_BEFORE.search(before) or re.match(r"\s\d", after))


def _other_first_name(text: str, span: Span, entity: Entity) -> bool:
    """A capitalised word before the family name that is neither a title nor part of this person's name: somebody else."""
    match = _WORD_BEFORE.search(text, max(0, span.start - 24), span.start)
    if not match or not match[1][0].isupper() or _HONORIFIC.match(match[1]):
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
    return bool(match) and not _HONORIFIC.match(match[1])  # type: ignore[index]


def _beside_a_name(text: str, span: Span, entity: Entity) -> bool:
    return _other_first_name(text, span, entity) or _other_last_name(text, span)


def _mention(text: str, span: Span, candidate: Candidate, rule: str) -> Mention:
    entity, how = candidate.entity, candidate.how
    form: Form = "metonym" if how == "metonym" else "adjectival" if how in ("adjective", "prefix") else "name"
    end = span.end - (1 if how == "prefix" else 0)
    return Mention(Span(span.start, end), text[span.start : end], entity.name, entity.kind, form, rule)


def counts(mentions: Iterable[Mention]) -> Counter[tuple[str, Form]]:
    """How often each entity is named in each form."""
    return Counter((mention.entity, mention.form) for mention in mentions)
