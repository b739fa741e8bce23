"""Dots with intervals: one row for each entity (or word), one mark for each outlet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from analysis.draw import theme
from analysis.model import Estimate

ROW, LANE = 46, 9
"""The least height of a row, and the height that each outlet has within it, in pixels."""


def draw(
    estimates: Sequence[Estimate], rows: Sequence[str], unit: str, labels: Mapping[str, str], marks: Mapping[str, theme.Mark]
) -> go.Figure:
    """Rows from top to bottom, outlets side by side within a row; a whisker is the 95 % interval."""
    outlets = list(dict.fromkeys(e.outlet for e in estimates))
    place = {row: len(rows) - 1 - number for number, row in enumerate(rows)}
    data = [_trace(outlet, number, len(outlets), estimates, place, labels, marks) for number, outlet in enumerate(outlets)]
    low = min((end for e in estimates for end in (e.low, e.value) if end is not None), default=0)
    high = max((end for e in estimates for end in (e.high, e.value) if end is not None), default=1)
    edge = 0.03 * ((high - min(low, 0)) or 1)
    return theme.figure(
        data,
        height=120 + max(ROW, LANE * (len(outlets) + 1)) * max(1, len(rows)) + 22 * len(outlets),
        x={
            "title": {"text": unit},
            "range": [min(low, 0) - edge, high + edge],
            "zeroline": True,
            "zerolinecolor": theme.NEUTRAL,
        },
        y={
            "tickvals": list(place.values()),
            "ticktext": [theme.wrapped(row) for row in place],
            "range": [-0.6, len(rows) - 0.4],
            "showgrid": False,
        },
        shapes=[
            {
                "type": "line",
                "xref": "paper",
                "x0": 0,
                "x1": 1,
                "y0": y + 0.5,
                "y1": y + 0.5,
                "line": {"color": theme.GRID, "width": 1},
            }
            for y in range(len(rows) - 1)
        ],
    )


def _trace(
    outlet: str,
    number: int,
    n: int,
    estimates: Sequence[Estimate],
    place: Mapping[str, int],
    labels: Mapping[str, str],
    marks: Mapping[str, theme.Mark],
) -> dict[str, object]:
    here = [e for e in estimates if e.outlet == outlet and e.value is not None and e.entity in place]
    offset = ((n - 1) / 2 - number) * LANE / max(ROW, LANE * (n + 1))
    values = [e.value or 0 for e in here]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": theme.plain(labels[outlet]),
        "x": values,
        "y": [place[e.entity or ""] + offset for e in here],
        "customdata": [[e.entity, e.outlet] for e in here],
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [None if e.high is None else e.high - v for e, v in zip(here, values, strict=True)],
            "arrayminus": [None if e.low is None else v - e.low for e, v in zip(here, values, strict=True)],
            "thickness": 1.4,
            "width": 3,
        },
        "marker": {"size": 11, "color": marks[outlet].colour, "symbol": marks[outlet].symbol},
        "unselected": {"marker": {"opacity": 0.55}},
        "hovertemplate": [
            f"{theme.plain(e.entity or '')}<br>{theme.plain(labels[e.outlet])}<br>{e.value:.2f}, n = {e.n}<extra></extra>"
            for e in here
        ],
    }
