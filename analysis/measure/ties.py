"""Stance towards what is no single actor: the tie between two sides, sentence by sentence, and groups such as the West."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from analysis.find.stance_lexicon import Target, targets
from analysis.measure import rates, scope, stance, stances, units
from analysis.measure.indicator import Indicator
from analysis.measure.units import Units
from analysis.model import Analysis, Estimate, VoiceChoice
from analysis.store import tables


def told(analysis: Analysis, voice: VoiceChoice) -> pd.DataFrame:
    """One row for each sentence about a tie and each mention of a group's member; ``value`` is missing where it is undecided."""
    ties = rates.in_voice(scope.with_outlet(analysis, "ties"), voice)
    ties = ties.assign(
        entity=ties["target"],
        value=ties["stance"],
        why=pd.Series([_reason(row) for row in tables.records(ties)], index=ties.index, dtype="str"),
    )
    portrayed = stance.portrayed(analysis, voice)
    groups = [_of_group(portrayed, target) for target in targets() if target.kind == "set"]
    columns = ["article_id", "outlet", "id", "sentence", "start", "end", "entity", "value", "why", "voice", "rule", "confidence"]
    return pd.concat([ties[columns], *(rows[columns] for rows in groups)], ignore_index=True)


def _of_group(portrayed: pd.DataFrame, target: Target) -> pd.DataFrame:
    rows = portrayed[portrayed["entity"].isin(target.members)]
    return rows.assign(entity=target.name, why="stance towards " + rows["entity"] + ", " + rows["voice"] + " voice")


def _reason(row: Mapping[str, Any]) -> str:
    """What the figure of a sentence is made of."""
    parts = [f"{row['rule']}, {row['voice']} voice"]
    for column, what in (("cues_for", "for it"), ("cues_against", "against it")):
        parts += [f"{what}: {row[column].replace('_', ' ')}"] if row[column] else []
    parts += [f"its sides {row['sides']:+.2f}"] if row["sides"] is not None else []
    return "; ".join(parts)


def names(analysis: Analysis) -> list[str]:
    """The ties and groups that these articles tell of, ties first."""
    found = set(told(analysis, "both")["entity"])
    return [target.name for kind in ("dyad", "set") for target in targets() if target.kind == kind and target.name in found]


def estimate(analysis: Analysis, voice: VoiceChoice) -> list[Estimate]:
    """The mean for each tie or group and outlet; no interval below ten decided rows."""
    rows = told(analysis, voice).dropna(subset=["value"])
    n_articles = scope.analysed(analysis)["outlet"].value_counts()
    groups = {(entity, outlet): group for (entity, outlet), group in rows.groupby(["entity", "outlet"])}
    return [
        stances.estimate("tie_stance", groups.get((name, outlet)), outlet, name, voice, int(n_articles.get(outlet, 0)))
        for name in names(analysis)
        for outlet in scope.outlets(analysis)
    ]


def evidence(analysis: Analysis, outlet: str, entity: str | None, voice: VoiceChoice) -> pd.DataFrame:
    rows = told(analysis, voice).dropna(subset=["value"])
    return _explained(rows[(rows["outlet"] == outlet) & (rows["entity"] == entity)])


def behind(analysis: Analysis, estimates: Iterable[Estimate], voice: VoiceChoice) -> pd.DataFrame:
    """The rows behind several estimates, as many as these count together."""
    wanted = {(e.entity, e.outlet) for e in estimates if e.n}
    rows = told(analysis, voice).dropna(subset=["value"])
    return _explained(rows[[pair in wanted for pair in zip(rows["entity"], rows["outlet"], strict=True)]])


def _explained(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(cue=rows["value"].map("{:+.2f}".format))


def count(analysis: Analysis, voice: VoiceChoice) -> Units:
    """The sum of the scores of each tie's or group's decided rows, out of their number, article by article."""
    rows, found = told(analysis, voice).dropna(subset=["value"]), names(analysis)
    n = units.add(analysis, rows, "entity", found)
    return Units(tuple(analysis["articles"]["article_id"]), tuple(found), units.add(analysis, rows, "entity", found, "value"), n, n)


INDICATOR = Indicator(
    name="tie_stance",
    title="Stance towards a tie or a group",
    unit="mean score of the sentences or mentions",
    denominator="sentences about the tie, or mentions of the group's members, in the chosen voice that are decided",
    direction="higher: portrayed more favourably",
    range="-1 to 1",
    method=(
        "A sentence is about a tie where it names both sides (people count for their states), where it goes on with a noun of ties "
        "right after such a sentence, or where it tells of one side in a frame in which ties are told. Its score is the mean of two "
        "parts, of which either may be missing: the balance of the listed cues and frames for and against the tie, a negated one "
        "counting for the other side, and the stances towards the two sides in it. A group (the West) is portrayed wherever one of its "
        "members is. Each row says what its score is made of."
    ),
    limits=(
        "The cues are a short list, and a tie can be praised or blamed in many more words. Below ten decided rows no interval is given: "
        "read the rows. Groups and ties are those of a file of targets that ships with Parallax."
    ),
    reference="Own method; the stances of the sides come from the model trained on NewsMTSC (Hamborg and Donnay 2021).",
    of_wording=True,
    estimate=estimate,
    evidence=evidence,
    units=count,
)
