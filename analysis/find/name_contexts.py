"""What a document says around a capitalised word anywhere: one sentence tells what a word is, the next ones only use it.

Words before and after, the longer name that holds it, the name it abbreviates (Chieu and Ng 2002: global features).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from analysis.find import name_lists

Run = tuple[int, int]

APPOSITION = 5
"""So many words after “, a” may hold the noun that describes the name before the comma."""

MARK = "_beside"
"""The lists of words that tell of a name beside them end in this."""


_FUNCTION = {
    "'s": "owns",
    "the": "the",
    **dict.fromkeys(("a", "an"), "a"),
    **dict.fromkeys(("is", "was", "has", "are", "were", "have"), "is"),
}
_ARTICLES = frozenset(("the", "a", "of"))
_OPENS_CLAUSE = {"a": "D,", "an": "D,", "the": "D,", "who": "D,which", "which": "D,which", "where": "D,which"}


@cache
def _telling() -> Mapping[str, str]:
    """Small word → what it makes of a name beside it; a preposition stands for itself."""
    telling = dict(_FUNCTION)
    for kind, words in name_lists.known_names().items():
        if kind.endswith(MARK):
            for word in words:
                telling.setdefault(word, word if kind == "other" + MARK else kind.removesuffix(MARK))
    return telling


def find(
    sentences: Sequence[Sequence[str]], runs: Sequence[Sequence[Run]], heads: Mapping[str, Sequence[str]]
) -> dict[str, list[str]]:
    """Capitalised word → features of its company anywhere in the text.

    ``runs`` are the runs of capitalised words of each sentence, ``heads`` what a name with a word in it usually is.
    """
    capitalised = {word for words, found in zip(sentences, runs, strict=True) for begin, end in found for word in words[begin:end]}
    given = name_lists.given_names()
    around: dict[str, set[str]] = {}
    for words, found in zip(sentences, runs, strict=True):
        for begin, end in found:
            name = words[begin:end]
            short = "".join([word[0] for word in name if word[0].isupper()]) if len(name) > 1 else ""
            kinds = [kind for word in name for kind in heads.get(word, ())]
            if short in capitalised:
                around.setdefault(short, set()).update(["D~" + kind for kind in kinds or ("name",)])
            seen = [*_beside(words, begin, end), *["D=" + kind for kind in kinds]]
            for word in name:
                if word[0].isupper():
                    around.setdefault(word, set()).update(seen)
            if name[0] in given and len(name) > 1:
                around[name[-1]].add("D:family")
    return {word: sorted(seen) for word, seen in around.items()}


def _beside(words: Sequence[str], begin: int, end: int) -> Iterator[str]:
    """What the words before and after a run make of it: “the city of …”, “…, a maker of pumps”, “… said”."""
    telling = _telling()
    if begin:
        at = begin - 1
        if words[at] == "." and at:
            at -= 1
        if kind := telling.get(words[at].lower()):
            yield "D-" + kind
        if words[at] in ("the", "of") and at:
            at -= 1 + (words[at] == "the" and words[at - 1] == "of")
            if at >= 0 and (kind := telling.get(words[at])):
                yield "D--" + kind
    if end < len(words):
        after = words[end + 1] if end + 1 < len(words) else ""
        if kind := telling.get(words[end].lower()):
            yield "D+" + kind
            if kind == "owns" and (kind := telling.get(after)):
                yield "D++" + kind
        elif words[end] == "," and after in _OPENS_CLAUSE:
            yield _OPENS_CLAUSE[after]
            for word in words[end + 2 : end + 2 + APPOSITION]:
                if word not in _ARTICLES and (kind := telling.get(word)):
                    yield "D," + kind
                    break
