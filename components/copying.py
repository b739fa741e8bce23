"""Copies among what was read, in groups, and whether they count once."""

from __future__ import annotations

import streamlit as st

from analysis.read import review
from analysis.standing import Copies
from components import controls
from components.desk import Desk
from components.escaping import md

COUNTS: dict[Copies, str] = {"outlet": "Once for each outlet", "once": "Once", "all": "Each time"}
KINDS = {"exact": "Word for word the same", "near": "Nearly the same", "copy": "Wire copy: text in common"}
MOST = 30
"""Groups that are shown; all of them count."""


def show(desk: Desk) -> Copies:
    """The groups, and the reader's choice."""
    groups = desk.review.groups
    if not groups:
        st.caption("No two of these articles are copies of each other.")
        return "outlet"
    st.subheader(f"Copies: {len(groups):,} group{'s' * (len(groups) != 1)}")
    chosen = controls.switch("The same text counts", {str(key): title for key, title in COUNTS.items()}, key="copies_count")
    st.caption(
        "Once for each outlet: a text that one outlet printed twice, word for word, counts once. Once: also where other outlets printed "
        "it, or nearly the same. Wire copy with text of its own always counts; leave out in the table what should not."
    )
    rows = {row.article_id: row for row in desk.review.rows}
    with st.expander("Which articles are copies", expanded=len(groups) < 4):
        for group in groups[:MOST]:
            st.markdown(f"**{KINDS[group.kind]}** (at least {group.share:.0%} of the word sequences)")
            for member in group.members:
                row = rows[member]
                named = review.name(row.outlet) or "outlet unknown"
                st.text(f"{member} · {named} · {review.day(row.published) or 'no date'} · {row.title.value or 'no title'}")
        if len(groups) > MOST:
            st.markdown(md(f"… and {len(groups) - MOST:,} more groups."))
    return next(key for key in COUNTS if key == chosen)
