"""Who is told to act on whom: actors as nodes, what passes between two of them as an edge with a sign.

The actor of most events stands in the middle. An edge is as wide as the events are many and says how many; its sign is in its
colour and its dashes. Where a node stands says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, dist, pi, sin, sqrt

import pandas as pd
import plotly.graph_objects as go

from analysis.draw import theme
from analysis.store import tables

MAX_NODES = 9
HEIGHT = 430
SHARES = (0.5, 0.58, 0.42, 0.66, 0.34, 0.74, 0.26)
"""The places on an edge where its number may stand, the best first."""
CLEAR = 0.3
"""So far apart are two numbers far enough."""
SIGNS: Mapping[str | None, tuple[str, str, str]] = {
    "cooperative": ("mostly cooperative", theme.COOPERATIVE, "solid"),
    "conflictual": ("mostly conflictual", theme.CONFLICTUAL, "dash"),
    "mixed": ("both alike", theme.NEUTRAL, "solid"),
    None: ("nothing told as fact", theme.NEUTRAL, "dot"),
}
"""Sign of an edge → its name, colour and dashes."""

Point = tuple[float, float]


def draw(nodes: pd.DataFrame, edges: pd.DataFrame, chosen: tuple[str, str] | None = None) -> go.Figure:
    """The nine actors of most events and all edges between them; `nodes` and `edges` as ``relation_tables`` gives them."""
    shown = shown_edges(nodes, edges)
    names = [name for name in nodes["side"] if name in set(shown["one"]) | set(shown["other"])]
    places = _places(names)
    rows = tables.records(shown)
    counts = dict(zip(nodes["side"], nodes["n"], strict=True))
    return theme.figure(
        [*_lines(rows, places), _numbers(rows, places, chosen), _actors(names, places, counts)],
        height=HEIGHT,
        x={"visible": False, "range": [-1.75, 1.75]},
        y={"visible": False, "range": [-1.3, 1.3]},
        showlegend=True,
        hovermode="closest",
    )


def shown_edges(nodes: pd.DataFrame, edges: pd.DataFrame) -> pd.DataFrame:
    """The edges that are drawn; what passes within one side is no edge."""
    largest = set(nodes["side"].head(MAX_NODES))
    return edges[edges["one"].isin(largest) & edges["other"].isin(largest) & (edges["one"] != edges["other"])]


def _places(names: Sequence[str]) -> dict[str, Point]:
    """The first in the middle, the others around it from the top on."""
    around = names[1:]
    angles = [pi / 2 - 2 * pi * number / max(1, len(around)) for number in range(len(around))]
    return dict(zip(names, [(0.0, 0.0), *((cos(angle), sin(angle)) for angle in angles)], strict=False))


def _lines(rows: Sequence[Mapping[str, object]], places: Mapping[str, Point]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for row in rows:
        name, colour, dash = SIGNS[row["sign"]]  # type: ignore[index]
        (x0, y0), (x1, y1) = places[str(row["one"])], places[str(row["other"])]
        found.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": name,
                "legendgroup": name,
                "showlegend": name not in {trace["name"] for trace in found},
                "x": [x0, x1],
                "y": [y0, y1],
                "line": {"width": min(2 + 0.8 * sqrt(float(str(row["n"]))), 10), "color": colour, "dash": dash},
                "hoverinfo": "skip",
            }
        )
    return found


def _numbers(
    rows: Sequence[Mapping[str, object]], places: Mapping[str, Point], chosen: tuple[str, str] | None
) -> dict[str, object]:
    """How many events an edge stands for, on the edge; this is what can be clicked."""
    points = _on_edges(rows, places)
    picked = [chosen is not None and {row["one"], row["other"]} == set(chosen) for row in rows]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "text": [str(row["n"]) for row in rows],
        "textfont": {"color": "#ffffff", "size": 12},
        "marker": {
            "opacity": 1,
            "size": [30 if one else 24 for one in picked],
            "color": [SIGNS[row["sign"]][1] for row in rows],  # type: ignore[index]
            "line": {"width": [4 if one else 0 for one in picked], "color": theme.PALETTE[0]},
        },
        "customdata": [[row["one"], row["other"]] for row in rows],
        "unselected": {"marker": {"opacity": 1}},
        "hovertemplate": [f"{_hover(row)}<extra></extra>" for row in rows],
        "showlegend": False,
    }


def _actors(names: Sequence[str], places: Mapping[str, Point], counts: Mapping[str, int]) -> dict[str, object]:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [places[name][0] for name in names],
        "y": [places[name][1] for name in names],
        "text": [theme.wrapped(name, 13) for name in names],
        "textposition": [_beside(*places[name]) for name in names],
        "marker": {"opacity": 1, "size": [min(10 + 1.6 * sqrt(counts[name]), 28) for name in names], "color": theme.NEUTRAL},
        "hovertemplate": [f"{theme.plain(name)}: in {counts[name]} events<extra></extra>" for name in names],
        "showlegend": False,
    }


def _on_edges(rows: Sequence[Mapping[str, object]], places: Mapping[str, Point]) -> list[Point]:
    """Where the number of each edge stands: near its middle, but as far as can be from the actors and the numbers before it."""
    taken = list(places.values())
    for row in rows:
        (x0, y0), (x1, y1) = places[str(row["one"])], places[str(row["other"])]
        points = [(x0 + share * (x1 - x0), y0 + share * (y1 - y0)) for share in SHARES]
        taken.append(max(points, key=lambda point: min(CLEAR, *(dist(point, other) for other in taken))))
    return taken[len(places) :]


def _beside(x: float, y: float) -> str:
    return (
        "bottom center" if abs(x) < 0.3 and y <= 0 else "top center" if abs(x) < 0.3 else f"middle {'right' if x > 0 else 'left'}"
    )


def _hover(row: Mapping[str, object]) -> str:
    sign = SIGNS[row["sign"]][0]  # type: ignore[index]
    pair = f"{theme.plain(str(row['one']))} – {theme.plain(str(row['other']))}"
    return f"{pair}: {row['n']} events, {sign}<br>{row['n_cooperative']} cooperative, {row['n_conflictual']} conflictual"
