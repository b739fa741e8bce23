"""Figures: a unit on the axis, nothing fetched, nothing from outside read as markup, marks that can be told apart."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis import Analysis, Estimate
from analysis.draw import dots, matrix, shares, strip, theme, timeline
from analysis.indicators import BY_NAME
from analysis.measure import relations, scope, tone

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


def _timeline(outlets: Sequence[str] = ("Alpha", "Beta"), cue: str = "A → met → B", article: str = "a") -> go.Figure:
    events = _events([("2031-01-10", "2031-01-10"), ("2031-01-01", "2031-01-31")], outlets, cue)
    articles = _articles([("2031-01-12", "2031-01-14")], outlets, article)
    return timeline.draw(events, articles, (date(2031, 1, 1), date(2031, 1, 31)), {o: o for o in outlets})


def _events(dates: Sequence[tuple[str, str]], outlets: Sequence[str] = ("Alpha",), cue: str = "A → met → B") -> pd.DataFrame:
    flags = dict.fromkeys(("negated", "hypothetical", "requested", "future", "historical"), False)
    plain = {"cooperative": True, "cue": cue, "why": cue, "date_rule": cue, "granularity": "day"}
    rows = [
        {"outlet": o, "article_id": "a", "id": f"{o}{i}", "from_date": a, "to_date": b, **flags, **plain}
        for o in outlets
        for i, (a, b) in enumerate(dates)
    ]
    return pd.DataFrame(rows, columns=[*flags, *plain, "outlet", "article_id", "id", "from_date", "to_date"])


def _articles(dates: Sequence[tuple[str, str]], outlets: Sequence[str] = ("Alpha",), article: str = "a") -> pd.DataFrame:
    rows = [
        {"outlet": o, "article_id": article, "published_from": a, "published_to": b, "published_status": "stated"}
        for o in outlets
        for a, b in dates
    ]
    return pd.DataFrame(rows, columns=["outlet", "article_id", "published_from", "published_to", "published_status"])


FIGURES = {"dots": _dots, "matrix": _matrix, "strip": _strip, "timeline": _timeline}
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


# ---------------------------------------------------------------- every figure


@pytest.mark.parametrize(
    ("kind", "unit"),
    [
        ("dots", "mentions per 1,000 words"),
        ("strip", "compound score"),
        ("timeline", "date of the event"),
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
    events = relations.describe(relations.with_sides(demo)).dropna(subset=["from_date"])
    dated = scope.with_outlet(demo, "articles").dropna(subset=["published_from"])
    drawn = [_ids(timeline.draw(events, dated, panel, labels)) for panel in timeline.panels(events, dated)]
    assert {i for panel in drawn for i in panel} == set(events["id"])


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


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_rightly() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
    assert _contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ground", ["#ffffff", "#12161b"])
@pytest.mark.parametrize("colour", [*theme.PALETTE, theme.COOPERATIVE, theme.CONFLICTUAL, theme.NEUTRAL])
def test_colours_stand_out_from_both_grounds(colour: str, ground: str) -> None:
    assert _contrast(colour, ground) >= 3


@pytest.mark.parametrize("n", range(1, 9))
def test_outlets_differ_in_colour_and_in_shape(n: int) -> None:
    marks = theme.marks([f"outlet {i}" for i in range(n)]).values()
    assert len({mark.colour for mark in marks}) == len({mark.symbol for mark in marks}) == n


def test_beyond_eight_outlets_the_pairs_differ() -> None:
    assert len(set(theme.marks([f"outlet {i}" for i in range(40)]).values())) == 40


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ""),
        ("one two", "one two"),
        ("one two three four five", "one two<br>three four<br>five"),
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
    ],
)
def test_labels_break_between_words(text: str, lines: str) -> None:
    assert theme.wrapped(text, 10) == lines


# ---------------------------------------------------------------- the timeline


def _ids(figure: go.Figure) -> list[str]:
    """The events that have a mark."""
    return [row[0] for trace in figure.data if trace.customdata is not None for row in trace.customdata if row[0]]


@pytest.mark.parametrize(("days", "n"), [(timeline.GAP_DAYS, 1), (timeline.GAP_DAYS + 1, 2)])
def test_axis_breaks_at_a_gap(days: int, n: int) -> None:
    first = date(2031, 1, 10)
    second = (first + timedelta(days=days)).isoformat()
    found = timeline.panels(_events([(first.isoformat(),) * 2, (second, second)]), _articles([]))
    assert len(found) == n
    assert (found[0][0], found[-1][1].isoformat()) == (first, second)


def test_publications_make_panels_too() -> None:
    found = timeline.panels(_events([("2031-01-10", "2031-01-10")]), _articles([("2031-09-01", "2031-09-02")]))
    assert found == [(date(2031, 1, 10), date(2031, 1, 10)), (date(2031, 9, 1), date(2031, 9, 2))]


def test_a_panel_holds_its_own_events() -> None:
    events = _events([("2031-01-10", "2031-01-10"), ("2031-09-01", "2031-09-03")])
    drawn = [
        _ids(timeline.draw(events, _articles([]), panel, {"Alpha": "Alpha"})) for panel in timeline.panels(events, _articles([]))
    ]
    assert drawn == [["Alpha0"], ["Alpha1"]]


@pytest.mark.parametrize(
    ("last", "ends"), [("2031-01-10", []), ("2031-01-14", ["2031-01-10", "2031-01-14"])], ids=["day", "period"]
)
def test_a_period_is_a_bar_and_a_day_is_none(last: str, ends: list[str]) -> None:
    events = _events([("2031-01-10", last)])
    (panel,) = timeline.panels(events, _articles([]))
    figure = timeline.draw(events, _articles([]), panel, {"Alpha": "Alpha"})
    bars = [str(x)[:10] for trace in figure.data if trace.mode == "lines" for x in trace.x if x]
    assert bars == ends
    assert _ids(figure) == ["Alpha0"]


@pytest.mark.parametrize("flag", ["negated", "hypothetical", "requested"])
@pytest.mark.parametrize("cooperative", [True, False])
def test_what_is_not_told_as_fact_is_hollow(flag: str, cooperative: bool) -> None:
    events = _events([("2031-01-10", "2031-01-10"), ("2031-01-12", "2031-01-12")]).assign(cooperative=cooperative)
    events.loc[1, flag] = True
    (panel,) = timeline.panels(events, _articles([]))
    marks = [t for t in timeline.draw(events, _articles([]), panel, {"Alpha": "Alpha"}).data if t.mode == "markers"]
    shape = "triangle-up" if cooperative else "triangle-down"
    assert {row[0]: trace.marker.symbol for trace in marks for row in trace.customdata} == {
        "Alpha0": shape,
        "Alpha1": f"{shape}-open",
    }


@pytest.mark.parametrize(("cooperative", "side"), [(True, 1), (False, -1)])
def test_conflict_stands_below_the_line(cooperative: bool, side: int) -> None:
    events = _events([("2031-01-10", "2031-01-10")]).assign(cooperative=cooperative)
    (trace,) = timeline.draw(events, _articles([]), (date(2031, 1, 10),) * 2, {"Alpha": "Alpha"}).data
    assert trace.y[0] * side > 0


def test_no_more_marks_than_a_figure_can_bear() -> None:
    events = _events([("2031-01-10", "2031-01-10")] * (timeline.MAX_MARKS + 50))
    figure = timeline.draw(events, _articles([]), (date(2031, 1, 10),) * 2, {"Alpha": "Alpha"})
    assert len(_ids(figure)) == timeline.MAX_MARKS


def test_title_names_the_months() -> None:
    assert timeline.title((date(2031, 1, 2), date(2031, 1, 9))) == "January 2031"
    assert timeline.title((date(2031, 1, 2), date(2031, 3, 9))) == "January 2031 to March 2031"


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
