"""Who gets to speak: kinds of speakers, words of saying, people and bodies beside the statements, and sides without a voice."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import get_args

import pandas as pd
import streamlit as st

from analysis.draw import dots, shares
from analysis.indicators import BY_NAME
from analysis.measure import scope, spoken
from analysis.model import QuoteKind
from analysis.store import tables
from components import blocks, cached, cards, controls, ledger
from components.cached import View
from components.ledger import Count

TOP = 5
JOIN = blocks.SEPARATOR


def show(view: View) -> None:
    """The section of the Compare page."""
    blocks.head(
        "Who gets to speak",
        "How the words of speech are divided among kinds of speakers. Speech is direct (in quotation marks), indirect (told without "
        "them) or mixed. The voice chosen in the sidebar picks the statements: own takes the indirect ones, quoted the direct and mixed.",
    )
    found = cached.estimates(view, "speaker_share")
    if not any(e.n for e in found):
        blocks.empty("Nobody was found to speak in these articles in this voice.")
        return
    figure = shares.draw(found, BY_NAME["speaker_share"].unit, view.labels)
    blocks.measured(view, "speaker_share", found, figure, key="speaker_share")
    st.markdown("The tables below count the statements of every voice.")
    _sources(view)
    controls.fold("Who speaks most", partial(_top, view), "open_top_speakers")
    controls.fold("Sides with and without a voice", partial(_sides, view), "open_sides")
    controls.fold("Direct, mixed and indirect apart", partial(_kinds, view), "open_statement_kinds")
    controls.fold(
        "Words of saying: neutral (said), endorsing (pointed out), distancing (claimed)",
        partial(_cues, view),
        "open_cue_class_share",
    )


def _sources(view: View) -> None:
    """People and bodies beside the statements: three statements by one consultancy are one source."""
    labels, rows = view.labels, cached.computed(view, spoken.sources)
    st.markdown("**How many are behind the statements.** Three statements by one consultancy are one source.")
    table = pd.DataFrame(
        {
            "outlet": rows["outlet"].map(labels),
            "statements": rows["n"],
            "distinct speakers": rows["n_speakers"],
            "distinct organisations": rows["n_organizations"],
            "without any source": rows["n_unattributed"],
        }
    )
    counts = {row["outlet"]: _count(view, row["ids"]) for row in tables.records(rows)}
    ledger.show(view, table, counts, key="sources", label="Open the statements of an outlet")


def _top(view: View) -> None:
    labels, rows = view.labels, cached.computed(view, spoken.top, TOP)
    if rows.empty:
        blocks.empty("No speaker is named or described.")
        return
    table = pd.DataFrame(
        {
            "outlet": rows["outlet"].map(labels),
            "speaker": rows["speaker"],
            "statements": rows["n"],
            "words": rows["n_words"],
            "articles": rows["n_articles"],
            "kind": rows["speaker_kind"],
            "speaks for": rows["speaker_side"].fillna("unknown"),
            "organisation": rows["speaker_organization"].fillna("unknown"),
        }
    )
    counts = {JOIN.join((row["speaker"], row["outlet"])): _count(view, row["ids"]) for row in tables.records(rows)}
    st.markdown(f"Up to {TOP} speakers of each outlet. A description such as “two officials” stands as it is found.")
    ledger.show(view, table, counts, key="top_speakers", label="Open the statements of a speaker")


def _sides(view: View) -> None:
    """Statements by side, zeros included, each zero with the names that were looked for."""
    rows = cached.computed(view, spoken.sides)
    if rows.empty:
        blocks.empty("No side was found: nobody who is named belongs to a state that the lexicons know.")
        return
    st.markdown(
        "A side is a state for which somebody speaks here, or whose people and bodies are named. "
        "A zero means that nobody was found to speak for it; open the zero to see the names that were looked for."
    )
    sides = rows.groupby("side")["n"].sum().sort_values(ascending=False, kind="stable").index
    counts = {
        JOIN.join((row["side"], row["outlet"])): _count(view, row["ids"], none=_search(row["searched"]))
        for row in tables.records(rows)
    }
    ledger.show(view, _wide(view, rows, "side", list(sides)), counts, key="sides", label="Open a side")


def _search(names: Sequence[str]) -> str:
    if not names:
        return "Nobody speaks for this side here, and these articles name neither the state nor anybody who belongs to it."
    return f"Nobody speaks for this side here. Looked for among the speakers, and named in these articles: {', '.join(names)}."


def _kinds(view: View) -> None:
    rows = cached.computed(view, spoken.by_form)
    counts = {JOIN.join((row["kind"], row["outlet"])): _count(view, row["ids"]) for row in tables.records(rows)}
    ledger.show(
        view,
        _wide(view, rows, "kind", list(get_args(QuoteKind))),
        counts,
        key="statement_kinds",
        label="Open the statements of a kind",
    )


def _cues(view: View) -> None:
    found = cached.estimates(view, "cue_class_share")
    if not any(e.n for e in found):
        blocks.empty("No statement in this voice has a word of saying.")
        return
    unit = BY_NAME["cue_class_share"].unit
    classes = list(dict.fromkeys(e.entity or "" for e in found))
    figure = dots.draw(found, classes, unit, view.labels, cards.marks(view))
    blocks.measured(view, "cue_class_share", found, figure, key="cue_class_share")


def _wide(view: View, rows: pd.DataFrame, feature: str, order: list[str]) -> pd.DataFrame:
    """Outlets down, and the number of statements of each kind or side across."""
    counts = rows.pivot(index="outlet", columns=feature, values="n").reindex(index=scope.outlets(view.data), columns=order)
    counts = counts.fillna(0).astype(int).reset_index().rename_axis(columns=None)
    return counts.assign(outlet=counts["outlet"].map(view.labels))


def _count(view: View, ids: Sequence[str], *, none: str = "") -> Count:
    return Count(len(ids), lambda: spoken.evidence(view.data, ids), none)
