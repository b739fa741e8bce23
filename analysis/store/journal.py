"""Articles that are finished, kept in one file beside the output until all are, so that a stopped run goes on where it stopped.

A record is its length and the compressed JSON of one article; it is appended whole, and a record that was cut off is dropped.
"""

from __future__ import annotations

import dataclasses
import json
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO

from analysis.errors import TablesError
from analysis.read.corpus import UNFINISHED
from analysis.rows.made import Made
from analysis.schema import TABLES

HEAD = b"Parallax, finished articles, 1\n"
LENGTH = 4


def beside(output: Path) -> Path:
    """Where the finished articles of a run are kept that writes its tables into ``output``."""
    whole = Path(os.path.abspath(output))  # `.` and `..` have no name of their own
    return whole.with_name(whole.name + UNFINISHED)


class Journal:
    """The finished articles of a run, by key. ``done`` says how many of them were taken from the file."""

    def __init__(self, path: Path, *, fresh: bool = False) -> None:
        self.path = path
        self.done = 0
        self._places: dict[str, tuple[int, int]] = {}
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file: IO[bytes] = _opened(path, fresh=fresh)
            self._index()
        except OSError as error:
            raise TablesError(f"{path}: cannot be written ({error.strerror}); choose another folder with -o") from None

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """The file goes when all is done, or where there is nothing in it; it stays when the run was stopped."""
        self._file.close()
        if kind is None or not self._places:
            self.path.unlink(missing_ok=True)

    def __len__(self) -> int:
        return len(self._places)

    def get(self, key: str, /) -> Made | None:
        place = self._places.get(key)
        if place is None:
            return None
        self._file.seek(place[0])
        data = json.loads(zlib.decompress(self._file.read(place[1])))
        self.done += 1
        rows = {name: [TABLES[name](*row) for row in found] for name, found in data["rows"].items()}
        return Made(rows, tuple(data["n"]), tuple(data["lines"]))

    def __setitem__(self, key: str, made: Made, /) -> None:
        rows = {name: [_values(row) for row in found] for name, found in made.rows.items()}
        content = json.dumps({"key": key, "rows": rows, "n": made.n, "lines": made.lines}).encode()
        record = zlib.compress(content, 1)
        place = self._file.seek(0, 2)
        self._file.write(len(record).to_bytes(LENGTH, "big") + record)
        self._file.flush()
        self._places[key] = (place + LENGTH, len(record))

    def _index(self) -> None:
        """Where each record is; what was cut off at the end goes."""
        end = len(HEAD)
        for key, place, size in self._records():
            self._places[key] = (place, size)
            end = place + size
        self._file.truncate(end)

    def _records(self) -> Iterator[tuple[str, int, int]]:
        self._file.seek(len(HEAD))
        while head := self._file.read(LENGTH):
            place, size = self._file.tell(), int.from_bytes(head, "big")
            record = self._file.read(size) if len(head) == LENGTH else b""
            try:
                yield json.loads(zlib.decompress(record))["key"], place, size
            except (zlib.error, ValueError, KeyError, TypeError):
                return


def _opened(path: Path, *, fresh: bool) -> IO[bytes]:
    """The file, begun where there is none. Raises ``TablesError`` for a file of somebody else's."""
    if path.exists() and path.stat().st_size:
        with path.open("rb") as file:
            if file.read(len(HEAD)) != HEAD:
                raise TablesError(f"{path}: is in the way and not a file of Parallax; rename it, or choose another folder with -o")
        if not fresh:
            return path.open("r+b")
    found = path.open("w+b")
    found.write(HEAD)
    found.flush()
    return found


def _values(row: object) -> list[object]:
    return [getattr(row, field.name) for field in dataclasses.fields(row)]  # type: ignore[arg-type]
