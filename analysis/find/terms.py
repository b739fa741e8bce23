"""Content words as lemmas, for the comparison of vocabulary. Names are left out: who is named is counted elsewhere.

Lemmas come from simplemma's English dictionary (Barbaresi), looked up without context.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

import simplemma

from analysis.find import lexicon
from analysis.model import Span

_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]{2,})*")


def find(folded: str, piece: Span, names: Sequence[Span]) -> Counter[str]:
    """How often each lemma occurs in a stretch of text; function words and words inside names do not count."""
    counts: Counter[str] = Counter()
    for match in _WORD.finditer(folded, piece.start, piece.end):
        if any(name.start < match.end() and match.start() < name.end for name in names):
            continue
        word = match[0].lower()
        lemma = _lemma(word)
        contracted = folded.startswith("'t", match.end())  # “won't” has nothing to do with winning
        if not contracted and not {word, lemma} & lexicon.stopwords() and len(lemma) > 1:
            counts[lemma] += 1
    return counts


@cache
def _lemma(word: str) -> str:
    return str(simplemma.lemmatize(word, lang="en")).lower()
