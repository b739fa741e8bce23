"""Shares of speech: they add up, the voice picks the statements, and an outlet where nobody speaks has none."""

from __future__ import annotations

import pytest

from analysis import Analysis
from analysis.measure import cue_class, speaker_share, spoken
from analysis.measure.indicator import Indicator
from analysis.model import VoiceChoice

BOTH = (speaker_share.INDICATOR, cue_class.INDICATOR)


@pytest.mark.parametrize("indicator", BOTH, ids=lambda indicator: indicator.name)
@pytest.mark.parametrize("voice", ["own", "quoted", "both"])
def test_shares_of_an_outlet_add_up_to_one(demo: Analysis, indicator: Indicator, voice: VoiceChoice) -> None:
    totals: dict[str, float] = {}
    for e in indicator.estimate(demo, voice):
        if e.value is not None:
            totals[e.outlet] = totals.get(e.outlet, 0.0) + e.value
    assert totals
    assert all(total == pytest.approx(1) for total in totals.values())


@pytest.mark.parametrize("indicator", BOTH, ids=lambda indicator: indicator.name)
def test_own_and_quoted_statements_are_all(demo: Analysis, indicator: Indicator) -> None:
    n = {v: {(e.outlet, e.entity): e.n for e in indicator.estimate(demo, v)} for v in ("own", "quoted", "both")}
    assert n["both"] == {key: n["own"][key] + n["quoted"][key] for key in n["both"]}


def test_shares_are_those_of_the_table(demo: Analysis) -> None:
    words = spoken.statements(demo).groupby(["outlet", "speaker_kind"])["n_words"].sum()
    table = words / words.groupby("outlet").transform("sum")
    for e in speaker_share.estimate(demo, "both"):
        assert e.value == pytest.approx(table.get((e.outlet, e.entity), 0.0))


@pytest.mark.parametrize("indicator", BOTH, ids=lambda indicator: indicator.name)
def test_where_nobody_speaks_there_is_no_share(demo: Analysis, indicator: Indicator) -> None:
    quotes = demo["quotes"]
    silent = quotes["article_id"].isin(demo["articles"].query("outlet == 'Sael Courier'")["article_id"])
    found = indicator.estimate(Analysis({**demo.tables, "quotes": quotes[~silent]}, demo.provenance), "both")
    assert {(e.value, e.n, e.status) for e in found if e.outlet == "Sael Courier"} == {(None, 0, "not_available")}


def test_few_statements_have_no_interval(demo: Analysis) -> None:
    for e in speaker_share.estimate(demo, "both"):
        assert (e.low is None) == (e.n < 5)
        assert (e.status == "too_few") == (e.n < 5)
