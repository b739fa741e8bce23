"""The part of a corpus that a reader chose, and how its outlets and articles are written."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from conftest import Built

from analysis import Analysis, Selection, SelectionError
from analysis.measure import scope


def _article(article_id: str, outlet: str, first: str | None = None, last: str | None = None, **more: Any) -> dict[str, Any]:
    dated = {
        "published_from": first,
        "published_to": last or first,
        "published_status": "stated" if first else "unknown",
        "published_granularity": "day" if first else None,
    }
    plain = {"outlet_status": "stated", "text_condition": "original", "completeness": "whole", "title": None}
    return {"article_id": article_id, "outlet": outlet, **plain, **dated, **more}


@pytest.fixture(scope="module")
def four(built: Built) -> Analysis:
    articles = [
        _article("a", "Beta", "2031-01-10"),
        _article("b", "Alpha", "2031-01-20", "2031-02-10"),
        _article("c", "Alpha", "2031-06-01"),
        _article("d", "Unknown (d)", outlet_status="unknown"),
    ]
    return built(articles=articles, terms=[{"article_id": a["article_id"], "lemma": "boat", "count": 1} for a in articles])


@pytest.mark.parametrize(
    ("rows", "label"),
    [
        ([_article("a", "Alpha")], "Alpha"),
        ([_article("a", "Alpha", outlet_status="inferred")], "Alpha, inferred"),
        ([_article("a", "Alpha", text_condition="retranslated")], "Alpha; retranslated copy"),
        (
            [_article("a", "Alpha", outlet_status="inferred", text_condition="retranslated")],
            "Alpha, inferred; retranslated copy",
        ),
        ([_article("a", "Alpha", text_condition="repost", completeness="truncated")], "Alpha; cut off; repost"),
        ([_article("a", "Alpha"), _article("b", "Alpha", completeness="truncated")], "Alpha; cut off"),
        ([_article("a", "Unknown (a)", outlet_status="unknown")], "Unknown (a)"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_label_says_what_is_odd(built: Built, rows: list[dict[str, Any]], label: str) -> None:
    assert list(scope.labels(built(articles=rows)).values()) == [label]


def test_outlets_without_a_name_come_last(four: Analysis) -> None:
    assert scope.outlets(four) == ["Alpha", "Beta", "Unknown (d)"]


@pytest.mark.parametrize(
    ("first", "last", "ids"),
    [
        (None, None, "abcd"),
        (date(2031, 1, 1), date(2031, 1, 31), "ab"),
        (date(2031, 2, 1), date(2031, 2, 5), "b"),
        (date(2031, 2, 11), None, "c"),
        (None, date(2031, 1, 10), "a"),
        (date(2032, 1, 1), None, ""),
    ],
    ids=["all", "january", "inside a range", "from a day on", "up to a day", "none"],
)
def test_period_takes_what_may_have_appeared_in_it(four: Analysis, first: date | None, last: date | None, ids: str) -> None:
    """A range counts where it touches the period; an article without a date is in no period."""
    chosen = scope.select(four, Selection(first=first, last=last))
    assert "".join(chosen["articles"]["article_id"]) == ids
    assert "".join(chosen["terms"]["article_id"]) == ids


def test_outlets_are_chosen_in_every_table(four: Analysis) -> None:
    chosen = scope.select(four, Selection(outlets=("Alpha",)))
    assert {"".join(table["article_id"]) for table in (chosen["articles"], chosen["terms"])} == {"bc"}
    assert chosen.provenance == four.provenance


def test_outlet_that_is_not_there_is_named(four: Analysis) -> None:
    with pytest.raises(SelectionError, match=r"^Gamma: no such outlet in this corpus; it has Alpha, Beta, Unknown \(d\)$"):
        scope.select(four, Selection(outlets=("Alpha", "Gamma")))


def test_selecting_changes_nothing_in_place(four: Analysis) -> None:
    before = four["articles"].copy()
    scope.select(four, Selection(outlets=("Alpha",)))
    scope.by_article(four)
    assert four["articles"].equals(before)


def test_each_article_a_group_of_its_own(four: Analysis) -> None:
    apart = scope.by_article(four)
    assert scope.outlets(apart) == ["Alpha (b)", "Alpha (c)", "Beta (a)", "Unknown (d)"]
    assert apart["terms"].equals(four["terms"])


@pytest.mark.parametrize(
    ("row", "written"),
    [
        (_article("a", "Alpha"), "date unknown"),
        (_article("a", "Alpha", "2031-05-16"), "2031-05-16"),
        (_article("a", "Alpha", "2031-05-16", "2031-05-18", published_status="inferred"), "2031-05-16 to 2031-05-18, inferred"),
        (_article("a", "Alpha", "2031-05-01", "2031-05-31", published_granularity="month"), "2031-05"),
    ],
    ids=["unknown", "day", "range", "month"],
)
def test_publication_date_in_words(built: Built, row: dict[str, Any], written: str) -> None:
    article = built(articles=[row])["articles"].iloc[0]
    assert scope.published(article) == written
    assert scope.article_label(article) == f"Alpha · {written} · no title"


@pytest.mark.parametrize(
    ("condition", "ranked"), [("original", True), ("repost", True), ("unknown", True), ("retranslated", False)]
)
def test_translated_wording_is_not_ranked(built: Built, condition: str, ranked: bool) -> None:
    data = built(articles=[_article("a", "Alpha"), _article("b", "Alpha", text_condition=condition), _article("c", "Beta")])
    assert scope.is_ranked(data, "Alpha") is ranked
    assert scope.is_ranked(data, "Beta")
