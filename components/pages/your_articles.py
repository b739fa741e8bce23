"""Your articles: bring them, look at what was read, correct it, and only then compare."""

from __future__ import annotations

import streamlit as st

from components import controls, copying, intake, review, running, takeaway


def render() -> None:
    st.title("Your articles")
    st.markdown(
        "Compare articles of your own. They stay in this session: they are not written to disk, nobody else sees them, and they are gone "
        "when you close or reload this page. Nothing enters a comparison before you have seen what was read."
    )
    desk = controls.desk()
    if desk.job:
        running.work(desk)
        return
    with st.expander("Bring more articles") if desk.corpus else st.container(border=True):
        intake.show(desk)
    intake.notes(desk)
    if not desk.corpus:
        return
    review.show(desk)
    copies = copying.show(desk)
    running.show(desk, copies)
    takeaway.show(desk)


if __name__ == "__main__":
    controls.view()
    render()
