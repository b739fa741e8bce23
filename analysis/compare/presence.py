"""Who mentions what: articles × actors, events, frames, topics and items of a watch-list, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pandas as pd

from analysis.compare import rarity
from analysis.find.watchlist import Item
from analysis.measure import attention, relations
from analysis.model import Analysis

FeatureKind = Literal["actor", "event", "frame", "topic", "watch"]
KINDS: tuple[FeatureKind, ...] = ("actor", "event", "frame", "topic", "watch")
TOPIC_SHARE = 0.05
"""A word that more articles than these have anywhere is no topic."""
MUTUAL = ("AGREE", "CONSULT", "COOPERATE", "SUPPORT")
"""Classes in which it matters little who is told to have begun: the two sides stand in alphabetical order."""


def rows(analysis: Analysis, kind: FeatureKind, watch: Sequence[Item] = ()) -> pd.DataFrame:
    """The rows that mention a feature of this kind, each with the feature's name."""
    if kind == "actor":
        mentions = analysis["mentions"]
        mentions = mentions[mentions["kind"].isin(attention.KINDS)]
        return mentions.assign(feature=mentions["entity"].replace(_in_full(mentions)))
    if kind == "event":
        return _events(analysis)
    if kind == "frame":
        return analysis["frames"].assign(feature=analysis["frames"]["frame"])
    if kind == "topic":
        terms, known = analysis["terms"], rarity.background()
        terms = terms[terms["lemma"].map(lambda lemma: known.get(lemma, 0.0) <= TOPIC_SHARE).astype(bool)]
        return terms.assign(feature=terms["lemma"])
    return _watched(analysis, watch)


def _in_full(mentions: pd.DataFrame) -> dict[str, str]:
    """A family name that no list has, in an article that gives no more, is the one person of that name whom other articles name in full."""
    people = mentions[mentions["kind"] == "person"]
    full: dict[str, set[str]] = {}
    for name in people["entity"].unique():
        if " " in name:
            full.setdefault(name.split()[-1], set()).add(name)
    short = people.loc[people["rule"].str.startswith("model:") & ~people["entity"].str.contains(" "), "entity"].unique()
    return {str(name): next(iter(full[name])) for name in short if len(full.get(name, ())) == 1}


def _events(analysis: Analysis) -> pd.DataFrame:
    """Events by class and sides: a person acts for a state. What both do to each other is told of either direction."""
    events = relations.with_sides(analysis)
    events = events[~events["negated"] & ~events["hypothetical"] & ~events["requested"]]
    forth, back, mutual = events["actor_side"], events["target_side"], events["class"].isin(MUTUAL)
    turned = (back < forth) & mutual
    both = events["reciprocal"] & ~mutual & (forth != back)
    told = pd.concat(
        [
            events.assign(one=forth.where(~turned, back), other=back.where(~turned, forth)),
            events[both].assign(one=back[both], other=forth[both]),
        ]
    )
    told = told.sort_index(kind="stable")
    return told.assign(feature=told["class"] + ": " + told["one"] + " – " + told["other"]).drop(columns=["one", "other"])


def _watched(analysis: Analysis, watch: Sequence[Item]) -> pd.DataFrame:
    tables = [("terms", "lemma", "lemmas"), ("mentions", "entity", "entities"), ("quotes", "speaker_side", "speaker_sides")]
    found = [
        analysis[table]
        .loc[analysis[table][column].isin(getattr(item, names))]
        .assign(feature=item.key)[["article_id", "sentence", "feature"]]
        for item in watch
        for table, column, names in tables
        if getattr(item, names)
    ]
    return (
        pd.concat(found, ignore_index=True)
        if found
        else analysis["frames"].iloc[:0].assign(feature="")[["article_id", "sentence", "feature"]]
    )
