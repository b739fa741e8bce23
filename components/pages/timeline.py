"""Timeline: what two actors are reported to have done to each other, one lane for each outlet."""

from __future__ import annotations

import streamlit as st

from analysis.measure import relations, warmth
from components import blocks, cached, controls, relation
from components.cached import View
from components.escaping import md


def render(view: View) -> None:
    st.title("The relation over time")
    pairs = relations.pairs(view.data)
    pair = view.selection.pair or next((pair for pair in pairs if pair[0] != pair[1]), None)
    if pair is None:
        blocks.empty("No event between two actors was found in these articles.")
        return
    st.markdown(f"What **{md(pair[0])}** and **{md(pair[1])}** are reported to have done to each other. **{warmth.READING}**")
    relation.way_in(view, pair)
    told = cached.relation(view, pair)
    if told.events.empty:
        blocks.empty("No event between these two in this voice. Choose another pair, or both voices, in the sidebar.")
        return
    relation.events(view, pair, told)
    relation.pooled(view, pair, told)
    relation.profile(view, pair, told)


if __name__ == "__main__":
    render(controls.view())
