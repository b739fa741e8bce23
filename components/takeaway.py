"""What a reader takes away: nothing that they brought is kept here."""

from __future__ import annotations

import streamlit as st

from analysis.publish import parcel
from components.desk import Desk


def show(desk: Desk) -> None:
    """The articles as they stand, and the tables of their analysis, as files to save."""
    st.header("Save your work")
    st.markdown(
        "Nothing is kept here: when you close or reload this page, your articles and all you said of them are gone. The file of articles "
        "can be brought again another time, with your corrections."
    )
    articles, opened = desk.included, desk.opened
    with st.container(horizontal=True):
        st.download_button(
            "Articles (JSON lines)",
            data=lambda: parcel.jsonl(articles),
            file_name="articles.jsonl",
            mime="application/jsonl",
            on_click="ignore",
            disabled=not articles,
        )
        if opened:
            st.download_button(
                "Tables of the analysis (zip of CSV)",
                data=lambda: parcel.zipped(opened.data),
                file_name="tables.zip",
                mime="application/zip",
                on_click="ignore",
            )
