"""Does a 95 % interval hold the truth 95 times in 100? Simulated corpora whose truth is known, for each type of measure.

    python -m benchmarks.coverage [--runs 2000]

Articles have uneven lengths (log-normal, the middle one 600 words). *rate*: counts per 1,000 words that vary between articles (gamma,
``burst`` is the squared coefficient of variation), in part of the corpora with six articles in ten that never have any; *share*: of
words, beta between articles; *mean*: scores of mentions, uneven in number, that agree inside an article; *articles*: how many have
something at all. Corpora in which a number has too few rows for an interval are not counted.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from analysis.measure import resampling
from benchmarks.differences import SEED, share_of

Array = npt.NDArray[np.float64]
CASES: tuple[tuple[str, int, float, float], ...] = (
    *((("rate", n, burst, silent)) for n in (20, 40, 100) for burst in (0.5, 1.0, 2.0) for silent in (0.0, 0.6)),
    *((("share", n, burst, 0.0)) for n in (20, 40, 100) for burst in (0.5, 1.0, 2.0)),
    *((("mean", n, burst, 0.0)) for n in (20, 40, 100) for burst in (0.5, 1.0, 2.0)),
    *((("articles", n, 0.0, silent)) for n in (20, 40, 100) for silent in (0.3, 0.5, 0.7)),
    ("rate", 1000, 1.0, 0.0),
)
"""Measure, articles, how unevenly it occurs, and the share of articles that never have it."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=2000)
    options = parser.parse_args()
    rng = np.random.default_rng(SEED)
    for kind, n, burst, silent in CASES:
        held = counted = 0
        for numerators, denominators, truth, n_rows in _corpora(kind, n, burst, silent, options.runs, rng):
            if n_rows < resampling.MIN_COUNT:
                continue
            low, high = resampling.of_articles(numerators[:, None], denominators[:, None]).interval(0)
            counted += 1
            held += low is not None and high is not None and low <= truth <= high
        print(f"coverage {kind:8} n={n:4} burst={burst} silent={silent}: {share_of(held, counted)}", flush=True)


def _corpora(
    kind: str, n: int, burst: float, silent: float, runs: int, rng: np.random.Generator
) -> Iterator[tuple[Array, Array, float, int]]:
    """Numerators and denominators of each article, the truth, and how many rows there are."""
    for _ in range(runs):
        words = np.exp(rng.normal(6.4, 0.6, n)).round()
        if kind == "rate":
            rate = 5.0 * rng.gamma(1 / burst, burst, n) * (rng.random(n) >= silent) / (1 - silent)
            counts = rng.poisson(rate * words / 1000).astype(float)
            yield counts, words / 1000, 5.0, int(counts.sum())
        elif kind == "share":
            quoted = rng.binomial(words.astype(int), rng.beta(0.6 / burst, 1.4 / burst, n)).astype(float)
            yield quoted, words, 0.3, int(quoted.sum())
        elif kind == "mean":
            mentions = rng.poisson(6 * rng.gamma(1 / burst, burst, n)).astype(float)
            yield rng.normal(rng.normal(0.1, 0.3, n) * mentions, 0.45 * np.sqrt(mentions)), mentions, 0.1, int(mentions.sum())
        else:
            there = (rng.random(n) >= silent).astype(float)
            yield there, np.ones(n), 1 - silent, int(there.sum())


if __name__ == "__main__":
    main()
