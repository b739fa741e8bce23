"""Is what is left out found? An actor or event is deleted from one outlet's articles and must come out as an omission.

    python -m benchmarks.omissions seeds/demo                   a folder of articles by several outlets
    python -m benchmarks.omissions ARTICLES.jsonl [--outlets 4]  articles of one source, dealt out at random among made-up outlets

A thing is deleted once for each outlet, where it and most others mention it in so many articles each (``--known``). Listed is what comes out at
all after a deletion and did not before, stated is what is `omitted` and not `too_few`. With dealt-out articles whatever is omitted
before any deletion is false, and counted so.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

import analysis
from analysis.compare import omissions, presence
from analysis.compare.presence import FeatureKind
from analysis.measure import scope
from analysis.model import Analysis, Article, Known
from analysis.read.corpus import assemble
from benchmarks.differences import NOTHING, SEED, read

KINDS: tuple[FeatureKind, ...] = ("actor", "event")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--outlets", type=int, default=4)
    parser.add_argument("--known", type=int, default=4)
    parser.add_argument("--limit", type=int, default=200)
    options = parser.parse_args()
    dealt = not options.articles.is_dir()
    data = _dealt(options.articles, options.outlets) if dealt else analysis.analyse(analysis.load(options.articles))
    for kind in KINDS:
        before = _found(data, kind)
        false = sum(status == "omitted" for status in before.values()) if dealt else 0
        cases = _known(data, kind, options.known)[: options.limit]
        listed = stated = stray_listed = stray = 0
        for outlet, feature in cases:
            after = _found(_without(data, kind, outlet, feature), kind)
            new = {case for case in after if case not in before}
            sure = {case for case, status in after.items() if status == "omitted" and before.get(case) != "omitted"}
            listed += (outlet, feature) in new
            stray_listed += len(new - {(outlet, feature)})
            stated += (outlet, feature) in sure
            stray += len(sure - {(outlet, feature)})
        if n := len(cases):
            print(f"{kind}: {n} deletions; listed {listed} and {stray_listed} others: {_scores(listed, stray_listed, n)}")
            print(f"{kind}: stated {stated} and {stray + false} others ({false} before any): {_scores(stated, stray + false, n)}")
        else:
            print(f"{kind}: nothing is known well enough to be deleted")


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


def _found(data: Analysis, kind: FeatureKind) -> dict[tuple[str | None, str], str]:
    return {(o.outlet, o.feature): o.status for o in omissions.find(data, kinds=[kind])}


def _without(data: Analysis, kind: FeatureKind, outlet: str, feature: str) -> Analysis:
    """The analysis as if the outlet had never mentioned it: its rows go, and the text of their sentences."""
    rows = presence.rows(data, kind)
    ids = set(data["articles"].loc[data["articles"]["outlet"] == outlet, "article_id"])
    gone = rows[(rows["feature"] == feature) & rows["article_id"].isin(ids)]
    table = "mentions" if kind == "actor" else "events"
    sentences = data["sentences"].copy()
    places = pd.MultiIndex.from_frame(gone[["article_id", "sentence"]])
    sentences.loc[pd.MultiIndex.from_frame(sentences[["article_id", "sentence"]]).isin(places), "text"] = None
    return Analysis({**data.tables, table: data[table].drop(gone.index), "sentences": sentences}, data.provenance)


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
