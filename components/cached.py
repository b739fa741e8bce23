"""Cached twins of analysis functions. An analysis is kept by its corpus, never hashed by its tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

import pandas as pd
import streamlit as st

import analysis
from analysis import Analysis, Estimate, Selection, own_lists
from analysis.compare import descriptions as descriptions_of
from analysis.compare.differences import Difference
from analysis.find.in_use import Own
from analysis.find.lexicon import Frame
from analysis.indicators import BY_NAME
from analysis.measure import relation_tables, relations, scope, warmth
from analysis.model import VoiceChoice
from analysis.publish import briefing as briefings
from analysis.publish import derived, originals
from analysis.publish.briefing import Step
from analysis.publish.derived import Readings
from components import grounds


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
    own: Own | None = None
    """The reader's own lists that it was analysed with; whatever is shown of it has to be computed with them too."""


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
        data = analysis.analyse(corpus, lexicons=lists)
        notes = tuple(skipped.reason for skipped in corpus.skipped)
        notes += ("--originals has no effect: this corpus carries its own texts",) if originals_folder else ()
    readings = derived.read_readings((folder if folder.is_dir() else folder.parent) / derived.READINGS)
    shows_originals = bool(data["sentences"]["text"].notna().any())
    key = f"{home}|{originals_folder}|{lexicons_folder}"
    return Opened(key, data, readings, shows_originals, shows_originals and not published, notes, lists.frames, lists.own)


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

    def told_in(self, voice: VoiceChoice) -> View:
        """The same view in another voice."""
        return replace(self, selection=replace(self.selection, voice=voice))


@st.cache_resource(max_entries=64, show_spinner=False)
def _chosen(key: str, selection: Selection, by_article: bool, _corpus: Opened) -> Analysis:
    whole = scope.by_article(_corpus.data) if by_article else _corpus.data
    return scope.select(whole, selection)


def estimates(view: View, indicator: str) -> list[Estimate]:
    """The estimates of one indicator in the view's voice."""
    return _estimates(view.corpus.key, view.selection, view.by_article, indicator, view)


@st.cache_resource(max_entries=256, show_spinner=False)
def _estimates(key: str, selection: Selection, by_article: bool, indicator: str, _view: View) -> list[Estimate]:
    return BY_NAME[indicator].estimate(_view.data, selection.voice)


def differences(view: View) -> list[Difference]:
    """The differences that the intervals support."""
    return _differences(view.corpus.key, view.selection, view.by_article, view)


@st.cache_resource(max_entries=64, show_spinner=False)
def _differences(key: str, selection: Selection, by_article: bool, _view: View) -> list[Difference]:
    return analysis.contrast(_view.data, voice=selection.voice)


def descriptions(view: View) -> list[Difference]:
    """What can be said of outlets with few articles."""
    return _descriptions(view.corpus.key, view.selection, view.by_article, view)


@st.cache_resource(max_entries=64, show_spinner=False)
def _descriptions(key: str, selection: Selection, by_article: bool, _view: View) -> list[Difference]:
    return descriptions_of.describe(_view.data, voice=selection.voice)


def briefing(view: View) -> tuple[Step, ...]:
    """The steps of a briefing on the view: the differences that stand, else a description of few articles."""
    return _briefing(view.corpus.key, view.selection, view.by_article, view)


@st.cache_resource(max_entries=16, show_spinner=False)
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


@st.cache_resource(max_entries=32, show_spinner=False)
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


@st.cache_resource(max_entries=64, show_spinner="Counting events …")
def _relation(key: str, selection: Selection, by_article: bool, pair: tuple[str, str], _view: View) -> Relation:
    data, voice = _view.data, selection.voice
    events = relations.describe(relations.between(data, pair, voice))
    return Relation(events, relations.describe(warmth.weighed(data, pair, voice)), warmth.profiles(data, pair, voice))


def course(view: View, pair: tuple[str, str], half_life: float | None) -> pd.DataFrame:
    """The course of all outlets together; ``half_life`` in days, or none."""
    return _course(view.corpus.key, view.selection, view.by_article, pair, half_life, view)


@st.cache_resource(max_entries=64, show_spinner=False)
def _course(
    key: str, selection: Selection, by_article: bool, pair: tuple[str, str], half_life: float | None, _view: View
) -> pd.DataFrame:
    days = warmth.grid(_view.data, pair, selection.voice)
    return warmth.course(_view.data, pair, selection.voice, half_life=half_life, at=days, outlets=[warmth.ALL_OUTLETS])
