"""Is what is left out found? An actor, event or frame is deleted from one outlet's articles and must come out as an omission.

    python -m benchmarks.omissions seeds/demo                   a folder of articles by several outlets
    python -m benchmarks.omissions ARTICLES.jsonl [--outlets 4]  articles of one source, dealt out at random among made-up outlets
    python -m benchmarks.omissions FOLDER [--outlets 4]          the same with tables that were written before

What counts as known, and is deleted once for each outlet: the outlet and most others mention it in so many articles each
(``--known``, four unless told: with fewer expected, silence alone is no rare thing). *Stated* is what is `omitted`, *told* also what is
told of these articles alone (`these_articles_only`): what at least half of the others' articles have; recall of the second is also
given over the deletions of such. A stray is what comes out besides after a deletion and did not before. With dealt-out articles
whatever comes out before any deletion is false as well, and counted so.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import numpy as np
import pandas as pd

import analysis
from analysis.compare import omissions, presence
from analysis.compare.presence import FeatureKind
from analysis.measure import scope
from analysis.model import Analysis, Article, Known
from analysis.read.corpus import assemble
from analysis.store import tables
from benchmarks.differences import NOTHING, SEED, read

TABLES: dict[FeatureKind, str] = {"actor": "mentions", "event": "events", "frame": "frames"}
TOLD = {"stated": ("omitted",), "told": ("omitted", "these_articles_only")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--outlets", type=int, default=4)
    parser.add_argument("--known", type=int, default=4)
    parser.add_argument("--limit", type=int, default=200)
    options = parser.parse_args()
    data, dealt = _opened(options.articles, options.outlets)
    for kind in TABLES:
        before = _found(data, kind)
        cases = _known(data, kind, options.known)
        cases = [cases[i] for i in np.random.default_rng(SEED).permutation(len(cases))[: options.limit]]
        results = [(case, _found(_without(data, kind, *case), kind)) for case in cases]
        if not cases:
            print(f"{kind}: nothing is known well enough to be deleted")
            continue
        for name, statuses in TOLD.items():
            hits = sum(after[case].status in statuses for case, after in results if case in after)
            new = [
                {c for c, o in after.items() if o.status in statuses and not (c in before and before[c].status in statuses)}
                for _, after in results
            ]
            stray = sum(len(found - {case}) for found, (case, _) in zip(new, results, strict=True))
            false = sum(o.status in statuses for o in before.values()) if dealt else 0
            print(
                f"{kind}: {name} {hits} of {len(cases)}, {stray} strays, {false} before any: {_scores(hits, stray + false, len(cases))}"
            )
        half = [(case, after) for case, after in results if case in after and (after[case].consensus or 0) >= omissions.CONSENSUS]
        hits = sum(after[case].status in TOLD["told"] for case, after in half)
        print(f"{kind}: told of those that half of the others' articles have: {hits} of {len(half)}")


def _scores(hit: int, stray: int, n: int) -> str:
    return f"recall {hit / n:.3f}, precision {hit / max(1, hit + stray):.3f}"


def _known(data: Analysis, kind: FeatureKind, least: int) -> list[tuple[str, str]]:
    """Outlet and feature, where the outlet is known to mention it and so are most others."""
    rows = presence.rows(data, kind)
    rows = rows.assign(outlet=rows["article_id"].map(scope.outlet_of(data)))
    counts = rows.groupby(["feature", "outlet"])["article_id"].nunique().unstack(fill_value=0)
    known = counts >= least
    return [
        (str(outlet), str(feature))
        for feature, row in known.iterrows()
        for outlet in row.index[row]
        if 2 * (row.sum() - 1) > len(row) - 1 and counts.loc[feature].drop(outlet).sum() >= omissions.MIN_NAMING
    ]


def _found(data: Analysis, kind: FeatureKind) -> dict[tuple[str | None, str], omissions.Omission]:
    return {(o.outlet, o.feature): o for o in omissions.find(data, kinds=[kind])}


def _without(data: Analysis, kind: FeatureKind, outlet: str, feature: str) -> Analysis:
    """The analysis as if the outlet had never mentioned it: its rows go, and the text of their sentences, and of any that spells it."""
    rows = presence.rows(data, kind)
    ids = set(data["articles"].loc[data["articles"]["outlet"] == outlet, "article_id"])
    gone = rows[(rows["feature"] == feature) & rows["article_id"].isin(ids)]
    sentences = data["sentences"].copy()
    places = pd.MultiIndex.from_frame(gone[["article_id", "sentence"]])
    silent = pd.MultiIndex.from_frame(sentences[["article_id", "sentence"]]).isin(places)
    if kind == "actor":
        spelled = sentences["text"].str.contains(rf"\b{re.escape(feature)}\b", na=False)
        silent |= (spelled & sentences["article_id"].isin(ids)).to_numpy()
    sentences.loc[silent, "text"] = None
    table = TABLES[kind]
    return Analysis({**data.tables, table: data[table].drop(gone.index), "sentences": sentences}, data.provenance)


def _opened(path: Path, n: int) -> tuple[Analysis, bool]:
    """The analysis of a folder of articles; of a file, or of tables of one outlet, dealt out."""
    if tables.is_tables(path):
        data = tables.read(path)
        owners = np.random.default_rng(SEED).permutation(np.arange(len(data["articles"])) % n)
        articles = data["articles"].assign(outlet=[f"Outlet {owner}" for owner in owners])
        return Analysis({**data.tables, "articles": articles}, data.provenance), True
    return (analysis.analyse(analysis.load(path)), False) if path.is_dir() else (_dealt(path, n), True)


def _dealt(path: Path, n: int) -> Analysis:
    unknown = Known(None, "unknown", "-")
    texts = [row["text"] for row in read(path)]
    owners = np.random.default_rng(SEED).permutation(np.arange(len(texts)) % n)
    articles = [
        Article(f"a{i:06}", path.name, text, unknown, Known(f"Outlet {owner}", "stated", "dealt"), unknown, NOTHING)
        for i, (text, owner) in enumerate(zip(texts, owners, strict=True))
    ]
    return analysis.analyse(assemble(articles, name=path.name))


if __name__ == "__main__":
    main()
