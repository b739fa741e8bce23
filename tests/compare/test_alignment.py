"""The same fact, told differently: what is put together and what is not, what differs, and the contradictions that were planted."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import Analysed, MakeArticle

import analysis
from analysis import Analysis
from analysis.compare import alignment, rarity
from analysis.errors import LexiconError
from analysis.model import Published

DAY = Published(date(2031, 3, 10), date(2031, 3, 10), "day", "stated", "invented")


def _groups(data: Analysis, kind: str | None = None) -> list[set[tuple[str, int]]]:
    rows = data["alignments"]
    rows = rows[rows["kind"] == kind] if kind else rows
    return [set(zip(part["article_id"], part["sentence"], strict=True)) for _, part in rows.groupby("group")]


def _told(make_article: MakeArticle, analysed: Analysed, one: str, other: str) -> Analysis:
    return analysed(make_article("a", one, "Alpha", published=DAY), make_article("b", other, "Beta", published=DAY))


def test_one_fact_in_two_articles(make_article: MakeArticle, analysed: Analysed) -> None:
    one = "The bakery was closed. Russia lent China 14 icebreakers for the lighthouse on Tuesday."
    other = "Fourteen icebreakers went to the lighthouse when Russia helped China on Tuesday. Nobody danced."
    data = _told(make_article, analysed, one, other)
    assert _groups(data) == [{("a", 1), ("b", 0)}]
    assert "14 icebreaker" in data["alignments"]["reasons"].iloc[0]


def test_strangers_stay_apart(make_article: MakeArticle, analysed: Analysed) -> None:
    data = _told(make_article, analysed, "Russia sold oranges to a theatre.", "China painted a bridge in the evening.")
    assert data["alignments"].empty


def test_another_number_is_a_contradiction(make_article: MakeArticle, analysed: Analysed) -> None:
    one, other = "Russia gave China a loan of 240 million roubles.", "A loan of 400 million roubles came to China from Russia."
    rows = _told(make_article, analysed, one, other)["alignments"]
    against = rows[rows["kind"] == "contradiction"]
    assert list(against["differs"].str.split(";").str[0]) == ["says: 240 million rouble", "says: 400 million rouble"]


def test_a_vague_number_contradicts_nothing_near(make_article: MakeArticle, analysed: Analysed) -> None:
    one, other = (
        "Russia gave China a loan of about 240 million roubles.",
        "A loan of 250 million roubles came to China from Russia.",
    )
    assert _groups(_told(make_article, analysed, one, other), "contradiction") == []


def test_planted_contradictions_are_found_and_no_others(demo: Analysis) -> None:
    assert [{article for article, _ in group} for group in _groups(demo, "contradiction")] == [
        {"saddle-banks-herald", "saddle-banks-review"},
        {"harbour-visit-courier", "harbour-visit-herald"},
    ]


def test_what_all_tell_alike_is_one_group(demo: Analysis) -> None:
    """The toll of the storm stands in all four articles; the likest three are one group."""
    storm = [group for group in _groups(demo) if ("storm-aid-herald", 3) in group]
    assert any({"storm-aid-herald", "storm-aid-ledger", "storm-aid-review"} <= {a for a, _ in group} for group in storm)


def test_groups_hold_one_statement_of_each_article(demo: Analysis) -> None:
    for _, rows in demo["alignments"].groupby("group"):
        assert rows["article_id"].is_unique
        assert len(rows) >= 2
        assert rows["likeness"].between(0, 1).all()


def test_derived_form_keeps_the_table(demo: Analysis) -> None:
    assert analysis.derive(demo)["alignments"].equals(demo["alignments"])
    said = set(demo["sentences"]["text"])
    assert not said & {*demo["alignments"]["reasons"], *demo["alignments"]["differs"]}


def test_without_places_nothing_is_put_together(demo: Analysis) -> None:
    bare = analysis.derive(demo)
    assert all(not row.reasons or row.group for row in alignment.find(bare))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("word,share\na,0.1", "must begin"),
        ("lemma,share\na,x", "row 2"),
        ("lemma,share\na,0.1\na,0.2", "row 3"),
        ("lemma,share\na,2", "row 2"),
    ],
)
def test_malformed_background_is_named(text: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        rarity.read_background(text, "made.csv")
