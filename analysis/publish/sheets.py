"""A table as a file that a spreadsheet may open: CSV in UTF-8, in which no text is a formula."""

from __future__ import annotations

import pandas as pd

from analysis.store import formulas


def csv(table: pd.DataFrame) -> bytes:
    """The table with a mark at its head that names the encoding; a text that could be a formula gets an apostrophe before it."""
    numeric = [pd.api.types.is_numeric_dtype(dtype) for dtype in table.dtypes]
    rows = [
        [value if number else _plain(value) for value, number in zip(row, numeric, strict=True)]
        for row in table.itertuples(index=False, name=None)
    ]
    safe = pd.DataFrame(rows, columns=pd.Index([_plain(str(name)) for name in table.columns]), dtype=object)
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _plain(value: object) -> object:
    return formulas.escape(value) if isinstance(value, str) else value
