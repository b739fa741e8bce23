"""A matrix of marks with their figures: one row for each frame, one column for each outlet, in the order of the legend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from analysis.draw import theme
from analysis.model import Estimate

ROW = 52
LARGEST, SMALLEST = 24, 5


def draw(
    estimates: Sequence[Estimate], titles: Mapping[str, str], unit: str, labels: Mapping[str, str], marks: Mapping[str, theme.Mark]
) -> go.Figure:
    """Area by rate, the rate beside it; a dash where the method abstains, no mark where there is no value, an open mark where the wording is a translator's.

    The legend names the columns from left to right, because names above narrow columns would run into each other.
    """
    outlets = list(dict.fromkeys(e.outlet for e in estimates))
    rows = [key for key in titles if any(e.entity == key for e in estimates)]
    place = {key: len(rows) - 1 - number for number, key in enumerate(rows)}
    top = max((e.value for e in estimates if e.value), default=1.0)
    columns = [
        _column(outlet, number, estimates, place, titles, labels[outlet], marks[outlet], top)
        for number, outlet in enumerate(outlets)
    ]
    return theme.figure(
        columns,
        height=100 + 22 * len(outlets) + ROW * len(rows),
        x={"title": {"text": unit}, "showticklabels": False, "showgrid": False, "range": [-0.6, len(outlets) - 0.4]},
        y={
            "tickvals": list(place.values()),
            "ticktext": [theme.wrapped(titles[k], 20) for k in rows],
            "range": [-0.6, len(rows) - 0.4],
        },
        showlegend=True,
    )


def _column(
    outlet: str,
    number: int,
    estimates: Sequence[Estimate],
    place: Mapping[str, int],
    titles: Mapping[str, str],
    label: str,
    mark: theme.Mark,
    top: float,
) -> dict[str, object]:
    here = [e for e in estimates if e.outlet == outlet and e.entity in place]
    shown = [0.0 if e.value is None or e.status == "too_few" else e.value for e in here]
    translated = "retranslated" in label
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": theme.plain(label),
        "x": [number] * len(here),
        "y": [place[e.entity or ""] for e in here],
        "text": [figure_of(e) for e in here],
        "textposition": "bottom center",
        "textfont": {"size": 12},
        "cliponaxis": False,
        "customdata": [[e.entity, e.outlet] for e in here],
        "marker": {
            "size": [
                0.1 if e.value is None else max(SMALLEST, LARGEST * (v / top) ** 0.5) for e, v in zip(here, shown, strict=True)
            ],
            "color": mark.colour,
            "symbol": f"{mark.symbol}-open" if translated else mark.symbol,
            "opacity": 0.9,
            "line": {"width": 2 if translated else 0, "color": mark.colour},
        },
        "unselected": {"marker": {"opacity": 0.55}},
        "hovertemplate": [
            f"{theme.plain(titles[e.entity or ''])}<br>{theme.plain(label)}<br>{figure_of(e)} per 1,000 words, {e.n} hits<extra></extra>"
            for e in here
        ],
    }


def figure_of(estimate: Estimate) -> str:
    """The number beside a mark."""
    if estimate.value is None:
        return "n/a"
    if estimate.status == "too_few":
        return "–" if estimate.n else "0"
    return f"{estimate.value:.1f}"
