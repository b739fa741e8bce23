"""Is what is left out found? An actor or event is deleted from one outlet's articles and must come out as an omission.

    python -m benchmarks.omissions text FOLDER                a folder of articles: their sentences go, and all is analysed again
    python -m benchmarks.omissions tables TABLES              tables that `parallax analyse` wrote: rows go, in a moment
    python -m benchmarks.omissions dealt TABLES [--runs 100]  the outlets' names exchanged: whatever is listed is false

What is known is not what the method knows. Actors are known by plain search: of all written forms of the entity lists, whole words, in
the text. An actor is deleted from each outlet that names it, where at least ``--others`` other outlets name it too: every sentence goes
that has a written form of it, or a description that stands for it. Of events no other record is there than the table; an event between
two sides is deleted with every sentence that reports it. Of tables, rows go with their sentences' text.

*Stated* is what is `omitted`, *told* also what is told of these articles alone (`these_articles_only`). What is new after a deletion
is right where it was deleted; *along* are others that stood in the deleted sentences alone, which is no error either; the rest are
strays. With ``dealt`` names are exchanged among all articles, or inside stories (``--inside``).
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

import analysis
from analysis.compare import omissions, presence
from analysis.compare.presence import FeatureKind
from analysis.find import lexicon
from analysis.measure import scope
from analysis.model import Analysis, Corpus
from analysis.store import tables
from benchmarks.differences import SEED, share_of

KINDS: Mapping[str, tuple[FeatureKind, ...]] = {"text": ("actor", "event"), "tables": ("actor", "event", "frame", "topic")}
TABLES: Mapping[FeatureKind, str] = {"actor": "mentions", "event": "events", "frame": "frames", "topic": "terms"}
TOLD = {"stated": ("omitted",), "told": ("omitted", "these_articles_only")}
Found = dict[tuple[str | None, str], omissions.Omission]


@dataclass(frozen=True, slots=True)
class Case:
    """A feature that goes from an outlet, and how many other outlets, and articles of theirs, have it."""

    outlet: str
    feature: str
    n_outlets: int
    n_articles: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["text", "tables", "dealt"])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--others", type=int, default=2)
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--inside", action="store_true")
    parser.add_argument("--outlets", type=int, default=4)
    parser.add_argument("--kinds", nargs="+", choices=list(TABLES))
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    {"text": _text, "tables": _tables, "dealt": _dealt}[options.what](options)


def _text(options: argparse.Namespace) -> None:
    corpus = analysis.load(options.articles)
    finished: dict[str, Any] = {}
    data = analysis.analyse(corpus, finished=finished)
    for kind in options.kinds or KINDS["text"]:

        def without(case: Case, kind: FeatureKind = kind) -> Analysis:
            return analysis.analyse(_cut(corpus, data, kind, case), finished=finished)

        _measure(data, kind, _known(data, kind), without, options)


def _tables(options: argparse.Namespace) -> None:
    data = tables.read(options.articles)
    for kind in options.kinds or KINDS["tables"]:

        def without(case: Case, kind: FeatureKind = kind) -> Analysis:
            return _without(data, kind, case)

        _measure(data, kind, _known(data, kind), without, options)


def _measure(
    data: Analysis, kind: FeatureKind, known: list[Case], without: Callable[[Case], Analysis], options: argparse.Namespace
) -> None:
    known = [case for case in known if case.n_outlets >= options.others]
    cases = [known[i] for i in np.random.default_rng(SEED).permutation(len(known))[: options.limit]]
    before, had = _found(data, kind), _there(data, kind)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    curve: dict[int, Counter[str]] = defaultdict(Counter)
    for case in cases:
        changed = without(case)
        after, has = _found(changed, kind), _there(changed, kind)
        key = (case.outlet, case.feature)
        status = after[key].status if key in after else "still there" if key in has else "not listed"
        curve[case.n_outlets]["all"] += 1
        counts["status"][status] += 1
        for name, statuses in TOLD.items():
            new = {c for c, o in after.items() if o.status in statuses and not (c in before and before[c].status in statuses)}
            counts[name]["hit"] += key in new
            counts[name]["along"] += len({c for c in new - {key} if c in had and c not in has})
            strays = {c for c in new - {key} if not (c in had and c not in has)}
            counts[name]["stray"] += len(strays)
            curve[case.n_outlets][name] += key in new
            if options.misses and strays:
                print(f"  {name} after {key}: strays {sorted(map(str, strays))}")
        if options.misses and status not in TOLD["told"]:
            seen = after[key].seen if key in after else ()
            print(f"  missed {key}: {status}, others {case.n_outlets} outlets, {case.n_articles} articles {seen}")
    if not cases:
        print(f"{kind}: nothing is known well enough to be deleted")
        return
    print(f"{kind}: {len(cases)} deletions; {dict(counts['status'].most_common())}")
    for name in TOLD:
        hit, along, stray = (counts[name][what] for what in ("hit", "along", "stray"))
        print(
            f"{kind}: {name:6} recall {hit / len(cases):.3f}, precision {(hit + along) / max(1, hit + along + stray):.3f} "
            f"({hit} deleted, {along} along with them, {stray} strays)"
        )
    for n, row in sorted(curve.items()):
        print(f"{kind}:   with {n} others: {row['all']} deletions, stated {row['stated']}, told {row['told']}")


def _dealt(options: argparse.Namespace) -> None:
    """Names exchanged: how often anything is listed of a kind, and how much of what might have been."""
    data = tables.read(options.articles)
    articles = data["articles"]
    rng = np.random.default_rng(SEED)
    for kind in options.kinds or KINDS["tables"]:
        any_stated = told = silent = possible = 0
        for _ in range(options.runs):
            owners = articles["outlet"].to_numpy().copy()
            if articles["outlet"].nunique() < 2:
                owners = np.array([f"Outlet {i % options.outlets}" for i in range(len(articles))])
            groups = articles["story"].fillna("").to_numpy() if options.inside else np.zeros(len(articles))
            for group in np.unique(groups):
                (here,) = np.nonzero(groups == group)
                owners[here] = rng.permutation(owners[here])
            made = Analysis({**data.tables, "articles": articles.assign(outlet=owners)}, data.provenance)
            found = [o for o in omissions.find(made, kinds=[kind]) if o.outlet]
            any_stated += any(o.status == "omitted" for o in found)
            told += sum(o.status == "these_articles_only" for o in found)
            silent += sum(o.p is not None for o in found)
            possible += _stressed(made, kind)
        print(f"{kind}: anything stated in {share_of(any_stated, options.runs)} runs")
        print(
            f"{kind}: told of these articles {told / options.runs:.2f} a run, {told / max(1, possible):.3f} of what might be told, "
            f"{told / max(1, silent):.3f} of the silences"
        )


def _stressed(data: Analysis, kind: FeatureKind) -> int:
    """Pairs of an outlet and a feature that at least half of the others' articles have."""
    rows = presence.rows(data, kind)[["article_id", "feature"]].drop_duplicates()
    by = (
        rows.assign(outlet=rows["article_id"].map(scope.outlet_of(data)))
        .groupby(["feature", "outlet"])
        .size()
        .unstack(fill_value=0)
    )
    sizes = data["articles"]["outlet"].value_counts()
    total = by.sum(axis=1)
    return sum(int((2 * (total - by.get(o, 0)) >= sizes.sum() - n).sum()) for o, n in sizes.items())


