"""The analysis of a reader's articles: begun when they say so, with a bar, and stopped when they say so."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from analysis.errors import ParallaxError
from analysis.find import lexicon
from analysis.find.lexicon import Lexicons
from analysis.standing import Copies
from components import controls, start
from components.bars import Bar
from components.cached import Opened
from components.desk import NAME, Desk


def show(desk: Desk, copies: Copies) -> None:
    """The button under the table; while the work lasts, the bar and the way to stop it."""
    if desk.job:
        _work(desk)
        return
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


def _work(desk: Desk) -> None:
    """Go on with the work until it is done. A press of a button ends this run, and the next one finds the work as it stands."""
    job = desk.job
    assert job, "an analysis is under way"
    st.button("Cancel the analysis", on_click=desk.stop)
    bar = Bar("Analysing")
    bar.show(job.done, job.total)
    try:
        while job.result is None:
            if job.done == job.total:
                bar.say("Putting events, stories and statements of all articles together …")
            job.advance()
            bar.show(job.done, job.total)
        desk.finish(job.result, _lists())
    except ParallaxError as error:
        desk.job, desk.lines = None, (str(error),)
    st.rerun()


def _lists() -> Lexicons:
    folder = start.arguments().lexicons
    return lexicon.load(Path(folder) if folder else None)
