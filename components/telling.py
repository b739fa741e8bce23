"""How it is told: stance towards actors, names of a war, who acts, certainty, loaded words, and the headline against the body."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis import Estimate
from analysis.draw import dots
from analysis.indicators import BY_NAME
from analysis.measure import attention, headline, stance
from analysis.model import VoiceChoice
from analysis.store import tables
from components import blocks, cached, cards, controls, ties
from components.cached import View

ACTORS = 8
SAME_VOICE = "As in the sidebar"
NO_WAR = "No name of a war was found in these articles."
NO_CUE = "No cue of certainty was found in these articles."
NO_LOADED = "No loaded word was found in these articles."


def show(view: View) -> None:
    """The section of the Compare page; every measure in a fold of its own."""
    blocks.head(
        "How it is told", "Counts of words and readings of sentences, to be checked against the sentences. None is a verdict."
    )
    stances = ("open_stance", "open_tie_stance", "stance_voice", "rows_stance_few_page", "rows_tie_few_page")
    controls.fold("Stance towards the actors named most", partial(_stance, view), *stances)
    controls.fold("What a war is called", partial(_rate, view, "war_label_rate", none=NO_WAR), "open_war_label_rate")
    controls.fold(
        "Who did it: named or left open", partial(_one, view, "agent_dropped", "passives without a doer"), "open_agent_dropped"
    )
    controls.fold("Who acts, and who is acted upon", partial(_agency, view), "open_agency")
    certainty = "How certain it sounds: hedges (may), boosters (clearly), evidentials (according to)"
    controls.fold(certainty, partial(_rate, view, "certainty_rate", none=NO_CUE), "open_certainty_rate")
    controls.fold("Loaded words", partial(_rate, view, "loaded_rate", none=NO_LOADED), "open_loaded_rate")
    controls.fold("Headline against body", partial(_headline, view), "open_headline_gap")


def _rate(view: View, indicator: str, *, none: str) -> None:
    """A rate of several classes; those that no outlet has are left out of the figure."""
    _about(indicator)
    found = cached.estimates(view, indicator)
    rows = list(dict.fromkeys(e.entity or "" for e in found if e.n))
    if not rows:
        blocks.empty(none)
        return
    shown = [e for e in found if e.entity in rows]
    blocks.measured(view, indicator, shown, _dots(view, indicator, shown, rows), key=indicator)


def _one(view: View, indicator: str, row: str) -> None:
    """A measure that has one figure for each outlet."""
    _about(indicator)
    found = [blocks.named(e, row) for e in cached.estimates(view, indicator)]
    if not any(e.n for e in found):
        blocks.empty("Nothing of the kind was found in these articles.")
        return
    blocks.measured(view, indicator, found, _dots(view, indicator, found, [row]), key=indicator)


def _agency(view: View) -> None:
    _about("agency")
    found = cached.estimates(view, "agency")
    acting = {e.entity for e in found if e.n}
    rows = [actor for actor in cached.computed(view, attention.ranked) if actor in acting][:ACTORS]
    if not rows:
        blocks.empty("No actor was found at a verb in these articles.")
        return
    shown = [e for e in found if e.entity in rows]
    blocks.measured(view, "agency", shown, _dots(view, "agency", shown, rows), key="agency")


# ---------------------------------------------------------------- stance


def _stance(view: View) -> None:
    """Means with their intervals where there are ten decided mentions; below that the mentions themselves."""
    _about("stance")
    voices: dict[str, VoiceChoice] = {SAME_VOICE: view.voice, "Own": "own", "Quoted": "quoted"}
    view = view.told_in(voices[controls.switch("Voice of the mentions", tuple(voices), key="stance_voice")])
    found = cached.estimates(view, "stance")
    actors = list(dict.fromkeys(e.entity or "" for e in found))[:ACTORS]
    found = [e for e in found if e.entity in actors]
    enough = [e for e in found if e.status not in ("too_few", "not_available")]
    rows = [actor for actor in actors if any(e.entity == actor for e in enough)]
    if rows:
        blocks.measured(view, "stance", found, _dots(view, "stance", enough, rows), key="stance")
    else:
        blocks.empty("Nobody has ten decided mentions here, too few for a mean with an interval. The mentions stand below.")
    _coverage(view, actors)
    _mentions(view, [e for e in found if e.status == "too_few" and e.n])
    ties.show(view)


def _coverage(view: View, actors: Sequence[str]) -> None:
    rows = cached.computed(view, stance.coverage, view.voice)
    rows = rows[rows["entity"].isin(actors)]
    abstained, decided = int(rows["abstained"].sum()), int(rows["decided"].sum())
    st.markdown(
        f"**Abstained:** {abstained} of {abstained + decided} mentions of these actors, where the two likeliest answers are close."
    )
    if len(rows):
        table = rows.assign(outlet=rows["outlet"].map(view.labels)).rename(columns={"entity": "actor"})
        st.dataframe(table, hide_index=True, width="stretch")


def _mentions(view: View, few: Sequence[Estimate]) -> None:
    """Every mention behind a mean that has no interval."""
    if not few:
        return
    rows = cached.computed(view, stance.behind, tuple(few), view.voice)
    st.markdown("Single scores are often wrong; read the sentences.")
    plural = "" if len(rows) == 1 else "s"
    heading = f"Too few for an interval: the {len(rows)} mention{plural}"
    blocks.evidence(view, rows, heading=heading, key="rows_stance_few")


# ---------------------------------------------------------------- headlines


def _headline(view: View) -> None:
    _one(view, "headline_gap", "headline less body")
    _headlines(view)


def _headlines(view: View) -> None:
    """What frames and actors the headlines hold, beside how common each is in the body."""
    titles = {frame.key: frame.title for frame in view.corpus.frames}
    rows = pd.concat([cached.computed(view, headline.features, measure) for measure in ("entity", "frame")], ignore_index=True)
    rows = rows[rows["headline"] > 0]
    if rows.empty:
        return
    st.markdown("What the headlines hold: times in the headline, and per 1,000 words of the body.")
    table = pd.DataFrame(
        [
            {
                "outlet": row["outlet"],
                "article": row["article_id"],
                "actor or frame": titles.get(str(row["feature"]), row["feature"]),
                "in the headline": row["headline"],
                "in the body": row["body"] and round(row["body"], 1),
            }
            for row in tables.records(rows)
        ]
    )
    st.dataframe(table, hide_index=True, width="stretch")


def _about(indicator: str) -> None:
    entry = BY_NAME[indicator]
    st.caption(f"{entry.limits} {entry.direction.capitalize()}.")


def _dots(view: View, indicator: str, found: Sequence[Estimate], rows: Sequence[str]) -> go.Figure:
    return dots.draw(found, rows, BY_NAME[indicator].unit, view.labels, cards.marks(view))
