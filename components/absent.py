"""What is left out: who mentions what, as a matrix of words; a silence opens the search that came up empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from analysis.compare import cells, omissions
from analysis.compare.cells import Cell, Line
from analysis.compare.presence import FeatureKind
from analysis.draw import dots
from analysis.indicators import BY_NAME
from analysis.measure import scope
from components import blocks, cached, cards, controls, ledger
from components.cached import View
from components.ledger import Count

MOST = 15
KINDS: Mapping[FeatureKind, str] = {
    "actor": "Actors",
    "event": "Events",
    "frame": "Frames",
    "watch": "Watch-list",
}
ABOUT = (
    "What most of the others mention and one never does, in any of its articles. It is selection of what to tell, no judgement. "
    "“Absent; in so many articles of others” describes these articles alone: with the outlets’ names exchanged at random, about two in "
    "five silences come out so. "
    "Open a silence to see what was looked for; what may be there, spelled otherwise or in other words, is called unclear."
)
WATCHED = (
    "The watch-list asks what stories of war tend to leave out: civilians, casualties, the voice of the side that was invaded. "
    "Rows that nobody mentions are listed as well."
)


def show(view: View) -> None:
    """The section of the Compare page."""
    blocks.head("What is left out", ABOUT)
    kind = controls.switch("Kind", {str(kind): title for kind, title in KINDS.items()}, key="left_out")
    if kind == "watch":
        st.markdown(WATCHED)
    _matrix(view, kind)
    _shares(view)


def _matrix(view: View, kind: str) -> None:
    lines = [line for line in cells.find(view.data, cached.left_out(view)) if line.kind == kind]
    if not lines:
        blocks.empty("Nothing of this kind that most of the others mention is missing anywhere.")
        return
    shown = lines if kind == "watch" else lines[:MOST]
    titles = {frame.key: frame.title for frame in view.corpus.frames}
    names = [titles.get(line.feature, line.feature) for line in shown]

    def opened(cell: Sequence[object]) -> str:
        return blocks.SEPARATOR.join((names[int(str(cell[0]))], str(cell[1])))

    ledger.show(
        view,
        _table(shown, names),
        _counts(view, shown, titles),
        key="left_out_cell",
        label="Open a cell, or click it",
        cell=opened,
    )
    if len(lines) > len(shown):
        st.caption(f"The first {len(shown)} of {len(lines)} rows, what is surely left out first.")


def _shares(view: View) -> None:
    """Two numbers that do not mirror each other: how much of what the others name is named, and how much is named alone."""
    for name in (name for name in ("consensus_coverage", "exclusivity") if name in BY_NAME):
        entry = BY_NAME[name]
        st.markdown(f"**{entry.title}.** {entry.direction.capitalize()}. {entry.limits}")
        found = [blocks.named(e, entry.title) for e in cached.estimates(view, name)]
        figure = dots.draw(found, [entry.title], entry.unit, view.labels, cards.marks(view))
        blocks.measured(view, name, found, figure, key=name)


def _table(lines: Sequence[Line], names: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame([{"what": name} | {c.outlet: c.said for c in line.cells} for line, name in zip(lines, names, strict=True)])


def _counts(view: View, lines: Sequence[Line], titles: Mapping[str, str]) -> dict[str, Count]:
    sizes = scope.analysed(view.data)["outlet"].value_counts()
    return {
        blocks.SEPARATOR.join((titles.get(line.feature, line.feature), cell.outlet)): Count(
            cell.n, partial(_rows, view, line, cell), cells.search(cell, int(sizes.get(cell.outlet, 0)))
        )
        for line in lines
        for cell in line.cells
    }


def _rows(view: View, line: Line, cell: Cell) -> pd.DataFrame:
    rows = omissions.evidence(view.data, line.source)
    return rows[rows["outlet"] == cell.outlet].assign(cue=line.feature, why="mentioned here")
