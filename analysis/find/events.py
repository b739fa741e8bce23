"""Who did what to whom: a first set of events by patterns of actor, action and target in one sentence.

Each row of ``lexicons/events.csv`` is a trigger with its form: `active` (subject, verb, object; turned round in the passive),
`infinitive` (the same after “to” or a modal verb), `noun` (the actor's trigger to, on or against the target) and `mutual`
(two actors, both directions, counted once). Classes are the fifteen of PLOVER (Open Event Data Alliance) with the scores of
its manual. Where a role is not in its place there is no event: a missed event is better than an invented one. An event that
is negated, hypothetical or requested carries its flag and no score. Events say what is *reported*, not what happened.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from analysis.find import event_flags, event_roles
from analysis.find.event_flags import Flags
from analysis.find.event_roles import Actor, Roles
from analysis.find.lexicon import Action
from analysis.model import Kind, Span

QUADS: dict[str, int] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "AID": 2, "COOPERATE": 2, "YIELD": 2, "ACCUSE": 3, "REJECT": 3, "REQUEST": 3,
    "THREATEN": 3, "ASSAULT": 4, "COERCE": 4, "MOBILIZE": 4, "PROTEST": 4, "SANCTION": 4,
}  # fmt: skip
"""Class → 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""

ACTORS: frozenset[Kind] = frozenset(("person", "state", "organization", "bloc"))


@dataclass(frozen=True, slots=True)
class Event:
    """Actor, action and target at the span of the whole pattern; ``score`` is missing where a flag takes it away."""

    span: Span
    trigger: Span
    actor: Actor
    target: Actor
    action: str
    event_class: str
    quad: int
    score: float | None
    flags: Flags
    reciprocal: bool
    lasts: bool
    rule: str


class Actions:
    """The triggers of ``events.csv``, compiled for one pass over a sentence."""

    def __init__(self, actions: Iterable[Action]) -> None:
        self._actions = tuple(actions)
        self._patterns = [_pattern(action.trigger) for action in self._actions]
        self._matcher = ahocorasick_rs.AhoCorasick([action.trigger.split("*")[0].lower() for action in self._actions])

    def matches(self, lowered: str) -> list[tuple[Span, Action]]:
        """Whole-word matches, the longest from the left, none inside another."""
        found: list[tuple[Span, Action]] = []
        for index, start, _ in self._matcher.find_matches_as_indexes(lowered, overlapping=True):
            match = self._patterns[index].match(lowered, start)
            if match and not lowered[start - 1 : start].isalnum():
                found.append((Span(match.start(), match.end()), self._actions[index]))
        found.sort(key=lambda pair: (pair[0].start, -pair[0].end))
        kept: list[tuple[Span, Action]] = []
        for span, action in found:
            if not kept or span.start >= kept[-1][0].end:
                kept.append((span, action))
        return kept


@cache
def compiled(*actions: Action) -> Actions:
    """The compiled triggers of these actions."""
    return Actions(actions)


def find(folded: str, lowered: str, sentences: Sequence[Span], actors: Sequence[Actor], actions: Actions) -> tuple[Event, ...]:
    """The events of a text, in order; at most one for each class and pair of sides in a sentence."""
    found: list[Event] = []
    for sentence in sentences:
        first, last = (bisect_left(actors, edge, key=lambda actor: actor.span.start) for edge in sentence)
        here = actors[first:last]
        if len({actor.side for actor in here}) < 2:
            continue
        seen: set[tuple[str, frozenset[str]]] = set()
        for span, action in actions.matches(lowered[sentence.start : sentence.end]):
            trigger = Span(sentence.start + span.start, sentence.start + span.end)
            roles = event_roles.find(folded, sentence, trigger, action, here)
            if roles is None:
                continue
            key = (action.event_class, frozenset((roles.actor.side, roles.target.side)))
            if key not in seen:
                seen.add(key)
                found.append(_event(folded, sentence, trigger, action, roles))
    return tuple(found)


def _pattern(trigger: str) -> re.Pattern[str]:
    """A trailing ``*`` stands for any ending of a word, a ``*`` alone for one to four words."""
    words = [r"\S+(?:\s+\S+){0,3}" if word == "*" else re.escape(word.lower()).replace(r"\*", r"\w*") for word in trigger.split()]
    return re.compile(r"\s+".join(words) + r"(?!\w)")


def _event(folded: str, sentence: Span, trigger: Span, action: Action, roles: Roles) -> Event:
    actor, target = roles.actor, roles.target
    first = min(actor.span.start, target.span.start, trigger.start)
    last = max(actor.span.end, target.span.end, trigger.end)
    flags = event_flags.find(folded, sentence, first, roles.between, last, action.event_class)
    return Event(
        span=Span(first, last),
        trigger=trigger,
        actor=actor,
        target=target,
        action=folded[trigger.start : trigger.end],
        event_class=action.event_class,
        quad=QUADS[action.event_class],
        score=action.score if flags.is_real else None,
        flags=flags,
        reciprocal=action.form == "mutual",
        lasts=action.lasts,
        rule=f"{action.form}: {action.trigger}",
    )
