"""A table of counts of which each can be opened: its rows, or the search that came up empty."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from components import blocks, controls
from components.cached import View
from components.escaping import md


@dataclass(frozen=True, slots=True)
class Count:
    """One number of the table: how many rows it has, how to get them, and what to say where there are none."""

    n: int
    rows: Callable[[], pd.DataFrame]
    none: str = ""


Cell = Callable[[Sequence[object]], str | None]
"""The row and the column of a cell → the count that a click on it opens."""


def show(view: View, table: pd.DataFrame, counts: Mapping[str, Count], *, key: str, label: str, cell: Cell | None = None) -> None:
    """The table, and below it a list from which each of its counts can be opened; with ``cell`` a click on one opens it as well."""
    if cell:
        click = controls.on_click(f"cells_{key}", f"open_{key}", list(counts), cell)
        first = {str(table.columns[0]): st.column_config.Column(pinned=True, width="medium")}
        st.dataframe(
            table,
            hide_index=True,
            width="stretch",
            key=f"cells_{key}",
            placeholder=blocks.UNKNOWN,
            on_select=click,
            selection_mode="single-cell",
            column_config=first,
        )
    else:
        st.dataframe(table, hide_index=True, width="stretch", placeholder=blocks.UNKNOWN)
    chosen = controls.open_evidence(list(counts), key=f"open_{key}", label=label, hint="Choose a number")
    if chosen is None or chosen not in counts:
        return
    count = counts[chosen]
    if not count.n:
        with st.container(border=True):
            st.markdown(f"**{md(chosen)}: 0 rows**")
            st.text(count.none)
        return
    blocks.evidence(view, count.rows(), heading=f"{chosen}: {blocks.rows(count.n)}", key=f"rows_{key}")
