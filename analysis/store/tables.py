"""Rows ↔ tables ↔ files. Columns and types come from the row classes of ``schema``; nothing else decides them.

Parquet for work, CSV for what is kept under version control: one file for each table, rows in a fixed order, so that the
same analysis gives the same bytes.
"""

from __future__ import annotations

import dataclasses
import json
import os
import tempfile
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.errors import TablesError
from analysis.model import Analysis, Corrected, Provenance, Skipped
from analysis.schema import TABLES
from analysis.store import formulas

Format = Literal["parquet", "csv"]
PROVENANCE = "provenance.json"


@cache
def columns(table: str) -> Mapping[str, str]:
    """The columns of a table with their pandas types, in order."""
    row_class = TABLES[table]
    hints = typing.get_type_hints(row_class)
    return {field.metadata.get("column", field.name): _dtype(hints[field.name]) for field in dataclasses.fields(row_class)}


def frame(table: str, rows: Iterable[Any]) -> pd.DataFrame:
    """The table of these rows, typed, also where there are none."""
    names = [field.name for field in dataclasses.fields(TABLES[table])]
    data = [[getattr(row, name) for name in names] for row in rows]
    dtypes = columns(table)
    return pd.DataFrame(data, columns=pd.Index(list(dtypes))).astype(dict(dtypes))


def make_sure(folder: Path, form: Format) -> None:
    """That a folder can take tables, as far as can be told before there are any. Raises ``TablesError``."""
    other: Format = "csv" if form == "parquet" else "parquet"
    if any((folder / f"{name}.{other}").exists() for name in TABLES):
        raise TablesError(f"{folder}: holds tables as {other} already; choose another folder with -o or remove them")
    above = Path(os.path.abspath(folder)).parents
    if not above:
        raise TablesError(f"{folder}: is no folder for tables; name one in it with -o")
    there = next(place for place in (folder, *above) if place.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        reason = "no write permission" if there.is_dir() else "a file is in the way"
        raise TablesError(f"{folder}: cannot be written ({there}: {reason}); choose another folder with -o")


def write(analysis: Analysis, folder: Path, *, form: Format = "parquet") -> tuple[Path, ...]:
    """One file for each table, and how they came to be. Every file appears whole or not at all.

    Raises ``TablesError`` where the folder cannot be written, or holds tables in the other form: they would be of another run.
    """
    make_sure(folder, form)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".writing-", dir=folder) as scratch:
            names = [_write_table(name, analysis.tables[name], Path(scratch), form) for name in TABLES]
            (Path(scratch) / PROVENANCE).write_text(_provenance_text(analysis.provenance), "utf-8")
            _move((*names, PROVENANCE), Path(scratch), folder)
    except OSError as error:
        raise TablesError(f"{folder}: cannot be written ({error.strerror}); choose another folder with -o") from None
    return tuple(folder / name for name in names)


def _move(names: Sequence[str], scratch: Path, folder: Path) -> None:
    """Put finished files into their folder, all of them: whoever stops the run in between waits for the last."""
    try:
        for name in names:
            os.replace(scratch / name, folder / name)
    except KeyboardInterrupt:
        for name in names:
            if (scratch / name).exists():
                os.replace(scratch / name, folder / name)
        raise


def texts(analysis: Analysis) -> Iterator[tuple[str, str]]:
    """The files that ``write`` would write as CSV, by name and content, and nothing written."""
    for name in TABLES:
        yield f"{name}.csv", _csv_of(analysis.tables[name])
    yield PROVENANCE, _provenance_text(analysis.provenance)


def read(folder: Path | str) -> Analysis:
    """The analysis that ``write`` left in a folder, in either form. Raises ``TablesError`` naming what is missing or wrong."""
    folder = Path(folder)
    tables = {name: _read_table(name, folder) for name in TABLES}
    try:
        data = dict(json.loads((folder / PROVENANCE).read_text("utf-8")))
        skipped = tuple(Skipped(**row) for row in data.pop("skipped"))
        corrections = tuple(Corrected(**row) for row in data.pop("corrections", ()))  # tables of older runs have none
        provenance = Provenance(**data, skipped=skipped, corrections=corrections)
    except (OSError, ValueError, KeyError, TypeError):
        raise TablesError(f"{folder / PROVENANCE}: missing or malformed; write the tables again") from None
    return Analysis(tables, provenance)


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as plain mappings, missing values as ``None``."""
    columns = [str(name) for name in table.columns]
    return [
        {name: None if _is_missing(value) else value for name, value in zip(columns, row, strict=True)}
        for row in table.itertuples(index=False, name=None)
    ]


def is_tables(folder: Path) -> bool:
    """Whether a folder holds the tables of an analysis."""
    return (folder / PROVENANCE).is_file()


def _is_missing(value: Any) -> bool:
    return value is None or value is pd.NA or value != value


def _dtype(hint: Any) -> str:
    """The pandas type of an annotation; whole numbers that may be missing need the nullable kind."""
    options = set(typing.get_args(hint)) if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union else {hint}
    missing = type(None) in options
    kinds = options - {type(None)}
    if kinds == {int}:
        return "Int64" if missing else "int64"
    if kinds == {float}:
        return "float64"
    return "bool" if kinds == {bool} else "str"


def _write_table(name: str, table: pd.DataFrame, folder: Path, form: Format) -> str:
    path = folder / f"{name}.{form}"
    if form == "csv":
        path.write_text(_csv_of(table), "utf-8", newline="")
    else:
        pq.write_table(pa.Table.from_pandas(table, preserve_index=False), path)
    return path.name


def _csv_of(table: pd.DataFrame) -> str:
    return str(_changed(table, formulas.escape).to_csv(index=False, lineterminator="\n"))


def _changed(table: pd.DataFrame, change: Callable[[str], str]) -> pd.DataFrame:
    """The table with its texts changed; missing ones stay missing."""
    texts = [name for name, dtype in table.dtypes.items() if dtype == "str"]
    return table.assign(**{str(name): table[name].map(change, na_action="ignore") for name in texts})


def _read_table(name: str, folder: Path) -> pd.DataFrame:
    wanted = columns(name)
    path = next((p for form in ("parquet", "csv") if (p := folder / f"{name}.{form}").is_file()), None)
    if path is None:
        raise TablesError(f"{folder}: has no {name} table; write the tables again")
    try:
        if path.suffix == ".parquet":
            table = pq.read_table(path).to_pandas()
        else:
            table = pd.read_csv(
                path, dtype=dict(wanted), keep_default_na=False, na_values=[""], encoding="utf-8", lineterminator="\n"
            )
            table = _changed(table, formulas.unescape)
        typed: pd.DataFrame = table[list(wanted)].astype(dict(wanted))
        return typed
    except (OSError, ValueError, KeyError, pa.ArrowException) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise TablesError(f"{path}: not the table it should be ({reason}); write the tables again") from None


def _provenance_text(provenance: Provenance) -> str:
    return json.dumps(dataclasses.asdict(provenance), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
