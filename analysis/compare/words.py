"""Words as a family of differences: in which share of its articles an outlet uses a word at all.

An article uses a word or does not, however often it repeats it, so that one article's topic is no habit of the outlet. Only words
that are neither in few articles nor in most are counted: of the others no comparison could say anything.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.measure import rates, resampling, scope, units
from analysis.measure.indicator import Indicator
from analysis.measure.units import Units
from analysis.model import Analysis, Estimate, VoiceChoice

MOST_WORDS = 500
MIN_ARTICLES = 6
"""A word of fewer articles in all is not looked at."""


def vocabulary(analysis: Analysis, voice: VoiceChoice) -> list[str]:
    """The words that can tell outlets apart: those whose use varies most between the articles, in alphabetical order."""
    return _vocabulary(_used(analysis, voice), len(analysis["articles"]))


def _used(analysis: Analysis, voice: VoiceChoice) -> pd.DataFrame:
    """One row for each article and word that it uses."""
    return rates.in_voice(analysis["terms"][["article_id", "lemma", "voice"]], voice)[["article_id", "lemma"]].drop_duplicates()


def _vocabulary(used: pd.DataFrame, n_articles: int) -> list[str]:
    spread = used["lemma"].value_counts().sort_index()
    share = spread / max(1, n_articles)
    varied = (share * (1 - share))[spread >= MIN_ARTICLES]
    return sorted(map(str, varied[varied > 0].sort_values(ascending=False, kind="stable").index[:MOST_WORDS]))


def count(analysis: Analysis, voice: VoiceChoice) -> Units:
    """One for each article that uses a word, out of one for each article that has any word in the voice."""
    used = _used(analysis, voice)
    there = used[["article_id"]].drop_duplicates().set_index("article_id").assign(n=1.0)["n"]
    return units.count(analysis, used, "lemma", _vocabulary(used, len(analysis["articles"])), there)


def estimate(analysis: Analysis, voice: VoiceChoice) -> list[Estimate]:
    counted = count(analysis, voice)
    owner = analysis["articles"]["outlet"].to_numpy()
    found: list[Estimate] = []
    for outlet in scope.outlets(analysis):
        own = counted.of(np.asarray(owner == outlet))
        there = own.denominators.sum(axis=0)
        enough = len(own.articles) >= resampling.MIN_ARTICLES and there.size and there[0] >= resampling.MIN_ARTICLES
        draws = resampling.of_articles(own.numerators, own.denominators) if enough else None
        for column, word in enumerate(own.features):
            n = int(own.numerators[:, column].sum())
            value = n / there[column] if there[column] else None
            sure = draws is not None  # a share of articles has an interval also where none has the word
            low, high = draws.interval(column, least=0.0, most=1.0) if draws is not None and sure else (None, None)
            if low == high == 1.0:
                low = _exact(len(own.articles))
            status = "not_available" if value is None else "ok" if sure else "too_few"
            found.append(Estimate("word_share", outlet, word, None, voice, len(own.articles), n, value, low, high, status))
    return found


def _exact(n: int) -> float:
    """The lower bound where all of ``n`` articles use a word: drawing them anew shows no doubt (Clopper and Pearson 1934)."""
    return float(((1 - resampling.COVERAGE) / 2) ** (1 / n))


def evidence(analysis: Analysis, outlet: str, entity: str | None, voice: VoiceChoice) -> pd.DataFrame:
    """One row for each article that uses the word, at its first use where the sentence is known."""
    rows = rates.in_voice(scope.with_outlet(analysis, "terms"), voice)
    rows = rows[(rows["outlet"] == outlet) & (rows["lemma"] == entity)].drop_duplicates("article_id").reset_index(drop=True)
    return rows.assign(cue=rows["lemma"], why="lemma")


INDICATOR = Indicator(
    name="word_share",
    title="Words in use",
    unit="share of articles",
    denominator="articles of the outlet with any word in the chosen voice",
    direction="higher: more of its articles use the word",
    range="0 to 1",
    method=(
        f"Share of articles that use a lemma at least once; lemmas without names and function words, in at least {MIN_ARTICLES} articles; "
        f"the {MOST_WORDS} that vary most. Intervals from whole articles drawn anew."
    ),
    limits="A word may be the topic's and not the outlet's; it is compared inside stories where there are enough of them.",
    reference="Document frequencies: Egbert and Biber 2019. Lemmas: simplemma (Barbaresi).",
    of_wording=True,
    estimate=estimate,
    evidence=evidence,
    units=count,
)
