"""Counts per 1,000 words, by outlet and feature, with intervals: the arithmetic that several indicators share."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.measure import resampling, scope
from analysis.model import Analysis, Estimate, VoiceChoice

PER = 1_000


def words(sentences: pd.DataFrame, voice: VoiceChoice) -> pd.Series:
    """How many words each sentence has in a voice."""
    if voice == "quoted":
        return sentences["n_words_quoted"]
    return sentences["n_words"] - sentences["n_words_quoted"] if voice == "own" else sentences["n_words"]


def by_article(analysis: Analysis, voice: VoiceChoice) -> pd.Series:
    """Article id → words in a voice."""
    sentences = analysis["sentences"]
    return words(sentences, voice).groupby(sentences["article_id"]).sum()


def in_voice(rows: pd.DataFrame, voice: VoiceChoice) -> pd.DataFrame:
    """The rows of a voice."""
    return rows if voice == "both" else rows[rows["voice"] == voice]


def estimate(
    indicator: str, analysis: Analysis, rows: pd.DataFrame, feature: str, keys: Sequence[str], voice: VoiceChoice
) -> list[Estimate]:
    """The rate of each key of a feature column, for each outlet; `n` counts the rows."""
    found: list[Estimate] = []
    sentences = scope.with_outlet(analysis, "sentences")
    rows = in_voice(rows, voice)
    for outlet in scope.outlets(analysis):
        units = sentences[sentences["outlet"] == outlet].reset_index(drop=True)
        found += _of_outlet(indicator, outlet, units, rows, feature, keys, voice)
    return found


def _of_outlet(
    indicator: str, outlet: str, units: pd.DataFrame, rows: pd.DataFrame, feature: str, keys: Sequence[str], voice: VoiceChoice
) -> list[Estimate]:
    n_articles = units["article_id"].nunique()
    denominators = words(units, voice).to_numpy(float)
    rows = rows.loc[
        rows["article_id"].isin(set(units["article_id"])) & rows[feature].isin(set(keys)), ["article_id", "sentence", feature]
    ]
    totals = rows[feature].value_counts().to_dict()
    often = [key for key in keys if totals.get(key, 0) >= resampling.MIN_COUNT]
    if not denominators.sum():
        return [Estimate(indicator, outlet, key, None, voice, n_articles, 0, None, None, None, "not_available") for key in keys]
    draws, column = _draws(units, rows, feature, often, denominators), {key: number for number, key in enumerate(often)}
    found: list[Estimate] = []
    for key in keys:
        n = int(totals.get(key, 0))
        low, high = draws.interval(column[key], scale=PER, least=0.0) if key in column else (None, None)
        status = draws.status if key in column else "too_few"
        found.append(Estimate(indicator, outlet, key, None, voice, n_articles, n, PER * n / denominators.sum(), low, high, status))
    return found


def _draws(
    units: pd.DataFrame,
    rows: pd.DataFrame,
    feature: str,
    keys: Sequence[str],
    denominators: np.ndarray[tuple[int], np.dtype[np.float64]],
) -> resampling.Draws:
    """Articles are added up before they are drawn: sentences × keys of thousands of articles would not fit into memory."""
    place, names = pd.factorize(units["article_id"], sort=True)
    if len(names) < resampling.MIN_ARTICLES:
        return resampling.ratios(units, _counts(units, rows, feature, keys), denominators)
    code = pd.Index(names).get_indexer(pd.Index(rows["article_id"])) * len(keys) + pd.Index(list(keys)).get_indexer(
        pd.Index(rows[feature])
    )
    code = code[rows[feature].isin(set(keys)).to_numpy(bool)]
    counts = np.bincount(code, minlength=len(names) * len(keys)).reshape(len(names), len(keys)).astype(float)
    return resampling.of_articles(counts, np.bincount(place, weights=denominators, minlength=len(names)).astype(float)[:, None])


def _counts(
    units: pd.DataFrame, rows: pd.DataFrame, feature: str, keys: Sequence[str]
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Units × keys: how many rows of each key begin in each sentence."""
    place = {pair: number for number, pair in enumerate(zip(units["article_id"], units["sentence"], strict=True))}
    column = {key: number for number, key in enumerate(keys)}
    counts = np.zeros((len(units), len(keys)))
    here = rows[rows["article_id"].isin(set(units["article_id"])) & rows[feature].isin(set(keys))]
    for article, sentence, key in zip(here["article_id"], here["sentence"], here[feature], strict=True):
        counts[place[article, sentence], column[key]] += 1
    return counts
