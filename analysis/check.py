"""``parallax check``: what would be read of a corpus, and what is doubtful about it, before anything is compared."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from analysis import pipeline
from analysis.correct.corpus import said
from analysis.correct.overlay import Overlay
from analysis.model import Columns, Corpus, Corrected
from analysis.read import doubts, duplicates
from analysis.read.doubts import Doubt
from analysis.read.duplicates import Group


def write(corpus: Corpus, *, as_json: bool, overlay: Overlay | None = None) -> int:
    """Print what was read and what is doubtful, and which corrections apply; the exit code is 1 where anything is amiss, else 0."""
    corrected = outcomes(corpus, overlay or Overlay())
    lines = said(corrected, overlay.where if overlay else "")
    groups = duplicates.find(corpus.articles)
    copied = duplicates.copied(groups)
    today = date.max if corpus.invented else None  # invented articles may be of any day
    found = {article.id: doubts.find(article, copy=copied.get(article.id), today=today) for article in corpus.articles}
    if as_json:
        json.dump(
            _data(corpus, found, groups) | {"corrections": [asdict(row) for row in corrected]},
            sys.stdout,
            ensure_ascii=False,
            indent=1,
        )
        print()
    else:
        _print(corpus, found, groups)
        if corrected:
            print(f"{sum(not row.line for row in corrected)} of {_n(len(corrected), 'correction')} apply.")
        for line in lines:
            print(f"parallax: {line}", file=sys.stderr)
        for skipped in corpus.skipped:
            print(f"parallax: skipped {skipped.reason}", file=sys.stderr)
    return 1 if corpus.skipped or any(found.values()) or lines else 0


def outcomes(corpus: Corpus, overlay: Overlay) -> tuple[Corrected, ...]:
    """What would become of each correction; only the articles that have any are analysed, all of them for a name."""
    if not overlay.corrections:
        return ()
    named = {correction.article for correction in overlay.corrections}
    articles = tuple(article for article in corpus.articles if overlay.of("alias") or article.id in named)
    return pipeline.analyse(replace(corpus, articles=articles), copies="all", corrections=overlay).provenance.corrections


def _print(corpus: Corpus, found: Mapping[str, Sequence[Doubt]], groups: Sequence[Group]) -> None:
    n_words = sum(len(article.text.split()) for article in corpus.articles)
    outlets = Counter(article.outlet.value for article in corpus.articles if article.outlet.status != "unknown")
    print(f"{corpus.name}: {_n(len(corpus.articles), 'article')}, about {n_words:,} words, {_n(len(outlets), 'named outlet')}")
    for columns in corpus.tables:
        _print_columns(columns)
    doubtful = {article: these for article, these in found.items() if these}
    kinds = Counter(doubt.kind for these in doubtful.values() for doubt in these)
    print(f"{_n(len(doubtful), 'article')} of {len(found):,} doubtful" + (":" if kinds else "."))
    if kinds:
        print("  " + ", ".join(f"{kind} {n:,}" for kind, n in kinds.most_common()))
    for article, these in doubtful.items():
        print(f"  {article}: {'; '.join(doubt.text for doubt in these)}")
    if groups:
        print(f"{_n(len(groups), 'group')} of copies:")
    for group in groups:
        print(f"  {group.kind} ({group.share:.0%}): {', '.join(group.members[:8])}{' …' if len(group.members) > 8 else ''}")


def _print_columns(columns: Columns) -> None:
    taken = ", ".join(f"{field} ← “{column}”" for field, column in columns.taken.items())
    left = f"; not read: {', '.join(columns.left)}" if columns.left else ""
    print(f"  {columns.file}: {columns.n_articles:,} of {_n(columns.n_rows, 'row')} with text; {taken}{left}")
    print("    another column? --column FIELD=NAME")


def _data(corpus: Corpus, found: Mapping[str, Sequence[Doubt]], groups: Sequence[Group]) -> dict[str, Any]:
    articles = [
        {
            "id": article.id,
            "file": article.file,
            "outlet": article.outlet.value,
            "published": article.published.first.isoformat() if article.published.first else None,
            "title": article.title.value,
            "words": len(article.text.split()),
            "language": article.language,
            "doubts": [{"kind": doubt.kind, "text": doubt.text} for doubt in found[article.id]],
        }
        for article in corpus.articles
    ]
    return {
        "name": corpus.name,
        "articles": articles,
        "tables": [
            {
                "file": table.file,
                "columns": dict(table.taken),
                "not_read": list(table.left),
                "rows": table.n_rows,
                "articles": table.n_articles,
                "without_text": table.n_empty,
            }
            for table in corpus.tables
        ],
        "copies": [{"kind": group.kind, "share": round(group.share, 3), "articles": list(group.members)} for group in groups],
        "skipped": [{"file": skipped.file, "reason": skipped.reason} for skipped in corpus.skipped],
    }


def _n(n: int, thing: str) -> str:
    return f"{n:,} {thing}{'s' * (n != 1)}"
