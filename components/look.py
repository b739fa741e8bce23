"""What the pages look like beyond the colours of the configuration."""

from __future__ import annotations

import streamlit as st

_STYLE = """<style>
.js-plotly-plot :is(.xtick, .ytick, .legend) text, .js-plotly-plot :is(.xtitle, .ytitle),
.js-plotly-plot .textpoint text:not([style*="rgb(255, 255, 255)"]) { fill: currentColor !important; }
[data-testid="stMultiSelect"] [data-tag-index] * { color: light-dark(#ffffff, #0a0e12) !important; }
</style>"""
"""The words of a figure in the colour of the text, since the grey that Streamlit gives them is too faint on a light page; the words
on what is chosen from a list in a colour that its ground bears, which on a dark page is light."""


def apply() -> None:
    """Once for each run of a page."""
    st.html(_STYLE)
