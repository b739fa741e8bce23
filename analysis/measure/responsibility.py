"""Responsibility: are acts told with the one who did them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.measure import rates, resampling, scope, units
from analysis.measure.indicator import Indicator
from analysis.measure.units import Units
from analysis.model import Analysis, Estimate, VoiceChoice

PASSIVES = ("agent_dropped", "agent_named")
WHY = {
    "agent_dropped": "passive, nobody named as the one who did it",
    "agent_named": "passive, with the one who did it",
    "active": "active",
}


def estimate(analysis: Analysis, voice: VoiceChoice) -> list[Estimate]:
    """The share of passives without an agent, for each outlet; ``n`` counts the passives."""
    rows = acts(analysis, voice)
    passives = rows[rows["category"].isin(PASSIVES)]
    return [
        share("agent_dropped", analysis, outlet, None, passives[passives["outlet"] == outlet], "is_dropped", voice)
        for outlet in scope.outlets(analysis)
    ]


def count(analysis: Analysis, voice: VoiceChoice) -> Units:
    """Passives without an agent out of all passives, article by article."""
    rows = acts(analysis, voice)
    groups = rows[rows["category"].isin(PASSIVES)].groupby("article_id")["is_dropped"]
    return units.one(analysis, groups.sum(), groups.size(), groups.size())


def evidence(analysis: Analysis, outlet: str, entity: str | None, voice: VoiceChoice) -> pd.DataFrame:
    rows = acts(analysis, voice)
    return explained(rows[(rows["outlet"] == outlet) & rows["category"].isin(PASSIVES)])


def share(
    indicator: str, analysis: Analysis, outlet: str, entity: str | None, rows: pd.DataFrame, column: str, voice: VoiceChoice
) -> Estimate:
    """The mean of a column of 0 and 1 over an outlet's acts, with its interval; ``n`` counts the acts."""
    n_articles = int((scope.analysed(analysis)["outlet"] == outlet).sum())
    n = len(rows)
    if not n:
        return Estimate(indicator, outlet, entity, None, voice, n_articles, 0, None, None, None, "not_available")
    value = float(rows[column].mean())
    if n < resampling.MIN_COUNT:
        return Estimate(indicator, outlet, entity, None, voice, n_articles, n, value, None, None, "too_few")
    drawn = rows.reset_index(drop=True)
    draws = resampling.ratios(drawn, drawn[[column]].to_numpy(float), np.ones(n))
    low, high = draws.interval(0, least=0.0, most=1.0)
    return Estimate(indicator, outlet, entity, None, voice, n_articles, n, value, low, high, draws.status)


def acts(analysis: Analysis, voice: VoiceChoice) -> pd.DataFrame:
    """The acts in a voice, with their outlet."""
    rows = rates.in_voice(scope.with_outlet(analysis, "cues"), voice)
    rows = rows[rows["indicator"] == "responsibility"]
    return rows.assign(is_dropped=(rows["category"] == "agent_dropped").astype(float))


def explained(rows: pd.DataFrame) -> pd.DataFrame:
    """The acts with what was found of their agent."""
    return rows.assign(why=rows["category"].map(WHY))


METHOD = (
    "From word forms, without a parser, in sentences that name a person, state, bloc or body: a form of be or get with a past "
    "participle is a passive, and its agent is named where a doer follows “by” in the same clause; a name right before a verb in the "
    "active acts; a name right before a passive is acted upon. Passives of state and of saying (is located, was expected) do not count."
)
LIMITS = (
    "A name and its verb with more words between them are missed, and so are agents that another sentence names. Nouns that hide a "
    "doer (the shelling of the town) are not counted. Verbs of saying are left out. Not measured against a coding by hand."
)
REFERENCE = "Trew 1979; Fowler 1991 (Language in the News). Own rules."

INDICATOR = Indicator(
    name="agent_dropped",
    title="Who did it is left open",
    unit="share of passives",
    denominator="passives in sentences that name an actor, in the chosen voice",
    direction="higher: more acts are told without the one who did them",
    range="0 to 1",
    method=METHOD,
    limits=LIMITS,
    reference=REFERENCE,
    of_wording=True,
    estimate=estimate,
    evidence=evidence,
    units=count,
)
