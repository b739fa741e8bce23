"""What an indicator adds up, article by article: the numbers that resampling and permutation shuffle.

Sentences of one article are not independent, so the article is the unit: an outlet's value is the sum of the numerators of its
articles over the sum of their denominators.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.model import Analysis

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Units:
    """Articles × features: what was counted, out of how much, and how many rows of evidence stand behind it."""

    articles: tuple[str, ...]
    features: tuple[str | None, ...]
    numerators: Array
    denominators: Array
    rows: Array

    def of(self, chosen: npt.NDArray[np.bool_]) -> Units:
        """The units of these articles alone."""
        names = tuple(name for name, keep in zip(self.articles, chosen, strict=True) if keep)
        return Units(names, self.features, self.numerators[chosen], self.denominators[chosen], self.rows[chosen])

    def only(self, features: npt.NDArray[np.bool_]) -> Units:
        """The same articles with these features alone."""
        names = tuple(name for name, keep in zip(self.features, features, strict=True) if keep)
        return Units(self.articles, names, self.numerators[:, features], self.denominators[:, features], self.rows[:, features])


def count(
    analysis: Analysis, rows: pd.DataFrame, feature: str, keys: Sequence[str], words: pd.Series, *, per: float = 1.0
) -> Units:
    """Rows of each key of a column, out of the words of each article (``words``: article id → words), times ``per``."""
    sums = add(analysis, rows, feature, keys)
    denominators = _of_articles(analysis, words)[:, None].repeat(len(keys), axis=1) / per
    return Units(tuple(analysis["articles"]["article_id"]), tuple(keys), sums, denominators, sums)


def add(analysis: Analysis, rows: pd.DataFrame, feature: str, keys: Sequence[str], value: str | None = None) -> Array:
    """Articles × keys: how many rows there are of each key, or the sum of a column over them."""
    ids = analysis["articles"]["article_id"]
    article = pd.Index(ids).get_indexer(pd.Index(rows["article_id"]))
    column = pd.Index(list(keys)).get_indexer(pd.Index(rows[feature]))
    keep = (article >= 0) & (column >= 0)
    weights = rows[value].to_numpy(float)[keep] if value else None
    flat = np.bincount(article[keep] * len(keys) + column[keep], weights=weights, minlength=len(ids) * len(keys))
    return flat.reshape(len(ids), len(keys)).astype(float)


def one(analysis: Analysis, numerator: pd.Series, denominator: pd.Series, rows: pd.Series) -> Units:
    """A single feature: article id → numerator, denominator and rows of evidence."""
    columns = [_of_articles(analysis, series)[:, None] for series in (numerator, denominator, rows)]
    return Units(tuple(analysis["articles"]["article_id"]), (None,), *columns)


def _of_articles(analysis: Analysis, series: pd.Series) -> Array:
    return series.reindex(analysis["articles"]["article_id"]).fillna(0).to_numpy(float)
