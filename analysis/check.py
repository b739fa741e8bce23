"""``parallax check``: what would be read of a corpus, and what is doubtful about it, before anything is compared."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import asdict, replace
from typing import Any

from analysis import pipeline, tools
from analysis.correct.corpus import said
from analysis.correct.overlay import Overlay
from analysis.model import Columns, Corpus, Corrected
from analysis.read import review
from analysis.read.review import Review


def write(corpus: Corpus, *, as_json: bool, overlay: Overlay | None = None) -> int:
    """Print what was read and what is doubtful, and which corrections apply; the exit code is 1 where anything is amiss, else 0.

    Raises ``LexiconError`` where the entity file of the corpus is malformed: it would stop the analysis.
    """
    tools.own_entities(corpus)
    corrected = outcomes(corpus, overlay or Overlay())
    lines = said(corrected, overlay.where if overlay else "")
    found = review.of(corpus)
    if as_json:
        data = _data(corpus, found) | {"corrections": [asdict(row) for row in corrected]}
        json.dump(data, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        _print(corpus, found)
        if corrected:
            print(f"{sum(not row.line for row in corrected)} of {_n(len(corrected), 'correction')} apply.")
        for line in lines:
            print(f"parallax: {line}", file=sys.stderr)
        for skipped in corpus.skipped:
            print(f"parallax: skipped {skipped.reason}", file=sys.stderr)
    return 1 if corpus.skipped or found.doubtful or lines else 0


def outcomes(corpus: Corpus, overlay: Overlay) -> tuple[Corrected, ...]:
    """What would become of each correction; only the articles that have any are analysed, all of them for a name."""
    if not overlay.corrections:
        return ()
    named = {correction.article for correction in overlay.corrections}
    articles = tuple(article for article in corpus.articles if overlay.of("alias") or article.id in named)
    return pipeline.analyse(replace(corpus, articles=articles), copies="all", corrections=overlay).provenance.corrections


def _print(corpus: Corpus, found: Review) -> None:
    n_words = sum(row.n_words for row in found.rows)
    outlets = {review.name(row.outlet) for row in found.rows} - {""}
    print(f"{corpus.name}: {_n(len(found.rows), 'article')}, about {n_words:,} words, {_n(len(outlets), 'named outlet')}")
    for columns in corpus.tables:
        _print_columns(columns)
    kinds = Counter(doubt.kind for row in found.doubtful for doubt in row.doubts)
    print(f"{_n(len(found.doubtful), 'article')} of {len(found.rows):,} doubtful" + (":" if kinds else "."))
    if kinds:
        print("  " + ", ".join(f"{kind} {n:,}" for kind, n in kinds.most_common()))
    for row in found.doubtful:
        print(f"  {row.article_id}: {'; '.join(doubt.text for doubt in row.doubts)}")
    if found.groups:
        print(f"{_n(len(found.groups), 'group')} of copies:")
    for group in found.groups:
        print(f"  {group.kind} ({group.share:.0%}): {', '.join(group.members[:8])}{' …' if len(group.members) > 8 else ''}")


def _print_columns(columns: Columns) -> None:
    taken = ", ".join(f"{field} ← “{column}”" for field, column in columns.taken.items())
    left = f"; not read: {', '.join(columns.left)}" if columns.left else ""
    print(f"  {columns.file}: {columns.n_articles:,} of {_n(columns.n_rows, 'row')} with text; {taken}{left}")
    print("    another column? --column FIELD=NAME")


def _data(corpus: Corpus, found: Review) -> dict[str, Any]:
    articles = [
        {
            "id": row.article_id,
            "file": row.file,
            "outlet": row.outlet.value,
            "published": row.published.first.isoformat() if row.published.first else None,
            "title": row.title.value,
            "words": row.n_words,
            "language": row.language,
            "known": {field: review.evidence(getattr(row, field)) for field in ("outlet", "published", "author", "title")},
            "doubts": [{"kind": doubt.kind, "text": doubt.text} for doubt in row.doubts],
        }
        for row in found.rows
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
        "copies": [{"kind": group.kind, "share": round(group.share, 3), "articles": list(group.members)} for group in found.groups],
        "skipped": [{"file": skipped.file, "reason": skipped.reason} for skipped in corpus.skipped],
    }


def _n(n: int, thing: str) -> str:
    return f"{n:,} {thing}{'s' * (n != 1)}"
