"""Speaker share: how the words of speech are divided among the kinds of people and bodies that an outlet lets speak."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

import numpy as np
import pandas as pd

from analysis.find.speech_lexicon import SpeakerKind
from analysis.measure import resampling, scope, spoken, units
from analysis.measure.indicator import Indicator
from analysis.measure.units import Units
from analysis.model import Analysis, Estimate, QuoteKind, VoiceChoice

KINDS: Mapping[VoiceChoice, tuple[QuoteKind, ...]] = {
    "both": ("direct", "mixed", "indirect"),
    "own": ("indirect",),
    "quoted": ("direct", "mixed"),
}
"""The chosen voice → the statements that are told in it: indirect speech stands in the outlet's own words."""


def kinds(analysis: Analysis) -> list[str]:
    """The kinds of speakers that occur, in the order of the lexicon, the unknown last."""
    found = set(spoken.statements(analysis)["speaker_kind"])
    return [kind for kind in (*get_args(SpeakerKind), spoken.UNKNOWN) if kind in found]


def estimate(analysis: Analysis, voice: VoiceChoice) -> list[Estimate]:
    """The share of each kind in an outlet's words of speech; ``n`` counts the statements."""
    rows = spoken.statements(analysis, KINDS[voice])
    return shares("speaker_share", analysis, rows, "speaker_kind", kinds(analysis), rows["n_words"], voice)


def count(analysis: Analysis, voice: VoiceChoice) -> Units:
    """Words spoken by each kind out of all words of speech, article by article."""
    rows = spoken.statements(analysis, KINDS[voice])
    return counted(analysis, rows, "speaker_kind", kinds(analysis), "n_words")


def evidence(analysis: Analysis, outlet: str, entity: str | None, voice: VoiceChoice) -> pd.DataFrame:
    rows = spoken.statements(analysis, KINDS[voice])
    return spoken.explained(rows[(rows["outlet"] == outlet) & (rows["speaker_kind"] == entity)])


def shares(
    indicator: str,
    analysis: Analysis,
    rows: pd.DataFrame,
    feature: str,
    keys: Sequence[str],
    weights: pd.Series,
    voice: VoiceChoice,
) -> list[Estimate]:
    """For each outlet, the share of each key in the weights of its statements; not available where it has none."""
    found: list[Estimate] = []
    n_articles = scope.analysed(analysis)["outlet"].value_counts()
    for outlet in scope.outlets(analysis):
        here, size = rows["outlet"] == outlet, int(n_articles.get(outlet, 0))
        mine, weight = rows[here].reset_index(drop=True), weights[here].to_numpy(float)
        if not weight.sum():
            found += [Estimate(indicator, outlet, key, None, voice, size, 0, None, None, None, "not_available") for key in keys]
            continue
        is_key = (mine[feature].to_numpy()[:, None] == np.array(keys, dtype=object)).astype(float)
        draws = resampling.ratios(mine, is_key * weight[:, None], weight)
        values = (is_key * weight[:, None]).sum(axis=0) / weight.sum()
        for column, key in enumerate(keys):
            n = int(is_key[:, column].sum())
            enough = n >= resampling.MIN_COUNT
            low, high = draws.interval(column, least=0.0, most=1.0) if enough else (None, None)
            status = draws.status if enough else "too_few"
            found.append(Estimate(indicator, outlet, key, None, voice, size, n, float(values[column]), low, high, status))
    return found


def counted(analysis: Analysis, rows: pd.DataFrame, feature: str, keys: Sequence[str], weight: str | None) -> Units:
    """The weights of each key's statements out of those of all statements, article by article."""
    n = units.add(analysis, rows, feature, keys)
    sums = units.add(analysis, rows, feature, keys, weight) if weight else n
    return Units(
        tuple(analysis["articles"]["article_id"]), tuple(keys), sums, sums.sum(axis=1, keepdims=True).repeat(len(keys), axis=1), n
    )


INDICATOR = Indicator(
    name="speaker_share",
    title="Who gets to speak",
    unit="share of the words of speech",
    denominator="words of all statements that the outlet gives as somebody's speech, in the chosen voice",
    direction="higher: more of what is said comes from this kind of speaker",
    range="0 to 1",
    method=(
        "Statements are quotations (direct), speech told without marks (indirect), and both in one (mixed), found by verbs, nouns and "
        "phrases of saying. The kind of speaker comes from a list of offices and bodies, from the gazetteer, and from the words that "
        "introduce a speaker in the article. What somebody is told to think or want is no speech. Own voice: indirect speech; "
        "quoted voice: direct and mixed."
    ),
    limits=(
        "Statements and speakers are missed or taken wrongly, those told without marks most often. A share says nothing of what is "
        "said: several statements may come from one source, so people and bodies are counted beside them."
    ),
    reference="PolNeAR (Newell and others 2018) for what a statement is. Own rules.",
    of_wording=False,
    estimate=estimate,
    evidence=evidence,
    units=count,
)
