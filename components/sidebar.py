"""The sidebar: which corpus, and which part of it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from analysis import ParallaxError, Selection
from analysis.measure import relations, scope
from components import cached, controls, corpora, dates, desk, escaping, start
from components.cached import View
from components.corpora import Opened

NO_PAIR = "Most frequent pair"


def draw(*, shown: bool = True) -> View:
    """Draw the sidebar and give the view that it says; where it is not shown, what was chosen there before."""
    shared, own = homes(), controls.desk()
    if own.wanted:
        controls.turn_to(own.wanted)
        own.wanted = None
    names = [*shared, *([desk.NAME] if own.opened else [])]
    with st.sidebar if shown else st.container():
        name = controls.choose_one("Corpus", names, key="corpus", drawn=shown, where="on offer here")
        try:
            corpus = (own.opened if name == desk.NAME else None) or corpora.opened(
                str(shared[name]), start.originals_folder(), start.arguments().lexicons
            )
            corpus = own.corrections.applied(corpus)
        except ParallaxError as error:
            st.error(f"This corpus cannot be opened. {escaping.md(str(error))}")
            st.stop()
        selection = _selection(corpus, drawn=shown)
        if shown:
            _notes(corpus)
    return View(corpus, selection)


def homes() -> dict[str, Path]:
    """The corpora that all readers share, by name."""
    given = start.arguments().corpus
    return corpora.homes(str(given) if given else None)


def _selection(corpus: Opened, *, drawn: bool) -> Selection:
    whole = View(corpus, Selection())
    titles = {name: whole.labels.get(name, name) for name in scope.outlets(corpus.data)}
    chosen = controls.choose_several("Outlets", titles, key="outlets", empty="All outlets", drawn=drawn)
    periods = dates.periods(corpus.data["articles"]["published_from"].dropna())
    period = controls.choose_one("Published", list(periods), key="published", drawn=drawn)
    voice = controls.switch("Voice", {str(voice): title for voice, title in controls.VOICES.items()}, key="voice", drawn=drawn)
    pairs = {relations.name(pair): pair for pair in cached.computed(whole, relations.pairs)}
    pair = controls.choose_one("Pair of actors (timeline)", [NO_PAIR, *pairs], key="pair", drawn=drawn)
    first, last = periods[period]
    return Selection(chosen, first, last, next(v for v in controls.VOICES if v == voice), pairs.get(pair))


def _notes(corpus: Opened) -> None:
    """What has to be said of a corpus wherever it is shown."""
    provenance = corpus.data.provenance
    if provenance.invented:
        st.info("**Invented.** Every outlet, person and event in this corpus is made up.")
    for note in corpus.notes:
        st.text(note)
