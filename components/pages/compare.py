"""Compare: two to four outlets or articles side by side, measure by measure."""

from __future__ import annotations

import streamlit as st

from analysis.measure import scope
from components import blocks, controls, sections, telling, voices, words
from components.cached import View

TOP = 12


def render(view: View) -> None:
    st.title("Side by side")
    by = controls.switch("Compare", ("Outlets", "Articles"), key="compare_by")
    whole = view.of((), by_article=by == "Articles")
    groups = [
        name
        for name in scope.outlets(whole.data)
        if by == "Articles" or not view.selection.outlets or name in view.selection.outlets
    ]
    chosen = controls.choose_groups(groups, scope.labels(whole.data), by=by)
    if len(chosen) < 2:
        blocks.empty("A comparison needs two; choose another one, or clear the outlets in the sidebar.")
        return
    side = view.of(chosen, by_article=by == "Articles")
    if side.data["articles"].empty:
        blocks.empty("No article of these was published in the period chosen in the sidebar.")
        return
    st.caption(
        "Articles of different dates tell of different events; a difference between them is not yet a difference of outlook."
    )
    sections.named(side, top=TOP, key="compare_named")
    sections.forms(side)
    words.quoted(side)
    voices.show(side)
    sections.frames(side, key="compare")
    telling.show(side)
    words.distinctive(side)
    words.valence(side)


if __name__ == "__main__":
    render(controls.view())
