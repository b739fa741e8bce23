"""Word tone: VADER's score of the sentences that name somebody. It is not the outlet's attitude, and orders outlets at chance."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.measure import attention, resampling, scope
from analysis.measure.indicator import Indicator
from analysis.model import Analysis, Estimate, VoiceChoice

COLUMN: dict[VoiceChoice, str] = {"own": "valence_own", "quoted": "valence_quoted", "both": "valence"}
CAVEAT = "VADER orders outlets by their attitude no better than chance: .512 of the pairs of the BASIL data set."


def named(analysis: Analysis, voice: VoiceChoice) -> pd.DataFrame:
    """One row for each sentence and entity named in it, with the sentence's score in a voice where it has one."""
    mentions = analysis["mentions"]
    pairs = mentions[mentions["kind"].isin(attention.KINDS)][["article_id", "sentence", "entity"]].drop_duplicates()
    sentences = scope.with_outlet(analysis, "sentences")
    rows = pairs.merge(sentences, on=["article_id", "sentence"], how="inner", validate="many_to_one")
    return rows.assign(value=rows[COLUMN[voice]]).dropna(subset=["value"])


def of_sentences(analysis: Analysis, voice: VoiceChoice) -> pd.DataFrame:
    """One row for each sentence that has a score in a voice."""
    rows = scope.with_outlet(analysis, "sentences")
    return rows.assign(value=rows[COLUMN[voice]]).dropna(subset=["value"]).reset_index(drop=True)


def estimate(analysis: Analysis, voice: VoiceChoice) -> list[Estimate]:
    found: list[Estimate] = []
    rows = named(analysis, voice)
    n_articles = {str(outlet): len(articles) for outlet, articles in analysis["articles"].groupby("outlet")}
    for entity in attention.ranked(analysis):
        for outlet in scope.outlets(analysis):
            here = rows[(rows["entity"] == entity) & (rows["outlet"] == outlet)]
            found.append(_of_rows(here, outlet, n_articles[outlet], entity, voice))
    return found


def _of_rows(rows: pd.DataFrame, outlet: str, n_articles: int, entity: str, voice: VoiceChoice) -> Estimate:
    n = len(rows)
    if not n:
        return Estimate("word_tone", outlet, entity, None, voice, n_articles, 0, None, None, None, "not_available")
    value = float(rows["value"].mean())
    if n < resampling.MIN_COUNT:
        return Estimate("word_tone", outlet, entity, None, voice, n_articles, n, value, None, None, "too_few")
    draws = resampling.ratios(rows, rows[["value"]].to_numpy(float), np.ones(n))
    low, high = resampling.interval(draws.values[:, 0])
    return Estimate("word_tone", outlet, entity, None, voice, n_articles, n, value, low, high, draws.status)


def evidence(analysis: Analysis, outlet: str, entity: str | None, voice: VoiceChoice) -> pd.DataFrame:
    rows = named(analysis, voice)
    rows = rows[(rows["outlet"] == outlet) & (rows["entity"] == entity)]
    return rows.assign(cue=rows["value"].map("{:+.2f}".format), why=f"word tone, {voice} voice")


INDICATOR = Indicator(
    name="word_tone",
    title="Word tone of the sentences naming X",
    unit="VADER compound score",
    denominator="sentences that name X and have words in the chosen voice",
    direction="higher: pleasanter words",
    range="-1 to 1",
    method=(
        "VADER scores each sentence, or the part of it in the chosen voice, with names masked and quotation marks made plain; "
        "the mean over the sentences that name X. Whole articles are never scored in one call."
    ),
    limits=(
        f"It is no verdict on the outlet. {CAVEAT} Topic words such as war or sanctions weigh whoever writes them, so compare "
        "only articles on the same event. Wording of a retranslated copy is the translator's."
    ),
    reference="Hutto and Gilbert 2014; for its validity on news van Atteveldt and others 2021.",
    of_wording=True,
    estimate=estimate,
    evidence=evidence,
)
