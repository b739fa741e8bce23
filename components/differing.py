"""Where they differ: every measure of the registry as dumbbells, the surest difference first, in families."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.compare import wording, yardstick
from analysis.compare.beside import FAMILIES, Beside
from analysis.draw import dumbbells
from analysis.indicators import BY_NAME
from analysis.model import VoiceChoice
from components import blocks, cached, cards, controls, grounds, links
from components.cached import View
from components.escaping import md

SHARPEST = "The sharpest of all"
MOST = 10
LINE, LEGEND_LINE = 15, 22
"""Pixels of a line of a row's name, and of the legend."""
SAME_VOICE = "As in the sidebar"
ABOUT = (
    "A row is one thing that is counted; its dots are joined, and a whisker is a 95 % interval. The grey bar is the yardstick: how far "
    "one outlet is from itself, half of its articles against the other half. Under each name stands what may be said of it."
)

WHOLE = (
    "On the whole: how far two are apart over all names and words that several articles have, in standard deviations of an article. "
    "“Chance” is what random exchanges of their names stay below in 19 of 20. It has no rows of its own: what it is made of opens under "
    "the measures of names and words."
)


def show(view: View) -> None:
    """The section of the Compare page."""
    blocks.head("Where they differ", ABOUT)
    voices: dict[str, VoiceChoice] = {SAME_VOICE: view.voice, "Own": "own", "Quoted": "quoted"}
    view = view.told_in(voices[controls.switch("Voice of these measures", tuple(voices), key="beside_voice")])
    family = controls.choose_one(
        "Measures",
        [SHARPEST, *(f for f, names in FAMILIES.items() if any(name in BY_NAME for name in names))],
        key="beside",
        where=links.HERE,
    )
    _whole(view)
    rows = cached.beside(view)
    if not rows:
        blocks.empty("Nothing was found to measure in this voice.")
    elif family == SHARPEST:
        _figure(view, rows, key="beside_all")
    else:
        for name in (name for name in FAMILIES[family] if name in BY_NAME):
            _measure(view, name, [row for row in rows if row.indicator == name])


def _whole(view: View) -> None:
    """How far each pair is apart on the whole, the furthest first; nothing where no pair has articles enough."""
    found = [one for one in cached.computed(view, yardstick.apart, view.voice) if one.value is not None]
    if not found:
        return
    st.caption(WHOLE)
    order = sorted(found, key=lambda one: -(one.value or 0))
    table = pd.DataFrame(
        [
            {"between": f"{o.one} and {o.other}", "apart": o.value, "chance": o.chance, "names and words": o.n_features}
            for o in order
        ]
    )
    st.dataframe(table.round(2), hide_index=True, width="stretch")


def _measure(view: View, indicator: str, rows: Sequence[Beside]) -> None:
    entry = BY_NAME[indicator]
    st.markdown(f"#### {entry.title}")
    st.caption(f"{entry.direction.capitalize()}. {entry.limits}")
    if not rows:
        blocks.empty("Nothing of the kind was found in these articles.")
        return
    _figure(view, rows, key=f"beside_{indicator}", indicator=indicator)
    if rests := grounds.line(indicator):
        st.caption(md(rests))


