"""Share of quoted words: how much of an outlet's text other people speak."""

from __future__ import annotations

import pandas as pd

from analysis.measure import resampling, scope, units
from analysis.measure.indicator import Indicator
from analysis.measure.units import Units
from analysis.model import Analysis, Estimate, VoiceChoice


def estimate(analysis: Analysis, voice: VoiceChoice) -> list[Estimate]:
    """The share for each outlet. The voice chosen makes no difference: the share is what tells the voices apart."""
    found: list[Estimate] = []
    sentences = scope.with_outlet(analysis, "sentences")
    for outlet in scope.outlets(analysis):
        here = sentences[sentences["outlet"] == outlet].reset_index(drop=True)
        n_articles, n = here["article_id"].nunique(), int((here["n_words_quoted"] > 0).sum())
        total = here["n_words"].sum()
        if not total:
            found.append(Estimate("quoted_share", outlet, None, None, "both", n_articles, n, None, None, None, "not_available"))
            continue
        draws = resampling.ratios(here, here[["n_words_quoted"]].to_numpy(float), here["n_words"].to_numpy(float))
        low, high = draws.interval(0, least=0.0, most=1.0) if n >= resampling.MIN_COUNT else (None, None)
        status = draws.status if n >= resampling.MIN_COUNT else "too_few"
        value = float(here["n_words_quoted"].sum() / total)
        found.append(Estimate("quoted_share", outlet, None, None, "both", n_articles, n, value, low, high, status))
    return found


def count(analysis: Analysis, voice: VoiceChoice) -> Units:
    """Quoted words out of all words, article by article."""
    sentences = analysis["sentences"]
    has = (sentences["n_words_quoted"] > 0).rename("rows")
    sums = pd.concat([sentences[["article_id", "n_words_quoted", "n_words"]], has], axis=1).groupby("article_id").sum()
    return units.one(analysis, sums["n_words_quoted"], sums["n_words"], sums["rows"])


def evidence(analysis: Analysis, outlet: str, entity: str | None, voice: VoiceChoice) -> pd.DataFrame:
    rows = scope.with_outlet(analysis, "sentences")
    rows = rows[(rows["outlet"] == outlet) & (rows["n_words_quoted"] > 0)]
    quoted = rows["n_words_quoted"].astype(str) + " of " + rows["n_words"].astype(str) + " words"
    return rows.assign(cue=quoted, why="quotation marks")


INDICATOR = Indicator(
    name="quoted_share",
    title="Quoted words",
    unit="share of words",
    denominator="all words of the outlet's articles",
    direction="higher: more of the text is other people's words",
    range="0 to 1",
    method=(
        "Words inside balanced quotation marks (curly, straight, single), across sentences and paragraphs. Marks around fewer "
        "than four words count only inside something that somebody is told to have said; elsewhere they set a term apart."
    ),
    limits="Indirect speech (officials said that …) counts as the outlet's own voice. A mark that is never closed ends with its paragraph.",
    reference="Own rules.",
    of_wording=False,
    estimate=estimate,
    evidence=evidence,
    units=count,
)
