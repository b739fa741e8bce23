"""Plain tables for a timeline and a network of actors: marks by outlet, tellings of one event, pairs, nodes and signed edges.

Every count opens its rows: ``n`` of a mark is the number of rows of ``tellings`` with its event and outlet, ``n`` of a pair or an
edge that of ``relations.between``. What carries no score is ``hollow`` and has no sign.
"""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from analysis.measure import rates, relations
from analysis.model import Analysis, VoiceChoice

MAX_MARKS = 2_000
"""From more marks than this on, those of one outlet, sign and month are put together."""
MIXED = 1 / 3
"""An edge has a sign where its cooperative and conflictual events differ by more than this share of them."""

LOOSEST_DAYS = 100
"""Events dated more loosely than to a quarter are put together by themselves."""

MARKS = [
    *("outlet", "event_id", "cue", "from_date", "to_date", "granularity", "class", "quad", "cooperative", "score", "hollow", "n"),
    *("n_events", "contradiction"),
]
TELLINGS = [
    *(
        "outlet",
        "article_id",
        "title",
        "sentence",
        "start",
        "end",
        "actor",
        "action",
        "target",
        "class",
        "quad",
        "score",
        "negated",
    ),
    *("hypothetical", "requested", "future", "historical", "reciprocal", "voice", "speaker", "from_date", "to_date", "granularity"),
    *("date_rule", "rule", "contradiction", "id", "event_id"),
]


def marks(
    analysis: Analysis,
    pair: tuple[str, str],
    voice: VoiceChoice,
    *,
    outlets: Collection[str] | None = None,
    classes: Collection[str] = (),
    most: int = MAX_MARKS,
) -> pd.DataFrame:
    """One row for each event of a lane (outlet), dated first; the undated have empty dates and stand last.

    ``outlets`` and ``classes`` (none: all) are those to be shown. Where there are more than ``most`` events, those of one outlet,
    month and sign are one row (event_id such as `2024-05 cooperative`); where that is still too many, of one quarter.
    """
    events = _shown(analysis, pair, voice, outlets, classes)
    found = _grouped(events, events["event_id"])
    for months in (1, 3):
        if len(found) > most:
            found = _grouped(events, _stretch(events, months))
    return found.sort_values(["from_date", "outlet", "event_id"], na_position="last").reset_index(drop=True)[MARKS]


def behind(analysis: Analysis, pair: tuple[str, str], voice: VoiceChoice, event_id: str) -> pd.DataFrame:
    """The rows behind the marks of an id: those that tell one event, or those of a month or quarter put together."""
    events = _shown(analysis, pair, voice, None, ())
    keys = (events["event_id"], _stretch(events, 1), _stretch(events, 3))
    return next((rows for key in keys if not (rows := events[key == event_id]).empty), events.head(0)).reset_index(drop=True)


def _shown(
    analysis: Analysis, pair: tuple[str, str], voice: VoiceChoice, outlets: Collection[str] | None, classes: Collection[str]
) -> pd.DataFrame:
    events = relations.between(analysis, pair, voice)
    keep = events["outlet"].isin(outlets) if outlets is not None else pd.Series(True, index=events.index)
    keep &= events["class"].isin(classes) if classes else True
    cue = events["actor"] + " → " + events["action"] + " → " + events["target"]
    return events.assign(hollow=events["score"].isna(), cue=cue)[keep]


def _stretch(events: pd.DataFrame, months: int) -> pd.Series:
    """The month or quarter in which an event begins, and its sign."""
    first, last = pd.to_datetime(events["from_date"]), pd.to_datetime(events["to_date"])
    when = (
        first.dt.strftime("%Y-%m")
        if months == 1
        else first.dt.year.astype("Int64").astype("str") + "-Q" + first.dt.quarter.astype("Int64").astype("str")
    )
    when = when.where((last - first).dt.days <= LOOSEST_DAYS, "over a long time").where(first.notna(), "undated")
    sign = events["cooperative"].map({True: "cooperative", False: "conflictual"})
    return when + " " + sign + events["hollow"].map({True: ", without score", False: ""})


