"""Corpora that many tests share, and small ones made by hand. Texts of others are found through the environment alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import browsing
import pandas as pd
import pytest
from hypothesis import settings

import analysis
from analysis import Analysis, Article, Corpus
from analysis.model import Known, Provenance, Published
from analysis.publish import derived
from analysis.read import corpus as reading
from analysis.schema import TABLES
from analysis.store import tables

settings.register_profile("parallax", deadline=None)  # how long an example takes says how busy the machine is
settings.load_profile("parallax")

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
FRAME = """
key = "tides"
group = "policy"
title = "Tides"
definition = "Told as a matter of tides."
include = "A cue counts when it names the sea."
exclude = "Not when it names a lake."
examples = ["The tide rose."]
cues = ["tide*", "high water"]
"""
"""A frame of a reader's own."""
EMPTY: dict[str, object] = {"int64": 0, "Int64": pd.NA, "float64": float("nan"), "bool": False, "str": None}

MakeArticle = Callable[..., Article]
Analysed = Callable[..., Analysis]
Built = Callable[..., Analysis]


@pytest.fixture(scope="session")
def demo() -> Analysis:
    """The invented corpus, analysed from its texts."""
    return analysis.analyse(analysis.load(SEEDS / "demo"))


@pytest.fixture(scope="session")
def seeds() -> Analysis:
    """The first corpus as it is published."""
    return derived.open_folder(SEEDS)


@pytest.fixture(scope="session")
def originals() -> Path:
    return _folder("PARALLAX_ORIGINALS", "the original articles")


@pytest.fixture(scope="session")
def gold() -> Path:
    return _folder("PARALLAX_GOLD", "the gold annotation")


@pytest.fixture(scope="session")
def bench() -> Path:
    return _folder("PARALLAX_BENCH", "the benchmark data")


@pytest.fixture(scope="session")
def from_originals(originals: Path) -> Analysis:
    """The first corpus, analysed from its texts."""
    return analysis.analyse(analysis.load(originals))


@pytest.fixture(scope="session")
def make_article() -> MakeArticle:
    return _article


@pytest.fixture(scope="session")
def analysed() -> Analysed:
    """Articles → their analysis; invented texts may be repeated, each of them counts."""
    return lambda *articles: analysis.analyse(_corpus(articles), copies="all")


@pytest.fixture(scope="session")
def built() -> Built:
    """Rows by table → an analysis of these rows alone; a column that is not given is missing, 0 or false."""
    return _built


def _folder(variable: str, what: str) -> Path:
    value = os.environ.get(variable)
    if not value:
        pytest.skip(f"{variable} is not set: {what} cannot be found")
    if not Path(value).is_dir():
        pytest.skip(f"{variable} names {value}, which is no folder: {what} cannot be found")
    return Path(value)


def _article(article_id: str, text: str, outlet: str = "Alpha", **known: Any) -> Article:
    nothing = Known(None, "unknown", "invented for a test")
    undated = Published(None, None, None, "unknown", "invented for a test")
    given = {"title": nothing, "author": nothing, "published": undated} | known
    return Article(id=article_id, file=f"{article_id}.txt", text=text, outlet=Known(outlet, "stated", "invented"), **given)


def _corpus(articles: Sequence[Article]) -> Corpus:
    return reading.assemble(articles, name="made for a test")


def _built(**given: Sequence[Mapping[str, object]]) -> Analysis:
    made = {name: _table(name, given.get(name, ())) for name in TABLES}
    return Analysis(made, Provenance("test", "made", "made for a test", {}, {}, (), True, None))


def _table(name: str, rows: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    dtypes = dict(tables.columns(name))
    stray = {key for row in rows for key in row} - set(dtypes)
    assert not stray, f"{name} has no column {stray}"
    data = [[row.get(column, EMPTY[dtype]) for column, dtype in dtypes.items()] for row in rows]
    return pd.DataFrame(data, columns=pd.Index(list(dtypes))).astype(dtypes)


# ---------------------------------------------------------------- a real browser


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The dashboard as anybody starts it."""
    with browsing.served() as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    playwright = pytest.importorskip("playwright.sync_api", reason=browsing.PLAYWRIGHT)
    with playwright.sync_playwright() as play:
        launched = play.chromium.launch(executable_path=browsing.CHROMIUM, args=browsing.FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def page(browser) -> Iterator[object]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()
