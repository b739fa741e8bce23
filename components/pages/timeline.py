"""Timeline: what two actors are reported to have done to each other, one lane for each outlet."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.draw import timeline
from analysis.measure import relations, scope
from components import blocks, cached, controls
from components.cached import View
from components.escaping import md

COLUMNS = ["outlet", "article_id", "from_date", "to_date", "granularity", "date_rule", "cue", "class", "score", "why"]


def render(view: View) -> None:
    st.title("The relation over time")
    pairs = relations.pairs(view.data)
    pair = view.selection.pair or (pairs[0] if pairs else None)
    if pair is None:
        blocks.empty("No event between two actors was found in these articles.")
        return
    _explain(pair)
    events = relations.describe(relations.between(view.data, pair, view.voice))
    if events.empty:
        blocks.empty("No event between these two in this voice. Choose another pair, or both voices, in the sidebar.")
        return
    names = _names(events)
    placed = timeline.is_placed(events)
    _counts(view, pair, int(placed.sum()), len(events))
    _evidence(view, events, names)
    _figures(view, events[placed], names)
    _unplaced(view, events[~placed])


def _explain(pair: tuple[str, str]) -> None:
    one, other = (md(side) for side in pair)
    st.markdown(
        f"What **{one}** and **{other}** are reported to have done to each other; people count for the state they act for. "
        "**The figure shows reporting, not the relation.** Marks stand at the date of the *event*; the upright grey ticks are the days on "
        "which the *articles* appeared. Above a line: cooperative. Below: conflictual. Hollow: denied, possible, asked for or still to come."
    )


def _counts(view: View, pair: tuple[str, str], n_placed: int, n: int) -> None:
    """How many events each outlet tells, and how many of them have a place on the axis."""
    labels = scope.labels(view.data)
    counted = [e for e in cached.estimates(view, "event_count") if e.entity in (relations.name(pair), relations.name(pair[::-1]))]
    told = "; ".join(f"{md(labels[e.outlet])}: {e.n if e.value is not None else 'no text in this voice'}" for e in counted)
    st.markdown(
        f"**{n_placed} of {n} events are dated to a day, week or month**; the others are listed below. Events by outlet: {told}."
    )
    blocks.opened(view, counted, key="told", label="Open the sentences behind an outlet's count", hint="Choose an outlet")


def _names(events: pd.DataFrame) -> dict[str, str]:
    """Event id → how the list of events names it."""
    return {
        str(
            row["id"]
        ): f"{row['from_date'] if pd.notna(row['from_date']) else 'undated'} · {row['cue']} · {row['outlet']} · {row['id']}"
        for row in events.to_dict("records")
    }


def _figures(view: View, dated: pd.DataFrame, names: dict[str, str]) -> None:
    articles = scope.with_outlet(view.data, "articles").dropna(subset=["published_from"])
    for number, panel in enumerate(timeline.panels(dated, articles), 1):
        here = timeline.within(dated, panel)
        st.subheader(timeline.title(panel))
        blocks.plot(
            timeline.draw(dated, articles, panel, scope.labels(view.data)),
            key=f"plot_timeline_{number}",
            alt="Reported events by date and outlet; the rows stand in the table below.",
            n=f"Voice: {controls.VOICES[view.voice].lower()}. n = {len(here)} dated event{'s' * (len(here) != 1)}",
            source=f"{md(view.data.provenance.corpus_name)}, computed by Parallax {view.data.provenance.version}",
            table=here[COLUMNS],
            on_select=controls.on_click(
                f"plot_timeline_{number}",
                "open_event",
                list(names),
                lambda custom: str(custom[0]) if custom else None,
            ),
        )


def _evidence(view: View, events: pd.DataFrame, names: dict[str, str]) -> None:
    chosen = controls.open_evidence(names, key="open_event", label="Open the sentence behind an event")
    rows = events[events["id"] == chosen] if chosen else events.head(0)
    if chosen:
        blocks.evidence(view, rows, heading="The sentence behind the event", key="rows_event")


def _unplaced(view: View, events: pd.DataFrame) -> None:
    st.subheader("Without a day, week or month")
    if events.empty:
        blocks.empty("Every event of this pair is dated at least to a month.")
        return
    st.markdown("Sentence and paragraph give no closer date for these; the day of publication is not put in its place.")
    blocks.evidence(view, events, heading=f"{len(events)} events without a close date", key="rows_undated")


if __name__ == "__main__":
    render(controls.view())
