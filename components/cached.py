"""Cached twins of analysis functions. An analysis is kept by its corpus, never hashed by its tables."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

import pandas as pd

import analysis
from analysis import Analysis, Estimate, Selection
from analysis.compare import account as accounts
from analysis.compare import beside as rows_beside
from analysis.compare import descriptions as descriptions_of
from analysis.compare import omissions
from analysis.compare.account import Account
from analysis.compare.beside import Beside
from analysis.compare.differences import Difference
from analysis.compare.omissions import Omission
from analysis.compare.presence import FeatureKind
from analysis.indicators import BY_NAME
from analysis.measure import relation_tables, relations, scope, warmth
from analysis.model import VoiceChoice
from analysis.publish import briefing as briefings
from analysis.publish.briefing import Step
from components import grounds
from components.corpora import Opened, kept

NO_WORDS: tuple[FeatureKind, ...] = ("actor", "event", "frame", "watch")
"""What is looked for among what is left out; single words are another section's."""


T = TypeVar("T")


@dataclass(frozen=True)
class View:
    """What a page shows: the chosen part of a corpus, and the key under which its figures are cached."""

    # Without slots: a page asks for its data a hundred times, and a view is made anew for each run.

    corpus: Opened
    selection: Selection
    by_article: bool = False

    @cached_property
    def data(self) -> Analysis:
        return _chosen(self.corpus.key, self.selection, self.by_article, self.corpus)

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Outlet → its name with what is uncertain about it."""
        return computed(self, scope.labels)

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


def computed(view: View, function: Callable[..., T], *given: Hashable) -> T:
    """What a function gives of the view's analysis and these arguments; for reading, since all who ask get the same object."""
    name = f"{function.__module__}.{function.__qualname__}"
    found: T = _computed(view.corpus.key, view.selection, view.by_article, name, given, function, view)
    return found


@kept(max_entries=2048)
def _computed(
    key: str,
    selection: Selection,
    by_article: bool,
    name: str,
    given: tuple[Hashable, ...],
    _function: Callable[..., Any],
    _view: View,
) -> Any:
    return _function(_view.data, *given)


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


@kept(max_entries=32, show_spinner="Comparing …")
def _beside(key: str, selection: Selection, by_article: bool, _view: View) -> list[Beside]:
    return rows_beside.find(_view.data, selection.voice, whole=_view.corpus.data)


def left_out(view: View) -> list[Omission]:
    """What each outlet leaves out, words aside."""
    return _left_out(view.corpus.key, view.selection, view.by_article, view)


@kept(max_entries=32, show_spinner="Looking for what is left out …")
def _left_out(key: str, selection: Selection, by_article: bool, _view: View) -> list[Omission]:
    return omissions.find(_view.data, kinds=NO_WORDS)


def account(view: View) -> Account:
    """The comparison in words."""
    return _account(view.corpus.key, view.selection, view.by_article, view)


@kept(max_entries=32, show_spinner=False)
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
