"""Distinctive words of one outlet: a row for each, its odds as a dot with a whisker, and the counts of both sides in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from analysis.draw import theme

ROW = 40
UNIT = "log-odds ratio"


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its odds and interval; ``counts`` says how often it stands here and elsewhere."""

    word: str
    value: float
    low: float
    high: float
    counts: str


def draw(words: Sequence[Word], outlet: str, mark: theme.Mark, reach: tuple[float, float]) -> go.Figure:
    """The surest on top. ``reach`` is the axis, the same for all outlets that stand beside each other."""
    places = [len(words) - 1 - number for number in range(len(words))]
    low, high = min(0.0, reach[0]), max(0.0, reach[1])
    edge = 0.05 * ((high - low) or 1)
    dots: dict[str, object] = {
        "type": "scatter",
        "mode": "markers",
        "x": [word.value for word in words],
        "y": places,
        "customdata": [[word.word, outlet] for word in words],
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [word.high - word.value for word in words],
            "arrayminus": [word.value - word.low for word in words],
            "thickness": 1.4,
            "width": 3,
        },
        "marker": {"size": 11, "color": mark.colour, "symbol": mark.symbol},
        "unselected": {"marker": {"opacity": 0.55}},
        "hovertemplate": [f"{theme.plain(w.word)}<br>{w.value:.2f}: {theme.plain(w.counts)}<extra></extra>" for w in words],
    }
    return theme.figure(
        [dots],
        height=80 + ROW * max(1, len(words)),
        x={"title": {"text": UNIT}, "range": [low - edge, high + edge], "zeroline": True, "zerolinecolor": theme.NEUTRAL},
        y={
            "tickvals": places,
            "ticktext": [f"<b>{theme.wrapped(w.word, 22)}</b><br>{theme.plain(w.counts)}" for w in words],
            "range": [-0.6, len(words) - 0.4],
            "showgrid": False,
        },
        showlegend=False,
    )
