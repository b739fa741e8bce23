"""Roles of events checked by an installed spaCy model with a dependency parser, where the reader asks for one.

``PARALLAX_PARSER=spacy:en_core_web_sm`` chooses it; the default needs none. The parser finds no events and drops none: where it
shows the actor of a verb as what is acted on, and the target as who acts, the two are exchanged, and the rule says so. Labels may
be those of spaCy's English models (ClearNLP) or of Universal Dependencies.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from analysis.errors import LexiconError
from analysis.find import spacy_loading
from analysis.find.events import Event
from analysis.model import Span

VARIABLE = "PARALLAX_PARSER"
MARK = " (roles by the parser)"
"""What stands behind the rule of an event whose roles were exchanged."""

Parser = Callable[[str, Sequence[Span], Sequence[Event]], tuple[Event, ...]]
"""Folded text, its sentences, its events → the events with their roles as the parser sees them."""

_SUBJECTS = frozenset(("nsubj",))
_PASSIVE = frozenset(("nsubjpass", "nsubj:pass"))
_OBJECTS = frozenset(("dobj", "obj", "iobj", "dative"))
_AGENTS = frozenset(("agent", "obl:agent"))
_PROBE = "One came, and two left."


def chosen(value: str) -> Parser:
    """The parser that a value such as ``spacy:en_core_web_sm`` asks for.

    Raises ``LexiconError`` where the value is malformed, spaCy or the model is missing, or the model does not parse.
    """
    pipeline = spacy_loading.load(VARIABLE, value)
    if not pipeline(_PROBE).has_annotation("DEP"):
        raise LexiconError(f"{VARIABLE}={value}: this model has no dependency parser; choose one that has, or unset {VARIABLE}")

    def refine(folded: str, sentences: Sequence[Span], events: Sequence[Event]) -> tuple[Event, ...]:
        return _refined(pipeline, folded, sentences, events)

    return refine


def _refined(pipeline: Any, folded: str, sentences: Sequence[Span], events: Sequence[Event]) -> tuple[Event, ...]:
    """Only sentences with an event that has a direction are parsed, each by itself."""
    starts = [sentence.start for sentence in sentences]
    places: dict[int, list[int]] = defaultdict(list)
    for number, event in enumerate(events):
        if not (event.reciprocal or event.lasts or event.target.is_place):
            places[max(0, bisect_right(starts, event.span.start) - 1)].append(number)
    found = list(events)
    for place, numbers in places.items():
        sentence = sentences[place]
        parsed = pipeline(folded[sentence.start : sentence.end])
        for number in numbers:
            if _is_turned(parsed, sentence.start, events[number]):
                found[number] = _turned(events[number])
    return tuple(found)


def _turned(event: Event) -> Event:
    return replace(event, actor=event.target, target=event.actor, rule=f"{event.rule}{MARK}")


def _is_turned(parsed: Any, offset: int, event: Event) -> bool:
    """Whether the parse shows the actor as acted on and the target as acting, at the head of the action's words."""
    inside = [t for t in parsed if event.trigger.start <= offset + t.idx < event.trigger.end]
    heads = [t for t in inside if t.head not in inside or t.head == t]
    acting: set[int] = set()
    affected: set[int] = set()
    for head in heads:
        for child in head.children:
            covered = {offset + token.idx for token in child.subtree}
            if child.dep_ in _SUBJECTS or child.dep_ in _AGENTS or _is_by(child):
                acting |= covered
            elif child.dep_ in _PASSIVE or child.dep_ in _OBJECTS:
                affected |= covered
    return event.actor.span.start in affected - acting and event.target.span.start in acting - affected


def _is_by(token: Any) -> bool:
    """“By Orla” in Universal Dependencies: an oblique with the case “by”."""
    return token.dep_ == "obl" and any(child.dep_ == "case" and child.lower_ == "by" for child in token.children)
