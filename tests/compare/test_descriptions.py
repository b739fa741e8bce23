"""Few articles: described as such, against the yardstick of two articles of one outlet."""

from __future__ import annotations

import dataclasses

import pytest
from conftest import Built

import analysis
from analysis import Analysis, Estimate
from analysis.compare import descriptions
from analysis.indicators import BY_NAME

LESS = Estimate("entity_rate", "The Tern", "Mayor", None, "both", 6, 3, 1.2, None, None, "too_few")


def test_nothing_is_stated_of_the_seeds_but_described(seeds: Analysis) -> None:
    assert analysis.contrast(seeds) == []
    found = descriptions.describe(seeds)
    assert found
    assert {d.status for d in found} == {"these_articles_only"}
    assert all(d.p is None and "says nothing of the outlets" in d.caveat for d in found)


def test_a_description_is_larger_than_the_yardstick(seeds: Analysis) -> None:
    for difference in descriptions.describe(seeds, limit=50):
        indicator = BY_NAME[difference.indicator]
        near = descriptions.yardstick(seeds, indicator, difference.entity, "both")
        assert near is not None
        assert (difference.more.value or 0) - (difference.less.value or 0) > near[1]
        assert f"two articles by {near[0]} differ by" in difference.caveat


def test_outlets_with_five_articles_are_not_described(demo: Analysis) -> None:
    assert descriptions.describe(demo) == []


def test_no_yardstick_without_two_articles_of_an_outlet(built: Built) -> None:
    data = built(
        articles=[{"article_id": "a", "outlet": "The Tern"}, {"article_id": "b", "outlet": "The Gull"}],
        sentences=[{"article_id": i, "sentence": 0, "n_words": 100} for i in "ab"],
        mentions=[
            {"article_id": "a", "id": "a:0", "sentence": 0, "entity": "Mayor", "kind": "person", "form": "name", "voice": "own"}
        ],
    )
    assert descriptions.yardstick(data, BY_NAME["entity_rate"], "Mayor", "both") is None


def test_error_of_a_rare_name_is_taken_over_the_words_of_its_voice(built: Built) -> None:
    """Three mentions in 200 quoted words are far less sure than three in the 10,000 words of the whole outlet."""
    data = built(
        articles=[{"article_id": "a", "outlet": "The Tern", "n_words": 10_000}],
        sentences=[{"article_id": "a", "sentence": 0, "n_words": 10_000, "n_words_quoted": 200}],
    )
    assert descriptions._error(data, LESS) == pytest.approx(1000 * 2 / 10_000)
    assert descriptions._error(data, dataclasses.replace(LESS, voice="quoted")) == pytest.approx(1000 * 2 / 200)
