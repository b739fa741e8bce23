"""The cards of the overview: questions, differences and outlets, each with what is uncertain about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from analysis import Analysis, Estimate
from analysis.compare.differences import Difference, is_tested
from analysis.draw import theme
from analysis.indicators import BY_NAME
from analysis.measure import resampling, scope
from analysis.publish.derived import STATUS_WORDS, Question, Reading, Readings
from components import blocks, cached, controls, links
from components.cached import View
from components.escaping import md


def title(view: View) -> None:
    """What the corpus is, in two lines."""
    provenance = view.corpus.data.provenance
    articles = view.data["articles"]
    st.title(md(provenance.corpus_name))
    if provenance.invented:
        st.warning("Invented corpus: outlets, people and events are made up.")
    n, whole = len(articles), len(view.corpus.data["articles"])
    words = f"{int(articles['n_words'].sum()):,}" if n else "0"
    part = f"all {n} articles" if n == whole > 1 else f"{n} of {whole} articles"
    st.markdown(
        f"{md(provenance.description or '')} Shown: {part}, {words} words. Every plotted number opens the sentences it was counted in."
    )


def marks(view: View) -> Mapping[str, theme.Mark]:
    """Each outlet's colour and shape, the same on every page whatever is chosen."""
    whole = scope.by_article(view.corpus.data) if view.by_article else view.corpus.data
    return theme.marks(scope.outlets(whole))


# ---------------------------------------------------------------- questions


def questions(view: View, readings: Readings) -> None:
    """One card for each question, one line for each article."""
    blocks.head("What readers ask", f"**{md(readings.label)}.** Coded by {md(readings.coder)}. {md(readings.note)}")
    shown = list(view.data["articles"].sort_values(["published_from", "article_id"])["article_id"])
    for left in range(0, len(readings.questions), 2):
        for column, question in zip(st.columns(2), readings.questions[left : left + 2], strict=False):
            with column, st.container(border=True):
                _question(view, question, [r for r in readings.readings if r.question == question.id and r.article in shown], shown)


def _question(view: View, question: Question, readings: list[Reading], order: list[str]) -> None:
    st.markdown(f"#### {md(question.title)}", help=md(question.note))
    lines = [_answer(_article(view, r.article), r) for r in sorted(readings, key=lambda r: order.index(r.article))]
    st.markdown("\n\n".join(lines))
    _question_evidence(view, question, [r for r in readings if r.sentences])


def _answer(article: pd.Series, reading: Reading) -> str:
    """One article's answer: who, when and how it is said in small type, then the answer."""
    voice = f", {reading.voice} voice{'s' * (reading.voice == 'both')}" if reading.voice else ""
    source = f"**{md(scope.label(article.to_frame().T))}** ({md(reading.article)}), {md(scope.published(article))}"
    return f"{md(reading.answer)}  \n:small[{source}: {STATUS_WORDS[reading.status]}{voice}]"


def _question_evidence(view: View, question: Question, readings: list[Reading]) -> None:
    options = {reading.article: reading for reading in readings}
    chosen = controls.open_evidence(
        list(options), key=f"open_{question.id}", label="Open the sentences of article", hint="Choose an article"
    )
    if chosen in options:
        sentences = view.data["sentences"]
        rows = sentences[(sentences["article_id"] == chosen) & sentences["sentence"].isin(options[chosen].sentences)]
        outlet = _article(view, chosen)["outlet"]
        rows = rows.assign(outlet=outlet, cue="coding", why="read, not computed")
        blocks.evidence(view, rows, heading=f"{question.title} Article {chosen}: {len(rows)} sentences", key=f"rows_{question.id}")


def _article(view: View, article_id: str) -> pd.Series:
    return cached.computed(view, _row, article_id)


def _row(data: Analysis, article_id: str) -> pd.Series:
    articles = data["articles"]
    return articles[articles["article_id"] == article_id].iloc[0]


# ---------------------------------------------------------------- differences


