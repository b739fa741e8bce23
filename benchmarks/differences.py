"""Does a stated difference mean anything? A/A splits, planted mixtures, shares of planted sentences, and speed.

    python -m benchmarks.differences aa ARTICLES.jsonl.gz        splits of one outlet: how often anything is stated
    python -m benchmarks.differences single ARTICLES.jsonl.gz    one article against one of the same outlet
    python -m benchmarks.differences mixture ARTICLES.jsonl.gz   half the articles of one side come from another outlet
    python -m benchmarks.differences planted ARTICLES.jsonl.gz   sentences of one outlet mixed into another in known shares
    python -m benchmarks.differences speed                       four outlets, 10,000 articles, made up: the test alone
    python -m benchmarks.differences speed TABLES                what a caller waits for: tables read, differences, every estimate

ARTICLES has one JSON object a line with ``outlet``, ``title``, ``text`` and ``published``. With ``--kept FOLDER`` the analyses are
written there once and read again. Intervals are exact binomial ones (Clopper and Pearson 1934).
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import binomtest, spearmanr

import analysis
from analysis.compare import descriptions, differences, families, yardstick
from analysis.compare.families import ERROR_RATE
from analysis.indicators import ALL
from analysis.measure import scope
from analysis.measure.units import Units
from analysis.model import Analysis, Article, Known, Published
from analysis.read.corpus import assemble
from analysis.store import tables

SEED = 7
SIDE = 200
SHARES = tuple(step / 10 for step in range(11))
NOTHING = Published(None, None, None, "unknown", "not needed here")
MIXED = ("sentences", "mentions", "quotes", "frames", "loaded", "cues", "terms")
"""Tables of which each row stands in a sentence."""
OF_SENTENCES = (
    "entity_rate",
    "quoted_share",
    "speaker_share",
    "side_share",
    "certainty_rate",
    "loaded_rate",
    "word_share",
    "stance",
    "word_tone",
)
"""Measures that can be taken of articles made of other articles' sentences."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["aa", "single", "mixture", "planted", "speed"])
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--kept", type=Path)
    parser.add_argument("--overall", action="store_true", help="planted: the overall figure alone, which takes a tenth of the time")
    options = parser.parse_args()
    run = {"aa": _aa, "single": _single, "mixture": _mixture, "planted": _planted, "speed": _speed}
    run[options.what](options)


