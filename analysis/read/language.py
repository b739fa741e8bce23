"""Whether a text is English: the only language that the finders know."""

from __future__ import annotations

import re

COMMON = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "is",
        "that",
        "for",
        "it",
        "on",
        "with",
        "as",
        "was",
        "by",
        "at",
        "from",
        "be",
        "are",
        "this",
        "which",
        "not",
        "but",
        "have",
        "has",
        "had",
        "were",
        "he",
        "his",
    ]
)
"""The commonest words of written English; other languages share only a few of them."""

MIN_SHARE = 0.12
"""English news has a quarter to a half of its words among these; German, French, Spanish or Dutch texts stay below a twelfth."""
MIN_WORDS = 20
"""A shorter text cannot be told and is taken as it is."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def is_english(text: str) -> bool:
    """Whether the text reads as English; true also where it is too short to tell."""
    words = _WORD.findall(text[:20_000].lower())
    unspaced = sum(not character.isascii() and character.isalpha() for character in text) > len(text) / 3
    if unspaced:
        return False
    return len(words) < MIN_WORDS or sum(word in COMMON for word in words) >= MIN_SHARE * len(words)
