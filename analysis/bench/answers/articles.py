"""Rows → the tables of the pipeline: each row is an article of a corpus of its own making."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from analysis import pipeline
from analysis.bench.data import Row
from analysis.model import Article, Corpus, Known, Published
from analysis.store import tables

_UNKNOWN = Known(None, "unknown", "not in the row")


def analysed(rows: Sequence[Row], *table_names: str) -> list[dict[str, list[dict[str, Any]]]]:
    """For each row, in order, its rows of these tables as plain mappings."""
    articles = tuple(_article(str(number), row) for number, row in enumerate(rows))
    analysis = pipeline.analyse(Corpus("rows", "rows", articles), copies="all")
    found: list[dict[str, list[dict[str, Any]]]] = [{name: [] for name in table_names} for _ in rows]
    for name in table_names:
        for record in tables.records(analysis[name]):
            found[int(record["article_id"])][name].append(record)
    return found


def published(value: object) -> Published:
    """The publication date of a row: a whole ISO date or unknown; what can be read in two ways is not guessed."""
    text = value[:10] if isinstance(value, str) else ""
    try:
        day = date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        day = None
    if day is None:
        return Published(None, None, None, "unknown", "no whole ISO date in the row")
    return Published(day, day, "day", "stated", "in the row")


def _article(number: str, row: Mapping[str, Any]) -> Article:
    return Article(
        id=number,
        file=f"{number}.txt",
        text=row["text"],
        title=_known(row.get("title")),
        outlet=_known(row.get("outlet")),
        author=_UNKNOWN,
        published=published(row.get("published")),
    )


def _known(value: object) -> Known:
    return Known(value, "stated", "in the row") if isinstance(value, str) and value else _UNKNOWN
