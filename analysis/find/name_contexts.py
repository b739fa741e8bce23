"""What a document says around a capitalised word anywhere: one sentence tells what a word is, the next ones only use it.

Words before and after, the longer name that holds it, the name it abbreviates (Chieu and Ng 2002: global features).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from analysis.find import name_lists

Run = tuple[int, int]

_BEFORE = {
    **dict.fromkeys(("in", "at", "near", "across", "outside", "inside", "throughout"), "in"),
    **dict.fromkeys(("from", "to", "into", "towards"), "from"),
    **dict.fromkeys(("mr", "mrs", "ms", "dr", "sir", "lord", "lady", "professor", "prof"), "title"),
    **dict.fromkeys(("the", "a", "an"), "article"),
    **dict.fromkeys(("by", "with", "who", "than"), "by"),
}
_AFTER = {
    **dict.fromkeys(("said", "says", "told", "added", "asked", "wrote", "explained", "argued", "thinks", "believes"), "speaks"),
    **dict.fromkeys(("announced", "reported", "confirmed", "plans", "agreed", "denied", "launched", "sold", "bought"), "acts"),
    **dict.fromkeys(("was", "is", "has", "had", "will", "would"), "is"),
    "'s": "owns",
}


def find(sentences: Sequence[Sequence[str]], runs: Sequence[Sequence[Run]], heads: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Capitalised word → features of its company, for the words that stand in more than one place."""
    times: dict[str, int] = defaultdict(int)
    around: dict[str, set[str]] = defaultdict(set)
    initials: dict[str, set[str]] = {}
    given = name_lists.given_names()
    for words, found in zip(sentences, runs, strict=True):
        for begin, end in _names(words, found):
            kinds = {kind for word in words[begin:end] for kind in heads.get(word, ())}
            seen = {*_beside(words, begin, end), *(f"D={kind}" for kind in kinds)}
            last = words[end - 1]
            for word in words[begin:end]:
                times[word] += 1
                around[word] |= seen
            if end - begin > 1:
                if words[begin] in given:
                    around[last].add("D:family")
                short = "".join(word[0] for word in words[begin:end] if word[0].isupper())
                if len(short) > 1:
                    initials.setdefault(short, set()).update(f"D~{kind}" for kind in kinds or ("name",))
    for short, kinds in initials.items():
        if short in around:
            around[short] |= kinds
            times[short] += 1
    return {word: sorted(around[word]) for word, n in times.items() if n > 1}


def _names(words: Sequence[str], runs: Sequence[Run]) -> Iterator[Run]:
    until = 0
    for begin, end in runs:
        if begin >= until and words[begin][0].isupper():
            until = end
            yield begin, end


def _beside(words: Sequence[str], begin: int, end: int) -> Iterator[str]:
    if begin:
        word = words[begin - 1].lower()
        if word == "." and begin > 1:
            word = words[begin - 2].lower()
        if word in _BEFORE:
            yield "D-" + _BEFORE[word]
    if end < len(words) and words[end] in _AFTER:
        yield "D+" + _AFTER[words[end]]
