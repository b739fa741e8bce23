"""Words and their classes in a sentence, and the noun phrase before a verb: as much grammar as who-said-what needs.

There is no parser. A word's class is read off closed lists, its ending and its capital; the classes of a sentence make a
string of one letter each, and phrases are found as patterns of that string.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis.find import speech_lexicon
from analysis.model import Span

LETTERS = {
    "determiner": "D",
    "pronoun": "P",
    "contracted": "p",
    "object_pronoun": "J",
    "auxiliary": "A",
    "adverb": "B",
    "preposition": "I",
    "subordinator": "S",
    "relative": "W",
    "coordinator": "C",
    "time": "K",
    "adjective": "N",
    "verb": "V",
}
"""Classes of the closed lists. Further letters: M name, N noun or adjective, X possessive, E word in -ed, G word in -ing,
T that, O to, Q a quotation, and the punctuation marks, where a dash is -."""

Tokens = tuple[int, int]
"""A run of tokens: the first, and one past the last."""

NOMINAL = "DXNMKQEG"
_TOKEN = re.compile(r"[^\W_]+(?:(?:[-'&./@]|,(?=\d{3}))[^\W_]+)*|[,;:()\[\]—–]|-{2}|-(?=\s)|(?<=\w)'(?= )")
_OPENERS = frozenset(":-Q")
"""Classes after which a capital says no more than at the beginning."""
_MARKS = {"—": "-", "–": "-", "--": "-", "[": "(", "]": ")"}


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of text as words: where each stands, in lower case, and its class."""

    spans: Sequence[tuple[int, int]]
    words: Sequence[str]
    tags: str

    def span(self, first: int, last: int) -> Span:
        """The stretch from one token up to, not including, another."""
        return Span(self.spans[first][0], self.spans[last - 1][1])


def read(folded: str, start: int, end: int, quotations: Sequence[Span]) -> Clause:
    """The words of a stretch of (folded) text; each of its quotations is one token."""
    spans: list[tuple[int, int]] = []
    words: list[str] = []
    tags: list[str] = []
    position, last = start, ":"
    for hole in (*quotations, Span(end, end)):
        matches = list(_TOKEN.finditer(folded, position, max(position, hole.start)))
        spans += [match.span() for match in matches]
        for lower, inside, opening in [_reading(match[0]) for match in matches]:
            words.append(lower)
            last = inside if last not in _OPENERS else opening
            tags.append(last)
        if hole.end > hole.start:
            spans.append(hole)
            words.append("")
            last = "Q"
            tags.append(last)
        position = hole.end
    return Clause(spans, words, "".join(tags))


@lru_cache(maxsize=65_536)
def _reading(word: str) -> tuple[str, str, str]:
    """A word in lower case, and its class inside a sentence and where one begins."""
    lower, known = word.lower(), _classes()
    return lower, _tag(word, lower, known, False), _tag(word, lower, known, True)


def _tag(word: str, lower: str, known: Mapping[str, str], begins: bool) -> str:
    if not word[0].isalnum():
        return "X" if word == "'" else _MARKS.get(word, word)
    tag = known.get(lower)
    if word[0].isupper():
        if tag and ((begins and tag not in "VN") or tag == "K" or word == "I" or tag == "p"):
            return tag
        return "X" if lower.endswith("'s") else "M"
    if tag:
        return tag
    if lower.endswith("'s"):
        return "X"
    if lower.endswith("n't"):
        return "A"
    if word[0].isdigit():
        return "D"
    if len(lower) > 4:
        if lower.endswith("ly"):
            return "B"
        if lower.endswith("ing"):
            return "G"
    return "E" if lower.endswith("ed") else "N"


@cache
def _classes() -> Mapping[str, str]:
    found = {word: LETTERS[name] for name, words in speech_lexicon.grammar().items() for word in words}
    return {**found, "that": "T", "to": "O", "i": "P"}


_VERB = re.compile(r"[AVp]")


def subject(clause: Clause, verb: int) -> tuple[int, int] | None:
    """The noun phrase that ends before a token, as first and one past the last token; with its apposition, if it has one."""
    tags = clause.tags
    while verb and tags[verb - 1] == "B":
        verb -= 1
    if verb == 0:
        return None
    last = tags[verb - 1]
    if last in "PpJW":
        whose = last == "W" and verb >= 3 and tags[verb - 2] == "I" and tags[verb - 3] in "DN"
        return (verb - 3 if whose else verb - 1), verb
    if last == "T":
        return (verb - 1, verb) if verb >= 2 and tags[verb - 2] in "NMX," else None
    if last == ",":
        return _with_apposition(clause, verb)
    if last == ")":
        opening = tags.rfind("(", 0, verb)
        before = _phrase(tags, opening, clause) if opening > 0 else None
        return (before[0], verb) if before else None
    return _phrase(tags, verb, clause)


def _with_apposition(clause: Clause, verb: int) -> tuple[int, int] | None:
    """“Holt, the harbour master, said”: the comma before the verb closes what an earlier one opened."""
    tags = clause.tags
    opening = verb - 1
    for _ in range(5):
        opening = tags.rfind(",", 0, opening)
        if opening < 1 or "Q" in tags[opening:verb]:
            return None
        between = tags[opening + 1 : verb - 1]
        if between[:1] in "CSP" or (_VERB.search(between) and "W" not in between):
            return None
        before = _phrase(tags, opening, clause)
        if before and (before[0] == 0 or tags[before[0] - 1] not in "IO") and tags[before[0] : before[1]].strip("DK"):
            return before[0], verb - 1
    return None


def _phrase(tags: str, end: int, clause: Clause) -> tuple[int, int] | None:
    """The run of nouns, names and their modifiers that ends before a token."""
    first = end
    while first > 0:
        tag = tags[first - 1]
        if (
            (tag in NOMINAL and tag != "Q")
            or (tag in "IO" and first < end and tags[first] in NOMINAL + "J")
            or (tag == "J" and first < end)
            or (tag == "C" and first < end and first > 1 and clause.words[first - 1] in ("and", "or") and tags[first - 2] in "NMXK")
        ):
            first -= 1
        elif tag == ")" and (opening := tags.rfind("(", 0, first - 1)) > 0 and first - opening < 8:
            first = opening
        else:
            break
    while first < end and tags[first] in "CIOBEK" and not (tags[first] == "E" and first + 1 < end):
        skipped = first + 1
        if tags[first] in "IO":
            # “in Moscow officials said”: the phrase of the preposition ends where a name or a determiner begins anew
            while skipped < end and tags[skipped] in "DX":
                skipped += 1
            while skipped < end and tags[skipped] in "NMKEG" and not _anew(tags, skipped, first):
                skipped += 1
        first = skipped
    return (first, end) if first < end else None


def _anew(tags: str, place: int, first: int) -> bool:
    return place > first + 1 and (
        (tags[place] == "M" and tags[place - 1] in "NK") or (tags[place] == "D" and tags[place - 1] != "I")
    )
