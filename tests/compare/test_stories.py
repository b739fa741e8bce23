"""Which articles tell of one event: the planted stories, the first corpus, and what must never be put together."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from conftest import Analysed, MakeArticle

from analysis import Analysis
from analysis.compare import stories
from analysis.model import Published

PORT = (
    "The harbour of Velmouth was flooded on Monday. Divers searched the sunken ferry Amarant for the missing stoker. "
    "The ferry Amarant had carried timber and lamp oil, the harbour master of Velmouth said."
)
PORT_TOLD_ANEW = (
    "Divers found no trace of the stoker in the sunken ferry Amarant. The harbour master blamed the flooded quay. "
    "Timber and lamp oil drifted through Velmouth."
)
BAKERS = (
    "The bakers of Tarn Hill won the county oven prize with a rye loaf. The jury praised its crust and asked for the recipe. "
    "A second prize went to a plum cake from the mill."
)


def _on(day: str) -> Published:
    when = date.fromisoformat(day)
    return Published(when, when, "day", "stated", "invented")


def test_planted_stories_come_out_pure(demo: Analysis) -> None:
    """No story mixes two planted ones, and at most three of the 24 articles are left alone."""
    members = defaultdict(set)
    found = stories.find(demo)
    for article, story in found.items():
        members[story].add(article.rsplit("-", 1)[0])
    assert all(len(planted) == 1 for planted in members.values())
    assert len(found) >= 21


def test_stories_of_the_first_corpus(from_originals: Analysis) -> None:
    found = stories.find(from_originals)
    assert found["000"] == found["001"]
    assert found["002a"] == found["002b"] == found["004"]
    assert found["000"] != found["004"]
    assert "003" not in found


def test_story_of_each_article_is_in_the_table(demo: Analysis) -> None:
    table = demo["articles"].set_index("article_id")["story"].dropna().to_dict()
    assert table == stories.find(demo)


def test_dates_keep_apart_what_words_put_together(make_article: MakeArticle, analysed: Analysed) -> None:
    def told(first: str, second: str) -> dict[str, str]:
        return stories.find(
            analysed(
                make_article("a", PORT, "Alpha", published=_on(first)),
                make_article("b", PORT_TOLD_ANEW, "Beta", published=_on(second)),
                make_article("c", BAKERS, "Alpha", published=_on(first)),
                make_article("d", BAKERS.replace("rye", "oat"), "Beta", published=_on("2031-09-09")),
            )
        )

    assert set(told("2031-05-01", "2031-05-02")) == {"a", "b"}
    assert told("2031-05-01", "2031-07-02") == {}


def test_likest_pair_comes_first(make_article: MakeArticle, analysed: Analysed) -> None:
    data = analysed(make_article("a", PORT, "Alpha"), make_article("b", PORT_TOLD_ANEW, "Beta"), make_article("c", BAKERS, "Gamma"))
    first = stories.pairs(data)[0]
    assert (first.one, first.other) == ("a", "b")
    assert stories.pairs(data, limit=1) == [first]


def test_one_article_is_no_story(make_article: MakeArticle, analysed: Analysed) -> None:
    assert stories.find(analysed(make_article("a", PORT))) == {}


def test_a_chain_of_days_is_no_story_of_a_month(make_article: MakeArticle, analysed: Analysed) -> None:
    """Each follows the one before within two weeks, the last the first by twenty days: never are those two together."""
    days = {"a": "2031-03-01", "b": "2031-03-11", "c": "2031-03-21"}
    outlets = {"a": "Alpha", "b": "Beta", "c": "Gamma"}
    told = [make_article(name, PORT, outlets[name], published=_on(day)) for name, day in days.items()]
    others = [make_article(f"x{i}", BAKERS, f"Delta {i}", published=_on("2031-05-01")) for i in range(3)]
    found = stories.find(analysed(*told, *others))
    assert found.get("a") != found.get("c") or found.get("a") is None
