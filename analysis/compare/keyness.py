"""Distinctive words: how far a lemma marks one outlet against the others.

Log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008): the prior spreads ``PRIOR`` words over
the pooled vocabulary, so that rare words need more evidence. Positive means typical of the target. Names are left out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

import pandas as pd

from analysis.measure import rates, scope
from analysis.measure.indicator import Indicator
from analysis.model import Analysis, Estimate, VoiceChoice

PRIOR = 500.0
MIN_COUNT = 3
"""A word said less often by the target is no feature of it."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A feature of the target outlet against the others: log-odds with its 95 % interval, and the counts behind it."""

    feature: str
    effect: float
    low: float
    high: float
    n_target: int
    n_reference: int
    n_articles: int


def compare(analysis: Analysis, outlet: str, voice: VoiceChoice, *, limit: int = 10, sure: bool = True) -> list[Comparison]:
    """The words most typical of an outlet against all others in the analysis, the surest first; none with one outlet.

    With ``sure``, only words whose interval lies above 0. Outlets whose text was translated back are neither compared nor compared with.

    A word must occur at least three times, and in two articles where the outlet has two. Do not compare effects of corpora
    with different sets of outlets: the reference is a different one.
    """
    terms = rates.in_voice(scope.with_outlet(analysis, "terms"), voice)
    terms = terms[terms["outlet"].map({name: scope.is_ranked(analysis, name) for name in scope.outlets(analysis)}).astype(bool)]
    target, reference = terms[terms["outlet"] == outlet], terms[terms["outlet"] != outlet]
    if target.empty or reference.empty or terms["lemma"].nunique() < 2:  # a vocabulary of one word has no odds
        return []
    y_target, y_reference = target.groupby("lemma")["count"].sum(), reference.groupby("lemma")["count"].sum()
    spread = target.groupby("lemma")["article_id"].nunique()
    need = min(2, target["article_id"].nunique())
    n_target, n_reference = int(y_target.sum()), int(y_reference.sum())
    z = NormalDist().inv_cdf(0.975)
    found: list[tuple[float, Comparison]] = []
    typical = pd.DataFrame({"count": y_target, "spread": spread})
    typical = typical[(typical["count"] >= MIN_COUNT) & (typical["spread"] >= need)]
    for lemma, count, n_articles in zip(typical.index, typical["count"], typical["spread"], strict=True):
        other = int(y_reference.get(lemma, 0))
        prior = PRIOR * (count + other) / (n_target + n_reference)
        effect = _log_odds(count, n_target, prior) - _log_odds(other, n_reference, prior)
        error = math.sqrt(1 / (count + prior) + 1 / (other + prior))
        row = Comparison(str(lemma), effect, effect - z * error, effect + z * error, int(count), other, int(n_articles))
        found.append((effect / error, row))
    found.sort(key=lambda pair: (-pair[0], pair[1].feature))
    return [row for score, row in found if (row.low if sure else score) > 0][:limit]


def estimate(analysis: Analysis, voice: VoiceChoice) -> list[Estimate]:
    found: list[Estimate] = []
    n_articles = scope.analysed(analysis).groupby("outlet").size()
    for outlet in scope.outlets(analysis):
        for row in compare(analysis, outlet, voice):
            status = "these_articles_only" if n_articles.get(outlet, 0) < 5 else "ok"
            found.append(
                Estimate(
                    "keyness", outlet, row.feature, None, voice, row.n_articles, row.n_target, row.effect, row.low, row.high, status
                )
            )
    return found


def evidence(analysis: Analysis, outlet: str, entity: str | None, voice: VoiceChoice) -> pd.DataFrame:
    """One row for each time the word is said; without a sentence number where the corpus is published in derived form."""
    rows = rates.in_voice(scope.with_outlet(analysis, "terms"), voice)
    rows = rows[(rows["outlet"] == outlet) & (rows["lemma"] == entity)]
    rows = rows.loc[rows.index.repeat(rows["count"])].reset_index(drop=True)
    return rows.assign(cue=rows["lemma"], why="lemma")


def _log_odds(count: int, total: int, prior: float) -> float:
    return math.log((count + prior) / (total + PRIOR - count - prior))


INDICATOR = Indicator(
    name="keyness",
    title="Distinctive words",
    unit="log-odds ratio",
    denominator="content words of the outlet against those of the other outlets chosen",
    direction="higher: more typical of this outlet",
    range="unbounded; 0 means no difference",
    method=(
        "Log-odds ratio with an informative Dirichlet prior of 500 words spread over the pooled vocabulary; lemmas without names "
        "and function words; at least three uses, in two articles where the outlet has two; only words whose interval lies above 0. "
        "The interval is the model's own."
    ),
    limits=(
        "Words are bursty and the interval treats them as independent, so it is too narrow; one article's topic is not an "
        "outlet's habit. Looking at hundreds of words finds some by chance. Wording of a retranslated copy is the translator's."
    ),
    reference="Monroe, Colaresi and Quinn 2008. Lemmas: simplemma (Barbaresi).",
    of_wording=True,
    estimate=estimate,
    evidence=evidence,
)
