"""The tellings of one event side by side: when each says it was, what it calls it, in which frames, voice and stance."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from analysis.measure import characterisation, relation_tables, relations, scope
from analysis.store import tables
from components import blocks, event_dates
from components.cached import View
from components.escaping import md

SIDE_BY_SIDE = 3
MOST = 12
"""More tellings than this are listed as rows alone."""
FLAGS = ("negated", "hypothetical", "requested", "future", "historical")


def titles(marks: pd.DataFrame) -> dict[str, str]:
    """Event id → how the list of events names it."""
    found: dict[str, str] = {}
    for event_id, rows in marks.groupby("event_id", sort=False):
        first, when = rows.iloc[0], event_dates.closest(rows)
        what = str(first["cue"]) if rows["n_events"].max() == 1 else f"{event_id}, {rows['n_events'].sum()} events"
        n, outlets = int(rows["n"].sum()), rows["outlet"].nunique()
        found[str(event_id)] = f"{when} · {what} · {n} telling{'s' * (n != 1)}, {outlets} outlet{'s' * (outlets != 1)}"
    return found


def show(view: View, pair: tuple[str, str], event_id: str) -> None:
    """All tellings of an event: cards by outlet, then the rows behind them."""
    rows = characterisation.describe(view.data, relation_tables.behind(view.data, pair, view.voice, event_id))
    told = relations.describe(rows).sort_values(["outlet", "article_id", "start"]).reset_index(drop=True)
    said = told["contradiction"].dropna()
    if not said.empty and told["event_id"].nunique() == 1:
        st.warning(f"The tellings contradict each other: {md(str(said.iloc[0]))}")
    cards = tables.records(told.head(MOST).merge(_wording(view), on=["article_id", "sentence"], how="left"))
    for left in range(0, len(cards), SIDE_BY_SIDE):
        for column, row in zip(st.columns(min(SIDE_BY_SIDE, len(cards))), cards[left : left + SIDE_BY_SIDE], strict=False):
            with column, st.container(border=True):
                _card(view, row)
    n = len(told)
    blocks.evidence(view, told, heading=f"{n} telling{'s' * (n != 1)} of the event", key="rows_event")


def _card(view: View, row: Mapping[str, object]) -> None:
    articles = view.data["articles"]
    st.markdown(f"**{md(scope.label(articles[articles['article_id'] == row['article_id']]))}**")
    text = row["text"] if view.corpus.shows_originals and row["text"] is not None else row["gloss"]
    st.text(str(text) if text is not None else "No wording can be shown for this telling.")
    if not view.corpus.shows_originals and row["gloss"] is not None:
        st.caption(blocks.PARAPHRASE)
    st.markdown("\n".join(f"- {name}: {value}" for name, value in _facts(view, row).items()))
    if row["date_status"] == characterisation.INFERRED:
        st.caption(_inferred(row))


def _facts(view: View, row: Mapping[str, object]) -> dict[str, str]:
    """How the telling characterises the event, every text of it escaped."""
    frames = {frame.key: frame.title for frame in view.corpus.frames}
    named = [md(frames.get(key, key)) for key in str(row["frames"] or "").split(", ") if key]
    flags = [flag for flag in FLAGS if row[flag]]
    speaker = f", {md(str(row['speaker']))}" if row["speaker"] is not None else ""
    score = "none" if row["score"] is None else f"{float(str(row['score'])):+.1f}"
    sure = "not measured" if row["confidence"] is None else f"{float(str(row['confidence'])):.2f}"
    stances = ((str(row["actor_side"]), row["stance_actor"]), (str(row["target_side"]), row["stance_target"]))
    return {
        "calls it": f"**{md(str(row['action']))}** ({md(str(row['actor']))} → {md(str(row['target']))})",
        "date": f"**{_when(row)}**; {md(event_dates.rule_in_words(str(row['date_rule'])))}",
        "kind and score": f"{md(str(row['class']))}, {score}" + (f"; {', '.join(flags)}" if flags else ""),
        "frames": ", ".join(named) or "none found in the sentence",
        "voice": f"{'quoted' if row['voice'] == 'quoted' else 'own'}{speaker}",
        "stance of the sentence": "; ".join(f"{md(side)} {_stance(value)}" for side, value in dict(stances).items()),
        "confidence": sure,
    }


def _stance(value: object) -> str:
    return "undecided" if value is None else f"{float(str(value)):+.2f}"


def _when(row: Mapping[str, object]) -> str:
    if row["from_date"] is None:
        return "undated"
    first, last = row["from_date"], row["to_date"]
    return f"{first if first == last else f'{first} to {last}'} ({row['granularity']}, {row['date_status']})"


def _inferred(row: Mapping[str, object]) -> str:
    """What an inferred date rests on, and whether it rests on itself."""
    reason = f"Counted from the day of publication, which is inferred: {md(str(row['published_reason']))}."
    if row["circular"]:
        return f"**Circular:** the article is dated by what happened on these very days, so this date is no evidence of its own. {reason}"
    return reason


def _wording(view: View) -> pd.DataFrame:
    return view.data["sentences"][["article_id", "sentence", "text", "gloss"]]
