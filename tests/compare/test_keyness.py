"""Distinctive words: the formula by hand, a corpus without difference, and the words that were planted."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import SEEDS, Built

from analysis import Analysis
from analysis.compare import keyness

PLANTED = [d for d in tomllib.loads(Path(SEEDS / "demo" / "truth.toml").read_text("utf-8"))["difference"] if d["type"] == "words"]


def _terms(counts: Mapping[str, Mapping[str, int]], *, articles: int = 1) -> dict[str, Any]:
    """Outlet → lemma → count in each of its articles."""
    names = [(outlet, f"{outlet}{i}") for outlet in counts for i in range(articles)]
    return {
        "articles": [{"article_id": name, "outlet": outlet} for outlet, name in names],
        "terms": [
            {"article_id": name, "lemma": lemma, "count": count, "voice": "own"}
            for outlet, name in names
            for lemma, count in counts[outlet].items()
        ],
    }


def test_formula_by_hand(built: Built) -> None:
    """Ten words against thirty. The prior gives “boat” 500 · 8/40 = 100 words, so with 6 of 10 and 2 of 30

    log(106 / (510 - 106)) - log(102 / (530 - 102)), with variance 1/106 + 1/102.
    """
    data = built(**_terms({"Alpha": {"boat": 6, "soup": 4}, "Beta": {"boat": 2, "soup": 28}}))
    (row,) = keyness.compare(data, "Alpha", "both", sure=False)
    effect, error = math.log(106 / 404) - math.log(102 / 428), math.sqrt(1 / 106 + 1 / 102)
    assert (row.feature, row.n_target, row.n_reference, row.n_articles) == ("boat", 6, 2, 1)
    assert row.effect == pytest.approx(effect)
    assert (row.low, row.high) == pytest.approx((effect - 1.959964 * error, effect + 1.959964 * error), abs=1e-6)


def test_alike_outlets_have_no_word_of_their_own(built: Built) -> None:
    words = {"boat": 5, "soup": 7, "tide": 3}
    data = built(**_terms({"Alpha": words, "Beta": words, "Gamma": words}))
    assert [keyness.compare(data, outlet, "both", sure=False) for outlet in ("Alpha", "Beta", "Gamma")] == [[], [], []]


def test_mirrored_outlets_have_mirrored_effects(built: Built) -> None:
    data = built(**_terms({"Alpha": {"boat": 9, "soup": 3}, "Beta": {"boat": 3, "soup": 9}}))
    (one,), (other,) = (keyness.compare(data, outlet, "both", sure=False) for outlet in ("Alpha", "Beta"))
    assert (one.feature, other.feature) == ("boat", "soup")
    assert (one.effect, one.low, one.high) == pytest.approx((other.effect, other.low, other.high))


@pytest.mark.parametrize(("count", "found"), [(2, []), (3, ["boat"])])
def test_a_word_needs_three_uses(built: Built, count: int, found: list[str]) -> None:
    data = built(**_terms({"Alpha": {"boat": count, "soup": 5}, "Beta": {"soup": 50}}))
    assert [row.feature for row in keyness.compare(data, "Alpha", "both", sure=False)] == found


def test_a_word_of_one_article_is_no_habit(built: Built) -> None:
    """Where the outlet has two articles, a word must stand in two."""
    rows = _terms({"Alpha": {"soup": 9}, "Beta": {"soup": 90}}, articles=2)
    rows["terms"].append({"article_id": "Alpha0", "lemma": "boat", "count": 9, "voice": "own"})
    assert keyness.compare(built(**rows), "Alpha", "both", sure=False) == []
    rows["terms"].append({"article_id": "Alpha1", "lemma": "boat", "count": 1, "voice": "own"})
    assert [row.feature for row in keyness.compare(built(**rows), "Alpha", "both", sure=False)] == ["boat"]


def test_voices_are_compared_apart(built: Built) -> None:
    rows = _terms({"Alpha": {"boat": 6, "soup": 4}, "Beta": {"boat": 2, "soup": 28}})
    assert keyness.compare(built(**rows), "Alpha", "own", sure=False)
    assert keyness.compare(built(**rows), "Alpha", "quoted", sure=False) == []


def test_one_outlet_has_no_reference(built: Built) -> None:
    assert keyness.compare(built(**_terms({"Alpha": {"boat": 9, "soup": 3}})), "Alpha", "both") == []


def test_a_vocabulary_of_one_word_has_no_odds(built: Built) -> None:
    assert keyness.compare(built(**_terms({"Alpha": {"boat": 9}, "Beta": {"boat": 1}})), "Alpha", "both") == []


def test_ties_are_broken_by_the_word(built: Built) -> None:
    data = built(**_terms({"Alpha": {"tide": 5, "boat": 5, "soup": 5, "quay": 1}, "Beta": {"quay": 60}}))
    assert [row.feature for row in keyness.compare(data, "Alpha", "both", sure=False)] == ["boat", "soup", "tide"]


@pytest.mark.parametrize("planted", PLANTED, ids=lambda d: d["id"])
def test_planted_words_are_found(demo: Analysis, planted: Mapping[str, Any]) -> None:
    """The word marks its outlet with an interval above 0, and only words that are said more often stand before it."""
    found = {o: keyness.compare(demo, o, "both", limit=1000, sure=False) for o in (*planted["outlets"], *planted["against"])}
    own = found[planted["outlets"][0]]
    row = next((row for row in own if row.feature in (planted["feature"], planted["feature"].removesuffix("s"))), None)
    assert row is not None
    assert (row.n_reference, row.n_articles) == (0, len(planted["stories"]))
    assert row.low > 0
    assert all(before.n_target >= row.n_target for before in own[: own.index(row)])
    assert not any(other.feature == row.feature for outlet in planted["against"] for other in found[outlet])


def test_there_are_planted_words() -> None:
    assert {d["outlets"][0] for d in PLANTED} == {"Sael Courier", "Kolvarad Herald", "Quayside Ledger", "Fairwater Review"}


def test_what_all_say_alike_marks_nobody(demo: Analysis) -> None:
    """Every article says “islands” once or twice."""
    rows = [row for o in demo["articles"]["outlet"].unique() for row in keyness.compare(demo, o, "both", limit=1000, sure=False)]
    assert all(row.low < 0 for row in rows if row.feature == "island")
