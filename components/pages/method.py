"""Method: how each figure comes about, printed from the registry that computes it."""

from __future__ import annotations

import streamlit as st

from components import accuracies, controls, corrections, entries, sources
from components.cached import View


def render(view: View) -> None:
    st.title("Method")
    st.markdown(
        "Printed from the same entries that compute. Names that no list has and the stance towards an actor come from two small trained "
        "models, whose cards ship with them; all else comes from lists and rules. No figure comes from the paraphrases."
    )
    measured = accuracies.read()
    entries.measures(measured)
    entries.of_frames(view.corpus.frames)
    accuracies.show(measured)
    sources.articles(view)
    corrections.section(view)
    sources.provenance(view)


if __name__ == "__main__":
    render(controls.view())
