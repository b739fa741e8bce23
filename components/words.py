"""The words that outlets use: how many are quoted, which are distinctive, and how pleasant they are."""

from __future__ import annotations

import streamlit as st

from analysis.draw import dots, strip
from analysis.measure import scope, tone
from components import blocks, cached, cards, controls
from components.cached import View
from components.escaping import md


def quoted(view: View) -> None:
    """The share of each outlet's words that it quotes."""
    blocks.head("How much is quoted", "The share of words that stand in quotation marks as somebody's speech.")
    found = cached.estimates(view, "quoted_share")
    titled = [blocks.named(e, "quoted words") for e in found]
    figure = dots.draw(titled, ["quoted words"], "share of words", scope.labels(view.data), cards.marks(view))
    blocks.measured(view, "quoted_share", titled, figure, key="compare_quoted")


def distinctive(view: View) -> None:
    """The words that mark each outlet against the others."""
    blocks.head("Distinctive words", "Words that mark one against the others chosen here; names are left out.")
    found = cached.estimates(view, "keyness")
    labels = scope.labels(view.data)
    for outlet in scope.outlets(view.data):
        here = [e for e in found if e.outlet == outlet]
        with st.expander(_heading(view, outlet, bool(here))):
            if here:
                figure = dots.draw(here, [e.entity or "" for e in here], "log-odds ratio", labels, cards.marks(view))
                blocks.measured(view, "keyness", here, figure, key=f"words_{scope.outlets(view.data).index(outlet) + 1}")


def _heading(view: View, outlet: str, found: bool) -> str:
    label = md(scope.labels(view.data)[outlet])
    if not scope.is_ranked(view.data, outlet):
        return f"{label}: not compared, the wording is a translator's"
    return label if found else f"{label}: no word is distinctive"


def valence(view: View) -> None:
    """The word tone of every sentence."""
    blocks.head("Word tone of the sentences", f"Every dot is a sentence. Tone of words, not attitude. {tone.CAVEAT}")
    rows = tone.of_sentences(view.data, view.voice)
    if rows.empty:
        blocks.empty("There are no words in this voice.")
        return
    figure = strip.draw(
        rows, scope.outlets(view.data), "VADER compound score of a sentence", scope.labels(view.data), cards.marks(view)
    )
    blocks.plot(
        figure,
        key="plot_valence",
        alt="Word tone of each sentence, by outlet. The sentences stand in the table below.",
        n=f"Voice: {controls.VOICES[view.voice].lower()}. n = {len(rows)} sentences",
        source=f"{md(view.data.provenance.corpus_name)}, scored by VADER with names masked",
        table=rows[["outlet", "article_id", "paragraph", "sentence", "value", blocks.wording(view)]],
    )
    chosen = controls.open_evidence(scope.outlets(view.data), key="open_valence", label="Open the sentences of", hint="Choose one")
    if chosen:
        here = rows[rows["outlet"] == chosen].assign(cue=rows["value"].map("{:+.2f}".format), why="word tone")
        blocks.evidence(view, here, heading=f"{chosen}: {len(here)} sentences", key="rows_valence")
