"""What happened when, as each outlet tells it: one lane for each outlet, cooperation above its line and conflict below.

Event dates stand on the axis; a day is a dot, a longer period a bar as long as what was said. A mark grows with the number of its
tellings; a hollow one is not told as a fact and has no score. Publications are upright ticks on the lane's line. The axis is broken
where nothing is dated for a long time: each stretch is a panel of its own, with its own scale. What is dated no closer than to a
quarter has no place on such an axis and is listed instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import sqrt

import pandas as pd
import plotly.graph_objects as go

from analysis.draw import theme
from analysis.store import tables

GAP_DAYS = 75
"""A longer stretch without a date breaks the axis."""
LONGEST_DAYS = 100
"""A longer period than a quarter is not drawn."""
LANE_HEIGHT = 116
PANEL_HEAD = 96
FIRST_STEP, STEP = 0.38, 0.17
MAX_MARKS = 2_000
DAY_MS = 86_400_000

Panel = tuple[date, date]
Placed = tuple[Mapping[str, object], float]
"""A mark and its height."""
Known = tuple[date, date, str]
"""First and last day of a date from outside the articles, and what happened then."""


def is_placed(events: pd.DataFrame) -> pd.Series:
    """Which events are dated closely enough for the axis."""
    first, last = pd.to_datetime(events["from_date"]), pd.to_datetime(events["to_date"])
    return first.notna() & ((last - first).dt.days <= LONGEST_DAYS)


def panels(events: pd.DataFrame, articles: pd.DataFrame) -> list[Panel]:
    """The stretches of time that hold a placed event or a publication, parted by gaps of more than 75 days."""
    columns = (events["from_date"], events["to_date"], articles["published_from"], articles["published_to"])
    found: list[Panel] = []
    for day in sorted({date.fromisoformat(str(value)) for column in columns for value in column.dropna()}):
        if found and (day - found[-1][1]).days <= GAP_DAYS:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def within(events: pd.DataFrame, panel: Panel) -> pd.DataFrame:
    """The placed events of a panel."""
    return _touching(events, "from_date", "to_date", panel)


def title(panel: Panel) -> str:
    """The panel's stretch of time in words."""
    first, last = (f"{day:%B %Y}" for day in panel)
    return first if first == last else f"{first} to {last}"


def draw(
    marks: pd.DataFrame, articles: pd.DataFrame, panel: Panel, labels: Mapping[str, str], known: Sequence[Known] = ()
) -> go.Figure:
    """One panel. `marks` as ``relation_tables.marks`` gives them; `articles` with their outlets; `known` dates from outside."""
    first, last = panel
    marks = within(marks, panel).head(MAX_MARKS)
    articles = _touching(articles, "published_from", "published_to", panel).head(MAX_MARKS - len(marks))
    outlets = [outlet for outlet in labels if outlet in set(marks["outlet"]) | set(articles["outlet"])]
    lane = {outlet: 2 * (len(outlets) - 1 - number) for number, outlet in enumerate(outlets)}
    margin = timedelta(days=max(2, (last - first).days // 12))
    near = [row for row in known if row[1] >= first - margin and row[0] <= last + margin]
    return theme.figure(
        [
            *_published(tables.records(articles), lane, labels),
            *_events(tables.records(marks), lane),
            *_known(near, 2 * len(outlets) - 1.0),
        ],
        height=PANEL_HEAD + LANE_HEIGHT * max(1, len(outlets)),
        x={
            "type": "date",
            "range": [(first - margin).isoformat(), (last + margin).isoformat()],
            "title": {"text": "date of the event"},
            "tickformat": "%d %b<br>%Y",
            "nticks": 7,
            "tickangle": 0,
        },
        y={
            "tickvals": list(lane.values()),
            "ticktext": [theme.wrapped(labels[outlet], 15) for outlet in lane],
            "range": [-1.05, 2 * len(outlets) - (0.75 if near else 0.95)],
            "showgrid": False,
        },
        shapes=[*(_baseline(y) for y in lane.values()), *(_upright(row) for row in near)],
        showlegend=True,
        barmode="overlay",
    )


def _events(rows: Sequence[Mapping[str, object]], lane: Mapping[str, int]) -> list[dict[str, object]]:
    """Four kinds of mark: cooperative and conflictual, full and hollow; each as dots for days and bars for periods."""
    groups: dict[tuple[bool, bool], list[Placed]] = {}
    for row, level in _levels(rows):
        direction = 1 if row["cooperative"] else -1
        y = lane[str(row["outlet"])] + direction * min(FIRST_STEP + STEP * level, 0.9)
        groups.setdefault((bool(row["cooperative"]), not row["hollow"]), []).append((row, y))
    return [trace for key in sorted(groups, reverse=True) for trace in _group(*key, groups[key])]


def _levels(rows: Sequence[Mapping[str, object]]) -> list[tuple[Mapping[str, object], int]]:
    """Each event with the lowest step of its lane and side on which no other stands at the same time."""
    ends: dict[tuple[str, bool, int], str] = {}
    placed = []
    for row in sorted(rows, key=lambda row: (str(row["from_date"]), str(row["event_id"]))):
        level = 0
        while ends.get((str(row["outlet"]), bool(row["cooperative"]), level), "") >= str(row["from_date"]):
            level += 1
        ends[str(row["outlet"]), bool(row["cooperative"]), level] = str(row["to_date"])
        placed.append((row, level))
    return placed


def _group(cooperative: bool, told: bool, marks: Sequence[Placed]) -> list[dict[str, object]]:
    name = ("cooperative" if cooperative else "conflictual") + ("" if told else ", not told as fact")
    colour = theme.COOPERATIVE if cooperative else theme.CONFLICTUAL
    days = [(row, y) for row, y in marks if row["from_date"] == row["to_date"]]
    periods = [(row, y) for row, y in marks if row["from_date"] != row["to_date"]]
    dots: dict[str, object] = {
        **_shared(days, name),
        "type": "scatter",
        "mode": "markers",
        "x": [f"{row['from_date']}T12:00" for row, _ in days],
        "y": [y for _, y in days],
        "marker": {
            "opacity": 1,
            "size": [_size(row) for row, _ in days],
            "symbol": "circle" if told else "circle-open",
            "color": colour,
            "line": {"width": 0 if told else 2, "color": colour},
        },
    }
    bars: dict[str, object] = {
        **_shared(periods, name),
        "type": "bar",
        "orientation": "h",
        "base": [str(row["from_date"]) for row, _ in periods],
        "x": [_length(row) for row, _ in periods],
        "y": [y for _, y in periods],
        "width": [min(1.1 * _size(row) / LANE_HEIGHT, 0.9 * STEP) for row, _ in periods],
        "marker": {"color": colour if told else "rgba(0,0,0,0)", "line": {"width": 2, "color": colour}},
        "showlegend": not days,
    }
    return [trace for trace, given in ((dots, days), (bars, periods)) if given]


def _shared(marks: Sequence[Placed], name: str) -> dict[str, object]:
    return {
        "name": name,
        "legendgroup": name,
        "customdata": [[row["event_id"]] for row, _ in marks],
        "unselected": {"marker": {"opacity": 0.55}},
        "hovertemplate": [f"{_hover(row)}<extra></extra>" for row, _ in marks],
    }


def _size(row: Mapping[str, object]) -> float:
    """The height of a mark in pixels; its area grows with the number of tellings."""
    return min(11.0 * sqrt(float(str(row["n"]))), 30.0)


def _length(row: Mapping[str, object]) -> int:
    """The period in milliseconds, its last day included."""
    return DAY_MS * ((date.fromisoformat(str(row["to_date"])) - date.fromisoformat(str(row["from_date"]))).days + 1)


def _hover(row: Mapping[str, object]) -> str:
    first, last, events = row["from_date"], row["to_date"], int(str(row["n_events"]))
    what = theme.plain(str(row["cue"])) if events == 1 else f"{events} events"
    score = "no score" if row["hollow"] else f"mean score {float(str(row['score'])):+.1f}"
    told = f"{row['n']} telling{'s' * (row['n'] != 1)}"
    return f"{what}<br>{first if first == last else f'{first} to {last}'}<br>{score}, {told}"


def _known(rows: Sequence[Known], y: float) -> list[dict[str, object]]:
    if not rows:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": "known date",
            "x": [_middle(first.isoformat(), last.isoformat()) for first, last, _ in rows],
            "y": [y] * len(rows),
            "marker": {"size": 11, "symbol": "diamond", "color": theme.NEUTRAL},
            "hovertemplate": [
                f"{theme.plain(title)}<br>{first if first == last else f'{first} to {last}'}<extra></extra>"
                for first, last, title in rows
            ],
        }
    ]


