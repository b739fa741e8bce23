"""What an indicator is: the entry from which the Method page, the captions and the exports print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from analysis.measure.units import Units
from analysis.model import Analysis, Estimate, VoiceChoice

Measure = Callable[[Analysis, VoiceChoice], list[Estimate]]
"""The estimates of an analysis in a voice, one for each outlet (and entity)."""

Evidence = Callable[[Analysis, str, str | None, VoiceChoice], pd.DataFrame]
"""The rows behind one estimate: analysis, outlet, entity, voice → as many rows as the estimate's ``n``."""


Count = Callable[[Analysis, VoiceChoice], Units]
"""The same measure article by article, from which outlets are compared; the sums over an outlet's articles give its estimate (of a
count, their numerators do)."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One registered measure. Every text is printed; none may be empty."""

    name: str
    title: str
    unit: str
    denominator: str
    direction: str
    range: str
    method: str
    limits: str
    reference: str
    of_wording: bool
    """Depends on the choice of words, so a text that was translated back is flagged and takes part in no ranking."""
    estimate: Measure
    evidence: Evidence
    is_count: bool = False
    """The value is a plain count, which articles add to: outlets are compared by how much of it an article has."""
    units: Count | None = None
    """Missing where the measure is itself a comparison, or counts no share of anything."""
