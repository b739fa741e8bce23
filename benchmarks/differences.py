"""Does a stated difference mean anything? A/A splits, planted mixtures, coverage of intervals, and speed.

    python -m benchmarks.differences aa ARTICLES.jsonl.gz        splits of one outlet: how often anything is stated
    python -m benchmarks.differences mixture ARTICLES.jsonl.gz   half the articles of one side come from another outlet
    python -m benchmarks.differences coverage                    simulated corpora with known truth
    python -m benchmarks.differences speed                       four outlets, 10,000 articles, made up

ARTICLES has one JSON object a line with ``outlet``, ``title``, ``text`` and ``published``.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

import analysis
from analysis.compare import differences
from analysis.measure import resampling
from analysis.measure.units import Units
from analysis.model import Analysis, Article, Known, Published
from analysis.read.corpus import assemble

SEED = 7
SIDE = 200
NOTHING = Published(None, None, None, "unknown", "not needed here")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["aa", "mixture", "coverage", "speed"])
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=1000)
    options = parser.parse_args()
    {"aa": _aa, "mixture": _mixture, "coverage": _coverage, "speed": _speed}[options.what](options)


def _aa(options: argparse.Namespace) -> None:
    """One outlet's articles under two names: whatever is stated is wrong."""
    outlets = _analysed(options.articles, 2 * SIDE)
    each = max(1, options.runs // len(outlets))
    rng = np.random.default_rng(SEED)
    stated: Counter[str] = Counter()
    for data in outlets.values():
        families = _families(data)
        for _ in range(each):
            owners = rng.permutation(np.repeat(["A", "B"], SIDE)[: len(data["articles"])])
            for name, units in families.items():
                _, tested, _ = differences.test(units, list(owners), [None] * len(owners), {"A", "B"})
                stated[name] += bool((tested.p <= differences.ERROR_RATE).any())
    runs = each * len(outlets)
    for indicator in differences.FAMILIES:
        print(f"A/A {indicator.name:14} {stated[indicator.name] / runs:.3f} of {runs} runs state anything")
    _single(outlets, rng, options.runs)


def _single(outlets: dict[str, Analysis], rng: np.random.Generator, runs: int) -> None:
    """One article against another of the same outlet."""
    stated = 0
    for number in range(runs):
        data = list(outlets.values())[number % len(outlets)]
        pair = rng.choice(data["articles"]["article_id"], 2, replace=False)
        articles = data["articles"][data["articles"]["article_id"].isin(pair)].assign(outlet=["A", "B"])
        tables = {name: table[table["article_id"].isin(set(pair))] for name, table in data.tables.items()}
        stated += bool(analysis.contrast(Analysis({**tables, "articles": articles}, data.provenance)))
    print(f"one article against one: {stated / runs:.3f} of {runs} runs state anything")


def _mixture(options: argparse.Namespace) -> None:
    """Side A is one outlet; half of side B comes from another: is anything found, by any family?"""
    outlets = _analysed(options.articles, 2 * SIDE)
    rng = np.random.default_rng(SEED)
    pairs = list(itertools.permutations(outlets, 2))
    found: Counter[str] = Counter()
    for one, other in pairs:
        both = _joined(outlets[one], outlets[other])
        ids = {name: both["articles"].index[both["articles"]["outlet"] == name].to_numpy() for name in (one, other)}
        own, foreign = rng.permutation(ids[one]), rng.permutation(ids[other])[: SIDE // 2]
        place = np.concatenate([own[:SIDE], own[SIDE : 2 * SIDE - len(foreign)], foreign])
        owners = ["A"] * SIDE + ["B"] * (len(place) - SIDE)
        for name, units in _families(both).items():
            _, tested, _ = differences.test(_rows(units, place), owners, [None] * len(owners), {"A", "B"})
            found[name] += bool((tested.p <= differences.ERROR_RATE).any())
    for indicator in differences.FAMILIES:
        print(
            f"mixture {indicator.name:14} found in {found[indicator.name] / len(pairs):.2f} of {len(pairs)} ordered pairs of outlets"
        )


def _coverage(options: argparse.Namespace) -> None:
    """Bursty counts in articles of uneven length: how often the 95 % interval holds the true rate."""
    rng = np.random.default_rng(SEED)
    for n, burst, silent in itertools.product((20, 40, 100), (0.5, 1.0, 2.0), (0.0, 0.6)):
        held = 0
        for _ in range(options.runs):
            words = np.exp(rng.normal(6.4, 0.6, (n, 1))).round()
            rate = 5.0 * rng.gamma(1 / burst, burst, (n, 1)) * (rng.random((n, 1)) >= silent) / (1 - silent)
            draws = resampling.of_articles(rng.poisson(rate * words / 1000).astype(float), words)
            low, high = draws.interval(0, scale=1000, least=0.0)
            held += low is not None and high is not None and low <= 5.0 <= high
        print(f"coverage n={n:3} burst={burst} silent={silent}: {held / options.runs:.3f} of {options.runs}")


def _speed(options: argparse.Namespace) -> None:
    """Four outlets, 10,000 articles, 200 features: the whole test with its exchanges."""
    rng = np.random.default_rng(SEED)
    counts = rng.poisson(1.0, (10_000, 200)).astype(float)
    words = np.repeat(rng.integers(200, 900, (10_000, 1)), 200, axis=1).astype(float)
    units = Units(tuple(map(str, range(10_000))), tuple(map(str, range(200))), counts, words, counts)
    owners = list(rng.choice(["A", "B", "C", "D"], 10_000))
    began = time.perf_counter()
    differences.test(units, owners, [None] * len(owners), {"A", "B", "C", "D"})
    print(f"comparing 4 outlets, 10,000 articles, 200 features: {time.perf_counter() - began:.2f} s")


def _families(data: Analysis) -> dict[str, Units]:
    return {i.name: i.units(data, "both") for i in differences.FAMILIES if i.units}


def _rows(units: Units, place: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Units:
    names = tuple(units.articles[i] for i in place)
    return Units(names, units.features, units.numerators[place], units.denominators[place], units.rows[place])


def _joined(one: Analysis, other: Analysis) -> Analysis:
    import pandas as pd

    tables = {name: pd.concat([one[name], other[name]], ignore_index=True) for name in one.tables}
    return Analysis(tables, one.provenance)


def _analysed(path: Path, n: int) -> dict[str, Analysis]:
    """A sample of each outlet that has enough articles."""
    by: dict[str, list[Article]] = defaultdict(list)
    for number, row in enumerate(read(path)):
        outlet = Known(row["outlet"], "stated", "given")
        title = Known(row["title"], "stated", "given")
        by[row["outlet"]].append(
            Article(f"a{number:06}", path.name, row["text"], title, outlet, Known(None, "unknown", "-"), NOTHING)
        )
    rng = np.random.default_rng(SEED)
    found = {}
    for outlet, articles in sorted(by.items()):
        if len(articles) >= n:
            sample = [articles[i] for i in rng.permutation(len(articles))[:n]]
            found[outlet] = analysis.analyse(assemble(sample, name=outlet))
    return found


def read(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    main()
