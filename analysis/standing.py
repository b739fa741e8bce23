"""Which articles of a corpus are analysed, and which are listed only: other languages, and copies that would count twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

import pandas as pd

from analysis.find import words
from analysis.model import Article, Corpus, Standing
from analysis.read import duplicates, language
from analysis.read.duplicates import Group

Copies = Literal["all", "outlet", "once"]
"""Which copies count: `all` of them; a text once for each `outlet` that printed it, word for word; a text `once`, wherever it or
a near version of it stands. An outlet that prints a text twice does not say it twice, so `outlet` is the rule."""


@dataclass(frozen=True, slots=True)
class Place:
    """What becomes of an article, and which other one it is a copy of."""

    standing: Standing
    duplicate_of: str | None


def find(corpus: Corpus, copies: Copies) -> dict[str, Place]:
    """Article id → what becomes of it."""
    copied = duplicates.copied(duplicates.find(corpus.articles))
    articles = {article.id: article for article in corpus.articles}
    return {key: _place(article, copied.get(key), articles, copies) for key, article in articles.items()}


def named(copies: str) -> Copies:
    """The rule of that name. Provenance holds no other."""
    return next(rule for rule in get_args(Copies) if rule == copies)


def text_of(article: Article, place: Place) -> Article:
    """The article as the finders see it: without text where it is listed only."""
    return article if place.standing == "ok" else replace(article, text="")


def apply(table: pd.DataFrame, corpus: Corpus, places: Mapping[str, Place]) -> pd.DataFrame:
    """The table of articles with what became of each; the words of those that are listed only are counted, not analysed."""
    texts = {article.id: article.text for article in corpus.articles}
    ids = table["article_id"]
    listed = [places[i].standing != "ok" for i in ids]
    n_words = [words.count(texts[i]) if out else n for i, n, out in zip(ids, table["n_words"], listed, strict=True)]
    return table.assign(
        n_words=pd.Series(n_words, index=table.index, dtype=table["n_words"].dtype),
        standing=pd.Series([places[i].standing for i in ids], index=table.index, dtype=table["standing"].dtype),
        duplicate_of=pd.Series([places[i].duplicate_of for i in ids], index=table.index, dtype=table["duplicate_of"].dtype),
    )


def _place(article: Article, copy: tuple[str, Group] | None, articles: Mapping[str, Article], copies: Copies) -> Place:
    first = copy[0] if copy else None
    if not language.is_analysed(article.language):
        return Place("not_applicable", first)
    if copy and _counts_once(article, articles[copy[0]], copy[1], copies):
        return Place("duplicate", first)
    return Place("ok", first)


def _counts_once(article: Article, first: Article, group: Group, copies: Copies) -> bool:
    if copies == "once":
        return group.kind in ("exact", "near")
    return copies == "outlet" and group.kind == "exact" and article.outlet.value == first.outlet.value
