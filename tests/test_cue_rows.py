"""The tables of cues, war labels and headlines, from texts of our own."""

from __future__ import annotations

import pandas as pd
import pytest
from conftest import Analysed, MakeArticle

from analysis import Analysis
from analysis.model import Known, Span
from analysis.rows.statements import speaker_of

TEXT = (
    "The war may last, China said. Ukraine was attacked by Russia. “This war and this invasion were clearly planned, and that is the "
    "truth,” said the mayor.\n\nThe village was burned, and Russia gave no reason."
)


@pytest.fixture(scope="module")
def told(make_article: MakeArticle, analysed: Analysed) -> Analysis:
    title = Known("Joy and courage at the front line of Ukraine", "stated", "invented")
    return analysed(make_article("a", TEXT, title=title), make_article("b", "Nothing happened.", "Beta"))


def test_cues_name_indicator_category_and_place(told: Analysis) -> None:
    rows = told["cues"][["sentence", "indicator", "category", "voice"]].itertuples(index=False, name=None)
    assert set(rows) >= {
        (0, "war_label", "war", "own"),
        (0, "certainty", "hedge", "own"),
        (1, "responsibility", "agent_named", "own"),
        (2, "war_label", "war", "quoted"),
        (2, "war_label", "invasion", "quoted"),
        (2, "certainty", "booster", "quoted"),
        (3, "responsibility", "active", "own"),
    }


def test_responsibility_names_who_acts_and_who_is_acted_upon(told: Analysis) -> None:
    rows = told["cues"].query("rule == 'agent_named'")
    assert list(rows[["entity", "patient"]].itertuples(index=False, name=None)) == [("Russia", "Ukraine")]


def test_cues_stand_at_their_spans(told: Analysis) -> None:
    for row in told["cues"].query("indicator == 'war_label'").itertuples():
        assert TEXT[row.start : row.end] == row.cue


def test_war_labels_count_all_and_own(told: Analysis) -> None:
    rows = told["war_labels"].itertuples(index=False, name=None)
    assert list(rows) == [("a", "war", "all", 2), ("a", "war", "own", 1), ("a", "invasion", "all", 1), ("a", "invasion", "own", 0)]


def test_war_labels_are_as_many_as_their_rows(demo: Analysis, told: Analysis) -> None:
    for data in (demo, told):
        rows = data["cues"].query("indicator == 'war_label'")
        assert data["war_labels"].query("voice == 'all'")["count"].sum() == len(rows)
        assert data["war_labels"].query("voice == 'own'")["count"].sum() == (rows["voice"] == "own").sum()


def test_headline_is_measured_beside_the_body(told: Analysis) -> None:
    rows = told["headlines"]
    assert set(rows["article_id"]) == {"a"}  # b has no known headline
    tone = rows[rows["measure"] == "valence"].iloc[0]
    assert tone["headline"] > 0 > tone["body"]
    entities = rows[rows["measure"] == "entity"].set_index("feature")
    n_words = told["articles"].set_index("article_id").loc["a", "n_words"]
    assert entities.loc["Ukraine", "headline"] == 1
    assert entities.loc["Ukraine", "body"] == pytest.approx(1000 / n_words)
    assert "security_defence" in set(rows.loc[rows["measure"] == "frame", "feature"])


def test_headline_tone_is_missing_without_words(make_article: MakeArticle, analysed: Analysed) -> None:
    data = analysed(make_article("a", "", title=Known("— !", "stated", "invented")))
    (row,) = data["headlines"].itertuples()
    assert pd.isna(row.headline)
    assert pd.isna(row.body)


def test_what_spans_two_sentences_stands_in_the_first(make_article: MakeArticle, analysed: Analysed) -> None:
    text = "The cook shook his head. “The boat is old. It leaks badly,” said the cook of the island. Nobody answered."
    found = analysed(make_article("a", text))
    (quote,) = found["quotes"].itertuples()
    assert text[quote.start : quote.end] == "“The boat is old. It leaks badly,”"
    assert (quote.sentence, len(found["sentences"])) == (1, 4)


def test_who_speaks_most_in_all_speaks() -> None:
    told = ((Span(0, 10), "Ada"), (Span(10, 25), "Bo"), (Span(25, 35), "Ada"))
    assert speaker_of(Span(0, 35), told) == "Ada"
    assert speaker_of(Span(0, 22), told) == "Bo"
    assert speaker_of(Span(35, 40), told) is None
