"""Which known actor a noun phrase stands for: the one it names, or the one whose government, troops or court it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.find import event_phrases, event_words
from analysis.find.event_grammar import grammar
from analysis.find.event_lexicon import Action
from analysis.find.event_phrases import Phrase
from analysis.find.event_words import Words
from analysis.model import Span

_PERSONS = frozenset(("he", "she", "him", "her", "his", "they", "them", "who", "whose"))
"""Pronouns beside which “his” and “her” may mean somebody who is not named."""
_FORCE = frozenset(("ASSAULT", "COERCE", "MOBILIZE"))
"""What is done to a place is done to its state."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A mention that can act or be acted on; ``side`` is the state it belongs to. A place does not act."""

    span: Span
    entity: str
    side: str
    is_place: bool = False


def acting(words: Words, phrase: Phrase, actors: Sequence[Actor], *, material: bool = False) -> Actor | None:
    """Who acts: a mention at the head of the phrase, or one that owns, qualifies or places an actor noun or a name there.

    In what is ``material`` the goods of an actor act for it: “Orlan drones”. “His”, “her” and “its” stand for the one person or
    state that the sentence names before them.
    """
    if phrase.first == phrase.last and words.lower[phrase.head] in ("his", "her", "its"):
        return _antecedent(words, phrase.head, actors)
    here = [actor for actor in _inside(words, phrase, actors) if not actor.is_place]
    head = words.span(phrase.head, phrase.head)
    if named := next((actor for actor in here if actor.span.start < head.end and head.start < actor.span.end), None):
        return named
    if event_phrases.is_actor_noun(words, phrase.head) or (words.is_capital(phrase.head) and phrase.head > phrase.first):
        return here[0] if here else None
    goods = (
        material
        and here
        and here[0].span.start == words.starts[phrase.first]
        and words.lower[phrase.head] not in event_words.verb_forms()
    )
    return here[0] if goods else None


def affected(words: Words, phrase: Phrase, actors: Sequence[Actor], action: Action, side: str) -> Actor | None:
    """Who is acted on: the first mention of another side that the phrase names, owns its head or is what its head is of."""
    if action.event_class == "CONSULT" and not action.visits:
        met = acting(words, phrase, actors)
        return met if met and met.side != side else None
    head_end = words.ends[phrase.head]
    for actor in _inside(words, phrase, actors):
        if actor.is_place and not (action.visits or action.event_class in _FORCE):
            continue
        if actor.span.start < head_end:
            return actor if actor.side != side else None
        link = _link(words, phrase, actor)
        if link == "of" or (action.event_class in _FORCE and link in ("in", "near")):
            return actor if actor.side != side else None
    return None


def _antecedent(words: Words, pronoun: int, actors: Sequence[Actor]) -> Actor | None:
    """The one person (“his”, “her”) or state (“its”) that stands before a pronoun, if nobody else can be meant."""
    if not _PERSONS.isdisjoint(words.lower[:pronoun]):
        return None
    state = words.lower[pronoun] == "its"
    before = [actor for actor in actors if actor.span.end <= words.starts[pronoun] and not actor.is_place]
    named = {actor.entity: actor for actor in before if (actor.entity == actor.side) == state}
    others = {actor.side for actor in before} if state else set(named)
    if len(named) != 1 or len(others) != 1:
        return None
    return replace(*named.values(), span=words.span(pronoun, pronoun))


def _inside(words: Words, phrase: Phrase, actors: Sequence[Actor]) -> list[Actor]:
    span = words.span(phrase.first, phrase.last)
    return [actor for actor in actors if span.start <= actor.span.start < span.end]


def _link(words: Words, phrase: Phrase, actor: Actor) -> str:
    """The preposition by which a mention hangs on the phrase."""
    found = ""
    for place in range(phrase.head + 1, phrase.last + 1):
        if words.starts[place] >= actor.span.start:
            break
        if words.lower[place] in grammar().links_right:
            found = words.lower[place]
    return found
