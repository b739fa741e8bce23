"""Who does what to whom in a bare sentence, with any nominal actor: “police”, “the rebels”, “Orlan troops”, not names alone.

Of the events of a sentence the foremost is given: the first with both roles that is not told inside another's report. Joined
actors stay one phrase. The quad is that of the class after what is intended, refused or asked for; see ``event_classes``.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from analysis.find import event_classes, event_lexicon, event_patterns, event_phrases, event_roles, event_words
from analysis.find.event_grammar import grammar
from analysis.find.event_lexicon import Action
from analysis.find.event_patterns import Match
from analysis.find.event_phrases import Phrase
from analysis.find.event_roles import Roles
from analysis.find.event_words import Words
from analysis.model import Span


@dataclass(frozen=True, slots=True)
class Triple:
    """Source and target as they stand in the text, with their spans; class and quad of what is done."""

    source: str
    target: str
    source_span: Span
    target_span: Span
    event_class: str
    quad: int


def find(folded: str, sentence: Span | None = None, *, foremost: bool = True) -> tuple[Triple, ...]:
    """The foremost event of a sentence, or all of them in order; none where no actor stands in its place."""
    words = event_words.find(folded, sentence or Span(0, len(folded)))

    def triple(match: Match[Action], roles: Roles) -> Triple | None:
        if not _acts(words, roles.actors[0]) or _is_mutual(words, match, roles):
            return None
        source, target = _whole(words, roles.actors), _whole(words, roles.targets)
        kind = _kind(words, match)
        quad = event_lexicon.classes()[kind].quad
        return Triple(folded[source.start : source.end], folded[target.start : target.end], source, target, kind, quad)

    found = event_roles.accepted(words, event_patterns.events().all(words), triple)
    return tuple(islice(found, 1 if foremost else None))


def _kind(words: Words, match: Match[Action]) -> str:
    operators = event_patterns.operators().longest(words)
    return event_classes.changed(match, event_classes.effect(words, match, operators))


def _acts(words: Words, phrase: Phrase) -> bool:
    """Whether a phrase names somebody who can act: a name, or a noun of actors at its head."""
    if event_phrases.is_actor_noun(words, phrase.head):
        return True
    if words.lower[phrase.head] in grammar().pronouns and not words.cased[phrase.head].isupper():
        return False
    return words.is_capital(phrase.head) and (phrase.head > 0 or words.lower[phrase.head] not in grammar().determiners)


def _is_mutual(words: Words, match: Match[Action], roles: Roles) -> bool:
    """“A and B signed two papers”: they act with each other, not on the papers."""
    mutual = match.row.form == "verb" and match.row.event_class in ("AGREE", "CONSULT", "SUPPORT", "COOPERATE")
    return mutual and len(roles.actors) > 1 and not _acts(words, roles.targets[0])


def _whole(words: Words, phrases: tuple[Phrase, ...]) -> Span:
    return words.span(phrases[0].first, phrases[-1].last)
