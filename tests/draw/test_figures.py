"""Figures: a unit on the axis, nothing fetched, nothing from outside read as markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis import Analysis, Estimate
from analysis.draw import course, dots, matrix, network, shares, strip, theme, timeline
from analysis.indicators import BY_NAME
from analysis.measure import relation_tables, scope, tone

HOSTILE = "<a href=x>&amp;</a>"
FRAME_UNIT = BY_NAME["frame_rate"].unit


def _estimate(outlet: str, entity: str, value: float | None = 2.0, *, n: int = 6, status: str = "ok") -> Estimate:
    return Estimate("made", outlet, entity, None, "both", 6, n, value, 1.0 if value else None, 3.0 if value else None, status)


def _dots(outlets: Sequence[str] = ("Alpha", "Beta"), entity: str = "Mayor") -> go.Figure:
    labels = {o: o for o in outlets}
    return dots.draw([_estimate(o, entity) for o in outlets], [entity], "mentions per 1,000 words", labels, theme.marks(outlets))


def _matrix(outlets: Sequence[str] = ("Alpha", "Beta"), entity: str = "Harbour") -> go.Figure:
    labels = {o: o for o in outlets}
    return matrix.draw([_estimate(o, entity) for o in outlets], {entity: entity}, FRAME_UNIT, labels, theme.marks(outlets))


def _strip(outlets: Sequence[str] = ("Alpha", "Beta"), article: str = "a") -> go.Figure:
    rows = pd.DataFrame([{"outlet": o, "article_id": article, "sentence": i, "value": 0.1 * i} for o in outlets for i in range(4)])
    return strip.draw(rows, outlets, "compound score", {o: o for o in outlets}, theme.marks(outlets))


def _timeline(
    outlets: Sequence[str] = ("Alpha", "Beta"), cue: str = "A → met → B", article: str = "a", known: str = "They met"
) -> go.Figure:
    events = events_of([("2031-01-10", "2031-01-10"), ("2031-01-01", "2031-01-31")], outlets, cue)
    articles = articles_of([("2031-01-12", "2031-01-14")], outlets, article)
    return timeline.draw(
        events, articles, (date(2031, 1, 1), date(2031, 1, 31)), {o: o for o in outlets}, [(date(2031, 1, 9),) * 2 + (known,)]
    )


def network_of(actor: str = "Arcadia") -> go.Figure:
    counts = {"n": 3, "n_cooperative": 2, "n_conflictual": 1}
    edges = pd.DataFrame([{"one": actor, "other": other, "sign": "mixed", **counts} for other in ("Borduria", "Caspia")])
    return network.draw(pd.DataFrame({"side": [actor, "Borduria", "Caspia"], "n": [6, 3, 3]}), edges, (actor, "Caspia"))


def course_of() -> go.Figure:
    shared = {"n": 5, "n_cooperative": 3, "n_conflictual": 2, "value": 1.0}
    rows = [{"day": date(2031, 1, 1), "low": None, "high": None}, {"day": date(2031, 1, 9), "low": -1.0, "high": 3.0}]
    return course.draw(pd.DataFrame([{**row, **shared} for row in rows]))


def events_of(dates: Sequence[tuple[str, str]], outlets: Sequence[str] = ("Alpha",), cue: str = "A → met → B") -> pd.DataFrame:
    plain = {"cooperative": True, "hollow": False, "cue": cue, "score": 1.0, "n": 1, "n_events": 1}
    rows = [
        {"outlet": o, "event_id": f"{o}{i}", "from_date": a, "to_date": b, **plain}
        for o in outlets
        for i, (a, b) in enumerate(dates)
    ]
    return pd.DataFrame(rows, columns=[*plain, "outlet", "event_id", "from_date", "to_date"])


def articles_of(dates: Sequence[tuple[str, str]], outlets: Sequence[str] = ("Alpha",), article: str = "a") -> pd.DataFrame:
    rows = [
        {"outlet": o, "article_id": article, "published_from": a, "published_to": b, "published_status": "stated"}
        for o in outlets
        for a, b in dates
    ]
    return pd.DataFrame(rows, columns=["outlet", "article_id", "published_from", "published_to", "published_status"])


FIGURES = {
    "dots": _dots,
    "matrix": _matrix,
    "strip": _strip,
    "timeline": _timeline,
    "network": network_of,
    "course": course_of,
}
KINDS = pytest.mark.parametrize("kind", FIGURES)


def _written(figure: go.Figure) -> Iterator[str]:
    """Every text that Plotly would draw; what is only handed back on a click is none."""
    plain = json.loads(figure.to_json())
    for trace in plain["data"]:
        trace.pop("customdata", None)
    yield from _strings(plain["data"])
    yield from _strings({key: value for key, value in plain["layout"].items() if key != "template"})


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value)


def ids_of(figure: go.Figure) -> list[str]:
    """The events that have a mark."""
    return [row[0] for trace in figure.data if trace.customdata is not None for row in trace.customdata if row[0]]


# ---------------------------------------------------------------- every figure


@pytest.mark.parametrize(
    ("kind", "unit"),
    [
        ("dots", "mentions per 1,000 words"),
        ("strip", "compound score"),
        ("timeline", "date of the event"),
        ("course", course.UNIT),
        ("matrix", FRAME_UNIT),
    ],
)
def test_unit_is_on_the_axis(kind: str, unit: str) -> None:
    figure = FIGURES[kind]()
    shown = [axis.title.text for axis in (figure.layout.xaxis, figure.layout.yaxis) if axis.visible is not False]
    assert unit in shown


@KINDS
def test_nothing_is_fetched(kind: str) -> None:
    text = FIGURES[kind]().to_json()
    assert not re.search(r"https?:|//[a-z]|data:image|topojson|mapbox", text, re.IGNORECASE)


def test_nothing_is_sent() -> None:
    assert theme.CONFIG["showSendToCloud"] is False
    assert theme.CONFIG["displaylogo"] is False


@pytest.mark.parametrize(
    "figure",
    [
        _dots((HOSTILE, "Beta")),
        _dots(entity=HOSTILE),
        _matrix((HOSTILE, "Beta")),
        _matrix(entity=HOSTILE),
        _strip((HOSTILE, "Beta")),
        _strip(article=HOSTILE),
        _timeline((HOSTILE, "Beta")),
        _timeline(cue=HOSTILE),
        _timeline(article=HOSTILE),
        _timeline(known=HOSTILE),
        network_of(HOSTILE),
    ],
    ids=[
        "dots-outlet",
        "dots-entity",
        "matrix-outlet",
        "matrix-title",
        "strip-outlet",
        "strip-article",
        "timeline-outlet",
        "timeline-cue",
        "timeline-article",
        "timeline-known",
        "network-actor",
    ],
)
def test_text_from_outside_is_text(figure: go.Figure) -> None:
    """An outlet that calls itself a link is written out, not drawn as one; a template never inserts what was not escaped."""
    written = list(_written(figure))
    assert not [text for text in written if "<a" in text.lower()]
    assert any("&lt;a" in text for text in written)
    assert not [text for text in written if "%{customdata" in text]


@KINDS
def test_outlets_keep_their_names_for_a_click(kind: str) -> None:
    """What a click hands back is the name itself, not the escaped one."""
    if kind in ("dots", "matrix"):
        given = [row[1] for trace in FIGURES[kind]((HOSTILE, "Beta")).data for row in trace.customdata]
        assert given == [HOSTILE, "Beta"]
    else:
        assert all(row for trace in FIGURES[kind]().data if trace.customdata is not None for row in trace.customdata)


def test_figures_of_the_demo(demo: Analysis) -> None:
    """The figures hold as many marks as there are values."""
    outlets, labels = scope.outlets(demo), scope.labels(demo)
    marks = theme.marks(outlets)
    found = [e for e in BY_NAME["entity_rate"].estimate(demo, "both") if e.entity in ("Ostrenia", "Velmara")]
    figure = dots.draw(found, ["Ostrenia", "Velmara"], "mentions per 1,000 words", labels, marks)
    assert sum(len(trace.x) for trace in figure.data) == len(found) == 8
    rows = tone.of_sentences(demo, "both")
    lanes = strip.draw(rows, outlets, "score", labels, marks)
    assert sum(len(trace.x) for trace in lanes.data) == len(rows) + len(outlets)  # the means as well
    marks = relation_tables.marks(demo, ("Ostrenia", "Velmara"), "both")
    events = marks[timeline.is_placed(marks)]
    dated = scope.with_outlet(demo, "articles").dropna(subset=["published_from"])
    drawn = [ids_of(timeline.draw(events, dated, panel, labels)) for panel in timeline.panels(events, dated)]
    assert sum(len(panel) for panel in drawn) == len(events) > 5
    nodes, edges = relation_tables.nodes(demo, "both"), relation_tables.edges(demo, "both")
    clicked = [pair for trace in network.draw(nodes, edges).data if trace.customdata is not None for pair in trace.customdata]
    assert len(clicked) == (edges["one"] != edges["other"]).sum()


# ---------------------------------------------------------------- values and their absence


def test_missing_value_is_no_mark() -> None:
    found = [_estimate("Alpha", "Mayor"), _estimate("Beta", "Mayor", None, n=0, status="not_available")]
    figure = dots.draw(found, ["Mayor"], "units", {"Alpha": "Alpha", "Beta": "Beta"}, theme.marks(["Alpha", "Beta"]))
    assert {trace.name: len(trace.x) for trace in figure.data} == {"Alpha": 1, "Beta": 0}


def test_whisker_is_the_interval() -> None:
    (trace,) = _dots(("Alpha",)).data
    assert (trace.x[0], trace.error_x.array[0], trace.error_x.arrayminus[0]) == (2.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("estimate", "text"),
    [
        (_estimate("Alpha", "Harbour", 2.04), "2.0"),
        (_estimate("Alpha", "Harbour", 0.5, n=1, status="too_few"), "–"),
        (_estimate("Alpha", "Harbour", 0.0, n=0, status="too_few"), "0"),
        (_estimate("Alpha", "Harbour", None, n=0, status="not_available"), "n/a"),
    ],
    ids=["value", "abstains", "none", "not available"],
)
def test_matrix_writes_what_it_shows(estimate: Estimate, text: str) -> None:
    figure = matrix.draw([estimate], {"Harbour": "Harbour"}, "cues", {"Alpha": "Alpha"}, theme.marks(["Alpha"]))
    assert list(figure.data[0].text) == [text]


def test_matrix_opens_the_mark_of_a_translation() -> None:
    outlets = ["Alpha", "Beta"]
    labels = {"Alpha": "Alpha", "Beta": "Beta; retranslated copy"}
    figure = matrix.draw([_estimate(o, "Harbour") for o in outlets], {"Harbour": "Harbour"}, "cues", labels, theme.marks(outlets))
    assert [trace.marker.symbol.endswith("-open") for trace in figure.data] == [False, True]


# ---------------------------------------------------------------- colours and shapes


def test_shares_leave_out_what_nobody_has_and_say_where_nothing_was_found() -> None:
    found = [_estimate("Alpha", "official", 0.95), _estimate("Alpha", "media", 0.05), _estimate("Alpha", "public", 0.0)]
    none = [_estimate("Beta", kind, None, n=0, status="not_available") for kind in ("official", "media", "public")]
    figure = json.loads(shares.draw([*found, *none], "share of words", {"Alpha": "Alpha", "Beta": HOSTILE}).to_json())
    assert [part["name"] for part in figure["data"]] == ["official", "media"]
    assert [part["text"] for part in figure["data"]] == [["95%"], [""]]
    assert "(none found)" in figure["layout"]["yaxis"]["ticktext"][1]
    assert "<a href" not in json.dumps(figure)


def test_more_kinds_than_colours_are_told_apart_by_pattern() -> None:
    kinds = [f"kind {number}" for number in range(2 * len(theme.PALETTE))]
    figure = shares.draw([_estimate("Alpha", kind, 1 / 16) for kind in kinds], "share", {"Alpha": "Alpha"})
    looks = {(part.marker.color, part.marker.pattern.shape) for part in figure.data}
    assert len(looks) == len(kinds)
