"""The parts that pages are made of: a figure with its caveats and table, the rows behind a number, “not enough data”."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis import Analysis, Estimate
from analysis.correct.overlay import MARK
from analysis.draw import theme
from analysis.indicators import BY_NAME
from analysis.measure import scope
from analysis.store import tables
from components import cached, controls, grounds, links
from components.cached import View
from components.escaping import md

PARAPHRASE = "Parallax paraphrase, not the outlet's words"
WHISKERS = (
    "A whisker is the 95 % interval that resampling gives; where too little was counted there is none, and below five articles of an outlet "
    "it speaks of these articles only."
)
PAGE_SIZE = 8
STATUS = {
    "ok": "ok",
    "these_articles_only": "these articles only",
    "too_few": "too few for an interval",
    "not_available": "not available",
    "not_applicable": "not applicable",
}
SEPARATOR = " — "
UNKNOWN = "–"
"""What a table shows where a value is missing."""


def plot(
    figure: go.Figure, *, key: str, alt: str, source: str, n: str, table: pd.DataFrame, on_select: Callable[[], None] | None = None
) -> None:
    """A figure that cannot stand without its count, its source and its table."""
    if on_select:
        st.plotly_chart(figure, key=key, alt=alt, config=theme.CONFIG, on_select=on_select, selection_mode="points")
    else:
        st.plotly_chart(figure, key=key, alt=alt, config=theme.CONFIG)
    st.caption(f"{n}. Source: {source}.")
    with st.expander("The figures as a table"):
        st.dataframe(table, hide_index=True, width="stretch", placeholder=UNKNOWN)


def measured(
    view: View,
    indicator: str,
    estimates: Sequence[Estimate],
    figure: go.Figure,
    *,
    key: str,
    titles: Mapping[str, str] | None = None,
) -> None:
    """The figure of an indicator, its table, and the rows behind each of its numbers."""
    entry = BY_NAME[indicator]
    names = titles or {}
    labels = view.labels
    missing = _missing(estimates, labels)
    if not any(e.n or e.value is not None for e in estimates):
        empty(f"No figure: {md(missing)}.")
        return
    options = [_id(e) for e in estimates if e.n]

    def clicked(custom: Sequence[object]) -> str | None:
        return links.key(indicator, *map(str, custom[:2])) if custom else None

    plot(
        figure,
        key=f"plot_{key}",
        alt=f"{entry.title}: {entry.unit}, by outlet. The figures stand in the table below.",
        n=f"Unit: {entry.unit}. Voice: {controls.VOICES[view.voice].lower()}. n = {sum(e.n for e in estimates)} rows, {len(view.data['articles'])} article{'s' * (len(view.data['articles']) != 1)}",
        source=f"{md(view.data.provenance.corpus_name)}, computed by Parallax {view.data.provenance.version}",
        table=_twin(estimates, names, labels),
        on_select=controls.on_click(f"plot_{key}", f"open_{key}", options, clicked),
    )
    if missing:
        st.caption(f"Without a figure: {md(missing)}.")
    if rests := grounds.line(indicator):
        st.caption(md(rests))
    opened(view, estimates, key=key, titles=names)


def _missing(estimates: Sequence[Estimate], labels: Mapping[str, str]) -> str:
    """Who has no mark in a figure at all, and why."""
    drawn = {e.outlet for e in estimates if e.value is not None}
    why = {e.outlet: STATUS.get(e.status, e.status) for e in estimates if e.outlet not in drawn}
    return "; ".join(f"{labels[outlet]} ({reason})" for outlet, reason in why.items())


def opened(
    view: View,
    estimates: Sequence[Estimate],
    *,
    key: str,
    titles: Mapping[str, str] | None = None,
    label: str = "Open the sentences behind a number",
    hint: str = "Choose a number, or click a mark",
) -> None:
    """A list of numbers, and the rows behind the one that is chosen."""
    names = titles or {}
    found = {_id(e): e for e in estimates if e.n}
    shown = {key: SEPARATOR.join(filter(None, (names.get(e.entity or "", e.entity), e.outlet))) for key, e in found.items()}
    chosen = controls.open_evidence(shown, key=f"open_{key}", label=label, hint=hint)
    if chosen:
        e = found[chosen]
        found_rows = BY_NAME[e.indicator].evidence(view.data, e.outlet, e.entity, view.voice)
        evidence(view, found_rows, heading=f"{shown[chosen]}: {rows(e.n)}", key=f"rows_{key}")


def evidence(view: View, rows: pd.DataFrame, *, heading: str, key: str) -> None:
    """All rows behind a number, a page at a time: article, paragraph, cue, and the sentence or its paraphrase."""
    with st.container(border=True):
        st.markdown(f"**{md(heading)}**")
        if rows.empty:
            st.text("No rows: nothing of the kind was found in these articles.")
            return
        full = with_sentences(view, rows)
        if not view.corpus.shows_originals and "gloss" in full:
            st.caption(f"{PARAPHRASE}:")
        start = PAGE_SIZE * controls.page_of(len(full), PAGE_SIZE, key=f"{key}_page", of=heading)
        for row in tables.records(full.iloc[start : start + PAGE_SIZE]):
            _evidence_row(view, row)
        with st.expander(f"All {len(full)} rows as a table"):
            columns = ["article_id", "outlet", "paragraph", "sentence", "cue", "why", "said"]
            st.dataframe(
                full[[c for c in columns if c in full]].rename(columns={"said": "sentence or paraphrase"}), hide_index=True
            )


def rows(n: int) -> str:
    """So many rows, in words."""
    return f"{n} row{'s' * (n != 1)}"


def said(row: Mapping[str, object], *, originals: bool) -> str:
    """A sentence as the page may show it: the original where that is allowed, else the paraphrase."""
    text, gloss = row.get("text"), row.get("gloss")
    if originals and isinstance(text, str):
        return text if text.startswith(("“", "‘", '"')) else f"“{text}”"
    return gloss if isinstance(gloss, str) else "No wording can be shown for this row."


def article_of(view: View, article_id: str) -> str:
    """An article as its rows name it: outlet with its caveats, and id."""
    label = cached.computed(view, _label, article_id)
    return label if article_id in label else f"{label} ({article_id})"


def _label(data: Analysis, article_id: str) -> str:
    return scope.label(data["articles"][data["articles"]["article_id"] == article_id])


def wording(view: View) -> str:
    """The column with what a saved table may say of a sentence."""
    return "text" if view.corpus.exports_text else "gloss"


def named(estimate: Estimate, entity: str) -> Estimate:
    """An estimate that is of no entity, with the name that its row in a figure needs."""
    return replace(estimate, entity=entity)


def contents(titles: Sequence[str]) -> None:
    """The sections of a long page, each of which can be jumped to."""
    st.markdown(f"On this page: {' · '.join(f'[{title}](#{_anchor(title)})' for title in titles)}")


def _anchor(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")


def empty(reason: str) -> None:
    """Why there is nothing to see, in place of an empty frame."""
    st.info(reason)


def head(title: str, text: str) -> None:
    """A section with one sentence that says what it shows."""
    st.subheader(title, anchor=_anchor(title) or None)
    st.markdown(text)


def _id(estimate: Estimate) -> str:
    return links.key(estimate.indicator, estimate.entity, estimate.outlet)


def _evidence_row(view: View, row: Mapping[str, object]) -> None:
    paragraph, sentence = row.get("paragraph"), row.get("sentence")
    place = "place not published" if sentence is None else f"¶ {int(str(paragraph)) + 1} · sentence {sentence}"
    sure = grounds.sureness(row.get("confidence"), measured="act" in row)
    rule = str(row.get("rule") or "")
    corrected = rule if rule.startswith(MARK) and rule not in str(row["why"]) else None
    why = "; ".join(filter(None, (str(row["why"]), sure, corrected)))
    st.caption(f"{md(article_of(view, str(row['article_id'])))} · {place} · cue: **{md(str(row['cue']))}** · {md(why)}")
    if sentence is not None:
        st.text(said(row, originals=view.corpus.shows_originals))


def with_sentences(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with paragraph and wording of their sentence, in reading order."""
    sentences = view.data["sentences"][["article_id", "sentence", "paragraph", "text", "gloss"]]
    plain = rows.drop(columns=[c for c in ("paragraph", "text", "gloss") if c in rows])
    full = plain.merge(sentences, on=["article_id", "sentence"], how="left") if plain["sentence"].notna().any() else plain
    full = full.sort_values(["article_id", "sentence"], kind="stable").reset_index(drop=True)
    if "text" in full:
        full["said"] = full[wording(view)]
    return full


def _twin(estimates: Sequence[Estimate], names: Mapping[str, str], labels: Mapping[str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "what": [names.get(e.entity or "", e.entity or "") for e in estimates],
            "outlet": [labels[e.outlet] for e in estimates],
            "value": [e.value for e in estimates],
            "from": [e.low for e in estimates],
            "to (95 %)": [e.high for e in estimates],
            "n": [e.n for e in estimates],
            "articles": [e.n_articles for e in estimates],
            "status": [STATUS.get(e.status, e.status) for e in estimates],
        }
    )
