"""The comparison in words, first on its page: each sentence with its figures, its doubt and a button for its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from analysis.compare import omissions
from analysis.compare.account import Account, Kind, Statement
from analysis.compare.beside import Beside, Verdict
from analysis.indicators import BY_NAME
from analysis.measure import resampling, scope
from components import blocks, cached, controls, grounds
from components.cached import View
from components.escaping import md

KINDS: Mapping[Kind, str] = {
    "difference": "Difference",
    "omission": "Left out",
    "contradiction": "Cannot both be true",
    "description": "Of these few articles",
}
FIRST = 6
"""So many sentences stand open; the rest are folded away."""


def show(view: View) -> None:
    """The section of the Compare page."""
    told, rows = cached.account(view), cached.beside(view)
    blocks.head("In words", _counts(rows))
    if few := _few(view):
        st.info(few)
    if not told.statements:
        blocks.empty(_nothing(rows))
    for number, statement in enumerate(told.statements[:FIRST], 1):
        _statement(view, statement, number)
    if rest := told.statements[FIRST:]:
        keys = [f"open_said_{number}" for number in range(FIRST + 1, FIRST + 1 + len(rest))]
        with st.expander(f"{len(rest)} more", expanded=controls.asked(*keys)):
            for number, statement in enumerate(rest, FIRST + 1):
                _statement(view, statement, number)
    _silent(told)


def _counts(rows: Sequence[Beside]) -> str:
    """What came out, in one line; the two kinds of silence apart."""
    n: Counter[Verdict] = Counter(row.verdict for row in rows)
    tested = n["difference"] + n["no visible difference"]
    parts = [
        f"**{n['difference'] or 'none'} show{'s' * (n['difference'] < 2)} a difference**" if tested else "",
        f"**{n['no visible difference']} show no visible difference**" if tested else "",
        f"**{n['description']} can be described of these few articles alone**" if n["description"] else "",
        f"**{n['not compared']} were not tested**, with the reason below" if n["not compared"] else "",
    ]
    return f"Of {len(rows)} comparisons, the surest first: {'; '.join(filter(None, parts))}."


def _few(view: View) -> str:
    """Who has too few articles for a word on the outlet."""
    sizes = scope.analysed(view.data)["outlet"].value_counts()
    few = [name for name in scope.outlets(view.data) if sizes.get(name, 0) < resampling.MIN_ARTICLES]
    if not few:
        return ""
    whose = "each" if len(few) == len(sizes) else ", ".join(map(md, few))
    return (
        f"**How sure?** There are fewer than {resampling.MIN_ARTICLES} articles of {whose}: what is said here describes these articles, "
        "and says nothing beyond them."
    )


def _nothing(rows: Sequence[Beside]) -> str:
    if any(row.verdict == "no visible difference" for row in rows):
        return "No visible difference: nothing that was tested stands out from chance."
    return "Nothing was tested, so nothing can be said of differences; the figures stand below."


def _statement(view: View, statement: Statement, number: int) -> None:
    with st.container(border=True):
        st.markdown(f"**{number}. {md(statement.sentence)}**")
        doubts = [*statement.doubts, *_rests(statement)]
        sure = f"  \n**How sure?** {md(' '.join(doubts))}" if doubts else ""
        st.caption(f"**{KINDS[statement.kind]}.** {md(statement.figures)}.{sure}")
        _open(view, statement, number)


def _rests(statement: Statement) -> list[str]:
    """Of a single article the error of the analyser is all that can be shown."""
    if statement.row is None or statement.row.found is None or all(e.n_articles > 1 for e in statement.row.found.sides):
        return []
    return [line] if (line := grounds.line(statement.row.indicator)) else []


def _open(view: View, statement: Statement, number: int) -> None:
    sides = {side.outlet: side for side in statement.behind if side.n}
    titles = {name: f"{name}: {side.n} row{'s' * (side.n != 1)}" for name, side in sides.items()}
    chosen = controls.open_evidence(titles, key=f"open_said_{number}", label="Open the sentences of", few=True)
    if chosen:
        blocks.evidence(view, _rows(view, statement, chosen), heading=titles[chosen], key=f"rows_said_{number}")


def _rows(view: View, statement: Statement, outlet: str) -> pd.DataFrame:
    if statement.row:
        return BY_NAME[statement.row.indicator].evidence(view.data, outlet, statement.row.entity, view.voice)
    if statement.omission:
        rows = omissions.evidence(view.data, statement.omission)
        return rows[rows["outlet"] == outlet].assign(cue=statement.omission.feature, why="mentioned here")
    told = scope.with_outlet(view.data, "alignments")
    rows = told[(told["group"] == statement.group) & (told["outlet"] == outlet)]
    return rows.assign(cue=rows["differs"], why=statement.kind)


def _silent(told: Account) -> None:
    """What is alike and what was not compared, never in one list."""
    if told.alike:
        with st.expander(f"No visible difference: {len(told.alike)} measures"):
            st.markdown("\n".join(f"- {md(line)}" for line in told.alike))
    if told.not_compared:
        with st.expander("Not compared, and why"):
            st.markdown("\n".join(f"- {md(line)}" for line in told.not_compared))
