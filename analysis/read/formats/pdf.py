"""PDF files → the text of their pages, lines put together to paragraphs; running heads and feet left out.

A scanned page has no text and is not read.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter

from analysis.errors import CorpusError
from analysis.read.limits import MAX_CHARACTERS
from analysis.read.raw import Raw

MAX_PAGES = 400
"""More is a book."""
RUNNING = 3
"""A line at the edge of so many pages is a running head or foot."""
FULL_WIDTH = 0.8
"""A line shorter than this share of the usual width that ends a sentence ends its paragraph."""


def read(data: bytes, name: str) -> list[Raw]:
    """The text of a file. Raises ``CorpusError`` where it is broken, locked, scanned or too long."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on broken files are not for the reader
    try:
        file = pypdf.PdfReader(io.BytesIO(data))
        if file.is_encrypted and not file.decrypt(""):
            raise CorpusError(f"{name}: locked with a password; save it without one")
        if len(file.pages) > MAX_PAGES:
            raise CorpusError(f"{name}: {len(file.pages):,} pages are no article; cut it out of them")
        pages: list[list[str]] = []
        for page in file.pages:
            pages.append([line.strip() for line in page.extract_text().splitlines()])
            if sum(len(line) for lines in pages for line in lines) > MAX_CHARACTERS:
                raise CorpusError(f"{name}: more than {MAX_CHARACTERS:,} characters are no single article; split the file")
    except CorpusError:
        raise
    except Exception:  # a broken file makes pypdf raise whatever the broken part leads to
        raise CorpusError(f"{name}: a PDF that cannot be read; save it again or give the text") from None
    text = "\n\n".join(paragraphs(pages))
    if not text:
        raise CorpusError(f"{name}: no text in the PDF; scanned pages need text recognition first")
    return [Raw(text)]


def paragraphs(pages: list[list[str]]) -> list[str]:
    """The paragraphs of pages of lines."""
    edges = Counter(_shape(line) for page in pages for line in {*page[:2], *page[-2:]} if line)
    lines = [
        line
        for page in pages
        for place, line in enumerate(page)
        if not (line and min(place, len(page) - 1 - place) < 2 and edges[_shape(line)] >= RUNNING) and not line.isdigit()
    ]
    widths = sorted(len(line) for line in lines if line)
    usual = widths[len(widths) * 3 // 4] if widths else 0
    found: list[str] = []
    begins = True
    for line in lines:
        if not line:
            begins = True
            continue
        found[:] = [*found, line] if begins else found
        if not begins:
            found[-1] = found[-1][:-1] + line if re.search(r"[a-z]-$", found[-1]) and line[0].islower() else f"{found[-1]} {line}"
        begins = len(line) < FULL_WIDTH * usual and (bool(re.search(r"[.!?][\"”’')]*$", line)) or len(line) < usual / 2)
    return found


def _shape(line: str) -> str:
    """The line without its numbers: page 3 and page 4 are one running foot."""
    return re.sub(r"\d+", "#", line)
