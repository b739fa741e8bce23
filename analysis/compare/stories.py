"""Which articles tell of one event: by rare words and names in common, and by dates that allow it.

TF-IDF over lemmas and entities, cosine, then average linkage from the closest pair on; articles whose dates of publication
lie more than two weeks apart are never put together, and without a date only a closer likeness is enough. A story of one article
is no story. Compare likenesses only inside one corpus: the rarity of a word is counted there.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis.model import Analysis

LIKE = 0.26
"""From this cosine on, articles are of one story."""
LIKE_CLOSE = 0.13
"""The same where they appeared within three days: then few other events can be meant."""
LIKE_UNDATED = 0.40
"""The same where a date of publication is not known."""
CLOSE_DAYS = 3
DAYS = 14
"""Publications of one story lie no further apart."""
NAMES = 2.0
"""A name weighs twice as much as a word: who takes part says more of which event it is than how it is told."""
NEIGHBOURS = 3
"""So many of its nearest articles say how alike an article is to others anyway."""

Dates = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles and how much more alike they are than each is to its nearest others."""

    one: str
    other: str
    likeness: float


def find(analysis: Analysis) -> dict[str, str]:
    """Article id → story, named after its earliest article; an article that shares its event with no other is left out."""
    ids = list(analysis["articles"]["article_id"])
    likeness = _likeness(analysis, LIKE_CLOSE / 4).tocoo()
    first, last = dates(analysis["articles"])
    pairs = sorted(
        (
            (-float(v), int(i), int(j))
            for i, j, v in zip(likeness.row, likeness.col, likeness.data, strict=True)
            if i < j and v >= _needed(first, last, i, j)
        ),
    )
    groups = _linked(pairs, likeness.tocsr(), first, last)
    order = sorted(range(len(ids)), key=lambda i: (np.isnan(first[i]), first[i] if not np.isnan(first[i]) else 0, ids[i]))
    names: dict[int, str] = {}
    for i in order:
        names.setdefault(groups[i], ids[i])
    sizes = np.bincount(groups, minlength=len(ids))
    return {ids[i]: f"story of {names[groups[i]]}" for i in range(len(ids)) if sizes[groups[i]] > 1}


def pairs(analysis: Analysis, *, limit: int | None = None) -> list[Pair]:
    """Pairs of articles, the likest first, whatever their dates: the cosine less what each has with its nearest articles anyway.

    Without that, articles on what everybody writes about are alike whichever event they tell (local scaling after Conneau and
    others 2018). Only pairs that have something in common are there.
    """
    ids = list(analysis["articles"]["article_id"])
    matrix = _likeness(analysis, 0.0)
    around = np.array([_around(matrix, i) for i in range(len(ids))])
    found = sparse.triu(matrix, 1).tocoo()
    scaled = found.data - (around[found.row] + around[found.col]) / 2
    order = np.argsort(-scaled, kind="stable")[:limit]
    return [Pair(ids[found.row[k]], ids[found.col[k]], float(scaled[k])) for k in order]


def _around(matrix: sparse.csr_matrix, i: int) -> float:
    row = matrix.data[matrix.indptr[i] : matrix.indptr[i + 1]][matrix.indices[matrix.indptr[i] : matrix.indptr[i + 1]] != i]
    return float(np.sort(row)[-NEIGHBOURS:].mean()) if len(row) else 0.0


def _likeness(analysis: Analysis, least: float) -> sparse.csr_matrix:
    """Articles × articles: the cosine of their TF-IDF vectors."""
    ids = pd.Index(analysis["articles"]["article_id"])
    terms, mentions = analysis["terms"], analysis["mentions"]
    words = terms.groupby(["article_id", "lemma"], sort=False)["count"].sum().reset_index()
    names = mentions.groupby(["article_id", "entity"], sort=False).size().rename("count").reset_index()
    outlets = pd.factorize(analysis["articles"]["outlet"])[0]
    weighted = sparse.hstack([_weights(words, "lemma", ids, outlets), NAMES * _weights(names, "entity", ids, outlets)]).tocsr()
    norms = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).reshape(-1))
    unit = sparse.diags(np.divide(1.0, norms, out=np.zeros_like(norms), where=norms > 0)) @ weighted
    product = (unit @ unit.T).tocsr()
    product.data[product.data < least] = 0
    product.eliminate_zeros()
    return product


def _weights(counts: pd.DataFrame, feature: str, ids: pd.Index, outlets: npt.NDArray[np.intp]) -> sparse.csr_matrix:
    """Articles × features: (1 + log count) times the rarity in the corpus, and as much less as the article's own outlet uses the
    feature anyway: what a newsroom says in every article tells nothing of the event. What stands in one article alone is left out.
    """
    codes, names = pd.factorize(counts[feature])
    shape = (len(ids), max(1, len(names)))
    values = 1 + np.log(counts["count"].to_numpy(float)) if len(counts) else np.zeros(0)
    matrix = sparse.csr_matrix((values, (ids.get_indexer(pd.Index(counts["article_id"])), codes)), shape=shape)
    there = (matrix > 0).astype(float)
    spread = np.asarray(there.sum(axis=0)).reshape(-1)
    rarity = np.where(spread > 1, np.log((len(ids) + 1) / np.maximum(spread, 1)), 0.0)
    owner = sparse.csr_matrix((np.ones(len(ids)), (np.arange(len(ids)), outlets)), shape=(len(ids), outlets.max(initial=0) + 1))
    sizes = np.asarray(owner.sum(axis=0)).reshape(-1).clip(1)
    habit = owner @ (sparse.diags(1 / sizes) @ (owner.T @ there))
    once = there.multiply((1 / sizes)[outlets][:, None])
    unusual = there - (habit.multiply(there) - once)
    return (matrix @ sparse.diags(rarity)).multiply(unusual).tocsr()


def dates(articles: pd.DataFrame) -> tuple[Dates, Dates]:
    """First and last possible day of publication, as days; NaN where it is not known."""
    first, last = (pd.to_datetime(articles[column], errors="coerce") for column in ("published_from", "published_to"))
    days = [((column - pd.Timestamp("1970-01-01")) / pd.Timedelta(days=1)).to_numpy(np.float64) for column in (first, last)]
    return days[0].astype(np.float64), days[1].astype(np.float64)


def _needed(first: Dates, last: Dates, i: int, j: int) -> float:
    if np.isnan(first[i]) or np.isnan(first[j]):
        return LIKE_UNDATED
    gap = max(first[i] - last[j], first[j] - last[i])
    return LIKE_CLOSE if gap <= CLOSE_DAYS else LIKE if gap <= DAYS else np.inf


def _linked(pairs: list[tuple[float, int, int]], likeness: sparse.csr_matrix, first: Dates, last: Dates) -> npt.NDArray[np.intp]:
    """Average linkage: two groups become one while their members are on average as alike as a story's are, and no two too far apart."""
    n = len(first)
    group = np.arange(n)
    latest, earliest = np.where(np.isnan(first), -np.inf, first), np.where(np.isnan(last), np.inf, last)
    members = {i: [i] for i in range(n)}
    for _, i, j in pairs:
        a, b = int(group[i]), int(group[j])
        if a == b:
            continue
        between = likeness[members[a]][:, members[b]].sum() / (len(members[a]) * len(members[b]))
        if between >= LIKE_CLOSE and max(latest[a], latest[b]) - min(earliest[a], earliest[b]) <= DAYS:
            latest[a], earliest[a] = max(latest[a], latest[b]), min(earliest[a], earliest[b])
            group[members[b]] = a
            members[a] += members.pop(b)
    return group
