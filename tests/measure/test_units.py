"""Article by article: what outlets are compared on adds up to the figures that pages show."""

from __future__ import annotations

import numpy as np
import pytest

from analysis import Analysis
from analysis.indicators import ALL
from analysis.measure.indicator import Indicator
from analysis.model import VoiceChoice

COUNTED = [indicator for indicator in ALL if indicator.units]


@pytest.mark.parametrize("voice", ["own", "quoted", "both"])
@pytest.mark.parametrize("indicator", COUNTED, ids=lambda indicator: indicator.name)
def test_sums_over_an_outlet_give_its_estimate(demo: Analysis, seeds: Analysis, indicator: Indicator, voice: VoiceChoice) -> None:
    assert indicator.units is not None
    data = seeds if indicator.name == "tie_stance" else demo  # the invented states have no tie on the list
    units = indicator.units(data, voice)
    owners = data["articles"]["outlet"].to_numpy()
    assert units.articles == tuple(data["articles"]["article_id"])
    checked = 0
    for estimate in indicator.estimate(data, voice):
        if estimate.value is None or estimate.entity not in units.features:
            continue
        mine, column = owners == estimate.outlet, units.features.index(estimate.entity)
        total = 1 if indicator.is_count else units.denominators[mine, column].sum()
        assert units.numerators[mine, column].sum() / total == pytest.approx(estimate.value)
        assert units.rows[mine, column].sum() == estimate.n
        checked += 1
    assert checked or voice == "quoted"


@pytest.mark.parametrize("indicator", COUNTED, ids=lambda indicator: indicator.name)
def test_every_feature_that_has_a_figure_can_be_compared(demo: Analysis, indicator: Indicator) -> None:
    assert indicator.units is not None
    units = indicator.units(demo, "both")
    assert {e.entity for e in indicator.estimate(demo, "both") if e.n} <= set(units.features)
    assert np.isfinite(units.numerators).all()
