"""Measures side by side: all together at one error rate, ranked by what their whole family shows, and untested ones with a reason."""

from __future__ import annotations

import numpy as np
import pytest
from conftest import Built

from analysis import Analysis
from analysis.compare import differences, families, permutation
from analysis.measure.units import Units


def _units(rng: np.random.Generator, n: int, k: int, more: float = 0.0) -> Units:
    """Bursty counts; the first half of the articles has more of the first feature."""
    counts = rng.poisson(2.0 * rng.gamma(1.0, 1.0, (n, k))).astype(float)
    counts[: n // 2, 0] += more
    return Units(tuple(map(str, range(n))), tuple(map(str, range(k))), counts, np.full((n, k), 100.0), counts)


@pytest.mark.parametrize(
    ("p", "standing", "level"),
    [
        ({}, set(), 0.0),
        ({"a": 0.04}, {"a"}, 0.04),
        ({"a": 0.04, "b": 0.9}, set(), 0.0),
        ({"a": 0.02, "b": 0.9}, {"a"}, 0.02),
        ({"a": 0.02, "b": 0.04, "c": 0.9, "d": 0.01}, {"a", "d"}, 0.02),
        ({"a": 0.03, "b": 0.04}, {"a", "b"}, 0.04),
    ],
)
def test_families_beside_each_other(p: dict[str, float], standing: set[str], level: float) -> None:
    found = families.allowed(p)
    assert set(found) == standing
    assert all(value == pytest.approx(level) for value in found.values())


def test_many_families_state_little_by_chance() -> None:
    """Eight families without any difference: hardly one run in twenty may state anything at all."""
    owners = ["A", "B"] * 15
    stated = 0
    for seed in range(40):
        rng = np.random.default_rng(seed)
        tested = families.test({str(i): _units(rng, 30, 6) for i in range(8)}, owners, [None] * 30, {"A", "B"})
        stated += bool(families.allowed({name: float(t.p.min()) for name, (_, t, _) in tested.items()}))
    assert stated <= 6  # more come up once in a hundred such tests, if the true rate is 0.05


def test_together_is_as_alone() -> None:
    rng = np.random.default_rng(3)
    one, other, owners = _units(rng, 40, 5, more=3), _units(rng, 40, 9), ["A"] * 20 + ["B"] * 20
    both = permutation.together({"one": one, "other": other}, owners)
    assert np.array_equal(both["one"].p, permutation.compare(one, owners).p)
    assert np.array_equal(both["other"].z, permutation.compare(other, owners).z)


def test_the_best_of_many_that_say_little_stands_behind() -> None:
    """The same feature is as far out in both families; in the small one more differs."""
    rng = np.random.default_rng(3)
    small = _units(rng, 60, 1, more=3)
    filler = _units(rng, 60, 40)
    counts = np.concatenate([small.numerators, filler.numerators], axis=1)
    large = Units(small.articles, tuple(map(str, range(41))), counts, np.full((60, 41), 100.0), counts)
    both = permutation.together({"small": small, "large": large}, ["A"] * 30 + ["B"] * 30)
    assert both["small"].z[0, 0] == pytest.approx(both["large"].z[0, 0])
    assert both["small"].strength[0, 0] > both["large"].strength[0, 0] > 0
    assert (np.abs(both["large"].strength) <= np.abs(both["large"].z)).all()


def test_an_uneven_outlet_is_not_different_beside_even_ones() -> None:
    """Two small outlets of wild articles beside two large even ones: chance between the wild ones is no difference."""
    owners = ["A"] * 100 + ["B"] * 100 + ["C"] * 6 + ["D"] * 6
    stated = 0
    for seed in range(30):
        rng = np.random.default_rng(seed)
        counts = np.concatenate([rng.poisson(4.0, (200, 1)), rng.poisson(4.0 * rng.gamma(0.3, 1 / 0.3, (12, 1)))]).astype(float)
        units = Units(tuple(map(str, range(212))), ("x",), counts, np.full((212, 1), 100.0), counts)
        tested = permutation.compare(units, owners)
        stated += bool(tested.p[tested.pairs.index(("C", "D")), 0] <= 0.05)
    assert stated <= 4


def test_lots_of_many_articles_find_the_same() -> None:
    """Of thousands of articles some keep together: what is there is found, and what is not is not."""
    rng = np.random.default_rng(9)
    units, owners = _units(rng, 6000, 8, more=0.3), ["A"] * 3000 + ["B"] * 3000
    stories = [str(i % 7) for i in range(6000)]
    for strata in (None, stories):
        tested = permutation.compare(units, owners, strata)
        assert tested.p[0, 0] <= 0.001
        assert tested.p[0, 1:].min() > 0.05


def test_what_is_not_tested_says_why(built: Built, demo: Analysis) -> None:
    few = built(articles=[{"article_id": f"{o}{i}", "outlet": o} for o in ("Alpha", "Beta") for i in range(2)])
    assert {family.status for family in families.find(few, differences.MEASURES, "both")} == {"few_articles"}
    found = {family.indicator.name: family for family in families.find(demo, differences.MEASURES, "both")}
    assert found["war_label_rate"].status == "too_few"  # no war in the invented corpus
    assert found["entity_rate"].status == "ok"
    assert found["entity_rate"].basis == "within stories"
    assert all(family.p == 1.0 and not family.n_stand for family in found.values() if family.status != "ok")