def _upright(row: Known) -> dict[str, object]:
    x = _middle(row[0].isoformat(), row[1].isoformat())
    return {
        "type": "line",
        "yref": "paper",
        "x0": x,
        "x1": x,
        "y0": 0,
        "y1": 1,
        "line": {"color": theme.NEUTRAL, "width": 1, "dash": "dot"},
        "layer": "below",
    }


def _published(rows: Sequence[Mapping[str, object]], lane: Mapping[str, int], labels: Mapping[str, str]) -> list[dict[str, object]]:
    if not rows:
        return []
    ranges = [(row, str(row["published_from"]), str(row["published_to"])) for row in rows]
    bars: dict[str, object] = {
        "type": "scatter",
        "mode": "lines",
        "x": [end for _, first, last in ranges for end in (first, f"{last}T23:59", None)],
        "y": [y for row, *_ in ranges for y in (lane[str(row["outlet"])], lane[str(row["outlet"])], None)],
        "line": {"width": 6, "color": theme.NEUTRAL},
        "opacity": 0.6,
        "hoverinfo": "skip",
        "showlegend": False,
    }
    ticks: dict[str, object] = {
        "type": "scatter",
        "mode": "markers",
        "name": "publication of an article",
        "x": [_middle(first, last) for _, first, last in ranges],
        "y": [lane[str(row["outlet"])] for row, *_ in ranges],
        "customdata": [["", row["article_id"]] for row, *_ in ranges],
        "marker": {"size": 14, "symbol": "line-ns", "line": {"width": 4, "color": theme.NEUTRAL}},
        "hovertemplate": [
            f"{theme.plain(labels[str(row['outlet'])])}<br>article {theme.plain(str(row['article_id']))}, published "
            f"{first} to {last} ({row['published_status']})<extra></extra>"
            for row, first, last in ranges
        ],
    }
    return [bars, ticks]


def _middle(first: str, last: str) -> str:
    """Noon of the middle day."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return f"{start + (end - start) / 2}T12:00"


def _baseline(y: int) -> dict[str, object]:
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y, "line": {"color": theme.GRID, "width": 2}}


def _touching(table: pd.DataFrame, first: str, last: str, panel: Panel) -> pd.DataFrame:
    inside = (table[first] <= panel[1].isoformat()) & (table[last] >= panel[0].isoformat())
    return table[inside.fillna(False).astype(bool)]
