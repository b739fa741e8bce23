"""Article: one article, sentence by sentence, with what was found in it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.measure import scope
from components import blocks, controls, marking, reader
from components.cached import View
from components.escaping import md

LEGEND = {
    "entities": "names underlined (or in a full frame)",
    "voice": "double bar: quoted; broken bar: partly quoted; dotted bar: told as somebody's speech",
    "valence": "word tone below the place, -1 to 1",
    "frames": "frame cues dotted",
    "speakers": "speakers and words of saying tinted, with who speaks below",
    "stance": "names with a stance framed, with the score below, -1 to 1",
    "loaded": "loaded words on a wavy line (or in a double frame)",
    "certainty": "cues of certainty in italics",
}

TWINS = {
    "sentences": "sentence paragraph voice n_words n_words_quoted valence valence_own valence_quoted",
    "mentions": "sentence surface entity kind form stance voice rule confidence",
    "frames": "sentence frame cue voice",
    "quotes": "sentence kind act speaker speaker_kind speaker_side speaker_organization cue cue_class rule confidence",
    "loaded": "sentence cue category voice",
    "cues": "sentence indicator category cue entity patient voice rule",
    "times": "sentence surface type value from_date to_date granularity rule",
    "events": "sentence actor action target class score negated hypothetical requested future from_date date_rule",
}
"""The columns that stand in the tables below the article."""


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
    st.caption(
        "Legend: " + "; ".join(LEGEND[mark] for mark in shown) + ". Each line begins with its paragraph and sentence."
        if shown
        else "No marks."
    )
    if not view.corpus.shows_originals:
        st.caption(
            f"**{blocks.PARAPHRASE}.** Names and cues of the original stand below each line; the original itself is not published here."
        )
    part = scope.of_articles(view.data, [chosen])
    reader.show(marking.lines(part["sentences"], marking.marks(part, shown), view), shown, key="reader")
    _twin(view, part)


def _head(article: pd.Series) -> None:
    st.title(md(str(article["title"])) if pd.notna(article["title"]) else "No title")
    author = str(article["author"]) if pd.notna(article["author"]) else "author unknown"
    st.markdown(
        f"**{md(scope.label(article.to_frame().T))}** · {md(author)} · {md(scope.published(article))} · "
        f"{md(str(article['genre']))} · {int(article['n_words']):,} words"
    )
    if pd.notna(article["published_check"]):
        st.caption(md(str(article["published_check"])))
    if pd.notna(article["summary"]):
        st.text(str(article["summary"]))


def _twin(view: View, part: Analysis) -> None:
    with st.expander("The findings as tables"):
        for name, columns in TWINS.items():
            st.markdown(f"**{name.capitalize()}**")
            table = part[name][[*columns.split(), *([blocks.wording(view)] if name == "sentences" else [])]]
            if table.empty:
                st.text("None were found.")
            else:
                st.dataframe(table, hide_index=True)


if __name__ == "__main__":
    render(controls.view())
