"""Agency: which of the actors acts, and which is acted upon."""

from __future__ import annotations

import pandas as pd

from analysis.measure import responsibility, scope, units
from analysis.measure.indicator import Indicator
from analysis.measure.units import Units
from analysis.model import Analysis, Estimate, VoiceChoice


def estimate(analysis: Analysis, voice: VoiceChoice) -> list[Estimate]:
    """For each outlet and actor the share of acts in which the actor acts; the rest are done to it."""
    rows = responsibility.acts(analysis, voice)
    actors = _actors(analysis)
    found: list[Estimate] = []
    for outlet in scope.outlets(analysis):
        mine = rows[rows["outlet"] == outlet]
        for actor in actors:
            part = mine[(mine["entity"] == actor) | (mine["patient"] == actor)]
            part = part.assign(acts=(part["entity"] == actor).astype(float))
            found.append(responsibility.share("agency", analysis, outlet, actor, part, "acts", voice))
    return found


def count(analysis: Analysis, voice: VoiceChoice) -> Units:
    """What each actor does out of that and what is done to it, article by article."""
    rows, actors = responsibility.acts(analysis, voice), _actors(analysis)
    does = units.add(analysis, rows, "entity", actors)
    own = units.add(analysis, rows[rows["entity"] == rows["patient"]], "entity", actors)
    both = does + units.add(analysis, rows, "patient", actors) - own  # who acts upon itself stands in one row
    return Units(tuple(analysis["articles"]["article_id"]), tuple(actors), does, both, both)


def evidence(analysis: Analysis, outlet: str, entity: str | None, voice: VoiceChoice) -> pd.DataFrame:
    rows = responsibility.acts(analysis, voice)
    return responsibility.explained(rows[(rows["outlet"] == outlet) & ((rows["entity"] == entity) | (rows["patient"] == entity))])


def _actors(analysis: Analysis) -> list[str]:
    every = responsibility.acts(analysis, "both")
    return sorted({*every["entity"].dropna(), *every["patient"].dropna()})


INDICATOR = Indicator(
    name="agency",
    title="Who acts",
    unit="share of the actor's acts and of what is done to it",
    denominator="verbs of which the actor is the doer or the one acted upon, in the chosen voice",
    direction="higher: the actor acts more often than it is acted upon",
    range="0 to 1",
    method=responsibility.METHOD,
    limits=responsibility.LIMITS,
    reference=responsibility.REFERENCE,
    of_wording=True,
    estimate=estimate,
    evidence=evidence,
    units=count,
)
