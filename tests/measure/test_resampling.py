"""Intervals: what they hold, what they are taken over, and that they come out the same each time."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from conftest import Analysed, MakeArticle
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Analysis
from analysis.indicators import ALL, BY_NAME
from analysis.measure import resampling
from analysis.measure.indicator import Indicator
from analysis.measure.resampling import Draws

UNITS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 40), st.integers(1, 60)), min_size=1, max_size=30)
"""For each sentence: its article, how often the feature stands in it, its words."""


@pytest.mark.parametrize("corpus", ["demo", "seeds"])
@pytest.mark.parametrize("indicator", ALL, ids=lambda indicator: indicator.name)
def test_interval_contains_the_value(request: pytest.FixtureRequest, corpus: str, indicator: Indicator) -> None:
    found = [e for e in indicator.estimate(request.getfixturevalue(corpus), "both") if e.low is not None]
    outside = [e for e in found if not (e.low or 0) <= (e.value or 0) <= (e.high or 0)]
    assert outside == []


@pytest.mark.parametrize("name", ["entity_rate", "quoted_share", "word_tone"])
def test_there_are_intervals_to_look_at(demo: Analysis, name: str) -> None:
    assert sum(e.low is not None for e in BY_NAME[name].estimate(demo, "both")) >= 4


@pytest.mark.parametrize("indicator", ALL, ids=lambda indicator: indicator.name)
def test_same_corpus_same_intervals(seeds: Analysis, indicator: Indicator) -> None:
    assert indicator.estimate(seeds, "both") == indicator.estimate(seeds, "both")


@pytest.mark.parametrize(("n_articles", "status"), [(1, "these_articles_only"), (4, "these_articles_only"), (5, "ok"), (9, "ok")])
def test_five_articles_make_an_outlet(n_articles: int, status: str) -> None:
    units = pd.DataFrame({"article_id": [f"a{i % n_articles}" for i in range(45)]})
    draws = resampling.ratios(units, np.ones((45, 1)), np.full(45, 10.0))
    assert draws.status == status
    assert draws.values.shape == (resampling.DRAWS, 1)


def test_whole_articles_are_drawn() -> None:
    """Sentences of an article that are all alike count as one observation, so the interval is wider than theirs."""
    articles = np.repeat([f"a{i}" for i in range(6)], 40)
    counts = np.repeat([0.0, 0.0, 0.0, 1.0, 1.0, 1.0], 40)[:, None]
    low, high = resampling.ratios(pd.DataFrame({"article_id": articles}), counts, np.ones(240)).interval(0, least=0.0, most=1.0)
    assert low is not None
    assert high is not None
    assert low < 1 / 4  # two hundred and forty sentences by themselves would give 0.44 to 0.56
    assert high > 3 / 4


def test_few_articles_keep_their_share() -> None:
    """Below five articles each article keeps its number of sentences, so what differs between articles adds nothing."""
    articles = np.repeat(["a", "b"], 40)
    counts = np.repeat([0.0, 1.0], 40)[:, None]
    draws = resampling.ratios(pd.DataFrame({"article_id": articles}), counts, np.ones(80))
    assert draws.interval(0) == (0.5, 0.5)


@given(UNITS)
@settings(max_examples=60, deadline=None)
def test_ratio_lies_between_the_ratios_of_its_units(rows: list[tuple[int, int, int]]) -> None:
    """A ratio of sums is a weighted mean of the units' ratios, in every draw."""
    articles, counts, words = (np.array(column) for column in zip(*rows, strict=True))
    draws = resampling.ratios(
        pd.DataFrame({"article_id": articles.astype(str)}), counts[:, None].astype(float), words.astype(float)
    )
    unit = counts / words
    assert draws.values.min() >= unit.min() - 1e-9
    assert draws.values.max() <= unit.max() + 1e-9
    low, high = draws.interval(0)
    assert low is not None
    assert high is not None
    assert low <= high


@given(UNITS)
@settings(max_examples=30, deadline=None)
def test_draws_are_the_same_each_time(rows: list[tuple[int, int, int]]) -> None:
    articles, counts, words = (np.array(column) for column in zip(*rows, strict=True))
    units = pd.DataFrame({"article_id": articles.astype(str)})
    first, second = (resampling.ratios(units, counts[:, None].astype(float), words.astype(float)).values for _ in range(2))
    assert np.array_equal(first, second)


def test_draw_without_words_has_no_ratio() -> None:
    """A draw of sentences that are all empty is no draw of 0."""
    units = pd.DataFrame({"article_id": ["a", "a"]})
    draws = resampling.ratios(units, np.array([[0.0], [2.0]]), np.array([0.0, 10.0]))
    assert np.isnan(draws.values).any()
    assert draws.interval(0) == pytest.approx((0.2, 0.2))
    assert Draws(np.full((5, 1), np.nan), "ok").interval(0) == (None, None)


@pytest.mark.parametrize(("n", "shown"), [(4, False), (5, True)])
def test_too_few_rows_have_no_interval(make_article: MakeArticle, analysed: Analysed, n: int, shown: bool) -> None:
    text = " ".join(["China bought a boat from the yard."] * n + ["The yard was glad of the money."] * 3)
    (estimate,) = (e for e in BY_NAME["entity_rate"].estimate(analysed(make_article("a", text)), "both") if e.entity == "China")
    assert estimate.n == n
    assert estimate.status == ("these_articles_only" if shown else "too_few")
    assert (estimate.low is not None) is shown


def test_five_articles_are_drawn_as_articles(make_article: MakeArticle, analysed: Analysed) -> None:
    data = analysed(*(make_article(f"a{i}", "China bought a boat. Nobody at the yard was sorry.") for i in range(5)))
    (estimate,) = BY_NAME["entity_rate"].estimate(data, "both")
    assert (estimate.n_articles, estimate.n, estimate.status) == (5, 5, "ok")


@pytest.mark.parametrize(("burst", "silent"), [(0.5, 0.0), (2.0, 0.0), (1.0, 0.6)])
def test_interval_of_twenty_bursty_articles_holds_the_truth(burst: float, silent: float) -> None:
    """A percentile interval would hold it in about 88 of 100 such corpora."""
    rng = np.random.default_rng(3)
    held = 0
    for _ in range(150):
        words = np.exp(rng.normal(6.4, 0.6, (20, 1))).round()
        rate = 5.0 * rng.gamma(1 / burst, burst, (20, 1)) * (rng.random((20, 1)) >= silent) / (1 - silent)
        draws = resampling.of_articles(rng.poisson(rate * words / 1000).astype(float), words)
        low, high = draws.interval(0, scale=1000, least=0.0)
        held += low is not None and high is not None and low <= 5.0 <= high
    assert held >= 135  # fewer come up once in two hundred such tests, if the true coverage is 95 %
