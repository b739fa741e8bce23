"""Certainty: how often an outlet hedges, insists, or names what a claim rests on."""

from __future__ import annotations

from typing import get_args

import pandas as pd

from analysis.find.cue_files import Certainty
from analysis.measure import rates, scope, units
from analysis.measure.indicator import Indicator
from analysis.measure.units import Units
from analysis.model import Analysis, Estimate, VoiceChoice


def estimate(analysis: Analysis, voice: VoiceChoice) -> list[Estimate]:
    return rates.estimate("certainty_rate", analysis, _cues(analysis["cues"]), "category", get_args(Certainty), voice)


def count(analysis: Analysis, voice: VoiceChoice) -> Units:
    """Cues of each class per 1,000 words, article by article."""
    rows = rates.in_voice(_cues(analysis["cues"]), voice)
    return units.count(analysis, rows, "category", get_args(Certainty), rates.by_article(analysis, voice), per=rates.PER)


def evidence(analysis: Analysis, outlet: str, entity: str | None, voice: VoiceChoice) -> pd.DataFrame:
    rows = rates.in_voice(_cues(scope.with_outlet(analysis, "cues")), voice)
    rows = rows[(rows["outlet"] == outlet) & (rows["category"] == entity)]
    return rows.assign(why=rows["category"])


def _cues(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["indicator"] == "certainty"]


INDICATOR = Indicator(
    name="certainty_rate",
    title="Certainty",
    unit="cues per 1,000 words",
    denominator="words of the outlet's articles in the chosen voice",
    direction="higher: more words of that class",
    range="0 upwards",
    method=(
        "Cues of three classes: hedges leave room for doubt (may, reportedly), boosters close it (clearly, without doubt), "
        "evidentials name what a claim rests on (data show, according to). About 800 words and phrases with guards against other "
        "senses; the longest counts."
    ),
    limits=(
        "Words are counted, not claims: a hedge may belong to a side remark. What is denied or asked is not told apart. Not measured "
        "against a coding by hand."
    ),
    reference="Hyland 2005 (Metadiscourse) for the classes. Cues are our own.",
    of_wording=True,
    estimate=estimate,
    evidence=evidence,
    units=count,
)
