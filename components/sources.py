"""What is known of the articles, and how their figures came to be."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.measure import scope
from components import own_lists
from components.cached import View
from components.escaping import md


def articles(view: View) -> None:
    """Each article with its metadata and the reason for each piece."""
    st.header("Articles and what is known of them")
    for _, article in view.corpus.data["articles"].iterrows():
        with st.expander(md(scope.article_label(article))):
            st.table(_facts(article))


def _facts(article: pd.Series) -> pd.DataFrame:
    author = article["author"] if pd.notna(article["author"]) else "unknown"
    unchecked = "none contradicts" if article["published_status"] != "unknown" else "not held against a date that is unknown"
    rows = [
        ("outlet", f"{article['outlet']} ({article['outlet_status']}): {article['outlet_reason']}"),
        ("author", f"{author} ({article['author_status']})"),
        ("published", f"{scope.published(article)}: {article['published_reason']}"),
        ("dates in the text", article["published_check"] if pd.notna(article["published_check"]) else unchecked),
        ("genre", article["genre"]),
        ("kind of source", article["source_type"]),
        ("completeness", article["completeness"]),
        ("condition of the text", article["text_condition"]),
        ("lines dropped as no running text", str(article["n_dropped"])),
    ]
    return pd.DataFrame([(md(a), md(str(b))) for a, b in rows], columns=["what", "known"]).set_index("what")


def provenance(view: View) -> None:
    """Version, lists and parameters of the run."""
    run = view.corpus.data.provenance
    st.header("Provenance")
    st.markdown(f"Parallax {run.version} · corpus {run.corpus_id} · {len(run.skipped)} files skipped")
    for skipped in run.skipped:
        st.text(skipped.reason)
    own_lists.show(run)
    with st.expander("Lexicons and parameters"):
        rows = {**run.lexicons, **run.parameters}
        st.dataframe(pd.DataFrame(rows.items(), columns=["name", "hash or value"]), hide_index=True)
