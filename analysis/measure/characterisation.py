"""How each telling of an event characterises it: the name it is given, the frames and the voice of its sentence, the stance there
towards both sides, and what its date rests on.

Two outlets can report one cooperative event with opposite judgement, which no score of the event shows. A stance is the mean over
the namings of a side in that one sentence, -1..1, and missing where none is decided; single sentences are often judged wrongly, so
do not compare two of them by size.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import pandas as pd

from analysis.find import folding, times
from analysis.model import Analysis, Published, Span

INFERRED = "inferred"
LONGEST_DAYS = 31
"""A date in a reason that is looser than a month says nothing of one event."""
_FIGURE = re.compile(r"\d")

COLUMNS = ("frames", "stance_actor", "stance_target", "date_status", "published_reason", "circular")


def describe(analysis: Analysis, events: pd.DataFrame) -> pd.DataFrame:
    """Rows of events with their sides, and for each its frames, stances, and whether its date is `stated` or `inferred`.

    ``date_status`` is `inferred` where the day was counted from a publication date that is itself inferred, and missing where
    there is none. ``circular``: that publication date was inferred from the same event (see ``is_circular``).
    """
    articles = analysis["articles"].set_index("article_id")
    reasons = events["article_id"].map(articles["published_reason"]).astype(object)
    statuses = [_date_status(rule, dated) for rule, dated in zip(events["date_rule"], events["from_date"].notna(), strict=True)]
    published = [(str(articles.at[a, "published_from"]), str(articles.at[a, "published_to"])) for a in events["article_id"]]
    circular = [
        status == INFERRED and is_circular(str(reason), anchor, str(first), str(last))
        for status, reason, anchor, first, last in zip(
            statuses, reasons, published, events["from_date"], events["to_date"], strict=True
        )
    ]
    return events.assign(
        frames=_frames(analysis, events),
        stance_actor=_stances(analysis, events, "actor_side"),
        stance_target=_stances(analysis, events, "target_side"),
        date_status=pd.Series(statuses, index=events.index, dtype="str"),
        published_reason=reasons,
        circular=pd.Series(circular, index=events.index, dtype=bool),
    )


def is_circular(reason: str, published: tuple[str, str], first: str, last: str) -> bool:
    """Whether the reason for a publication date names these days: then they prove the publication date, which proves them.

    Days are counted as named where they are written with a figure; “the same day” alone names none.
    """
    folded = folding.fold(reason)
    anchor = Published(date.fromisoformat(published[0]), date.fromisoformat(published[1]), "day", "inferred", reason)
    found = [time for time in times.find(folded, [Span(0, len(folded))], anchor) if _FIGURE.search(time.surface)]
    periods = [time.period for time in found if time.period and (time.period.last - time.period.first).days <= LONGEST_DAYS]
    return any(period.first.isoformat() <= last and period.last.isoformat() >= first for period in periods)


def _date_status(rule: str, dated: bool) -> str | None:
    return None if not dated else INFERRED if INFERRED in rule else "stated"


def _frames(analysis: Analysis, events: pd.DataFrame) -> pd.Series:
    """The keys of the frames in each event's sentence, parted by commas; missing where there is none."""
    rows = analysis["frames"]
    found: dict[tuple[str, int], list[str]] = {}
    for article, sentence, frame in zip(rows["article_id"], rows["sentence"], rows["frame"], strict=True):
        found.setdefault((article, sentence), []).append(frame)
    return _series(events, (", ".join(dict.fromkeys(found.get(place, ()))) or None for place in _places(events)), "str")


def _stances(analysis: Analysis, events: pd.DataFrame, side: str) -> pd.Series:
    """The mean stance of each event's sentence towards one of its sides."""
    known = analysis["entities"].drop_duplicates("entity").set_index("entity")
    mentions = analysis["mentions"].dropna(subset=["stance"])
    sides = mentions["entity"].map(known["state"]).fillna(mentions["entity"])
    means = mentions.groupby([mentions["article_id"], mentions["sentence"], sides])["stance"].mean().to_dict()
    keys = ((*place, of) for place, of in zip(_places(events), events[side], strict=True))
    return _series(events, (means.get(key) for key in keys), "float64")


def _places(events: pd.DataFrame) -> list[tuple[str, int]]:
    return list(zip(events["article_id"], events["sentence"], strict=True))


def _series(events: pd.DataFrame, values: Iterable[object], dtype: str) -> pd.Series:
    return pd.Series(list(values), index=events.index, dtype=dtype)
