"""Stance towards ties between two sides, and towards groups: the figures, and the sentences that they are made of."""

from __future__ import annotations

import streamlit as st

from analysis.draw import dots
from analysis.indicators import BY_NAME
from analysis.measure import ties
from components import blocks, cached, cards
from components.cached import View

NAME = "tie_stance"


def show(view: View) -> None:
    """Means with their intervals where there are ten decided sentences; below that the sentences themselves."""
    found = cached.estimates(view, NAME)
    if not any(e.n for e in found):
        return
    entry = BY_NAME[NAME]
    st.markdown("**Ties and groups**")
    st.caption(f"{entry.limits} {entry.direction.capitalize()}.")
    enough = [e for e in found if e.status not in ("too_few", "not_available")]
    if enough:
        rows = [name for name in cached.computed(view, ties.names) if any(e.entity == name for e in enough)]
        figure = dots.draw(enough, rows, entry.unit, view.labels, cards.marks(view))
        blocks.measured(view, NAME, found, figure, key=NAME)
    if few := tuple(e for e in found if e.status == "too_few" and e.n):
        told = cached.computed(view, ties.behind, few, view.voice)
        heading = f"Ties and groups with too few for an interval: the {blocks.rows(len(told))}"
        blocks.evidence(view, told, heading=heading, key="rows_tie_few")
