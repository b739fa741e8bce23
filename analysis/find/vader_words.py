"""What one word counts for in VADER, with what its neighbours do to it; ``vader`` adds the words up.

Each rule and their order are the package's, because the order decides the score.

NOTICE: vaderSentiment, whose rules these are, is under the MIT License, copyright (c) 2016 C.J. Hutto; the permission notice
of that licence lies in the installed package.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from vaderSentiment import vaderSentiment

Effect = Literal["negation", "booster", "caps", "but", "idiom"]
Notes = list[tuple[int, Effect, int]]
"""The number of the changed word, what was done to it, and the number of the word that did it."""

_CACHED = 200_000
_COMMON = frozenset(("the", "to", "of", "for"))
_SO = ("so", "this")
_NEGATED = float(vaderSentiment.N_SCALAR)
_LOUD = float(vaderSentiment.C_INCR)


@dataclass(frozen=True, slots=True)
class Word:
    """What is known of a written form before its neighbours are looked at."""

    lower: str
    value: float | None
    """The lexicon's value, -4 to 4, of a word that can count."""
    known: bool
    """Whether it stands in the lexicon."""
    boost: float
    negates: bool
    is_upper: bool
    in_phrase: bool
    """Whether fixed phrases have to be looked for."""
    acts: bool
    """Whether it may change its own value or that of one of the three words after it."""


BEFORE = Word("", None, True, 0.0, False, False, False, False)
AFTER = Word("", None, False, 0.0, False, False, False, False)


class Words(dict[str, Word]):
    """Each written form, looked up once."""

    def __init__(self, lexicon: Mapping[str, float]) -> None:
        self._lexicon = lexicon
        self._negations = frozenset(vaderSentiment.NEGATE)
        phrases = (*vaderSentiment.SPECIAL_CASES, *(booster for booster in vaderSentiment.BOOSTER_DICT if " " in booster))
        self._in_phrases = frozenset(word for phrase in phrases for word in phrase.split()) - _COMMON

    def __missing__(self, token: str) -> Word:
        lower = stripped(token).lower()
        boost = float(vaderSentiment.BOOSTER_DICT.get(lower, 0.0))
        value = None if boost else self._lexicon.get(lower)
        negates = lower in self._negations or "n't" in lower
        is_upper = stripped(token).isupper()
        in_phrase = lower in self._in_phrases
        acts = bool(boost) or negates or in_phrase or lower in ("no", "least", *_SO) or (is_upper and value is not None)
        word = Word(lower, value, lower in self._lexicon, boost, negates, is_upper, in_phrase, acts)
        if len(self) >= _CACHED:
            self.clear()
        self[token] = word
        return word


def stripped(token: str) -> str:
    """A word without the marks around it; what is left of an emoticon would be too short, so that stays whole."""
    bare = token.strip(vaderSentiment.string.punctuation)
    return bare if len(bare) > 2 else token


def adjusted(words: Sequence[Word], at: int, mixed: bool, notes: Notes) -> float:
    """The value of the word at a place after its neighbours have had their say; ``mixed``: not all words are in capitals."""
    word, one, two, three = words[at], words[at - 1], words[at - 2], words[at - 3]
    assert word.value is not None
    value = word.value
    if word.lower == "kind" and words[at + 1].lower == "of":
        notes.append((at, "idiom", at))
        return 0.0
    if word.lower == "no" and words[at + 1].known:
        notes.append((at, "idiom", at))
        value = 0.0
    if one.lower == "no" or two.lower == "no" or (three.lower == "no" and one.lower in ("or", "nor")):
        notes.append((at, "negation", at - (1 if one.lower == "no" else 2 if two.lower == "no" else 3)))
        value = word.value * _NEGATED
    if word.is_upper and mixed:
        notes.append((at, "caps", at))
        value += _LOUD if value > 0 else -_LOUD
    if one.acts and not one.known:
        if one.boost:
            notes.append((at, "booster", at - 1))
            value += _boost(one, value, mixed)
        if one.negates:
            notes.append((at, "negation", at - 1))
            value *= _NEGATED
    if two.acts and not two.known:
        if two.boost:
            notes.append((at, "booster", at - 2))
            value += _boost(two, value, mixed) * 0.95
        if two.lower == "never" and one.lower in _SO:
            notes.append((at, "booster", at - 2))
            value *= 1.25
        elif two.negates and not (two.lower == "without" and one.lower == "doubt"):
            notes.append((at, "negation", at - 2))
            value *= _NEGATED
    if not three.known:
        value = _third(words, at, value, mixed, notes)
    if one.lower == "least" and not one.known and two.lower not in ("at", "very"):
        notes.append((at, "negation", at - 1))
        value *= _NEGATED
    return value


def _third(words: Sequence[Word], at: int, value: float, mixed: bool, notes: Notes) -> float:
    """What the third word before does, and the fixed phrases, which are looked for only where there is such a word."""
    one, two, three = words[at - 1], words[at - 2], words[at - 3]
    if three.boost:
        notes.append((at, "booster", at - 3))
        value += _boost(three, value, mixed) * 0.9
    if one.lower in _SO or (three.lower == "never" and two.lower in _SO):
        notes.append((at, "booster", at - 1 if one.lower in _SO else at - 3))
        value *= 1.25
    elif three.negates and not (three.lower == "without" and "doubt" in (one.lower, two.lower)):
        notes.append((at, "negation", at - 3))
        value *= _NEGATED
    if not (words[at].in_phrase or one.in_phrase or two.in_phrase or three.in_phrase):
        return value
    idiom = _idiom([word.lower for word in words[at - 3 : at + 3]])
    if idiom is not None:
        notes.append((at, "idiom", at))
        value = idiom
    for phrase in (f"{three.lower} {two.lower} {one.lower}", f"{three.lower} {two.lower}", f"{two.lower} {one.lower}"):
        if phrase in vaderSentiment.BOOSTER_DICT:
            notes.append((at, "booster", at - 1))
            value += vaderSentiment.BOOSTER_DICT[phrase]
    return value


def _boost(before: Word, value: float, mixed: bool) -> float:
    boost = -before.boost if value < 0 else before.boost
    if before.is_upper and mixed:
        boost += _LOUD if value > 0 else -_LOUD
    return boost


def _idiom(w: Sequence[str]) -> float | None:
    """The value of a fixed phrase around the fourth of six words; one that begins with it goes before one that ends there."""
    after = (f"{w[3]} {w[4]} {w[5]}", f"{w[3]} {w[4]}")
    before = (f"{w[2]} {w[3]}", f"{w[1]} {w[2]} {w[3]}", f"{w[1]} {w[2]}", f"{w[0]} {w[1]} {w[2]}", f"{w[0]} {w[1]}")
    cases: Mapping[str, float] = vaderSentiment.SPECIAL_CASES
    return next((cases[phrase] for phrase in (*after, *before) if phrase in cases), None)


def turned(values: Sequence[tuple[int, float]], turn: int, notes: Notes) -> list[tuple[int, float]]:
    """Values before the first “but”, at the place ``turn``, count half, those after it half as much again.

    The package finds a value's place by the value, so that of equal values the first is changed: kept, as the scores must be.
    """
    found = [value for _, value in values]
    for value in found:
        index = found.index(value)
        at = values[index][0]
        if value and at != turn:
            found[index] = value * (0.5 if at < turn else 1.5)
            notes.append((at, "but", turn))
    return [(at, value) for (at, _), value in zip(values, found, strict=True)]
