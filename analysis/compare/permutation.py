"""Could the labels be chance? A permutation test of outlets over whole articles, within stories where outlets share them.

If outlets were two names of one newsroom, any exchange of their names among the articles of a story would be as likely as the
one we see. The statistic of a feature is the difference of two outlets' scores (numerator minus the pooled rate times the
denominator), in units of its standard deviation over the exchanges, but never larger than the scatter of their own articles
bears (`scatter`). Of three or more outlets each is also compared with all the others together: what one alone does shows there
more surely than between any two. The largest over all features and comparisons of a family is kept for each exchange (Westfall and
Young 1993), so that looking at many does not find some by chance: an adjusted p of .05 means that one family in twenty would show
anything at all where there is nothing.

For ranking, each statistic is pulled towards nothing as its family suggests (empirical Bayes): a share of the statistics scatters
by more than chance and the rest does not, both taken from the mean square and the mean fourth power; what remains is the chance
that this one belongs to that share, times what chance leaves of it. So the best of many that say little stands behind the best of
a family in which much differs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import exp, lgamma, log

import numpy as np
import numpy.typing as npt
from scipy.special import expit

from analysis.compare import scatter
from analysis.compare.scatter import Comparison
from analysis.measure.units import Units

EXCHANGES = 2_000
SEED = 20_240_516
MIN_STRATA = 3
"""From this many shared stories on, outlets are compared inside them."""
CHUNK = 250
"""Exchanges worked on at a time, which bounds the memory for thousands of articles."""
MOST_AT_ONCE = 10_000_000
"""So many statistics are worked on at a time: the same for thousands of features."""
MOST_EXCHANGED = 1_000
"""Of more articles than these, some of one outlet and story keep together in every exchange: as valid a test."""
MIN_BLOCKS = 20
"""So many lots at least are made of the articles that an outlet has on a story."""
STEPS = 1_000
"""Statistics are told apart to a thousandth of a standard deviation when those of all features are counted together."""
MOST_STEPS = 64_000

Array = npt.NDArray[np.float64]
Single = npt.NDArray[np.float32]
Codes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tested:
    """Comparisons × features: how far apart two outlets are (positive: the first is higher), and how rare that is by chance.

    The second of a comparison is missing where the first stands against all the others together.

    ``p`` is adjusted for the whole family; ``q`` is the false discovery rate (Benjamini and Hochberg 1995) at which the row
    would still be stated. Both are 1 where too few exchanges exist to say anything. ``strength`` is ``z`` shrunk towards nothing:
    to rank by, over several families.
    """

    pairs: tuple[Comparison, ...]
    z: Array
    p: Array
    q: Array
    n_strata: int
    least: float
    """The smallest p that so few articles could give."""
    strength: Array


def compare(units: Units, outlets: Sequence[str], strata: Sequence[object] | None = None) -> Tested:
    """Compare every pair of outlets on every feature. ``outlets`` and ``strata`` say of each article whose and of which story.

    An article whose stratum holds one outlet only cannot be exchanged and tells nothing about outlets; it is left out.
    """
    return together({"": units}, outlets, strata)[""]


def together(families: Mapping[str, Units], outlets: Sequence[str], strata: Sequence[object] | None = None) -> dict[str, Tested]:
    """The same for several families over the same articles and by the same exchanges; each is adjusted for its own size."""
    names = tuple(dict.fromkeys(sorted(outlets)))
    pairs = comparisons(names)
    label, stratum = _coded(outlets, names, strata)
    used = _exchangeable(label, stratum)
    widths = [len(units.features) for units in families.values()]
    if not used.any() or not pairs or not sum(widths):
        return {name: _untested(pairs, width) for name, width in zip(families, widths, strict=True)}
    order = np.flatnonzero(used)[np.argsort(stratum[used], kind="stable")]
    label, stratum = label[order], stratum[order]
    numerators, denominators = (
        np.concatenate([getattr(units, side)[order] for units in families.values()], axis=1)
        for side in ("numerators", "denominators")
    )
    scores = _scores(numerators, denominators, stratum)
    sizes = np.bincount(label, minlength=len(names))
    weights = _weights(names, pairs, sizes)
    sd = _spread(scores, label, stratum, weights)
    observed = _differences(label[None, :], scores, None, weights)[:, 0].astype(float)
    z = np.divide(observed, sd, out=np.zeros_like(observed), where=sd > 0)
    z = np.sign(z) * np.minimum(np.abs(z), scatter.borne(scores, denominators, label, stratum, names, pairs))
    inverse = np.divide(1, sd, out=np.zeros_like(sd), where=sd > 0).astype(np.float32)
    ends = np.cumsum([0, *widths])
    largest, counts = _drawn(label, stratum, scores, weights, inverse, ends)
    n_strata, least = len(np.unique(stratum)), 1 / _exchanges(label, stratum)
    return {
        name: _family(pairs, z[:, ends[i] : ends[i + 1]], largest[:, i], counts[i], n_strata, least)
        for i, name in enumerate(families)
    }


def comparisons(names: Sequence[str]) -> tuple[Comparison, ...]:
    """Every two outlets and, where there are more than two, each against all the others."""
    alone = [(name, None) for name in names] if len(names) > 2 else []
    return (*combinations(names, 2), *alone)


def possible(outlets: Sequence[str], strata: Sequence[object]) -> tuple[int, float]:
    """In how many strata articles of several outlets stand, and the smallest p that exchanges inside them could give."""
    label, stratum = _coded(outlets, tuple(dict.fromkeys(sorted(outlets))), strata)
    used = _exchangeable(label, stratum)
    return (len(np.unique(stratum[used])), _least(1 / _exchanges(label[used], stratum[used]))) if used.any() else (0, 1.0)


def _family(pairs: tuple[Comparison, ...], z: Array, largest: Single, counts: Codes, n_strata: int, least: float) -> Tested:
    if not z.shape[1]:
        return _untested(pairs, 0)
    p = np.maximum(_adjusted(np.abs(z), largest), least)
    q = np.maximum(_discovery(np.abs(z), counts), least)
    return Tested(pairs, z, np.minimum(p, 1.0), np.minimum(q, 1.0), n_strata, _least(least), _shrunk(z))


def _shrunk(z: Array) -> Array:
    """What is to be believed of each statistic of a family (spike and slab, by moments); the largest is never all chance."""
    square = z**2
    largest = float(square.max()) - 1
    if largest <= 0:
        return np.zeros_like(z)
    excess = max(float(square.mean()) - 1, largest / z.size)
    width = float(np.clip((float((square**2).mean()) - 3 - 6 * excess) / (3 * excess), excess, max(largest, excess)))
    share = excess / width
    others = max(1 - share, 1e-300)  # logarithms, because of thousands of articles the odds themselves overflow
    kept = width / (1 + width)
    return np.asarray(z * expit(np.log(share / np.sqrt(1 + width) / others) + square / 2 * kept) * kept)


def _untested(pairs: tuple[Comparison, ...], width: int) -> Tested:
    shape = (len(pairs), width)
    return Tested(pairs, np.zeros(shape), np.ones(shape), np.ones(shape), 0, 1.0, np.zeros(shape))


def _least(possible: float) -> float:
    return max(possible, 1 / (EXCHANGES + 1))


def _coded(outlets: Sequence[str], names: Sequence[str], strata: Sequence[object] | None) -> tuple[Codes, Codes]:
    place = {name: number for number, name in enumerate(names)}
    label = np.array([place[name] for name in outlets], dtype=np.int64)
    if strata is None:
        return label, np.zeros(len(label), dtype=np.int64)
    return label, np.unique([str(s) for s in strata], return_inverse=True)[1].astype(np.int64)


def _exchangeable(label: Codes, stratum: Codes) -> npt.NDArray[np.bool_]:
    return np.asarray(((_table(label, stratum) > 0).sum(axis=1) > 1)[stratum]) if len(label) else np.zeros(0, dtype=bool)


def _scores(numerators: Array, denominators: Array, stratum: Codes) -> Single:
    """What each article has above the pooled rate of its story; the articles are in the order of their strata."""
    starts = np.flatnonzero(np.r_[True, np.diff(stratum) > 0])
    total = np.add.reduceat(denominators, starts, axis=0)
    rate = np.divide(np.add.reduceat(numerators, starts, axis=0), total, out=np.zeros_like(total), where=total > 0)
    sizes = np.diff(np.r_[starts, len(stratum)])
    return (numerators - np.repeat(rate, sizes, axis=0) * denominators).astype(np.float32)


def _weights(names: Sequence[str], pairs: Sequence[Comparison], sizes: Codes) -> Array:
    """Comparisons × outlets: what makes sums of scores the difference of two means."""
    weights = np.zeros((len(pairs), len(names)))
    for row, (one, other) in zip(weights, pairs, strict=True):
        here = np.array([name == one for name in names])
        there = ~here if other is None else np.array([name == other for name in names])
        row[here] = 1 / max(1, sizes[here].sum())
        row[there] = -1 / max(1, sizes[there].sum())
    return weights


def _differences(labels: Codes, scores: Single, kept: Single | None, weights: Array) -> Single:
    """Comparisons × exchanges × features: how far apart two means are; ``kept`` is what each outlet has in any exchange."""
    n = weights.shape[1]
    sums = [(labels == k).astype(np.float32) @ scores + (0 if kept is None else kept[k]) for k in range(n - 1)]
    sums.append(-np.sum(sums, axis=0))  # scores of a story add up to nothing, so the last outlet has what the others lack
    return np.tensordot(weights.astype(np.float32), np.stack(sums), axes=1)


def _drawn(label: Codes, stratum: Codes, scores: Single, weights: Array, inverse: Single, ends: Codes) -> tuple[Single, Codes]:
    """Of every exchange the largest statistic of each family, and how many statistics of each family fall on each step.

    Labels are drawn by sorting them with random numbers, story by story at once.
    """
    rng = np.random.default_rng(SEED)
    label, stratum, lots, kept = _lots(label, stratum, scores, rng)
    largest = np.zeros((EXCHANGES, len(ends) - 1), dtype=np.float32)
    counts = np.zeros((len(ends) - 1, MOST_STEPS), dtype=np.int64)
    chunk = max(1, min(CHUNK, MOST_AT_ONCE // inverse.size))
    for start in range(0, EXCHANGES, chunk):
        count = min(chunk, EXCHANGES - start)
        keys = (rng.integers(0, 1 << 32, (count, len(label)), dtype=np.int64) << 8) + ((stratum << 40) + label)
        keys.sort(axis=1)
        drawn = np.abs(_differences(keys & 0xFF, lots, kept, weights) * inverse[:, None])
        steps = np.minimum(drawn * STEPS, MOST_STEPS - 1).astype(np.int32)
        for i, (first, end) in enumerate(pairwise(ends)):
            if end > first:
                largest[start : start + count, i] = drawn[:, :, first:end].max(axis=(0, 2))
                counts[i] += np.bincount(steps[:, :, first:end].reshape(-1), minlength=MOST_STEPS)
    return largest, counts


def _spread(scores: Single, label: Codes, stratum: Codes, weights: Array) -> Array:
    """Comparisons × features: the standard deviation of the statistic over all exchanges, in closed form."""
    squares = np.zeros((int(stratum.max()) + 1, scores.shape[1]))
    starts = np.flatnonzero(np.r_[True, np.diff(stratum) > 0])
    squares[stratum[starts]] = np.add.reduceat(scores.astype(float) ** 2, starts, axis=0)
    table = _table(label, stratum, weights.shape[1])
    n = table.sum(axis=1)
    per = squares / np.maximum(n - 1, 1)[:, None]
    variance = table @ (weights**2).T - (table @ weights.T) ** 2 / np.maximum(n, 1)[:, None]
    return np.asarray(np.sqrt(np.maximum(variance.T @ per, 0.0)))


def _lots(label: Codes, stratum: Codes, scores: Single, rng: np.random.Generator) -> tuple[Codes, Codes, Single, Single]:
    """What is exchanged: articles, or where there are many, lots of articles of one outlet and story, equal within a story.

    With the label, story and score of each, and by outlet the scores of the articles left over, which keep their place.
    """
    each = -(-len(label) // MOST_EXCHANGED)
    kept = np.zeros((int(label.max()) + 1, scores.shape[1]), dtype=np.float32)
    if each == 1:
        return label, stratum, scores, kept
    lots: list[npt.NDArray[np.intp]] = []
    for s in np.unique(stratum):
        places = [np.flatnonzero((stratum == s) & (label == k)) for k in np.unique(label[stratum == s])]
        size = int(np.clip(min(map(len, places)) // MIN_BLOCKS, 1, each))
        for place in places:
            mixed = rng.permutation(place)
            whole = len(place) // size
            lots += list(mixed[: whole * size].reshape(whole, size))
            kept[label[place[0]]] += scores[mixed[whole * size :]].sum(axis=0)
    first = np.array([lot[0] for lot in lots])
    starts = np.cumsum([0, *map(len, lots[:-1])])
    return label[first], stratum[first], np.add.reduceat(scores[np.concatenate(lots)], starts, axis=0), kept


def _exchanges(label: Codes, stratum: Codes) -> float:
    """How many different exchanges there are; an outcome cannot be rarer than one of them (two, for either sign)."""
    total = 0.0
    for sizes in _table(label, stratum):
        total += lgamma(sizes.sum() + 1) - sum(lgamma(size + 1) for size in sizes)
    return max(1.0, exp(min(total, log(2 * EXCHANGES))) / 2)


def _table(label: Codes, stratum: Codes, n: int = 0) -> npt.NDArray[np.int64]:
    """Strata × outlets: how many articles."""
    width = n or int(label.max()) + 1
    flat = np.bincount(stratum * width + label, minlength=(int(stratum.max()) + 1) * width)
    return flat.reshape(-1, width)


def _adjusted(z: Array, largest: Single) -> Array:
    """(exchanges at least as extreme + 1) / (exchanges + 1), after Phipson and Smyth 2010."""
    ordered = np.sort(largest)
    above = len(ordered) - np.searchsorted(ordered, z * (1 - 1e-5), side="left")
    return (above + 1) / (len(ordered) + 1)


def _discovery(z: Array, counts: Codes) -> Array:
    """Benjamini–Hochberg over p values taken from the exchanges of all features together."""
    above = np.cumsum(counts[::-1])[::-1]  # how many lie at or above each step
    step = np.clip((z.reshape(-1) * (1 - 1e-5) * STEPS).astype(np.int64), 0, MOST_STEPS - 1)
    p = (above[step] + 1) / (counts.sum() + 1)
    order = np.argsort(p)[::-1]
    q = np.minimum.accumulate(p[order] * len(p) / np.arange(len(p), 0, -1))
    out = np.empty_like(p)
    out[order] = q
    return np.asarray(np.minimum(out, 1.0).reshape(z.shape))
