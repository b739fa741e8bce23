"""The words that outlets use: which are distinctive, and how pleasant they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.compare import keyness
from analysis.compare.keyness import Comparison, Features
from analysis.draw import keywords, strip
from analysis.measure import scope, tone
from analysis.model import VoiceChoice
from components import blocks, cached, cards, controls
from components.cached import View
from components.escaping import md

TOP = 8
FEATURES: Mapping[str, Features] = {"Words": "words", "Phrases": "phrases", "Names": "names"}
TONE = "word tone (VADER score, -1 to 1)"
SHOWN, APART = "Shown", "Set apart"


def distinctive(view: View) -> None:
    """The words that mark each outlet against the others, with the counts of both sides."""
    blocks.head(
        "Distinctive words",
        "What marks one against all the others chosen here, the surest first; a whisker is the 95 % interval, and only what lies above 0 "
        "with all of it is shown. The scale is a log-odds ratio: 0 is no difference, 0.7 twice the odds, 2.3 ten times. Under each word stands how often it is said, and in how many articles; then the same for the others.",
    )
    of = FEATURES[controls.switch("Of what", tuple(FEATURES), key="words_of")]
    without = (
        of == "words"
        and controls.switch("House style (words that one outlet adds to nearly every article)", (SHOWN, APART), key="words_house")
        == APART
    )
    found = {name: cached.computed(view, _found, name, view.voice, of, without) for name in scope.outlets(view.data)}
    reach = (
        min((row.low for here in found.values() for row in here), default=0.0),
        max((row.high for here in found.values() for row in here), default=1.0),
    )
    for left in range(0, len(found), 2):
        for column, outlet in zip(st.columns(2), list(found)[left : left + 2], strict=False):
            with column, st.container(border=True):
                _marking(view, outlet, found[outlet], of, reach)


def _found(data: Analysis, outlet: str, voice: VoiceChoice, of: Features, without: bool) -> list[Comparison]:
    apart = keyness.house_style(data, outlet, voice) if without else ()
    return keyness.compare(data, outlet, voice, limit=TOP, features=of, without=apart)


def _marking(view: View, outlet: str, found: list[Comparison], of: Features, reach: tuple[float, float]) -> None:
    label = md(view.labels[outlet])
    if not cached.computed(view, scope.is_ranked, outlet):
        st.markdown(f"**{label}** is not compared: the wording is a translator's.")
        return
    if not found:
        st.markdown(f"**{label}**: nothing is distinctive.")
        return
    st.markdown(f"**{label}**")
    key = f"words_{scope.outlets(view.data).index(outlet) + 1}"
    options = {row.feature: f"{row.feature} — {outlet}: {row.n_target}" for row in found}
    figure = keywords.draw(
        [keywords.Word(row.feature, row.effect, row.low, row.high, _counts(row)) for row in found],
        outlet,
        cards.marks(view)[outlet],
        reach,
    )
    blocks.plot(
        figure,
        key=f"plot_{key}",
        alt=f"Distinctive {of} of {outlet}. The figures stand in the table below.",
        n=f"Unit: log-odds ratio. Voice: {controls.VOICES[view.voice].lower()}. n = {sum(row.n_target for row in found)} uses; odds of {found[0].basis}",
        source=f"{md(view.data.provenance.corpus_name)}, computed by Parallax {view.data.provenance.version}",
        table=pd.DataFrame([asdict(row) for row in found]),
        on_select=controls.on_click(f"plot_{key}", f"open_{key}", list(options), lambda custom: str(custom[0]) if custom else None),
    )
    chosen = controls.open_evidence(options, key=f"open_{key}", label="Open the sentences of", hint="Choose one, or click a dot")
    if chosen:
        rows = keyness.uses(view.data, outlet, chosen, view.voice, features=of)
        blocks.evidence(view, rows, heading=f"{options[chosen]} row{'s' * (len(rows) != 1)}", key=f"rows_{key}")


def _counts(row: Comparison) -> str:
    """How often it is said here and elsewhere, and in how many articles."""
    return f"{row.n_target} in {row.n_articles} art.; others {row.n_reference} in {row.n_articles_reference}"


def valence(view: View) -> None:
    """The word tone of every sentence."""
    blocks.head("Word tone of the sentences", f"Every dot is a sentence. Tone of words, not attitude. {tone.CAVEAT}")
    rows = cached.computed(view, tone.of_sentences, view.voice)
    if rows.empty:
        blocks.empty("There are no words in this voice.")
        return
    figure = strip.draw(rows, scope.outlets(view.data), TONE, view.labels, cards.marks(view))
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
