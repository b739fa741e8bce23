"""Excel and OpenDocument workbooks → records of the first sheet that has rows, its first row as the names of the columns."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime

from analysis.errors import CorpusError
from analysis.read.formats import packed
from analysis.read.table import Record


def read(data: bytes, name: str) -> Iterator[Record]:
    """The rows of a workbook; cells with formulas have the value that was last computed. Raises ``CorpusError``."""
    from python_calamine import CalamineError, CalamineWorkbook

    packed.check(data, name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for sheet in book.sheet_names:
            rows = book.get_sheet_by_name(sheet).to_python()
            if len(rows) > 1:
                names = [str(cell).strip() or f"column {number}" for number, cell in enumerate(rows[0], 1)]
                yield from (dict(zip(names, map(_plain, row), strict=False)) for row in rows[1:] if any(cell != "" for cell in row))
                return
    except (CalamineError, ValueError, OSError):
        raise CorpusError(f"{name}: not a workbook that can be read; save it again as .xlsx or as CSV") from None
    raise CorpusError(f"{name}: no sheet has rows; put one article into each")


def _plain(cell: object) -> object:
    """Dates as text; a date without a time of day comes as midnight."""
    return cell.isoformat() if isinstance(cell, date | datetime) else cell if isinstance(cell, str | float | int) else str(cell)
