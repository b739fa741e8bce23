"""The main text of saved web pages, ``html/ID.html.gz`` (or ``.html``) beside the rows."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

from analysis.bench.data import Row
from analysis.errors import BenchError
from analysis.read.formats import html

MainText = Callable[[bytes, str | None], str]
"""A page's bytes and its address → its main text."""


def answer(rows: Sequence[Row], *, folder: Path, main_text: MainText = html.main_text) -> dict[str, Row]:
    return {row["id"]: {"text": main_text(page(folder, row["id"]), row.get("url"))} for row in rows}


def page(folder: Path, row_id: str) -> bytes:
    """The bytes of a saved page. Raises ``BenchError`` where it is missing, cut off, or would lie outside of its folder."""
    pages = folder / "html"
    if Path(row_id).name != row_id:
        raise BenchError(f"{row_id!r}: not the name of a page; an id may hold no path")
    packed, plain = pages / f"{row_id}.html.gz", pages / f"{row_id}.html"
    try:
        return gzip.decompress(packed.read_bytes()) if packed.is_file() else plain.read_bytes()
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise BenchError(f"{packed}: not a whole gzip file; fetch or compress it again") from None
    except OSError:
        raise BenchError(f"{packed}: no such page; put the saved pages into a folder html beside the rows") from None
