"""The ends of intervals: never outside what the value can be, wider where less is known, and of a width where all are alike."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measure import limits, resampling

RUNS = 300


@given(st.floats(-0.99, 0.99), st.floats(1e-6, 2.0), st.floats(1.0, 500.0))
@settings(max_examples=80, deadline=None)
def test_students_t_stays_inside(value: float, error: float, n: float) -> None:
    low, high = limits.students_t(value, error, n, -1.0, 1.0)
    assert -1 <= low <= value + 1e-9
    assert value - 1e-9 <= high <= 1
    above, _ = limits.students_t(value + 1, error, n, 0.0, np.inf)
    assert above >= 0


def test_students_t_without_ends_is_plain() -> None:
    assert limits.students_t(3.0, 2.0, 21.0, -np.inf, np.inf) == pytest.approx((3 - 2 * 2.086, 3 + 2 * 2.086), abs=1e-3)


@pytest.mark.parametrize(
    ("share", "n", "low", "high"),
    [(0.0, 20, 0.0, 0.117), (1.0, 20, 0.883, 1.0), (0.5, 20, 0.293, 0.707), (0.0, 5, 0.0, 0.379)],
)
def test_yes_or_no(share: float, n: float, low: float, high: float) -> None:
    """The values of Jeffreys' interval, with the ends that none and all of the articles must have."""
    assert limits.yes_or_no(share, n) == pytest.approx((low, high), abs=1e-3)


def test_an_end_that_draws_cannot_tell_is_infinite() -> None:
    """Where one article of many has the thing, a third of the draws have none of it and no scatter."""
    values, errors = np.array([0.0] * 40 + [1.0] * 60), np.array([0.0] * 40 + [0.5] * 60)
    low, high = limits.studentised(values, errors, 1.0, 1.0)
    assert high == np.inf
    assert np.isfinite(low)


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_all_alike_has_a_width(share: float) -> None:
    """Twenty articles that all say the same could have been others; an interval of no width would be too sure."""
    low, high = resampling.of_articles(np.full((20, 1), share), np.ones((20, 1))).interval(0, least=0.0, most=1.0)
    assert low is not None
    assert high is not None
    assert low <= share <= high
    assert 0.1 < high - low < 0.2


def test_a_long_article_weighs_little_as_evidence() -> None:
    """Nineteen short articles and one long one are worth hardly more than one: the interval says so."""
    rng = np.random.default_rng(4)
    sizes = np.r_[np.full(19, 10.0), 2000.0][:, None]
    sample = resampling.Sample.of(rng.poisson(0.01 * sizes).astype(float), sizes)
    assert 1 < sample.effective[0] < 1.3


@pytest.mark.parametrize(("kind", "least"), [("few have it", 0.915), ("nearly all have it", 0.92)])
def test_what_was_left_out_before_is_held(kind: str, least: float) -> None:
    """Two kinds of twenty articles in which draws without scatter once made the interval hold the truth in 87 and 78 of 100."""
    rng = np.random.default_rng(8)
    if kind == "few have it":
        counts = rng.poisson(15.0 * rng.gamma(1.0, 1.0, (20, RUNS)) * (rng.random((20, RUNS)) < 0.3)).astype(float)
        truth, most = 4.5, np.inf
    else:
        counts, truth, most = (rng.random((20, RUNS)) < 0.85).astype(float), 0.85, 1.0
    counts = counts[:, counts.sum(axis=0) > 0]
    draws = resampling.of_articles(counts, np.ones_like(counts))
    ends = [draws.interval(column, least=0.0, most=most) for column in range(counts.shape[1])]
    held = [low is not None and high is not None and low <= truth <= high for low, high in ends]
    assert np.mean(held) >= least
