"""Loaded words: how often an outlet's wording judges, belittles or excites where a plainer word would report the same."""

from __future__ import annotations

from typing import get_args

import pandas as pd

from analysis.find.loaded import Category
from analysis.measure import rates, scope, units
from analysis.measure.indicator import Indicator
from analysis.measure.units import Units
from analysis.model import Analysis, Estimate, VoiceChoice

ANY = "any loaded word"


def estimate(analysis: Analysis, voice: VoiceChoice) -> list[Estimate]:
    """The rate of all together, and of each class."""
    rows = analysis["loaded"]
    together = rates.estimate("loaded_rate", analysis, rows.assign(category=ANY), "category", [ANY], voice)
    return together + rates.estimate("loaded_rate", analysis, rows, "category", get_args(Category), voice)


def count(analysis: Analysis, voice: VoiceChoice) -> Units:
    """Loaded words of each class, and of any, per 1,000 words, article by article."""
    rows = rates.in_voice(analysis["loaded"], voice)
    rows = pd.concat([rows.assign(category=ANY), rows], ignore_index=True)
    keys = [ANY, *get_args(Category)]
    return units.count(analysis, rows, "category", keys, rates.by_article(analysis, voice), per=rates.PER)


def evidence(analysis: Analysis, outlet: str, entity: str | None, voice: VoiceChoice) -> pd.DataFrame:
    rows = rates.in_voice(scope.with_outlet(analysis, "loaded"), voice)
    rows = rows[(rows["outlet"] == outlet) & ((rows["category"] == entity) | (entity == ANY))]
    return rows.assign(why=rows["category"])


INDICATOR = Indicator(
    name="loaded_rate",
    title="Loaded words",
    unit="loaded words per 1,000 words",
    denominator="words of the outlet's articles in the chosen voice",
    direction="higher: more words that judge or excite",
    range="0 upwards",
    method=(
        "About 1,450 words and phrases of six classes (epithets, moral judgements, evaluations, dramatic verbs, stance adverbs, "
        "one-sided terms), outside names and outside fixed terms in which they mean something else."
    ),
    limits=(
        "A word for the reader to look at, not a verdict on who wrote it: “genocide” may be apt. Compare only articles on the same "
        "event. Wording of a retranslated copy is the translator's."
    ),
    reference="Own list; measured on sentences of BABE (Spinde and others 2021), to which nothing was fitted.",
    of_wording=True,
    estimate=estimate,
    evidence=evidence,
    units=count,
)
