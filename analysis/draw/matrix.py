"""A matrix of bubbles with their figures: one row for each frame, one column for each outlet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from analysis.draw import theme
from analysis.model import Estimate

ROW = 44
LARGEST = 34


def draw(
    estimates: Sequence[Estimate], titles: Mapping[str, str], labels: Mapping[str, str], marks: Mapping[str, theme.Mark]
) -> go.Figure:
    """Area by rate, the rate beside it; a dash where the method abstains, an open ring where the wording is a translator's."""
    outlets = list(dict.fromkeys(e.outlet for e in estimates))
    rows = [key for key in titles if any(e.entity == key for e in estimates)]
    place = {key: len(rows) - 1 - number for number, key in enumerate(rows)}
    top = max((e.value or 0 for e in estimates), default=0) or 1
    data = [_column(outlet, number, estimates, place, titles, labels, marks, top) for number, outlet in enumerate(outlets)]
    return theme.figure(
        data,
        height=110 + ROW * len(rows),
        x={
            "tickvals": list(range(len(outlets))),
            "ticktext": [theme.wrapped(labels[o], 13) for o in outlets],
            "side": "top",
            "range": [-0.5, len(outlets) - 0.4],
            "showgrid": False,
            "tickangle": 0,
            "tickfont": {"size": 12},
        },
        y={
            "tickvals": list(place.values()),
            "ticktext": [theme.wrapped(titles[k], 20) for k in rows],
            "range": [-0.6, len(rows) - 0.4],
        },
        showlegend=False,
    )


def _column(
    outlet: str,
    number: int,
    estimates: Sequence[Estimate],
    place: Mapping[str, int],
    titles: Mapping[str, str],
    labels: Mapping[str, str],
    marks: Mapping[str, theme.Mark],
    top: float,
) -> dict[str, object]:
    here = [e for e in estimates if e.outlet == outlet and e.entity in place]
    shown = [e.value if e.status != "too_few" else None for e in here]
    translated = "retranslated" in labels[outlet]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [number] * len(here),
        "y": [place[e.entity or ""] for e in here],
        "text": [_figure(e) for e in here],
        "textposition": "middle right",
        "textfont": {"size": 12},
        "cliponaxis": False,
        "customdata": [[e.entity, e.outlet] for e in here],
        "marker": {
            "size": [max(6, LARGEST * ((v or 0) / top) ** 0.5) for v in shown],
            "color": marks[outlet].colour,
            "symbol": "circle-open" if translated else "circle",
            "opacity": [0.9 if v else 0.25 for v in shown],
            "line": {"width": 2 if translated else 0, "color": marks[outlet].colour},
        },
        "hovertemplate": [
            f"{theme.plain(titles[e.entity or ''])}<br>{theme.plain(labels[outlet])}<br>{_figure(e)} per 1,000 words, {e.n} hits<extra></extra>"
            for e in here
        ],
    }


def _figure(estimate: Estimate) -> str:
    if estimate.value is None:
        return "n/a"
    if estimate.status == "too_few":
        return "0" if not estimate.n else "–"
    return f"{estimate.value:.1f}"
