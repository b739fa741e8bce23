"""News tone: VADER corrected by weights of single words, as readers rated sentences of newspaper editorials.

The value is the sum of a constant, VADER's compound score and its shares of pleasant and unpleasant words, each times its
weight, and one weight for each word of ``weights/tone.csv`` that occurs; it is cut to -1..1 (unpleasant to pleasant). Every
part can be read in that file; ``weights/tone.md`` says how it was made and what it must not be used for. No weight belongs
to a name. It is tone as readers perceive it in single sentences, not an attitude towards anybody, and no verdict on an outlet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from analysis.errors import LexiconError
from analysis.find import folding, lexicon, vader, words
from analysis.model import Span

FEATURES = ("(constant)", "(compound)", "(positive)", "(negative)")
"""The parts that are not words, as ``weights/tone.csv`` names them."""

WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*")


class Part(NamedTuple):
    """A word's first place in the text and what it adds to the sum."""

    span: Span
    word: str
    weight: float


class Tone(NamedTuple):
    """The tone of a text, -1 to 1, with the words that were weighed and VADER's share in the sum."""

    value: float
    of_vader: float
    parts: tuple[Part, ...]


def score(text: str) -> Tone | None:
    """The news tone of one sentence; ``None`` where it holds no word. Not for whole articles: it was made on sentences."""
    folded = folding.fold(text)
    if not words.any_in(folded):
        return None
    known = weights()
    of_vader = sum(known[name] * value for name, value in zip(FEATURES, vader_features(folded), strict=True))
    parts = tuple(Part(span, word, known[word]) for word, span in first_places(folded).items() if word in known)
    value = of_vader + sum(part.weight for part in parts)
    return Tone(max(-1.0, min(1.0, value)), of_vader, parts)


def vader_features(folded: str) -> tuple[float, float, float, float]:
    """The values that the weights of ``FEATURES`` multiply."""
    scores = vader.score(folded)
    return 1.0, scores.compound, scores.positive, scores.negative


def first_places(folded: str) -> dict[str, Span]:
    """The words of a folded text in lower case, each with its first place."""
    found: dict[str, Span] = {}
    for match in WORD.finditer(folding.lower(folded)):
        found.setdefault(match.group(), Span(match.start(), match.end()))
    return found


@cache
def weights() -> Mapping[str, float]:
    """The weights by word. Raises ``LexiconError`` naming file and row."""
    return read_weights((files("analysis.find") / "weights" / "tone.csv").read_text("utf-8"), "tone.csv")


def read_weights(text: str, where: str) -> Mapping[str, float]:
    """A file of weights. Raises ``LexiconError`` naming file and row."""
    rows = lexicon.table(text, where, ["word", "weight", "articles"], symbols="(")
    lexicon.unique((row["word"] for row in rows), where)
    found = {row["word"]: lexicon.number(row["weight"], f"{where}: {row['word']}: weight") for row in rows}
    if missing := [name for name in FEATURES if name not in found]:
        raise LexiconError(f"{where}: lacks {missing[0]!r}; train it again")
    return found
