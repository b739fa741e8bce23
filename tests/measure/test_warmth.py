"""The told relation of two actors: what is counted, what weighs, and how old events fade."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from conftest import Built

from analysis import Analysis
from analysis.measure import relation_tables, relations, warmth
from analysis.model import VoiceChoice

PAIR = ("Arcadia", "Borduria")


def _event(number: int, actor: str, target: str, quad: int, score: float | None, day: str | None, **more: Any) -> dict[str, Any]:
    """An event of Alpha; ``article`` and other columns by name."""
    plain = {"action": "did", "class": "X", "voice": "own", "date_rule": "rule", "rule": "rule", "granularity": day and "day"}
    flags = dict.fromkeys(("negated", "hypothetical", "requested", "future", "historical", "reciprocal"), False)
    dates = {"from_date": day, "to_date": day}
    row = {
        "article_id": "a0",
        "id": str(number),
        "event_id": str(number),
        "actor": actor,
        "target": target,
        "quad": quad,
        "score": score,
    }
    return {**row, **plain, **flags, **dates, **more}


@pytest.fixture(scope="module")
def told(built: Built) -> Analysis:
    """Alpha tells six events in six articles, one of them twice; Beta tells one that carries no score."""
    articles = [{"article_id": f"a{n}", "outlet": "Alpha", "title": f"T{n}"} for n in range(6)]
    return built(
        articles=[*articles, {"article_id": "b", "outlet": "Beta", "title": "B"}],
        entities=[{"article_id": "a0", "entity": name, "kind": "state"} for name in (*PAIR, "Caspia")],
        events=[
            _event(0, "Arcadia", "Borduria", 1, 4.0, "2031-01-01"),
            _event(1, "Arcadia", "Borduria", 2, 10.0, "2031-01-31", article_id="a1"),
            _event(2, "Arcadia", "Borduria", 2, 10.0, "2031-01-31", article_id="a2", event_id="1"),
            _event(3, "Borduria", "Arcadia", 4, -9.0, "2031-03-01", article_id="a3", voice="quoted"),
            _event(4, "Arcadia", "Borduria", 1, 2.5, None, article_id="a4", reciprocal=True),
            _event(5, "Arcadia", "Borduria", 3, 0.0, "2031-03-02", article_id="a5"),
            _event(6, "Arcadia", "Borduria", 4, None, "2031-03-02", article_id="b", negated=True),
            _event(7, "Arcadia", "Caspia", 4, -9.0, "2031-03-02"),
        ],
    )


def test_a_profile_adds_up(told: Analysis) -> None:
    alpha, beta, together = warmth.profiles(told, PAIR, "both")
    assert (alpha.outlet, beta.outlet, together.outlet) == ("Alpha", "Beta", warmth.ALL_OUTLETS)
    assert (alpha.n_told, alpha.n_scored, alpha.n_reciprocal, alpha.n_forth, alpha.n_back) == (6, 6, 1, 4, 1)
    assert alpha.n_cooperative + alpha.n_conflictual == alpha.n_verbal + alpha.n_material == alpha.n_scored
    assert alpha.asymmetry == pytest.approx(3 / 5)
    assert alpha.value == pytest.approx((4 + 10 / 2 + 10 / 2 - 9 + 2.5 + 0) / 5)  # the event told twice weighs once
    assert alpha.low is not None
    assert alpha.high is not None
    assert alpha.low <= alpha.value <= alpha.high
    assert (beta.n_told, beta.n_scored, beta.value, beta.asymmetry, beta.status) == (1, 0, None, None, "not_available")
    assert together.n_told == alpha.n_told + beta.n_told


@pytest.mark.parametrize(("voice", "n"), [("own", 5), ("quoted", 1), ("both", 6)])
def test_voices_are_kept_apart(told: Analysis, voice: VoiceChoice, n: int) -> None:
    assert warmth.profiles(told, PAIR, voice)[0].n_scored == n


def test_the_pair_turned_round_turns_the_asymmetry(told: Analysis) -> None:
    forth, back = (warmth.profiles(told, pair, "both")[0].asymmetry for pair in (PAIR, PAIR[::-1]))
    assert forth is not None
    assert back == -forth


def test_a_period_takes_only_what_is_dated_within_it(told: Analysis) -> None:
    alpha = warmth.profiles(told, PAIR, "both", first=date(2031, 1, 15), last=date(2031, 3, 1))[0]
    assert (alpha.n_told, alpha.status) == (3, "too_few")


def test_old_events_fade(told: Analysis) -> None:
    """60 days after the first and 29 after the second event, with a half-life of 30 days."""
    course = warmth.course(told, PAIR, "own", half_life=30, at=[date(2031, 3, 1)])
    weights = 0.5 ** (59 / 30), 0.5 ** (29 / 30)
    expected = (4 * weights[0] + 10 * weights[1]) / sum(weights)
    assert course[course["outlet"] == "Alpha"]["value"].tolist() == [pytest.approx(expected)]
    steady = warmth.course(told, PAIR, "own", half_life=None, at=[date(2031, 3, 1)])
    assert steady["value"].tolist()[0] == pytest.approx((4 + 10) / 2)


def test_a_course_has_no_row_before_its_first_event_and_no_undated_event(told: Analysis) -> None:
    course = warmth.course(told, PAIR, "both", at=[date(2030, 1, 1), date(2032, 1, 1)])
    assert course["day"].unique().tolist() == [date(2032, 1, 1)]
    assert course["n"].tolist() == [5, 5]


def test_marks_open_their_tellings(told: Analysis) -> None:
    marks = relation_tables.marks(told, PAIR, "both")
    assert marks["n"].sum() == len(relations.between(told, PAIR, "both"))
    assert marks["from_date"].isna().tolist() == [False] * 5 + [True]
    assert marks[marks["outlet"] == "Beta"]["hollow"].tolist() == [True]
    for mark in marks.to_dict("records"):
        rows = relation_tables.tellings(told, str(mark["event_id"]))
        assert (rows["outlet"] == mark["outlet"]).sum() == mark["n"]


@pytest.mark.parametrize(("most", "joined"), [(5, "2031-01 cooperative"), (2, "2031-Q1 cooperative")], ids=["month", "quarter"])
def test_too_many_marks_are_put_together(told: Analysis, most: int, joined: str) -> None:
    marks = relation_tables.marks(told, PAIR, "both", most=most)
    assert joined in set(marks["event_id"])
    assert "2031-Q1 conflictual, without score" in set(marks["event_id"]) or most == 5
    assert marks["n"].sum() == 7
    for mark in marks.to_dict("records"):
        rows = relation_tables.behind(told, PAIR, "both", str(mark["event_id"]))
        assert (rows["outlet"] == mark["outlet"]).sum() == mark["n"]


def test_marks_of_some_classes_and_outlets(told: Analysis) -> None:
    assert relation_tables.marks(told, PAIR, "both", outlets=["Beta"])["event_id"].tolist() == ["6"]
    assert relation_tables.marks(told, PAIR, "both", classes=["Y"]).empty


def test_the_days_of_a_course_are_thinned_out(told: Analysis) -> None:
    days = warmth.grid(told, PAIR, "both")
    assert len(days) == 4
    assert warmth.grid(told, PAIR, "both", most=2) == [days[0], days[-1]]
    pooled = warmth.course(told, PAIR, "both", at=days, outlets=[warmth.ALL_OUTLETS])
    assert pooled["outlet"].unique().tolist() == [warmth.ALL_OUTLETS]
    assert pooled["n"].iloc[-1] == len(warmth.weighed(told, PAIR, "both"))


def test_pairs_nodes_and_edges(told: Analysis) -> None:
    pairs = relation_tables.pairs(told, "both")
    assert pairs[["one", "other", "n", "n_scored"]].to_numpy().tolist() == [
        ["Arcadia", "Borduria", 7, 6],
        ["Arcadia", "Caspia", 1, 1],
    ]
    assert relation_tables.edges(told, "both")["sign"].tolist() == ["mixed", "conflictual"]
    nodes = relation_tables.nodes(told, "both").set_index("side")
    assert nodes.loc["Arcadia"].tolist() == [8, 7, 2]
    assert nodes.loc["Caspia"].tolist() == [1, 0, 1]


def test_an_edge_without_scores_has_no_sign(built: Built) -> None:
    only = built(
        articles=[{"article_id": "a0", "outlet": "Alpha"}],
        entities=[{"article_id": "a0", "entity": name, "kind": "state"} for name in PAIR],
        events=[_event(0, "Arcadia", "Borduria", 4, None, None, negated=True)],
    )
    assert relation_tables.edges(only, "both")["sign"].isna().tolist() == [True]
