"""Sections that more than one page shows: who is named, and in which frames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, get_args

import streamlit as st

from analysis import Estimate
from analysis.draw import dots, matrix
from analysis.indicators import BY_NAME
from analysis.measure import attention
from analysis.model import Form
from analysis.store import tables
from components import blocks, cached, cards, controls, ledger
from components.cached import View


def named(view: View, *, top: int, key: str) -> None:
    """The actors named most, by outlet."""
    blocks.head("Who is named", f"How often each actor is named, adjectives and seats of power included. {blocks.WHISKERS}")
    rows = cached.computed(view, attention.ranked, top)
    found = [e for e in cached.estimates(view, "entity_rate") if e.entity in rows]
    figure = dots.draw(found, rows, BY_NAME["entity_rate"].unit, view.labels, cards.marks(view))
    blocks.measured(view, "entity_rate", found, figure, key=key)


def forms(view: View) -> None:
    """Names, seats of power, adjectives and descriptions apart, each count with its mentions."""
    title = "Forms of naming: names, seats of power, adjectives and descriptions apart"
    controls.fold(title, partial(_forms, view), "open_forms")


def _forms(view: View) -> None:
    wide = cached.computed(view, attention.forms_apart, view.voice)
    if wide.empty:
        blocks.empty("Nobody is named in this voice.")
        return
    st.markdown("A metonym is a seat of power that stands for its government. Descriptions are listed, and not counted elsewhere.")
    counts = {
        blocks.SEPARATOR.join((row["entity"], row["outlet"], form)): _of_form(view, row, form)
        for row in tables.records(wide)
        for form in get_args(Form)
        if row[form]
    }
    table = wide.assign(outlet=wide["outlet"].map(view.labels))
    ledger.show(view, table, counts, key="forms", label="Open the mentions behind a count")


def _of_form(view: View, row: Mapping[str, Any], form: str) -> ledger.Count:
    return ledger.Count(row[form], lambda: attention.of_form(view.data, row["outlet"], row["entity"], form, view.voice))


def frames(view: View, *, key: str) -> None:
    """The frames of the relation; the policy frames and Entman's functions folded away below them."""
    blocks.head(
        "In which frames",
        "Different cues of each frame per 1,000 words. Read along a row: a figure means something only beside the other outlets. "
        "The legend names the columns from left to right. A dash: one cue, too few to say. n/a: the text is cut off, and what is "
        "missing cannot be known. Open marks: the wording is a translator's.",
    )
    for group, title in (("relation", None), ("policy", "Policy frames"), ("function", "What the telling does (Entman)")):
        titles = {frame.key: frame.title for frame in view.corpus.frames if frame.group == group}
        found = [e for e in cached.estimates(view, "frame_rate") if e.entity in titles]
        shown = partial(_of_frames, view, found, titles, key=f"{key}_{group}")
        if title:
            controls.fold(title, shown, f"open_{key}_{group}")
        else:
            shown()


def _of_frames(view: View, found: Sequence[Estimate], titles: Mapping[str, str], *, key: str) -> None:
    figure = matrix.draw(found, titles, BY_NAME["frame_rate"].unit, view.labels, cards.marks(view))
    blocks.measured(view, "frame_rate", found, figure, key=key, titles=titles)
