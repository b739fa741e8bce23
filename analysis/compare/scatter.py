"""How far apart the scatter of two outlets' own articles lets them be: else an outlet of uneven articles would look different.

Welch's t as a normal score (Wallace 1959), over what each article has above the pooled rate of its story.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Comparison = tuple[str, str | None]
"""Two outlets, or one against all the others."""


def borne(
    scores: npt.NDArray[np.float32],
    denominators: Array,
    label: npt.NDArray[np.int64],
    stratum: npt.NDArray[np.int64],
    names: Sequence[str],
    pairs: Sequence[Comparison],
) -> Array:
    """Comparisons × features: the largest statistic that the articles bear.

    Nothing where one of the two has nothing to be counted out of, no bound where one has a single article.
    """
    sizes = np.bincount(stratum)[stratum]
    weights = sizes / (sizes - 1)  # the mean of a story is itself made of its articles
    number = {name: code for code, name in enumerate(names)}
    found = []
    for one, other in pairs:
        here = label == number[one]
        there = ~here if other is None else label == number[other]
        sides = [_side(scores[side], denominators[side], weights[side]) for side in (here, there)]
        found.append(_score(*sides))
    return np.stack(found)


def _side(scores: npt.NDArray[np.float32], denominators: Array, weights: Array) -> tuple[int, Array, Array, npt.NDArray[np.bool_]]:
    """How many articles, their mean, its squared error, and whether there is anything to count out of."""
    n = len(scores)
    mine = scores.astype(float)
    mean = mine.mean(axis=0) if n else np.zeros(scores.shape[1])
    square = (weights[:, None] * (mine - mean) ** 2).sum(axis=0)
    return n, mean, square / (n - 1) / n if n > 1 else np.zeros_like(square), denominators.sum(axis=0) > 0


def _score(one: tuple[int, Array, Array, npt.NDArray[np.bool_]], other: tuple[int, Array, Array, npt.NDArray[np.bool_]]) -> Array:
    (n, mean, error, has), (n_other, mean_other, error_other, has_other) = one, other
    both = has & has_other
    if min(n, n_other) < 2:
        return np.where(both, np.inf, 0.0)
    total = error + error_other
    with np.errstate(divide="ignore", invalid="ignore"):
        square = (mean - mean_other) ** 2 / total
        df = total**2 / (error**2 / (n - 1) + error_other**2 / (n_other - 1))
        score = np.sqrt(df * np.log1p(square / df)) * (8 * df + 1) / (8 * df + 3)
    return np.where(both, np.where(total > 0, score, np.inf), 0.0)