def _figure(view: View, rows: Sequence[Beside], *, key: str, indicator: str | None = None) -> None:
    """The first rows as dumbbells; all of them in the table and in the list that opens them."""
    shown, labels = rows[:MOST], view.labels
    options = {
        links.key(e.indicator, e.entity, e.outlet): blocks.SEPARATOR.join((_titled(row, indicator), e.outlet))
        for row in rows
        for e in row.estimates
        if e.n
    }
    reasons = {row.reason for row in shown if row.reason}
    common = reasons.pop() if len(reasons) == 1 else ""
    if common:
        st.caption(f"Not compared: {md(common)}.")
    figure = _high_enough(
        dumbbells.draw(
            [_row(row, indicator, common) for row in shown],
            BY_NAME[indicator].unit if indicator else None,
            labels,
            cards.marks(view),
        )
    )
    unit = f"Unit: {BY_NAME[indicator].unit}." if indicator else dumbbells.OWN_SCALE
    rest = f"The first {MOST} of {len(rows)} rows, all of them in the table. " if len(rows) > MOST else ""
    blocks.plot(
        figure,
        key=f"plot_{key}",
        alt="Each measure with the values of those compared, and how far one of them is from itself. The figures stand in the table below.",
        n=f"{rest}{unit} Voice: {controls.VOICES[view.voice].lower()}. n = {sum(e.n for row in shown for e in row.estimates)}",
        source=f"{md(view.data.provenance.corpus_name)}, computed by Parallax {view.data.provenance.version}",
        table=_table(rows),
        on_select=controls.on_click(f"plot_{key}", f"open_{key}", list(options), _clicked),
    )
    chosen = controls.open_evidence(
        options, key=f"open_{key}", label="Open the sentences behind a dot", hint="Choose a number, or click a dot"
    )
    if chosen:
        name, _, rest = chosen.partition(links.SEPARATOR)
        entity, _, outlet = rest.rpartition(links.SEPARATOR)
        found = BY_NAME[name].evidence(view.data, outlet, entity or None, view.voice)
        blocks.evidence(view, found, heading=f"{options[chosen]}: {blocks.rows(_n(rows, chosen))}", key=f"rows_{key}")


def _high_enough(figure: go.Figure) -> go.Figure:
    """The figure, with room for the longest name of a row in each of them, however few are compared."""
    names = figure.layout.yaxis.ticktext
    lines = max(name.count("<br>") + 1 for name in names)
    head = LEGEND_LINE * (len(figure.data) + 4)
    return figure.update_layout(height=max(figure.layout.height, head + LINE * (lines + 0.5) * len(names)))


def _clicked(custom: Sequence[object]) -> str | None:
    return links.key(*(str(part) if part is not None else None for part in custom)) if custom else None


def _n(rows: Sequence[Beside], chosen: str) -> int:
    return next(e.n for row in rows for e in row.estimates if links.key(e.indicator, e.entity, e.outlet) == chosen)


def _titled(row: Beside, indicator: str | None) -> str:
    """What a row is called: with its measure where the figure has several."""
    title = BY_NAME[row.indicator].title
    if indicator or row.title == title:
        return row.title
    return f"{title.removesuffix(' X')} {row.title}" if title.endswith(" X") else f"{title}: {row.title}"


def _row(row: Beside, indicator: str | None, common: str) -> dumbbells.Row:
    entry = BY_NAME[row.indicator]
    said = tuple("" if e.value is None else wording.figure(entry, e.value) for e in row.estimates)
    unit = "" if indicator else f" ({entry.unit})"
    return dumbbells.Row(
        _titled(row, indicator) + unit, _note(row, common), row.estimates, said, row.yardstick.value if row.yardstick else None
    )


def _note(row: Beside, common: str) -> str:
    """What may be said of a row, and how it stands to the yardstick."""
    sure = "" if row.p is None else ", p below .01" if row.p < 0.01 else f", p = {row.p:.2f}".replace("0.", ".")
    reason = f": {row.reason}" if row.reason and row.reason != common else ""
    said = f"{'few articles, described' if row.verdict == 'description' else row.verdict}{sure}{reason}"
    if row.gap is None or row.yardstick is None:
        return said
    return f"{said}; {'wider' if row.gap > row.yardstick.value else 'no wider'} than the yardstick"


def _table(rows: Sequence[Beside]) -> pd.DataFrame:
    """One line for each dot, with what is said of its row."""
    return pd.DataFrame(
        [
            {
                "measure": BY_NAME[row.indicator].title,
                "what": row.title,
                "who": e.outlet,
                "value": e.value,
                "from": e.low,
                "to (95 %)": e.high,
                "n": e.n,
                "articles": e.n_articles,
                "status": blocks.STATUS.get(e.status, e.status),
                "verdict": row.verdict,
                "reason": "; ".join(filter(None, (row.reason, *(f"{name}: {why}" for name, why in row.apart if name == e.outlet)))),
                "p": row.p,
                "basis": row.basis,
                "yardstick": row.yardstick.value if row.yardstick else None,
                "yardstick of": row.yardstick.outlet if row.yardstick else None,
            }
            for row in rows
            for e in row.estimates
        ]
    )
