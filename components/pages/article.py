"""Article: one article, sentence by sentence, with what was found in it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.correct.overlay import MARK
from analysis.measure import scope
from components import blocks, controls, corrections, findings, marking, reader
from components.cached import View
from components.escaping import md


def render(view: View) -> None:
    articles = view.data["articles"]
    if articles.empty:
        st.title("Article")
        blocks.empty("No article fits the choice in the sidebar. Choose more outlets or all dates.")
        return
    titles = {str(row["article_id"]): f"{row['article_id']} · {scope.label(row.to_frame().T)}" for _, row in articles.iterrows()}
    chosen = controls.choose_one("Article", list(titles), key="article", titles=titles)
    article = articles[articles["article_id"] == chosen].iloc[0]
    _head(article)
    shown = controls.choose_some("Marks", reader.MARKS, reader.FIRST, key="marks")
    st.caption(marking.legend(shown))
    if not view.corpus.shows_originals:
        st.caption(
            f"**{blocks.PARAPHRASE}.** Names and cues of the original stand below each line; the original itself is not published here."
        )
    part = scope.of_articles(view.data, [chosen])
    reader.show(marking.lines(part["sentences"], marking.marks(part, shown), view), shown, key="reader")
    findings.show(view, part)
    corrections.form(view, part)


def _head(article: pd.Series) -> None:
    st.title(md(str(article["title"])) if pd.notna(article["title"]) else "No title")
    author = str(article["author"]) if pd.notna(article["author"]) else "author unknown"
    st.markdown(
        f"**{md(scope.label(article.to_frame().T))}** · {md(author)} · {md(scope.published(article))} · "
        f"{md(str(article['genre']))} · {int(article['n_words']):,} words"
    )
    if pd.notna(article["published_check"]):
        st.caption(md(str(article["published_check"])))
    if str(article["published_reason"]).startswith(MARK):
        st.caption(f"Date {md(str(article['published_reason']))}")
    if pd.notna(article["summary"]):
        st.text(str(article["summary"]))


if __name__ == "__main__":
    render(controls.view())
