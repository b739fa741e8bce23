"""What is doubtful about an article, before it enters a comparison."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from analysis.model import Article
from analysis.read import language
from analysis.read.duplicates import Group

DoubtKind = Literal["date", "outlet", "title", "language", "short", "cut", "boilerplate", "repost", "copy"]

SHORT_WORDS = 80
"""An article of fewer words is a teaser or a caption as often as a report."""
BOILERPLATE_SHARE = 0.4
"""Where this share of a file's lines was left out, so may have been some of the article."""
HEAD_RULES = frozenset(["title", "byline", "date_banner"])
"""Lines that are left out because they are metadata."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubt, in words for a person."""

    kind: DoubtKind
    text: str


def find(article: Article, *, copy: tuple[str, Group] | None = None, today: date | None = None) -> tuple[Doubt, ...]:
    """The doubts about an article; ``copy`` is what ``duplicates.copied`` says of it."""
    found: list[Doubt] = []
    published = article.published
    if published.status != "stated":
        found.append(Doubt("date", f"date {published.status}: {published.reason}"))
    elif published.first and published.first > (today or date.today()):
        found.append(Doubt("date", f"date in the future: {published.first.isoformat()}"))
    if article.outlet.status != "stated":
        found.append(Doubt("outlet", f"outlet {article.outlet.status}: {article.outlet.reason}"))
    if article.title.value is None:
        found.append(Doubt("title", "no title"))
    if not language.is_analysed(article.language):
        found.append(Doubt("language", f"language {article.language}, not English: listed, not analysed"))
    if (n_words := len(article.text.split())) < SHORT_WORDS and language.is_analysed(article.language):
        found.append(Doubt("short", f"very short: {n_words} words"))
    if article.completeness == "truncated":
        found.append(Doubt("cut", "the text is cut off"))
    if (share := boilerplate(article)) >= BOILERPLATE_SHARE:
        found.append(Doubt("boilerplate", f"{share:.0%} of the file's lines are boilerplate"))
    if article.text_condition in ("repost", "retranslated"):
        found.append(Doubt("repost", f"a {article.text_condition} copy, not the outlet's own page"))
    if copy:
        found.append(Doubt("copy", _copied(*copy)))
    return tuple(found)


def boilerplate(article: Article) -> float:
    """The share of the file's lines that were left out as boilerplate, from 0 to 1; headline, byline and date do not count."""
    out = sum(dropped.rule not in HEAD_RULES for dropped in article.dropped)
    kept = article.text.count("\n\n") + 1
    return out / (out + kept)


def _copied(first: str, group: Group) -> str:
    if group.kind == "exact":
        return f"word for word the same as {first}"
    how = "nearly the same as" if group.kind == "near" else "shares wire copy with"
    return f"{how} {first} (at least {group.share:.0%} of their word sequences)"