def differences(view: View) -> None:
    """Up to three differences that stand, or a description of few articles, each with its figures and the rows behind both sides."""
    blocks.head(
        "What differs most",
        "Stated only where exchanging the outlets' names among the articles would hardly ever show as much; from five articles of an "
        "outlet on. Fewer articles are described, and say nothing of their outlet.",
    )
    if view.data["articles"]["outlet"].nunique() < 2:
        blocks.empty("Nothing to compare: a difference needs two outlets.")
        return
    found = cached.differences(view)
    described = [] if found else cached.descriptions(view)
    if not found:
        few = " Of these few articles only their plainest differences are described." if described else ""
        untested = f"Outlets were not compared: that takes {resampling.MIN_ARTICLES} articles of each of two."
        blocks.empty(
            ("No visible difference between outlets: nothing tested stands out from chance." if is_tested(view.data) else untested)
            + few
        )
    for number, difference in enumerate([*found, *described]):
        with st.container(border=True):
            st.markdown(f"**{md(difference.sentence)}**")
            st.caption(f"{md(difference.caveat)}.")
            _difference_evidence(view, difference, number)


def _difference_evidence(view: View, difference: Difference, number: int) -> None:
    sides = {links.key(e.indicator, e.entity, e.outlet): e for e in difference.sides if e.n}
    titles = {key: f"{e.outlet} ({e.n})" for key, e in sides.items()}
    key = f"difference_{number + 1}"
    chosen = controls.open_evidence(titles, key=f"open_{key}", label="Open the sentences of", hint="Choose a side")
    if chosen:
        estimate = sides[chosen]
        rows = BY_NAME[difference.indicator].evidence(view.data, estimate.outlet, estimate.entity, difference.voice)
        blocks.evidence(view, rows, heading=f"{estimate.outlet}: {blocks.rows(estimate.n)}", key=f"rows_{key}")


# ---------------------------------------------------------------- outlets


def outlets(view: View) -> None:
    """One card for each outlet: what it is represented by, and what is uncertain about that."""
    blocks.head("The articles", "What stands for each outlet here, and what is uncertain about it.")
    labels = view.labels
    shares = {e.outlet: e for e in cached.estimates(view, "quoted_share")}
    names = scope.outlets(view.data)
    for left in range(0, len(names), 3):
        for column, outlet in zip(st.columns(3), names[left : left + 3], strict=False):
            with column, st.container(border=True):
                articles = view.data["articles"]
                _outlet(labels[outlet], articles[articles["outlet"] == outlet], shares[outlet].value)
    _counted(view, names, shares)


def _counted(view: View, names: Sequence[str], shares: Mapping[str, Estimate]) -> None:
    """The rows behind the two counts of a card: its sentences, and those of them that quote."""
    words = view.data["articles"].groupby("outlet")["n_words"].sum()
    titles = {links.key("words", None, name): f"{name} — {int(words[name]):,} words" for name in names}
    titles |= {links.key("quoted_share", None, name): f"{name} — quoted words" for name in names if shares[name].n}
    chosen = controls.open_evidence(titles, key="open_outlets", label="Open the sentences behind a count", hint="Choose a count")
    if chosen:
        what, _, outlet = chosen.split(links.SEPARATOR, 2)
        rows = _sentences(view, outlet) if what == "words" else BY_NAME[what].evidence(view.data, outlet, None, view.voice)
        blocks.evidence(view, rows, heading=f"{titles[chosen]}: {len(rows)} sentences", key="rows_outlets")


def _sentences(view: View, outlet: str) -> pd.DataFrame:
    """The sentences of an outlet, each with its words, which add up to the outlet's."""
    rows = scope.with_outlet(view.data, "sentences")
    rows = rows[rows["outlet"] == outlet]
    return rows.assign(cue=rows["n_words"].astype(str) + " words", why="words counted")


def _outlet(label: str, articles: pd.DataFrame, quoted: float | None) -> None:
    st.markdown(f"**{md(label)}**")
    share = "not available" if quoted is None else f"{quoted:.0%}"
    st.markdown(
        f"{len(articles)} article{'s' * (len(articles) != 1)} · {int(articles['n_words'].sum()):,} words · {share} of them quoted"
    )
    for _, article in articles.iterrows():
        title = str(article["title"]) if pd.notna(article["title"]) else "no title"
        st.caption(f"{md(title)} · {md(str(article['genre']))} · {md(scope.published(article))}")
    reasons = dict.fromkeys(articles["outlet_reason"]) | dict.fromkeys(articles["published_reason"])
    with st.expander("How we know"):
        for reason in reasons:
            st.text(str(reason))
