"""Reported events between two sides."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Built

from analysis import Analysis
from analysis.measure import relations
from analysis.model import VoiceChoice


def _event(number: int, actor: str, target: str, quad: int, article: str = "a", **more: Any) -> dict[str, Any]:
    plain = {"action": "praised", "class": "SUPPORT", "voice": "own", "date_rule": "undated"}
    return {"article_id": article, "id": str(number), "actor": actor, "target": target, "quad": quad, **plain, **more}


@pytest.fixture(scope="module")
def told(built: Built) -> Analysis:
    """Arcadia and its president, Borduria and its capital; Alpha tells four events, Beta one."""
    return built(
        articles=[{"article_id": "a", "outlet": "Alpha"}, {"article_id": "b", "outlet": "Beta"}],
        sentences=[{"article_id": "a", "n_words": 9}, {"article_id": "b", "n_words": 9}],
        entities=[
            {"article_id": "a", "entity": "Arcadia", "kind": "state"},
            {"article_id": "a", "entity": "Ada Lund", "kind": "person", "state": "Arcadia"},
            {"article_id": "a", "entity": "Borduria", "kind": "state"},
            {"article_id": "b", "entity": "Ada Lund", "kind": "person", "state": "Arcadia"},
        ],
        events=[
            _event(0, "Ada Lund", "Borduria", 1),
            _event(1, "Borduria", "Arcadia", 4, voice="quoted"),
            _event(2, "Arcadia", "Caspia", 3, negated=True, hypothetical=True),
            _event(3, "Arcadia", "Borduria", 2, historical=True),
            _event(4, "Borduria", "Ada Lund", 2, "b"),
        ],
    )


def test_people_count_for_their_state(told: Analysis) -> None:
    events = relations.with_sides(told)
    assert list(zip(events["actor_side"], events["target_side"], strict=True)) == [
        ("Arcadia", "Borduria"),
        ("Borduria", "Arcadia"),
        ("Arcadia", "Caspia"),
        ("Arcadia", "Borduria"),
        ("Borduria", "Arcadia"),
    ]
    assert events["cooperative"].tolist() == [True, False, False, True, True]


def test_pairs_by_how_much_is_told(told: Analysis) -> None:
    assert relations.pairs(told) == [("Arcadia", "Borduria"), ("Arcadia", "Caspia")]


@pytest.mark.parametrize(("voice", "ids"), [("both", "0134"), ("own", "034"), ("quoted", "1")])
@pytest.mark.parametrize("pair", [("Arcadia", "Borduria"), ("Borduria", "Arcadia")])
def test_events_in_either_direction(told: Analysis, voice: VoiceChoice, ids: str, pair: tuple[str, str]) -> None:
    assert "".join(relations.between(told, pair, voice)["id"]) == ids


def test_counts_have_no_interval(told: Analysis) -> None:
    """How many events an article tells says nothing of how many another would."""
    found = {(e.outlet, e.entity): e for e in relations.estimate(told, "both")}
    assert {key: e.value for key, e in found.items()} == {
        ("Alpha", "Arcadia – Borduria"): 3.0,
        ("Beta", "Arcadia – Borduria"): 1.0,
        ("Alpha", "Arcadia – Caspia"): 1.0,
        ("Beta", "Arcadia – Caspia"): 0.0,
    }
    assert {(e.low, e.high, e.status) for e in found.values()} == {(None, None, "these_articles_only")}


def test_a_voice_that_nobody_has_counts_nothing(told: Analysis) -> None:
    """The sentences have no quoted words: there can be no count, not even 0."""
    assert {(e.value, e.status) for e in relations.estimate(told, "quoted")} == {(None, "not_available")}


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (0, "SUPPORT; undated"),
        (2, "SUPPORT; negated, hypothetical; undated"),
        (3, "SUPPORT; historical; undated"),
    ],
)
def test_rows_say_who_did_what_and_what_takes_it_away(told: Analysis, number: int, why: str) -> None:
    rows = relations.describe(relations.with_sides(told))
    row = rows[rows["id"] == str(number)].iloc[0]
    assert row["cue"] == f"{row['actor']} → praised → {row['target']}"
    assert row["why"] == why
