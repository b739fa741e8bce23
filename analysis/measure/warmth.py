"""How the relation of two actors is told: counts by kind, the mean score with its interval, who acts on whom, and its course.

Every figure stands beside its counts. Only events told as facts have a score: what is negated, hypothetical or requested is counted
as told and weighs nothing. An event that one outlet tells several times weighs once in its mean (``1 / copies``). The course is

    S_t = sum_e w_e * g_e / sum_e w_e,   w_e = 0.5 ** ((t - d_e) / h) / copies_e

over the events dated up to t (d_e: the last day that the text allows), with half-life h in days; without a half-life it is the
running mean. All of it measures reporting, not the relation: an outlet that tells of more quarrels does not make more of them.
Do not compare means that stand on few events, or across corpora of different length or topic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.measure import relations, resampling, scope
from analysis.model import Analysis, VoiceChoice

ALL_OUTLETS = "All outlets"
HALF_LIFE_DAYS = 90.0
"""The usual half-life: a quarter of a year."""
LONGEST_DAYS = 31
"""Events dated more loosely than to a month have no place on a course."""
READING = "The line measures reporting, not the relation: it moves with what an outlet tells, and how often."


@dataclass(frozen=True, slots=True)
class Profile:
    """The told relation of ``pair`` in one outlet; ``n_cooperative + n_conflictual = n_verbal + n_material = n_scored``.

    ``n_told`` also counts what carries no score. ``asymmetry`` is (forth - back) / (forth + back) over events with one direction,
    -1..1: 1 where only the first of the pair acts; missing where none has a direction. ``value`` is the mean score, -10..10.
    """

    outlet: str
    pair: tuple[str, str]
    voice: VoiceChoice
    n_articles: int
    n_told: int
    n_scored: int
    n_cooperative: int
    n_conflictual: int
    n_verbal: int
    n_material: int
    n_reciprocal: int
    n_forth: int
    n_back: int
    asymmetry: float | None
    value: float | None
    low: float | None
    high: float | None
    status: str


def profiles(
    analysis: Analysis, pair: tuple[str, str], voice: VoiceChoice, *, first: date | None = None, last: date | None = None
) -> list[Profile]:
    """A profile for each outlet and one for all; with ``first`` or ``last`` only of events dated within those days."""
    events = within(relations.between(analysis, pair, voice), first, last)
    named = [(outlet, events[events["outlet"] == outlet]) for outlet in scope.outlets(analysis)]
    return [_profile(outlet, pair, voice, rows.reset_index(drop=True)) for outlet, rows in [*named, (ALL_OUTLETS, events)]]


def within(events: pd.DataFrame, first: date | None, last: date | None) -> pd.DataFrame:
    """The events whose whole period lies between two days; all of them, undated ones too, where neither is given."""
    if first is None and last is None:
        return events
    low, high = pd.to_datetime(events["from_date"]), pd.to_datetime(events["to_date"])
    inside = low.notna() & high.notna()
    inside &= (low >= pd.Timestamp(first)) if first else True
    inside &= (high <= pd.Timestamp(last)) if last else True
    return events[inside].reset_index(drop=True)


def course(
    analysis: Analysis,
    pair: tuple[str, str],
    voice: VoiceChoice,
    *,
    half_life: float | None = HALF_LIFE_DAYS,
    at: Sequence[date] = (),
    outlets: Sequence[str] | None = None,
) -> pd.DataFrame:
    """S_t for each outlet and for all (or for those of ``outlets``), on the days ``at``, or on each day on which an event ends.

    Columns: outlet, day, n (scored events up to the day), n_cooperative, n_conflictual, value, low, high, status. A day before
    the first event of an outlet has no row.
    """
    placed = weighed(analysis, pair, voice)
    days = [pd.Timestamp(day) for day in at] or sorted(placed["day"].unique())
    found: list[dict[str, object]] = []
    for outlet in outlets if outlets is not None else [*scope.outlets(analysis), ALL_OUTLETS]:
        rows = placed if outlet == ALL_OUTLETS else placed[placed["outlet"] == outlet]
        found += _course(outlet, rows.reset_index(drop=True), days, half_life)
    columns = ["outlet", "day", "n", "n_cooperative", "n_conflictual", "value", "low", "high", "status"]
    return pd.DataFrame(found, columns=columns)


def weighed(analysis: Analysis, pair: tuple[str, str], voice: VoiceChoice) -> pd.DataFrame:
    """The events that a course stands on: with a score, and dated to a month or closer; ``day`` is the last day of each."""
    events = relations.between(analysis, pair, voice)
    days = pd.to_datetime(events["to_date"])
    close = (days - pd.to_datetime(events["from_date"])).dt.days <= LONGEST_DAYS
    return events[events["score"].notna() & close].assign(day=days)


def grid(analysis: Analysis, pair: tuple[str, str], voice: VoiceChoice, most: int = 60) -> list[date]:
    """The days on which an event of the course ends, thinned out evenly to ``most``; the first and the last stay."""
    days = sorted(weighed(analysis, pair, voice)["day"].unique())
    if not days:
        return []
    places = np.unique(np.linspace(0, len(days) - 1, min(most, len(days))).round().astype(int))
    return [pd.Timestamp(days[place]).date() for place in places]


def _profile(outlet: str, pair: tuple[str, str], voice: VoiceChoice, rows: pd.DataFrame) -> Profile:
    scored = rows[rows["score"].notna()].reset_index(drop=True)
    one_way = scored[~scored["reciprocal"].astype(bool)]
    forth, back = (int((one_way["actor_side"] == side).sum()) for side in pair)
    value, low, high, status = _mean(scored)
    return Profile(
        outlet=outlet,
        pair=pair,
        voice=voice,
        n_articles=int(rows["article_id"].nunique()),
        n_told=len(rows),
        n_scored=len(scored),
        n_cooperative=int(scored["quad"].isin((1, 2)).sum()),
        n_conflictual=int(scored["quad"].isin((3, 4)).sum()),
        n_verbal=int(scored["quad"].isin((1, 3)).sum()),
        n_material=int(scored["quad"].isin((2, 4)).sum()),
        n_reciprocal=len(scored) - len(one_way),
        n_forth=forth,
        n_back=back,
        asymmetry=(forth - back) / (forth + back) if forth + back else None,
        value=value,
        low=low,
        high=high,
        status=status,
    )


def _mean(scored: pd.DataFrame) -> tuple[float | None, float | None, float | None, str]:
    if scored.empty:
        return None, None, None, "not_available"
    weights = _copies(scored)
    draws = resampling.ratios(scored, (weights * scored["score"].to_numpy(float))[:, None], weights)
    enough = _is_enough(scored)
    low, high = draws.interval(0, least=-10.0, most=10.0) if enough else (None, None)
    return float(np.average(scored["score"], weights=weights)), low, high, draws.status if enough else "too_few"


def _is_enough(scored: pd.DataFrame) -> bool:
    """Whether there are events and articles enough to resample: an article holds too few events to be drawn from itself."""
    return len(scored) >= resampling.MIN_COUNT and scored["article_id"].nunique() >= resampling.MIN_ARTICLES


def _copies(scored: pd.DataFrame) -> npt.NDArray[np.float64]:
    """One over the number of rows of the same outlet that tell the same event."""
    return 1 / scored.groupby(["outlet", "event_id"])["event_id"].transform("size").to_numpy(float)


def _course(outlet: str, rows: pd.DataFrame, grid: Sequence[pd.Timestamp], half_life: float | None) -> list[dict[str, object]]:
    days = [day for day in grid if rows["day"].min() <= day]
    if not days:
        return []
    age = np.array([(day - rows["day"]).dt.days.to_numpy(float) for day in days]).T
    decay = np.ones_like(age) if half_life is None else 0.5 ** (np.maximum(age, 0) / half_life)
    weights = np.where(age >= 0, decay, 0.0) * _copies(rows)[:, None]
    scores = rows["score"].to_numpy(float)[:, None]
    draws = resampling.ratios(rows, weights * scores, weights)
    seen = age >= 0
    cooperative, conflictual = (rows["quad"].isin(quads).to_numpy()[:, None] & seen for quads in ((1, 2), (3, 4)))
    # an article is there from its first event on; a table for each day would take longer than all of the rest
    n_articles = np.searchsorted(np.sort(rows.groupby("article_id")["day"].min()), np.array(days, "datetime64[ns]"), side="right")
    found: list[dict[str, object]] = []
    for number, day in enumerate(days):
        n = int(seen[:, number].sum())
        enough = n >= resampling.MIN_COUNT and n_articles[number] >= resampling.MIN_ARTICLES
        low, high = draws.interval(number, least=-10.0, most=10.0) if enough else (None, None)
        found.append(
            {
                "outlet": outlet,
                "day": day.date(),
                "n": n,
                "n_cooperative": int(cooperative[:, number].sum()),
                "n_conflictual": int(conflictual[:, number].sum()),
                "value": float((weights[:, number] * scores[:, 0]).sum() / weights[:, number].sum()),
                "low": low,
                "high": high,
                "status": draws.status if enough else "too_few",
            }
        )
    return found
