"""Reporting words in a clause: which verbs and nouns of speech or thought stand where, and whether they are used as such."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from analysis.find import in_use, speech_lexicon
from analysis.find.clauses import Clause, Tokens
from analysis.model import Act, CueClass

Shape = Literal["past", "present", "base", "participle", "noun", "adjective"]


@dataclass(frozen=True, slots=True)
class Word:
    """One written form of a reporting word: the further words after its first, and what it takes."""

    lemma: str
    rest: tuple[str, ...]
    shape: Shape
    cue_class: CueClass
    act: Act
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word in a clause: its tokens, the first token of its verb group, and its voice."""

    first: int
    last: int
    group: int
    word: Word
    is_passive: bool
    is_infinitive: bool


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement in a clause: what is said, by whom, the cue, and the pattern that found it."""

    contents: tuple[Tokens, ...]
    source: Tokens | None
    cue: Tokens
    word: Word | None
    rule: str


def find(clause: Clause) -> Iterator[Cue]:
    """The reporting verbs of a clause that are used as verbs, from the left."""
    known = verbs()
    for place, text in enumerate(clause.words):
        if text in known and (word := _longest(clause.words, place, known[text])) and (cue := _used(clause, place, word)):
            yield cue


def find_nouns(clause: Clause) -> Iterator[Cue]:
    """The reporting nouns of a clause."""
    known = nouns()
    for place, text in enumerate(clause.words):
        if text in known and clause.tags[place] != "V":
            yield Cue(place, place + 1, place, known[text][0], False, False)


def find_adjectives(clause: Clause) -> Iterator[Cue]:
    """The reporting adjectives of a clause that follow a form of “be”, “seem” or “become”."""
    known = adjectives()
    for place, text in enumerate(clause.words):
        if text not in known or not place:
            continue
        group = place
        while group and (clause.tags[group - 1] in "AB" or clause.words[group - 1] in _SEEMS):
            group -= 1
        if any(word in _BE or word in _SEEMS for word in clause.words[group:place]):
            yield Cue(place, place + 1, group, known[text], False, False)


def _longest(words: Sequence[str], place: int, forms: Sequence[Word]) -> Word | None:
    for word in forms:
        if not word.rest or tuple(words[place + 1 : place + 1 + len(word.rest)]) == word.rest:
            return word
    return None


_AUXILIARIES = re.compile(r"[AB]*$")
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't"])
_SEEMS = frozenset(
    [
        "seem",
        "seems",
        "seemed",
        "appear",
        "appears",
        "appeared",
        "feel",
        "feels",
        "felt",
        "become",
        "becomes",
        "became",
        "grew",
        "remain",
        "remains",
        "remained",
    ]
)
_HAVE = frozenset(["has", "have", "had", "hasn't", "haven't", "hadn't", "having"])


def _used(clause: Clause, place: int, word: Word) -> Cue | None:
    """The form as a verb, or ``None`` where the words before it make it a noun or an adjective."""
    tags, words = clause.tags, clause.words
    if tags[place] == "M" and place:
        return None
    last = place + 1 + len(word.rest)
    group = place
    while group and tags[group - 1] in "AB":
        group -= 1
    while group < place and tags[group] == "B" and words[group] not in ("not", "never"):
        group += 1  # an adverb before the first auxiliary belongs to neither
    auxiliary = next((words[k] for k in range(place - 1, group - 1, -1) if tags[k] == "A"), None)
    before = tags[group - 1] if group else ""
    if group and before == "O":
        return Cue(place, last, group - 1, word, False, True) if word.shape == "base" else None
    if group and before == "p" and auxiliary is None:
        auxiliary = "is" if word.shape == "participle" else "had" if word.shape == "past" else "would"
    if auxiliary is None:
        plural = group and (words[group - 1].endswith("s") or words[group - 1] in ("people", "police", "who", "men", "women"))
        fits = {
            "past": (words[group - 1] != "whose" and before not in ("D", "X", "I"))
            or (before == "D" and words[group - 1] not in ("the", "a", "an", "its", "their", "his", "her")),
            "present": words[group - 1] != "whose"
            and before not in ("D", "X", "I", "E", "A", "G")
            and not (plural and before in "NM" and not words[group - 1].endswith("ss")),
            "base": (before in ("P", "W", "T") and words[group - 1] != "whose")
            or bool(plural and before in "NMK")
            or before in (",", ")", "C"),
            "participle": before not in ("D", "X"),
        }
        return Cue(place, last, group, word, False, False) if fits.get(word.shape, False) else None
    passive = auxiliary in _BE and word.shape == "past"
    if (
        word.shape == "present"
        or (word.shape == "base" and auxiliary in _BE | _HAVE)
        or (word.shape == "past" and auxiliary not in _BE | _HAVE)
    ):
        return None
    if word.shape == "participle" and auxiliary not in _BE:
        return None
    return Cue(place, last, group, word, passive, False)


@in_use.kept
def verbs() -> Mapping[str, tuple[Word, ...]]:
    """The forms of the reporting verbs by their first word, those of several words first."""
    found: dict[str, list[Word]] = defaultdict(list)
    for verb in speech_lexicon.reporting_verbs():
        for form in verb.forms:
            first, *rest = form.split()
            shape = _shape(first, verb.verb.split()[0])
            found[first].append(Word(verb.verb, tuple(rest), shape, verb.cue_class, verb.act, frozenset(verb.takes)))
    return {first: tuple(sorted(forms, key=lambda word: -len(word.rest))) for first, forms in found.items()}


@in_use.kept
def nouns() -> Mapping[str, tuple[Word, ...]]:
    """The forms of the reporting nouns."""
    return {
        form: (Word(noun.noun, (), "noun", noun.cue_class, noun.act, frozenset(noun.takes)),)
        for noun in speech_lexicon.reporting_nouns()
        for form in noun.forms
    }


@in_use.kept
def adjectives() -> Mapping[str, Word]:
    """The reporting adjectives."""
    return {
        word.noun: Word(word.noun, (), "adjective", word.cue_class, word.act, frozenset(word.takes))
        for word in speech_lexicon.reporting_adjectives()
    }


def _shape(form: str, lemma: str) -> Shape:
    if form.endswith("ing"):
        return "participle"
    if form == lemma or form in (lemma.replace("ise", "ize"), lemma.replace("our", "or")):
        return "past" if form in ("read", "put", "set", "hit", "forecast") else "base"
    return "present" if form.endswith("s") else "past"