def _known(data: Analysis, kind: FeatureKind) -> list[Case]:
    """Outlet and feature, and how many others have it."""
    found = _spelled(data) if kind == "actor" else presence.rows(data, kind)[["article_id", "feature"]]
    found = found.drop_duplicates().assign(outlet=lambda rows: rows["article_id"].map(scope.outlet_of(data)))
    counts = found.groupby(["feature", "outlet"])["article_id"].nunique().unstack(fill_value=0)
    whole = {str(name) for name, rows in data["articles"].groupby("outlet") if (rows["completeness"] != "truncated").any()}
    return [
        Case(str(outlet), str(feature), int((row.drop(outlet) > 0).sum()), int(row.drop(outlet).sum()))
        for feature, row in counts.iterrows()
        for outlet in row.index[row > 0]
        if outlet in whole
    ]


def _spelled(data: Analysis) -> pd.DataFrame:
    """Article and actor, where any written form of its name stands in the text: plain search, no finder."""
    texts = data["sentences"].dropna(subset=["text"]).groupby("article_id")["text"].agg(" ".join)
    found = [
        (article, name)
        for name, forms in _names(data).items()
        for pattern in [_pattern(forms)]
        for article, text in texts.items()
        if pattern.search(text)
    ]
    return pd.DataFrame(found, columns=["article_id", "feature"])


