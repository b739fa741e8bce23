"""An event as a correction writes it, and as it is after one."""

from __future__ import annotations

from dataclasses import replace

from analysis.correct.overlay import NOTHING, Correction
from analysis.correct.overlay import signature as parts
from analysis.find import event_lexicon
from analysis.find.entities import Gazetteer
from analysis.find.event_actors import Actor
from analysis.find.event_flags import Flags
from analysis.find.events import Event
from analysis.model import Span

PLAIN = Flags(negated=False, hypothetical=False, requested=False, future=False, historical=False)


def signature(event: Event) -> str:
    """The event as a correction names it."""
    return told(event.event_class, event.actor.entity, event.target.entity)


def told(event_class: str, actor: str, target: str) -> str:
    return f"{event_class}: {actor} > {target}"


def corrected(event: Event | None, words: Span, correction: Correction, gazetteer: Gazetteer) -> Event | str | None:
    """The event after a correction, new where there was none; ``None`` where it is taken out; else why it cannot be.

    A class brings its own score; flags such as negation stay what they were, and a new event is told as fact.
    """
    now = parts(correction.now)
    if now is None:
        return None
    name, *sides = now
    if odd := next((side for side in sides if side not in gazetteer.entities), None):
        return f"no entity “{odd}” is known; add it to entities.csv, or correct its name"
    kind = event_lexicon.classes()[name]
    flags = event.flags if event else PLAIN
    actor, target = (_actor(side, event, words, gazetteer) for side in sides)
    score = kind.score if flags.is_real else None
    if event is not None:
        same = name == event.event_class
        return replace(
            event,
            actor=actor,
            target=target,
            event_class=name,
            quad=kind.quad,
            score=event.score if same else score,
            rule=correction.mark,
        )
    action = correction.words or NOTHING
    return Event(words, words, actor, target, action, name, kind.quad, score, flags, False, False, None, correction.mark)


def _actor(name: str, event: Event | None, words: Span, gazetteer: Gazetteer) -> Actor:
    """An actor at its own words where the event named it, else at those of the event."""
    known = next((side for side in (event.actor, event.target) if side.entity == name), None) if event else None
    return known or Actor(event.trigger if event else words, name, gazetteer.entities[name].state or name)
