"""Figures as one page: it stands alone, and what a text says in it stays text."""

from __future__ import annotations

import plotly.graph_objects as go

from analysis.publish import figures


def test_a_page_stands_alone_and_escapes_texts() -> None:
    figure = go.Figure({"data": [{"type": "scatter", "x": [1], "y": [2], "text": ["</script><b>"]}]})
    made = figures.page("Orla & <Vesper>", [("May <1>", figure), ("June", figure)], ["It measures <reporting>."])
    assert "<h1>Orla &amp; &lt;Vesper&gt;</h1>" in made
    assert "It measures &lt;reporting&gt;." in made
    assert "</script><b>" not in made
    assert made.count('id="figure-') == 2
    assert made.count("<script src=") == 0
    assert len(made) < 8_000_000


def test_a_page_without_figures_is_a_page() -> None:
    assert figures.page("Nothing", []).endswith("</html>\n")
