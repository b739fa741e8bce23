"""Side share: how the words of speech are divided among the sides whose people and bodies an outlet lets speak."""

from __future__ import annotations

import pandas as pd

from analysis.measure import speaker_share, spoken
from analysis.measure.indicator import Indicator
from analysis.measure.units import Units
from analysis.model import Analysis, Estimate, VoiceChoice


def sides(analysis: Analysis) -> list[str]:
    """The sides for which anybody speaks, in alphabetical order."""
    return sorted(set(spoken.statements(analysis)["speaker_side"].dropna()))


def estimate(analysis: Analysis, voice: VoiceChoice) -> list[Estimate]:
    """The share of each side in an outlet's words of speech; ``n`` counts the statements."""
    rows = spoken.statements(analysis, speaker_share.KINDS[voice])
    return speaker_share.shares("side_share", analysis, rows, "speaker_side", sides(analysis), rows["n_words"], voice)


def count(analysis: Analysis, voice: VoiceChoice) -> Units:
    """Words spoken for each side out of all words of speech, article by article."""
    rows = spoken.statements(analysis, speaker_share.KINDS[voice])
    found = speaker_share.counted(analysis, rows.assign(of="all"), "of", ["all"], "n_words")
    mine = speaker_share.counted(analysis, rows, "speaker_side", sides(analysis), "n_words")
    spoken_words = found.numerators.repeat(len(mine.features), axis=1)
    return Units(mine.articles, mine.features, mine.numerators, spoken_words, mine.rows)


def evidence(analysis: Analysis, outlet: str, entity: str | None, voice: VoiceChoice) -> pd.DataFrame:
    rows = spoken.statements(analysis, speaker_share.KINDS[voice])
    return spoken.explained(rows[(rows["outlet"] == outlet) & (rows["speaker_side"] == entity)])


INDICATOR = Indicator(
    name="side_share",
    title="Which side gets to speak",
    unit="share of the words of speech",
    denominator="words of all statements that the outlet gives as somebody's speech, in the chosen voice",
    direction="higher: more of what is said comes from people and bodies of this side",
    range="0 to 1",
    method=(
        "The statements of “Who gets to speak”. The side is the state that the speaker holds office in or belongs to, known "
        "from the gazetteer and from the words that introduce a speaker in the article. Speakers whose side is not known count among all "
        "words of speech and for no side. Own voice: indirect speech; quoted voice: direct and mixed."
    ),
    limits=(
        "A speaker whose side no list and no article tells is missing from that side. Who belongs to a state does not always "
        "speak for it: an opposition leader counts for the country as well."
    ),
    reference="PolNeAR (Newell and others 2018) for what a statement is. Own rules.",
    of_wording=False,
    estimate=estimate,
    evidence=evidence,
    units=count,
)
