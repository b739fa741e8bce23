"""The language of a text; English is the only one that the finders know."""

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
MIN_LETTERS = 40
"""The same for a text in another script."""
SAMPLE = 2_000
"""So many characters of a text tell its language."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def is_english(text: str) -> bool:
    """Whether the text reads as English; true also where it is too short to tell."""
    if _is_unspaced(text):
        return False
    words = _WORD.findall(text[:20_000].lower())
    return len(words) < MIN_WORDS or _has_common(words)


def find(text: str) -> str | None:
    """The language of a text as an ISO 639-1 code; ``None`` where it is too short to tell.

    English is told by its commonest words; only what is not English is given to py3langid (a naive Bayes model over byte
    n-grams, Lui and Baldwin 2012), because it takes time to load. Compare: no confidence is given, none was measured.
    """
    sample = text[:SAMPLE]
    is_foreign = _is_unspaced(sample)
    words = _WORD.findall(sample.lower())
    if not is_foreign and (len(words) < MIN_WORDS or _has_common(words)):
        return "en" if len(words) >= MIN_WORDS else None
    if is_foreign and sum(map(str.isalpha, sample)) < MIN_LETTERS:
        return None
    import py3langid

    return str(py3langid.classify(sample)[0])


def code(value: str) -> str | None:
    """A language as somebody wrote it (“en-GB”, “English”) → its code; ``None`` where it is no language."""
    plain = value.strip().lower().replace("_", "-").partition("-")[0]
    return "en" if plain == "english" else plain if re.fullmatch(r"[a-z]{2}", plain) else None


def is_analysed(given: str | None) -> bool:
    """Whether articles in a language go through the finders; where it is not known, the text was too short to tell."""
    return given is None or given.lower().partition("-")[0] == "en"


def _has_common(words: list[str]) -> bool:
    return sum(word in COMMON for word in words) >= MIN_SHARE * len(words)


def _is_unspaced(text: str) -> bool:
    """Whether a text is in another script than Latin, as far as its share of letters above ASCII tells."""
    if len(text) - len(text.encode("ascii", "ignore")) <= len(text) / 3:  # quick, and true of nearly all texts
        return False
    return sum(not character.isascii() and character.isalpha() for character in text) > len(text) / 3
