"""What was found in an article, as tables: the twin of its marks."""

from __future__ import annotations

import streamlit as st

from analysis import Analysis
from components import blocks
from components.cached import View

TWINS = {
    "sentences": "sentence paragraph voice n_words n_words_quoted valence valence_own valence_quoted",
    "mentions": "sentence surface entity kind form stance voice rule confidence",
    "frames": "sentence frame cue voice rule",
    "quotes": "sentence kind act speaker speaker_kind speaker_side speaker_organization cue cue_class rule confidence",
    "loaded": "sentence cue category voice",
    "cues": "sentence indicator category cue entity patient voice rule",
    "times": "sentence surface type value from_date to_date granularity rule",
    "events": "sentence actor action target class score negated hypothetical requested future from_date date_rule rule",
}
"""The columns that stand in the tables below the article."""


def show(view: View, part: Analysis) -> None:
    """One table for each kind of finding; “none” where there is none."""
    with st.expander("The findings as tables"):
        for name, columns in TWINS.items():
            st.markdown(f"**{name.capitalize()}**")
            table = part[name][[*columns.split(), *([blocks.wording(view)] if name == "sentences" else [])]]
            if table.empty:
                st.text("None were found.")
            else:
                st.dataframe(table, hide_index=True)
