"""Exchanging outlets: what is chance is seldom stated, what is planted is found, and stories are kept apart."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.compare import permutation
from analysis.measure.units import Units


def _units(counts: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> Units:
    n, k = counts.shape
    return Units(tuple(map(str, range(n))), tuple(map(str, range(k))), counts, np.full((n, k), 100.0), counts)


def _bursty(rng: np.random.Generator, n: int, k: int) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return rng.poisson(2.0 * rng.gamma(1.0, 1.0, (n, k))).astype(float)


def test_a_family_states_little_by_chance() -> None:
    rng = np.random.default_rng(5)
    owners = ["A"] * 15 + ["B"] * 15
    runs = [permutation.compare(_units(_bursty(rng, 30, 20)), owners, None).p.min() <= 0.05 for _ in range(60)]
    assert sum(runs) <= 8  # more come up once in a hundred such tests, if the true rate is 0.05


def test_a_planted_feature_is_found_first() -> None:
    counts = _bursty(np.random.default_rng(5), 60, 20)
    counts[:30, 4] += 6
    tested = permutation.compare(_units(counts), ["A"] * 30 + ["B"] * 30, None)
    assert tested.p[0].argmin() == 4
    assert tested.p[0, 4] <= 0.001
    assert tested.z[0, 4] > 0
    assert tested.q[0, 4] <= 0.05


def test_what_a_story_brings_is_no_difference() -> None:
    """A wrote mostly on the story that calls for the feature; inside the stories the outlets are alike."""
    rng = np.random.default_rng(1)
    stories = ["war"] * 20 + ["trade"] * 20
    owners = ["A"] * 16 + ["B"] * 4 + ["A"] * 4 + ["B"] * 16
    counts = rng.poisson([[8.0]] * 20 + [[1.0]] * 20).astype(float)
    assert permutation.compare(_units(counts), owners, None).p[0, 0] <= 0.05
    inside = permutation.compare(_units(counts), owners, stories)
    assert inside.p[0, 0] > 0.05
    assert inside.n_strata == 2


@pytest.mark.parametrize(("n", "least"), [(1, 1.0), (2, 1 / 3), (3, 1 / 10), (4, 1 / 35)])
def test_few_articles_can_say_little(n: int, least: float) -> None:
    tested = permutation.compare(_units(np.array([[9.0]] * n + [[0.0]] * n)), ["A"] * n + ["B"] * n, None)
    assert tested.p[0, 0] >= least - 1e-9
    assert tested.least == pytest.approx(least)


def test_a_story_of_one_outlet_is_left_out() -> None:
    tested = permutation.compare(_units(np.ones((4, 1))), ["A", "A", "B", "B"], ["x", "x", "y", "y"])
    assert (tested.n_strata, tested.p[0, 0], tested.z[0, 0]) == (0, 1.0, 0.0)


@given(st.integers(0, 10_000), st.integers(2, 12), st.integers(1, 4))
@settings(max_examples=25, deadline=None)
def test_names_of_outlets_do_not_matter(seed: int, n: int, k: int) -> None:
    """Exchanging the two names turns the sign and nothing else; every p lies above 0 and at most at 1."""
    rng = np.random.default_rng(seed)
    units = _units(_bursty(rng, 2 * n, k))
    one = permutation.compare(units, ["A"] * n + ["B"] * n, None)
    other = permutation.compare(units, ["B"] * n + ["A"] * n, None)
    assert np.array_equal(np.sign(one.z.round(3)), -np.sign(other.z.round(3)))
    assert ((one.p > 0) & (one.p <= 1) & (one.q > 0) & (one.q <= 1)).all()
