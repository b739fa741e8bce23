"""The same fact, told differently: what is put together and what is not, what differs, and the contradictions that were planted."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import Analysed, MakeArticle
from scipy import sparse

import analysis
from analysis import Analysis
from analysis.compare import alignment, rarity, redundancy
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


def test_who_speaks_is_not_what_is_said(make_article: MakeArticle, analysed: Analysed) -> None:
    """A speaker's name, office and institute are one thing, and no claim."""
    one = "The orchard will freeze, said Hanna Quill, a senior fellow at the Lantern Institute for Glaciers."
    other = "Bicycles are cheaper than trams, said Hanna Quill, a senior fellow at the Lantern Institute for Glaciers."
    assert _groups(_told(make_article, analysed, one, other)) == []


@pytest.mark.parametrize(
    "line", ["Contributing: Hanna Quill and Piet Marrow", "More: Piet Marrow opens the lantern museum in Oslo"]
)
def test_a_line_without_an_end_states_nothing(make_article: MakeArticle, analysed: Analysed, line: str) -> None:
    assert _groups(_told(make_article, analysed, f"Nobody danced.\n\n{line}", f"It rained.\n\n{line}")) == []


def test_other_days_are_other_events(make_article: MakeArticle, analysed: Analysed) -> None:
    one = "Russia and China opened a lighthouse and a cannery on 4 March 2031."
    other = "On 9 March 2031 China and Russia opened a cannery beside a lighthouse in the evening."
    assert _groups(_told(make_article, analysed, one, other), "same_event") == []


def test_a_region_called_after_a_town_is_where_the_town_is(make_article: MakeArticle, analysed: Analysed) -> None:
    one = "The current Russian offensive in the Kharkiv Region began with snow."
    other = "Russian forces are advancing around Kharkiv, building a bridge of boats."
    assert _groups(_told(make_article, analysed, one, other), "same_event") == [{("a", 0), ("b", 0)}]


def test_what_one_outlet_repeats_is_left_out(make_article: MakeArticle, analysed: Analysed) -> None:
    text = "Write to the editor of the Gazette about lanterns, canneries and gliders."
    one, other = make_article("a", text, "Alpha", published=DAY), make_article("b", text, "Alpha", published=DAY)
    assert analysed(one, other)["alignments"].empty


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Moscow lies 240 miles from the lantern works.", "Moscow lies 400 miles from the lantern works of the cannery."),
        ("The storm at the lantern works killed 14 sailors.", "The storm at the lantern works killed 19 sailors."),
        ("Russia gave China a loan of 240 million roubles.", "A loan of at least 400 million roubles came to China from Russia."),
    ],
)
def test_distances_tolls_and_vague_numbers_contradict_nothing(
    make_article: MakeArticle, analysed: Analysed, one: str, other: str
) -> None:
    assert _groups(_told(make_article, analysed, one, other), "contradiction") == []


def test_a_set_phrase_counts_once() -> None:
    """Of two features that always stand together the second adds little; two that met only here count in full."""
    rows = [[1.0, 1.0, 0.0, 0.0]] * 12 + [[0.0, 0.0, 1.0, 1.0]] * 2 + [[0.0, 0.0, 0.0, 0.0]] * 60
    together = redundancy.Together(sparse.csr_matrix(rows))
    phrase, rare = together.weights({0: 1.0, 1: 1.0}, ()), together.weights({2: 1.0, 3: 1.0}, ())
    assert sum(phrase.values()) < 1.5
    assert sum(rare.values()) > 1.9
    assert sum(together.weights({0: 1.0, 1: 1.0}, {0, 1}).values()) == 2.0


def test_what_is_shared_is_said_in_words(seeds: Analysis) -> None:
    """A meeting of two sides is called one; the names of classes are for tables."""
    reasons = seeds["alignments"]["reasons"]
    assert reasons.str.contains("talks or a visit between ").any()
    assert not reasons.str.contains("CONSULT").any()
