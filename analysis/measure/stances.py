"""The stance of an article towards a target: the shrunken mean over what is decided, for entities, sets of them, and ties between two.

Below ten decided mentions (for a tie: sentences) the mean is given without an interval, as `too_few`: single scores are wrong in
about a third of the cases. The interval draws the article's sentences again and speaks of this article alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.find import stance
from analysis.find.stance_lexicon import Target
from analysis.measure import resampling
from analysis.model import SpanVoice, VoiceChoice
from analysis.schema import MentionRow, StanceRow

MIN_DECIDED = 10
PRIOR = 3
"""So many neutral mentions are added, so that one sentence is no verdict: in NewsMTSC the labels of one target vary 1.4 times as
much within an article as between articles, and a classifier that is right in two thirds of the cases about doubles that."""
VOICES: tuple[VoiceChoice, ...] = ("own", "quoted", "both")

Scores = Sequence[tuple[int, SpanVoice, float | None]]
"""Sentence, voice, and score or abstention."""


def find(article_id: str, mentions: Sequence[MentionRow], targets: Iterable[Target], ties: Mapping[str, Scores]) -> list[StanceRow]:
    """The rows of one article, for each target that it names in each voice; ``ties`` has the scores of sentences by dyad."""
    found: dict[str, list[tuple[int, SpanVoice, float | None]]] = {}
    for mention in mentions:
        if mention.kind in stance.PORTRAYED:
            found.setdefault(mention.entity, []).append((mention.sentence, mention.voice, mention.stance))
    for target in targets:
        scores = ties.get(target.name, ()) if target.kind == "dyad" else [s for name in target.members for s in found.get(name, ())]
        if scores:
            found[target.name] = list(scores)
    return [row for name in sorted(found) for voice in VOICES for row in _row(article_id, name, found[name], voice)]


def _row(article_id: str, target: str, scores: Scores, voice: VoiceChoice) -> list[StanceRow]:
    here = [(sentence, score) for sentence, of, score in scores if voice in ("both", of)]
    if not here:
        return []
    decided = [(sentence, score) for sentence, score in here if score is not None]
    if not decided:
        return [StanceRow(article_id, target, voice, None, 0, None, None, "too_few")]
    value = sum(score for _, score in decided) / (len(decided) + PRIOR)
    if len(decided) < MIN_DECIDED:
        return [StanceRow(article_id, target, voice, value, len(decided), None, None, "too_few")]
    draws = _drawn(decided)
    return [StanceRow(article_id, target, voice, value, len(decided), *draws.interval(0, least=-1.0, most=1.0), draws.status)]


def _drawn(decided: Sequence[tuple[int, float]]) -> resampling.Draws:
    """The mean of the scores of one article with the prior, over draws of its sentences; no table is built for it, which would
    take longer than all of the drawing."""
    by_sentence: dict[int, list[float]] = {}
    for sentence, score in decided:
        by_sentence.setdefault(sentence, []).append(score)
    units = [by_sentence[sentence] for sentence in sorted(by_sentence)]
    counts = np.array([[len(scores)] for scores in units], dtype=float)
    sums = np.array([[math.fsum(scores)] for scores in units])
    return resampling.of_sentences(sums, counts * (1 + PRIOR / counts.sum()))


def interval(rows: pd.DataFrame) -> tuple[float | None, float | None, str]:
    """The interval of the mean ``value`` of rows with ``article_id`` and ``sentence``, and the status."""
    if len(rows) < MIN_DECIDED:
        return None, None, "too_few"
    units = rows.groupby(["article_id", "sentence"])["value"].agg(["sum", "count"]).reset_index()
    draws = resampling.ratios(units, units[["sum"]].to_numpy(float), units[["count"]].to_numpy(float))
    low, high = draws.interval(0, least=-1.0, most=1.0)
    return low, high, draws.status
