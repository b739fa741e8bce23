"""Descriptions that can mean one person alone: “the Chinese leader”, where the article names that leader.

The state must be said, by adjective or name, and exactly one person whom the article names must hold the office: by the
gazetteer, or by the article itself (“President Ada Lund of Arcadia”).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from analysis.find.lexicon import Entity
from analysis.model import Form, Kind, Span

Named = tuple[Span, str, Kind, Form]
"""A mention: where, which entity, what, in which form."""

OFFICES: dict[str, tuple[str, ...]] = {
    "leader": ("head of state", "head of government"),
    "strongman": ("head of state", "head of government"),
    "president": ("head of state",),
    "king": ("head of state",),
    "monarch": ("head of state",),
    "prime minister": ("head of government",),
    "premier": ("head of government",),
    "chancellor": ("head of government",),
    "foreign minister": ("foreign minister",),
    "foreign secretary": ("foreign minister",),
    "secretary of state": ("foreign minister",),
    "top diplomat": ("foreign minister",),
    "defence minister": ("defence minister",),
    "defense minister": ("defence minister",),
    "defence secretary": ("defence minister",),
    "defense secretary": ("defence minister",),
}
"""A word for an office → the roles of the gazetteer that hold it."""

_TITLE = r"(?:{})".format("|".join(sorted(OFFICES, key=len, reverse=True)))
_OFFICE = re.compile(rf"(?:'s)?\s({_TITLE})\b(?!-)(?!\s?(?:of|for)\b)", re.IGNORECASE)
_NAME_NEXT = re.compile(r",?\s(?:Mr|Mrs|Ms|Dr)?\.?\s?$")
_TITLED = re.compile(rf"(?<![\w-])({_TITLE})\s$", re.IGNORECASE)
_STATE_BEFORE = re.compile(rf"^(?:'s)?\s{_TITLE}\s$", re.IGNORECASE)


def find(text: str, mentions: Sequence[Named], known: Mapping[str, Entity]) -> list[tuple[Span, str, str]]:
    """The descriptions with the person and the rule, in order. A name right after the office is a title, not a description."""
    holders = _holders(text, mentions, known)
    starts = {span.start: kind for span, _, kind, _ in mentions}
    found: list[tuple[Span, str, str]] = []
    for span, entity, kind, form in mentions:
        if kind != "state" or form not in ("adjectival", "name"):
            continue
        office = _OFFICE.match(text, span.end)
        if not office or (form == "adjectival" and text[span.end : office.start(1)] != " "):
            continue
        if any(
            starts.get(office.end() + gap) == "person" and _NAME_NEXT.match(text, office.end(), office.end() + gap)
            for gap in range(1, 7)
        ):
            continue
        people = {name for role in OFFICES[office[1].lower()] for name in holders[entity, role]}
        if len(people) == 1:
            found.append((Span(span.start, office.end(1)), people.pop(), "office_of_the_state"))
    return found


def _holders(text: str, mentions: Sequence[Named], known: Mapping[str, Entity]) -> Mapping[tuple[str, str], set[str]]:
    """State and role → the people named in the article who hold it."""
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    states = [(span, entity) for span, entity, kind, form in mentions if kind == "state" and form in ("adjectival", "name")]
    for span, entity, kind, form in mentions:
        if kind != "person" or form != "name":
            continue
        row = known.get(entity)
        if row:
            if row.state and row.role:
                holders[row.state, row.role].add(entity)
            continue
        title = _TITLED.search(text, max(0, span.start - 24), span.start)
        for state in _of(text, span, states) if title else ():
            for role in OFFICES[title[1].lower()]:  # type: ignore[index]
                holders[state, role].add(entity)
    return holders


def _of(text: str, person: Span, states: Iterable[tuple[Span, str]]) -> Iterable[str]:
    """The state that stands by a titled name: “Arcadian President Ada Lund”, “President Ada Lund of Arcadia”."""
    for span, entity in states:
        if (span.end < person.start < span.end + 40 and _STATE_BEFORE.match(text[span.end : person.start])) or text[
            person.end : span.start
        ] in (" of ", " of the "):
            yield entity
