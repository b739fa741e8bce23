"""The gazetteer's entities by their written forms, compiled for one pass over a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

import ahocorasick_rs

from analysis.find.lexicon import Entity
from analysis.model import Span

How = Literal["name", "alias", "surname", "adjective", "prefix", "metonym"]

_STRENGTH: dict[How, int] = {"name": 0, "alias": 1, "prefix": 2, "adjective": 2, "metonym": 3, "surname": 4}


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
            (start, -end, index)
            for index, start, end in self._matcher.find_matches_as_indexes(text, overlapping=True)
            if _is_whole(text, start, end)
        ]
        found.sort()
        kept: list[tuple[Span, list[Candidate]]] = []
        free = 0
        for start, minus_end, index in found:
            if start >= free:
                free = -minus_end
                kept.append((Span(start, free), self._candidates[index]))
        return kept


@cache
def gazetteer(*entities: Entity) -> Gazetteer:
    """The compiled gazetteer of these rows; building one takes longer than reading an article with it."""
    return Gazetteer(entities)


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
