"""The rows of a table → articles: which column holds what is guessed from the columns' names, said, and can be corrected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice

from analysis.errors import CorpusError
from analysis.model import Columns
from analysis.read import markup
from analysis.read.limits import MAX_CHARACTERS
from analysis.read.raw import FIELDS, Content, Field, Raw, Said

Record = Mapping[str, object]
Mapped = Mapping[str, str]
"""Field → column, as somebody who knows the table says it."""

NAMES: Mapping[Field, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "article", "article text", "article body", "full text", "fulltext", "body text", "main text",
        "maintext", "articlebody", "story", "news text", "plain text", "content text",
    ),
    "title": ("title", "headline", "heading", "article title", "news title", "head line"),
    "outlet": (
        "outlet", "source", "publisher", "publication", "newspaper", "source name", "site name", "sitename", "news outlet", "media",
        "medium", "media name", "news source", "website", "site", "domain", "journal", "publication name",
    ),
    "published": (
        "published", "date", "published at", "published on", "publish date", "published date", "date published", "publication date",
        "pubdate", "pub date", "date publish", "datetime", "article date", "day",
    ),
    "author": ("author", "authors", "byline", "by", "writer", "journalist", "reporter", "author name"),
    "url": ("url", "link", "address", "web address", "permalink", "href", "article url", "web url", "uri"),
    "language": ("language", "lang", "language code"),
}  # fmt: skip
"""Field → names of columns that hold it, the surest first. Dates of collection or change are not among them."""
LOOK_AHEAD = 200
"""So many rows are looked at for the names of their columns: JSON lines may each have other ones."""
MISSING = frozenset(["", "nan", "none", "null", "n/a", "na", "nat", "<na>"])


def read(records: Iterable[Record], name: str, mapping: Mapped | None = None) -> Content:
    """The articles of a table. Raises ``CorpusError`` where no column holds the text."""
    rows = iter(records)
    first = [_flat(row) for row in islice(rows, LOOK_AHEAD)]
    columns = list(dict.fromkeys(column for row in first for column in row))
    if not first:
        raise CorpusError(f"{name}: the table has no rows; put one article into each")
    taken = columns_of(columns, name, mapping)
    articles: list[Raw] = []
    too_long: list[str] = []
    n_rows = 0
    for n_rows, row in enumerate(chain(first, map(_flat, rows)), 1):
        said = _said(row, taken)
        text = _text(row.get(taken["text"]))
        if len(text) > MAX_CHARACTERS:
            too_long.append(f"{name}: row {n_rows}: {len(text):,} characters are no single article; split it")
        elif text:
            articles.append(Raw(text, said, f":{n_rows}", is_body=True))
    left = tuple(column for column in columns if column not in taken.values())
    n_empty = n_rows - len(articles) - len(too_long)
    return Content(tuple(articles), Columns(name, taken, left, n_rows, len(articles), n_empty), tuple(too_long))


def columns_of(columns: Iterable[str], name: str, mapping: Mapped | None = None) -> dict[str, str]:
    """Field → column. Raises ``CorpusError`` where a mapping names what is not there, or nothing holds the text."""
    there = list(columns)
    taken: dict[str, str] = {}
    for key, column in (mapping or {}).items():
        if key not in FIELDS:
            raise CorpusError(f"{key}: no field of an article; the fields are {', '.join(FIELDS)}")
        if column not in there:
            raise CorpusError(f"{name}: has no column “{column}”; its columns are {_listed(there)}")
        taken[key] = column
    plain = {_plain(column): column for column in reversed(there)}
    for key, names in NAMES.items():
        free = (plain[n] for n in names if n in plain and plain[n] not in taken.values())
        if key not in taken:
            taken.update((key, column) for column in islice(free, 1))
    if "text" not in taken:
        raise CorpusError(f"{name}: no column holds the text, as far as the names tell ({_listed(there)}); say --column text=NAME")
    return {key: taken[key] for key in FIELDS if key in taken}


def _said(row: Mapping[str, object], taken: Mapping[str, str]) -> dict[Field, Said]:
    said: dict[Field, Said] = {}
    for key in FIELDS[1:]:
        if key in taken:
            column = taken[key]
            value = _cell(row.get(column))
            if value or key == "published":
                said[key] = Said(value, f"the column “{column}”")
    return said


def _flat(row: Record) -> dict[str, object]:
    """Cells that are objects themselves become columns such as “source.name”."""
    return {inner: value for key, cell in row.items() for inner, value in _opened(str(key), cell)}


def _opened(key: str, cell: object) -> Iterator[tuple[str, object]]:
    if isinstance(cell, Mapping):
        yield from ((f"{key}.{inner}", value) for inner, value in cell.items())
    else:
        yield key, cell


def _cell(value: object) -> str:
    if value is None or isinstance(value, bool | Mapping):
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(filter(None, map(_cell, value)))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = " ".join(str(value).split())
    return "" if text.lower() in MISSING else text


def _text(value: object) -> str:
    if isinstance(value, list | tuple):
        value = "\n\n".join(part for part in value if isinstance(part, str))
    if not isinstance(value, str):
        return ""
    text = value.strip()
    if markup.is_markup(text) and len(text) <= 4 * MAX_CHARACTERS:
        text = markup.plain(text)
    return "" if text.lower() in MISSING else text


def _plain(column: str) -> str:
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column)
    return " ".join(re.sub(r"[^a-z0-9]+", " ", parted.lower()).split())


def _listed(columns: list[str]) -> str:
    shown = ", ".join(column[:40] for column in columns[:12])
    return shown + (" …" if len(columns) > 12 else "") if shown else "none"
