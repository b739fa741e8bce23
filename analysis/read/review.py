"""What was read, one row for each article: what is known of it, why, and what is doubtful; and the groups of copies.

The one table behind ``parallax check`` and behind the page on which an analyst looks at articles before comparing them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from analysis.model import Article, Corpus, Known, Published
from analysis.read import doubts, duplicates, language
from analysis.read.doubts import Doubt
from analysis.read.duplicates import Group


@dataclass(frozen=True, slots=True)
class Row:
    """One article as it is checked."""

    article_id: str
    file: str
    outlet: Known
    author: Known
    title: Known
    published: Published
    n_words: int
    language: str | None
    boilerplate: float
    """The share of the file's lines that were left out, from 0 to 1."""
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """All articles of a corpus in the order of their ids as a person counts, the groups of copies among them, and the files that held several."""

    rows: tuple[Row, ...]
    groups: tuple[Group, ...]
    split: Mapping[str, tuple[str, ...]]
    """File → the articles that were found in it, where it is no table and they are more than one."""

    @property
    def doubtful(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.doubts)


def of(corpus: Corpus) -> Review:
    """The review of a corpus. Invented articles may be of any day."""
    return look(corpus, duplicates.find(corpus.articles))


def look(corpus: Corpus, groups: tuple[Group, ...]) -> Review:
    """The same where the copies are known already; to find them takes longest."""
    copied = duplicates.copied(groups)
    today = date.max if corpus.invented else None
    ordered = sorted(corpus.articles, key=lambda article: _counted(article.id))
    rows = tuple(_row(article, doubts.find(article, copy=copied.get(article.id), today=today)) for article in ordered)
    return Review(rows, groups, _split(corpus))


def evidence(known: Known | Published) -> str:
    """Whether a piece of metadata is stated, inferred or unknown, and why we say so."""
    return f"{known.status}: {known.reason}"


def day(published: Published) -> str:
    """A publication date as it is written and can be read again: a day, a month or a year; empty where it is unknown."""
    first, last = published.first, published.last
    if first is None or last is None:
        return ""
    length = {"month": 7, "year": 4}.get(str(published.granularity), 10)
    plain = first.isoformat()[:length]
    return plain if length < 10 or first == last else f"{plain} to {last.isoformat()}"


def name(outlet: Known) -> str:
    """An outlet's name; empty where it is unknown."""
    return "" if outlet.status == "unknown" else outlet.value or ""


def in_english(row: Row) -> bool:
    """Whether an article goes through the finders."""
    return language.is_analysed(row.language)


def _counted(article_id: str) -> list[tuple[int, str]]:
    """The order in which a person counts: row 2 before row 10."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", article_id)]


def _row(article: Article, found: tuple[Doubt, ...]) -> Row:
    return Row(
        article.id,
        article.file,
        article.outlet,
        article.author,
        article.title,
        article.published,
        len(article.text.split()),
        article.language,
        doubts.boilerplate(article),
        found,
    )


def _split(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    tables = {table.file for table in corpus.tables}
    n = Counter(article.file for article in corpus.articles)
    several = {file for file, times in n.items() if times > 1 and file not in tables}
    return {file: tuple(a.id for a in corpus.articles if a.file == file) for file in sorted(several)}
