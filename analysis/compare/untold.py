"""What two outlets tell of a story and an article of a third on the same story does not: one event, one article, never a habit.

Taken from the aligned statements of one event or claim. An article lacks it where at least half of the words and names that the
aligned sentences share stand nowhere in it; those are named, for it may be told in other words. A truncated article, and one of
an outlet that has another article on the story, may have told it and counts for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from analysis.compare import naming, silences
from analysis.compare.told import Behind, Statement
from analysis.measure import scope
from analysis.model import Analysis

LACKING = 0.5
"""An article lacks a statement where this share of its words and names is nowhere in it."""
MIN_TELLING = 2
"""So many outlets must tell it."""
_WORD = re.compile(r"[^\d]*[a-z][^\d]*")
_ACT = " between "
"""In what is shared this marks a kind of action, which is no word to be looked for."""


def find(analysis: Analysis) -> list[Statement]:
    """What is told by at least half of the other outlets on a story, what most tell first."""
    aligned = analysis["alignments"]
    aligned = aligned[aligned["kind"] != "contradiction"]
    articles = analysis["articles"]
    whole = articles[(articles["completeness"] != "truncated") & articles["story"].notna()]
    outlet, story = scope.outlet_of(analysis), articles.set_index("article_id")["story"]
    found: list[tuple[float, int, Statement]] = []
    for number, group in aligned.groupby("group", sort=True):
        here = set(group["article_id"].map(story))
        telling = group["article_id"].map(outlet)
        words = [word for word in str(group["reasons"].iloc[0]).split(", ") if _WORD.fullmatch(word) and _ACT not in word]
        if len(here) != 1 or telling.nunique() < MIN_TELLING or not words:
            continue
        others = whole[(whole["story"] == next(iter(here))) & ~whole["outlet"].isin(set(telling))]
        n_others = telling.nunique() + others["outlet"].nunique() - 1
        for name, mine in others.groupby("outlet", sort=True):
            lacking = _lacking(analysis, mine["article_id"], words)
            if len(mine) == 1 and len(lacking) >= LACKING * len(words) and 2 * telling.nunique() >= n_others:
                share = telling.nunique() / n_others
                found.append((-share, -len(lacking), _statement(str(name), group, telling, lacking, int(pd.to_numeric(number)))))
    return [statement for *_, statement in sorted(found, key=lambda row: row[:2])]


def _lacking(analysis: Analysis, ids: pd.Series, words: Sequence[str]) -> list[str]:
    """The words and names that stand in none of these articles."""
    terms, mentions = (analysis[table][analysis[table]["article_id"].isin(ids)] for table in ("terms", "mentions"))
    there = {str(word).lower() for word in (*terms["lemma"], *mentions["entity"], *mentions["surface"])}
    return [word for word in words if word.lower() not in there]


def _statement(name: str, group: pd.DataFrame, telling: pd.Series, lacking: Sequence[str], number: int) -> Statement:
    counts = telling.value_counts()
    names = sorted(map(str, counts.index))
    by = [naming.by(one) for one in names]
    about = silences.DAY.sub(lambda found: silences.day(found[0]), str(group["reasons"].iloc[0]))
    sentence = f"The article {naming.by(name)} on the same story does not tell what articles {', '.join(by[:-1])} and {by[-1]} tell of: {about}."
    doubts = (
        "This describes these articles, and says nothing of the outlets.",
        f"Looked for and not found: {', '.join(lacking)}.",
        "It may be told in other words: read both articles.",
    )
    figures = "Aligned sentences: " + ", ".join(f"{counts[one]} {naming.by(one)}" for one in names)
    return Statement("omission", sentence, figures, doubts, tuple(Behind(one, int(counts[one])) for one in names), group=number)
