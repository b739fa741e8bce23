"""Framing indicators by outlet: how many different cues of a frame its articles use."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analysis.measure import frame_levels, rates, resampling, scope, units
from analysis.measure.indicator import Indicator
from analysis.measure.units import Units
from analysis.model import Analysis, Estimate, VoiceChoice
from analysis.store import tables

Ends = tuple[float | None, float | None]
NO_INTERVAL: Ends = (None, None)


def estimate(analysis: Analysis, voice: VoiceChoice) -> list[Estimate]:
    """Distinct cues of each article, summed over an outlet's articles, per 1,000 words; ``n`` counts the hits."""
    sentences = scope.with_outlet(analysis, "sentences")
    n_words = rates.words(sentences, voice).groupby(sentences["outlet"]).sum()
    levels = scope.with_outlet(analysis, "frame_levels")
    levels = levels[levels["voice"] == voice]
    levels = levels.assign(cut_off=levels["status"] == "not_available")
    sums = levels.groupby(["frame", "outlet"]).agg(
        cues=("n_cues", "sum"), hits=("n_hits", "sum"), articles=("article_id", "nunique"), cut_off=("cut_off", "all")
    )
    by_cell = {(row["frame"], row["outlet"]): row for row in tables.records(sums.reset_index())}
    cells = ((str(frame), outlet) for frame in analysis["frame_levels"]["frame"].unique() for outlet in scope.outlets(analysis))
    ends = _intervals(analysis, voice)
    return [_of_cell(*cell, by_cell.get(cell), int(n_words.get(cell[1], 0)), voice, ends.get(cell, NO_INTERVAL)) for cell in cells]


def _intervals(analysis: Analysis, voice: VoiceChoice) -> dict[tuple[str, str], Ends]:
    """Frame and outlet → the interval, of outlets with articles enough to be drawn and frames with hits enough."""
    counted, owner = count(analysis, voice), analysis["articles"]["outlet"].to_numpy()
    found: dict[tuple[str, str], Ends] = {}
    for outlet in scope.outlets(analysis):
        own = counted.of(np.asarray(owner == outlet) & (counted.denominators[:, :1] > 0).all(axis=1))
        if len(own.articles) >= resampling.MIN_ARTICLES:
            draws = resampling.of_articles(own.numerators, own.denominators[:, :1])
            for column in np.flatnonzero(own.rows.sum(axis=0) >= resampling.MIN_COUNT):
                found[str(own.features[column]), outlet] = draws.interval(int(column), least=0.0)
    return found


def _of_cell(frame: str, outlet: str, row: dict[str, Any] | None, n_words: int, voice: VoiceChoice, ends: Ends) -> Estimate:
    """What the missing part of a cut-off text says cannot be known: no cue in the rest is not an absence."""
    if row is None or not n_words or (row["cut_off"] and not row["cues"]):
        return Estimate(
            "frame_rate", outlet, frame, None, voice, row["articles"] if row else 0, 0, None, None, None, "not_available"
        )
    few = "these_articles_only" if row["articles"] < resampling.MIN_ARTICLES else "ok"
    status = few if row["cues"] >= frame_levels.MIN_CUES else "too_few"
    value = rates.PER * row["cues"] / n_words
    low, high = ends if row["cues"] >= frame_levels.MIN_CUES else NO_INTERVAL
    return Estimate("frame_rate", outlet, frame, None, voice, row["articles"], row["hits"], value, low, high, status)


def count(analysis: Analysis, voice: VoiceChoice) -> Units:
    """Distinct cues of each frame per 1,000 words, article by article; the rows are the hits."""
    keys = [str(frame) for frame in analysis["frame_levels"]["frame"].unique()]
    levels = analysis["frame_levels"]
    levels = levels[levels["voice"] == voice]
    words = rates.by_article(analysis, voice)
    plain = units.count(analysis, levels, "frame", keys, words, per=rates.PER)
    cues, hits = (units.add(analysis, levels, "frame", keys, column) for column in ("n_cues", "n_hits"))
    return Units(plain.articles, plain.features, cues, plain.denominators, hits)


def evidence(analysis: Analysis, outlet: str, entity: str | None, voice: VoiceChoice) -> pd.DataFrame:
    rows = rates.in_voice(scope.with_outlet(analysis, "frames"), voice)
    rows = rows[(rows["outlet"] == outlet) & (rows["frame"] == entity)]
    return rows.assign(why="frame cue")


INDICATOR = Indicator(
    name="frame_rate",
    title="Frames",
    unit="distinct cues per 1,000 words",
    denominator="words of the outlet's articles in the chosen voice",
    direction="higher: the frame is evoked in more different ways",
    range="0 upwards",
    method=(
        "Cues of 26 frames (14 policy frames after the Policy Frames Codebook, 8 of the relation of two states, Entman's four "
        "functions), each a word, a phrase or a pattern with slots for names, with guards against other senses. A cue that comes "
        "again in the same article counts once. From five articles on, whole ones are drawn anew for the interval. Below two distinct cues the method abstains and shows the hits alone. The level of a "
        "frame in an article weighs each cue by how rare it is in 295 Wikinews articles: dominant is what stands above nine in "
        "ten of them, or makes up a quarter of its group, and runs through the text."
    ),
    limits=(
        "An indicator, not a verdict that the article is framed so: human coders of such frames agree only moderately (alpha near "
        ".34 in one large set). Levels agree with a coding by hand of three articles beyond chance (weighted kappa .8 for policy, "
        ".7 for relation frames, where the method gives a level), too few to generalise. Irony and negation are not seen. Wording of a retranslated copy is the translator's."
    ),
    reference="Entman 1993; Boydstun and others 2014 (Policy Frames Codebook). Cues are our own.",
    of_wording=True,
    estimate=estimate,
    evidence=evidence,
    units=count,
)
