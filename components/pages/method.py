"""Method: how each figure comes about, printed from the registry that computes it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import accuracy, indicators
from analysis.accuracy import Accuracy
from analysis.find.lexicon import Frame
from analysis.measure import scope
from analysis.measure.indicator import Indicator
from components import accuracies, controls, corrections, own_lists
from components.cached import View
from components.escaping import md


def render(view: View) -> None:
    st.title("Method")
    st.markdown(
        "Printed from the same entries that compute. Names that no list has and the stance towards an actor come from two small trained models, whose cards ship with them; all else comes from lists and rules. No figure comes from the paraphrases."
    )
    measured = accuracies.read()
    st.header("Indicators")
    for indicator in indicators.ALL:
        _indicator(indicator, measured)
    _frames(view.corpus.frames)
    accuracies.show(measured)
    _sources(view)
    corrections.section(view)
    _provenance(view)


def _indicator(indicator: Indicator, measured: tuple[Accuracy, ...]) -> None:
    with st.container(border=True):
        st.subheader(indicator.title)
        st.markdown(
            f"**Unit** {indicator.unit} · **Of** {indicator.denominator} · **Direction** {indicator.direction} · **Range** {indicator.range}"
        )
        st.markdown(indicator.method)
        st.markdown(f"**Limits.** {indicator.limits}")
        behind = [f"{row.title} {accuracies.score(row)} ({row.data})" for row in accuracy.of_indicator(indicator.name, measured)]
        if behind:
            st.markdown(f"**Rests on** {md('; '.join(behind))}")
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
        ("dates in the text", article["published_check"] if pd.notna(article["published_check"]) else "none contradicts"),
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
    own_lists.show(provenance)
    with st.expander("Lexicons and parameters"):
        rows = {**provenance.lexicons, **provenance.parameters}
        st.dataframe(pd.DataFrame(rows.items(), columns=["name", "hash or value"]), hide_index=True)


if __name__ == "__main__":
    render(controls.view())
