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

_CORPUS_FIELDS = {"name", "description", "invented"}
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
    try:
        return parse(path.read_text("utf-8-sig"), str(path)) if path.is_file() else None
    except UnicodeDecodeError:
        raise CorpusError(f"{path}: not UTF-8; save the manifest as UTF-8") from None
    except OSError as error:
        raise CorpusError(f"{path}: cannot be opened ({error.strerror}); check its permissions") from None


def parse(text: str, where: str) -> Manifest:
    """A manifest from its text. Raises ``CorpusError`` naming the article and the key that is wrong."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(f"{where}: not valid TOML ({error}); mend that line") from None
    corpus = data.pop("corpus", {})
    rows = data.pop("article", [])
    if data:
        raise CorpusError(f"{where}: unknown table or key {min(data)!r}; write [corpus] once, and [[article]] for each article")
    if not isinstance(corpus, dict) or not isinstance(rows, list):
        raise CorpusError(f"{where}: needs one [corpus] table and [[article]] tables")
    if unknown := sorted(set(corpus) - _CORPUS_FIELDS):
        raise CorpusError(f"{where}: unknown key {unknown[0]!r} in [corpus]; the keys are {', '.join(sorted(_CORPUS_FIELDS))}")
    if not isinstance(invented := corpus.get("invented", False), bool):
        raise CorpusError(f"{where}: invented is {invented!r}; it must be true or false")
    entries = tuple(_entry(row, f"{where}: article {number}") for number, row in enumerate(rows, 1))
    ids = [entry.id for entry in entries]
    if twice := sorted({i for i in ids if ids.count(i) > 1}):
        raise CorpusError(f"{where}: article id {twice[0]!r} is given twice; ids must be unique")
    for number, entry in enumerate(entries, 1):
        if any((entry.file, entry.part) == (other.file, other.part) for other in entries[: number - 1]):
            raise CorpusError(
                f"{where}: article {number} ({entry.id}): part {entry.part} of {entry.file} is given twice; set `part`"
            )
    return Manifest(_text(corpus, "name", where), _text(corpus, "description", where), invented, entries)


def _entry(row: Mapping[str, Any], where: str) -> Entry:
    if not isinstance(row, dict):
        raise CorpusError(f"{where}: is {row!r}; write it as an [[article]] table")
    if unknown := sorted(set(row) - _FIELDS):
        raise CorpusError(f"{where}: unknown key {unknown[0]!r}; the keys are {', '.join(sorted(_FIELDS))}")
    if not isinstance(row.get("id"), str) or not isinstance(row.get("file"), str):
        raise CorpusError(f"{where}: needs `id` and `file`, both text")
    where = f"{where} ({row['id']})"
    return Entry(
        id=row["id"],
        file=row["file"],
        file_sha256=_text(row, "file_sha256", where),
        part=_part(row, where),
        title=_known(row, "title", where),
        outlet=_known(row, "outlet", where),
        author=_known(row, "author", where),
        published=_published(row, where),
        genre=_choice(row, "genre", get_args(Genre), where),
        source_type=_text(row, "source_type", where),
        completeness=_choice(row, "completeness", get_args(Completeness), where),
        text_condition=_choice(row, "text_condition", get_args(TextCondition), where),
        url=_text(row, "url", where),
        language=_text(row, "language", where),
        summary=_text(row, "summary", where),
    )


def _text(row: Mapping[str, Any], key: str, where: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise CorpusError(f"{where}: {key} is {value!r}; write it as text, in quotation marks")
    return value


def _part(row: Mapping[str, Any], where: str) -> int:
    value = row.get("part", 1)
    if type(value) is not int or value < 1:
        raise CorpusError(f"{where}: part is {value!r}; it must be 1, 2 … for the first, second … article of the file")
    return value


def _choice(row: Mapping[str, Any], key: str, allowed: tuple[str, ...], where: str) -> Any:
    value = row.get(key)
    if value is not None and value not in allowed:
        raise CorpusError(f"{where}: {key} is {value!r}; it must be one of {', '.join(allowed)}")
    return value


def _reasoned(row: Mapping[str, Any], key: str, where: str) -> tuple[dict[str, Any], Status, str] | None:
    table = row.get(key)
    if table is None:
        return None
    if (
        not isinstance(table, dict)
        or not table.get("reason")
        or not isinstance(table["reason"], str)
        or table.get("status") not in get_args(Status)
    ):
        raise CorpusError(f"{where}: {key} needs a status ({', '.join(get_args(Status))}) and a reason")
    return table, table["status"], table["reason"]


def _known(row: Mapping[str, Any], key: str, where: str) -> Known | None:
    found = _reasoned(row, key, where)
    if found is None:
        return None
    table, status, reason = found
    value = _text(table, "value", f"{where}: {key}")
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
        if first is not None or last is not None:
            raise CorpusError(f"{where}: published is `unknown` but has a date; give its status or leave the date out")
        return Published(None, None, None, status, reason)
    if type(first) is not date or type(last) is not date or last < first:
        raise CorpusError(f"{where}: published needs `from` and `to` as days (2024-05-16), the first not after the last")
    if table.get("granularity") not in get_args(Granularity):
        raise CorpusError(f"{where}: published needs a granularity ({', '.join(get_args(Granularity))})")
    return Published(first, last, table["granularity"], status, reason)
