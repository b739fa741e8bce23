"""Who did what to whom: events by patterns of actor, action and target in one sentence.

The actions stand in ``lexicons/events/``, one file for each of the fifteen classes of PLOVER (Open Event Data Alliance), with the
scores of its manual. Actor and target are found by the phrases around the action (``event_roles``, ``event_mutual``) and resolved to
known actors (``event_actors``); joined subjects and objects make an event each. Where a role is not in its place there is no event:
a missed event is better than an invented one. An event that is negated, hypothetical or requested carries its flag and no score.
Events say what is *reported*, not what happened: force that one side only alleges of another is the one accusing the other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from analysis.find import (
    event_actors,
    event_flags,
    event_lexicon,
    event_mutual,
    event_patterns,
    event_phrases,
    event_reports,
    event_roles,
    event_words,
)
from analysis.find.event_actors import Actor
from analysis.find.event_flags import Flags
from analysis.find.event_lexicon import Action
from analysis.find.event_patterns import Match
from analysis.find.event_roles import Roles
from analysis.find.event_words import Words
from analysis.model import Kind, Span

ACTORS: frozenset[Kind] = frozenset(("person", "state", "organization", "bloc"))

PAIR_REACH = 3
"""How many sentences back the pair that “they” stands for may be."""

_PAIR = re.compile(r"\b(?:[Tt]hey|[Tt]he two|[Bb]oth|[Tt]he pair)\b")
_SAYING = Action("say", "verb", "ACCUSE", -3.0)
_ALLEGED = frozenset(("ASSAULT", "COERCE", "MOBILIZE"))
_ARMING = frozenset(
    [
        "arm",
        "arms",
        "armed",
        "arming",
        "weapon",
        "weapons",
        "missiles",
        "missile",
        "drones",
        "ammunition",
        "bankroll",
        "finance",
        "financed",
        "financing",
    ]
)


@dataclass(frozen=True, slots=True)
class Event:
    """Actor, action and target at the span of the whole pattern; ``score`` is missing where a flag takes it away.

    ``speaker`` is the known actor who is said to report it; missing where it is the outlet's own telling.
    """

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
    speaker: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Pair:
    """The two actors of the last event and the number of its sentence: whom “they” or “the two leaders” may mean."""

    one: Actor
    other: Actor
    sentence: int

    def at(self, span: Span) -> tuple[Actor, Actor]:
        """The two, both at the words that stand for them."""
        return replace(self.one, span=span), replace(self.other, span=span)


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence with what is known before its actions are looked at."""

    folded: str
    sentence: Span
    words: Words
    actors: Sequence[Actor]
    pair: Pair | None


def find(folded: str, sentences: Sequence[Span], actors: Sequence[Actor]) -> tuple[Event, ...]:
    """The events of a text, in order; at most one for each class and pair of sides in a sentence.

    ``actors`` are the mentions that can act, in the order of the text.
    """
    found: list[Event] = []
    pair: Pair | None = None
    starts = [actor.span.start for actor in actors]
    for number, sentence in enumerate(sentences):
        here = actors[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        told = (
            pair if pair and number - pair.sentence <= PAIR_REACH and _PAIR.search(folded, sentence.start, sentence.end) else None
        )
        if len({actor.side for actor in here}) < 2 and not told:
            continue
        seen: set[tuple[str, frozenset[str]]] = set()
        for event in _in_sentence(_Scene(folded, sentence, event_words.find(folded, sentence), here, told)):
            key = (event.event_class, frozenset((event.actor.side, event.target.side)))
            if key not in seen:
                seen.add(key)
                found.append(event)
                pair = Pair(event.actor, event.target, number)
    return tuple(found)


def _in_sentence(scene: _Scene) -> list[Event]:
    matches = event_patterns.events().all(scene.words)
    acts = (match for match in matches if match.row.form != "mutual" and not match.row.weak)
    made = [event for events in event_roles.accepted(scene.words, acts, partial(_of_roles, scene)) for event in events]
    taken = [event.trigger for event in made]
    for match in event_patterns.outermost(match for match in matches if match.row.form == "mutual"):
        trigger = scene.words.span(match.first, match.last)
        if match.first and scene.words.is_capital(match.first):
            continue  # part of a name
        if any(trigger.start < other.end and other.start < trigger.end for other in taken):
            continue
        if both := event_mutual.find(scene.folded, trigger, scene.actors):
            made.append(_event(scene, match.row, trigger, *both, reciprocal=True))
    return sorted(made, key=lambda event: event.trigger)


def _of_roles(scene: _Scene, match: Match[Action], roles: Roles) -> list[Event] | None:
    """The events of an action, one for each actor and target; ``None`` where no two known sides stand there."""
    words, action = scene.words, match.row
    trigger = words.span(*event_roles.trigger(match))
    between = Span(words.starts[roles.between[0]], words.starts[roles.between[1]])
    report = event_reports.find(words, roles.first, roles.last)
    speaker = event_actors.acting(words, report.source, scene.actors) if report else None
    events = [
        _event(scene, action, trigger, actor, target, between, reciprocal=action.form == "together", speaker=speaker)
        for actor, target in _pairs(scene, action, roles)
    ]
    if report and speaker:
        events = [_accusation(scene, event, speaker, words.span(report.cue, report.cue)) for event in events]
    return events or None


def _pairs(scene: _Scene, action: Action, roles: Roles) -> Iterator[tuple[Actor, Actor]]:
    words, together = scene.words, action.form == "together"
    if together and event_phrases.is_pair(words, roles.actors[0]):
        if scene.pair:
            yield scene.pair.at(words.span(roles.actors[0].first, roles.actors[0].last))
        return
    material = action.event_class in ("AID", "COOPERATE")
    for phrase in roles.actors:
        actor = event_actors.acting(words, phrase, scene.actors, material=material)
        for other in roles.targets if actor else ():
            assert actor
            if together:
                target = event_actors.acting(words, other, scene.actors)
            else:
                target = event_actors.affected(words, other, scene.actors, action, actor.side)
            if target and target.side != actor.side:
                yield actor, target


def _accusation(scene: _Scene, event: Event, source: Actor, cue: Span) -> Event:
    """Force, or arming a third, that one side tells of another is the one accusing the other; all else stays what it is."""
    arming = (
        event.event_class == "AID" and event.target.side != source.side and not _ARMING.isdisjoint(event.action.lower().split())
    )
    if source.side == event.actor.side or not event.flags.is_real or not (arming or event.event_class in _ALLEGED):
        return event
    return _event(scene, _SAYING, cue, source, event.actor, Span(min(source.span.end, cue.start), cue.start))


def _event(
    scene: _Scene,
    action: Action,
    trigger: Span,
    actor: Actor,
    target: Actor,
    between: Span,
    *,
    reciprocal: bool = False,
    speaker: Actor | None = None,
) -> Event:
    first = min(actor.span.start, target.span.start, trigger.start)
    last = max(actor.span.end, target.span.end, trigger.end)
    flags = event_flags.find(scene.folded, scene.sentence, first, between, last, action.event_class)
    return Event(
        span=Span(first, last),
        trigger=trigger,
        actor=actor,
        target=target,
        action=scene.folded[trigger.start : trigger.end],
        event_class=action.event_class,
        quad=event_lexicon.classes()[action.event_class].quad,
        score=action.score if flags.is_real else None,
        flags=flags,
        reciprocal=reciprocal,
        lasts=action.lasts,
        speaker=speaker.entity if speaker else None,
        rule=f"{action.form}: {action.action}",
    )
