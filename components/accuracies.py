"""How right each analyser was measured to be, as the Method page prints it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import accuracy
from analysis.accuracy import Accuracy
from analysis.errors import BenchError
from components.escaping import md


def read() -> tuple[Accuracy, ...]:
    """The scores of this installation; a line where the file of scores cannot be read."""
    try:
        return accuracy.read()
    except BenchError as error:
        st.warning(md(str(error)))
        return ()


def show(measured: tuple[Accuracy, ...]) -> None:
    """Every score with its set, n, interval and baseline, and what each analyser is known to miss."""
    st.header("How right is each analyser?")
    if not measured:
        st.info("It was not measured in this installation: there is no accuracy to print.")
        return
    st.markdown(
        "Measured on data that other people marked, and on a few whole articles marked for Parallax; 1 is perfect, of a change 0. Intervals are 95 %, "
        "taken by drawing documents. Conventions differ from set to set, so a score holds for texts and markings like these. "
        "What is not listed was not measured."
    )
    for task in dict.fromkeys(row.task for row in measured):
        rows = [row for row in measured if row.task == task]
        st.subheader(md(rows[0].task_title))
        st.table(pd.DataFrame([_measured(row) for row in rows]).set_index("measure"))
        st.markdown(f"**Known failures.** {md('; '.join(rows[0].known_failures) or 'none listed')}.")


def _measured(row: Accuracy) -> dict[str, str]:
    """One line of the table. A score whose analyser saw parts of the set is one of folds that it did not see."""
    unseen = ", out of fold" if row.out_of_fold else ""
    baseline = f"{row.baseline_score:.2f} ({row.baseline})" if row.baseline_score is not None else "none known"
    cells = {
        "measure": row.title,
        "score and interval": score(row),
        "baseline": baseline,
        "measured on": f"{row.data} ({row.terms}{unseen}); {row.n:,} {row.unit} in {row.n_documents:,} documents; {row.date}, version {row.version}",
    }
    return {name: md(cell) for name, cell in cells.items()}


def score(row: Accuracy) -> str:
    """A score with its interval, where it has one."""
    between = f" ({row.low:.2f} to {row.high:.2f})" if row.low is not None and row.high is not None else ", no interval"
    return f"{row.score:.2f}{between}"
