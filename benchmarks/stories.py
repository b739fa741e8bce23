"""Are two articles on one event found? Each article is cut in two halves, which must find each other among all halves.

    python -m benchmarks.stories ARTICLES.jsonl.gz [--n 300]

Prints the average precision over all pairs of halves, ranked by likeness.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

import analysis
from analysis.compare import stories
from analysis.model import Analysis, Article, Known
from analysis.read.corpus import assemble
from benchmarks.differences import NOTHING, SEED, read


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--n", type=int, default=300)
    options = parser.parse_args()
    halves = _halved(_sample(options.articles, options.n))
    n = halves["articles"]["article_id"].str[:-1].nunique()
    found = 0
    precision = 0.0
    for rank, pair in enumerate(stories.pairs(halves), 1):
        if pair.one[:-1] == pair.other[:-1]:
            found += 1
            precision += found / rank
    print(f"{n} articles cut in two: average precision {precision / n:.3f}, {found} of {n} pairs have anything in common")


def _sample(path: Path, n: int) -> Analysis:
    rows = [row for row in read(path) if len(row["text"]) > 1200]
    chosen = np.random.default_rng(SEED).permutation(len(rows))[:n]
    unknown = Known(None, "unknown", "-")
    articles = [
        Article(f"a{i:06}", path.name, rows[i]["text"], unknown, Known(rows[i]["outlet"], "stated", "given"), unknown, NOTHING)
        for i in sorted(chosen)
    ]
    return analysis.analyse(assemble(articles, name=path.name))


def _halved(data: Analysis) -> Analysis:
    """Every other sentence of each article as an article of another outlet; both halves keep the names."""
    second = data["terms"]["sentence"].astype(int) % 2 == 1
    terms = data["terms"].assign(article_id=data["terms"]["article_id"] + np.where(second, "b", "a"))
    mentions = pd.concat([data["mentions"].assign(article_id=data["mentions"]["article_id"] + half) for half in "ab"])
    whole = data["articles"]
    both = [whole.assign(article_id=whole["article_id"] + half, outlet=f"half {half}") for half in "ab"]
    return Analysis(
        {**data.tables, "terms": terms, "mentions": mentions, "articles": pd.concat(both, ignore_index=True)}, data.provenance
    )


if __name__ == "__main__":
    main()
