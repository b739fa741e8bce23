"""The analysis of a reader's articles: begun when they say so, with a bar, and stopped when they say so."""

from __future__ import annotations

import time
from pathlib import Path

import streamlit as st

from analysis import own_lists
from analysis.errors import ParallaxError
from analysis.find.lexicon import Lexicons
from analysis.standing import Copies
from components import controls, start
from components.bars import Bar
from components.cached import Opened
from components.desk import NAME, Desk

SECONDS = 2.0
"""So long the work goes on before the page is asked for again."""
PAUSE = 0.1


def show(desk: Desk, copies: Copies) -> None:
    """The button under the table, and where to go when the work is done."""
    n = len(desk.included)
    again = " again" if desk.opened else ""
    if st.button(
        f"Analyse these {n:,} articles{again}" if n != 1 else f"Analyse this article{again}", type="primary", disabled=not n
    ):
        desk.begin(_lists(), copies)
        st.rerun()
    if desk.opened:
        _after(desk, desk.opened)


def _after(desk: Desk, opened: Opened) -> None:
    """Where to go with what came out."""
    if desk.is_stale:
        st.caption("The table was changed since; the pages show the articles as they were. Analyse them again to see the change.")
    if controls.presented().corpus is not opened:
        st.button("Show these articles on all pages", on_click=controls.turn_to, args=(NAME,))
        return
    st.success("All pages show these articles now.")
    with st.container(horizontal=True):
        st.page_link("components/pages/overview.py", label="See how the outlets differ")
        st.page_link("components/pages/compare.py", label="Compare them side by side")


def work(desk: Desk) -> None:
    """The way to stop the work under way, and its bar. Whatever else the reader does, the work goes on when this is drawn again."""
    st.button("Cancel the analysis", on_click=desk.stop)
    _moments(desk)


@st.fragment(run_every=PAUSE)
def _moments(desk: Desk) -> None:
    """A few moments of work. The browser asks for the next ones, so that nothing goes on where nobody looks on."""
    job = desk.job
    if job is None:
        return
    bar, until = Bar("Analysing", job.done, job.total), time.monotonic() + SECONDS
    try:
        while job.result is None and time.monotonic() < until:
            if job.done == job.total:
                bar.say("Putting events, stories and statements of all articles together …")
            job.advance()
            bar.show(job.done, job.total)
        if job.result is not None:
            desk.finish(job.result, _lists())
    except ParallaxError as error:
        desk.job, desk.lines = None, (str(error),)
    if desk.job is None:
        st.rerun()


def _lists() -> Lexicons:
    folder = start.arguments().lexicons
    return own_lists.load(Path(folder) if folder else None)
