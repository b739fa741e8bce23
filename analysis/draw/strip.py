"""Every sentence as a dot along a scale, one lane for each outlet, with the mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.draw import theme

LANE = 74


def draw(
    rows: pd.DataFrame, outlets: Sequence[str], unit: str, labels: Mapping[str, str], marks: Mapping[str, theme.Mark]
) -> go.Figure:
    """`rows` has outlet, article_id, sentence and value; dots of one lane are spread evenly so that none hides another."""
    data: list[dict[str, object]] = []
    for number, outlet in enumerate(outlets):
        here = rows[rows["outlet"] == outlet]
        lane = len(outlets) - 1 - number
        spread = [lane + ((i * 7) % 11 - 5) * 0.05 for i in range(len(here))]
        data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": list(here["value"]),
                "y": spread,
                "customdata": here[["article_id", "sentence"]].to_numpy().tolist(),
                "marker": {"size": 7, "color": marks[outlet].colour, "symbol": marks[outlet].symbol, "opacity": 0.55},
                "hovertemplate": [
                    f"{theme.plain(str(article))}, sentence {sentence}: {value:.2f}<extra></extra>"
                    for article, sentence, value in zip(here["article_id"], here["sentence"], here["value"], strict=True)
                ],
            }
        )
        if len(here):
            data.append(
                {
                    "type": "scatter",
                    "mode": "markers+text",
                    "x": [here["value"].mean()],
                    "y": [lane + 0.38],
                    "text": [f"mean {here['value'].mean():+.2f}"],
                    "textposition": "middle right",
                    "textfont": {"size": 12},
                    "marker": {"size": 11, "symbol": "triangle-down", "color": marks[outlet].colour},
                    "hoverinfo": "skip",
                }
            )
    return theme.figure(
        data,
        height=90 + LANE * len(outlets),
        x={"title": {"text": unit}, "range": [-1.05, 1.05], "zeroline": True, "zerolinecolor": theme.NEUTRAL},
        y={
            "tickvals": list(range(len(outlets))),
            "ticktext": [theme.wrapped(labels[o], 16) for o in reversed(outlets)],
            "range": [-0.6, len(outlets) - 0.4],
            "showgrid": False,
        },
        showlegend=False,
    )
