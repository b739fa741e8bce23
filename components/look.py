"""What the pages look like beyond the colours of the configuration."""

from __future__ import annotations

import streamlit as st

_FIGURES = """<style>
.js-plotly-plot :is(.xtick, .ytick, .legend) text, .js-plotly-plot :is(.xtitle, .ytitle),
.js-plotly-plot .textpoint text:not([style*="rgb(255, 255, 255)"]) { fill: currentColor !important; }
</style>"""
"""The words of a figure in the colour of the text: the grey that Streamlit gives them is too faint on a light page."""


def apply() -> None:
    """Once for each run of a page."""
    st.html(_FIGURES)
