"""JSON lines, plain or gzipped: one object a line, checked field by field, with one clear line for what is wrong.

Positions are half-open code-point spans into the row's ``text``.
"""

from __future__ import annotations

import gzip
import json
import math
import os
import tempfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol

from analysis.errors import BenchError

Row = dict[str, Any]


Plain = Literal["text", "list of texts", "whole number", "number", "true or false", "span", "list of spans"]
Fields = Mapping[str, "Plain | Fields"]
"""What each field of a row must be. A name that ends in ``?`` may be missing or null; nested fields are those of each
object in a list."""


class Answerer(Protocol):
    """Gives the answers by id for rows that hold no gold."""

    def __call__(self, rows: Sequence[Row], *, folder: Path) -> dict[str, Row]: ...


MISSING_FILE = "check the path"


def read(path: Path, fields: Fields) -> list[Row]:
    """The rows of a file, in order; empty lines are passed over.

    Raises ``BenchError`` with file and line for what is no JSON object, lacks a field, has one of another kind, or repeats
    an ``id``.
    """
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(_lines(path), 1):
        if not line.strip():
            continue
        try:
            row = _parsed(line, {"id": "text", **fields})
            if row["id"] in seen:
                raise ValueError(f"the id {row['id']!r} stands in line {seen[row['id']]} already; make every id unique")
        except ValueError as error:
            raise BenchError(f"{path}:{number}: {error}") from None
        seen[row["id"]] = number
        rows.append(row)
    return rows


def write(path: Path, rows: Iterable[Mapping[str, Any]]) -> int:
    """One line for each row, and how many there were. The file appears whole or not at all."""
    count = 0
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".writing-", dir=path.parent)
        scratch = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
                for row in rows:
                    out.write(json.dumps(row, ensure_ascii=False) + "\n")
                    count += 1
            scratch.chmod(0o644)
            scratch.replace(path)
        finally:
            scratch.unlink(missing_ok=True)
    except OSError as error:
        raise BenchError(f"{path}: cannot be written ({error.strerror}); choose another file with -o") from None
    return count


def _lines(path: Path) -> list[bytes]:
    try:
        data = path.read_bytes()
        return (gzip.decompress(data) if path.suffix == ".gz" else data).split(b"\n")
    except FileNotFoundError:
        raise BenchError(f"{path}: no such file; {MISSING_FILE}") from None
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise BenchError(f"{path}: not a whole gzip file; fetch or compress it again") from None
    except OSError as error:
        raise BenchError(f"{path}: cannot be read ({error.strerror}); {MISSING_FILE}") from None


def _parsed(line: bytes, fields: Fields) -> Row:
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise ValueError("not UTF-8; save the file again as UTF-8") from None
    except (json.JSONDecodeError, RecursionError):
        raise ValueError("not valid JSON; write one object a line") from None
    if not isinstance(row, dict):
        raise ValueError(f"holds {_shown(row)}; write one object a line")
    _check(row, fields, "")
    text = row.get("text")
    if isinstance(text, str) and isinstance(row.get("end"), int) and row["end"] > len(text):
        raise ValueError(f"the span ends at {row['end']}, after the text's {len(text)} characters; give code-point offsets")
    return row


def _check(row: Mapping[str, Any], fields: Fields, where: str) -> None:
    for key, wanted in fields.items():
        name, value = key.rstrip("?"), row.get(key.rstrip("?"))
        if key.endswith("?") and value is None:
            continue
        if name not in row:
            raise ValueError(f"the field {where + name!r} is missing; add it")
        if not isinstance(wanted, str):
            _check_list(value, wanted, where + name)
        elif not _is(value, wanted):
            raise ValueError(f"{where + name} holds {_shown(value)}; expected: {wanted}")
    start, end = row.get("start"), row.get("end")
    if "start" in fields and not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end):
        raise ValueError(f"{where}start and {where}end are {start} and {end}; a span needs 0 <= start < end")


def _check_list(value: Any, fields: Fields, name: str) -> None:
    if not isinstance(value, list):
        raise ValueError(f"{name} holds {_shown(value)}; expected: list")
    for number, item in enumerate(value):
        if not isinstance(item, dict):
            raise ValueError(f"{name}[{number}] holds {_shown(item)}; expected: object")
        _check(item, fields, f"{name}[{number}].")


def _is(value: Any, kind: Plain) -> bool:
    match kind:
        case "text":
            return isinstance(value, str)
        case "list of texts":
            return isinstance(value, list) and all(isinstance(item, str) for item in value)
        case "whole number":
            return type(value) is int
        case "number":
            return type(value) in (int, float) and math.isfinite(value)
        case "true or false":
            return isinstance(value, bool)
        case "span":
            return isinstance(value, list) and len(value) == 2 and all(type(n) is int for n in value) and 0 <= value[0] < value[1]
        case "list of spans":
            return isinstance(value, list) and all(_is(item, "span") for item in value)


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else f"{text[:40]}…"
