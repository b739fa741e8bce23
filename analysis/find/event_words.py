"""A sentence as words, and the classes of words that bound its phrases; no parser stands behind it, only closed word lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from analysis.find import event_lexicon, in_use
from analysis.find.event_grammar import grammar
from analysis.model import Span

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|St|Jr|Sr|No)\.|'(?:s|ll|d|re|ve|m)\b|n't\b|"
    r"\d+(?:[.,]\d+)+|\w+?(?=n't\b)|\w+|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one sentence: as they stand, in lower case, and where they begin and end in the article."""

    cased: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.lower)

    def span(self, first: int, last: int) -> Span:
        """The span of the words from ``first`` to ``last``, both included."""
        return Span(self.starts[first], self.ends[last])

    def is_adverb(self, place: int) -> bool:
        word = self.lower[place]
        return word in grammar().adverbs or (
            word.endswith("ly") and word not in grammar().not_adverbs and self.cased[place] == word
        )

    def is_time(self, place: int) -> bool:
        """A word of time: a day, a month, a year in digits; “may” and “march” only beside a number or after “in”."""
        word = self.lower[place]
        if word in ("may", "march"):
            beside = self.lower[max(0, place - 1)] + " " + (self.lower[place + 1] if place + 1 < len(self) else "")
            return self.is_capital(place) and (
                any(part.isdigit() for part in beside.split()) or beside.startswith(("in ", "since "))
            )
        if word in grammar().times:
            return True
        return word.isdigit() and place > 0 and (len(word) == 4 or self.lower[place - 1] in grammar().times)

    def is_capital(self, place: int) -> bool:
        return self.cased[place][:1].isupper()

    def is_closed(self, place: int) -> bool:
        """A word of grammar; “US”, “WHO” and “Theresa May” are names."""
        word = self.cased[place]
        return self.lower[place] in _closed() and not (word.isupper() and len(word) > 1) and word not in ("May", "Will")

    def is_verb(self, place: int) -> bool:
        """A form of a known verb in lower case that stands where no noun or adjective would."""
        word = self.lower[place]
        kind = verb_forms().get(word)
        if kind is None or self.cased[place] != word or word in event_lexicon.actor_nouns():
            return False
        if " ".join(self.lower[place : place + 2]) in _COMPOUNDS:
            return False
        before = self.lower[place - 1] if place else ""
        if (
            before in grammar().determiners
            or before == "'s"
            or (before in grammar().prepositions and before != "to" and word[-3:] != "ing")
        ):
            return False
        if kind == "other" or not place or before in _before_verbs() or self.is_adverb(place - 1) or not before[0].isalnum():
            return True
        if kind == "base":
            return before in grammar().plural or (before[-1] == "s" and self.is_nominal(place - 1))
        following = place + 1 < len(self) and (
            self.lower[place + 1] in grammar().auxiliaries or verb_forms().get(self.lower[place + 1]) == "other"
        )
        return not following and (self.is_capital(place - 1) or before in event_lexicon.actor_nouns())

    def is_nominal(self, place: int) -> bool:
        """What may be part of a noun phrase."""
        word = self.lower[place]
        if not (word[0].isalnum() or word in _INSIDE):
            return False
        if word == "-" and place and self.ends[place - 1] < self.starts[place]:
            return False  # a dash, as behind the place at the head of a report
        if self.is_closed(place) or self.is_time(place) or self.is_adverb(place):
            return word in grammar().determiners and word not in grammar().clause
        return not self.is_verb(place)


_COMPOUNDS = frozenset(
    ("armed forces", "armed groups", "armed group", "armed men", "armed wing", "armed rebels", "ruling party", "united states")
)
_INSIDE = frozenset(("'s", "-", "&", "$", "€", "£", "%", "'", '"'))


@cache
def _closed() -> frozenset[str]:
    g = grammar()
    return g.determiners | g.prepositions | g.clause | g.auxiliaries | g.adverbs | (g.pronouns - {"one"})


@cache
def _before_verbs() -> frozenset[str]:
    return grammar().auxiliaries | grammar().pronouns | grammar().clause | {"to"}


def find(folded: str, sentence: Span) -> Words:
    """The words of a sentence, marks among them; a hyphen and a possessive ending are words of their own."""
    matches = list(_WORD.finditer(folded, sentence.start, sentence.end))
    cased = [match.group() for match in matches]
    return Words(cased, [word.lower() for word in cased], [m.start() for m in matches], [m.end() for m in matches])


def split(phrase: str) -> list[str]:
    """A phrase in lower case as the same words."""
    return _WORD.findall(phrase)


@in_use.kept
def verb_forms() -> Mapping[str, Literal["base", "present", "other"]]:
    """The forms of all verbs that the lexicon of events and its list of other verbs know; base and present may also be nouns."""
    heads = {
        part.split("_")[0]
        for a in event_lexicon.actions()
        if a.form in ("verb", "together")
        for part in a.action.split()[0].split("|")
    }
    found: dict[str, Literal["base", "present", "other"]] = {}
    for verb in sorted(heads | event_lexicon.other_verbs()):
        base, *forms = event_lexicon.inflect(verb)
        for form in forms:
            kind: Literal["present", "other"] = "present" if form.endswith("s") and not form.endswith("ss") else "other"
            if found.get(form) != "base" or form in forms[1:]:
                found[form] = kind
        if found.get(base) != "other":
            found[base] = "other" if base in grammar().steady else "base"
    return found
