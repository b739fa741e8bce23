"""The same fact, told differently: statements of different articles side by side, with what differs marked and named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis.compare import alignment
from analysis.measure import scope
from analysis.store import tables
from components import blocks, cached, controls
from components.cached import View
from components.escaping import md

ALIKE = "alike"
KINDS = {ALIKE: "All that is told alike", "same_event": "Same event", "same_claim": "Same claim", "contradiction": "Contradictions"}
PAGE_SIZE = 4
FIELDS = {
    "names": "who else is named",
    "acts": "who acts",
    "verb": "the verb",
    "numbers": "numbers",
    "voice": "whose voice",
    "valence": "word tone",
    "says": "says",
}
MARKED = ("names", "acts", "verb", "numbers", "says")
"""What differs and can be marked in the sentence; the rest is listed below it."""


def show(view: View) -> None:
    """The section of the Compare page."""
    blocks.head(
        "The same fact, told differently",
        f"Statements of different articles that were found to report one event or make one claim. {alignment.CAVEAT}",
    )
    rows = _between(view)
    kinds = rows.drop_duplicates("group")["kind"]
    n = {kind: int((kinds == kind).sum()) for kind in KINDS} | {ALIKE: int((kinds != "contradiction").sum())}
    kind = controls.switch("Kind", {kind: f"{title} ({n[kind]})" for kind, title in KINDS.items()}, key="facts")
    rows = rows[rows["kind"] != "contradiction"] if kind == ALIKE else rows[rows["kind"] == kind]
    groups = [group for _, group in rows.groupby("group", sort=True)]
    if not groups:
        blocks.empty(_none(view))
        return
    start = PAGE_SIZE * controls.page_of(len(groups), PAGE_SIZE, key="facts_page", of=kind)
    for group in groups[start : start + PAGE_SIZE]:
        _group(view, group)


def _between(view: View) -> pd.DataFrame:
    """The statements of groups that at least two of those compared have a part in."""
    rows = cached.computed(view, scope.with_outlet, "alignments")
    n = rows.groupby("group")["outlet"].transform("nunique")
    return rows[n > 1]


def _none(view: View) -> str:
    if not view.corpus.shows_originals and view.data["alignments"].empty:
        return "Nothing was found that two of these articles tell alike."
    return "Nothing of this kind was found that two of those compared both tell."


def _group(view: View, group: pd.DataFrame) -> None:
    first = group.iloc[0]
    with st.container(border=True):
        st.markdown(f"**{KINDS[str(first['kind'])].removesuffix('s')}** · in common: {md(str(first['reasons']))}")
        full = tables.records(blocks.with_sentences(view, group))
        for column, row in zip(st.columns(len(full)), full, strict=True):
            with column:
                _telling(view, row, _differs(row["differs"]))


def _differs(text: object) -> dict[str, str]:
    """What a telling has for itself, by field."""
    parts = re.split(r"; (?=(?:names|acts|verb|numbers|voice|valence|says): )", text) if isinstance(text, str) else []
    return dict(part.split(": ", 1) for part in parts if ": " in part)


def _telling(view: View, row: Mapping[str, Any], differs: Mapping[str, str]) -> None:
    st.markdown(f"**{md(blocks.article_of(view, str(row['article_id'])))}**")
    said = blocks.said(row, originals=view.corpus.shows_originals)
    st.markdown(marked(said, _words(view, row, differs)))
    if not view.corpus.shows_originals and row.get("gloss") is not None:
        st.caption(blocks.PARAPHRASE)
    st.markdown("\n".join(f"- {FIELDS[name]}: **{md(value)}**" for name, value in differs.items()) or "- nothing of its own")
    st.caption(f"¶ {int(str(row['paragraph'])) + 1} · sentence {row['sentence']}")


def _words(view: View, row: Mapping[str, Any], differs: Mapping[str, str]) -> list[str]:
    """The words of a sentence that stand for what differs: as they are named, and as the text writes them."""
    named = [part for field in MARKED for part in differs.get(field, "").split(", ") if part]
    mentions = view.data["mentions"]
    here = mentions[(mentions["article_id"] == row["article_id"]) & (mentions["sentence"] == row["sentence"])]
    surfaces = [str(s) for e, s in zip(here["entity"], here["surface"], strict=True) if e in named]
    numbers = [re.sub(r"^(\d[\d.]*).*", r"\1", word) for word in differs.get("numbers", "").split(", ") if word[:1].isdigit()]
    return [*surfaces, *named, *numbers]


def marked(text: str, words: Sequence[str]) -> str:
    """A text as Markdown, with these words in bold on a tinted ground; whatever the text holds, it makes no markup of its own."""
    found = sorted({word for word in words if len(word) > 1 or word.isdigit()}, key=len, reverse=True)
    if not found:
        return md(text)
    parts = re.split(rf"((?<!\w)(?:{'|'.join(map(re.escape, found))})(?!\w))", text, flags=re.IGNORECASE)
    return "".join(f":primary-background[**{md(part)}**]" if i % 2 else md(part) for i, part in enumerate(parts))
