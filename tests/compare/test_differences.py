"""Differences in a sentence: none where there is none, the planted ones where there are, and grammar that fits the counts."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from conftest import Built

import analysis
from analysis import Analysis, SelectionError
from analysis.compare import differences, permutation
from analysis.indicators import BY_NAME


def _of_words(built: Built, outlets: dict[str, int], rates: dict[str, float], rng: np.random.Generator) -> Analysis:
    """Articles of twenty sentences of twenty words; a sentence names Baker and Mayor with an outlet's probability."""
    articles, sentences, mentions = [], [], []
    for outlet, n_articles in outlets.items():
        for number in range(n_articles):
            name = f"{outlet}-{number}"
            articles.append({"article_id": name, "outlet": outlet, "outlet_status": "stated", "n_words": 400})
            for i in range(20):
                quoted = int(rng.binomial(20, 0.2))
                tone = float(rng.normal(0, 0.3))
                scores = {"valence": tone, "valence_own": tone}
                sentences.append({"article_id": name, "sentence": i, "n_words": 20, "n_words_quoted": quoted} | scores)
                for entity in ("Baker", "Mayor"):
                    if rng.random() < rates[outlet]:
                        row = {"article_id": name, "id": f"{name}:{i}:{entity}", "sentence": i, "entity": entity}
                        mentions.append(row | {"kind": "person", "form": "name", "voice": "own"})
    return built(articles=articles, sentences=sentences, mentions=mentions)


def test_chance_alone_is_no_difference(built: Built) -> None:
    """Outlets that write by the same dice: at an error rate of 5 % few of thirty corpora may show any difference."""
    found = []
    for seed in range(30):
        data = _of_words(built, {"Alpha": 6, "Beta": 6}, {"Alpha": 0.3, "Beta": 0.3}, np.random.default_rng(seed))
        found.append(bool(analysis.contrast(data)))
    assert sum(found) <= 4  # at most this in 98 of 100 such runs, if the true rate is 0.05


def test_a_large_difference_is_found(built: Built) -> None:
    data = _of_words(built, {"Alpha": 6, "Beta": 6}, {"Alpha": 0.7, "Beta": 0.1}, np.random.default_rng(1))
    found = analysis.contrast(data)
    assert {(d.more.outlet, d.less.outlet) for d in found if d.indicator == "entity_rate"} == {("Alpha", "Beta")}
    assert {d.entity for d in found if d.indicator == "entity_rate"} == {"Baker", "Mayor"}


@pytest.mark.parametrize("seed", range(3))
def test_the_same_articles_under_two_names_do_not_differ(monkeypatch: pytest.MonkeyPatch, demo: Analysis, seed: int) -> None:
    monkeypatch.setattr(permutation, "SEED", seed)
    assert analysis.contrast(_doubled(demo, "Sael Courier")) == []


def _doubled(data: Analysis, outlet: str) -> Analysis:
    """One outlet's articles, and the same again as another outlet's."""
    ids = set(data["articles"].loc[data["articles"]["outlet"] == outlet, "article_id"])
    tables = {}
    for name, table in data.tables.items():
        own = table[table["article_id"].isin(ids)]
        copy = own.assign(article_id=own["article_id"] + "-copy")
        if name == "articles":
            copy = copy.assign(outlet="Copy")
        tables[name] = pd.concat([own, copy], ignore_index=True)
    return Analysis(tables, data.provenance)


@pytest.mark.parametrize("voice", ["own", "both"])
def test_sentences_are_true_of_the_counts(demo: Analysis, voice: Any) -> None:
    """“Never” stands where the count is 0 and nowhere else; no rate above 0 is rounded to none."""
    found = [d for d in analysis.contrast(demo, voice=voice, limit=50) if d.indicator == "entity_rate"]
    assert found
    for difference in found:
        assert ("never" in difference.sentence) == (difference.less.n == 0)
        assert difference.less.n > 0 or not any(e.n for e in difference.others if e.value == 0)
        assert " 0 times" not in difference.sentence
        assert (difference.more.value or 0) > (difference.less.value or 0)


def test_limit_and_variety(demo: Analysis) -> None:
    found = analysis.contrast(demo, limit=50)
    assert found[:3] == analysis.contrast(demo)
    measured = [(d.indicator, d.entity) for d in found]
    assert len(set(measured)) == len(measured)
    n_measures = len({name for name, _ in measured})
    first = [name for name, _ in measured[: differences.EACH_MEASURE * 2]]
    assert n_measures > 2
    assert all(first.count(name) <= differences.EACH_MEASURE for name in first)
    assert all(0 < d.strength <= d.z for d in found)


def test_named_outlets_are_compared_alone(demo: Analysis) -> None:
    found = analysis.contrast(demo, ["Sael Courier", "Quayside Ledger"], limit=50)
    assert found
    assert {o for d in found for o in (d.more.outlet, d.less.outlet)} == {"Sael Courier", "Quayside Ledger"}


@pytest.mark.parametrize("names", [["Sael Courier"], ["Sael Courier", "Sael Courier"]])
def test_one_outlet_cannot_be_compared(demo: Analysis, names: list[str]) -> None:
    with pytest.raises(SelectionError, match=r"^Sael Courier: a comparison needs two outlets"):
        analysis.contrast(demo, names)


def test_outlet_that_is_not_there(demo: Analysis) -> None:
    with pytest.raises(SelectionError, match=r"^The Gull: no such outlet"):
        analysis.contrast(demo, ["Sael Courier", "The Gull"])


@pytest.mark.parametrize("condition", ["original", "retranslated"])
def test_translated_wording_is_not_compared(demo: Analysis, condition: str) -> None:
    """One retranslated article keeps the whole outlet out of differences of wording; who is named is no wording."""
    articles = demo["articles"].copy()
    herald = articles["outlet"] == "Kolvarad Herald"
    articles.loc[articles.index[herald][0], "text_condition"] = condition
    data = Analysis({**demo.tables, "articles": articles}, demo.provenance)
    found = analysis.contrast(data, limit=50)
    of_wording = [d for d in found if BY_NAME[d.indicator].of_wording]
    others = [d for d in found if not BY_NAME[d.indicator].of_wording]
    assert any("Kolvarad Herald" in (d.more.outlet, d.less.outlet) for d in others)
    assert any("Kolvarad Herald" in (d.more.outlet, d.less.outlet) for d in of_wording) is (condition == "original")
