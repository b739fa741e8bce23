"""What was read, one row for each article: to be looked at, corrected in place, and left out, before anything is compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis.errors import CorpusError
from analysis.model import Known, Published
from analysis.read import review, stating
from analysis.read.review import Row
from analysis.store import tables
from components import controls
from components.desk import Desk
from components.escaping import md

PAGE_SIZE = 25
ROW_HEIGHT = 35
SHOWN = {"all": "All", "doubtful": "Doubtful", "out": "Left out"}
EDITED: dict[str, stating.Field] = {"outlet": "outlet", "date": "published", "title": "title", "author": "author"}
"""Column → what of an article it states."""
MOST_LINES = 8


def show(desk: Desk) -> None:
    """The table of articles, a page at a time, with what was not read above it."""
    found = desk.review
    st.header("What was read")
    n_out = len(desk.left_out & {row.article_id for row in found.rows})
    outlets = {review.name(row.outlet) for row in found.rows} - {""}
    st.markdown(
        f"**{_n(len(found.rows), 'article')}** by {_n(len(outlets), 'named outlet')}; {len(found.doubtful):,} doubtful; "
        f"{n_out:,} left out. Outlet, date, title and author can be corrected in the table: what you write counts as stated by you."
    )
    _not_read(desk)
    shown = controls.switch("Show", SHOWN, key="rows_shown")
    rows = [row for row in found.rows if _is_shown(desk, row, shown)]
    if not rows:
        st.info("No article is left out." if shown == "out" else "Nothing is doubtful about these articles.")
        return
    first = PAGE_SIZE * controls.page_of(len(rows), PAGE_SIZE, key="rows_read", of=shown)
    _table(desk, rows[first : first + PAGE_SIZE], f"{shown}_{first}")


def _is_shown(desk: Desk, row: Row, shown: str) -> bool:
    return shown == "all" or bool(row.doubts if shown == "doubtful" else row.article_id in desk.left_out)


def _table(desk: Desk, rows: Sequence[Row], name: str) -> None:
    base = _frame(desk, rows)
    edited = st.data_editor(
        base,
        key=f"read_{desk.round}_{desk.edition}_{name}",
        hide_index=True,
        disabled=[str(column) for column in base if column not in (*EDITED, "use")],
        height=ROW_HEIGHT * (len(rows) + 1) + 3,
        column_config={
            "use": st.column_config.CheckboxColumn("use", width=70, help="Whether the article enters the comparison"),
            "title": st.column_config.TextColumn("title", width=240, max_chars=stating.MAX_LETTERS),
            "date": st.column_config.TextColumn("date", width=95, help="Such as 2024-05-16; empty where it is unknown"),
            "doubtful": st.column_config.TextColumn("doubtful", width=280),
            "boilerplate": st.column_config.NumberColumn(
                "boilerplate", format="%d %%", help="Lines of the file that were left out"
            ),
        },
    )
    if changes := _changes(base, edited):
        _take_over(desk, changes)
        st.rerun()
    for line in desk.refused:  # below the table, so that it does not move under the reader's hand
        st.warning(md(line))
    with st.expander("The same in words: what is known of each article, why, and what is doubtful"):
        for row in rows:
            _in_words(row)


def _in_words(row: Row) -> None:
    known: dict[str, tuple[str | None, Known | Published]] = {
        "outlet": (review.name(row.outlet), row.outlet),
        "date": (review.day(row.published), row.published),
        "author": (row.author.value, row.author),
    }
    said = "; ".join(f"{what} {value or '–'} ({review.evidence(why)})" for what, (value, why) in known.items())
    st.markdown(f"**{md(row.title.value or 'No title')}** · {md(row.article_id)} · {row.n_words:,} words · {md(said)}")
    for doubt in row.doubts:
        st.text(f"Doubtful: {doubt.text}")


def _changes(base: pd.DataFrame, edited: pd.DataFrame) -> list[tuple[str, str, Any]]:
    """Article, column and value of each cell that the reader changed."""
    pairs = zip(tables.records(base), tables.records(edited), strict=True)
    return [
        (old["article"], column, new[column]) for old, new in pairs for column in ("use", *EDITED) if old[column] != new[column]
    ]


def _take_over(desk: Desk, changes: Sequence[tuple[str, str, Any]]) -> None:
    lines: list[str] = []
    for article_id, column, value in changes:
        try:
            if column == "use":
                desk.choose(article_id, included=bool(value))
            else:
                desk.state(article_id, EDITED[column], value)
        except CorpusError as error:
            lines.append(f"{article_id}: {error}" if column == "date" else str(error))
    desk.edition += 1
    desk.refused = tuple(lines)


def _frame(desk: Desk, rows: Sequence[Row]) -> pd.DataFrame:
    columns: dict[str, list[object]] = {
        "use": [row.article_id not in desk.left_out for row in rows],
        "title": [row.title.value or "" for row in rows],
        "outlet": [review.name(row.outlet) for row in rows],
        "date": [review.day(row.published) for row in rows],
        "doubtful": ["; ".join(doubt.text for doubt in row.doubts) for row in rows],
        "author": [row.author.value or "" for row in rows],
        "words": [row.n_words for row in rows],
        "language": [_language(row) for row in rows],
        "boilerplate": [round(100 * row.boilerplate) for row in rows],
        "outlet is": [review.evidence(row.outlet) for row in rows],
        "date is": [review.evidence(row.published) for row in rows],
        "title is": [review.evidence(row.title) for row in rows],
        "author is": [review.evidence(row.author) for row in rows],
        "article": [row.article_id for row in rows],
        "file": [row.file for row in rows],
    }
    return pd.DataFrame(columns)


def _language(row: Row) -> str:
    return "not told" if row.language is None else row.language if review.in_english(row) else f"{row.language}: listed only"


def _not_read(desk: Desk) -> None:
    """Files and rows that could not be read, how the tables were understood, and files that held several articles."""
    assert desk.corpus, "an article has been read"
    skipped = desk.corpus.skipped
    if skipped:
        st.warning("\n".join(["**Not read:**\n", *(f"- {md(one.reason)}" for one in skipped[:MOST_LINES])]))
    if len(skipped) > MOST_LINES:
        with st.expander(f"{len(skipped) - MOST_LINES:,} more lines about what was not read"):
            for one in skipped[MOST_LINES:]:
                st.text(one.reason)
    for table in desk.corpus.tables:
        taken = ", ".join(f"{field} from “{column}”" for field, column in table.taken.items())
        left = f" Not read: {', '.join(table.left)}." if table.left else ""
        st.caption(md(f"{table.file}: {table.n_articles:,} of {_n(table.n_rows, 'row')} with text; {taken}.{left}"))
    if split := desk.review.split:
        titles = {row.article_id: row.title.value or "no title" for row in desk.review.rows}
        with st.expander(f"{_n(len(split), 'file')} held several articles"):
            for file, articles in split.items():
                st.markdown(f"**{md(file)}**: {len(articles)} articles")
                for article in articles:
                    st.text(f"{article}: {titles[article]}")


def _n(n: int, thing: str) -> str:
    return f"{n:,} {thing}{'s' * (n != 1)}"
