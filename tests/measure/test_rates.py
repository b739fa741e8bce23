"""Counts per 1,000 words, against sums done by hand."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Built

from analysis import Analysis
from analysis.measure import rates
from analysis.model import VoiceChoice


@pytest.fixture(scope="module")
def two(built: Built) -> Analysis:
    """Alpha: 200 words, 50 of them quoted; Beta: 100 words, none quoted. Alpha names the mayor six times, twice in quotation."""
    return built(
        articles=[_article("a", "Alpha", 200), _article("b", "Beta", 100)],
        sentences=[_sentence("a", 0, 100, 0), _sentence("a", 1, 100, 50), _sentence("b", 0, 100, 0)],
        mentions=[_mention(0, i, "own") for i in range(4)] + [_mention(1, i, "quoted") for i in range(2)],
    )


def _article(article_id: str, outlet: str, n_words: int) -> dict[str, Any]:
    return {"article_id": article_id, "outlet": outlet, "n_words": n_words}


def _sentence(article_id: str, number: int, n_words: int, n_quoted: int) -> dict[str, Any]:
    return {"article_id": article_id, "sentence": number, "n_words": n_words, "n_words_quoted": n_quoted}


def _mention(sentence: int, number: int, voice: str) -> dict[str, Any]:
    return {
        "article_id": "a",
        "id": f"{sentence}-{number}",
        "sentence": sentence,
        "entity": "Mayor",
        "kind": "person",
        "voice": voice,
    }


@pytest.mark.parametrize(
    ("voice", "n", "rate", "status"),
    [
        ("both", 6, 1000 * 6 / 200, "these_articles_only"),
        ("own", 4, 1000 * 4 / 150, "too_few"),
        ("quoted", 2, 1000 * 2 / 50, "too_few"),
    ],
)
def test_rate_is_count_by_words_of_that_voice(two: Analysis, voice: VoiceChoice, n: int, rate: float, status: str) -> None:
    found = rates.estimate("entity_rate", two, two["mentions"], "entity", ["Mayor"], voice)
    alpha = next(e for e in found if e.outlet == "Alpha")
    assert (alpha.n, alpha.status, alpha.n_articles) == (n, status, 1)
    assert alpha.value == pytest.approx(rate)


def test_zero_is_measured_where_there_are_words(two: Analysis) -> None:
    found = rates.estimate("entity_rate", two, two["mentions"], "entity", ["Mayor"], "both")
    beta = next(e for e in found if e.outlet == "Beta")
    assert (beta.value, beta.n, beta.low, beta.high, beta.status) == (0.0, 0, None, None, "too_few")


def test_missing_where_there_are_no_words(two: Analysis) -> None:
    found = rates.estimate("entity_rate", two, two["mentions"], "entity", ["Mayor"], "quoted")
    beta = next(e for e in found if e.outlet == "Beta")
    assert (beta.value, beta.n, beta.status) == (None, 0, "not_available")


@pytest.mark.parametrize("voice", ["own", "quoted", "both"])
def test_words_of_a_voice(two: Analysis, voice: VoiceChoice) -> None:
    expected = {"own": [100, 50, 100], "quoted": [0, 50, 0], "both": [100, 100, 100]}
    assert rates.words(two["sentences"], voice).tolist() == expected[voice]


@pytest.mark.parametrize(("voice", "n"), [("own", 4), ("quoted", 2), ("both", 6)])
def test_rows_of_a_voice(two: Analysis, voice: VoiceChoice, n: int) -> None:
    assert len(rates.in_voice(two["mentions"], voice)) == n


def test_estimates_are_one_for_each_outlet_and_key(two: Analysis) -> None:
    found = rates.estimate("entity_rate", two, two["mentions"], "entity", ["Mayor", "Baker"], "both")
    assert [(e.outlet, e.entity) for e in found] == [("Alpha", "Mayor"), ("Alpha", "Baker"), ("Beta", "Mayor"), ("Beta", "Baker")]
