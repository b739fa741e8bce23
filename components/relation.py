"""What the page on a pair of actors is made of: the network as the way in, the timeline, the course, and a profile by outlet."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.draw import course, network, timeline
from analysis.find import reference_dates
from analysis.measure import relation_tables, relations, scope, warmth
from analysis.publish import figures, sheets
from components import blocks, cached, controls, tellings
from components.cached import Relation, View
from components.escaping import md

MAX_LANES = 12
HALF_LIVES: dict[str, float | None] = {"none": None, "30 days": 30.0, "90 days": 90.0, "365 days": 365.0}
TWIN = ["outlet", "cue", "from_date", "to_date", "granularity", "class", "score", "hollow", "n", "contradiction"]

_MEANS = ("mean score", "from", "to (95 %)", "asymmetry")
_BEHIND = {"outlet": "told", "articles": "told", "as facts": "told as facts"} | dict.fromkeys(_MEANS[:3], "told as facts")
"""Column of the profile → the rows that a click on its cell opens, where they go by another name."""

Pair = tuple[str, str]


def way_in(view: View, pair: Pair) -> None:
    """All actors, and what passes between two of them; a click chooses the pair."""
    found = cached.network(view)
    shown = network.shown_edges(found.nodes, found.edges)
    if shown.empty:
        return
    blocks.head(
        "Who acts on whom",
        "Click a number to choose that pair; every pair stands in the sidebar, those that interact most first. A number counts events "
        "between two sides; people count for the state they act for. Where an actor stands in the picture says nothing.",
    )
    names = [relations.name(side) for side in relations.pairs(view.corpus.data)]
    total, hidden = int(found.edges["n"].sum()), int(found.edges["n"].sum() - shown["n"].sum())
    blocks.plot(
        network.draw(found.nodes, found.edges, pair),
        key="plot_network",
        alt="Actors and the events between them; the figures stand in the table below.",
        n=f"Unit: events. {_voice(view)} n = {total} events, {hidden} of them not drawn (smaller actors, or within one side)",
        source=_source(view),
        table=found.edges,
        on_select=controls.on_click(
            "plot_network", "pair", names, lambda sides: relations.name(sorted(map(str, sides[:2]))) if len(sides) > 1 else None
        ),
    )


def events(view: View, pair: Pair, relation: Relation) -> None:
    """The timeline: filters, the tellings of an event that was chosen, and a figure for each stretch of time."""
    blocks.head(
        f"{md(pair[0])} and {md(pair[1])}, event by event",
        "**Above a line: cooperative. Below: conflictual.** A dot is a day; a bar is as long as what was said (“in May” is all of May). "
        "Larger: told more often. Hollow: denied, possible or asked for; it has no score. Upright grey ticks: the days on which the "
        "*articles* appeared. Click a mark for its tellings side by side.",
    )
    classes = controls.choose_some(
        "Kinds of event (all where none is chosen)", sorted(set(relation.events["class"])), (), key="kinds"
    )
    lanes = list(relation.events["outlet"].value_counts().index[:MAX_LANES])
    marks = relation_tables.marks(view.data, pair, view.voice, outlets=lanes, classes=classes)
    placed = marks[timeline.is_placed(marks)]
    first, last = _zoom(placed)
    inside = placed[(placed["from_date"] <= last) & (placed["to_date"] >= first)]
    counted = relation.events[relation.events["class"].isin(classes)] if classes else relation.events
    _say_what_is_drawn(view, inside, counted, relation.events["outlet"].nunique())
    chosen = controls.open_evidence(tellings.titles(marks), key="open_event", label="Open the tellings of an event")
    if chosen:
        tellings.show(view, pair, chosen)
    _panels(view, pair, inside, lanes, (first, last))
    download(inside[TWIN], "events.csv", "Save the tellings that are drawn (CSV)", key="save_events")
    _unplaced(view, counted)


def _zoom(placed: pd.DataFrame) -> tuple[str, str]:
    """The first and last day that are drawn, by month."""
    months = sorted({str(day)[:7] for column in ("from_date", "to_date") for day in placed[column]})
    if len(months) < 2:
        return "0001-01-01", "9999-12-31"
    left, right = st.columns(2)
    with left:
        first = controls.choose_one("From", months, key="zoom_from")
    with right:
        last = controls.choose_one("To", months[::-1], key="zoom_to")
    return f"{min(first, last)}-01", f"{max(first, last)}-31"


def _say_what_is_drawn(view: View, inside: pd.DataFrame, counted: pd.DataFrame, n_outlets: int) -> None:
    n = int(inside["n"].sum())
    st.markdown(
        f"**{n} of {len(counted)} tellings are drawn**: those dated to a day, week, month or quarter within the months chosen."
    )
    if n_outlets > MAX_LANES:
        st.caption(f"The {MAX_LANES} outlets that tell most, of {n_outlets}. Choose others in the sidebar.")
    if (inside["n_events"] > 1).any():
        st.caption("There are more events than a figure can bear: those of one outlet, period and kind are one mark.")


def _panels(view: View, pair: Pair, inside: pd.DataFrame, lanes: Sequence[str], window: tuple[str, str]) -> None:
    if inside.empty:
        blocks.empty("No event of these kinds is dated to a day, week, month or quarter in these months.")
        return
    articles = scope.with_outlet(view.data, "articles").dropna(subset=["published_from"])
    near = articles[
        articles["outlet"].isin(lanes) & (articles["published_from"] <= window[1]) & (articles["published_to"] >= window[0])
    ]
    if len(near) + len(inside) > timeline.MAX_MARKS:
        st.caption("There are more articles than a figure can bear: not every day of publication has its tick.")
    known = reference_dates.find(pair)
    ids = list(tellings.titles(inside))
    dates, drawn = [(row.first, row.last, row.title) for row in known], []
    for number, panel in enumerate(timeline.panels(inside, near), 1):
        here = timeline.within(inside, panel)
        drawn.append((timeline.title(panel), timeline.draw(inside, near, panel, view.labels, dates)))
        st.subheader(timeline.title(panel))
        blocks.plot(
            drawn[-1][1],
            key=f"plot_timeline_{number}",
            alt="Reported events by date and outlet; the rows stand in the table below.",
            n=f"Unit: events. {_voice(view)} n = {_tellings(int(here['n'].sum()))}",
            source=_source(view),
            table=here[TWIN],
            on_select=controls.on_click(
                f"plot_timeline_{number}", "open_event", ids, lambda custom: str(custom[0]) if custom else None
            ),
        )
    _save_page(view, f"{pair[0]} and {pair[1]}, event by event", drawn)
    if known:
        with st.expander("The known dates and who says so"):
            st.markdown("They come from outside the articles, and no figure is computed from them.")
            rows = [{"date": str(r.first), "until": str(r.last), "what": r.title, "source": r.source} for r in known]
            st.dataframe(pd.DataFrame(rows), hide_index=True)


def _save_page(view: View, title: str, drawn: Sequence[tuple[str, go.Figure]]) -> None:
    """The figures to take away, each of which can be saved as a picture there; the page is made when it is asked for."""
    notes = (warmth.READING, f"{_voice(view)} Source: {view.data.provenance.corpus_name}, Parallax {view.data.provenance.version}.")
    st.download_button(
        "Save the figures as a page (HTML, with a button for PNG)",
        lambda: figures.page(title, drawn, notes),
        file_name="timeline.html",
        mime="text/html",
        key="save_timeline",
        on_click="ignore",
    )


def _unplaced(view: View, events: pd.DataFrame) -> None:
    far = events[~timeline.is_placed(events)]
    if far.empty:
        return
    with st.expander(f"{len(far)} tellings without a day, week, month or quarter"):
        st.markdown("Sentence and paragraph give no closer date for these; the day of publication is not put in its place.")
        blocks.evidence(view, far, heading=f"{len(far)} tellings without a close date", key="rows_undated")


def download(table: pd.DataFrame, name: str, label: str, *, key: str) -> None:
    """A table to take away; its texts are never formulas."""
    st.download_button(label, sheets.csv(table), file_name=name, mime="text/csv", key=key, on_click="ignore")


# ---------------------------------------------------------------- the course and the profile


def pooled(view: View, pair: Pair, relation: Relation) -> None:
    """The mean score of all outlets up to each day, with its interval; an event may weigh less with the days."""
    st.subheader("The mean score over time")
    half_life = HALF_LIVES[controls.switch("An event weighs half after", list(HALF_LIVES), key="half_life")]
    found = cached.course(view, pair, half_life)
    st.markdown(
        "All outlets together; from -10 (force) to 10 (aid). Only what is told as a fact and dated to a month "
        "or closer weighs; what one outlet tells twice weighs once. The grey band is the 95 % interval, from five events in five articles on."
    )
    if found.empty:
        blocks.empty("No event of this pair has both a score and a date within a month.")
        return
    last = found.iloc[-1]
    blocks.plot(
        course.draw(found),
        key="plot_course",
        alt="Mean score of the reported events up to each day; the figures stand in the table below.",
        n=f"Unit: {course.UNIT}. {_voice(view)} n = {int(last['n'])} events up to the last day",
        source=_source(view),
        table=found,
    )
    if pd.isna(last["low"]):
        st.caption(
            f"No interval on the last day: {int(last['n'])} events in {relation.weighed['article_id'].nunique()} articles are too few."
        )


def profile(view: View, pair: Pair, relation: Relation) -> None:
    """What each outlet tells of the pair, in counts and a mean, each of which opens its rows."""
    forth, back = (f"{one} acts on {other}" for one, other in (pair, pair[::-1]))
    blocks.head(
        "What each outlet tells",
        "A mean stands beside its count; it is not to be compared where the counts are small. Asymmetry: 1 where "
        f"only {md(pair[0])} acts, -1 where only {md(pair[1])} does; what both do together has no direction. Click a number for its rows.",
    )
    labels = {**view.labels, warmth.ALL_OUTLETS: warmth.ALL_OUTLETS}
    table = pd.DataFrame([_row(p, labels[p.outlet], forth, back) for p in relation.profiles])
    parts = {(p.outlet, what): rows for p in relation.profiles for what, rows in _parts(relation, p) if len(rows)}
    titles = {key: f"{blocks.SEPARATOR.join(key)}: {len(rows)}" for key, rows in parts.items()}
    behind = _BEHIND | {forth: f"{pair[0]} acts", back: f"{pair[1]} acts"}
    st.dataframe(
        table,
        hide_index=True,
        width="stretch",
        placeholder=blocks.UNKNOWN,
        column_config={name: st.column_config.NumberColumn(format="%.2f") for name in _MEANS},
        key="table_profile",
        selection_mode="single-cell",
        on_select=controls.on_click(
            "table_profile",
            "open_profile",
            list(titles.values()),
            lambda cell: titles.get((relation.profiles[int(str(cell[0]))].outlet, behind.get(str(cell[1]), str(cell[1])))),
        ),
    )
    st.caption(f"Unit: events. {_voice(view)} n = {relation.profiles[-1].n_told} tellings. Source: {_source(view)}.")
    download(table, "profile.csv", "Save what each outlet tells (CSV)", key="save_profile")
    chosen = controls.open_evidence(
        list(titles.values()),
        key="open_profile",
        label="Open the sentences behind a number",
        hint="Choose a number, or click it in the table",
    )
    if chosen:
        rows = next(parts[key] for key, title in titles.items() if title == chosen)
        blocks.evidence(view, rows, heading=chosen, key="rows_profile")


def _row(p: warmth.Profile, label: str, forth: str, back: str) -> dict[str, object]:
    return {
        "outlet": label,
        "told": p.n_told,
        "as facts": p.n_scored,
        "cooperative": p.n_cooperative,
        "conflictual": p.n_conflictual,
        "verbal": p.n_verbal,
        "material": p.n_material,
        "mean score": p.value,
        "from": p.low,
        "to (95 %)": p.high,
        "articles": p.n_articles,
        forth: p.n_forth,
        back: p.n_back,
        "both together": p.n_reciprocal,
        "asymmetry": p.asymmetry,
        "status": blocks.STATUS.get(p.status, p.status),
    }


def _parts(relation: Relation, p: warmth.Profile) -> list[tuple[str, pd.DataFrame]]:
    """The numbers of a profile with the rows behind each."""
    told = relation.events if p.outlet == warmth.ALL_OUTLETS else relation.events[relation.events["outlet"] == p.outlet]
    scored = told[told["score"].notna()]
    one_way = scored[~scored["reciprocal"].astype(bool)]
    found = [("told", told), ("told as facts", scored)]
    for what, quads in (("cooperative", (1, 2)), ("conflictual", (3, 4)), ("verbal", (1, 3)), ("material", (2, 4))):
        found.append((what, scored[scored["quad"].isin(quads)]))
    found += [(f"{side} acts", one_way[one_way["actor_side"] == side]) for side in p.pair]
    found.append(("both together", scored[scored["reciprocal"].astype(bool)]))
    return [*found, ("weighed in the mean over time", relation.weighed)] if p.outlet == warmth.ALL_OUTLETS else found


def _tellings(n: int) -> str:
    return f"{n} telling{'s' * (n != 1)}"


def _voice(view: View) -> str:
    return f"Voice: {controls.VOICES[view.voice].lower()}."


def _source(view: View) -> str:
    return f"{md(view.data.provenance.corpus_name)}, computed by Parallax {view.data.provenance.version}"
