"""Exclusivity: of the actors whom an outlet names in a story, how many are not among those that most other outlets name."""

from __future__ import annotations

import pandas as pd

from analysis.compare import consensus
from analysis.measure.indicator import Indicator
from analysis.model import Analysis, Estimate, VoiceChoice


def estimate(analysis: Analysis, voice: VoiceChoice) -> list[Estimate]:
    """The share of each outlet's actors that are outside the others' consensus; ``n`` counts them, story by story."""
    rows = consensus.items(analysis, voice)
    return consensus.shares("exclusivity", analysis, rows[rows["named"]], "consensus", voice, of_which=False)


def evidence(analysis: Analysis, outlet: str, entity: str | None, voice: VoiceChoice) -> pd.DataFrame:
    rows = consensus.items(analysis, voice)
    wanted = rows[(rows["outlet"] == outlet) & rows["named"] & ~rows["consensus"]]
    return consensus.first_mentions(analysis, outlet, wanted, voice, "not named by most other outlets on the story")


INDICATOR = Indicator(
    name="exclusivity",
    title="Exclusivity",
    unit="share of the actors",
    denominator="actors whom the outlet names, story by story, in stories that others tell as well",
    direction="higher: more of those whom it names are its own choice",
    range="0 to 1",
    method=(
        "For each story, the actors whom the outlet names; the share of them that no more than half of the other outlets name. Stories are "
        "drawn anew for the interval, below five stories the actors of each."
    ),
    limits=(
        "Longer and more articles name more, and more that nobody else names. A name that was read differently in two outlets counts as "
        "exclusive to both."
    ),
    reference="The counterpart of coverage of the consensus; both after the Media Bias Taxonomy's selection and coverage.",
    of_wording=False,
    estimate=estimate,
    evidence=evidence,
)
