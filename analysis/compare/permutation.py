"""Could the labels be chance? A permutation test of outlets over whole articles, within stories where outlets share them.

If outlets were two names of one newsroom, any exchange of their names among the articles of a story would be as likely as the
one we see. The statistic of a feature is the difference of two outlets' scores (numerator minus the pooled rate times the
denominator), in units of its standard deviation over the exchanges. The largest over all features and pairs of a family is
kept for each exchange (Westfall and Young 1993), so that looking at many does not find some by chance: an adjusted p of .05
means that one family in twenty would show anything at all where there is nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import exp, lgamma, log

import numpy as np
import numpy.typing as npt

from analysis.measure.units import Units

EXCHANGES = 2_000
SEED = 20_240_516
MIN_STRATA = 3
"""From this many shared stories on, outlets are compared inside them."""
CHUNK = 250
"""Exchanges worked on at a time: bounds the memory for thousands of articles."""

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tested:
    """Pairs × features: how far apart two outlets are (positive: the first is higher), and how rare that is by chance.

    ``p`` is adjusted for the whole family; ``q`` is the false discovery rate (Benjamini and Hochberg 1995) at which the row
    would still be stated. Both are 1 where too few exchanges exist to say anything.
    """

    pairs: tuple[tuple[str, str], ...]
    z: Array
    p: Array
    q: Array
    n_strata: int
    least: float
    """The smallest p that so few articles could give."""


def compare(units: Units, outlets: Sequence[str], strata: Sequence[object] | None = None) -> Tested:
    """Compare every pair of outlets on every feature. ``outlets`` and ``strata`` say of each article whose and of which story.

    An article whose stratum holds one outlet only cannot be exchanged and tells nothing about outlets; it is left out.
    """
    names = tuple(dict.fromkeys(sorted(outlets)))
    pairs = tuple(combinations(names, 2))
    label = np.array([names.index(name) for name in outlets])
    stratum = np.unique([str(s) for s in strata], return_inverse=True)[1] if strata is not None else np.zeros(len(label), int)
    used = _exchangeable(label, stratum)
    shape = (len(pairs), len(units.features))
    if not used.any() or not shape[0] or not shape[1]:
        return Tested(pairs, np.zeros(shape), np.ones(shape), np.ones(shape), 0, 1.0)
    label, stratum = label[used], stratum[used]
    scores = _scores(units.numerators[used], units.denominators[used], stratum)
    observed = _differences(_one_hot(label[None, :], len(names)), scores, label, pairs)[0]
    drawn = _drawn(label, stratum, scores, pairs, len(names))
    sd = np.sqrt((drawn**2).mean(axis=0))
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.where(sd > 0, observed / sd, 0.0)
        null = np.where(sd > 0, np.abs(drawn) / sd, 0.0)
    possible = 1 / _exchanges(label, stratum)
    p = np.maximum(_adjusted(np.abs(z), null.reshape(len(null), -1).max(axis=1)), possible)
    q = np.maximum(_discovery(np.abs(z), null), possible)
    return Tested(pairs, z, np.minimum(p, 1.0), np.minimum(q, 1.0), len(np.unique(stratum)), max(possible, 1 / (EXCHANGES + 1)))


def _exchangeable(label: npt.NDArray[np.intp], stratum: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
    several = {s for s in np.unique(stratum) if len(set(label[stratum == s])) > 1}
    return np.isin(stratum, list(several))


def _scores(numerators: Array, denominators: Array, stratum: npt.NDArray[np.intp]) -> npt.NDArray[np.float32]:
    """What each article has above the pooled rate of its story, as a share of all that was counted."""
    scores = np.empty_like(numerators)
    for s in np.unique(stratum):
        here = stratum == s
        total = denominators[here].sum(axis=0)
        rate = np.divide(numerators[here].sum(axis=0), total, out=np.zeros_like(total), where=total > 0)
        scores[here] = numerators[here] - rate * denominators[here]
    return scores.astype(np.float32)


def _one_hot(labels: npt.NDArray[np.integer], n: int) -> npt.NDArray[np.float32]:
    """Outlets × exchanges × articles."""
    return np.stack([(labels == k) for k in range(n)]).astype(np.float32)


def _differences(
    hot: npt.NDArray[np.float32], scores: npt.NDArray[np.float32], label: npt.NDArray[np.intp], pairs: Sequence[tuple[str, str]]
) -> Array:
    """Exchanges × pairs × features."""
    sizes = np.bincount(label, minlength=len(hot)).clip(1)
    sums = [hot[k] @ scores for k in range(len(hot) - 1)]
    sums.append(-np.sum(sums, axis=0))  # scores of a story add up to nothing, so the last outlet has what the others lack
    means = [total / size for total, size in zip(sums, sizes, strict=True)]
    return np.stack([means[a] - means[b] for a, b in combinations(range(len(hot)), 2)], axis=1).astype(float)


def _drawn(
    label: npt.NDArray[np.intp],
    stratum: npt.NDArray[np.intp],
    scores: npt.NDArray[np.float32],
    pairs: Sequence[tuple[str, str]],
    n: int,
) -> Array:
    rng = np.random.default_rng(SEED)
    places = [np.flatnonzero(stratum == s) for s in np.unique(stratum)]
    found = []
    for start in range(0, EXCHANGES, CHUNK):
        shuffled = np.tile(label.astype(np.int8), (min(CHUNK, EXCHANGES - start), 1))
        for place in places:
            shuffled[:, place] = rng.permuted(shuffled[:, place], axis=1)
        found.append(_differences(_one_hot(shuffled, n), scores, label, pairs))
    return np.concatenate(found)


def _exchanges(label: npt.NDArray[np.intp], stratum: npt.NDArray[np.intp]) -> float:
    """How many different exchanges there are; an outcome cannot be rarer than one of them (two, for either sign)."""
    total = 0.0
    for s in np.unique(stratum):
        sizes = np.bincount(label[stratum == s])
        total += lgamma(sizes.sum() + 1) - sum(lgamma(size + 1) for size in sizes)
    return max(1.0, exp(min(total, log(2 * EXCHANGES))) / 2)


def _adjusted(z: Array, largest: Array) -> Array:
    """(exchanges at least as extreme + 1) / (exchanges + 1), after Phipson and Smyth 2010."""
    ordered = np.sort(largest)
    above = len(ordered) - np.searchsorted(ordered, z - 1e-6, side="left")
    return (above + 1) / (len(ordered) + 1)


def _discovery(z: Array, null: Array) -> Array:
    """Benjamini–Hochberg over p values taken from the exchanges of all features together."""
    pooled = np.sort(null.reshape(-1))
    flat = z.reshape(-1)
    p = (len(pooled) - np.searchsorted(pooled, flat - 1e-6, side="left") + 1) / (len(pooled) + 1)
    order = np.argsort(p)[::-1]
    q = np.minimum.accumulate(p[order] * len(p) / np.arange(len(p), 0, -1))
    out = np.empty_like(p)
    out[order] = q
    return np.minimum(out, 1.0).reshape(z.shape)
