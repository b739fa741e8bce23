"""The stance of an article towards a target: the shrunken balance of what is decided, for entities, sets of them, and ties between two.

The balance is what speaks for the target less what speaks against it, over both (the relative difference of Lowe and others 2011,
with the scores as weights): a mention in passing says nothing of the side that an article takes, so it does not dilute it as it
would a mean. Below ten decided mentions (for a tie: sentences) it is given without an interval, as `too_few`: single scores are wrong
in about a third of the cases. The interval draws the article's sentences again and speaks of this article alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from analysis.find import stance
from analysis.find.stance_lexicon import Target
from analysis.measure import resampling
from analysis.model import Estimate, SpanVoice, VoiceChoice
from analysis.schema import MentionRow, StanceRow, TieRow

MIN_DECIDED = 10
PRIOR = 0.8
"""Added to the balance's denominator, so that one sentence is no verdict: the value that, on the training part of NewsMTSC and out
of fold, best tells which side another sentence of the same article takes (``analysis.train.stance``). Taken over for ties."""
VOICES: tuple[VoiceChoice, ...] = ("own", "quoted", "both")

Scores = Sequence[tuple[int, SpanVoice, float | None]]
"""Sentence, voice, and score or abstention."""


def find(article_id: str, mentions: Sequence[MentionRow], targets: Iterable[Target], ties: Sequence[TieRow]) -> list[StanceRow]:
    """The rows of one article, for each target that it names in each voice; ``ties`` are its sentences about a dyad."""
    found: dict[str, list[tuple[int, SpanVoice, float | None]]] = {}
    for mention in mentions:
        if mention.kind in stance.PORTRAYED:
            found.setdefault(mention.entity, []).append((mention.sentence, mention.voice, mention.stance))
    for target in targets:
        if target.kind == "dyad":
            scores = [(tie.sentence, tie.voice, tie.stance) for tie in ties if tie.target == target.name]
        else:
            scores = [score for name in target.members for score in found.get(name, ())]
        if scores:
            found[target.name] = scores
    return [row for name in sorted(found) for voice in VOICES for row in _row(article_id, name, found[name], voice)]


def _row(article_id: str, target: str, scores: Scores, voice: VoiceChoice) -> list[StanceRow]:
    here = [(sentence, score) for sentence, of, score in scores if voice in ("both", of)]
    if not here:
        return []
    decided = [(sentence, score) for sentence, score in here if score is not None]
    if not decided:
        return [StanceRow(article_id, target, voice, None, 0, None, None, "too_few")]
    value = sum(score for _, score in decided) / (sum(abs(score) for _, score in decided) + PRIOR)
    if len(decided) < MIN_DECIDED:
        return [StanceRow(article_id, target, voice, value, len(decided), None, None, "too_few")]
    draws = _drawn(decided)
    return [StanceRow(article_id, target, voice, value, len(decided), *draws.interval(0, least=-1.0, most=1.0), draws.status)]


def _drawn(decided: Sequence[tuple[int, float]]) -> resampling.Draws:
    """The balance of the scores of one article with the prior, over draws of its sentences; no table is built for it, which
    would take longer than all of the drawing."""
    by_sentence: dict[int, list[float]] = {}
    for sentence, score in decided:
        by_sentence.setdefault(sentence, []).append(score)
    units = [by_sentence[sentence] for sentence in sorted(by_sentence)]
    weights = np.array([[math.fsum(map(abs, scores))] for scores in units])
    sums = np.array([[math.fsum(scores)] for scores in units])
    return resampling.of_sentences(sums, weights * (1 + PRIOR / max(weights.sum(), 1e-9)))


def estimate(indicator: str, rows: pd.DataFrame | None, outlet: str, entity: str, voice: VoiceChoice, n_articles: int) -> Estimate:
    """The mean ``value`` of an outlet's rows on one target, with its interval where there are ten."""
    if rows is None:
        return Estimate(indicator, outlet, entity, None, voice, n_articles, 0, None, None, None, "not_available")
    low, high, status = interval(rows)
    return Estimate(indicator, outlet, entity, None, voice, n_articles, len(rows), float(rows["value"].mean()), low, high, status)


def interval(rows: pd.DataFrame) -> tuple[float | None, float | None, str]:
    """The interval of the mean ``value`` of rows with ``article_id`` and ``sentence``, and the status."""
    if len(rows) < MIN_DECIDED:
        return None, None, "too_few"
    units = rows.groupby(["article_id", "sentence"])["value"].agg(["sum", "count"]).reset_index()
    draws = resampling.ratios(units, units[["sum"]].to_numpy(float), units[["count"]].to_numpy(float))
    low, high = draws.interval(0, least=-1.0, most=1.0)
    return low, high, draws.status
