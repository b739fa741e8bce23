"""VADER's rules over one stretch of text: the same four scores as the package, faster, and with the reasons for them.

Lexicon and constants are read from the installed package ``vaderSentiment``; the order in which its rules apply is followed
here rule by rule, because the order decides the score. What makes it fast: a word is looked up once for all texts, only
words of the lexicon are visited, and most of them have nothing before them that could change them.

NOTICE: vaderSentiment, whose rules these are, is under the MIT License, copyright (c) 2016 C.J. Hutto. The above copyright
notice and the permission notice of that licence, which lies in the installed package, are kept for what follows from it.
Source: Hutto and Gilbert 2014.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from vaderSentiment import vaderSentiment

from analysis.find.vader_words import AFTER, BEFORE, Effect, Notes, Words, adjusted, stripped, turned
from analysis.model import Span


class Change(NamedTuple):
    """What was done to a word's value, and the word that did it (the word itself for capitals and idioms)."""

    effect: Effect
    span: Span


@dataclass(frozen=True, slots=True)
class Reason:
    """A word that counted: its value in the lexicon (-4 to 4), the value it counted with, and what lies between the two."""

    span: Span
    value: float
    counted: float
    changes: tuple[Change, ...]


class Place(NamedTuple):
    """Where a stretch of a scored text comes from; ``verbatim`` unless something else stands there for the source."""

    at: int
    source: Span
    verbatim: bool


class Valence(NamedTuple):
    """VADER's scores of a text: ``compound`` in -1..1 (unpleasant to pleasant words), and the shares 0..1 of words of each kind.

    All are 0 for a text without words. The reasons are worked out when they are asked for.
    """

    compound: float
    positive: float
    negative: float
    neutral: float
    text: str
    places: tuple[Place, ...] = ()

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The words that counted, in order. Spans are those of the text that was given in."""
        return _rules().reasons(self.text, self.places)


def score(text: str, places: tuple[Place, ...] = ()) -> Valence:
    """The scores of a text. ``places`` say where its stretches come from, for the spans of the reasons."""
    return _rules().score(text, places)


class _Rules:
    def __init__(self) -> None:
        analyser = vaderSentiment.SentimentIntensityAnalyzer()
        self._words = Words(analyser.lexicon)
        self._emoji: dict[str, str] = {sign: name for sign, name in analyser.emojis.items() if len(sign) == 1}
        self._emojis = re.compile("[" + re.escape("".join(self._emoji)) + "]")
        self._signs = frozenset(self._emoji)  # asked first: the pattern is slow where curly quotation marks are many
        self._plain = all(not sign.isascii() for sign in self._emoji)

    def score(self, given: str, places: tuple[Place, ...]) -> Valence:
        text = given if (self._plain and given.isascii()) or self._signs.isdisjoint(given) else self._spelled(given)[0]
        tokens = text.split()
        if not tokens:
            return Valence(0.0, 0.0, 0.0, 0.0, given, places)
        values = [value for _, value in self._values(text, tokens, []) if value]
        total, emphasis = float(sum(values)), _emphasis(text)
        if total:
            total += emphasis if total > 0 else -emphasis
        positive = negative = 0.0
        for value in values:  # each word counts one more than its value, as a neutral word counts one
            if value > 0:
                positive += float(value) + 1
            else:
                negative += float(value) - 1
        if positive > -negative:
            positive += emphasis
        elif positive < -negative:
            negative -= emphasis
        neutral = len(tokens) - len(values)
        size = positive - negative + neutral
        compound = round(max(-1.0, min(1.0, total / math.sqrt(total * total + 15))), 4)
        return Valence(compound, round(positive / size, 3), round(-negative / size, 3), round(neutral / size, 3), given, places)

    def reasons(self, given: str, places: tuple[Place, ...]) -> tuple[Reason, ...]:
        text, spelled = self._spelled(given)
        matches = list(re.finditer(r"\S+", text))
        tokens = [match.group() for match in matches]
        notes: Notes = []

        def source(at: int) -> Span:
            number = at - 3
            start = matches[number].start() + tokens[number].index(stripped(tokens[number]))
            return _source(places, _source(spelled, Span(start, start + len(stripped(tokens[number])))))

        found: list[Reason] = []
        for at, counted in self._values(text, tokens, notes):
            changes = tuple(Change(effect, source(by)) for changed, effect, by in notes if changed == at)
            value = self._words[tokens[at - 3]].value
            if value and (counted or changes):
                found.append(Reason(source(at), value, counted, changes))
        return tuple(found)

    def _values(self, text: str, tokens: Sequence[str], notes: Notes) -> list[tuple[int, float]]:
        """Each word that can count, by its place, with the value it counts with; what was done to it goes into the notes."""
        words = [BEFORE, BEFORE, BEFORE, *map(self._words.__getitem__, tokens), AFTER, AFTER]
        places = [at for at, word in enumerate(words) if word.value is not None]
        if not places:
            return []
        mixed = not all(map(str.isupper, tokens))
        values: list[tuple[int, float]] = []
        for at in places:
            word = words[at]
            if word.acts or words[at - 1].acts or words[at - 2].acts or words[at - 3].acts:
                values.append((at, adjusted(words, at, mixed, notes)))
            else:
                values.append((at, word.value or 0.0))
        if "but" in text.lower():
            turn = next((at for at, word in enumerate(words) if word.lower == "but"), None)
            return values if turn is None else turned(values, turn, notes)
        return values

    def _spelled(self, text: str) -> tuple[str, tuple[Place, ...]]:
        """The text with the name of each emoji in its stead, and where each stretch of it comes from."""
        parts: list[str] = []
        places: list[Place] = []
        size = last = 0
        for match in self._emojis.finditer(text):
            start, end = match.span()
            gap = " " if start and text[start - 1] != " " else ""
            name = self._emoji[match.group()]
            parts += [text[last:start], gap, name]
            places += [Place(size, Span(last, start), True), Place(size + start - last, Span(start, end), False)]
            size, last = size + start - last + len(gap) + len(name), end
        return "".join([*parts, text[last:]]), (*places, Place(size, Span(last, len(text)), True))


def _emphasis(text: str) -> float:
    """What exclamation and question marks add to a sum that is not 0."""
    asked = text.count("?")
    return min(text.count("!"), 4) * 0.292 + (0 if asked < 2 else asked * 0.18 if asked <= 3 else 0.96)


def _source(places: Sequence[Place], span: Span) -> Span:
    """The stretch that a span of a scored text comes from."""
    if not places:
        return span
    first, last = (places[bisect_right(places, at, key=lambda place: place.at) - 1] for at in (span.start, span.end - 1))
    start = first.source.start + (span.start - first.at if first.verbatim else 0)
    return Span(start, last.source.start + span.end - last.at if last.verbatim else last.source.end)


@cache
def _rules() -> _Rules:
    return _Rules()
