"""What the reader chooses. The only file that touches session state or the URL.

Every choice is bound to the URL, so that a link opens the same view elsewhere; the URL says what the widget shows.
"""

from __future__ import annotations

import argparse
import ipaddress
import sys
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from datetime import date

import streamlit as st

from analysis import ParallaxError, Selection
from analysis.measure import relations, scope
from analysis.model import VoiceChoice
from components import cached, escaping
from components.cached import Opened, View

VIEW = "view"
VOICES: dict[VoiceChoice, str] = {"both": "Both", "own": "Own", "quoted": "Quoted"}
"""The outlet's own words, the words it quotes, or both."""
EVERY_DATE = "All dates"
NO_PAIR = "Most frequent pair"


def arguments() -> argparse.Namespace:
    """What stands behind ``--`` on the command line that started the server."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("corpus", nargs="?")
    parser.add_argument("--originals")
    parser.add_argument("--lexicons")
    return parser.parse_known_args(sys.argv[1:])[0]


def originals_folder() -> str | None:
    """The folder of original articles, where it was asked for and the server listens on this machine alone."""
    folder = arguments().originals
    return str(folder) if folder and is_loopback(str(st.get_option("server.address") or "")) else None


def is_loopback(address: str) -> bool:
    """Whether a server address can be reached from this machine only."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def sidebar() -> None:
    """Draw the sidebar and keep the view for the page."""
    given = arguments().corpus
    corpora = cached.homes(str(given) if given else None)
    with st.sidebar:
        name = st.selectbox("Corpus", list(corpora), key="corpus", bind="query-params", disabled=len(corpora) == 1)
        try:
            corpus = cached.opened(str(corpora[name]), originals_folder(), arguments().lexicons)
        except ParallaxError as error:
            st.error(f"This corpus cannot be opened. {escaping.md(str(error))}")
            st.stop()
        selection = _selection(corpus)
        _notes(corpus)
    st.session_state[VIEW] = View(corpus, selection)


def view() -> View:
    """What the sidebar says; a page that is run by itself draws the sidebar first."""
    if VIEW not in st.session_state:
        sidebar()
    found = st.session_state[VIEW]
    assert isinstance(found, View), "only this module writes the view"
    return found


def _selection(corpus: Opened) -> Selection:
    names = scope.outlets(corpus.data)
    labels = scope.labels(corpus.data)
    chosen = st.multiselect(
        "Outlets", names, key="outlets", bind="query-params", placeholder="All outlets", format_func=lambda n: labels.get(n, n)
    )
    periods = _periods(corpus)
    period = st.selectbox("Published", list(periods), key="published", bind="query-params")
    voice = st.segmented_control(
        "Voice", list(VOICES), key="voice", default="both", bind="query-params", format_func=lambda v: VOICES[v], required=True
    )
    pairs = {relations.name(pair): pair for pair in relations.pairs(corpus.data)}
    pair = st.selectbox("Pair of actors (timeline)", [NO_PAIR, *pairs], key="pair", bind="query-params")
    first, last = periods[period]
    return Selection(tuple(chosen), first, last, voice or "both", pairs.get(pair))


def _periods(corpus: Opened) -> dict[str, tuple[date | None, date | None]]:
    """All dates, and each year (or month, where there is one year only) in which an article may have appeared."""
    dates = corpus.data["articles"]["published_from"].dropna()
    years = sorted({str(value)[:4] for value in dates})
    if len(years) != 1:
        return {EVERY_DATE: (None, None)} | {year: (date(int(year), 1, 1), date(int(year), 12, 31)) for year in years}
    months = sorted({str(value)[:7] for value in dates})
    return {EVERY_DATE: (None, None)} | {month: _whole_month(int(month[:4]), int(month[5:])) for month in months}


def _whole_month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _notes(corpus: Opened) -> None:
    """What has to be said of a corpus wherever it is shown."""
    provenance = corpus.data.provenance
    if provenance.invented:
        st.info("**Invented.** Every outlet, person and event in this corpus is made up.")
    for note in corpus.notes:
        st.text(note)


# ---------------------------------------------------------------- choices that a page makes


def choose_groups(groups: Sequence[str], labels: dict[str, str], *, by: str, limit: int = 4) -> tuple[str, ...]:
    """Two to four outlets or articles to stand side by side; the first four where nothing is chosen."""
    chosen = st.multiselect(
        f"{by} to compare (two to four)",
        list(groups),
        key=f"compare_{by.lower()}",
        bind="query-params",
        max_selections=limit,
        placeholder="The first four",
        format_func=lambda name: labels.get(name, name),
    )
    return tuple(chosen) or tuple(groups[:limit])


def choose_one(label: str, options: Sequence[str], *, key: str, titles: dict[str, str] | None = None) -> str:
    """One of several; the first where nothing is chosen."""
    found = st.selectbox(label, list(options), key=key, bind="query-params", format_func=lambda o: (titles or {}).get(o, o))
    return str(found or options[0])


def choose_some(label: str, options: Sequence[str], default: Sequence[str], *, key: str) -> tuple[str, ...]:
    """Any number of a few options, as pills."""
    return tuple(st.pills(label, list(options), default=list(default), selection_mode="multi", key=key, bind="query-params"))


def switch(label: str, options: Sequence[str], *, key: str) -> str:
    """One of two or three ways of looking."""
    found = st.segmented_control(label, list(options), default=options[0], key=key, bind="query-params", required=True)
    return str(found or options[0])


def open_evidence(
    options: Sequence[str] | Mapping[str, str], *, key: str, label: str, hint: str = "Choose a number, or click a mark"
) -> str | None:
    """The number whose rows are to be opened, by its id (id → title, where both are given); none until the reader picks one."""
    titles = {**options} if isinstance(options, Mapping) else {option: option for option in options}
    found = st.selectbox(
        label, list(titles), index=None, key=key, bind="query-params", placeholder=hint, format_func=lambda o: titles.get(o, o)
    )
    return str(found) if found else None


def page_of(rows: int, size: int, *, key: str) -> int:
    """Which page of a long list is shown, from 0."""
    pages = max(1, -(-rows // size))
    if pages == 1:
        return 0
    return int(st.number_input(f"Page (of {pages})", 1, pages, key=key)) - 1


def on_click(chart: str, target: str, options: Sequence[str], name: Callable[[Sequence[object]], str | None]) -> Callable[[], None]:
    """What a click on a mark does: it opens the evidence of that mark, as if it had been picked from the list."""

    def handler() -> None:
        points = st.session_state[chart]["selection"]["points"]
        chosen = name(points[0].get("customdata") or []) if points else None
        if chosen in options:
            st.session_state[target] = chosen

    return handler
