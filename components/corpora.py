"""Corpora as the dashboard holds them: opened once for all readers, or a reader's own, which live in one session alone.

What is computed of a reader's own articles is kept with them (``Opened.own``), in the reader's session, and goes with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from importlib.resources import files
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import streamlit as st

import analysis
from analysis import Analysis, Corpus, own_lists
from analysis.correct import corpus as corrected_corpus
from analysis.correct import overlay as overlays
from analysis.correct.overlay import Overlay
from analysis.find.lexicon import Frame, Lexicons
from analysis.publish import derived, originals
from analysis.publish.derived import Readings


@dataclass(frozen=True, slots=True)
class Opened:
    """A corpus as the dashboard holds it: its analysis, the coding by reading if it has one, and what is to be said of it."""

    key: str
    """Where it comes from and what is shown of it; the key of all that is kept of it."""
    data: Analysis
    readings: Readings | None
    shows_originals: bool
    exports_text: bool
    """Whether a table that can be saved may hold the sentences: not those of a corpus that is published without them."""
    notes: tuple[str, ...]
    frames: tuple[Frame, ...] = ()
    """The frames that were looked for, in the order of the pages."""
    corpus: Corpus | None = None
    """The articles themselves, where they can be analysed anew."""
    lists: Lexicons | None = None
    overlay: Overlay = field(default_factory=Overlay)
    """An analyst's corrections, from the file beside the corpus."""
    base: str = ""
    """The key without a reader's corrections, where there are any."""
    brought: bool = False
    """Whether these are articles that the reader brought."""
    own: dict[object, Any] | None = field(default=None, repr=False, compare=False)
    """What was computed of a reader's own articles, or with a reader's corrections; missing where all readers share it."""


P = ParamSpec("P")
T = TypeVar("T")
MOST_OWN = 400
"""So many results are kept of a reader's own articles; the oldest goes first."""


def kept(*, max_entries: int, show_spinner: bool | str = False) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep what a function gives, by all arguments but the last: the corpus or view. For all readers, or for the one who owns it."""

    def wrap(function: Callable[P, T]) -> Callable[P, T]:
        shared = st.cache_resource(max_entries=max_entries, show_spinner=show_spinner)(function)

        @wraps(function)
        def call(*given: P.args, **named: P.kwargs) -> T:
            last = given[-1]
            corpus = getattr(last, "corpus", last) if not isinstance(last, Opened) else last
            assert isinstance(corpus, Opened), "the last argument is the corpus, or a view of it"
            if corpus.own is None:
                return shared(*given, **named)
            key = (function.__name__, *given[:-1])
            if key not in corpus.own:
                corpus.own[key] = function(*given, **named)
                for oldest in list(corpus.own)[:-MOST_OWN]:
                    corpus.own.pop(oldest, None)
            found: T = corpus.own[key]
            return found

        return call

    return wrap


def homes(given: str | None) -> dict[str, Path]:
    """The corpora on offer, by the name in the sidebar: the one given on the command line, else the two that ship."""
    if given:
        return {Path(given).name: Path(given)}
    seeds = Path(str(files("seeds")))
    return {"Russia and China, 2022–2024": seeds, "Invented demo": seeds / "demo"}


@st.cache_resource(max_entries=8, show_spinner="Reading the corpus …")
def opened(home: str, originals_folder: str | None, lexicons_folder: str | None = None) -> Opened:
    """A corpus, from its published tables where it has them, else from its texts."""
    folder = Path(home)
    corpus, overlay = None, Overlay()
    published = derived.is_derived(folder)
    lists = own_lists.load(Path(lexicons_folder) if lexicons_folder and not published else None)
    notes: tuple[str, ...] = ()
    if published:
        data = derived.open_folder(folder)
        if originals_folder:
            data, notes = originals.show(data, Path(originals_folder))
        notes += ("--lexicons has no effect: the tables of this corpus are published as they are",) if lexicons_folder else ()
    else:
        corpus = analysis.load(folder)
        overlay = overlays.beside(folder)
        data = analysis.analyse(corpus, lexicons=lists, corrections=overlay)
        notes = (
            *(skipped.reason for skipped in corpus.skipped),
            *corrected_corpus.said(data.provenance.corrections, overlay.where),
        )
        notes += ("--originals has no effect: this corpus carries its own texts",) if originals_folder else ()
    readings = derived.read_readings((folder if folder.is_dir() else folder.parent) / derived.READINGS)
    shows_originals = bool(data["sentences"]["text"].notna().any())
    key = f"{home}|{originals_folder}|{lexicons_folder}"
    exports = shows_originals and not published
    return Opened(key, data, readings, shows_originals, exports, notes, lists.frames, corpus, lists, overlay)
