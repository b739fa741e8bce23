"""Subject, object and agent around a verb, found without a parser: noun phrases bounded by closed classes of words.

The subject is the noun phrase left of a verb with its joined partners; auxiliaries, adverbs, times, apposed parts between
commas and the verbs of a chain (“agreed to meet”) are stepped over. Where the words do not show it there is none.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.find.event_grammar import grammar
from analysis.find.event_lexicon import actor_nouns
from analysis.find.event_words import Words

_QUANTITIES = frozenset(("thousands", "hundreds", "dozens", "some", "many", "most", "scores", "tens"))
_ANAPHORS = frozenset(("it", "he", "she", "they"))
MAX_APPOSED = 25
MAX_AGENT = 12


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its first word, the last word of its head and its last word with what hangs on it; all included."""

    first: int
    head: int
    last: int


@dataclass(frozen=True, slots=True)
class Subject:
    """The phrases that act together, the last nearest to the verb, and the first word after them."""

    phrases: tuple[Phrase, ...]
    after: int
    passive: bool
    shared: bool = False
    """Taken from an earlier verb of the sentence."""


def subject(words: Words, verb: int, depth: int = 0) -> Subject | None:
    """The subject of the verb at a place; ``None`` where the words do not show one."""
    place, passive = _skip_left(words, verb)
    if place < 0:
        return None
    word = words.lower[place]
    progressive = words.lower[verb].endswith("ing")
    if word in ("and", "but", "or", "then") or (word == "," and (progressive or words.lower[verb][-2:] == "ed")):
        if joined := _earlier(words, place, depth):
            return joined
        if word != ",":
            return None
    if word in grammar().subordinate and progressive:
        return _earlier(words, place, depth)
    if word in _ANAPHORS:
        return _anaphor(words, place, passive, depth)
    if word == "to":  # “urged Orla to visit Vesper”: the object of one verb is the subject of the next
        place -= 1
    if word == ",":
        place = _before_apposed(words, place)
        if place < 0:
            return None
    elif word in grammar().openers and place:
        place -= 2 if words.lower[place - 1] == "," else 1
        if place < 0 or words.lower[place] in grammar().saying:
            return None
    phrase = phrase_left(words, place)
    return Subject((*_partners(words, phrase), phrase), place + 1, passive) if phrase else None


def is_pair(words: Words, phrase: Phrase) -> bool:
    """“they”, “the two leaders”, “both sides”: two who were named before."""
    first = words.lower[phrase.first : phrase.first + 2]
    return first[0] in ("they", "both") or first == ["the", "two"] or words.lower[phrase.head] == "pair"


def _anaphor(words: Words, place: int, passive: bool, depth: int) -> Subject | None:
    """A pronoun: whoever “said (that) it …”, else itself."""
    before = place - 1
    while before > 0 and words.lower[before] in ("that", '"', "'", ",", ":"):
        before -= 1
    if before > 0 and words.lower[before] in grammar().saying:
        named = subject(words, before, depth + 1) if depth < 2 else None
        return Subject(named.phrases, place + 1, passive, shared=True) if named and not named.passive else None
    return Subject((Phrase(place, place, place),), place + 1, passive)


def phrase_left(words: Words, last: int) -> Phrase | None:
    """The noun phrase that ends at a place, with the phrases it hangs on (“a court in Tarn”)."""
    first = _left_edge(words, last)
    if first is None:
        return None
    head, edge = last, first
    while edge >= 2 and words.lower[edge - 1] in grammar().links_left:
        if words.lower[edge - 2] in _QUANTITIES:  # “thousands of workers”: the workers act
            edge -= 2
            continue
        left = _left_edge(words, edge - 2)
        if left is None or words.lower[edge - 2] in grammar().pronouns:
            break
        head, edge = edge - 2, left
    return Phrase(edge, head, last)


def phrases_right(words: Words, first: int) -> tuple[Phrase, ...]:
    """The noun phrases joined by commas and “and” that begin at a place, each with what hangs on it."""
    found: list[Phrase] = []
    place = first
    while phrase := _phrase_right(words, place):
        found.append(phrase)
        place = phrase.last + 1
        if place < len(words) and words.lower[place] == ",":
            place += 1
        if place < len(words) and words.lower[place] in ("and", "or"):
            place += 1
        elif place == phrase.last + 1 or place >= len(words):
            break
        following = None if words.is_verb(place) else _phrase_right(words, place)
        end = following.last + 1 if following else place
        if following is None or (end < len(words) and (words.is_verb(end) or words.lower[end] in grammar().auxiliaries)):
            break  # “and Vesper answered”: the next clause
    return tuple(found)


def agent(words: Words, place: int) -> tuple[Phrase, ...]:
    """The phrases after “by” behind a passive verb that ends before ``place``."""
    for at in range(place, min(len(words) - 1, place + MAX_AGENT)):
        word = words.lower[at]
        if word == "by":
            return phrases_right(words, at + 1)
        if word in (grammar().clause - {"and"}) or word in ";:" or words.is_verb(at):
            return ()
    return ()


