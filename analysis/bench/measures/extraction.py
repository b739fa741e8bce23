"""Main texts of web pages: runs of four words that gold and answer share, counted as often as they occur.

Precision is averaged over the pages with an answer, recall over the pages with a text; F1 is taken from the two means.
"""

from __future__ import annotations

import re
from collections import Counter

from analysis.bench.data import Row
from analysis.bench.measures.counting import Counts, Measure, Score, Scores, rowwise, share

RUN = 4

_WORD = re.compile(r"\w+")


def _count(gold: Row, answer: Row | None) -> Counts:
    wanted, given = _WORD.findall(gold["text"]), _WORD.findall(answer["text"] if answer else "")
    here, there = _runs(wanted), _runs(given)
    both = (here & there).total()
    return {
        ("n",): 1,
        ("same",): float(wanted == given),
        ("precision",): both / there.total() if there else 0.0,
        ("precision", "n"): float(bool(there)),
        ("recall",): both / here.total() if here else 0.0,
        ("recall", "n"): float(bool(here)),
    }


def _runs(words: list[str]) -> Counter[tuple[str, ...]]:
    """The runs of a text; a text shorter than one run is one itself."""
    if not words:
        return Counter()
    return Counter(tuple(words[start : start + RUN]) for start in range(max(1, len(words) - RUN + 1)))


def _rate(counts: Counts) -> Scores:
    precision, recall = (share(counts, (key,), (key, "n")) for key in ("precision", "recall"))
    f1 = None
    if precision.value is not None and recall.value is not None:
        total = precision.value + recall.value
        f1 = 2 * precision.value * recall.value / total if total else 0.0
    n = int(counts[("n",)])
    return {"f1": Score(f1, n), "precision": precision, "recall": recall, "accuracy": share(counts, ("same",), ("n",))}


EXTRACTION = Measure(rowwise(_count), _rate)
