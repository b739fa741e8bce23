"""JSON lines, packed or not, and JSON files that hold a list of articles → records."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from typing import Any

from analysis.errors import CorpusError
from analysis.read import characters
from analysis.read.limits import MAX_FILE_BYTES, MAX_ROW_BYTES, MAX_TABLE_BYTES, MB
from analysis.read.table import Record

LISTS = ("articles", "items", "results", "data", "docs", "documents")
"""Under one of these names a JSON file may keep its articles."""


def read(data: bytes, name: str) -> Iterator[Record]:
    """The objects of a file, one a line. Raises ``CorpusError`` naming the line that is none."""
    if name.lower().endswith(".gz"):
        data = unpacked(data, name)
    if name.lower().endswith(".json"):
        yield from _listed(data, name)
        return
    for number, line in enumerate(_lines(data, name), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                raise CorpusError(f"{name}: line {number} is not valid JSON; write one object a line, as UTF-8") from None
            if not isinstance(row, dict):
                raise CorpusError(f"{name}: line {number} is no JSON object; write one object a line")
            yield row


def unpacked(data: bytes, name: str) -> bytes:
    """The content of a gzip file. Raises ``CorpusError`` where it is broken or larger than any table may be."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            content = file.read(MAX_TABLE_BYTES + 1)
    except (OSError, EOFError, zlib.error):
        raise CorpusError(f"{name}: not a whole gzip file; fetch or pack it again") from None
    if len(content) > MAX_TABLE_BYTES:
        raise CorpusError(f"{name}: unpacks to more than {MAX_TABLE_BYTES // MB} MB; split it")
    return content


def _lines(data: bytes, name: str) -> Iterator[str]:
    file = io.BytesIO(data)
    number = 0
    while line := file.readline(MAX_ROW_BYTES + 1):
        number += 1
        if len(line) > MAX_ROW_BYTES:
            raise CorpusError(f"{name}: line {number} is longer than {MAX_ROW_BYTES // MB} MB; write one article a line")
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise CorpusError(f"{name}: line {number} is not UTF-8; save the file as UTF-8") from None


def _listed(data: bytes, name: str) -> Iterator[Record]:
    if len(data) > MAX_FILE_BYTES:
        raise CorpusError(f"{name}: larger than {MAX_FILE_BYTES // MB} MB; write the articles as JSON lines (.jsonl)")
    try:
        content: Any = json.loads(characters.decode(data, name))
    except (ValueError, RecursionError):
        raise CorpusError(f"{name}: not valid JSON; write a list of objects, one for each article") from None
    if isinstance(content, dict):
        content = next((content[key] for key in LISTS if isinstance(content.get(key), list)), [content])
    if not isinstance(content, list) or not all(isinstance(row, dict) for row in content):
        raise CorpusError(f"{name}: holds no list of objects; write one object for each article")
    yield from content