def _skip_left(words: Words, verb: int) -> tuple[int, bool]:
    """The place before auxiliaries, adverbs, times and verb chains, and whether a form of “be” makes it passive."""
    place, passive, adjacent = verb - 1, False, True
    while place >= 0:
        word = words.lower[place]
        if (word in grammar().auxiliaries and words.cased[place] != "May") or (word == "'s" and not words.is_capital(place - 1)):
            passive = passive or (word in grammar().be and adjacent)
            adjacent = adjacent and word in ("not", "n't")
        elif words.is_adverb(place):
            pass
        elif words.is_time(place):
            adjacent = False
            place = _before_time(words, place)
            continue
        elif word == "to" and place and _hands_on(words, place - 1):
            adjacent = False
            place -= 1
            while place >= 0 and _hands_on(words, place):
                place -= 1
            continue
        else:
            break
        place -= 1
    return place, passive


def _hands_on(words: Words, place: int) -> bool:
    """A word before “to” whose subject is also that of the verb after it: “agreed to”, “is tempted to”."""
    word = words.lower[place]
    if word in grammar().saying and word not in grammar().chain:
        return False
    return words.is_verb(place) or word in grammar().chain or (word.endswith("ed") and words.lower[place - 1] in grammar().be)


def _before_time(words: Words, place: int) -> int:
    while place >= 0 and (
        words.is_time(place) or words.lower[place] in grammar().determiners or words.lower[place] in ("early", "late")
    ):
        place -= 1
    return place - 1 if place >= 0 and words.lower[place] in ("on", "in", "at", "since", "during", "for") else place


def _before_apposed(words: Words, comma: int) -> int:
    """The place before an apposed part that ends in this comma; -1 where there is no comma before it."""
    for place in range(comma - 1, max(-1, comma - MAX_APPOSED), -1):
        if words.lower[place] == ",":
            inside = words.lower[place + 1]
            closes = place > 0 and words.is_nominal(place - 1)
            return (
                place - 1
                if closes
                and (inside in grammar().determiners | grammar().openers | grammar().prepositions or words.is_nominal(place + 1))
                else -1
            )
    return -1


def _earlier(words: Words, place: int, depth: int) -> Subject | None:
    """The subject of the first verb of the clause before a place: “Orla met Vesper and praised it”."""
    if depth > 0:
        return None
    found: Subject | None = None
    for at in range(place - 1, 0, -1):
        word = words.lower[at]
        if word in ";:" or (word in grammar().clause and word not in ("and", "or")):
            break
        if words.is_verb(at) or word in grammar().auxiliaries:
            found = subject(words, at, depth + 1) or found
    return Subject(found.phrases, place + 1, False, shared=True) if found else None


def _left_edge(words: Words, last: int) -> int | None:
    """The first word of the noun phrase that ends at a place; ``None`` where no noun ends there."""
    if last < 0 or not words.is_nominal(last) or words.lower[last] in grammar().determiners or not words.lower[last][0].isalnum():
        return None
    place = last
    while place > 0 and words.is_nominal(place - 1):
        if words.lower[place] in grammar().determiners and words.lower[place - 1] not in grammar().determiners:
            break
        place -= 1
    while place < last and not words.lower[place][0].isalnum() and words.lower[place] not in "$€£":
        place += 1
    return place


def _partners(words: Words, phrase: Phrase) -> tuple[Phrase, ...]:
    """The phrases joined before a subject; only at the beginning of a clause, for “X met Y and Z left” joins nothing."""
    found: list[Phrase] = []
    edge = phrase.first
    while edge >= 2 and words.lower[edge - 1] in ("and", ",", "or"):
        last = edge - 2 - (words.lower[edge - 2] == ",")
        left = phrase_left(words, last) if last >= 0 else None
        if left is None:
            break
        found.insert(0, left)
        edge = left.first
    opens = edge == 0 or words.lower[edge - 1] in grammar().clause | frozenset(',;:"') | grammar().prepositions
    apposed = any(words.lower[p.last + 1] == "," for p in found) and "and" not in words.lower[edge : phrase.first]
    return tuple(found) if opens and not apposed else ()


def _phrase_right(words: Words, first: int) -> Phrase | None:
    end = _right_edge(words, first)
    if end is None:
        return None
    last, links = end, 0
    while last + 2 < len(words) and words.lower[last + 1] in grammar().links_right and links < 2:
        further = _right_edge(words, last + 2)
        if further is None:
            break
        last, links = further, links + 1
    return Phrase(first, end, last)


def _right_edge(words: Words, first: int) -> int | None:
    """The last word of the noun phrase that begins at a place."""
    place, noun = first, False
    while place < len(words) and (words.is_time(place) or (words.is_adverb(place) and words.lower[place] in grammar().adverbs)):
        place += 1
    start = place
    while place < len(words) and (
        words.is_nominal(place) or (place == start and words.is_verb(place) and _adjectival(words, place))
    ):
        if noun and words.lower[place] in grammar().determiners:
            break
        if words.lower[place] in ("'", '"') and noun:
            break
        noun = noun or (words.lower[place][0].isalnum() and words.lower[place] not in grammar().determiners)
        place += 1
    while place > start and not words.lower[place - 1][0].isalnum() and words.lower[place - 1] != "%":
        place -= 1
    return place - 1 if noun and place > start else None


def _adjectival(words: Words, place: int) -> bool:
    """“displaced people”: a participle before a noun."""
    return words.lower[place][-2:] in ("ed", "ng") and place + 1 < len(words) and words.is_nominal(place + 1)


def is_actor_noun(words: Words, place: int) -> bool:
    return words.lower[place] in actor_nouns()
