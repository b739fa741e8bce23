"""Who acts on whom around an action: the phrases that stand where its form wants its actor and its target.

The actor of a verb is its subject, the target its object; the passive turns them round. The actor of a noun owns it (“Orla's
visit to Vesper”), brings it about (“Orla launched an attack on Vesper”) or follows it (“an attack on Vesper by Orla”). Where a
role is not in its place there is no event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from analysis.find import event_patterns, event_phrases, event_words
from analysis.find.event_grammar import grammar
from analysis.find.event_lexicon import Action, actor_nouns
from analysis.find.event_patterns import Match
from analysis.find.event_phrases import Phrase
from analysis.find.event_words import Words

POSSESSIVES = frozenset(("his", "her", "its"))
"""Pronouns that own an action (“her visit to Vesper”); whom they stand for is looked for among the actors of the sentence."""

Accepted = TypeVar("Accepted")


@dataclass(frozen=True, slots=True)
class Roles:
    """Those who act and those acted on, and the words between the subject and the action, where its modal words stand."""

    actors: tuple[Phrase, ...]
    targets: tuple[Phrase, ...]
    between: tuple[int, int]
    first: int
    last: int


def find(words: Words, match: Match[Action]) -> Roles | None:
    """The roles at an action; ``None`` where one of them does not stand in its place."""
    form = match.row.form
    if form == "noun":
        return _noun(words, match)
    if form == "mutual" or not is_verb(words, match):
        return None
    subject = event_phrases.subject(words, match.first)
    if subject is None or not _agrees(words, match, subject):
        return None
    between = (subject.after, match.first)
    if form == "together":
        if event_phrases.is_pair(words, subject.phrases[-1]):
            return Roles(subject.phrases[-1:], subject.phrases[-1:], between, subject.phrases[-1].first, match.last)
        if subject.passive:
            subject = event_phrases.Subject(event_phrases.agent(words, match.first + 1), match.first, passive=False)
        if len(subject.phrases) < 2:
            return None
        edge = max(match.last, subject.phrases[-1].last) if subject.phrases[0].first > match.first else match.last
        return Roles(subject.phrases[:1], subject.phrases[1:], between, min(subject.phrases[0].first, match.first), edge)
    if match.verb == "past" and (subject.passive or (_by(words, match.first + 1) and " by " not in match.row.action)):
        agents = event_phrases.agent(words, match.first + 1)
        if not agents:
            return None
        return Roles(agents, subject.phrases, between, subject.phrases[0].first, max(match.last, agents[-1].last))
    targets = event_phrases.phrases_right(words, object_start(match))
    if not targets:
        return None
    return Roles(subject.phrases, targets, between, subject.phrases[0].first, max(match.last, targets[-1].last))


def object_start(match: Match[Action]) -> int:
    """Where the target begins: after the action, in its slot ``@``, or right after a verb whose action ends in a noun."""
    parts = match.row.action.split()
    slot = next((number for number, part in enumerate(parts) if part in "~@"), None)
    if slot is None or (parts[slot] == "~" and parts[-1].split("|")[0] in grammar().prepositions):
        return match.last + 1
    return match.first + max(len(event_words.split(" ".join(part.split("|")[0].replace("_", " ") for part in parts[:slot]))), 1)


def is_verb(words: Words, match: Match[Action]) -> bool:
    """Whether a verb of the lexicon is one here; a hyphenated one (“test-fired”) always is."""
    return words.is_verb(match.first) or (match.first + 1 < len(words) and words.lower[match.first + 1] == "-")


def _by(words: Words, place: int) -> bool:
    return place < len(words) and words.lower[place] == "by"


def _agrees(words: Words, match: Match[Action], subject: event_phrases.Subject) -> bool:
    """Whether a base form can be a verb here: after “to” or a modal verb, or with a subject in the plural."""
    if (
        match.verb != "base"
        or words.lower[match.first] in grammar().steady
        or grammar().modals & set(words.lower[subject.after : match.first])
    ):
        return True
    head = words.lower[subject.phrases[-1].head]
    return len(subject.phrases) > 1 or head in grammar().plural or (head.endswith("s") and head in actor_nouns())


def _noun(words: Words, match: Match[Action]) -> Roles | None:
    targets = event_phrases.phrases_right(words, match.last + 1)[:1]
    if not targets:
        return None
    end, head = targets[0].last, targets[0].head
    if _by(words, head + 1) and (agents := event_phrases.phrases_right(words, head + 2)):
        targets = (Phrase(targets[0].first, head, head),)
        return Roles(agents, targets, (match.first, match.first), match.first, agents[-1].last)
    edge = match.first - 1
    while edge >= 0 and words.is_nominal(edge) and words.lower[edge] not in grammar().determiners:
        edge -= 1
    owner = Phrase(edge + 1, match.first - 1, match.first - 1)
    while edge >= 0 and words.lower[edge] in grammar().determiners:
        edge -= 1
    if edge >= 0 and words.lower[edge] in grammar().light | {"out", "up"}:
        verb = edge - (words.lower[edge] in ("out", "up"))
        subject = event_phrases.subject(words, verb)
        if subject and not subject.passive:
            return Roles(subject.phrases, targets, (subject.after, match.first), subject.phrases[0].first, end)
    if owner.first and words.lower[owner.first - 1] in POSSESSIVES:
        pronoun = Phrase(owner.first - 1, owner.first - 1, owner.first - 1)
        return Roles((pronoun,), targets, (owner.first, match.first), pronoun.first, end)
    named = next((place for place in range(owner.first, match.first) if words.is_capital(place)), None)
    if named is None or (named > owner.first and words.lower[named - 1] == "-"):
        return None
    owner = Phrase(named, owner.last, owner.head)  # “the latest Orlan raid on Vesper”
    return Roles((_without_ending(words, owner),), targets, (owner.last + 1, match.first), owner.first, end)


def _without_ending(words: Words, owner: Phrase) -> Phrase:
    """The owner without the possessive ending and what follows it."""
    for place in range(owner.first, owner.last + 1):
        if words.lower[place] == "'s" and place > owner.first:
            return Phrase(owner.first, place - 1, place - 1)
    return owner


def accepted(
    words: Words, matches: Iterable[Match[Action]], accept: Callable[[Match[Action], Roles], Accepted | None]
) -> Iterator[Accepted]:
    """What ``accept`` makes of those actions of a sentence that have both roles, from the left, none inside another."""
    end, top = -1, None
    for match in event_patterns.ordered(matches):
        if match.first <= end:
            continue
        if top is None or top.first != match.first:
            top = match
        elif match.weight < top.weight and match.row.event_class != top.row.event_class:
            continue  # “lifted sanctions on” without its target is no “lifted”
        roles = find(words, match)
        made = accept(match, roles) if roles else None
        if made is not None:
            end = match.last
            yield made


def trigger(match: Match[Action]) -> tuple[int, int]:
    """The words of the action without those of its target."""
    return match.first, object_start(match) - 1 if "@" in match.row.action else match.last
