"""The form “Correct this” below an article, and the list of what was corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from analysis import Analysis, ParallaxError
from analysis.compare import agreement
from analysis.correct import overlay
from analysis.correct.overlay import NOTHING, CorrectionKind, Overlay
from analysis.find import event_lexicon
from analysis.model import Corrected
from components import controls, correcting
from components.cached import View
from components.correcting import Target
from components.escaping import md

TITLES: Mapping[CorrectionKind, str] = {
    "link": "Whom some words name",
    "alias": "A name that stands for an entity everywhere",
    "speaker": "Who says something",
    "frame": "A frame cue",
    "event": "An event: who did what to whom",
    "event_date": "When an event happened",
    "published": "The date of the article",
}
NEW = "Something that was not found"
COLUMNS = {"kind": "what", "article": "article", "words": "words", "was": "found", "now": "corrected to", "by": "by", "on": "on", "why": "why", "n": "rows changed", "line": "does not apply because"}  # fmt: skip


def form(view: View, part: Analysis) -> None:
    """Correct a finding of the article shown; the corrections of this session, to be taken away."""
    with st.expander("Correct this"):
        if not view.corpus.shows_originals:
            st.text("This corpus is published without its text; corrections need the sentences. Open the articles themselves.")
            return
        if view.corpus.corpus is None:
            st.text(
                "The figures of this corpus are published as they are: corrections can be made and saved, and apply when it is analysed."
            )
        _new(view, part)
        _made(view)


def _new(view: View, part: Analysis) -> None:
    kind = st.selectbox("What is wrong", list(TITLES), key="correct_kind", format_func=lambda k: TITLES[k])
    target = _target(part, kind)
    with st.form("correct", border=False):
        now = _now(view, part, kind)
        by = st.text_input("Your name", key="correct_by", max_chars=80)
        why = st.text_input("Why", key="correct_why", max_chars=300)
        if st.form_submit_button("Correct"):
            problem = controls.desk().corrections.add(view.corpus, correcting.make(part, kind, target, now, by, why))
            if problem is None:
                st.rerun()
            st.error(md(problem))


def _target(part: Analysis, kind: CorrectionKind) -> Target:
    if kind == "published":
        return Target("the article", 0, "", str(part["articles"].iloc[0]["published_from"] or NOTHING))
    found = correcting.targets(part, kind)
    place = st.selectbox(
        "Which", [*range(len(found)), None], key=f"correct_which_{kind}", format_func=lambda n: NEW if n is None else found[n].label
    )
    if place is not None:
        return found[int(place)]
    numbers = [int(number) for number in part["sentences"]["sentence"]]
    sentence = int(st.selectbox("Sentence", numbers, key=f"correct_sentence_{kind}"))
    words = st.text_input("The few words that say it, as they are written", key=f"correct_words_{kind}", max_chars=200)
    return Target("", sentence, words.strip(), NOTHING)


def _now(view: View, part: Analysis, kind: CorrectionKind) -> str:
    """What it should be."""
    if kind in ("published", "event_date"):
        return st.text_input("Right is", key=f"correct_now_{kind}", placeholder="2031-05-04, 2031-05, 2031 or none")
    if kind == "frame":
        titles = {NOTHING: "no frame", **{frame.key: frame.title for frame in view.corpus.frames}}
        return str(st.selectbox("Right is", list(titles), key="correct_now_frame", format_func=lambda key: titles[key]))
    names = sorted(
        set(view.corpus.data["entities"]["entity"])
        | {entity.name for entity in (view.corpus.lists.entities if view.corpus.lists else ())}
    )
    if kind == "event":
        return _event(names)
    free = kind == "speaker"
    return str(st.selectbox("Right is", [NOTHING, *names], key=f"correct_now_{kind}", accept_new_options=free))


def _event(names: Sequence[str]) -> str:
    shown = st.columns(3)
    event_class = shown[0].selectbox("Class", [NOTHING, *event_lexicon.classes()], key="correct_class")
    actor = shown[1].selectbox("Actor", names, key="correct_actor")
    target = shown[2].selectbox("Target", names, key="correct_target")
    return NOTHING if event_class == NOTHING else f"{event_class}: {actor} > {target}"


def _made(view: View) -> None:
    mine = controls.desk().corrections
    if not mine.of(view.corpus):
        return
    n = len(mine.of(view.corpus))
    st.markdown(f"**{n} correction{'s' * (n != 1)} in this session.** They are gone when it ends, unless you save them.")
    with st.container(horizontal=True):
        st.download_button("Save corrections.toml", mine.file(view.corpus), overlay.NAME, "application/toml", on_click="ignore")
        st.button("Take back the last", on_click=mine.take_back, args=(view.corpus,))
    table(view.corpus.data.provenance.corrections)


def table(made: Sequence[Corrected]) -> None:
    """What was corrected, by whom, when and why, and what does not apply."""
    if made:
        rows = pd.DataFrame([{title: getattr(row, name) for name, title in COLUMNS.items()} for row in made])
        st.dataframe(rows, hide_index=True)


def section(view: View) -> None:
    """All corrections behind the figures, and how far they agree with those of a second analyst."""
    st.header("Corrections")
    made = view.corpus.data.provenance.corrections
    if not made:
        st.text("No analyst has corrected anything of this corpus.")
    else:
        st.markdown(
            "What analysts have said against the finders. Each was applied before anything was counted, and its rows carry it as their rule."
        )
    table(made)
    with st.expander("Agreement with a second analyst"):
        st.markdown(
            "The places on which both have decided, by kind. Silence on a place is no agreement, so places that one of them left alone do not count."
        )
        second = st.file_uploader("The second analyst's corrections.toml", type="toml", key="second_analyst")
        if second is not None:
            _agreement(view, second.getvalue())


def _agreement(view: View, content: bytes) -> None:
    try:
        theirs = overlay.parse(content.decode("utf-8-sig"), "the second analyst's file")
    except (ParallaxError, UnicodeDecodeError) as error:
        st.error(md(str(error)))
        return
    mine = Overlay((*view.corpus.overlay.corrections, *controls.desk().corrections.of(view.corpus)))
    found = agreement.find(mine, theirs)
    for row in found:
        st.text(agreement.line(row))
    if not found:
        st.text("Neither of them holds a correction.")
