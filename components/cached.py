"""Cached twins of analysis functions. An analysis is kept by its corpus, never hashed by its tables.

What is computed of a reader's own articles is kept with them (``Opened.own``), in the reader's session, and goes with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import wraps
from importlib.resources import files
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import pandas as pd
import streamlit as st

import analysis
from analysis import Analysis, Corpus, Estimate, Selection, own_lists
from analysis.compare import account as accounts
from analysis.compare import beside as rows_beside
from analysis.compare import descriptions as descriptions_of
from analysis.compare import omissions
from analysis.compare.account import Account
from analysis.compare.beside import Beside
from analysis.compare.differences import Difference
from analysis.compare.omissions import Omission
from analysis.compare.presence import FeatureKind
from analysis.correct import corpus as corrected_corpus
from analysis.correct import overlay as overlays
from analysis.correct.overlay import Overlay
from analysis.find.lexicon import Frame, Lexicons
from analysis.indicators import BY_NAME
from analysis.measure import relation_tables, relations, scope, warmth
from analysis.model import VoiceChoice
from analysis.publish import briefing as briefings
from analysis.publish import derived, originals
from analysis.publish.briefing import Step
from analysis.publish.derived import Readings
from components import grounds

NO_WORDS: tuple[FeatureKind, ...] = ("actor", "event", "frame", "watch")
"""What is looked for among what is left out; single words are another section's."""


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
            corpus = last.corpus if isinstance(last, View) else last
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
    texts = bool(data["sentences"]["text"].notna().any())
    key = f"{home}|{originals_folder}|{lexicons_folder}"
    return Opened(key, data, readings, texts, texts and not published, notes, lists.frames, corpus, lists, overlay)


@dataclass(frozen=True, slots=True)
class View:
    """What a page shows: the chosen part of a corpus, and the key under which its figures are cached."""

    corpus: Opened
    selection: Selection
    by_article: bool = False

    @property
    def data(self) -> Analysis:
        return _chosen(self.corpus.key, self.selection, self.by_article, self.corpus)

    @property
    def voice(self) -> VoiceChoice:
        return self.selection.voice

    def of(self, outlets: tuple[str, ...], *, by_article: bool = False) -> View:
        """The same view of these outlets (or articles) alone."""
        return replace(self, selection=replace(self.selection, outlets=outlets), by_article=by_article)

    def by_period(self) -> View:
        """The same view with its articles grouped by when they appeared."""
        grouped = scope.by_period(self.data)
        corpus = replace(self.corpus, key=f"{self.corpus.key}|periods|{self.selection}", data=grouped)
        return View(corpus, replace(self.selection, outlets=(), first=None, last=None))

    def told_in(self, voice: VoiceChoice) -> View:
        """The same view in another voice."""
        return replace(self, selection=replace(self.selection, voice=voice))


@kept(max_entries=64)
def _chosen(key: str, selection: Selection, by_article: bool, _corpus: Opened) -> Analysis:
    whole = scope.by_article(_corpus.data) if by_article else _corpus.data
    return scope.select(whole, selection)


def estimates(view: View, indicator: str) -> list[Estimate]:
    """The estimates of one indicator in the view's voice."""
    return _estimates(view.corpus.key, view.selection, view.by_article, indicator, view)


@kept(max_entries=256)
def _estimates(key: str, selection: Selection, by_article: bool, indicator: str, _view: View) -> list[Estimate]:
    return BY_NAME[indicator].estimate(_view.data, selection.voice)


def differences(view: View) -> list[Difference]:
    """The differences that the intervals support."""
    return _differences(view.corpus.key, view.selection, view.by_article, view)


@kept(max_entries=64)
def _differences(key: str, selection: Selection, by_article: bool, _view: View) -> list[Difference]:
    return analysis.contrast(_view.data, voice=selection.voice)


def descriptions(view: View) -> list[Difference]:
    """What can be said of outlets with few articles."""
    return _descriptions(view.corpus.key, view.selection, view.by_article, view)


