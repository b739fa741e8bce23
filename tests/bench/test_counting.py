"""Pairing, rates and macro averages, on examples small enough to count by hand."""

from __future__ import annotations

import pytest

from analysis.bench.measures import counting
from analysis.bench.measures.counting import Counts, Score


@pytest.mark.parametrize(
    ("gold", "answers", "pairs"),
    [
        ([3], [3], [(3, 3)]),
        ([3, 5], [5], [(5, 5)]),
        ([3, 4], [4, 3], [(4, 4), (3, 3)]),
        ([3, 3], [3], [(3, 3)]),
        ([3], [], []),
        ([], [3], []),
        ([9], [3], []),
    ],
)
def test_most_alike_first_and_each_once(gold: list[int], answers: list[int], pairs: list[tuple[int, int]]) -> None:
    """Numbers are as alike as they are near, and not at all from a distance of two on."""
    found = counting.paired(gold, answers, lambda one, other: max(0, 2 - abs(one - other)))
    assert sorted(found) == sorted(pairs)


def test_a_better_pair_is_not_given_away() -> None:
    """The first gold item would take the answer that fits the second better."""
    found = counting.paired(["aaab", "aaaa"], ["aaaa"], lambda one, other: sum(a == b for a, b in zip(one, other, strict=True)))
    assert found == [("aaaa", "aaaa")]


def test_precision_recall() -> None:
    counts = counting.found("name", hits=3, gold=6, answers=4)
    assert counting.precision_recall(counts, "name") == {
        "name_precision": Score(0.75, 4),
        "name_recall": Score(0.5, 6),
        "name_f1": Score(0.6, 6),
    }


def test_nothing_to_score_is_missing() -> None:
    assert {score.value for score in counting.precision_recall({}, "name").values()} == {None}
    assert counting.share({}, ("a",), ("b",)) == Score(None, 0)
    assert counting.macro_f1({}, "class", 0) == Score(None, 0)


def test_no_answer_is_a_measured_zero() -> None:
    scores = counting.precision_recall(counting.found("name", hits=0, gold=2, answers=0), "name")
    assert scores["name_recall"] == Score(0.0, 2)
    assert scores["name_f1"] == Score(0.0, 2)
    assert scores["name_precision"] == Score(None, 0)


def test_macro_f1_over_the_classes_that_occur() -> None:
    """`calm` has F1 2/3, `wild` 0 and `dull`, answered once and never right, 0 as well; `odd` occurs nowhere."""
    rows = [("calm", "calm"), ("calm", "dull"), ("wild", None)]
    counts: Counts = counting.summed(counting.labelled("mood", gold, answer) for gold, answer in rows)
    assert counting.macro_f1(counts, "mood", 3) == Score(pytest.approx(2 / 9), 3)
    assert counts["mood", "right"] == 1


def test_a_row_without_an_answer_counts() -> None:
    count = counting.rowwise(lambda gold, answer: {("answered",): float(answer is not None), ("n",): 1})
    counts = counting.summed(count([{"id": "a"}, {"id": "b"}], {"b": {}}))
    assert counts == {("answered",): 1, ("n",): 2}
