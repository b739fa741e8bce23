"""Article: one article, sentence by sentence, with what was found in it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.find import lexicon
from analysis.measure import scope
from analysis.store import tables
from components import blocks, controls, reader
from components.cached import View
from components.escaping import md
from components.reader import Line, Piece

LEGEND = {
    "entities": "names underlined (or in a full frame)",
    "voice": "double bar: quoted; broken bar: partly quoted",
    "valence": "word tone below the place, -1 to 1",
    "frames": "frame cues dotted",
}


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
    shown = controls.choose_some("Marks", reader.MARKS, reader.MARKS, key="marks")
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
    reader.show(_lines(part["sentences"], _pieces(part, shown), view), shown, key="reader")
    _twin(view, part)


def _head(article: pd.Series) -> None:
    st.title(md(str(article["title"])) if pd.notna(article["title"]) else "No title")
    author = str(article["author"]) if pd.notna(article["author"]) else "author unknown"
    st.markdown(
        f"**{md(scope.label(article.to_frame().T))}** · {md(author)} · {md(scope.published(article))} · "
        f"{md(str(article['genre']))} · {int(article['n_words']):,} words"
    )
    if pd.notna(article["summary"]):
        st.text(str(article["summary"]))


def _pieces(part: Analysis, shown: tuple[str, ...]) -> pd.DataFrame:
    """Names and cues of an article with their spans, in the order of the text."""
    titles = {frame.key: frame.title for frame in lexicon.frames()}
    mentions = part["mentions"].assign(mark="entities", chip=part["mentions"]["entity"])
    hits = part["frames"].assign(mark="frames")
    hits = hits.assign(chip=hits["cue"] + " → " + hits["frame"].map(titles))
    columns = ["sentence", "start", "end", "mark", "chip", "voice"]
    return pd.concat([frame[columns] for frame in (mentions, hits) if len(frame)] or [pd.DataFrame(columns=columns)]).pipe(
        lambda rows: rows[rows["mark"].isin(shown)].sort_values(["start", "end"])
    )


def _lines(sentences: pd.DataFrame, marks: pd.DataFrame, view: View) -> list[Line]:
    return [_line(row, marks[marks["sentence"] == row["sentence"]], view) for row in tables.records(sentences)]


def _line(row: dict[str, Any], marks: pd.DataFrame, view: View) -> Line:
    text, gloss = row["text"], row["gloss"]
    tone = f"{row['valence']:+.2f}" if row["valence"] is not None else "no tone"
    if view.corpus.shows_originals and isinstance(text, str):
        pieces = _marked(text, int(str(row["start"])), marks)
        chips: tuple[Piece, ...] = ()
    else:
        said = gloss if isinstance(gloss, str) else "No wording can be shown for this sentence."
        pieces = (Piece(said),)
        chips = tuple(Piece(str(m["chip"]), (str(m["mark"]),), f"{m['voice']} voice") for m in tables.records(marks))
    return Line(int(str(row["paragraph"])), int(str(row["sentence"])), str(row["voice"]), tone, pieces, chips)


def _marked(text: str, offset: int, marks: pd.DataFrame) -> tuple[Piece, ...]:
    """The sentence cut at every edge of a mark, so that marks may overlap."""
    spans = [(int(m["start"]) - offset, int(m["end"]) - offset, str(m["mark"]), str(m["chip"])) for m in tables.records(marks)]
    edges = sorted({0, len(text), *(edge for start, end, *_ in spans for edge in (start, end) if 0 <= edge <= len(text))})
    pieces = []
    for start, end in pairwise(edges):
        here = [(mark, chip) for s, e, mark, chip in spans if s <= start and end <= e]
        pieces.append(Piece(text[start:end], tuple(dict.fromkeys(mark for mark, _ in here)), "; ".join(chip for _, chip in here)))
    return tuple(pieces)


def _twin(view: View, part: Analysis) -> None:
    with st.expander("The findings as tables"):
        for name, columns in (
            (
                "sentences",
                [
                    "sentence",
                    "paragraph",
                    "voice",
                    "n_words",
                    "n_words_quoted",
                    "valence",
                    "valence_own",
                    "valence_quoted",
                    blocks.wording(view),
                ],
            ),
            ("mentions", ["sentence", "surface", "entity", "kind", "form", "voice", "rule"]),
            ("frames", ["sentence", "frame", "cue", "voice"]),
            ("times", ["sentence", "surface", "value", "from_date", "to_date", "granularity", "rule"]),
            (
                "events",
                [
                    "sentence",
                    "actor",
                    "action",
                    "target",
                    "class",
                    "score",
                    "negated",
                    "hypothetical",
                    "requested",
                    "future",
                    "from_date",
                    "date_rule",
                ],
            ),
        ):
            st.markdown(f"**{name.capitalize()}**")
            table = part[name][columns]
            if table.empty:
                st.text("None were found.")
            else:
                st.dataframe(table, hide_index=True)


if __name__ == "__main__":
    render(controls.view())
