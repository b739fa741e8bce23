"""Words in use: an article uses a word or does not; the share, what may be said of it, and its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from conftest import Built

from analysis import Analysis
from analysis.compare import words


def _using(built: Built, uses: Mapping[str, Sequence[Sequence[str]]], voice: str = "own") -> Analysis:
    """Outlet → the words of each of its articles."""
    named = [(outlet, f"{outlet}{i}", lemmas) for outlet, articles in uses.items() for i, lemmas in enumerate(articles)]
    return built(
        articles=[{"article_id": name, "outlet": outlet} for outlet, name, _ in named],
        terms=[
            {"article_id": name, "lemma": lemma, "count": 3, "sentence": number, "voice": voice}
            for _, name, lemmas in named
            for number, lemma in enumerate(lemmas)
        ],
    )


@pytest.fixture
def ports(built: Built) -> Analysis:
    """Alpha writes “boat” in nine of ten articles, Beta in two of ten; “port” stands in all, “gull” in few."""
    return _using(
        built,
        {
            "Alpha": [["port", "boat"]] * 9 + [["port", "gull"]],
            "Beta": [["port", "boat"]] * 2 + [["port"]] * 8,
        },
    )


def test_only_words_that_can_tell_outlets_apart_are_counted(ports: Analysis) -> None:
    # “port” is in every article, “gull” in fewer than MIN_ARTICLES
    assert words.vocabulary(ports, "both") == ["boat"]


def test_share_of_articles_however_often_the_word_is_repeated(ports: Analysis) -> None:
    found = {estimate.outlet: estimate for estimate in words.estimate(ports, "both")}
    assert {outlet: (one.entity, one.value, one.n, one.n_articles) for outlet, one in found.items()} == {
        "Alpha": ("boat", 0.9, 9, 10),
        "Beta": ("boat", 0.2, 2, 10),
    }
    alpha = found["Alpha"]
    assert alpha.status == "ok"
    assert alpha.low is not None
    assert alpha.high is not None
    assert 0 <= alpha.low <= 0.9 <= alpha.high <= 1


def test_few_articles_have_a_share_and_no_interval(built: Built) -> None:
    data = _using(built, {"Alpha": [["boat"]] * 10 + [["port"]], "Beta": [["boat"], ["port"]]})
    (beta,) = [one for one in words.estimate(data, "both") if one.outlet == "Beta" and one.entity == "boat"]
    assert (beta.value, beta.status, beta.low, beta.high) == (0.5, "too_few", None, None)


def test_a_voice_in_which_an_outlet_has_no_word_is_missing_and_not_none_of_it(built: Built) -> None:
    data = _using(built, {"Alpha": [["boat"]] * 10 + [["port"]], "Beta": [["boat"]]})
    terms = data["terms"].assign(voice=data["terms"]["article_id"].str.startswith("Beta").map({True: "quoted", False: "own"}))
    spoken = Analysis({**data.tables, "terms": terms}, data.provenance)
    (beta,) = [one for one in words.estimate(spoken, "own") if one.outlet == "Beta" and one.entity == "boat"]
    assert (beta.value, beta.n, beta.status) == (None, 0, "not_available")


@pytest.mark.parametrize("outlet", ["Alpha", "Beta"])
def test_the_rows_behind_a_share_are_as_many_as_its_articles(ports: Analysis, outlet: str) -> None:
    (estimate,) = [one for one in words.estimate(ports, "both") if one.outlet == outlet]
    rows = words.evidence(ports, outlet, "boat", "both")
    assert len(rows) == estimate.n
    assert rows["article_id"].is_unique
    assert set(rows["cue"]) == {"boat"}


def test_nothing_to_compare_is_no_estimate(built: Built) -> None:
    assert words.estimate(built(), "both") == []
    assert words.vocabulary(built(), "own") == []
