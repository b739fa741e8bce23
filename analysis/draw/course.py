"""The course of a told relation: the weighted mean score up to each day, with its interval as a band where there is one."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis.draw import theme
from analysis.store import tables

UNIT = "mean score, -10 to 10"
BAND = "rgba(128,138,148,0.28)"


def draw(course: pd.DataFrame) -> go.Figure:
    """One line. `course` as ``warmth.course`` gives it for one outlet or all: day, n, value, low, high, status."""
    rows = [row for row in tables.records(course) if row["value"] is not None]
    days = [str(row["day"]) for row in rows]
    banded = [row for row in rows if row["low"] is not None and row["high"] is not None]
    ends = [str(row["day"]) for row in banded]
    line: dict[str, object] = {
        "type": "scatter",
        "mode": "lines+markers",
        "name": "mean score so far",
        "x": days,
        "y": [row["value"] for row in rows],
        "line": {"shape": "hv", "width": 3, "color": theme.PALETTE[0]},
        "marker": {"size": 7, "color": theme.PALETTE[0]},
        "hovertemplate": [f"{_hover(row)}<extra></extra>" for row in rows],
    }
    edge: dict[str, object] = {
        "type": "scatter",
        "mode": "lines",
        "x": ends,
        "line": {"width": 0, "shape": "hv"},
        "hoverinfo": "skip",
    }
    band: list[dict[str, object]] = [
        {**edge, "y": [row["low"] for row in banded], "showlegend": False},
        {**edge, "y": [row["high"] for row in banded], "name": "95 % interval", "fill": "tonexty", "fillcolor": BAND},
    ]
    return theme.figure(
        [*(band if banded else ()), line],
        height=280,
        x={"type": "date", "title": {"text": "up to this day"}, "tickformat": "%d %b<br>%Y", "nticks": 7, "tickangle": 0},
        y={"range": [-10.5, 10.5], "title": {"text": UNIT}, "tickvals": [-10, -5, 0, 5, 10]},
        shapes=[
            {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "line": {"color": theme.NEUTRAL, "width": 1}}
        ],
        showlegend=True,
    )


def _hover(row: dict[str, object]) -> str:
    interval = "too few for an interval" if row["low"] is None else f"{row['low']:.1f} to {row['high']:.1f}"
    counts = f"n = {row['n']}: {row['n_cooperative']} cooperative, {row['n_conflictual']} conflictual"
    return f"up to {row['day']}: {row['value']:+.1f} ({interval})<br>{counts}"
