"""Distinctive words: how far a lemma or phrase marks one outlet against the others.

Log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008), positive where it is typical of the target.
From five articles on either side on, counted is the number of articles that have the word, because its uses inside one article are
not independent; the prior stands for ``PRIOR_ARTICLES`` articles like all. Below that the words themselves are counted, with a prior of
``PRIOR`` words, and the result describes these articles alone. Names are left out.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from statistics import NormalDist
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import chi2, false_discovery_control

from analysis.compare.families import ERROR_RATE
from analysis.measure import rates, resampling, scope
from analysis.measure.indicator import Indicator
from analysis.model import Analysis, Estimate, VoiceChoice

PRIOR = 500.0
PRIOR_ARTICLES = 2.0
MIN_COUNT = 3
"""A word said less often by the target is no feature of it."""
MIN_SHARE = 0.1
"""Nor is one of a smaller share of its articles: the dispersion gate, where articles are counted."""

Features = Literal["words", "phrases", "names"]
"""Lemmas, phrases of two or three words, or the names that both leave out."""
Array = npt.NDArray[np.float64]
Counts = pd.Series | npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A feature of the target outlet against the others: log-odds with its 95 % interval, and the counts behind it.

    ``basis`` says what the odds are of: `articles` that have it, or `words`.
    """

    feature: str
    effect: float
    low: float
    high: float
    n_target: int
    n_reference: int
    n_articles: int
    n_articles_reference: int
    basis: Literal["articles", "words"]


def compare(
    analysis: Analysis,
    outlet: str,
    voice: VoiceChoice,
    *,
    limit: int = 10,
    sure: bool = True,
    features: Features = "words",
    without: Collection[str] = (),
) -> list[Comparison]:
    """The words most typical of an outlet against all others in the analysis, the surest first; none with one outlet.

    With ``sure``, only words whose interval lies above 0 and, where articles are counted, that stand among all words looked at (false
    discovery rate, Benjamini and Hochberg 1995): of a thousand words dozens would have such an interval by chance. ``without`` sets words apart, such as those of ``house_style``. Outlets
    whose text was translated back are neither compared nor compared with.

    A word must occur at least three times, and in two articles (a tenth of them) where the outlet has two. Do not compare effects
    of corpora with different sets of outlets: the reference is a different one.
    """
    terms = _terms(analysis, voice, features)
    terms = terms[terms["outlet"].map({name: scope.is_ranked(analysis, name) for name in scope.outlets(analysis)}).astype(bool)]
    target, reference = terms[terms["outlet"] == outlet], terms[terms["outlet"] != outlet]
    if target.empty or reference.empty or terms["lemma"].nunique() < 2:  # a vocabulary of one word has no odds
        return []
    n_target, n_reference = target["article_id"].nunique(), reference["article_id"].nunique()
    by_articles = min(n_target, n_reference) >= resampling.MIN_ARTICLES
    need = max(min(2, n_target), math.ceil(MIN_SHARE * n_target) if by_articles else 0)
    table = pd.DataFrame({"y": target.groupby("lemma")["count"].sum(), "spread": target.groupby("lemma")["article_id"].nunique()})
    table["other"] = reference.groupby("lemma")["count"].sum().reindex(table.index).fillna(0).astype(int)
    table["other_spread"] = reference.groupby("lemma")["article_id"].nunique().reindex(table.index).fillna(0).astype(int)
    table = table[(table["y"] >= MIN_COUNT) & (table["spread"] >= need) & ~table.index.isin(list(without))]
    if by_articles:
        scored = _odds(table["spread"], n_target, table["other_spread"], n_reference, of_articles=True)
        low, high = _intervals(table["spread"], n_target, table["other_spread"], n_reference)
        dispersion = _dispersion(table["spread"], n_target, table["other_spread"], n_reference)
        order = dispersion * np.sign(scored[0])
        stands = false_discovery_control(chi2.sf(dispersion, 1)) <= ERROR_RATE if len(table) else np.zeros(0, dtype=bool)
    else:
        scored = _odds(table["y"], int(target["count"].sum()), table["other"], int(reference["count"].sum()), of_articles=False)
        reach = NormalDist().inv_cdf((1 + resampling.COVERAGE) / 2) * scored[1]
        low, high = scored[0] - reach, scored[0] + reach
        order = scored[0] / scored[1]
        stands = np.ones(len(table), dtype=bool)
    found = [
        (score, bool(stand), Comparison(str(lemma), float(effect), float(a), float(b), int(y), int(o), int(s), int(t), basis))
        for lemma, y, s, o, t, effect, score, a, b, stand in zip(
            table.index,
            table["y"],
            table["spread"],
            table["other"],
            table["other_spread"],
            scored[0],
            order,
            low,
            high,
            stands,
            strict=True,
        )
        for basis in [_basis(by_articles)]
    ]
    found.sort(key=lambda one: (-one[0], -one[2].n_target, one[2].feature))
    return [row for score, stand, row in found if (row.low > 0 and stand if sure else score > 0)][:limit]


def house_style(analysis: Analysis, outlet: str, voice: VoiceChoice = "both") -> frozenset[str]:
    """Words of nine in ten of an outlet's articles and of hardly any other's: what its desk adds to every text."""
    terms = _terms(analysis, voice, "words")
    sizes = analysis["articles"].groupby("outlet").size()
    own = terms[terms["outlet"] == outlet].groupby("lemma")["article_id"].nunique() / max(1, int(sizes.get(outlet, 0)))
    rest = terms[terms["outlet"] != outlet].groupby("lemma")["article_id"].nunique() / max(
        1, int(sizes.drop(outlet, errors="ignore").sum())
    )
    return frozenset(map(str, own.index[(own >= 0.9) & (rest.reindex(own.index).fillna(0) <= 0.01)]))


