"""Compare: two to four outlets, articles or periods side by side; first in words, then measure by measure."""

from __future__ import annotations

import streamlit as st

from components import absent, blocks, compared, controls, differing, facts, saying, sections, telling, voices, words
from components.cached import View

SECTIONS = (
    "In words",
    "Where they differ",
    "The same fact, told differently",
    "What is left out",
    "Distinctive words",
    "Who gets to speak",
    "How it is told",
    "Word tone of the sentences",
)


def render(view: View) -> None:
    st.title("Side by side")
    side = compared.choose(view)
    if side is None:
        return
    blocks.contents(SECTIONS)
    saying.show(side)
    differing.show(side)
    facts.show(side)
    absent.show(side)
    words.distinctive(side)
    voices.show(side)
    sections.forms(side)
    telling.show(side)
    words.valence(side)


if __name__ == "__main__":
    render(controls.view())
