"""Whose articles the pages show: said above each page while they are a reader's own, with the ways back."""

from __future__ import annotations

import streamlit as st

from analysis.measure import scope
from components import controls
from components.cached import View
from components.escaping import md

OWN = "own "
"""How the key of a reader's own articles begins; also where they were corrected. All other keys begin with a place."""


def show(view: View, others: tuple[str, ...]) -> None:
    """The line and its two buttons; nothing above a corpus that all readers share."""
    if not view.corpus.key.startswith(OWN):
        return
    articles, outlets = len(view.corpus.data["articles"]), len(scope.outlets(view.corpus.data))
    with st.container(border=True):
        st.markdown(
            f"**These are your own articles**: {articles:,} article{'s' * (articles != 1)} by {outlets:,} outlet{'s' * (outlets != 1)}, "
            "brought in this session. Nobody else sees them; they are gone when you close or reload the page."
        )
        with st.container(horizontal=True):
            st.button(f"Back to {md(others[0])}", on_click=controls.turn_to, args=(others[0],), key="own_back")
            st.button("Remove my articles", on_click=remove, args=(others[0],), key="own_remove")


def remove(other: str) -> None:
    """Take everything that the reader brought, and all that was computed of it, out of the session."""
    controls.desk(anew=True)
    controls.turn_to(other)
