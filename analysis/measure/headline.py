"""Headline against body: is the headline's word tone above or below that of the text it stands over."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.measure import resampling, scope, units
from analysis.measure.indicator import Indicator
from analysis.measure.units import Units
from analysis.model import Analysis, Estimate, VoiceChoice


def estimate(analysis: Analysis, voice: VoiceChoice) -> list[Estimate]:
    """The mean gap for each outlet; ``n`` counts the articles whose headline is known. A headline has no quoted voice of its own."""
    rows = _gaps(analysis)
    found: list[Estimate] = []
    for outlet in scope.outlets(analysis):
        mine = rows[rows["outlet"] == outlet].reset_index(drop=True)
        n_articles, n = int((scope.analysed(analysis)["outlet"] == outlet).sum()), len(mine)
        if not n:
            found.append(Estimate("headline_gap", outlet, None, None, "both", n_articles, 0, None, None, None, "not_available"))
            continue
        value, low, high, status = float(mine["gap"].mean()), None, None, "too_few"
        if n >= resampling.MIN_ARTICLES:
            draws = resampling.ratios(mine, mine[["gap"]].to_numpy(float), np.ones(n))
            (low, high), status = draws.interval(0, least=-2.0, most=2.0), draws.status
        found.append(Estimate("headline_gap", outlet, None, None, "both", n_articles, n, value, low, high, status))
    return found


def count(analysis: Analysis, voice: VoiceChoice) -> Units:
    """The gap of each article whose headline is known, out of one."""
    rows = _gaps(analysis).set_index("article_id")["gap"]
    ones = pd.Series(1.0, index=rows.index)
    return units.one(analysis, rows, ones, ones)


def evidence(analysis: Analysis, outlet: str, entity: str | None, voice: VoiceChoice) -> pd.DataFrame:
    """One row for each article, at its first sentence."""
    rows = _gaps(analysis)
    rows = rows[rows["outlet"] == outlet]
    why = [f"headline {head:+.2f}, body {body:+.2f}" for head, body in zip(rows["headline"], rows["body"], strict=True)]
    return rows.assign(cue=rows["title"], why=why, sentence=0)


def features(analysis: Analysis, measure: str) -> pd.DataFrame:
    """What the headlines hold of frames (`frame`) or actors (`entity`), beside how common each is in the body."""
    rows = scope.with_outlet(analysis, "headlines")
    return rows[rows["measure"] == measure].reset_index(drop=True)


def _gaps(analysis: Analysis) -> pd.DataFrame:
    rows = features(analysis, "valence").dropna(subset=["headline", "body"])
    titles = analysis["articles"].set_index("article_id")["title"]
    return rows.assign(gap=rows["headline"] - rows["body"], title=rows["article_id"].map(titles))


INDICATOR = Indicator(
    name="headline_gap",
    title="Headline against body",
    unit="difference of two word tone scores",
    denominator="articles with a known headline",
    direction="above 0: the headline's words are pleasanter than the body's; below 0: less pleasant",
    range="-2 to 2",
    method=(
        "Word tone of the headline less the mean word tone of the body's sentences, for each article, averaged over an outlet's "
        "articles. Names are masked. What frames and actors a headline holds is in the table of headlines."
    ),
    limits=(
        "A headline is one short line, and one word can turn its score; headlines are often written by others than the article. The "
        "chosen voice makes no difference. Word tone is not attitude."
    ),
    reference="Hutto and Gilbert 2014 (VADER) for the score. Own rule.",
    of_wording=True,
    estimate=estimate,
    evidence=evidence,
    units=count,
)
