"""What others tell of a story and one article does not: planted omissions are found, and nothing is said of what stands in it."""

from __future__ import annotations

import pandas as pd

from analysis import Analysis
from analysis.compare import untold
from analysis.compare.told import Statement


def _about(found: list[Statement], outlet: str, word: str) -> list[Statement]:
    return [s for s in found if f"The article by {outlet} " in s.sentence and word in s.doubts[1]]


def test_planted_omissions_of_events_are_found(demo: Analysis) -> None:
    """The Courier leaves out the release of the crew, the Herald the ships from Norvane."""
    found = untold.find(demo)
    assert _about(found, "Sael Courier", "release")
    assert _about(found, "Kolvarad Herald", "Norvane")
    assert all("Quayside Ledger" not in s.sentence.split(" on the same story ")[0] for s in found)


def test_every_sentence_has_its_rows_and_its_search(demo: Analysis) -> None:
    aligned = demo["alignments"]
    outlet = demo["articles"].set_index("article_id")["outlet"]
    for statement in untold.find(demo):
        rows = aligned[aligned["group"] == statement.group]["article_id"].map(outlet)
        assert {side.outlet: side.n for side in statement.behind} == rows.value_counts().to_dict()
        lacking = statement.doubts[1].removeprefix("Looked for and not found: ").rstrip(".").split(", ")
        assert not any(" between " in form for form in lacking), "a kind of action is no word to be looked for"
        name = statement.sentence.removeprefix("The article by ").split(" on the same story ")[0]
        assert name not in set(rows)
        own = demo["articles"].loc[demo["articles"]["outlet"] == name, "article_id"]
        stories = demo["articles"].set_index("article_id")["story"]
        story = stories[aligned.loc[aligned["group"] == statement.group, "article_id"].iloc[0]]
        here = demo["terms"][demo["terms"]["article_id"].isin(set(own) & set(stories[stories == story].index))]
        assert not set(lacking) & set(here["lemma"])


def test_a_truncated_article_may_have_told_it(demo: Analysis) -> None:
    articles = demo["articles"].assign(completeness="truncated")
    assert untold.find(Analysis({**demo.tables, "articles": articles}, demo.provenance)) == []


def test_what_two_do_not_tell_is_no_omission(demo: Analysis) -> None:
    aligned = demo["alignments"]
    first = aligned.drop_duplicates("group")
    assert untold.find(Analysis({**demo.tables, "alignments": pd.DataFrame(first)}, demo.provenance)) == []