def _basis(by_articles: bool) -> Literal["articles", "words"]:
    return "articles" if by_articles else "words"


def _terms(analysis: Analysis, voice: VoiceChoice, features: Features) -> pd.DataFrame:
    if features == "words":
        return rates.in_voice(scope.with_outlet(analysis, "terms"), voice)
    if features == "names":
        return rates.in_voice(scope.with_outlet(analysis, "mentions"), voice).assign(count=1).rename(columns={"entity": "lemma"})
    return rates.in_voice(scope.with_outlet(analysis, "phrases"), voice).rename(columns={"phrase": "lemma"})


def _odds(y: Counts, n: int, other: Counts, n_other: int, *, of_articles: bool) -> tuple[Array, Array]:
    """Effect and error of each feature; ``y`` of ``n`` in the target, ``other`` of ``n_other`` in the reference.

    Words are rare, so the error needs only how often they occur; articles with a word are not, so those without it count as well.
    """
    a, b = np.asarray(y, dtype=float), np.asarray(other, dtype=float)
    half = 0.5 if of_articles else 0.0
    prior = PRIOR_ARTICLES if of_articles else PRIOR
    added = prior * (a + b + half) / (n + n_other + 2 * half)
    with_it, without, theirs, rest = a + added, n + prior - a - added, b + added, n_other + prior - b - added
    effect = np.log(with_it / without) - np.log(theirs / rest)
    squares = 1 / with_it + 1 / theirs + (1 / without + 1 / rest if of_articles else 0.0)
    return effect, np.sqrt(squares)


def _dispersion(y: Counts, n: int, other: Counts, n_other: int) -> Array:
    """Text-dispersion keyness (Egbert and Biber 2019): G² of the articles with a word and without, rounded so that ties are ties."""
    total = np.zeros(len(y))
    a, b = np.asarray(y, dtype=float), np.asarray(other, dtype=float)
    share = (a + b) / (n + n_other)
    for seen, expected in ((a, n * share), (b, n_other * share), (n - a, n * (1 - share)), (n_other - b, n_other * (1 - share))):
        total += 2 * seen * np.log(np.where(seen > 0, seen, 1.0) / np.where(seen > 0, expected, 1.0))
    return np.round(total, 6)


def _intervals(y: Counts, n: int, other: Counts, n_other: int) -> tuple[Array, Array]:
    """Studentised intervals from articles drawn anew: how many of n articles drawn then have a word is binomial.

    At least as wide as the model's own, because a word of all articles is in all of them in every draw.
    """
    rng = np.random.default_rng(resampling.SEED)
    effect, error = _odds(y, n, other, n_other, of_articles=True)
    reach = NormalDist().inv_cdf((1 + resampling.COVERAGE) / 2)
    low, high = effect - reach * error, effect + reach * error
    for i, (a, b) in enumerate(zip(y, other, strict=True)):
        drawn = rng.binomial(n, a / n, resampling.DRAWS), rng.binomial(n_other, b / n_other, resampling.DRAWS)
        effects, errors = _odds(drawn[0], n, drawn[1], n_other, of_articles=True)
        least, most = np.quantile((effects - effect[i]) / errors, [(1 - resampling.COVERAGE) / 2, (1 + resampling.COVERAGE) / 2])
        low[i], high[i] = min(low[i], effect[i] - most * error[i]), max(high[i], effect[i] - least * error[i])
    return low, high


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
    return uses(analysis, outlet, entity or "", voice)


def uses(analysis: Analysis, outlet: str, feature: str, voice: VoiceChoice, *, features: Features = "words") -> pd.DataFrame:
    """One row for each time that an outlet says a word, a phrase or a name."""
    rows = _terms(analysis, voice, features)
    rows = rows[(rows["outlet"] == outlet) & (rows["lemma"] == feature)]
    rows = rows.loc[rows.index.repeat(rows["count"])].reset_index(drop=True)
    return rows.assign(cue=rows["lemma"], why={"words": "lemma", "phrases": "phrase", "names": "name"}[features])


INDICATOR = Indicator(
    name="keyness",
    title="Distinctive words",
    unit="log-odds ratio",
    denominator="content words of the outlet against those of the other outlets chosen",
    direction="higher: more typical of this outlet",
    range="unbounded; 0 means no difference",
    method=(
        "Log-odds ratio with an informative Dirichlet prior, of the articles that have a word (prior: two articles); where a side has "
        "fewer than five articles, of the words themselves (prior: 500). Lemmas without names and function words; at least three uses, "
        "in two articles and a tenth of them where the outlet has two; only words whose interval lies above 0 and that stand among all looked at (false discovery rate 4 %). Intervals are studentised "
        "and come from 2,000 draws of articles, at least as wide as the model's own; below five articles they are the model's own."
    ),
    limits=(
        "Below five articles words are treated as independent, so the interval is too narrow; one article's topic is not an "
        "outlet's habit, and looking at hundreds of words finds some by chance. Wording of a retranslated copy is the translator's."
    ),
    reference="Monroe, Colaresi and Quinn 2008. Lemmas: simplemma (Barbaresi).",
    of_wording=True,
    estimate=estimate,
    evidence=evidence,
)
