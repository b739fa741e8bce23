"""Who gets to speak: statements and their words by speaker, by source, by side and by kind.

Only speech counts (``act`` is `speech`): what the outlet says that somebody thinks or wants is no voice. Each row of a result
carries the ``ids`` of the rows of the quotes table behind it, as many as its ``n``.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.measure import scope
from analysis.model import Analysis

UNKNOWN = "unknown"
"""A speaker is named or described, but neither the article nor the lexicons tell of what kind."""


def statements(analysis: Analysis, kinds: Sequence[str] = ("direct", "mixed", "indirect")) -> pd.DataFrame:
    """The statements of speech of these kinds, with their outlet; a speaker of no known kind is `unknown`."""
    rows = scope.with_outlet(analysis, "quotes")
    rows = rows[(rows["act"] == "speech") & rows["kind"].isin(kinds)]
    return rows.assign(speaker_kind=rows["speaker_kind"].fillna(UNKNOWN)).reset_index(drop=True)


def top(analysis: Analysis, limit: int | None = None) -> pd.DataFrame:
    """The named or described speakers of each outlet, those with most statements first."""
    rows = statements(analysis).dropna(subset=["speaker"])
    found = (
        rows.groupby(["outlet", "speaker"], sort=True)
        .agg(
            speaker_kind=("speaker_kind", "first"),
            speaker_side=("speaker_side", "first"),
            speaker_organization=("speaker_organization", "first"),
            n=("id", "size"),
            n_words=("n_words", "sum"),
            n_articles=("article_id", "nunique"),
            ids=("id", tuple),
        )
        .reset_index()
        .sort_values(["outlet", "n", "n_words", "speaker"], ascending=[True, False, False, True])
        .reset_index(drop=True)
    )
    return found.groupby("outlet").head(limit).reset_index(drop=True) if limit else found


def sources(analysis: Analysis) -> pd.DataFrame:
    """How many are behind the statements of each outlet: several quotations of one consultancy are one source.

    ``n`` statements; ``n_speakers`` distinct people, bodies and descriptions (“two officials”, counted once per article);
    ``n_organizations`` distinct bodies that a speaker is or belongs to; ``n_unattributed`` statements without any source.
    """
    rows = statements(analysis)
    known = set(analysis["entities"]["entity"])
    told = rows.assign(
        who=rows["speaker"].where(rows["speaker"].isin(known), rows["article_id"] + ":" + rows["speaker"]),
        nobody=rows["speaker"].isna(),
    )
    found = told.groupby("outlet", sort=False).agg(
        n=("id", "size"),
        n_speakers=("who", "nunique"),
        n_organizations=("speaker_organization", "nunique"),
        n_unattributed=("nobody", "sum"),
        ids=("id", tuple),
    )
    found = found.reindex(scope.outlets(analysis))
    counts = ["n", "n_speakers", "n_organizations", "n_unattributed"]
    found[counts] = found[counts].fillna(0).astype(int)
    return found.assign(ids=_ids(found["ids"])).rename_axis("outlet").reset_index()


def sides(analysis: Analysis) -> pd.DataFrame:
    """Outlet × side: how many statements come from people and bodies that speak for it.

    A side is a state for which somebody speaks anywhere in the corpus, or to which people or bodies named in it belong. Where
    nobody of a side speaks in an outlet, ``n`` is 0, and ``searched`` lists the names that the search went through: the state
    and every person and body of it that the outlet's articles name. An empty list means that the outlet names none of them.
    """
    rows = statements(analysis).dropna(subset=["speaker_side"])
    entities = scope.with_outlet(analysis, "entities")
    belongs = entities.assign(side=entities["state"].where(entities["kind"] != "state", entities["entity"]))
    belongs = belongs[belongs["kind"].isin(("state", "person", "organization"))].dropna(subset=["side"])
    actors = belongs[belongs["kind"] != "state"]
    named = sorted({*rows["speaker_side"], *actors["side"]})
    found: list[dict[str, object]] = []
    for outlet in scope.outlets(analysis):
        here = rows[rows["outlet"] == outlet]
        searched = belongs[belongs["outlet"] == outlet]
        for side in named:
            spoken = here[here["speaker_side"] == side]
            names = tuple(sorted(set(searched.loc[searched["side"] == side, "entity"])))
            words, speakers = int(spoken["n_words"].sum()), int(spoken["speaker"].nunique())
            row = {"outlet": outlet, "side": side, "n": len(spoken), "n_words": words, "n_speakers": speakers}
            found.append({**row, "searched": names, "ids": tuple(spoken["id"])})
    return pd.DataFrame(found, columns=["outlet", "side", "n", "n_words", "n_speakers", "searched", "ids"])


def evidence(analysis: Analysis, ids: Sequence[str]) -> pd.DataFrame:
    """The statements behind a number, with the cue or the rule that found each."""
    rows = scope.with_outlet(analysis, "quotes")
    return explained(rows[rows["id"].isin(set(ids))])


def explained(rows: pd.DataFrame) -> pd.DataFrame:
    """Statements with the cue (or the rule, where it needs none) and, in words, their kind and who speaks."""
    speaker = rows["speaker"].fillna("nobody named")
    return rows.assign(cue=rows["cue"].fillna(rows["rule"]), why=rows["kind"] + ", speaker: " + speaker + " (" + rows["rule"] + ")")


def by_form(analysis: Analysis) -> pd.DataFrame:
    """Outlet × `direct`, `mixed`, `indirect`: ``n`` statements, their ``n_words`` and ``share`` of the outlet's statements."""
    found = (
        statements(analysis)
        .groupby(["outlet", "kind"], sort=True)
        .agg(n=("id", "size"), n_words=("n_words", "sum"), ids=("id", tuple))
        .reset_index()
    )
    share = found["n"] / found.groupby("outlet")["n"].transform("sum")
    return found.assign(share=share)[["outlet", "kind", "n", "n_words", "share", "ids"]]


def _ids(column: pd.Series) -> pd.Series:
    return column.map(lambda ids: ids if isinstance(ids, tuple) else ())
