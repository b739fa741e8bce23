"""Figures → one page that opens without a network and without Parallax; each figure in it can be saved as a picture (PNG)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import plotly.graph_objects as go
from plotly.io import to_html

_HEAD = "<!doctype html><html lang='en'><meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
_STYLE = "<style>body{font:16px/1.5 sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}</style>"


def page(title: str, figures: Sequence[tuple[str, go.Figure]], notes: Sequence[str] = ()) -> str:
    """The page: its title, the notes on how to read it, and each figure under a heading of its own."""
    parts = [_HEAD, _STYLE, f"<title>{escape(title)}</title><h1>{escape(title)}</h1>"]
    parts += [f"<p>{escape(note)}</p>" for note in notes]
    for number, (heading, figure) in enumerate(figures):
        drawn = to_html(
            figure,
            full_html=False,
            include_plotlyjs=not number,  # the library once, for all of them
            div_id=f"figure-{number + 1}",
            config={"displaylogo": False, "toImageButtonOptions": {"format": "png", "scale": 2}},
        )
        parts += [f"<h2>{escape(heading)}</h2>", drawn]
    return "".join((*parts, "</html>\n"))
