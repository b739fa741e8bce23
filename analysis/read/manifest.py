"""``articles.toml``: what a person knows of the articles in a folder, with the reason for each piece."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

from analysis.errors import CorpusError
from analysis.model import Completeness, Genre, Granularity, Known, Published, Status, TextCondition

NAME = "articles.toml"

_FIELDS = {
    "id", "file", "file_sha256", "part", "title", "outlet", "author", "published", "genre", "source_type", "completeness",
    "text_condition", "url", "language", "summary", "note",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One ``[[article]]``: which article of which file it is, and what is known of it; ``None`` where nothing is said."""

    id: str
    file: str
    file_sha256: str | None
    part: int
    title: Known | None
    outlet: Known | None
    author: Known | None
    published: Published | None
    genre: Genre | None
    source_type: str | None
    completeness: Completeness | None
    text_condition: TextCondition | None
    url: str | None
    language: str | None
    summary: str | None


@dataclass(frozen=True, slots=True)
class Manifest:
    """A parsed ``articles.toml``."""

    name: str | None
    description: str | None
    invented: bool
    entries: tuple[Entry, ...]

    def of_file(self, name: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.file == name)

    def of_hash(self, digest: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.file_sha256 == digest)


def seeds() -> Manifest:
    """The manifest of the first corpus; its files are recognised by their hash wherever they lie."""
    return parse((files("seeds") / NAME).read_text("utf-8"), f"seeds/{NAME}")


def of_folder(folder: Path) -> Manifest | None:
    """The folder's own manifest, or ``None`` where it has none."""
    path = folder / NAME
    if not path.is_file():
        return None
    try:
        return parse(path.read_text("utf-8"), str(path))
    except UnicodeDecodeError:
        raise CorpusError(f"{path}: not UTF-8; save the manifest as UTF-8") from None


def parse(text: str, where: str) -> Manifest:
    """A manifest from its text. Raises ``CorpusError`` naming the article and the key that is wrong."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(f"{where}: not valid TOML ({error}); mend that line") from None
    corpus = data.get("corpus", {})
    rows = data.get("article", [])
    if not isinstance(corpus, dict) or not isinstance(rows, list):
        raise CorpusError(f"{where}: needs one [corpus] table and [[article]] tables")
    entries = tuple(_entry(row, f"{where}: article {number}") for number, row in enumerate(rows, 1))
    ids = [entry.id for entry in entries]
    if twice := sorted({i for i in ids if ids.count(i) > 1}):
        raise CorpusError(f"{where}: article id {twice[0]!r} is given twice; ids must be unique")
    return Manifest(corpus.get("name"), corpus.get("description"), bool(corpus.get("invented", False)), entries)


def _entry(row: Mapping[str, Any], where: str) -> Entry:
    if unknown := sorted(set(row) - _FIELDS):
        raise CorpusError(f"{where}: unknown key {unknown[0]!r}; the keys are {', '.join(sorted(_FIELDS))}")
    if not isinstance(row.get("id"), str) or not isinstance(row.get("file"), str):
        raise CorpusError(f"{where}: needs `id` and `file`, both text")
    where = f"{where} ({row['id']})"
    return Entry(
        id=row["id"],
        file=row["file"],
        file_sha256=row.get("file_sha256"),
        part=int(row.get("part", 1)),
        title=_known(row, "title", where),
        outlet=_known(row, "outlet", where),
        author=_known(row, "author", where),
        published=_published(row, where),
        genre=_choice(row, "genre", get_args(Genre), where),
        source_type=row.get("source_type"),
        completeness=_choice(row, "completeness", get_args(Completeness), where),
        text_condition=_choice(row, "text_condition", get_args(TextCondition), where),
        url=row.get("url"),
        language=row.get("language"),
        summary=row.get("summary"),
    )


def _choice(row: Mapping[str, Any], key: str, allowed: tuple[str, ...], where: str) -> Any:
    value = row.get(key)
    if value is not None and value not in allowed:
        raise CorpusError(f"{where}: {key} is {value!r}; it must be one of {', '.join(allowed)}")
    return value


def _reasoned(row: Mapping[str, Any], key: str, where: str) -> tuple[dict[str, Any], Status, str] | None:
    table = row.get(key)
    if table is None:
        return None
    if not isinstance(table, dict) or not table.get("reason") or table.get("status") not in get_args(Status):
        raise CorpusError(f"{where}: {key} needs a status ({', '.join(get_args(Status))}) and a reason")
    return table, table["status"], table["reason"]


def _known(row: Mapping[str, Any], key: str, where: str) -> Known | None:
    found = _reasoned(row, key, where)
    if found is None:
        return None
    table, status, reason = found
    value = table.get("value")
    if (value is None) != (status == "unknown"):
        raise CorpusError(f"{where}: {key} has a value exactly where its status is not `unknown`")
    return Known(value, status, reason)


def _published(row: Mapping[str, Any], where: str) -> Published | None:
    found = _reasoned(row, "published", where)
    if found is None:
        return None
    table, status, reason = found
    first, last = table.get("from"), table.get("to", table.get("from"))
    if status == "unknown":
        if first is not None:
            raise CorpusError(f"{where}: published is `unknown` but has a date; give its status or leave the date out")
        return Published(None, None, None, status, reason)
    if type(first) is not date or type(last) is not date or last < first:
        raise CorpusError(f"{where}: published needs `from` and `to` as days (2024-05-16), the first not after the last")
    if table.get("granularity") not in get_args(Granularity):
        raise CorpusError(f"{where}: published needs a granularity ({', '.join(get_args(Granularity))})")
    return Published(first, last, table["granularity"], status, reason)
