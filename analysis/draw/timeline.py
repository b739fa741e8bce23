"""What happened when, as each outlet tells it: one lane for each outlet, cooperation above its line and conflict below.

Event dates stand on the axis; a day is a mark, a longer period a bar. Publications are upright ticks on the lane's line. The
axis is broken where nothing is dated for a long time: each stretch is a panel of its own, with its own scale.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from analysis.draw import theme

GAP_DAYS = 75
LANE_HEIGHT = 128
PANEL_HEAD = 78
STEP = 0.17
MAX_MARKS = 2_000


def panels(events: pd.DataFrame, articles: pd.DataFrame) -> list[tuple[date, date]]:
    """The stretches of time that hold a dated event or a publication, parted by gaps of more than 75 days."""
    dates = sorted(
        {
            *_days(events["from_date"]),
            *_days(events["to_date"]),
            *_days(articles["published_from"]),
            *_days(articles["published_to"]),
        }
    )
    found: list[tuple[date, date]] = []
    for day in dates:
        if found and (day - found[-1][1]).days <= GAP_DAYS:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def within(events: pd.DataFrame, panel: tuple[date, date]) -> pd.DataFrame:
    """The dated events of a panel."""
    return _touches(events, "from_date", "to_date", panel)


def title(panel: tuple[date, date]) -> str:
    """The panel's stretch of time in words."""
    first, last = (f"{day:%B %Y}" for day in panel)
    return first if first == last else f"{first} to {last}"


def draw(events: pd.DataFrame, articles: pd.DataFrame, panel: tuple[date, date], labels: Mapping[str, str]) -> go.Figure:
    """One panel. `events` has outlet, cooperative, from_date, to_date, granularity, the flags and cue; `articles` the outlets."""
    first, last = panel
    events = within(events, panel)
    articles = _touches(articles, "published_from", "published_to", panel)
    outlets = [o for o in labels if o in set(events["outlet"]) | set(articles["outlet"])]
    lane = {outlet: 2 * (len(outlets) - 1 - number) for number, outlet in enumerate(outlets)}
    margin = timedelta(days=max(2, (last - first).days // 12))
    return theme.figure(
        [*_published(articles, lane, labels), *_events(events, lane)],
        height=PANEL_HEAD + LANE_HEIGHT * max(1, len(outlets)),
        x={
            "type": "date",
            "range": [(first - margin).isoformat(), (last + margin).isoformat()],
            "title": {"text": "date of the event"},
            "hoverformat": "%d %b %Y",
        },
        y={
            "tickvals": list(lane.values()),
            "ticktext": [theme.wrapped(labels[o], 15) for o in lane],
            "range": [-1.05, 2 * len(outlets) - 0.95],
            "showgrid": False,
        },
        shapes=[_line(y) for y in lane.values()],
        legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0, "xanchor": "left"},
        showlegend=True,
    )


def _events(events: pd.DataFrame, lane: Mapping[str, int]) -> list[dict[str, object]]:
    """Four kinds of mark: cooperative and conflictual, full and hollow (negated, hypothetical or requested)."""
    used: Counter[tuple[str, bool, str]] = Counter()
    groups: dict[tuple[bool, bool, bool], list[tuple[str, str, float, str, str]]] = {}
    for row in events.head(MAX_MARKS).to_dict("records"):
        cooperative, unreal = bool(row["cooperative"]), bool(row["negated"] or row["hypothetical"] or row["requested"])
        spot = (str(row["outlet"]), cooperative, str(row["from_date"]))
        step = used[spot]
        used[spot] += 1
        y = lane[str(row["outlet"])] + (1 if cooperative else -1) * min(0.22 + STEP * step, 0.95)
        is_day = row["from_date"] == row["to_date"]
        groups.setdefault((cooperative, unreal, is_day), []).append(
            (str(row["from_date"]), str(row["to_date"]), y, str(row["id"]), f"{row['cue']}<br>{row['why']}")
        )
    return [_marks(*key, group) for key, group in sorted(groups.items(), reverse=True)]


def _marks(cooperative: bool, unreal: bool, is_day: bool, group: Sequence[tuple[str, str, float, str, str]]) -> dict[str, object]:
    name = (
        ("cooperative" if cooperative else "conflictual") + (", not asserted" if unreal else "") + ("" if is_day else " (period)")
    )
    colour = theme.COOPERATIVE if cooperative else theme.CONFLICTUAL
    symbol = ("triangle-up" if cooperative else "triangle-down") + ("-open" if unreal else "")
    middle = [(date.fromisoformat(a) + (date.fromisoformat(b) - date.fromisoformat(a)) / 2).isoformat() for a, b, *_ in group]
    trace: dict[str, object] = {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": middle,
        "y": [y for _, _, y, _, _ in group],
        "customdata": [[row_id] for *_, row_id, _ in group],
        "marker": {"size": 12, "symbol": symbol, "color": colour, "line": {"width": 2 if unreal else 0, "color": colour}},
        "hovertemplate": [f"{_safe(text)}<extra></extra>" for *_, text in group],
    }
    if not is_day:
        half = [(date.fromisoformat(b) - date.fromisoformat(a)).days * 43_200_000 for a, b, *_ in group]
        trace["error_x"] = {"type": "data", "array": half, "thickness": 5, "width": 0, "color": colour}
    return trace


def _published(articles: pd.DataFrame, lane: Mapping[str, int], labels: Mapping[str, str]) -> list[dict[str, object]]:
    rows = articles.to_dict("records")
    if not rows:
        return []
    middle = []
    half = []
    for row in rows:
        first, last = date.fromisoformat(str(row["published_from"])), date.fromisoformat(str(row["published_to"]))
        middle.append((first + (last - first) / 2).isoformat())
        half.append((last - first).days * 43_200_000)
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": "publication of the article",
            "x": middle,
            "y": [lane[str(row["outlet"])] for row in rows],
            "customdata": [["", str(row["article_id"])] for row in rows],
            "error_x": {"type": "data", "array": half, "thickness": 2, "width": 6, "color": theme.NEUTRAL},
            "marker": {"size": 26, "symbol": "line-ns", "line": {"width": 3, "color": theme.NEUTRAL}},
            "hovertemplate": [
                f"{theme.plain(labels[str(row['outlet'])])}: article {theme.plain(str(row['article_id']))} published "
                f"{row['published_from']} to {row['published_to']} ({row['published_status']})<extra></extra>"
                for row in rows
            ],
        }
    ]


def _safe(text: str) -> str:
    return "<br>".join(theme.plain(part) for part in text.split("<br>"))


def _line(y: int) -> dict[str, object]:
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y, "line": {"color": theme.GRID, "width": 2}}


def _days(column: pd.Series) -> list[date]:
    return [date.fromisoformat(str(value)) for value in column.dropna()]


def _touches(table: pd.DataFrame, first: str, last: str, panel: tuple[date, date]) -> pd.DataFrame:
    inside = (table[first] <= panel[1].isoformat()) & (table[last] >= panel[0].isoformat())
    return table[inside.fillna(False).astype(bool)]
