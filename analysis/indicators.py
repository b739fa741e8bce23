"""The registry: every indicator that a page may print, in the order of the Method page."""

from __future__ import annotations

from analysis.compare import consensus, exclusivity, keyness, words
from analysis.measure import (
    agency,
    attention,
    certainty,
    cue_class,
    framing,
    headline,
    loaded,
    quoted,
    relations,
    responsibility,
    side_share,
    speaker_share,
    stance,
    ties,
    tone,
    war_labels,
)
from analysis.measure.indicator import Indicator

ALL: tuple[Indicator, ...] = tuple(
    module.INDICATOR
    for module in (
        attention,
        quoted,
        speaker_share,
        side_share,
        cue_class,
        framing,
        war_labels,
        responsibility,
        agency,
        certainty,
        loaded,
        relations,
        keyness,
        words,
        consensus,
        exclusivity,
        headline,
        stance,
        ties,
        tone,
    )  # tone last: it leads no page
)

BY_NAME: dict[str, Indicator] = {indicator.name: indicator for indicator in ALL}
