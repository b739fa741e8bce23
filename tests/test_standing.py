"""Articles in other languages and copies: listed, flagged, and in no denominator."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import MakeArticle

import analysis
from analysis import Corpus, standing
from analysis.indicators import ALL

ENGLISH = "China lent Russia a ferry, and the crew was glad of it. The ferry crosses the sound twice a day, and nobody missed the old one."
OTHER = "The harbour master of Quayside wrote to Beijing. She asked for a tug, a crane and two new ropes, and Moscow paid for them."
GERMAN = "Die Fähre kam spät in den Hafen, und der Koch war froh über das neue Boot aus der Stadt. Sie fährt nun jeden Tag zweimal."


def corpus(make_article: MakeArticle, *rows: tuple[str, str, str, str | None]) -> Corpus:
    made = (replace(make_article(key, text, outlet), language=code) for key, outlet, text, code in rows)
    return Corpus("id", "name", tuple(made))


@pytest.fixture
def mixed(make_article: MakeArticle) -> Corpus:
    return corpus(
        make_article,
        ("a", "Alpha", ENGLISH, "en"),
        ("b", "Alpha", GERMAN, "de"),
        ("c", "Beta", GERMAN + " Noch einmal.", "de"),
        ("d", "Beta", OTHER, "en"),
        ("e", "Beta", OTHER, "en"),
        ("f", "Alpha", OTHER, "en"),
    )


@pytest.mark.parametrize(
    ("copies", "expected"),
    [
        ("all", ["ok", "not_applicable", "not_applicable", "ok", "ok", "ok"]),
        ("outlet", ["ok", "not_applicable", "not_applicable", "ok", "duplicate", "ok"]),
        ("once", ["ok", "not_applicable", "not_applicable", "ok", "duplicate", "duplicate"]),
    ],
)
def test_the_analyst_says_which_copies_count(mixed: Corpus, copies: standing.Copies, expected: list[str]) -> None:
    articles = analysis.analyse(mixed, copies=copies)["articles"]
    assert list(articles["standing"]) == expected
    assert articles.set_index("article_id")["duplicate_of"].dropna().to_dict() == {"b": "c", "e": "d", "f": "d"}


def test_listed_articles_have_rows_nowhere_else(mixed: Corpus) -> None:
    found = analysis.analyse(mixed)
    for name, table in found.tables.items():
        if name != "articles":
            assert not {"b", "c", "e"} & set(table["article_id"]), name
    articles = found["articles"].set_index("article_id")
    assert articles.loc["b", "n_words"] == 25
    assert articles.loc["b", "n_sentences"] == 0


def test_another_language_changes_no_estimate(mixed: Corpus) -> None:
    english = replace(mixed, articles=tuple(a for a in mixed.articles if a.language == "en"))
    with_others, alone = analysis.analyse(mixed), analysis.analyse(english)
    for indicator in ALL:
        assert indicator.estimate(with_others, "both") == indicator.estimate(alone, "both"), indicator.name


def test_an_outlet_of_another_language_alone_has_no_value(make_article: MakeArticle) -> None:
    found = analysis.analyse(corpus(make_article, ("a", "Alpha", ENGLISH, "en"), ("b", "Gamma", GERMAN, "de")))
    for indicator in ALL:
        for estimate in indicator.estimate(found, "both"):
            if estimate.outlet == "Gamma":
                assert (estimate.value, estimate.status, estimate.n_articles) == (None, "not_available", 0), indicator.name
    assert analysis.contrast(found) == []


def test_an_unknown_language_is_analysed(make_article: MakeArticle) -> None:
    found = analysis.analyse(corpus(make_article, ("a", "Alpha", "Rain fell.", None)))
    assert list(found["articles"]["standing"]) == ["ok"]