def _names(data: Analysis) -> dict[str, set[str]]:
    """Actor → its written forms: those of the lists, and for entities of the corpus' own list all that were found."""
    mentions = presence.rows(data, "actor")
    mentions = mentions[~mentions["rule"].str.startswith("model:") & (mentions["form"] == "name")]
    listed = {entity.name: {entity.name, *entity.aliases, *entity.surnames} for entity in lexicon.entities()}
    return {
        str(name): {str(name), *surfaces} | listed.get(str(name), set()) for name, surfaces in mentions.groupby("entity")["surface"]
    }


def _pattern(forms: set[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})\b")


def _places(data: Analysis, kind: FeatureKind, case: Case) -> set[tuple[str, int]]:
    """The sentences of an outlet that mention a feature."""
    ids = set(data["articles"].loc[data["articles"]["outlet"] == case.outlet, "article_id"])
    rows = presence.rows(data, kind)
    rows = rows[(rows["feature"] == case.feature) & rows["article_id"].isin(ids)]
    found = set(zip(rows["article_id"], rows["sentence"], strict=True))
    if kind == "actor":
        sentences = data["sentences"]
        own = sentences[sentences["article_id"].isin(ids) & sentences["text"].notna()]
        own = own[own["text"].str.contains(_pattern(_names(data)[case.feature]).pattern, regex=True)]
        found |= set(zip(own["article_id"], own["sentence"], strict=True))
    return found


def _cut(corpus: Corpus, data: Analysis, kind: FeatureKind, case: Case) -> Corpus:
    """The corpus without these sentences."""
    gone: dict[str, list[tuple[int, int]]] = defaultdict(list)
    places = _places(data, kind, case)
    for article, number, start, end in _spans(data):
        if (article, number) in places:
            gone[article].append((start, end))
    articles = []
    for article in corpus.articles:
        text = article.text
        for start, end in sorted(gone.get(article.id, ()), reverse=True):
            text = text[:start] + text[end:]
        articles.append(replace(article, text=text))
    return replace(corpus, articles=tuple(articles))


def _spans(data: Analysis) -> Iterator[tuple[str, int, int, int]]:
    return data["sentences"][["article_id", "sentence", "start", "end"]].itertuples(index=False, name=None)


def _found(data: Analysis, kind: FeatureKind) -> Found:
    return {(o.outlet, o.feature): o for o in omissions.find(data, kinds=[kind])}


def _there(data: Analysis, kind: FeatureKind) -> set[tuple[str | None, str]]:
    rows = presence.rows(data, kind)
    return set(zip(rows["article_id"].map(scope.outlet_of(data)), rows["feature"], strict=True))


def _without(data: Analysis, kind: FeatureKind, case: Case) -> Analysis:
    """The analysis as if the outlet had never mentioned it: its rows go, and the text of their sentences."""
    places = pd.MultiIndex.from_tuples(sorted(_places(data, kind, case)))
    keys = ["article_id", "sentence"]
    changed = {}
    for name in {"sentences", *TABLES.values()}:
        table = data[name]
        at = pd.MultiIndex.from_frame(table[keys]).isin(places)
        changed[name] = table.assign(text=table["text"].mask(at)) if name == "sentences" else table[~at]
    return Analysis({**data.tables, **changed}, data.provenance)


if __name__ == "__main__":
    main()
