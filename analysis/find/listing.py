"""Reading a hand-written list: its rows with their line numbers, checked. The lists that ship stand in ``lexicons/``."""

from __future__ import annotations

import csv
import hashlib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from analysis.errors import LexiconError


def shipped() -> Traversable:
    """The folder of the lists that ship with Parallax."""
    return files("analysis.find") / "lexicons"


def text(name: str) -> str:
    """The text of a list that ships."""
    return (shipped() / name).read_text("utf-8")


def read(path: Path) -> str:
    """The text of a list. Raises ``LexiconError`` where it is not UTF-8."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise LexiconError(f"{path}: cannot be read as UTF-8; save the file again") from None


def rows(text: str, where: str, columns: Sequence[str], *, symbols: str = "{") -> list[tuple[str, Mapping[str, str]]]:
    """The rows of a CSV list, each with its place (file and line); the first column begins with a letter, a digit or a symbol.

    Raises ``LexiconError`` for a line that does not fit.
    """
    reader = csv.DictReader(text.removeprefix("\ufeff").splitlines())
    if reader.fieldnames != list(columns):
        raise LexiconError(f"{where}: the first line must be {','.join(columns)}")
    found: list[tuple[str, Mapping[str, str]]] = []
    for row in reader:
        place = f"{where}: line {reader.line_num}"
        if None in row or None in row.values():
            raise LexiconError(f"{place} has not {len(columns)} fields; check its commas and quotes")
        if not row[columns[0]][:1].isalnum() and not row[columns[0]].startswith(tuple(symbols)):
            raise LexiconError(f"{place}: {columns[0]} must begin with a letter or digit")
        found.append((f"{place}: {row[columns[0]]}", row))
    return found


def toml(text: str, where: str) -> dict[str, Any]:
    """The data of a TOML list. Raises ``LexiconError`` naming the file and what is wrong."""
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{where}: not valid TOML ({error}); mend that line") from None


def words(text: str) -> frozenset[str]:
    """The words of a list that has nothing but words and lines of comment."""
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def cells(cell: str) -> tuple[str, ...]:
    """The parts of a cell, parted by ``|``."""
    return tuple(part for part in cell.split("|") if part)


def texts(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) and text for text in value):
        raise LexiconError(f"{where}: must be a list of texts")
    return tuple(value)


def is_tables(value: object) -> bool:
    """Whether a value of a TOML list is an array of tables."""
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def number(value: str, where: str) -> float:
    try:
        return float(value)
    except ValueError:
        raise LexiconError(f"{where} is {value!r}; it must be a number") from None


def one_of(value: str, allowed: tuple[str, ...], where: str) -> Any:
    if value not in allowed:
        raise LexiconError(f"{where} is {value!r}; it must be one of {', '.join(allowed)}")
    return value


def unique(names: Iterable[tuple[str, str]]) -> None:
    """Raises ``LexiconError`` at the second row of a name; takes each row's place and name."""
    seen: set[str] = set()
    for place, name in names:
        if name in seen:
            raise LexiconError(f"{place}: {name!r} stands there twice; one row, one decision")
        seen.add(name)


def hash_of(path: Traversable) -> str:
    """The first 12 digits of a file's sha256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
