"""War labels: what an outlet calls a war."""

from __future__ import annotations

import pandas as pd

from analysis.measure import rates, scope, units
from analysis.measure.indicator import Indicator
from analysis.measure.units import Units
from analysis.model import Analysis, Estimate, VoiceChoice

ANY = "any label"


def labels(analysis: Analysis) -> list[str]:
    """The labels that occur, the commonest first."""
    counts = analysis["war_labels"].query("voice == 'all'").groupby("label")["count"].sum()
    return sorted(counts.index, key=lambda label: (-counts[label], label))


def estimate(analysis: Analysis, voice: VoiceChoice) -> list[Estimate]:
    """The rate of each label, and of all together."""
    rows = _cues(analysis["cues"])
    together = rates.estimate("war_label_rate", analysis, rows.assign(category=ANY), "category", [ANY], voice)
    return together + rates.estimate("war_label_rate", analysis, rows, "category", labels(analysis), voice)


def count(analysis: Analysis, voice: VoiceChoice) -> Units:
    """Namings by each label, and by any, per 1,000 words, article by article."""
    rows = rates.in_voice(_cues(analysis["cues"]), voice)
    rows = pd.concat([rows.assign(category=ANY), rows], ignore_index=True)
    return units.count(analysis, rows, "category", [ANY, *labels(analysis)], rates.by_article(analysis, voice), per=rates.PER)


def evidence(analysis: Analysis, outlet: str, entity: str | None, voice: VoiceChoice) -> pd.DataFrame:
    rows = rates.in_voice(_cues(scope.with_outlet(analysis, "cues")), voice)
    rows = rows[(rows["outlet"] == outlet) & ((rows["category"] == entity) | (entity == ANY))]
    return rows.assign(why=rows["category"])


def _cues(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["indicator"] == "war_label"]


INDICATOR = Indicator(
    name="war_label_rate",
    title="What a war is called",
    unit="namings per 1,000 words",
    denominator="words of the outlet's articles in the chosen voice",
    direction="higher: the war is called so more often",
    range="0 upwards",
    method=(
        "A list of names for a war that is going on (war, invasion, special military operation, conflict, offensive …), the longest "
        "counts: “proxy war” is no “war”. Left out: other wars (the Cold War, the world wars), words that only look so (war crimes, "
        "a price war), and wars that are only feared."
    ),
    limits=(
        "Which war is meant is not told: an article on two wars counts both. Words such as conflict and attack name other things as "
        "well; their guards catch the common cases alone."
    ),
    reference="Own list.",
    of_wording=True,
    estimate=estimate,
    evidence=evidence,
    units=count,
)
