"""Who is compared: two to four outlets, articles, or periods of publication."""

from __future__ import annotations

import streamlit as st

from analysis.measure import scope
from components import blocks, controls
from components.cached import View

BY = ("Outlets", "Articles", "Periods")
DATES = (
    "Articles of different dates tell of different events; a difference between them is not yet a difference of outlook. "
    "Outlets are compared inside the stories that they share, where there are enough of them; each sentence says which it was."
)


def choose(view: View) -> View | None:
    """The part of the view that is compared; nothing, and a line that says why, where there are not two."""
    by = controls.switch("Compare", BY, key="compare_by")
    whole = _grouped(view, by)
    chosen = controls.choose_groups(_offered(view, whole, by), whole.labels, by=by)
    if len(chosen) < 2:
        blocks.empty("A comparison needs two; choose another one, or clear the outlets in the sidebar.")
        return None
    side = whole.of(chosen, by_article=by == "Articles")
    if side.data["articles"].empty:
        blocks.empty("No article of these was published in the period chosen in the sidebar.")
        return None
    st.caption(DATES)
    return side


def _grouped(view: View, by: str) -> View:
    return view.by_period() if by == "Periods" else view.of((), by_article=by == "Articles")


def _offered(view: View, whole: View, by: str) -> list[str]:
    """What can be chosen: of the outlets in the sidebar alone, where some are chosen there."""
    articles = whole.data["articles"]
    if by == "Articles":
        articles = articles[articles["article_id"].isin(view.data["articles"]["article_id"])]
    elif by == "Outlets" and view.selection.outlets:
        articles = articles[articles["outlet"].isin(view.selection.outlets)]
    here = set(articles["outlet"])
    return [name for name in scope.outlets(whole.data) if name in here]
