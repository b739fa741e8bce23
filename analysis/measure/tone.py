"""Word tone: VADER's score of the sentences that name somebody. It is not the outlet's attitude, and orders outlets at chance."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.measure import attention, resampling, scope, units
from analysis.measure.indicator import Indicator
from analysis.measure.units import Units
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


def _values(analysis: Analysis, voice: VoiceChoice) -> pd.DataFrame:
    """The same with nothing but what is counted."""
    mentions, sentences = analysis["mentions"], analysis["sentences"]
    pairs = mentions.loc[mentions["kind"].isin(attention.KINDS), ["article_id", "sentence", "entity"]].drop_duplicates()
    values = sentences[["article_id", "sentence", COLUMN[voice]]].dropna().rename(columns={COLUMN[voice]: "value"})
    return pairs.merge(values, on=["article_id", "sentence"], how="inner", validate="many_to_one")


def of_sentences(analysis: Analysis, voice: VoiceChoice) -> pd.DataFrame:
    """One row for each sentence that has a score in a voice."""
    rows = scope.with_outlet(analysis, "sentences")
    return rows.assign(value=rows[COLUMN[voice]]).dropna(subset=["value"]).reset_index(drop=True)


def estimate(analysis: Analysis, voice: VoiceChoice) -> list[Estimate]:
    """The mean for each entity and outlet; its interval resamples the outlet's sentences."""
    rows = named(analysis, voice)
    scored = of_sentences(analysis, voice)
    n_articles = {str(outlet): len(articles) for outlet, articles in scope.analysed(analysis).groupby("outlet")}
    entities = attention.ranked(analysis)
    found = {
        (e.entity, outlet): e
        for outlet in scope.outlets(analysis)
        for e in _of_outlet(
            rows[rows["outlet"] == outlet], scored[scored["outlet"] == outlet], outlet, n_articles.get(outlet, 0), entities, voice
        )
    }
    return [found[entity, outlet] for entity in entities for outlet in scope.outlets(analysis)]


def _of_outlet(
    rows: pd.DataFrame, scored: pd.DataFrame, outlet: str, n_articles: int, entities: list[str], voice: VoiceChoice
) -> list[Estimate]:
    means, counts = rows.groupby("entity")["value"].mean(), rows["entity"].value_counts()
    often = [entity for entity in entities if counts.get(entity, 0) >= resampling.MIN_COUNT]
    intervals, status = _intervals(rows, scored.reset_index(drop=True), often)
    found: list[Estimate] = []
    for entity in entities:
        n = int(counts.get(entity, 0))
        value = float(means[entity]) if n else None
        low, high = intervals.get(entity, (None, None))
        why = status if entity in intervals else "too_few" if n else "not_available"
        found.append(Estimate("word_tone", outlet, entity, None, voice, n_articles, n, value, low, high, why))
    return found


def _intervals(
    rows: pd.DataFrame, scored: pd.DataFrame, entities: list[str]
) -> tuple[dict[str, tuple[float | None, float | None]], str]:
    """The interval of each entity's mean, and what the draws were taken over."""
    if not entities:
        return {}, "too_few"
    if scored["article_id"].nunique() >= resampling.MIN_ARTICLES:  # articles are added up before they are drawn
        articles = pd.Index(sorted(scored["article_id"].unique()))
        named = rows[rows["entity"].isin(set(entities))]
        code = articles.get_indexer(pd.Index(named["article_id"])) * len(entities)
        code += pd.Index(entities).get_indexer(pd.Index(named["entity"]))
        n, sums = (
            np.bincount(code, weights=weights, minlength=len(articles) * len(entities))
            .reshape(len(articles), len(entities))
            .astype(float)
            for weights in (None, named["value"].to_numpy(float))
        )
        drawn = resampling.of_articles(sums, n)
        return {entity: drawn.interval(number, least=-1.0, most=1.0) for number, entity in enumerate(entities)}, drawn.status
    place = {pair: number for number, pair in enumerate(zip(scored["article_id"], scored["sentence"], strict=True))}
    column = {entity: number for number, entity in enumerate(entities)}
    named_in = np.zeros((len(scored), len(entities)))
    for article, sentence, entity in zip(rows["article_id"], rows["sentence"], rows["entity"], strict=True):
        if entity in column:
            named_in[place[article, sentence], column[entity]] = 1
    draws = resampling.ratios(scored, named_in * scored[["value"]].to_numpy(float), named_in)
    return {entity: draws.interval(number, least=-1.0, most=1.0) for entity, number in column.items()}, draws.status


def count(analysis: Analysis, voice: VoiceChoice) -> Units:
    """The sum of the scores of the sentences that name each entity, out of their number, article by article."""
    rows, entities = _values(analysis, voice), attention.ranked(analysis)
    n = units.add(analysis, rows, "entity", entities)
    return Units(
        tuple(analysis["articles"]["article_id"]), tuple(entities), units.add(analysis, rows, "entity", entities, "value"), n, n
    )


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
        "VADER scores each sentence, or the part of it in the chosen voice, with names and fixed terms such as Security Council "
        "masked and quotation marks made plain; the mean over the sentences that name X. Whole articles are never scored in "
        "one call."
    ),
    limits=(
        f"It is no verdict on the outlet, and says little of its stance. {CAVEAT} Topic words such as war or support weigh "
        "whoever writes them, so compare only articles on the same event. Wording of a retranslated copy is the translator's."
    ),
    reference="Hutto and Gilbert 2014; for its validity on news van Atteveldt and others 2021.",
    of_wording=True,
    estimate=estimate,
    evidence=evidence,
    units=count,
)
