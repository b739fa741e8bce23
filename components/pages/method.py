"""Method: how each figure comes about, printed from the registry that computes it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import indicators
from analysis.find.lexicon import Frame
from analysis.measure import scope
from analysis.measure.indicator import Indicator
from components import controls
from components.cached import View
from components.escaping import md


def render(view: View) -> None:
    st.title("Method")
    st.markdown("Printed from the same entries that compute. No figure comes from a hidden model, and none from the paraphrases.")
    st.header("Indicators")
    for indicator in indicators.ALL:
        _indicator(indicator)
    _frames(view.corpus.frames)
    _accuracy()
    _sources(view)
    _provenance(view)


def _indicator(indicator: Indicator) -> None:
    with st.container(border=True):
        st.subheader(indicator.title)
        st.markdown(
            f"**Unit** {indicator.unit} · **Of** {indicator.denominator} · **Direction** {indicator.direction} · **Range** {indicator.range}"
        )
        st.markdown(indicator.method)
        st.markdown(f"**Limits.** {indicator.limits}")
        st.caption(f"{indicator.name} · {indicator.reference}")


def _frames(frames: tuple[Frame, ...]) -> None:
    st.header("Frames")
    st.markdown(
        "The frames that the cues stand for. Lists differ in length, so figures of two frames are not compared with each other."
    )
    for frame in frames:
        with st.expander(f"{frame.title} ({frame.group}, {len(frame.cues)} cues)"):
            st.markdown(f"{frame.definition}\n\n**Counts:** {frame.include}\n\n**Does not count:** {frame.exclude}")
            st.text(", ".join(frame.cues))


def _accuracy() -> None:
    st.header("Accuracy")
    st.markdown(
        "The analysers are in their first form. Cleaning, sentences, names and quotation marks are held to floors by tests against "
        "three articles annotated by hand; events, dates, frames and word tone are not yet measured on data of other people's "
        "making, and have no accuracy to print. Read their figures through their sentences."
    )


def _sources(view: View) -> None:
    st.header("Articles and what is known of them")
    for _, article in view.corpus.data["articles"].iterrows():
        with st.expander(md(scope.article_label(article))):
            st.table(_facts(article))


def _facts(article: pd.Series) -> pd.DataFrame:
    author = article["author"] if pd.notna(article["author"]) else "unknown"
    rows = [
        ("outlet", f"{article['outlet']} ({article['outlet_status']}): {article['outlet_reason']}"),
        ("author", f"{author} ({article['author_status']})"),
        ("published", f"{scope.published(article)}: {article['published_reason']}"),
        ("genre", article["genre"]),
        ("kind of source", article["source_type"]),
        ("completeness", article["completeness"]),
        ("condition of the text", article["text_condition"]),
        ("lines dropped as no running text", str(article["n_dropped"])),
    ]
    return pd.DataFrame([(md(a), md(str(b))) for a, b in rows], columns=["what", "known"]).set_index("what")


def _provenance(view: View) -> None:
    provenance = view.corpus.data.provenance
    st.header("Provenance")
    st.markdown(f"Parallax {provenance.version} · corpus {provenance.corpus_id} · {len(provenance.skipped)} files skipped")
    for skipped in provenance.skipped:
        st.text(skipped.reason)
    with st.expander("Lexicons and parameters"):
        rows = {**provenance.lexicons, **provenance.parameters}
        st.dataframe(pd.DataFrame(rows.items(), columns=["name", "hash or value"]), hide_index=True)


if __name__ == "__main__":
    render(controls.view())
