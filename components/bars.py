"""A bar that says how far a long piece of work has come, and through which the reader can stop it.

Streamlit ends a run of the page at the next thing that is drawn, where the reader pressed a button meanwhile. So a piece of
work that draws often enough can be stopped, and needs no thread.
"""

from __future__ import annotations

import time

import streamlit as st

from components.escaping import md

EVERY = 0.1
"""Seconds between two drawings."""


class Bar:
    """One bar on the page."""

    def __init__(self, doing: str, done: int = 0, total: int = 0) -> None:
        self._doing = doing
        self._share = done / total if total else 0.0
        self._text = f"{doing}: {done:,} of {total:,}" if total else f"{doing} …"
        self._bar = st.progress(self._share, text=md(self._text))
        self._drawn = time.monotonic()

    def show(self, done: int, total: int) -> None:
        """How many of how many are done."""
        self._share = done / total if total else 0.0
        self._text = f"{self._doing}: {done:,} of {total:,}"
        self.beat()

    def say(self, text: str) -> None:
        """What is done now; drawn at once."""
        self._text, self._drawn = text, 0.0
        self.beat()

    def beat(self) -> bool:
        """Draw, where it is time: the run ends here where the reader wants something else. Else nothing is to be stopped."""
        if time.monotonic() - self._drawn >= EVERY:
            self._drawn = time.monotonic()
            self._bar.progress(self._share, text=md(self._text))
        return False
