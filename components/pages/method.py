"""Method: how each figure comes about, printed from the registry that computes it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import accuracy, indicators
from analysis.accuracy import Accuracy
from analysis.errors import BenchError
from analysis.find import lexicon
from analysis.measure import scope
from analysis.measure.indicator import Indicator
from components import controls
from components.cached import View
from components.escaping import md


def render(view: View) -> None:
    st.title("Method")
    st.markdown("Printed from the same entries that compute. No figure comes from a hidden model, and none from the paraphrases.")
    measured = _read()
    st.header("Indicators")
    for indicator in indicators.ALL:
        _indicator(indicator, measured)
    _frames()
    _accuracy(measured)
    _sources(view)
    _provenance(view)


def _indicator(indicator: Indicator, measured: tuple[Accuracy, ...]) -> None:
    with st.container(border=True):
        st.subheader(indicator.title)
        st.markdown(
            f"**Unit** {indicator.unit} · **Of** {indicator.denominator} · **Direction** {indicator.direction} · **Range** {indicator.range}"
        )
        st.markdown(indicator.method)
        st.markdown(f"**Limits.** {indicator.limits}")
        behind = [f"{row.title} {_score(row)} ({row.data})" for row in accuracy.of_indicator(indicator.name, measured)]
        if behind:
            st.markdown(f"**Rests on** {md('; '.join(behind))}")
        st.caption(f"{indicator.name} · {indicator.reference}")


def _frames() -> None:
    st.header("Frames")
    st.markdown(
        "The frames that the cues stand for. Lists differ in length, so figures of two frames are not compared with each other."
    )
    for frame in lexicon.frames():
        with st.expander(f"{frame.title} ({frame.group}, {len(frame.cues)} cues)"):
            st.markdown(f"{frame.definition}\n\n**Counts:** {frame.include}\n\n**Does not count:** {frame.exclude}")
            st.text(", ".join(frame.cues))


def _read() -> tuple[Accuracy, ...]:
    try:
        return accuracy.read()
    except BenchError as error:
        st.warning(md(str(error)))
        return ()


def _accuracy(measured: tuple[Accuracy, ...]) -> None:
    st.header("How right is each analyser?")
    if not measured:
        st.info("It was not measured in this installation: there is no accuracy to print.")
        return
    st.markdown(
        "Measured on data that other people marked, and on a few whole articles marked for Parallax; 1 is perfect. Intervals are 95 %, "
        "taken by drawing documents. Conventions differ from set to set, so a score holds for texts and markings like these. "
        "What is not listed was not measured."
    )
    for task in dict.fromkeys(row.task for row in measured):
        rows = [row for row in measured if row.task == task]
        st.subheader(md(rows[0].task_title))
        st.table(pd.DataFrame([_measured(row) for row in rows]).set_index("measure"))
        st.markdown(f"**Known failures.** {md('; '.join(rows[0].known_failures) or 'none listed')}.")


def _measured(row: Accuracy) -> dict[str, str]:
    """One line of the table. A score whose analyser saw parts of the set is one of folds that it did not see."""
    unseen = ", out of fold" if row.out_of_fold else ""
    baseline = f"{row.baseline_score:.2f} ({row.baseline})" if row.baseline_score is not None else "none known"
    cells = {
        "measure": row.title,
        "data": f"{row.data} ({row.terms}{unseen})",
        "n": f"{row.n:,} {row.unit} in {row.n_documents:,} documents",
        "score and interval": _score(row),
        "baseline": baseline,
        "measured": f"{row.date}, version {row.version}",
    }
    return {name: md(cell) for name, cell in cells.items()}


def _score(row: Accuracy) -> str:
    between = f" ({row.low:.2f} to {row.high:.2f})" if row.low is not None and row.high is not None else ", no interval"
    return f"{row.score:.2f}{between}"


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
    with st.expander("Lexicons and parameters"):
        rows = {**provenance.lexicons, **provenance.parameters}
        st.dataframe(pd.DataFrame(rows.items(), columns=["name", "hash or value"]), hide_index=True)


if __name__ == "__main__":
    render(controls.view())
