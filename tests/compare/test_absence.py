"""How likely a silence is: exact chances inside stories, stress among those who write on them, and the false discovery rate."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.compare import absence
from analysis.compare.absence import Articles

UNKNOWN = float("nan")


def _articles(outlets: str, stories: str, has: str, *, days: str | None = None, cut: str = "") -> Articles:
    """One character for each article: its outlet, its story (``-``: none), whether it has the one feature, its day."""
    names = sorted(set(outlets))
    when = np.array([UNKNOWN if days is None else float(ord(day)) for day in days or outlets])
    return Articles(
        np.array([[2 * int(one)] for one in has], dtype=np.uint8),
        np.array([names.index(outlet) for outlet in outlets]),
        np.array([-1 if story == "-" else ord(story) for story in stories]),
        when,
        when,
        np.array([mark != "x" for mark in cut.ljust(len(outlets))]),
    )


CHANCES = [
    # A lacks it in two stories in which all three others have it: one of four places, twice
    ("ABCDABCD", "11112222", "01110111", 1 / 16),
    # in a story that nobody tells it in, nothing is to be learned
    ("ABCDABCD", "11112222", "01110000", 1 / 4),
    # a story of its own counts only where others wrote beside it
    ("AABCD", "21111", "00111", 1 / 4),
    # two own articles in a story of six in which three have it: 3·2 / (6·5)
    ("AABBCC", "111111", "000111", 1 / 5),
    # articles of no story are compared with each other
    ("ABCD", "----", "0111", 1 / 4),
    # with the others' articles of stories that it does not write on
    ("ABCD", "-111", "0111", 1 / 4),
]


@pytest.mark.parametrize(("outlets", "stories", "has", "p"), CHANCES)
def test_chance_that_none_has_it(outlets: str, stories: str, has: str, p: float) -> None:
    (first, *_) = absence.silences(_articles(outlets, stories, has), len(set(outlets)))
    assert first.p[0] == pytest.approx(p)


def test_articles_of_no_story_are_compared_within_two_weeks() -> None:
    near, far = (absence.silences(_articles("ABC", "---", "011", days=days), 3)[0] for days in ("ace", "azz"))
    assert (near.p[0], near.stressed[0]) == (pytest.approx(1 / 3), True)
    assert (far.p[0], far.stressed[0]) == (1.0, False)


def test_truncated_articles_count_for_nothing() -> None:
    (first, *_) = absence.silences(_articles("ABCD", "1111", "0111", cut="   x"), 4)
    assert first.p[0] == pytest.approx(1 / 3)


def test_most_of_those_who_write_on_the_story_stress_it() -> None:
    """Two of three who write on it do, though seven outlets write on something else."""
    silences = absence.silences(_articles("ABCDEFGHIJ", "1111222222", "0110000000"), 10)
    assert [bool(one.stressed[0]) for one in silences[:5]] == [True, False, False, True, False]


def test_a_habit_of_naming_less_is_allowed_for() -> None:
    told = _articles("ABCD", "1111", "0111")
    more = np.hstack([told.counts, np.array([[1, 1, 1, 1], [0, 1, 1, 1], [0, 1, 1, 1]], dtype=np.uint8).T])
    others = Articles(more, told.outlets, told.stories, told.first, told.last, told.whole)
    assert absence.silences(others, 4)[0].p[0] == pytest.approx((1 / 4) ** (1 / 3))


def test_false_discovery_rate_by_hand() -> None:
    """Two found at .01 and .04; exchanging would give .01 + .01 up to the first, and .03 more at .03."""
    found = absence.discovery(np.array([0.04, 0.01]), np.array([0.01, 0.01, 0.03, 0.9, 0.0]))
    assert found == pytest.approx([max(0.05 / 2, 0.04), 0.02])


@given(st.lists(st.floats(1e-6, 1.0), min_size=1, max_size=20), st.lists(st.floats(1e-6, 1.0), max_size=20))
def test_false_discovery_rates_are_ordered_like_the_chances(found: list[float], more: list[float]) -> None:
    p = np.array(found)
    q = absence.discovery(p, np.array([*found, *more]))
    assert np.all(q >= p)
    assert np.all(q <= 1)
    assert np.all(np.diff(q[np.argsort(p)]) >= -1e-12)
    assert not math.isnan(q.sum())
