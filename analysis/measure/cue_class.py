"""Cue classes: do the words of saying leave a statement open, bear it out, or keep away from it."""

from __future__ import annotations

from typing import get_args

import pandas as pd

from analysis.measure import speaker_share, spoken
from analysis.measure.indicator import Indicator
from analysis.measure.units import Units
from analysis.model import Analysis, CueClass, Estimate, VoiceChoice


def estimate(analysis: Analysis, voice: VoiceChoice) -> list[Estimate]:
    """The share of each class in an outlet's statements that have a cue; ``n`` counts the statements."""
    rows = _with_cue(analysis, voice)
    ones = pd.Series(1.0, index=rows.index)
    return speaker_share.shares("cue_class_share", analysis, rows, "cue_class", get_args(CueClass), ones, voice)


def count(analysis: Analysis, voice: VoiceChoice) -> Units:
    """Statements of each class out of those that have a cue, article by article."""
    return speaker_share.counted(analysis, _with_cue(analysis, voice), "cue_class", get_args(CueClass), None)


def evidence(analysis: Analysis, outlet: str, entity: str | None, voice: VoiceChoice) -> pd.DataFrame:
    rows = _with_cue(analysis, voice)
    return spoken.explained(rows[(rows["outlet"] == outlet) & (rows["cue_class"] == entity)])


def _with_cue(analysis: Analysis, voice: VoiceChoice) -> pd.DataFrame:
    rows = spoken.statements(analysis, speaker_share.KINDS[voice])
    return rows.dropna(subset=["cue_class"]).reset_index(drop=True)


INDICATOR = Indicator(
    name="cue_class_share",
    title="Words of saying",
    unit="share of the statements",
    denominator="statements with a word of saying, in the chosen voice",
    direction="higher: more statements are introduced by this class of words",
    range="0 to 1",
    method=(
        "Each statement's word of saying is looked up in a list: neutral words tell that something was said (said, told), endorsing "
        "ones take it for true (pointed out, revealed), distancing ones keep away from it (claimed, alleged). Own voice: indirect "
        "speech; quoted voice: direct and mixed."
    ),
    limits=(
        "A class belongs to the word, not to its use: a style guide or a translator may choose it. Classes other than neutral are rare, "
        "so read the statements."
    ),
    reference="Own list, after the kinds of reporting verbs in Hyland 2002.",
    of_wording=True,
    estimate=estimate,
    evidence=evidence,
    units=count,
)
