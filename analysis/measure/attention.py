"""Entity attention: how often each person, state or body is named."""

from __future__ import annotations

from typing import get_args

import pandas as pd

from analysis.measure import rates, scope, units
from analysis.measure.indicator import Indicator
from analysis.measure.units import Units
from analysis.model import Analysis, Estimate, Form, VoiceChoice

KINDS = ("person", "state", "bloc", "organization")
"""Who can act; places and regions are named as well, but are no actors."""


FORMS = ("name", "metonym", "adjectival")
"""What counts as naming; a description of a person is listed by form, but not counted."""


def ranked(analysis: Analysis, limit: int | None = None) -> list[str]:
    """The entities by how many articles name them, then by how often, then by name."""
    mentions = analysis["mentions"]
    named = mentions.loc[mentions["form"].isin(FORMS) & mentions["kind"].isin(KINDS), ["article_id", "entity"]]
    table = pd.DataFrame({"articles": named.drop_duplicates()["entity"].value_counts(), "n": named["entity"].value_counts()})
    table = table.rename_axis("entity").reset_index()
    table = table.sort_values(["articles", "n", "entity"], ascending=[False, False, True])
    return list(table["entity"].head(limit) if limit else table["entity"])


def estimate(analysis: Analysis, voice: VoiceChoice) -> list[Estimate]:
    return rates.estimate("entity_rate", analysis, _counted(analysis["mentions"]), "entity", ranked(analysis), voice)


def count(analysis: Analysis, voice: VoiceChoice) -> Units:
    """Mentions of each entity per 1,000 words, article by article."""
    rows = _counted(rates.in_voice(analysis["mentions"][["article_id", "entity", "form", "voice"]], voice))
    return units.count(analysis, rows, "entity", ranked(analysis), rates.by_article(analysis, voice), per=rates.PER)


def evidence(analysis: Analysis, outlet: str, entity: str | None, voice: VoiceChoice) -> pd.DataFrame:
    rows = _counted(rates.in_voice(scope.with_outlet(analysis, "mentions"), voice))
    return _explained(rows[(rows["outlet"] == outlet) & (rows["entity"] == entity)])


def forms(analysis: Analysis, voice: VoiceChoice) -> pd.DataFrame:
    """Entity × outlet × form: how often each form of naming occurs, descriptions included."""
    rows = rates.in_voice(scope.with_outlet(analysis, "mentions"), voice)
    return rows.groupby(["entity", "outlet", "form"]).size().rename("n").reset_index()


def forms_apart(analysis: Analysis, voice: VoiceChoice) -> pd.DataFrame:
    """The same with a row for each entity and outlet that names it and a column for each form, those named most first."""
    counts = forms(analysis, voice).pivot(index=["entity", "outlet"], columns="form", values="n")
    counts = counts.reindex(columns=get_args(Form)).fillna(0).astype(int).reset_index().rename_axis(columns=None)
    total = counts[list(get_args(Form))].sum(axis=1).groupby(counts["entity"]).transform("sum")
    order = counts.assign(total=total).sort_values(["total", "entity", "outlet"], ascending=[False, True, True]).index
    return counts.loc[order].reset_index(drop=True)


def of_form(analysis: Analysis, outlet: str, entity: str, form: str, voice: VoiceChoice) -> pd.DataFrame:
    """The mentions behind one count of ``forms``."""
    rows = rates.in_voice(scope.with_outlet(analysis, "mentions"), voice)
    rows = rows[(rows["outlet"] == outlet) & (rows["entity"] == entity) & (rows["form"] == form)]
    return _explained(rows)


def _explained(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(cue=rows["surface"], why=rows["form"] + " (" + rows["rule"] + ")")


def _counted(mentions: pd.DataFrame) -> pd.DataFrame:
    return mentions[mentions["form"].isin(FORMS)]


INDICATOR = Indicator(
    name="entity_rate",
    title="Entity attention",
    unit="mentions per 1,000 words",
    denominator="words of the outlet's articles in the chosen voice",
    direction="higher: named more often",
    range="0 upwards",
    method=(
        "Written forms of a gazetteer, matched as whole words, longest first, and names that no list has, found by a small trained "
        "tagger; a shorter name inside a longer one (Bank of China) is not counted. Names, acronyms, seats of power that stand for a "
        "government (Moscow said …) and adjectives (Russian) count and are kept apart by form; a city after a preposition of "
        "place counts as the city. A family name counts only in an article that also gives the full name, except for the few that hardly "
        "anybody else bears (Putin, Xi). Pronouns are not counted. Descriptions (the Chinese leader) are listed by form where the "
        "article names whom they mean, but not counted."
    ),
    limits=(
        "Names that no list has carry the probability of the tagger, which errs more often than the gazetteer. A seat of power is told "
        "from the city by the words around it, which can err. Headlines are not counted."
    ),
    reference="Own gazetteer; matching after Aho and Corasick 1975; tagger after Lafferty, McCallum and Pereira 2001.",
    of_wording=False,
    estimate=estimate,
    evidence=evidence,
    units=count,
)
