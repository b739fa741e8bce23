"""The rows of a table → articles: which column holds what is guessed from the columns' names, said, and can be corrected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import get_args

from analysis.errors import CorpusError
from analysis.model import Columns, Status
from analysis.read import markup
from analysis.read.limits import MAX_CHARACTERS
from analysis.read.raw import FIELDS, Content, Field, Raw, Said

Record = Mapping[str, object]
Mapped = Mapping[str, str]
"""Field → column, as somebody who knows the table says it; an empty name where no column holds the field."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a table looks like before it is read: its columns, an example of each, and which would be taken for which field."""

    file: str
    columns: tuple[str, ...]
    examples: tuple[str, ...]
    guessed: Mapping[str, str]


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
EVIDENCE = ("status", "reason")
"""A column may say of another one whether its values are stated, inferred or unknown, and why: ``date``, ``date_status``, ``date_reason``."""
SAMPLE = 80
"""So many letters of a cell are shown as an example."""
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
        text, is_page = _text(row.get(taken["text"]))
        if len(text) > MAX_CHARACTERS:
            too_long.append(f"{name}: row {n_rows}: {len(text):,} characters are no single article; split it")
        elif text:
            articles.append(Raw(text, said, f":{n_rows}", is_body=True, is_page=is_page))
    known = {*taken.values(), *(f"{column}_{part}" for column in taken.values() for part in EVIDENCE)}
    left = tuple(column for column in columns if column not in known)
    n_empty = n_rows - len(articles) - len(too_long)
    return Content(tuple(articles), Columns(name, taken, left, n_rows, len(articles), n_empty), tuple(too_long))


def head(records: Iterable[Record], name: str) -> Head:
    """The columns of a table, from its first rows. Raises ``CorpusError`` where it has none."""
    rows = [_flat(row) for row in islice(iter(records), LOOK_AHEAD)]
    columns = tuple(dict.fromkeys(column for row in rows for column in row))
    if not columns:
        raise CorpusError(f"{name}: the table has no rows; put one article into each")
    examples = (next(filter(None, (_cell(row.get(column)) for row in rows)), "") for column in columns)
    return Head(name, columns, tuple(example[:SAMPLE] for example in examples), guess(columns))


def columns_of(columns: Iterable[str], name: str, mapping: Mapped | None = None) -> dict[str, str]:
    """Field → column. Raises ``CorpusError`` where a mapping names what is not there, or nothing holds the text."""
    there = list(columns)
    taken: dict[str, str] = {}
    for key, column in (mapping or {}).items():
        if key not in FIELDS:
            raise CorpusError(f"{key}: no field of an article; the fields are {', '.join(FIELDS)}")
        if column and column not in there:
            raise CorpusError(f"{name}: has no column “{column}”; its columns are {_listed(there)}")
        taken[key] = column
    taken = {key: column for key, column in guess(there, taken).items() if column}
    if "text" not in taken:
        raise CorpusError(f"{name}: no column holds the text, as far as the names tell ({_listed(there)}); say --column text=NAME")
    return {key: taken[key] for key in FIELDS if key in taken}


def guess(columns: Iterable[str], known: Mapped | None = None) -> dict[str, str]:
    """Field → column, as far as the names of the columns tell; what is known goes before, and its columns are taken."""
    taken = dict(known or {})
    plain = {_plain(column): column for column in reversed(list(columns))}
    for key, names in NAMES.items():
        free = (plain[n] for n in names if n in plain and plain[n] not in taken.values())
        if key not in taken:
            taken.update((key, column) for column in islice(free, 1))
    return taken


def _said(row: Mapping[str, object], taken: Mapping[str, str]) -> dict[Field, Said]:
    said: dict[Field, Said] = {}
    for key in FIELDS[1:]:
        if key in taken:
            column = taken[key]
            value = _cell(row.get(column))
            if value or key == "published":
                said[key] = _with_evidence(Said(value, f"the column “{column}”"), row, column)
    return said


def _with_evidence(said: Said, row: Mapping[str, object], column: str) -> Said:
    """The value with the status and the reason that columns beside its own give."""
    status, reason = (_cell(row.get(f"{column}_{part}")) for part in EVIDENCE)
    known: Status | None = next((one for one in get_args(Status) if one == status), None)
    return Said(said.value, reason, known) if known and reason else said


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


def _text(value: object) -> tuple[str, bool]:
    """The text of a cell, and whether it was a piece of a web page, in which boilerplate may be left."""
    if isinstance(value, list | tuple):
        value = "\n\n".join(part for part in value if isinstance(part, str))
    if not isinstance(value, str):
        return "", False
    text = value.strip()
    is_page = markup.is_markup(text) and len(text) <= 4 * MAX_CHARACTERS
    if is_page:
        text = markup.plain(text)
    return ("" if text.lower() in MISSING else text), is_page


def _plain(column: str) -> str:
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column)
    return " ".join(re.sub(r"[^a-z0-9]+", " ", parted.lower()).split())


def _listed(columns: list[str]) -> str:
    shown = ", ".join(column[:40] for column in columns[:12])
    return shown + (" …" if len(columns) > 12 else "") if shown else "none"
