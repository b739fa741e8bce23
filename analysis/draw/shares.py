"""Bars that add up to one: one bar for each outlet, one part for each kind, told apart by colour, pattern and order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from analysis.draw import theme
from analysis.model import Estimate

BAR = 62
PATTERNS = ("", "/", ".", "\\", "x", "-", "|", "+")
LABELLED = 0.08
"""A part narrower than this has no room for its figure; the table has it."""


def draw(estimates: Sequence[Estimate], unit: str, labels: Mapping[str, str]) -> go.Figure:
    """Outlets from top to bottom, kinds from left to right in the order of the estimates; no bar where nothing was found."""
    outlets = list(dict.fromkeys(e.outlet for e in estimates))
    kinds = [k for k in dict.fromkeys(e.entity for e in estimates) if any(e.value for e in estimates if e.entity == k)]
    place = {outlet: len(outlets) - 1 - number for number, outlet in enumerate(outlets)}
    return theme.figure(
        [_part(kind or "", number, [e for e in estimates if e.entity == kind], place, labels) for number, kind in enumerate(kinds)],
        height=110 + BAR * len(outlets) + 11 * len(kinds),
        x={"title": {"text": unit}, "range": [0, 1.04], "tickformat": ".0%"},
        y={
            "tickvals": list(place.values()),
            "ticktext": [_row(outlet, estimates, labels[outlet]) for outlet in outlets],
            "range": [-0.6, len(outlets) - 0.4],
            "showgrid": False,
        },
        barmode="stack",
        bargap=0.35,
        showlegend=True,
        legend={**theme.LEGEND, "traceorder": "normal"},
    )


def _row(outlet: str, estimates: Sequence[Estimate], label: str) -> str:
    """The outlet, with a word where it has no bar."""
    has = any(e.value is not None for e in estimates if e.outlet == outlet)
    return theme.wrapped(label, 16) + ("" if has else "<br>(none found)")


def _part(
    kind: str, number: int, here: Sequence[Estimate], place: Mapping[str, int], labels: Mapping[str, str]
) -> dict[str, object]:
    shown = [e for e in here if e.value]
    values = [e.value or 0.0 for e in shown]
    return {
        "type": "bar",
        "orientation": "h",
        "name": theme.plain(kind),
        "x": values,
        "y": [place[e.outlet] for e in shown],
        "text": [f"{value:.0%}" if value >= LABELLED else "" for value in values],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"size": 12, "color": "#ffffff"},
        "customdata": [[e.entity, e.outlet] for e in shown],
        "marker": {
            "color": theme.PALETTE[number % len(theme.PALETTE)],
            "line": {"color": "#ffffff", "width": 1},
            "pattern": {"shape": PATTERNS[number // len(theme.PALETTE) % len(PATTERNS)], "size": 6},
        },
        "hovertemplate": [
            f"{theme.plain(kind)}<br>{theme.plain(labels[e.outlet])}<br>{value:.0%}, n = {e.n}<extra></extra>"
            for e, value in zip(shown, values, strict=True)
        ],
    }
