"""Content words as lemmas, for the comparison of vocabulary. Names are left out: who is named is counted elsewhere.

Lemmas come from simplemma's English dictionary (Barbaresi), looked up without context.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

import simplemma

from analysis.find import in_use, lexicon
from analysis.model import Span

_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]{2,})*")

LONGEST = 3
"""A phrase has no more words than this, so that no wording can be put together from phrases."""

CACHED = 1 << 16
"""So many words are kept with their lemma."""


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
    lemma_of = _lemmas()
    ahead = iter([*names, Span(len(folded), len(folded) + 1)])
    name = next(ahead)
    for match in _WORD.finditer(folded, piece.start, piece.end):
        if not (lemma := lemma_of(match[0])):
            continue
        start, end = match.span()
        while name.end <= start:
            name = next(ahead)
        if name.start >= end and not folded.startswith("'t", end):  # “won’t” is not winning
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


@in_use.kept
def _lemmas() -> Callable[[str], str]:
    """The lemma of a word as it is written, each looked up once for the lists in use; empty where it is no content word."""
    stops = lexicon.stopwords()

    @lru_cache(maxsize=CACHED)
    def lemma_of(written: str) -> str:
        word = written.lower()
        lemma = str(simplemma.lemmatize(word, lang="en")).lower()
        return lemma if len(lemma) > 1 and word not in stops and lemma not in stops else ""

    return lemma_of
