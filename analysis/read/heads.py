"""The tables among files at hand, by their columns, before their rows are read; those in archives too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from analysis.errors import CorpusError
from analysis.model import Skipped
from analysis.read import apart, formats
from analysis.read.collection import one_line, shown
from analysis.read.formats import archive
from analysis.read.table import Head

MOST = 50
"""So many tables are looked at; of the others the columns are guessed when they are read."""


def find(files: Iterable[tuple[str, bytes]]) -> tuple[tuple[Head, ...], tuple[Skipped, ...]]:
    """The heads of the tables, and those that cannot be read with the one line that says why."""
    found: list[Head] = []
    skipped: list[Skipped] = []
    with apart.Reader() as reader:
        for name, unpack in islice(_tables(files), MOST):
            try:
                data = unpack()
                found.append(reader.head(data, name) if formats.of(name, len(data)).apart else formats.head(data, name))
            except CorpusError as error:
                skipped.append(Skipped(name, one_line(str(error))))
    return tuple(found), tuple(skipped)


def _tables(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, Callable[[], bytes]]]:
    for given, data in files:
        name = shown(given.replace("\\", "/"))
        known = formats.FORMATS.get(formats.suffix(name))
        if known and known.kind == "table":
            yield name, lambda data=data: data  # type: ignore[misc]
        elif known and known.kind == "archive":
            yield from _inside(data, name)


def _inside(data: bytes, name: str) -> Iterator[tuple[str, Callable[[], bytes]]]:
    try:
        for inner, unpack in archive.read(data, name):
            known = formats.FORMATS.get(formats.suffix(inner))
            if known and known.kind == "table":
                yield shown(f"{name}/{inner}"), unpack
    except CorpusError:  # reading it says what is wrong with it
        return