@kept(max_entries=64)
def _descriptions(key: str, selection: Selection, by_article: bool, _view: View) -> list[Difference]:
    return descriptions_of.describe(_view.data, voice=selection.voice)


def beside(view: View) -> list[Beside]:
    """Every measure of every outlet beside the others', the surest difference first."""
    return _beside(view.corpus.key, view.selection, view.by_article, view)


@st.cache_resource(max_entries=32, show_spinner="Comparing …")
def _beside(key: str, selection: Selection, by_article: bool, _view: View) -> list[Beside]:
    return rows_beside.find(_view.data, selection.voice, whole=_view.corpus.data)


def left_out(view: View) -> list[Omission]:
    """What each outlet leaves out, words aside."""
    return _left_out(view.corpus.key, view.selection, view.by_article, view)


@st.cache_resource(max_entries=32, show_spinner="Looking for what is left out …")
def _left_out(key: str, selection: Selection, by_article: bool, _view: View) -> list[Omission]:
    return omissions.find(_view.data, kinds=NO_WORDS)


def account(view: View) -> Account:
    """The comparison in words."""
    return _account(view.corpus.key, view.selection, view.by_article, view)


@st.cache_resource(max_entries=32, show_spinner=False)
def _account(key: str, selection: Selection, by_article: bool, _view: View) -> Account:
    return accounts.tell(_view.data, beside(_view), left_out(_view))


def briefing(view: View) -> tuple[Step, ...]:
    """The steps of a briefing on the view: the differences that stand, else a description of few articles."""
    return _briefing(view.corpus.key, view.selection, view.by_article, view)


@kept(max_entries=16)
def _briefing(key: str, selection: Selection, by_article: bool, _view: View) -> tuple[Step, ...]:
    several = _view.data["articles"]["outlet"].nunique() > 1
    found = (differences(_view) or descriptions(_view)) if several else []
    return briefings.steps(_view.data, found, readings=_view.corpus.readings, accuracy=grounds.measured(), voice=selection.voice)


@dataclass(frozen=True, slots=True)
class Network:
    """Who acts on whom in the view's voice."""

    nodes: pd.DataFrame
    edges: pd.DataFrame


def network(view: View) -> Network:
    """The actors of the view and what passes between them."""
    return _network(view.corpus.key, view.selection, view.by_article, view)


@kept(max_entries=32)
def _network(key: str, selection: Selection, by_article: bool, _view: View) -> Network:
    voice = selection.voice
    return Network(relation_tables.nodes(_view.data, voice), relation_tables.edges(_view.data, voice))


@dataclass(frozen=True, slots=True)
class Relation:
    """What is told of a pair in the view's voice: its events, those that weigh in its course, and a profile for each outlet."""

    events: pd.DataFrame
    weighed: pd.DataFrame
    profiles: list[warmth.Profile]


def relation(view: View, pair: tuple[str, str]) -> Relation:
    """The told relation of a pair."""
    return _relation(view.corpus.key, view.selection, view.by_article, pair, view)


@kept(max_entries=64, show_spinner="Counting events …")
def _relation(key: str, selection: Selection, by_article: bool, pair: tuple[str, str], _view: View) -> Relation:
    data, voice = _view.data, selection.voice
    events = relations.describe(relations.between(data, pair, voice))
    return Relation(events, relations.describe(warmth.weighed(data, pair, voice)), warmth.profiles(data, pair, voice))


def course(view: View, pair: tuple[str, str], half_life: float | None) -> pd.DataFrame:
    """The course of all outlets together; ``half_life`` in days, or none."""
    return _course(view.corpus.key, view.selection, view.by_article, pair, half_life, view)


@kept(max_entries=64)
def _course(
    key: str, selection: Selection, by_article: bool, pair: tuple[str, str], half_life: float | None, _view: View
) -> pd.DataFrame:
    days = warmth.grid(_view.data, pair, selection.voice)
    return warmth.course(_view.data, pair, selection.voice, half_life=half_life, at=days, outlets=[warmth.ALL_OUTLETS])
