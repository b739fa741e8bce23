"""A table as a file that a spreadsheet may open: CSV in UTF-8, in which no text is a formula."""

from __future__ import annotations

import pandas as pd

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins so is read as a formula by a spreadsheet; OWASP, *CSV injection*."""


def csv(table: pd.DataFrame) -> bytes:
    """The table with a mark at its head that names the encoding; a text that could be a formula gets an apostrophe before it."""
    safe = table.rename(columns=lambda name: _plain(str(name)))
    for column in range(safe.shape[1]):
        if not pd.api.types.is_numeric_dtype(safe.dtypes.iloc[column]):
            safe.isetitem(column, safe.iloc[:, column].astype(object).map(_plain, na_action="ignore"))
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _plain(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.lstrip(" \xa0").startswith(FORMULA) else value