def _aa(options: argparse.Namespace) -> None:
    """One outlet's articles under two names: whatever is stated is wrong. Over all articles, and inside stories."""
    outlets = _analysed(options.articles, 2 * SIDE, options.kept)
    each = max(1, options.runs // len(outlets))
    rng = np.random.default_rng(SEED)
    stated: dict[str, Counter[str]] = defaultdict(Counter)
    runs: Counter[str] = Counter()
    for data in outlets.values():
        units = _units(data)
        told = [None if pd.isna(story) else str(story) for story in data["articles"]["story"]]
        for _ in range(each):
            owners = rng.permutation(np.repeat(["A", "B"], SIDE)[: len(told)])
            for stories in ([None] * len(told), told):
                p, basis = _tested(units, list(owners), stories)
                runs[basis] += 1
                stated[basis].update(name for name, value in p.items() if value <= ERROR_RATE)
                stated[basis]["any, all together"] += bool(families.allowed(p))
    for basis, n in runs.items():
        _print(f"A/A {basis}", stated[basis], n)


def _single(options: argparse.Namespace) -> None:
    """One article against another of the same outlet: what is stated of outlets, and what is described of the two articles."""
    outlets = list(_analysed(options.articles, 2 * SIDE, options.kept).values())
    rng = np.random.default_rng(SEED)
    stated: Counter[str] = Counter()
    for number in range(options.runs):
        data = outlets[number % len(outlets)]
        pair = scope.of_articles(data, rng.choice(data["articles"]["article_id"], 2, replace=False))
        both = Analysis({**pair.tables, "articles": pair["articles"].assign(outlet=["A", "B"])}, pair.provenance)
        stated["stated of the outlets"] += bool(analysis.contrast(both))
        stated["described of the articles"] += bool(descriptions.describe(both))
    for name in ("stated of the outlets", "described of the articles"):
        print(f"one article against one, {name:26} {share_of(stated[name], options.runs)}")


def _mixture(options: argparse.Namespace) -> None:
    """Side A is one outlet; half of side B comes from another: is anything found?"""
    outlets = _analysed(options.articles, 2 * SIDE, options.kept)
    rng = np.random.default_rng(SEED)
    found: Counter[str] = Counter()
    pairs = list(itertools.permutations(outlets, 2))
    for one, other in pairs:
        both = _joined(outlets[one], outlets[other])
        ids = {name: np.flatnonzero(both["articles"]["outlet"] == name) for name in (one, other)}
        own, foreign = rng.permutation(ids[one]), rng.permutation(ids[other])[: SIDE // 2]
        place = np.concatenate([own[: 2 * SIDE - len(foreign)], foreign])
        owners = ["A"] * SIDE + ["B"] * (len(place) - SIDE)
        p, _ = _tested({name: _rows(units, place) for name, units in _units(both).items()}, owners, [None] * len(owners))
        found.update(name for name, value in p.items() if value <= ERROR_RATE)
        found["any, all together"] += bool(families.allowed(p))
    _print("mixture found", found, len(pairs))


def _planted(options: argparse.Namespace) -> None:
    """Sentences of another outlet take the place of so many of one's own: does what differs grow with their share?"""
    outlets = _analysed(options.articles, 2 * SIDE, options.kept)
    rng = np.random.default_rng(SEED)
    pairs = list(itertools.permutations(outlets, 2))
    found: dict[str, list[float]] = defaultdict(list)
    for number in rng.permutation(len(pairs))[: options.runs]:
        one, other = pairs[number]
        sizes: dict[str, list[float]] = defaultdict(list)
        for share in SHARES:
            mixed = _mixed(outlets[one], outlets[other], share, rng)
            for name, size in _sizes(mixed, only_overall=options.overall).items():
                sizes[name].append(size)
        for name, values in sizes.items():
            found[name].append(float(spearmanr(SHARES, values).statistic))
    for name, values in found.items():
        print(f"planted {name:28} mean rank correlation {np.mean(values):.3f}, least {min(values):.3f}, over {len(values)} pairs")


def _sizes(mixed: Analysis, *, only_overall: bool) -> dict[str, float]:
    """How much differs between A and B: by one figure, by distances, and by how far each family scatters beyond chance."""
    owners = list(mixed["articles"]["outlet"])
    found = {} if only_overall else {f"distance of {of}": yardstick.between(mixed, "A", "B", of) for of in yardstick.COLUMNS}
    (overall,) = yardstick.apart(mixed)
    found["all names and words (apart)"] = overall.value or 0.0
    if only_overall:
        return found
    counted = {i.name: i.units(mixed, "both") for i in differences.MEASURES if i.units and i.name in OF_SENTENCES}
    for name, (_, tested, _) in families.test(counted, owners, [None] * len(owners), {"A", "B"}).items():
        found[name] = float((tested.z**2).mean()) if tested.z.size else 0.0
    return found


def _mixed(one: Analysis, other: Analysis, share: float, rng: np.random.Generator) -> Analysis:
    """A: half the articles of one outlet; B: the other half, with a share of its sentences taken from another outlet."""
    ids = rng.permutation(one["articles"]["article_id"])
    side_b = set(ids[SIDE:])
    keys = ["article_id", "sentence"]
    places = one["sentences"].loc[one["sentences"]["article_id"].isin(side_b), keys].to_numpy()
    gone = places[rng.permutation(len(places))[: round(share * len(places))]]
    donors = other["sentences"][keys].to_numpy()
    taken = donors[rng.choice(len(donors), len(gone), replace=len(gone) > len(donors))]
    dropped = pd.MultiIndex.from_arrays(gone.T.tolist() if len(gone) else [[], []])
    moves = pd.DataFrame({"article_id": taken[:, 0], "sentence": taken[:, 1], "to": gone[:, 0], "at": gone[:, 1]})
    made = dict(one.tables)
    for name in MIXED:
        own = one[name]
        own = own[~pd.MultiIndex.from_frame(own[keys]).isin(dropped)]
        new = other[name].merge(moves.astype({"sentence": other[name]["sentence"].dtype}), on=keys)
        new = new.assign(article_id=new["to"], sentence=new["at"]).drop(columns=["to", "at"])
        made[name] = pd.concat([own, new.astype(own.dtypes)], ignore_index=True)
    outlet = np.where(one["articles"]["article_id"].isin(side_b), "B", "A")
    return Analysis({**made, "articles": one["articles"].assign(outlet=outlet)}, one.provenance)


def _speed(options: argparse.Namespace) -> None:
    """Four outlets, 10,000 articles, 200 features: the whole test with its exchanges; or all that is asked of written tables."""
    if options.articles:
        _speed_of_tables(options.articles)
        return
    rng = np.random.default_rng(SEED)
    counts = rng.poisson(1.0, (10_000, 200)).astype(float)
    words = np.repeat(rng.integers(200, 900, (10_000, 1)), 200, axis=1).astype(float)
    units = Units(tuple(map(str, range(10_000))), tuple(map(str, range(200))), counts, words, counts)
    owners = list(rng.choice(["A", "B", "C", "D"], 10_000))
    began, spent = time.perf_counter(), time.process_time()
    families.test({"made": units}, owners, [None] * len(owners), {"A", "B", "C", "D"})
    print(
        f"comparing 4 outlets, 10,000 articles, 200 features: {time.perf_counter() - began:.2f} s, "
        f"{time.process_time() - spent:.2f} s of one core"
    )


def _speed_of_tables(folder: Path) -> None:
    began = time.process_time()
    data = tables.read(folder)
    print(f"{len(data['articles']):,} articles read in {time.process_time() - began:.1f} s of one core", flush=True)
    steps: dict[str, Callable[[], object]] = {
        "counting article by article": lambda: _units(data),
        "differences (counting, tests, sentences)": lambda: analysis.contrast(data),
        **{f"estimates of {i.name}": lambda i=i: i.estimate(data, "both") for i in ALL},  # type: ignore[misc]
    }
    for name, step in steps.items():
        began = time.process_time()
        step()
        print(f"{name}: {time.process_time() - began:.1f} s of one core", flush=True)


def _units(data: Analysis) -> dict[str, Units]:
    return {i.name: i.units(data, "both") for i in differences.MEASURES if i.units}


def _tested(units: Mapping[str, Units], owners: list[str], stories: list[str | None]) -> tuple[dict[str, float], str]:
    """Family → its p, those that have anything to test, and where it was tested."""
    tested = families.test(units, owners, stories, {"A", "B"})
    bases = {basis for _, _, basis in tested.values()}
    return {name: float(t.p.min()) for name, (_, t, _) in tested.items() if t.p.size}, bases.pop()


def _print(what: str, counts: Counter[str], n: int) -> None:
    for name in [*(i.name for i in differences.MEASURES), "any, all together"]:
        print(f"{what}: {name:18} {share_of(counts[name], n)}", flush=True)


def share_of(hits: int, n: int) -> str:
    low, high = binomtest(hits, n).proportion_ci()
    return f"{hits / n:.3f} of {n} (95 % interval {low:.3f} to {high:.3f})"


def _rows(units: Units, place: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Units:
    names = tuple(units.articles[i] for i in place)
    return Units(names, units.features, units.numerators[place], units.denominators[place], units.rows[place])


def _joined(one: Analysis, other: Analysis) -> Analysis:
    joined = {name: pd.concat([one[name], other[name]], ignore_index=True) for name in one.tables}
    return Analysis(joined, one.provenance)


def _analysed(path: Path, n: int, kept: Path | None) -> dict[str, Analysis]:
    """A sample of each outlet that has enough articles."""
    if kept and kept.is_dir():
        return {folder.name: tables.read(folder) for folder in sorted(kept.iterdir()) if tables.is_tables(folder)}
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
            if kept:
                tables.write(found[outlet], kept / outlet)
    return found


def read(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    main()
