"""What is known of the articles and names beside their statements: outlet, story, dates, who is a person, what lies where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import inf

import pandas as pd

from analysis.compare import statements
from analysis.model import Analysis

DAYS = 14
"""Articles that appeared within so many days can mean the same day and the same meeting."""
BEFORE = 40
"""So many characters before the place at most stands who acts there."""
ACTORS = ("state", "organization")

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Known:
    """What admission needs to know. ``spots`` are the places that a statement names, ``deeds`` actors with the only one of them."""

    outlet: Mapping[str, str]
    story: Mapping[str, str | None]
    days: Mapping[str, tuple[float, float]]
    persons: frozenset[str]
    states: Mapping[str, str]
    spots: Mapping[Place, frozenset[str]]
    deeds: Mapping[Place, frozenset[tuple[str, str]]]
    quoted: frozenset[Place]


def know(analysis: Analysis) -> Known:
    """What admission needs, from the tables."""
    articles, entities, sentences = (analysis[name] for name in ("articles", "entities", "sentences"))
    mentions = statements.towns(analysis["mentions"])
    ids = list(articles["article_id"])
    first, last = (pd.to_datetime(articles[c], errors="coerce") for c in ("published_from", "published_to"))
    number = [(c - pd.Timestamp("1970-01-01")) / pd.Timedelta(days=1) for c in (first, last)]
    persons = entities[entities["kind"] == "person"]
    there, quoted = _there(mentions), sentences[sentences["voice"] == "quoted"]
    return Known(
        outlet=dict(zip(ids, articles["outlet"], strict=True)),
        story={a: story if isinstance(story, str) else None for a, story in zip(ids, articles["story"], strict=True)},
        days=dict(zip(ids, zip(*number, strict=True), strict=True)),
        persons=frozenset(persons["entity"]),
        states={e: s for e, s in zip(persons["entity"], persons["state"], strict=True) if isinstance(s, str)},
        spots={place: frozenset(name for _, name in here) for place, here in there.items()},
        deeds=_deeds(mentions, there),
        quoted=frozenset(zip(quoted["article_id"], quoted["sentence"], strict=True)),
    )


def is_near(known: Known, one: str, other: str) -> bool:
    """Whether two articles can mean the same day and the same meeting: of one story, or published within two weeks."""
    return is_one_story(known, one, other) or gap(known, one, other) <= DAYS


def is_one_story(known: Known, one: str, other: str) -> bool:
    return known.story[one] is not None and known.story[one] == known.story[other]


def gap(known: Known, one: str, other: str) -> float:
    """The days that lie between two publications at least; infinite where one is not known."""
    (first, last), (from_, to) = known.days[one], known.days[other]
    days = max(first - to, from_ - last)
    return days if days == days else inf


def _there(mentions: pd.DataFrame) -> Mapping[Place, list[tuple[int, str]]]:
    """Statement → where it names which places; a capital that stands for its government is none."""
    seats: Collection[str] = set(mentions.loc[mentions["form"] == "metonym", "surface"])
    rows = mentions[mentions["kind"].isin(["place", "region"]) & ~mentions["entity"].isin(seats)]
    found: dict[Place, list[tuple[int, str]]] = defaultdict(list)
    for article, sentence, start, name in zip(*(rows[c] for c in ("article_id", "sentence", "start", "entity")), strict=True):
        found[article, sentence].append((start, name))
    return found


def _deeds(mentions: pd.DataFrame, there: Mapping[Place, list[tuple[int, str]]]) -> Mapping[Place, frozenset[tuple[str, str]]]:
    """Statement → actor and place, where it names one place alone and the actor stands shortly before it."""
    found: dict[Place, set[tuple[str, str]]] = defaultdict(set)
    actors = mentions[mentions["kind"].isin(ACTORS)]
    for article, sentence, end, actor in zip(*(actors[c] for c in ("article_id", "sentence", "end", "entity")), strict=True):
        spots = there.get((article, sentence), [])
        if len({name for _, name in spots}) == 1 and 0 < min(spots)[0] - end <= BEFORE:
            found[article, sentence].add((actor, spots[0][1]))
    return {place: frozenset(deeds) for place, deeds in found.items()}
