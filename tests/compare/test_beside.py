"""Every measure beside the others': three answers that are kept apart, and a yardstick."""

from __future__ import annotations

import numpy as np
import pytest

from analysis import Analysis, Selection
from analysis.compare import beside, differences, halves
from analysis.compare.beside import FAMILIES, Beside
from analysis.indicators import ALL, BY_NAME
from analysis.measure import scope
from analysis.measure.units import Units


@pytest.fixture(scope="module")
def of_demo(demo: Analysis) -> list[Beside]:
    return beside.find(demo)


@pytest.fixture(scope="module")
def of_seeds(seeds: Analysis) -> list[Beside]:
    return beside.find(seeds)


def test_every_indicator_stands_in_one_family() -> None:
    named = [name for names in FAMILIES.values() for name in names]
    assert len(named) == len(set(named))
    assert set(BY_NAME) <= set(named)


def test_every_measure_that_counts_anything_has_a_row(demo: Analysis, of_demo: list[Beside]) -> None:
    counted = {i.name for i in ALL if any(e.n for e in i.estimate(demo, "both"))}
    assert {row.indicator for row in of_demo} == counted


def test_a_row_has_the_estimates_of_its_measure(demo: Analysis, of_demo: list[Beside]) -> None:
    for row in of_demo[:30]:
        here = [e for e in BY_NAME[row.indicator].estimate(demo, "both") if e.entity == row.entity]
        assert sorted(here, key=lambda e: e.outlet) == sorted(row.estimates, key=lambda e: e.outlet)


def test_three_answers_are_never_mixed(of_demo: list[Beside], of_seeds: list[Beside]) -> None:
    for row in [*of_demo, *of_seeds]:
        assert (row.verdict == "not compared") == bool(row.reason), row
        assert (row.verdict in ("difference", "description")) == (row.found is not None), row
        assert (row.verdict in ("difference", "no visible difference")) == (row.p is not None), row
    assert {row.verdict for row in of_demo} == {"difference", "no visible difference", "not compared"}
    assert {row.verdict for row in of_seeds} == {"description", "not compared"}


def test_what_stands_is_what_the_contrast_states(demo: Analysis, of_demo: list[Beside]) -> None:
    """The view shows a difference where, and only where, the comparison states one."""
    stated = {(d.indicator, d.entity) for d in differences.contrast(demo, limit=1_000)}
    shown = {(row.indicator, row.entity) for row in of_demo if row.verdict == "difference"}
    assert stated <= shown


def test_the_surest_come_first(of_demo: list[Beside]) -> None:
    places = [beside.ORDER.index(row.verdict) for row in of_demo]
    assert places == sorted(places)
    stand = [row.strength for row in of_demo if row.verdict == "difference"]
    assert stand == sorted(stand, reverse=True)


def test_the_yardstick_of_few_articles_is_two_by_one_outlet(seeds: Analysis, of_seeds: list[Beside]) -> None:
    found = {row.yardstick.outlet: row.yardstick.n_articles for row in of_seeds if row.yardstick}
    assert found == {"Indian Punchline": 1}
    apart = scope.select(seeds, Selection(outlets=("The Independent", "The New York Times")))
    rows = beside.find(apart, whole=seeds, indicators=[BY_NAME["entity_rate"]])
    assert {row.yardstick.outlet for row in rows if row.yardstick} == {"Indian Punchline"}


def test_one_outlet_is_no_comparison(seeds: Analysis) -> None:
    assert beside.find(scope.select(seeds, Selection(outlets=("The Spectator",)))) == []


def test_halves_of_alike_articles_do_not_differ() -> None:
    alike = Units(("a", "b", "c", "d"), ("x", "y"), np.full((4, 2), 3.0), np.full((4, 2), 10.0), np.full((4, 2), 3.0))
    everything = np.ones(4, dtype=bool)
    assert halves.distances(alike, everything) == pytest.approx([0.0, 0.0])
    apart = Units(("a", "b"), ("x",), np.array([[1.0], [3.0]]), np.full((2, 1), 10.0), np.ones((2, 1)))
    assert halves.distances(apart, np.ones(2, dtype=bool)) == pytest.approx([0.2])
    nothing = Units(("a", "b"), ("x",), np.zeros((2, 1)), np.array([[10.0], [0.0]]), np.zeros((2, 1)))
    assert np.isnan(halves.distances(nothing, np.ones(2, dtype=bool))).all()
