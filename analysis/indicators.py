"""The registry: every indicator that a page may print, in the order of the Method page."""

from __future__ import annotations

from analysis.compare import keyness, words
from analysis.measure import attention, framing, quoted, relations, tone
from analysis.measure.indicator import Indicator

ALL: tuple[Indicator, ...] = tuple(
    module.INDICATOR
    for module in (attention, quoted, framing, relations, keyness, words, tone)  # tone last: it leads no page
)

BY_NAME: dict[str, Indicator] = {indicator.name: indicator for indicator in ALL}
