"""Content words as lemmas, for the comparison of vocabulary. Names are left out: who is named is counted elsewhere.

Lemmas come from simplemma's English dictionary (Barbaresi), looked up without context.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

import simplemma

from analysis.find import lexicon
from analysis.model import Span

_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]{2,})*")


LONGEST = 3
"""A phrase has no more words than this, so that no wording can be put together from phrases."""


def find(folded: str, piece: Span, names: Sequence[Span]) -> Counter[str]:
    """How often each lemma occurs in a stretch of text; function words and words inside names do not count."""
    return Counter(lemma for _, lemma in _content(folded, piece, names))


def phrases(folded: str, piece: Span, names: Sequence[Span]) -> Counter[str]:
    """How often two or three content lemmas stand next to each other, with nothing between but a space."""
    counts: Counter[str] = Counter()
    run: list[str] = []
    end = -1
    for span, lemma in _content(folded, piece, names):
        run = [*run[1 - LONGEST :], lemma] if span.start == end + 1 and folded[end] == " " else [lemma]
        end = span.end
        counts.update(" ".join(run[-size:]) for size in range(2, len(run) + 1))
    return counts


def _content(folded: str, piece: Span, names: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    for match in _WORD.finditer(folded, piece.start, piece.end):
        if any(name.start < match.end() and match.start() < name.end for name in names):
            continue
        word = match[0].lower()
        lemma = _lemma(word)
        contracted = folded.startswith("'t", match.end())  # “won’t” has nothing to do with winning
        if not contracted and not {word, lemma} & lexicon.stopwords() and len(lemma) > 1:
            yield Span(*match.span()), lemma


@cache
def _lemma(word: str) -> str:
    return str(simplemma.lemmatize(word, lang="en")).lower()
