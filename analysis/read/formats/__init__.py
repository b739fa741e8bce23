"""The file types that are read, and how: one module each, with the one verb ``read``, imported when it is needed.

A *table* gives records, which ``table`` makes articles of; a *document* gives texts. What is parsed *apart* is parsed in a
process of its own (``analysis.read.apart``), because a broken or hostile file can make its parser hang or eat all memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Literal

from analysis.errors import CorpusError
from analysis.read import table
from analysis.read.limits import MAX_FILE_BYTES, MAX_TABLE_BYTES, MB
from analysis.read.raw import Content
from analysis.read.table import Head, Mapped


@dataclass(frozen=True, slots=True)
class Format:
    """One file type."""

    module: str
    kind: Literal["table", "document", "archive"] = "document"
    apart: bool = False

    @property
    def max_bytes(self) -> int:
        return MAX_FILE_BYTES if self.kind == "document" else MAX_TABLE_BYTES


FORMATS: Mapping[str, Format] = {
    ".txt": Format("plain"),
    ".md": Format("plain"),
    ".markdown": Format("plain"),
    ".html": Format("html", apart=True),
    ".htm": Format("html", apart=True),
    ".pdf": Format("pdf", apart=True),
    ".docx": Format("document", apart=True),
    ".odt": Format("document", apart=True),
    ".eml": Format("mail", apart=True),
    ".rss": Format("feed", apart=True),
    ".atom": Format("feed", apart=True),
    ".xml": Format("feed", apart=True),
    ".csv": Format("delimited", "table"),
    ".tsv": Format("delimited", "table"),
    ".json": Format("jsonl", "table"),
    ".jsonl": Format("jsonl", "table"),
    ".ndjson": Format("jsonl", "table"),
    ".jsonl.gz": Format("jsonl", "table"),
    ".parquet": Format("parquet", "table", apart=True),
    ".xlsx": Format("workbook", "table", apart=True),
    ".xls": Format("workbook", "table", apart=True),
    ".ods": Format("workbook", "table", apart=True),
    ".zip": Format("archive", "archive"),
}
"""Suffix → how such files are read."""


def suffix(name: str) -> str:
    """The part of a file's name that says its type, in small letters."""
    last = name.rpartition("/")[2].lower()
    parts = last.split(".")
    double = "." + ".".join(parts[-2:])
    return double if len(parts) > 2 and double in FORMATS else f".{parts[-1]}" if len(parts) > 1 else ""


def of(name: str, size: int) -> Format:
    """How a file is read. Raises ``CorpusError`` where its type is not known or it is too large for its type."""
    found = FORMATS.get(suffix(name))
    if found is None:
        raise CorpusError(f"{name}: files of type {suffix(name) or '(none)'} are not read; save the article as .txt")
    if size > found.max_bytes:
        raise CorpusError(f"{name}: {size // MB:,} MB, and no more than {found.max_bytes // MB} MB are read; split the file")
    return found


def head(data: bytes, name: str) -> Head:
    """The columns of a table, in this process. Raises ``CorpusError``, also where the file is no table."""
    found = of(name, len(data))
    if found.kind != "table":
        raise CorpusError(f"{name}: is no table; it has no columns")
    return table.head(import_module(f"analysis.read.formats.{found.module}").read(data, name), name)


def read(data: bytes, name: str, mapping: Mapped | None = None) -> Content:
    """All that a file gives, in this process. Raises ``CorpusError``."""
    found = of(name, len(data))
    module = import_module(f"analysis.read.formats.{found.module}")
    if found.kind == "table":
        return table.read(module.read(data, name), name, mapping)
    return Content(tuple(module.read(data, name)))
