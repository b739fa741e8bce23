"""CSV and TSV → records, with the first line as the names of the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from analysis.errors import CorpusError
from analysis.read import characters
from analysis.read.limits import MAX_ROW_BYTES, MAX_TABLE_BYTES, MB
from analysis.read.table import Record

DELIMITERS = ",;\t|"
SAMPLE = 64 * 1024
"""So much of a file tells its encoding and what parts its columns."""


def read(data: bytes, name: str) -> Iterator[Record]:
    """The rows of a file. Raises ``CorpusError`` where it is no table or a row is out of all proportion."""
    if not data.strip():
        raise CorpusError(f"{name}: the file is empty; put the articles' rows in it")
    _check_lines(data, name)
    lines = io.TextIOWrapper(io.BytesIO(data), encoding=characters.encoding(data, name), newline="")
    csv.field_size_limit(MAX_ROW_BYTES)
    try:
        yield from _rows(lines, name)
    except UnicodeDecodeError:
        raise CorpusError(f"{name}: mixes encodings; save the file as UTF-8") from None
    except csv.Error as error:
        raise CorpusError(f"{name}: not a table that can be read ({error}); save it again as CSV, UTF-8") from None


def _rows(lines: io.TextIOWrapper, name: str) -> Iterator[Record]:
    head = lines.readline().lstrip("\ufeff")
    delimiter = "\t" if name.lower().endswith((".tsv", ".tab")) else max(DELIMITERS, key=head.count)
    columns = next(csv.reader([head], delimiter=delimiter), [])
    if not any(column.strip() for column in columns):
        raise CorpusError(f"{name}: the first line names no columns; put their names there")
    names = [column.strip() or f"column {number}" for number, column in enumerate(columns, 1)]
    for cells in csv.reader(lines, delimiter=delimiter):
        if len(cells) > 10 * len(names) + 100:
            raise CorpusError(f"{name}: a row has {len(cells):,} cells for {len(names)} columns; save it again as CSV, UTF-8")
        if cells:
            yield dict(zip(names, cells, strict=False))


def _check_lines(data: bytes, name: str) -> None:
    """A table of one endless line would fill the memory before it could be refused."""
    start = 0
    limit = MAX_ROW_BYTES
    while len(data) - start > limit:
        end = data.rfind(b"\n", start, start + limit)
        if end < 0 and (end := data.rfind(b"\r", start, start + limit)) < 0:
            raise CorpusError(f"{name}: a line is longer than {limit // MB} MB; put one article into each row")
        start = end + 1
    assert len(data) <= MAX_TABLE_BYTES * 2
