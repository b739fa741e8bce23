"""Dumbbells: one row for each feature, its outlets as dots joined by a line, intervals as whiskers, and the yardstick as a bar.

The grey bar below the dots is how far one outlet is from itself, half against half; a line that is no longer says nothing. What may be
said of a row stands in words under its name, so that nothing hangs on a colour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from analysis.draw import theme
from analysis.model import Estimate

LANE = 15
LEAST = 66
"""The height of an outlet's lane, and the least height of a row, in pixels."""
BAR = 7
YARDSTICK = "one outlet against itself"
OWN_SCALE = "Each row has a scale of its own, from its lowest to its highest end; the figures stand beside the dots."
LABEL = 24
"""Letters of a line of a row's name; a phone has no room for more."""


@dataclass(frozen=True, slots=True)
class Row:
    """One feature: its name, what may be said of it, its estimates with their figures as text, and the yardstick in its unit."""

    title: str
    note: str
    estimates: tuple[Estimate, ...]
    said: tuple[str, ...]
    yardstick: float | None


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row at its height, with what its values are to be taken less and divided by."""

    row: Row
    y: float
    least: float
    scale: float

    def x(self, value: float) -> float:
        return (value - self.least) / self.scale


def draw(rows: Sequence[Row], unit: str | None, labels: Mapping[str, str], marks: Mapping[str, theme.Mark]) -> go.Figure:
    """Rows from top to bottom, on one axis in ``unit``; without a unit each row is drawn on its own scale."""
    outlets = list(dict.fromkeys(e.outlet for row in rows for e in row.estimates))
    placed = [_Placed(row, len(rows) - 1 - i, *(_scale(row) if unit is None else (0.0, 1.0))) for i, row in enumerate(rows)]
    height = max(LEAST, LANE * (len(outlets) + 2))
    lane = LANE / height
    data = [_lines(placed, outlets, lane), *_yardsticks(placed, len(outlets), lane)]
    data += [_dots(outlet, i, len(outlets), placed, labels, marks, lane) for i, outlet in enumerate(outlets)]
    if unit is None:
        data.append(_figures(placed, outlets, lane))
    return theme.figure(
        data,
        height=90 + height * max(1, len(rows)) + 22 * (len(outlets) + 1),
        x=_axis(placed, unit),
        y={
            "tickvals": [p.y for p in placed],
            "ticktext": [_label(p.row) for p in placed],
            "range": [-0.6, len(rows) - 0.4],
            "showgrid": False,
        },
        shapes=[_rule(y) for y in range(len(rows) - 1)],
        showlegend=True,
    )


def _label(row: Row) -> str:
    note = f"<br><i>{theme.wrapped(row.note, LABEL)}</i>" if row.note else ""
    return f"{theme.wrapped(row.title, LABEL)}{note}"


def _ends(row: Row) -> list[float]:
    found = [end for e in row.estimates for end in (e.value, e.low, e.high) if end is not None and e.value is not None]
    values = [e.value for e in row.estimates if e.value is not None]
    return found + ([min(values) + row.yardstick] if values and row.yardstick is not None else [])


def _scale(row: Row) -> tuple[float, float]:
    """Where the scale of a row begins, and how long it is; a rate begins at 0."""
    ends = _ends(row) or [0.0]
    least = min(0.0, *ends) if len(ends) > 1 else min(0.0, ends[0])
    return least, (max(ends) - least) or 1.0


def _axis(placed: Sequence[_Placed], unit: str | None) -> dict[str, object]:
    if unit is None:
        return {"range": [-0.04, 1.34], "showticklabels": False, "showgrid": False}
    ends = [end for p in placed for end in _ends(p.row)] or [0.0, 1.0]
    low, high = min(0.0, *ends), max(0.0, *ends)
    edge = 0.04 * ((high - low) or 1)
    return {"title": {"text": unit}, "range": [low - edge, high + edge], "zeroline": True, "zerolinecolor": theme.NEUTRAL}


def _rule(y: float) -> dict[str, object]:
    line = {"color": theme.GRID, "width": 1}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y + 0.5, "y1": y + 0.5, "line": line}


def _offset(number: int, n: int, lane: float) -> float:
    return ((n - 1) / 2 - number) * lane + lane / 2


def _lines(placed: Sequence[_Placed], outlets: Sequence[str], lane: float) -> dict[str, object]:
    """The line that joins the dots of a row."""
    x: list[float | None] = []
    y: list[float | None] = []
    for p in placed:
        for e in p.row.estimates:
            if e.value is not None:
                x.append(p.x(e.value))
                y.append(p.y + _offset(outlets.index(e.outlet), len(outlets), lane))
        x.append(None)
        y.append(None)
    line = {"color": theme.NEUTRAL, "width": 2}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip", "showlegend": False}


def _yardsticks(placed: Sequence[_Placed], n: int, lane: float) -> list[dict[str, object]]:
    x: list[float | None] = []
    y: list[float | None] = []
    for p in placed:
        values = [e.value for e in p.row.estimates if e.value is not None]
        if values and p.row.yardstick is not None:
            x += [p.x(min(values)), p.x(min(values) + p.row.yardstick), None]
            y += [p.y + _offset(n, n, lane)] * 2 + [None]
    if not x:
        return []
    line = {"color": theme.NEUTRAL, "width": BAR}
    return [{"type": "scatter", "mode": "lines", "name": YARDSTICK, "x": x, "y": y, "line": line, "hoverinfo": "skip"}]


def _dots(
    outlet: str,
    number: int,
    n: int,
    placed: Sequence[_Placed],
    labels: Mapping[str, str],
    marks: Mapping[str, theme.Mark],
    lane: float,
) -> dict[str, object]:
    here = [
        (p, e, said)
        for p in placed
        for e, said in zip(p.row.estimates, p.row.said, strict=True)
        if e.outlet == outlet and e.value is not None
    ]
    name = theme.plain(labels[outlet])
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [p.x(e.value or 0.0) for p, e, _ in here],
        "y": [p.y + _offset(number, n, lane) for p, _, _ in here],
        "customdata": [[e.indicator, e.entity, e.outlet] for _, e, _ in here],
        "error_x": _whiskers([(p, e) for p, e, _ in here]),
        "marker": {"size": 11, "color": marks[outlet].colour, "symbol": marks[outlet].symbol},
        "unselected": {"marker": {"opacity": 0.55}},
        "hovertemplate": [f"{theme.plain(p.row.title)}<br>{name}<br>{said}, n = {e.n}<extra></extra>" for p, e, said in here],
    }


def _figures(placed: Sequence[_Placed], outlets: Sequence[str], lane: float) -> dict[str, object]:
    """The figure of each dot at the end of its lane, where no whisker runs."""
    here = [(p, e, said) for p in placed for e, said in zip(p.row.estimates, p.row.said, strict=True) if e.value is not None]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [1.08] * len(here),
        "y": [p.y + _offset(outlets.index(e.outlet), len(outlets), lane) for p, e, _ in here],
        "text": [said for *_, said in here],
        "textposition": "middle right",
        "textfont": {"size": 12},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _whiskers(here: Sequence[tuple[_Placed, Estimate]]) -> dict[str, object]:
    return {
        "type": "data",
        "symmetric": False,
        "array": [None if e.high is None else (e.high - (e.value or 0.0)) / p.scale for p, e in here],
        "arrayminus": [None if e.low is None else ((e.value or 0.0) - e.low) / p.scale for p, e in here],
        "thickness": 1.4,
        "width": 3,
    }
