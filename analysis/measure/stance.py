"""Stance: how the sentences of an outlet portray an actor, by a trained model that abstains where it is unsure."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.find import stance as finder
from analysis.measure import attention, rates, scope, stances, units
from analysis.measure.indicator import Indicator
from analysis.measure.units import Units
from analysis.model import Analysis, Estimate, VoiceChoice


def portrayed(analysis: Analysis, voice: VoiceChoice) -> pd.DataFrame:
    """One row for each mention in a voice that can be portrayed; ``value`` is missing where the model abstains."""
    rows = rates.in_voice(scope.with_outlet(analysis, "mentions"), voice)
    rows = rows[rows["kind"].isin(finder.PORTRAYED)]
    return rows.assign(value=rows["stance"])


def coverage(analysis: Analysis, voice: VoiceChoice) -> pd.DataFrame:
    """Entity × outlet: how many mentions the model decides (``decided``), and on how many it abstains (``abstained``)."""
    rows = portrayed(analysis, voice)
    rows = rows.assign(decided=rows["value"].notna(), abstained=rows["value"].isna())
    return rows.groupby(["entity", "outlet"])[["decided", "abstained"]].sum().astype(int).reset_index()


def behind(analysis: Analysis, estimates: Iterable[Estimate], voice: VoiceChoice) -> pd.DataFrame:
    """The rows behind several estimates, as many as these count together."""
    wanted = {(e.entity, e.outlet) for e in estimates if e.n}
    rows = portrayed(analysis, voice).dropna(subset=["value"])
    keep = pd.MultiIndex.from_frame(rows[["entity", "outlet"]]).isin(wanted)
    return _explained(rows[keep])


def estimate(analysis: Analysis, voice: VoiceChoice) -> list[Estimate]:
    """The mean for each entity and outlet; no interval below ten decided mentions."""
    rows = portrayed(analysis, voice).dropna(subset=["value"])
    entities = _entities(analysis)
    n_articles = scope.analysed(analysis)["outlet"].value_counts()
    groups = {(entity, outlet): group for (entity, outlet), group in rows.groupby(["entity", "outlet"])}
    return [
        stances.estimate("stance", groups.get((entity, outlet)), outlet, entity, voice, int(n_articles.get(outlet, 0)))
        for entity in entities
        for outlet in scope.outlets(analysis)
    ]


def count(analysis: Analysis, voice: VoiceChoice) -> Units:
    """The sum of the scores of each entity's decided mentions, out of their number, article by article."""
    mentions = rates.in_voice(analysis["mentions"][["article_id", "entity", "kind", "voice", "stance"]], voice)
    rows, entities = mentions[mentions["kind"].isin(finder.PORTRAYED) & mentions["stance"].notna()], _entities(analysis)
    n = units.add(analysis, rows, "entity", entities)
    return Units(
        tuple(analysis["articles"]["article_id"]), tuple(entities), units.add(analysis, rows, "entity", entities, "stance"), n, n
    )


def _entities(analysis: Analysis) -> list[str]:
    kinds = analysis["mentions"][["entity", "kind"]].drop_duplicates("entity", keep="last")
    fit = set(kinds.loc[kinds["kind"].isin(finder.PORTRAYED), "entity"])
    return [entity for entity in attention.ranked(analysis) if entity in fit]


def evidence(analysis: Analysis, outlet: str, entity: str | None, voice: VoiceChoice) -> pd.DataFrame:
    rows = portrayed(analysis, voice).dropna(subset=["value"])
    return _explained(rows[(rows["outlet"] == outlet) & (rows["entity"] == entity)])


def _explained(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(
        cue=rows["value"].map("{:+.2f}".format), why="stance towards " + rows["entity"] + ", " + rows["voice"] + " voice"
    )


INDICATOR = Indicator(
    name="stance",
    title="Stance towards X",
    unit="mean score of the mentions",
    denominator="mentions of X in the chosen voice for which the model decides",
    direction="higher: portrayed more favourably",
    range="-1 to 1",
    method=(
        "A linear model reads the sentence around each mention of a person, state, organization or bloc: the words before and after "
        "it, ratings of words and of verbs by the part that X has in them, and negation. It sees no names, so swapping X for "
        "another name changes nothing. The score is the probability of a favourable portrayal less that of an unfavourable one; "
        "where the two likeliest answers are close the mention is left out and counted as abstained. Words of the other voice in "
        "the same sentence are not read. A reader may add a sentence encoder of their own (PARALLAX_EMBED); the provenance then names it, "
        "and the figures of accuracy printed here do not hold for it."
    ),
    limits=(
        "A single score is wrong in about a quarter of the decided cases, so below ten mentions no interval is given: read the rows. "
        "It was trained on American political news of 2010 to 2018; war and sanctions weigh on whoever is named beside them. Compare "
        "only articles on the same event. It says how X is portrayed, not whether that is deserved."
    ),
    reference="NewsMTSC: Hamborg and Donnay 2021. Macro-F1 .666 on sentences of 240 articles that it was not trained on.",
    of_wording=True,
    estimate=estimate,
    evidence=evidence,
    units=count,
)