def tellings(analysis: Analysis, event_id: str, voice: VoiceChoice = "both") -> pd.DataFrame:
    """All rows that tell an event in a voice, outlet by outlet, with how each dates, names and words it."""
    titles = analysis["articles"].set_index("article_id")["title"]
    events = rates.in_voice(relations.with_sides(analysis), voice)
    rows = events[events["event_id"] == event_id]
    told = rows.assign(title=rows["article_id"].map(titles))
    return told.sort_values(["outlet", "article_id", "start"]).reset_index(drop=True)[TELLINGS]


def pairs(analysis: Analysis, voice: VoiceChoice) -> pd.DataFrame:
    """The pairs of sides, those that interact most first: one, other, n, n_scored, n_cooperative, n_conflictual, mean_score."""
    events = rates.in_voice(relations.with_sides(analysis), voice)
    sides = [sorted(pair) for pair in zip(events["actor_side"], events["target_side"], strict=True)]
    scored = events["score"].notna()
    table = pd.DataFrame(
        {
            "one": [pair[0] for pair in sides],
            "other": [pair[1] for pair in sides],
            "n_scored": scored,
            "n_cooperative": scored & events["cooperative"],
            "n_conflictual": scored & ~events["cooperative"],
            "score": events["score"],
        },
        index=events.index,
    )
    grouped = table.groupby(["one", "other"])
    counts = ["n_scored", "n_cooperative", "n_conflictual"]
    found = grouped[counts].sum().astype(int).assign(n=grouped.size(), mean_score=grouped["score"].mean()).reset_index()
    ordered = found.sort_values(["n", "one", "other"], ascending=[False, True, True]).reset_index(drop=True)
    return ordered[["one", "other", "n", *counts, "mean_score"]]


def nodes(analysis: Analysis, voice: VoiceChoice) -> pd.DataFrame:
    """The actors of a network: side, n_acts, n_receives and n; a reciprocal event is an act of both."""
    events = rates.in_voice(relations.with_sides(analysis), voice)
    both = events[events["reciprocal"].astype(bool)]
    acts = pd.concat([events["actor_side"], both["target_side"]]).value_counts()
    receives = pd.concat([events["target_side"], both["actor_side"]]).value_counts()
    n = pd.concat([events["actor_side"], events["target_side"]]).value_counts()
    table = pd.DataFrame({"n": n, "n_acts": acts, "n_receives": receives}).fillna(0).astype(int)
    found = table.rename_axis("side").reset_index()
    return found.sort_values(["n", "side"], ascending=[False, True]).reset_index(drop=True)


def edges(analysis: Analysis, voice: VoiceChoice) -> pd.DataFrame:
    """The pairs as edges with a sign: `cooperative`, `conflictual`, `mixed`, or missing where no event carries a score."""
    table = pairs(analysis, voice)
    signs = [_sign(plus, minus) for plus, minus in zip(table["n_cooperative"], table["n_conflictual"], strict=True)]
    return table.assign(sign=pd.Series(signs, index=table.index, dtype="str"))


def _sign(n_cooperative: int, n_conflictual: int) -> str | None:
    total = n_cooperative + n_conflictual
    if not total:
        return None
    balance = (n_cooperative - n_conflictual) / total
    return "mixed" if abs(balance) <= MIXED else "cooperative" if balance > 0 else "conflictual"


def _grouped(events: pd.DataFrame, key: pd.Series) -> pd.DataFrame:
    """One row for each outlet and key: the first row's kind, the whole stretch of dates, the mean score of what has one."""
    grouped = events.assign(event=events["event_id"], event_id=key).groupby(["outlet", "event_id"], sort=False)
    found = grouped[["cue", "class", "quad", "cooperative", "granularity", "contradiction"]].first()
    return found.assign(
        from_date=grouped["from_date"].min(),
        to_date=grouped["to_date"].max(),
        score=grouped["score"].mean(),
        hollow=grouped["hollow"].all(),
        n=grouped.size(),
        n_events=grouped["event"].nunique(),
    ).reset_index()
