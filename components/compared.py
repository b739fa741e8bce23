"""Who is compared: two to four outlets, articles, or periods of publication."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analysis.measure import scope
from components import blocks, controls, links
from components.cached import View
from components.escaping import md

BY = ("Outlets", "Articles", "Periods")
MOST = 4
DATES = (
    "Articles of different dates tell of different events; a difference between them is not yet a difference of outlook. "
    "Outlets are compared inside the stories that they share, where there are enough of them; each sentence says which it was."
)


def choose(view: View) -> View | None:
    """The part of the view that is compared; nothing, and a line that says why, where there are not two."""
    by = controls.switch("Compare", BY, key="compare_by")
    whole = _grouped(view, by)
    chosen = _chosen(whole, _offered(view, whole, by), by)
    if len(chosen) < 2:
        blocks.empty(f"A comparison needs two {by.lower()}. {_way_out(view, by)}")
        return None
    side = whole.of(chosen, by_article=by == "Articles")
    if side.data["articles"].empty:
        blocks.empty("No article of these was published in the period chosen in the sidebar.")
        return None
    st.caption(DATES)
    return side


def _chosen(whole: View, groups: Sequence[str], by: str) -> tuple[str, ...]:
    """Two to four outlets or articles to stand side by side; the first four where nothing is chosen, and who is left over."""
    titles = {name: whole.labels.get(name, name) for name in groups}
    label = f"{by} to compare (two to four)"
    key = f"compare_{by.lower()}"
    chosen = controls.choose_several(label, titles, key=key, empty="The first four", limit=MOST, where=links.HERE)
    if not chosen and len(groups) > MOST:
        rest = ", ".join(map(md, groups[MOST : 2 * MOST]))
        more = f" and {len(groups) - 2 * MOST} more" if len(groups) > 2 * MOST else ""
        st.caption(f"Compared: {', '.join(map(md, groups[:MOST]))}. **Not compared: {rest}{more}**; choose above.")
    return chosen or tuple(groups[:MOST])


def _way_out(view: View, by: str) -> str:
    """What a reader can do where there are not two."""
    narrowed = "Clear the outlets in the sidebar" if view.selection.outlets else "Choose all dates in the sidebar"
    return f"Choose another one above. {narrowed}, or compare by something else, where there is no other."


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
