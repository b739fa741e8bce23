"""What was planted in the invented corpus, and whether the analysers see it: one test for each entry of its `truth.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from typing import Any

import pandas as pd
import pytest
from conftest import SEEDS

from analysis import Analysis
from analysis.compare import keyness
from analysis.indicators import BY_NAME
from analysis.measure import relations, scope
from analysis.model import VoiceChoice

TRUTH = tomllib.loads((SEEDS / "demo" / "truth.toml").read_text("utf-8"))
Planted = Mapping[str, Any]

NOT_YET = {
    "d21": "the release of a crew is told without a verb that the event patterns know beside both states",
    "d22": "the collision is found in one outlet only",
    "d23": "aid is told with ships as actors, which the event patterns do not know",
    "d24": "aid is told with ships as actors, which the event patterns do not know",
    "d25": "a waiver of interest is no event that the patterns know",
    "d33": "the collision is not found as an event in the outlet that dates it otherwise",
    "s04": "figures in statements are not compared yet",
}
"""Planted, but not seen by the present analysers."""

LEMMAS = {"d26": ("loan", "debt"), "d27": ("navy", "naval", "drill", "radar", "missile", "warship")}
"""The words of an omission."""

TOLD = {
    "d21": ("Ostrenia", "Velmara", {"YIELD", "AID"}),
    "d22": ("Ostrenia", "Velmara", {"ASSAULT"}),
    "d23": ("Norvane", "Velmara", {"AID"}),
    "d24": ("Ostrenia", "Velmara", {"AID"}),
    "d25": ("Ostrenia", "Velmara", {"YIELD", "AID"}),
    "d33": ("Ostrenia", "Velmara", {"ASSAULT"}),
    "s05": ("Ostrenia", "Velmara", {"AGREE"}),
}
"""The event of an entry: who, to whom, and the classes that it may be given."""


def _entities(demo: Analysis, planted: Planted) -> None:
    mentions = scope.with_outlet(demo, "mentions")
    named = mentions[mentions["entity"] == planted["feature"]]
    _places(named.assign(story=_story(named)), planted)


def _frames(demo: Analysis, planted: Planted) -> None:
    hits = scope.with_outlet(demo, "frames")
    hits = hits[hits["frame"] == planted["feature"]]
    _places(hits.assign(story=_story(hits)), planted, needs_all_stories=False)
    if planted["direction"] == "more":
        _more("frame_rate", "both", demo, planted)


def _words(demo: Analysis, planted: Planted) -> None:
    (outlet,) = planted["outlets"]
    found = {row.feature: row for row in keyness.compare(demo, outlet, "both", limit=1000)}
    row = found.get(planted["feature"]) or found[planted["feature"].removesuffix("s")]
    assert row.low > 0
    assert (row.n_reference, row.n_articles) == (0, len(planted["stories"]))


def _tone(demo: Analysis, planted: Planted) -> None:
    _more("word_tone", "own", demo, planted, sign=1 if planted["direction"] == "more" else -1)


def _voices(demo: Analysis, planted: Planted) -> None:
    if planted["feature"] == "quoted words":
        _more("quoted_share", "both", demo, planted)
        return
    quotes = scope.with_outlet(demo, "quotes").dropna(subset=["speaker"])
    quotes = quotes[quotes["act"] == "speech"]
    if planted["feature"] == "officials":
        sides = quotes[(quotes["kind"] == "direct") & (quotes["speaker_kind"] == "official")]
    elif planted["feature"] == "officials of both sides":
        officials = quotes[(quotes["kind"] == "direct") & (quotes["speaker_kind"] == "official")]
        both = officials.groupby("article_id")["speaker_side"].agg(lambda sides: {"Velmara", "Ostrenia"} <= set(sides))
        sides = officials[officials["article_id"].isin(both[both].index)]
    else:
        sides = quotes[quotes["speaker_side"] == planted["feature"]]
    _places(sides.assign(story=_story(sides)), planted, needs_all_stories=False)


def _omissions(demo: Analysis, planted: Planted) -> None:
    terms = scope.with_outlet(demo, "terms")
    terms = terms[terms["lemma"].isin(LEMMAS[planted["id"]])]
    terms = terms.assign(story=_story(terms))
    (outlet,) = planted["outlets"]
    told = terms[terms["story"].isin(planted["stories"])].groupby("outlet")["story"].nunique()
    assert outlet not in told
    assert max(told[o] for o in planted["against"] if o in told) == len(planted["stories"])


def _events(demo: Analysis, planted: Planted) -> None:
    told = _told(demo, planted["id"])
    if planted["direction"] == "less":
        scores = told[told["story"].isin(planted["stories"])].groupby("outlet")["score"].mean()
        assert all(scores[planted["outlets"][0]] < scores[other] for other in planted["against"])
    else:
        _places(told, planted)


def _contradiction(demo: Analysis, planted: Planted) -> None:
    if planted["id"] not in TOLD:
        assert find_spec("analysis.compare.alignment")
        return
    dates = _told(demo, planted["id"]).groupby("outlet")["from_date"].agg(set)
    (outlet,) = planted["outlets"]
    assert all(dates[outlet].isdisjoint(dates[other]) for other in planted["against"])


SEEN: dict[str, Callable[[Analysis, Planted], None]] = {
    "entities": _entities,
    "frames": _frames,
    "words": _words,
    "tone": _tone,
    "voices": _voices,
    "omissions": _omissions,
    "events": _events,
    "contradiction": _contradiction,
}


def _places(rows: pd.DataFrame, planted: Planted, *, needs_all_stories: bool = True) -> None:
    """In whose articles on which of the stories there are such rows, against what was planted."""
    rows = rows[rows["story"].isin(planted["stories"])]
    stories = rows.groupby("outlet")["story"].nunique()
    all_of_them = len(planted["stories"])
    (outlet,) = planted["outlets"]
    if planted["direction"] == "never":
        assert outlet not in stories
        assert {stories.get(other, 0) for other in planted["against"]} == {all_of_them} or not needs_all_stories
        assert len(rows)
    else:
        assert stories[outlet] == all_of_them or not needs_all_stories
    if planted["direction"] == "only":
        assert not set(planted["against"]) & set(stories.index)
    if planted["direction"] == "more":
        n = rows.groupby("outlet").size()
        assert all(n[outlet] > 2 * n.get(other, 0) for other in planted["against"])


def _more(indicator: str, voice: VoiceChoice, demo: Analysis, planted: Planted, *, sign: int = 1) -> None:
    entity = None if indicator == "quoted_share" else planted["feature"]
    values = {e.outlet: e.value for e in BY_NAME[indicator].estimate(demo, voice) if e.entity == entity}
    (outlet,) = planted["outlets"]
    assert all(sign * values[outlet] > sign * values[other] for other in planted["against"])


def _told(demo: Analysis, entry: str) -> pd.DataFrame:
    actor, target, classes = TOLD[entry]
    events = relations.with_sides(demo)
    sides = [{a, t} for a, t in zip(events["actor_side"], events["target_side"], strict=True)]
    forth = (events["actor_side"] == actor) & (events["target_side"] == target)
    mutual = pd.Series([pair == {actor, target} for pair in sides], index=events.index) & events["reciprocal"]
    told = events[(forth | mutual) & events["class"].isin(classes)]
    return told.assign(story=_story(told))


def _story(rows: pd.DataFrame) -> pd.Series:
    return rows["article_id"].str.rsplit("-", n=1).str[0]


def _parameters(entries: Sequence[Planted]) -> list[Any]:
    return [
        pytest.param(
            entry,
            id=entry["id"],
            marks=[pytest.mark.xfail(reason=NOT_YET[entry["id"]], strict=True)] if entry["id"] in NOT_YET else [],
        )
        for entry in entries
    ]


@pytest.mark.parametrize("planted", _parameters(TRUTH["difference"]))
def test_planted_difference_is_seen(demo: Analysis, planted: Planted) -> None:
    SEEN[planted["type"]](demo, planted)


@pytest.mark.parametrize("planted", _parameters(TRUTH["same"]))
def test_what_is_the_same_is_seen_as_the_same(demo: Analysis, planted: Planted) -> None:
    articles = demo["articles"].set_index("article_id")
    if planted["type"] == "entities":
        named = demo["mentions"].loc[demo["mentions"]["entity"] == planted["feature"], "article_id"].value_counts()
        assert set(named.index) == set(articles.index)
        assert set(named) <= {2, 3}
    elif planted["type"] == "words":
        terms = demo["terms"][demo["terms"]["lemma"] == planted["feature"].removesuffix("s")]
        counts = terms.groupby("article_id")["count"].sum()
        assert set(counts.index) == set(articles.index)
        assert set(counts) <= {1, 2}
    elif planted["type"] == "length":
        totals = articles.groupby("outlet")["n_words"].sum()
        assert articles["n_words"].between(340, 430).all()
        assert totals.max() < 1.05 * totals.min()
    else:
        told = _told(demo, planted["id"]) if planted["id"] in TOLD else None
        assert told is not None
        assert set(told["outlet"]) == set(articles["outlet"])


def test_every_entry_has_a_test() -> None:
    entries = [*TRUTH["difference"], *TRUTH["same"]]
    assert set(NOT_YET) <= {entry["id"] for entry in entries}
    assert {entry["type"] for entry in TRUTH["difference"]} == set(SEEN)
    assert len(entries) - len(NOT_YET) >= 24


def test_corpus_is_as_it_was_planned(demo: Analysis) -> None:
    articles = demo["articles"]
    stories = {story["id"] for story in TRUTH["story"]}
    assert set(_story(articles)) == stories
    assert articles.groupby("outlet").size().to_dict() == dict.fromkeys(articles["outlet"].unique(), len(stories))
    assert demo.provenance.invented
    assert demo.provenance.skipped == ()
