"""What somebody takes away of articles they brought: the tables as a zip of CSV files, and the articles as JSON lines.

Both are made in memory. The articles can be read in again with all that was stated of them; the unpacked tables with
``read_tables``.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable

from analysis.model import Analysis, Article, Known, Published
from analysis.read import review
from analysis.store import tables

DAY = (1980, 1, 1, 0, 0, 0)
"""All files of the zip are of one day: the same tables give the same bytes."""


def zipped(analysis: Analysis) -> bytes:
    """The tables of an analysis; texts that a spreadsheet would run as a formula are made harmless."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in tables.texts(analysis):
            archive.writestr(zipfile.ZipInfo(f"tables/{name}", DAY), content.encode(), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def jsonl(articles: Iterable[Article]) -> bytes:
    """The articles, one a line, each piece of metadata with its status and reason."""
    return "".join(json.dumps(_row(article), ensure_ascii=False) + "\n" for article in articles).encode()


def _row(article: Article) -> dict[str, str | None]:
    said: dict[str, str | None] = {"id": article.id, "file": article.file}
    for field in ("title", "outlet", "author"):
        said |= _known(field, getattr(article, field))
    said |= _evidence("published", review.day(article.published) or None, article.published)
    return said | {"url": article.url, "language": article.language, "text": article.text}


def _known(field: str, known: Known) -> dict[str, str | None]:
    return _evidence(field, None if known.status == "unknown" else known.value, known)


def _evidence(field: str, value: str | None, known: Known | Published) -> dict[str, str | None]:
    return {field: value, f"{field}_status": known.status, f"{field}_reason": known.reason}
