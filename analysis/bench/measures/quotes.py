"""Attributions: who is said to have said what.

Contents match where their words agree by half (Jaccard index of the words they cover); a pair also needs sources that share a
word, or none on both sides. Direct quotations are gold contents with a source that begin with a quotation mark.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.bench.data import Row
from analysis.bench.measures.counting import Counts, Measure, Scores, found, paired, precision_recall, rowwise, share, summed

ENOUGH = 0.5
MARKS = frozenset("\"'“”‘’„«")

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Attribution:
    """The numbers of the words that source and content cover, and whether the content begins with a quotation mark."""

    source: frozenset[int]
    content: frozenset[int]
    is_direct: bool

    def likeness(self, other: _Attribution) -> float:
        union = len(self.content | other.content)
        value = len(self.content & other.content) / union if union else 0.0
        return value if value >= ENOUGH else 0.0

    def has_source_of(self, other: _Attribution) -> bool:
        return bool(self.source & other.source) or not (self.source or other.source)


def _count(gold: Row, answer: Row | None) -> Counts:
    words = [match.span() for match in _WORD.finditer(gold["text"])]
    marked = _read(gold["attributions"], gold["text"], words)
    stated = _read(answer["attributions"] if answer else [], gold["text"], words)
    pairs = paired(marked, stated, lambda one, other: one.likeness(other) if one.has_source_of(other) else 0)
    contents = paired(marked, stated, _Attribution.likeness)
    direct = [one for one in marked if one.is_direct and one.source]
    candidates = [[other for other in stated if one.likeness(other)] for one in direct]
    return summed(
        [
            found("pair", hits=len(pairs), gold=len(marked), answers=len(stated)),
            found("content", hits=len(contents), gold=len(marked), answers=len(stated)),
            {
                ("direct",): len(direct),
                ("direct", "found"): sum(map(bool, candidates)),
                ("direct", "right"): sum(
                    any(one.source & other.source for other in others) for one, others in zip(direct, candidates, strict=True)
                ),
            },
        ]
    )


def _rate(counts: Counts) -> Scores:
    return {
        **precision_recall(counts, "pair"),
        **precision_recall(counts, "content"),
        "direct_found": share(counts, ("direct", "found"), ("direct",)),
        "speaker_accuracy": share(counts, ("direct", "right"), ("direct",)),
        "speaker_accuracy_when_found": share(counts, ("direct", "right"), ("direct", "found")),
    }


def _read(attributions: Sequence[Row], text: str, words: Sequence[tuple[int, int]]) -> list[_Attribution]:
    made: list[_Attribution] = []
    for one in attributions:
        first = min((span[0] for span in one["content"]), default=0)
        made.append(_Attribution(_covered(one["source"], words), _covered(one["content"], words), text[first : first + 1] in MARKS))
    return made


def _covered(spans: Sequence[Sequence[int]], words: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The words that the spans touch."""
    numbers: set[int] = set()
    for start, end in spans:
        numbers.update(range(bisect_left(words, start + 1, key=lambda w: w[1]), bisect_left(words, end, key=lambda w: w[0])))
    return frozenset(numbers)


QUOTES = Measure(rowwise(_count), _rate)
