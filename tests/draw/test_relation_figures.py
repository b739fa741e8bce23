"""The figures of a relation: the axis and its marks, the course and its band, the network and its edges."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from test_figures import articles_of, course_of, events_of, ids_of, network_of

from analysis.draw import network, timeline


@pytest.mark.parametrize(("days", "n"), [(timeline.GAP_DAYS, 1), (timeline.GAP_DAYS + 1, 2)])
def test_axis_breaks_at_a_gap(days: int, n: int) -> None:
    first = date(2031, 1, 10)
    second = (first + timedelta(days=days)).isoformat()
    found = timeline.panels(events_of([(first.isoformat(),) * 2, (second, second)]), articles_of([]))
    assert len(found) == n
    assert (found[0][0], found[-1][1].isoformat()) == (first, second)


def test_publications_make_panels_too() -> None:
    found = timeline.panels(events_of([("2031-01-10", "2031-01-10")]), articles_of([("2031-09-01", "2031-09-02")]))
    assert found == [(date(2031, 1, 10), date(2031, 1, 10)), (date(2031, 9, 1), date(2031, 9, 2))]


def test_a_panel_holds_its_own_events() -> None:
    events = events_of([("2031-01-10", "2031-01-10"), ("2031-09-01", "2031-09-03")])
    drawn = [
        ids_of(timeline.draw(events, articles_of([]), panel, {"Alpha": "Alpha"}))
        for panel in timeline.panels(events, articles_of([]))
    ]
    assert drawn == [["Alpha0"], ["Alpha1"]]


@pytest.mark.parametrize(("last", "days"), [("2031-01-10", 0), ("2031-01-14", 5)], ids=["day", "period"])
def test_a_period_is_a_bar_of_its_length_and_a_day_a_dot(last: str, days: int) -> None:
    events = events_of([("2031-01-10", last)])
    (panel,) = timeline.panels(events, articles_of([]))
    (trace,) = timeline.draw(events, articles_of([]), panel, {"Alpha": "Alpha"}).data
    if days:
        assert (trace.type, trace.base[0], trace.x[0]) == ("bar", "2031-01-10", days * timeline.DAY_MS)
    else:
        assert (trace.type, trace.mode, trace.x[0]) == ("scatter", "markers", "2031-01-10T12:00")
    assert trace.customdata[0][0] == "Alpha0"


@pytest.mark.parametrize("last", ["2031-01-12", "2031-01-14"], ids=["day", "period"])
@pytest.mark.parametrize("cooperative", [True, False])
def test_what_is_not_told_as_fact_is_hollow(last: str, cooperative: bool) -> None:
    events = events_of([("2031-01-10", "2031-01-10"), ("2031-01-12", last)]).assign(cooperative=cooperative)
    events.loc[1, ["hollow", "score"]] = (True, None)
    (panel,) = timeline.panels(events, articles_of([]))
    full, hollow = timeline.draw(events, articles_of([]), panel, {"Alpha": "Alpha"}).data
    assert full.marker.symbol == "circle"
    assert (hollow.marker.color if hollow.type == "bar" else hollow.marker.symbol) in ("rgba(0,0,0,0)", "circle-open")
    assert hollow.name == f"{full.name}, not told as fact"
    assert "no score" in hollow.hovertemplate[0]


def test_a_mark_grows_with_its_tellings() -> None:
    events = events_of([("2031-01-10", "2031-01-10"), ("2031-01-12", "2031-01-12")])
    events.loc[1, "n"] = 4
    (trace,) = timeline.draw(events, articles_of([]), (date(2031, 1, 10), date(2031, 1, 12)), {"Alpha": "Alpha"}).data
    assert trace.marker.size[1] == 2 * trace.marker.size[0]  # four times the area


def test_a_known_date_stands_only_in_its_own_panel() -> None:
    events, known = events_of([("2031-01-10", "2031-01-10")]), [(date(2031, 9, 1), date(2031, 9, 1), "Elsewhere")]
    drawn = timeline.draw(events, articles_of([]), (date(2031, 1, 10),) * 2, {"Alpha": "Alpha"}, known)
    assert "known date" not in {trace.name for trace in drawn.data}


@pytest.mark.parametrize(("cooperative", "side"), [(True, 1), (False, -1)])
def test_conflict_stands_below_the_line(cooperative: bool, side: int) -> None:
    events = events_of([("2031-01-10", "2031-01-10")]).assign(cooperative=cooperative)
    (trace,) = timeline.draw(events, articles_of([]), (date(2031, 1, 10),) * 2, {"Alpha": "Alpha"}).data
    assert trace.y[0] * side > 0


def test_no_more_marks_than_a_figure_can_bear() -> None:
    events = events_of([("2031-01-10", "2031-01-10")] * (timeline.MAX_MARKS + 50))
    figure = timeline.draw(events, articles_of([]), (date(2031, 1, 10),) * 2, {"Alpha": "Alpha"})
    assert len(ids_of(figure)) == timeline.MAX_MARKS


def test_title_names_the_months() -> None:
    assert timeline.title((date(2031, 1, 2), date(2031, 1, 9))) == "January 2031"
    assert timeline.title((date(2031, 1, 2), date(2031, 3, 9))) == "January 2031 to March 2031"


# ---------------------------------------------------------------- course and network


def test_the_band_begins_where_an_interval_does() -> None:
    low, high, line = course_of().data
    assert (list(low.y), list(high.y), len(line.x)) == ([-1.0], [3.0], 2)
    assert "too few" in line.hovertemplate[0]


def test_a_click_on_an_edge_names_its_pair() -> None:
    (numbers,) = [trace for trace in network_of().data if trace.customdata is not None]
    assert [list(pair) for pair in numbers.customdata] == [["Arcadia", "Borduria"], ["Arcadia", "Caspia"]]
    assert list(numbers.marker.line.width) == [0, 4]  # the pair that is chosen


def test_a_network_shows_the_largest_actors_and_nothing_within_one() -> None:
    sides = [f"S{number:02d}" for number in range(network.MAX_NODES + 3)]
    nodes = pd.DataFrame({"side": sides, "n": [len(sides)] * len(sides)})
    edges = pd.DataFrame([{"one": one, "other": other} for one in sides for other in sides if one <= other])
    shown = network.shown_edges(nodes, edges)
    assert set(shown["one"]) | set(shown["other"]) == set(sides[: network.MAX_NODES])
    assert (shown["one"] != shown["other"]).all()
