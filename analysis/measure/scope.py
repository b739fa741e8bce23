"""The part of an analysis that a reader chose, and what its articles are called."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.errors import SelectionError
from analysis.model import Analysis, Selection

CONDITIONS = {"retranslated": "retranslated copy", "repost": "repost", "truncated": "cut off"}


def outlets(analysis: Analysis) -> list[str]:
    """The outlets of an analysis, in alphabetical order, those without a name last."""
    return sorted(analysis["articles"]["outlet"].unique(), key=lambda name: (name.startswith("Unknown ("), name))


def select(analysis: Analysis, selection: Selection) -> Analysis:
    """The analysis of the chosen outlets and period. An article without a date is in no period.

    Raises ``SelectionError`` where an outlet is not in the corpus.
    """
    articles = analysis["articles"]
    if unknown := [name for name in selection.outlets if name not in set(articles["outlet"])]:
        raise SelectionError(f"{unknown[0]}: no such outlet in this corpus; it has {', '.join(outlets(analysis))}")
    keep = articles["outlet"].isin(selection.outlets) if selection.outlets else pd.Series(True, index=articles.index)
    if selection.first:
        keep &= (articles["published_to"] >= selection.first.isoformat()).fillna(False).astype(bool)
    if selection.last:
        keep &= (articles["published_from"] <= selection.last.isoformat()).fillna(False).astype(bool)
    return of_articles(analysis, articles.loc[keep, "article_id"])


def of_articles(analysis: Analysis, article_ids: Iterable[str]) -> Analysis:
    """The analysis of these articles alone."""
    ids = set(article_ids)
    tables = {name: table[table["article_id"].isin(ids)].reset_index(drop=True) for name, table in analysis.tables.items()}
    return Analysis(tables, analysis.provenance)


def analysed(analysis: Analysis) -> pd.DataFrame:
    """The articles that went through the finders: not those that are listed only."""
    articles = analysis["articles"]
    return articles[~articles["standing"].isin(["not_applicable", "duplicate"])]


def outlet_of(analysis: Analysis) -> pd.Series:
    """Article id → outlet."""
    return analysis["articles"].set_index("article_id")["outlet"]


def with_outlet(analysis: Analysis, table: str) -> pd.DataFrame:
    """A table with the outlet of each row."""
    rows = analysis[table]
    return rows.assign(outlet=rows["article_id"].map(outlet_of(analysis)))


def label(articles: pd.DataFrame) -> str:
    """How the outlet of these articles is written: its name, how we know it, and what is odd about the texts.

    >>> # “The New York Times, inferred; retranslated copy”
    """
    first = articles.iloc[0]
    name = str(first["outlet"])
    if first["outlet_status"] == "inferred":
        name += ", inferred"
    odd = {CONDITIONS[value] for column in ("text_condition", "completeness") for value in articles[column] if value in CONDITIONS}
    return "; ".join([name, *sorted(odd)])


def labels(analysis: Analysis) -> dict[str, str]:
    """Outlet → label."""
    articles = analysis["articles"]
    return {str(outlet): label(rows) for outlet, rows in articles.groupby("outlet", sort=False)}


def article_label(article: pd.Series) -> str:
    """An article as lists name it: outlet with its caveats, date, title."""
    when = published(article)
    return f"{label(article.to_frame().T)} · {when} · {article['title'] if pd.notna(article['title']) else 'no title'}"


def published(article: pd.Series) -> str:
    """The publication date as far as it is known."""
    if pd.isna(article["published_from"]):
        return "date unknown"
    first, last = str(article["published_from"]), str(article["published_to"])
    text = first[:7] if article["published_granularity"] == "month" else first if first == last else f"{first} to {last}"
    return text + (", inferred" if article["published_status"] == "inferred" else "")


def is_ranked(analysis: Analysis, outlet: str) -> bool:
    """Whether an outlet may be ranked by a measure of wording: not where a text of its went through another language."""
    articles = analysis["articles"]
    return not (articles.loc[articles["outlet"] == outlet, "text_condition"] == "retranslated").any()


def by_article(analysis: Analysis) -> Analysis:
    """The same analysis with each article as a group of its own, named by outlet and id."""
    articles = analysis["articles"].copy()
    plain = articles["outlet"].str.startswith("Unknown (")
    articles["outlet"] = articles["outlet"].where(plain, articles["outlet"] + " (" + articles["article_id"] + ")")
    return Analysis({**analysis.tables, "articles": articles}, analysis.provenance)


def by_period(analysis: Analysis) -> Analysis:
    """The same analysis with the articles of a year as a group (of a month, where all are of one year); without the undated.

    An article belongs to the period in which it may have appeared first.
    """
    articles = analysis["articles"]
    known = of_articles(analysis, articles.loc[articles["published_from"].notna(), "article_id"])
    days = known["articles"]["published_from"].astype("str")
    length = 4 if days.str[:4].nunique() > 1 else 7
    dated = known["articles"].assign(outlet=days.str[:length], outlet_status=known["articles"]["published_status"])
    return Analysis({**known.tables, "articles": dated}, analysis.provenance)
