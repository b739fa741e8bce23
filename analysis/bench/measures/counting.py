"""What all measures share: additive counts, rates taken from their sums, and the pairing of answers with gold."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from analysis.bench.data import Row

Key = tuple[Hashable, ...]
Counts = dict[Key, float]
Answers = Mapping[str, Row]
T = TypeVar("T")


class Score(NamedTuple):
    """A figure from 0 to 1 (correlations from -1), higher is better; ``n`` is the size of its denominator or basis."""

    value: float | None
    n: int


Scores = dict[str, Score]


@dataclass(frozen=True, slots=True)
class Measure:
    """How a task is scored: counts for each gold row, in order, and the scores of summed counts."""

    count: Callable[[Sequence[Row], Answers], list[Counts]]
    rate: Callable[[Counts], Scores]


def rowwise(count: Callable[[Row, Row | None], Counts]) -> Callable[[Sequence[Row], Answers], list[Counts]]:
    """Counting that looks at one row at a time, lifted to all rows."""
    return lambda gold, answers: [count(row, answers.get(row["id"])) for row in gold]


def summed(counts: Iterable[Counts]) -> Counts:
    total: Counts = {}
    for one in counts:
        for key, value in one.items():
            total[key] = total.get(key, 0) + value
    return total


def share(counts: Counts, part: Key, whole: Key) -> Score:
    """One count as a share of another."""
    n = counts.get(whole, 0)
    return Score(counts.get(part, 0) / n if n else None, int(n))


def found(key: Hashable, *, hits: float, gold: float, answers: float) -> Counts:
    """The counts that ``precision_recall`` needs."""
    return {(key, "hits"): hits, (key, "gold"): gold, (key, "answers"): answers}


def precision_recall(counts: Counts, key: str) -> Scores:
    """``key_precision`` (n: answers), ``key_recall`` and ``key_f1`` (n: gold)."""
    hits, gold, answers = (counts.get((key, part), 0) for part in ("hits", "gold", "answers"))
    f1 = 2 * hits / (gold + answers) if gold + answers else None
    return {
        f"{key}_precision": share(counts, (key, "hits"), (key, "answers")),
        f"{key}_recall": share(counts, (key, "hits"), (key, "gold")),
        f"{key}_f1": Score(f1, int(gold)),
    }


def labelled(key: str, gold: Hashable, answer: Hashable | None) -> Counts:
    """The counts that ``macro_f1`` and an accuracy need: one gold label, and the answered one if there is one."""
    counts: Counts = {(key, gold, "gold"): 1, (key, "right"): float(gold == answer)}
    if answer is not None:
        counts[key, answer, "answers"] = 1
        counts[key, gold, "hits"] = float(gold == answer)
    return counts


def macro_f1(counts: Counts, key: str, n: float) -> Score:
    """The mean F1 of the classes that occur in gold or answers."""
    classes = {part[1] for part, value in counts.items() if part[0] == key and len(part) == 3 and value}
    f1 = [_f1(counts, key, label) for label in classes]
    return Score(sum(f1) / len(f1) if f1 else None, int(n))


def _f1(counts: Counts, key: str, label: Hashable) -> float:
    hits, gold, answers = (counts.get((key, label, part), 0) for part in ("hits", "gold", "answers"))
    return 2 * hits / (gold + answers)


def paired(gold: Sequence[T], answers: Sequence[T], likeness: Callable[[T, T], float]) -> list[tuple[T, T]]:
    """Gold with answers, each at most once, the most alike first; among equals the earlier in the list. 0 is no likeness."""
    alike = [(likeness(g, a), i, j) for i, g in enumerate(gold) for j, a in enumerate(answers)]
    alike.sort(key=lambda entry: (-entry[0], entry[1], entry[2]))
    left_gold, left_answers = set(range(len(gold))), set(range(len(answers)))
    pairs: list[tuple[T, T]] = []
    for value, i, j in alike:
        if value > 0 and i in left_gold and j in left_answers:
            left_gold.remove(i)
            left_answers.remove(j)
            pairs.append((gold[i], answers[j]))
    return pairs
