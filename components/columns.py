"""Which columns of a table hold what: guessed from their names, shown with an example of each, and corrected before it is read."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.read import heads
from analysis.read.raw import FIELDS
from analysis.read.table import Head, Mapped
from components.desk import Desk
from components.escaping import md
from components.uploads import Files

NONE = ""
TITLES = {"text": "Text", "title": "Title", "outlet": "Outlet", "author": "Author", "published": "Date", "url": "Address", "language": "Language"}  # fmt: skip


def choose(desk: Desk, files: Files, mark: str) -> dict[str, Mapped]:
    """Table → field → column, as the reader has it now. The tables are opened once for each choice of files."""
    if desk.heads[0] != mark:
        with st.spinner("Looking at the tables …"):
            desk.heads = (mark, heads.find(files)[0])  # what cannot be opened is said when it is read
    found = desk.heads[1]
    if not found:
        return {}
    st.subheader("The columns of your tables")
    st.markdown("Guessed from their names. Correct what is wrong before the rows are read.")
    return {head.file: _mapping(desk, number, head) for number, head in enumerate(found)}


def _mapping(desk: Desk, number: int, head: Head) -> Mapped:
    taken: dict[str, str] = {}
    with st.expander(md(head.file), expanded="text" not in head.guessed or number == 0):
        options = [NONE, *head.columns]
        for place, field in zip(st.columns(4) * 2, FIELDS, strict=False):
            guessed = head.guessed.get(field, NONE)
            with place:
                chosen = st.selectbox(
                    TITLES[field],
                    options,
                    index=options.index(guessed),
                    key=f"column_{field}_{desk.round}_{head.file}",
                    format_func=lambda column: column or "(no column)",
                )
            taken[field] = str(chosen)
        if not taken["text"]:
            st.warning("Choose the column that holds the text of the articles; without it nothing of this table is read.")
        examples = [[column, example] for column, example in zip(head.columns, head.examples, strict=True)]
        st.dataframe(pd.DataFrame(examples, columns=["column", "an example"]), hide_index=True)
    return taken
