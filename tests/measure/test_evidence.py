"""Every number opens its evidence: as many rows as the estimate counts, for everything that is ever estimated."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from analysis import Analysis
from analysis.indicators import ALL
from analysis.measure import scope, stance, ties, tone
from analysis.measure.indicator import Indicator
from analysis.measure.stances import VOICES
from analysis.model import VoiceChoice

NOT_EVERYWHERE = ("keyness", "word_share", "tie_stance")
"""Few articles have no word that enough of them use, and the invented ones tell of none of the listed ties and groups."""


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables that are the same for thousands of numbers are made once; what is tested comes after them."""
    for module, name in ((scope, "with_outlet"), (tone, "named")):
        monkeypatch.setattr(module, name, _kept(getattr(module, name)))


def _kept(function: Callable[[Analysis, str], pd.DataFrame]) -> Callable[[Analysis, str], pd.DataFrame]:
    made: dict[tuple[int, str], pd.DataFrame] = {}

    def call(data: Analysis, which: str) -> pd.DataFrame:
        key = (id(data), which)
        if key not in made:
            made[key] = function(data, which)
        return made[key]

    return call


@pytest.mark.parametrize("corpus", ["demo", "seeds"])
@pytest.mark.parametrize("voice", ["own", "quoted", "both"])
@pytest.mark.parametrize("indicator", ALL, ids=lambda indicator: indicator.name)
def test_rows_add_up(request: pytest.FixtureRequest, corpus: str, voice: VoiceChoice, indicator: Indicator, kept: None) -> None:
    data: Analysis = request.getfixturevalue(corpus)
    estimates = indicator.estimate(data, voice)
    assert estimates or indicator.name in NOT_EVERYWHERE
    wrong = [
        (e.outlet, e.entity, e.n, found)
        for e in estimates
        if (found := len(indicator.evidence(data, e.outlet, e.entity, voice))) != e.n
    ]
    assert wrong == []


@pytest.mark.parametrize("corpus", ["demo", "seeds"])
def test_rows_of_an_articles_stances_add_up(request: pytest.FixtureRequest, corpus: str) -> None:
    """Actors, groups and ties: each stance that an article has opens as many decided mentions or sentences as it counts."""
    data: Analysis = request.getfixturevalue(corpus)
    behind = {
        (*key, voice): n
        for voice in VOICES
        for rows in (ties.told(data, voice), stance.portrayed(data, voice))
        for key, n in rows.dropna(subset=["value"]).groupby(["article_id", "entity"]).size().items()
    }
    told = data["stances"].itertuples()
    wrong = [row for row in told if behind.get((row.article_id, row.target, row.voice), 0) != row.n]
    assert wrong == []


@pytest.mark.parametrize("indicator", ALL, ids=lambda indicator: indicator.name)
def test_rows_say_where_and_why(demo: Analysis, seeds: Analysis, indicator: Indicator) -> None:
    """Each row names its article and outlet, the cue that fired and the reason."""
    data = seeds if indicator.name == "tie_stance" else demo
    best = max(indicator.estimate(data, "both"), key=lambda e: e.n)
    if indicator.name == "war_label_rate":
        assert best.n == 0  # no war in the invented corpus
        return
    rows = indicator.evidence(data, best.outlet, best.entity, "both")
    assert len(rows) > 0
    assert rows[["article_id", "outlet", "sentence", "cue", "why"]].notna().all(axis=None)
    assert set(rows["outlet"]) == {best.outlet}
    assert set(rows["article_id"]) <= set(data["articles"]["article_id"])


@pytest.mark.parametrize("name", ["entity_rate", "frame_rate", "event_count", "certainty_rate", "war_label_rate", "agent_dropped"])
def test_voices_add_up(demo: Analysis, name: str) -> None:
    """Own and quoted together are both; nothing is counted twice or dropped between the voices."""
    indicator = next(i for i in ALL if i.name == name)
    counts = {v: {(e.outlet, e.entity): e.n for e in indicator.estimate(demo, v)} for v in ("own", "quoted", "both")}
    assert counts["both"] == {key: counts["own"][key] + counts["quoted"][key] for key in counts["both"]}


def test_surfaces_stand_at_their_spans(demo: Analysis) -> None:
    """A row's span, cut from its sentence, is the surface that it names."""
    sentences = demo["sentences"].set_index(["article_id", "sentence"])
    for row in demo["mentions"].itertuples():
        sentence = sentences.loc[(row.article_id, row.sentence)]
        said = sentence["text"][row.start - sentence["start"] : row.end - sentence["start"]]
        assert said.replace("’", "'") == row.surface.replace("’", "'")
