"""Word tone: VADER's compound score, one stretch of text at a time, with names masked.

VADER (Hutto and Gilbert 2014) adds up the emotional values of words from a lexicon made for social media, with rules for
negation and degree. It says how pleasant the words are, not what the outlet thinks of anybody: “war” scores low whoever
writes it. Range -1 (unpleasant) to 1 (pleasant); missing where there are no words. A whole article is never scored in one
call, because the score saturates with length.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.find import words
from analysis.model import Span

MASK = "Name"
"""Stands for a name while scoring, so that “United States” or “Security Council” lend a sentence no tone."""


def find(folded: str, pieces: Iterable[Span], names: Iterable[Span]) -> float | None:
    """The compound score of the pieces of one sentence taken together; ``None`` where they hold no word.

    ``folded`` is the text with plain quotation marks (VADER knows no curly ones); ``names`` are masked.
    """
    masked = sorted(names)
    text = " ".join(_masked(folded, piece, masked) for piece in pieces)
    return float(_analyser().polarity_scores(text)["compound"]) if words.count(text) else None


def _masked(folded: str, piece: Span, names: list[Span]) -> str:
    parts: list[str] = []
    position = piece.start
    for name in names:
        if piece.start <= name.start and name.end <= piece.end and name.start >= position:
            parts += [folded[position : name.start], MASK]
            position = name.end
    return "".join([*parts, folded[position : piece.end]])


@cache
def _analyser() -> SentimentIntensityAnalyzer:
    return SentimentIntensityAnalyzer()
