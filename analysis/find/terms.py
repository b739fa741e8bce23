"""Content words as lemmas, for the comparison of vocabulary. Names are left out: who is named is counted elsewhere.

Lemmas come from simplemma's English dictionary (Barbaresi), looked up without context.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import simplemma

from analysis.find import lexicon
from analysis.model import Span

_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]{2,})*")

LONGEST = 3
"""A phrase has no more words than this, so that no wording can be put together from phrases."""


class Word(NamedTuple):
    """A content word: where it stands, and its lemma."""

    start: int
    end: int
    lemma: str


def find(folded: str, piece: Span, names: Sequence[Span]) -> Counter[str]:
    """How often each lemma occurs in a stretch of text; function words and words inside names do not count."""
    return Counter([word.lemma for word in content(folded, piece, names)])


def content(folded: str, piece: Span, names: Sequence[Span]) -> list[Word]:
    """The content words of a stretch of text, in order; ``names`` are in the order of the text."""
    found: list[Word] = []
    stops = lexicon.stopwords()
    ahead = iter([*names, Span(len(folded), len(folded) + 1)])
    name = next(ahead)
    for match in _WORD.finditer(folded, piece.start, piece.end):
        start, end = match.span()
        while name.end <= start:
            name = next(ahead)
        if name.start < end:
            continue
        word = match[0].lower()
        lemma = _lemma(word)
        if lemma and word not in stops and lemma not in stops and not folded.startswith("'t", end):  # “won’t” is not winning
            found.append(Word(start, end, lemma))
    return found


def phrases(folded: str, words: Sequence[Word]) -> list[str]:
    """Two or three content words next to each other, with nothing between but a space; as often as they occur."""
    found: list[str] = []
    run: list[str] = []
    after = -1
    for start, end, lemma in words:
        run = [*run[1 - LONGEST :], lemma] if start == after + 1 and folded[after] == " " else [lemma]
        after = end
        found += [" ".join(run[-size:]) for size in range(2, len(run) + 1)]
    return found


@cache
def _lemma(word: str) -> str:
    """The lemma of a word in lower case; empty where it has but one letter."""
    lemma = str(simplemma.lemmatize(word, lang="en")).lower()
    return lemma if len(lemma) > 1 else ""
