"""Does a 95 % interval hold the truth 95 times in 100? Simulated corpora whose truth is known, for each type of measure.

    python -m benchmarks.coverage [--runs 2000] [--seed 7] [--wide] [--few]

*rate*: counts per 1,000 words that vary between articles (gamma; ``burst`` is the squared coefficient of variation), in part of the
corpora with six articles in ten that never have any; *share*: of words, beta between articles; *rows*: of the few statements of each
article; *mean*: scores of mentions, uneven in number, that agree inside an article; *articles*: how many have something at all.
Articles have uneven lengths (log-normal, the middle one 600 words). ``--wide`` asks for other lengths (very uneven, short beside long
ones), other variation between articles (log-normal), and rarer and more frequent things; ``--few`` for five to twelve articles.
Corpora in which a number has too few rows for an interval are not counted.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from analysis.measure import resampling
from benchmarks.differences import SEED, share_of

Array = npt.NDArray[np.float64]
MANY, FEW = (20, 40, 100), (5, 8, 12)
AT_ONCE = 500
"""So many corpora are resampled together, as so many features."""
LIMITS = {"rate": (0.0, np.inf), "mean": (-1.0, 1.0)}
"""What a value can be; a share lies between 0 and 1."""


@dataclass(frozen=True, slots=True)
class Case:
    """``truth``: the rate, share or mean; ``burst``: how unevenly it occurs; ``silent``: the share of articles that never have it."""

    kind: str
    truth: float
    burst: float = 1.0
    silent: float = 0.0
    lengths: str = "uneven"
    spread: str = "gamma"

    def __str__(self) -> str:
        return f"{self.kind:8} {self.truth:<4} burst={self.burst} silent={self.silent} {self.lengths}, {self.spread}"


USUAL: tuple[Case, ...] = (
    *(Case("rate", 5.0, burst, silent) for burst in (0.5, 1.0, 2.0) for silent in (0.0, 0.6)),
    *(Case(kind, 0.3, burst) for kind in ("share", "rows") for burst in (0.5, 1.0, 2.0)),
    *(Case("mean", 0.1, burst) for burst in (0.5, 1.0, 2.0)),
    *(Case("articles", share) for share in (0.3, 0.5, 0.7)),
)
WIDE: tuple[Case, ...] = (
    *(Case("rate", 5.0, burst, lengths=lengths) for burst in (0.5, 2.0) for lengths in ("very uneven", "two kinds", "even")),
    *(replace(Case("rate", 5.0), burst=burst, spread="lognormal") for burst in (0.5, 1.0, 2.0)),
    *(Case("rate", rate) for rate in (1.0, 2.0, 20.0)),
    *(Case("share", share, burst) for share in (0.1, 0.6) for burst in (0.3, 1.0)),
    Case("share", 0.3, lengths="very uneven"),
    *(Case("rows", share, 0.5) for share in (0.15, 0.5)),
    Case("mean", -0.4, 1.0, lengths="very uneven"),
    Case("mean", 0.0, 3.0),
    *(Case("articles", share) for share in (0.2, 0.4, 0.6, 0.8, 0.9)),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--wide", action="store_true")
    parser.add_argument("--few", action="store_true")
    options = parser.parse_args()
    rng = np.random.default_rng(options.seed)
    rates = []
    for n in FEW if options.few else MANY:
        for case in WIDE if options.wide else USUAL:
            held, counted = _measured(case, n, options.runs, rng)
            rates.append(held / max(1, counted))
            mark = "" if 0.93 <= rates[-1] <= 0.97 else "  outside"
            print(f"coverage n={n:4} {case!s:48}: {share_of(held, counted)}{mark}", flush=True)
    inside = sum(0.93 <= rate <= 0.97 for rate in rates)
    print(f"{inside} of {len(rates)} between .93 and .97; mean {np.mean(rates):.3f}, least {min(rates):.3f}, most {max(rates):.3f}")


def _measured(case: Case, n: int, runs: int, rng: np.random.Generator) -> tuple[int, int]:
    """How many intervals hold the truth, and how many there are."""
    held = counted = 0
    least, most = LIMITS.get(case.kind, (0.0, 1.0))
    for numerators, denominators, rows in _corpora(case, n, runs, rng):
        enough = np.flatnonzero(rows >= resampling.MIN_COUNT)
        draws = resampling.of_articles(numerators[:, enough], denominators[:, enough])
        for column in range(len(enough)):
            low, high = draws.interval(column, least=least, most=most)
            held += low is not None and high is not None and low <= case.truth <= high
        counted += len(enough)
    return held, counted


def _corpora(case: Case, n: int, runs: int, rng: np.random.Generator) -> Iterator[tuple[Array, Array, Array]]:
    """Articles × corpora: numerators and denominators; and how many rows each corpus has."""
    for start in range(0, runs, AT_ONCE):
        shape = (n, min(AT_ONCE, runs - start))
        words = _lengths(case, shape, rng)
        if case.kind == "rate":
            rate = case.truth * _varied(case, shape, rng) * (rng.random(shape) >= case.silent) / (1 - case.silent)
            counts = rng.poisson(rate * words / 1000).astype(float)
            yield counts, words / 1000, counts.sum(axis=0)
        elif case.kind in ("share", "rows"):
            of = words.astype(int) if case.kind == "share" else rng.poisson(6 * words / words.mean())
            share = rng.beta(2 * case.truth / case.burst, 2 * (1 - case.truth) / case.burst, shape)
            yield (
                (counts := rng.binomial(of, share).astype(float)),
                of.astype(float),
                of.sum(axis=0) if case.kind == "rows" else counts.sum(axis=0),
            )
        elif case.kind == "mean":
            mentions = rng.poisson(6 * _varied(case, shape, rng) * words / words.mean()).astype(float)
            scores = rng.normal(rng.normal(case.truth, 0.3, shape) * mentions, 0.45 * np.sqrt(mentions))
            yield scores, mentions, mentions.sum(axis=0)
        else:
            there = (rng.random(shape) < case.truth).astype(float)
            yield there, np.ones(shape), there.sum(axis=0)


def _lengths(case: Case, shape: tuple[int, int], rng: np.random.Generator) -> Array:
    """How many words each article has."""
    if case.lengths == "even":
        return rng.integers(300, 900, shape).astype(float)
    if case.lengths == "two kinds":
        return np.where(rng.random(shape) < 0.7, rng.normal(250, 50, shape), rng.normal(1800, 400, shape)).clip(80).round()
    return np.exp(rng.normal(6.4, 1.0 if case.lengths == "very uneven" else 0.6, shape)).clip(30).round()


def _varied(case: Case, shape: tuple[int, int], rng: np.random.Generator) -> Array:
    """By how much more or less an article has of something than the mean article."""
    if case.spread == "lognormal":
        sd = np.sqrt(np.log1p(case.burst))
        return np.exp(rng.normal(-(sd**2) / 2, sd, shape))
    return rng.gamma(1 / case.burst, case.burst, shape)


if __name__ == "__main__":
    main()
