"""Means of stances: abstentions left out and counted, no interval below ten, own and quoted voice apart."""

from __future__ import annotations

import pytest
from conftest import Analysed, Built, MakeArticle

from analysis import Analysis
from analysis.find import stance as finder
from analysis.find.listing import hash_of
from analysis.find.stance_lexicon import Target
from analysis.measure import stance, stances
from analysis.schema import MentionRow, TieRow


def _mention(number: int, score: float | None, entity: str = "Arcadia", voice: str = "own") -> MentionRow:
    return MentionRow("a", f"a:{number}", number, 0, 1, "x", entity, "state", "name", score, voice, "name", None)  # type: ignore[arg-type]


@pytest.mark.parametrize(("n", "status"), [(9, "too_few"), (10, "these_articles_only")])
def test_interval_from_ten_on(n: int, status: str) -> None:
    rows = stances.find("a", [_mention(k, 0.5) for k in range(n)], (), ())
    own, both = rows
    assert (own.voice, own.n, own.status, both.voice) == ("own", n, status, "both")
    assert own.value == pytest.approx(0.5 * n / (0.5 * n + stances.PRIOR))
    assert (own.low is None) == (status == "too_few")


def test_abstentions_are_no_zeros() -> None:
    rows = stances.find("a", [_mention(1, None), _mention(2, None, voice="quoted")], (), ())
    assert [(row.value, row.n, row.status) for row in rows] == [(None, 0, "too_few")] * 3


def test_sets_and_ties() -> None:
    group = Target("Both", "set", ("Arcadia", "Borduria"), (), (), (), frozenset(), frozenset())
    tie = Target("Tie", "dyad", ("Arcadia", "Borduria"), (), (), (), frozenset(), frozenset())
    mentions = [_mention(1, 1.0), _mention(2, -1.0, "Borduria")]
    told = TieRow("a", "a:tie", 1, 0, 9, "Tie", -1.0, None, None, "lopsided", "own", "names both sides", None)
    rows = {r.target: r for r in stances.find("a", mentions, (group, tie), [told]) if r.voice == "own"}
    assert (rows["Both"].value, rows["Both"].n) == (0, 2)
    assert rows["Tie"].value == pytest.approx(-1 / (1 + stances.PRIOR))
    assert "Tie" not in {row.target for row in stances.find("a", mentions, (group, tie), ())}


def test_estimate_leaves_abstentions_out(built: Built) -> None:
    article = {"article_id": "a", "outlet": "Alpha"}
    row = {"article_id": "a", "entity": "Arcadia", "kind": "state", "form": "name", "voice": "own"}
    sentence = {"article_id": "a", "sentence": 0, "n_words": 9}
    mentions = [{**row, "id": "1", "stance": 0.4}, {**row, "id": "2", "stance": 0.8}, {**row, "id": "3"}]
    data = built(articles=[article], sentences=[sentence], mentions=mentions)
    found = {e.entity: e for e in stance.estimate(data, "own")}["Arcadia"]
    assert (found.value, found.n, found.status) == (pytest.approx(0.6), 2, "too_few")
    assert stance.coverage(data, "own").set_index(["entity", "outlet"]).loc[("Arcadia", "Alpha"), "abstained"] == 1
    assert len(stance.evidence(data, "Alpha", "Arcadia", "own")) == 2


def test_pipeline_fills_mentions_and_names_the_weights(make_article: MakeArticle, analysed: Analysed) -> None:
    data = analysed(make_article("a", "China was praised for the ferry. “Russia is a liar and a crook,” said the cook."))
    scores = data["mentions"].set_index("entity")["stance"]
    assert scores["China"] > 0 > scores["Russia"]
    assert set(data["stances"]["voice"]) == {"own", "quoted", "both"}
    assert data.provenance.lexicons["weights/stance.npz"] == hash_of(finder.path())


def test_no_rows_stand_behind_nothing(demo: Analysis) -> None:
    assert stance.behind(demo, [], "both").empty
    assert stance.behind(demo, [], "quoted").empty
