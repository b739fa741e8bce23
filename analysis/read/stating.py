"""What a person says of an article that was read: outlet, author, title or date, stated by them from then on.

The text is never changed. What a person takes out is unknown; it is not what the file said before.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

from analysis.errors import CorpusError
from analysis.model import Article, Known, Published
from analysis.read import dates

Field = Literal["outlet", "author", "title", "published"]
FIELDS: tuple[Field, ...] = ("outlet", "published", "author", "title")
BY_YOU = "by you"
MAX_LETTERS = 300
"""No name of an outlet or author is longer, and no headline."""


def state(article: Article, field: Field, value: str | None, *, today: date | None = None) -> Article:
    """The article with what a person states. Raises ``CorpusError`` naming the value and the cure where it is no date or too long."""
    plain = " ".join((value or "").split())
    if field == "published":
        return replace(article, published=_published(plain, today or date.today()))
    if len(plain) > MAX_LETTERS:
        raise CorpusError(f"{article.id}: {field} of {len(plain):,} letters; give no more than {MAX_LETTERS}")
    known = Known(plain, "stated", BY_YOU) if plain else Known(None, "unknown", f"taken out {BY_YOU}")
    if field == "outlet" and not plain:
        known = Known(f"Unknown ({article.id})", "unknown", known.reason)
    if field == "outlet":
        return replace(article, outlet=known)
    return replace(article, author=known) if field == "author" else replace(article, title=known)


def _published(text: str, today: date) -> Published:
    if not text:
        return dates.unknown(f"taken out {BY_YOU}")
    found = dates.find(text, "the date", today=today)
    if found.first is None:
        raise CorpusError(f"{found.reason}; write it as 2024-05-16, or leave it empty")
    return replace(found, reason=BY_YOU)
