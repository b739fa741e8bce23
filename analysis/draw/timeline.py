"""What happened when, as each outlet tells it: one lane for each outlet, cooperation above its line and conflict below.

Event dates stand on the axis; a day is a mark, a longer period a bar as long as what was said. Publications are upright ticks
on the lane's line. The axis is broken where nothing is dated for a long time: each stretch is a panel of its own, with its
own scale. What is dated no closer than to a year has no place on such an axis and is listed instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

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
FIRST_STEP, STEP = 0.26, 0.2
MAX_MARKS = 2_000

Panel = tuple[date, date]


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


def draw(events: pd.DataFrame, articles: pd.DataFrame, panel: Panel, labels: Mapping[str, str]) -> go.Figure:
    """One panel. `events` has outlet, id, cooperative, from_date, to_date, the flags, cue and why; `articles` the outlets."""
    first, last = panel
    events = within(events, panel).head(MAX_MARKS)
    articles = _touching(articles, "published_from", "published_to", panel)
    outlets = [outlet for outlet in labels if outlet in set(events["outlet"]) | set(articles["outlet"])]
    lane = {outlet: 2 * (len(outlets) - 1 - number) for number, outlet in enumerate(outlets)}
    margin = timedelta(days=max(2, (last - first).days // 12))
    return theme.figure(
        [*_published(tables.records(articles), lane, labels), *_events(tables.records(events), lane)],
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
            "range": [-1.05, 2 * len(outlets) - 0.95],
            "showgrid": False,
        },
        shapes=[_baseline(y) for y in lane.values()],
        showlegend=True,
    )


def _events(rows: Sequence[Mapping[str, object]], lane: Mapping[str, int]) -> list[dict[str, object]]:
    """Four kinds of mark: cooperative and conflictual, full and hollow; a bar below the mark of a period."""
    groups: dict[tuple[bool, bool], list[tuple[Mapping[str, object], float]]] = {}
    for row, level in _levels(rows):
        direction = 1 if row["cooperative"] else -1
        y = lane[str(row["outlet"])] + direction * min(FIRST_STEP + STEP * level, 0.95)
        groups.setdefault((bool(row["cooperative"]), _is_told(row)), []).append((row, y))
    return [trace for key in sorted(groups, reverse=True) for trace in _group(*key, groups[key])]


def _levels(rows: Sequence[Mapping[str, object]]) -> list[tuple[Mapping[str, object], int]]:
    """Each event with the lowest step of its lane and side on which no other stands at the same time."""
    ends: dict[tuple[str, bool, int], str] = {}
    placed = []
    for row in sorted(rows, key=lambda row: (str(row["from_date"]), str(row["id"]))):
        level = 0
        while ends.get((str(row["outlet"]), bool(row["cooperative"]), level), "") >= str(row["from_date"]):
            level += 1
        ends[str(row["outlet"]), bool(row["cooperative"]), level] = str(row["to_date"])
        placed.append((row, level))
    return placed


def _group(cooperative: bool, told: bool, marks: Sequence[tuple[Mapping[str, object], float]]) -> list[dict[str, object]]:
    name = ("cooperative" if cooperative else "conflictual") + ("" if told else ", not told as fact")
    colour = theme.COOPERATIVE if cooperative else theme.CONFLICTUAL
    symbol = ("triangle-up" if cooperative else "triangle-down") + ("" if told else "-open")
    ends: list[str | None] = []
    heights: list[float | None] = []
    for row, y in marks:
        if row["from_date"] != row["to_date"]:
            ends += [str(row["from_date"]), f"{row['to_date']}T23:59", None]
            heights += [y, y, None]
    bars: dict[str, object] = {
        "type": "scatter",
        "mode": "lines",
        "x": ends,
        "y": heights,
        "line": {"width": 5, "color": colour, "dash": "solid" if told else "dot"},
        "opacity": 0.55,
        "hoverinfo": "skip",
        "showlegend": False,
    }
    dots: dict[str, object] = {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [_middle(str(row["from_date"]), str(row["to_date"])) for row, _ in marks],
        "y": [y for _, y in marks],
        "customdata": [[row["id"]] for row, _ in marks],
        "marker": {"size": 13, "symbol": symbol, "color": colour, "line": {"width": 0 if told else 2, "color": colour}},
        "unselected": {"marker": {"opacity": 0.55}},
        "hovertemplate": [f"{theme.plain(str(row['cue']))}<br>{theme.plain(_when(row))}<extra></extra>" for row, _ in marks],
    }
    return [bars, dots] if ends else [dots]


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
        "marker": {"size": 24, "symbol": "line-ns", "line": {"width": 4, "color": theme.NEUTRAL}},
        "hovertemplate": [
            f"{theme.plain(labels[str(row['outlet'])])}<br>article {theme.plain(str(row['article_id']))}, published "
            f"{first} to {last} ({row['published_status']})<extra></extra>"
            for row, first, last in ranges
        ],
    }
    return [bars, ticks]


def _is_told(row: Mapping[str, object]) -> bool:
    return not (row["negated"] or row["hypothetical"] or row["requested"] or row["future"])


def _when(row: Mapping[str, object]) -> str:
    first, last = row["from_date"], row["to_date"]
    return f"{first if first == last else f'{first} to {last}'} ({row['date_rule']})"


def _middle(first: str, last: str) -> str:
    """Noon of the middle day."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return f"{start + (end - start) / 2}T12:00"


def _baseline(y: int) -> dict[str, object]:
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y, "line": {"color": theme.GRID, "width": 2}}


def _touching(table: pd.DataFrame, first: str, last: str, panel: Panel) -> pd.DataFrame:
    inside = (table[first] <= panel[1].isoformat()) & (table[last] >= panel[0].isoformat())
    return table[inside.fillna(False).astype(bool)]
