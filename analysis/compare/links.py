"""Which statements of different articles report one event or make one claim.

Two statements are put together where they share enough of what is specific: rare words, names, numbers with their unit, days, and
kinds of action between the same two sides. Inside a story, or where the articles appeared within two weeks, a day or a meeting of
the same two sides may stand for one of these; between other articles two specific things are needed. The best partner in an article
is kept. Precision goes before recall: much that is told twice is not found. What differs between them is in ``telling``, what cannot
both be true in ``contradictions``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import inf

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.compare import redundancy, statements
from analysis.compare.statements import Feature, Statements
from analysis.model import Analysis

SMALL_CORPUS = 50
"""Up to so many articles all pairs are compared, else only those of one story."""
DAYS = 14
"""Articles that appeared within so many days can mean the same day and the same meeting."""
ENOUGH, ENOUGH_APART = 2.8, 2.2
BESIDES = 3.0
"""What two statements must share, in units of ``rarity``."""
SOME = 1.2
"""Less than this leads to no pair."""
COVER = 0.1
"""And at least this share of what each could be known by."""
LEAST, LIKE = 0.1, 0.15
"""Links that are less alike are not made."""
A_WORD = 0.5
"""Names alone make no statement: a word, number, day or action as rare as this must be shared."""
SELDOM = 1.1
FEW_TELL = 0.75
BY_RULE = 0.2
BEFORE = 40
CLOSE_DAYS = 3
"""Within so few days, one place means one event, and a later figure does not yet replace an earlier one."""
FULL = 4.0
"""From here on more in common makes no surer."""
VERBATIM = 0.6
"""From here on two statements are one wording."""
HABIT = 0.4
"""Statements of one outlet must be so alike: what a newsroom repeats is its habit."""
FREQUENT = 200
"""A feature of more statements than this leads to no pair; it counts where another one does."""

ACTORS = ("state", "organization")
FIRM = ("day", "number")
"""These are told for their own sake, so they count in full whatever else is shared; of kinds of action, one does."""
JOINED = 0.4
"""A statement joins a group where each link to it is so alike beside the likest there is between them."""

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Link:
    """Two statements of different articles, what they share with its weight, and how alike they are (0 to 1)."""

    one: Place
    other: Place
    shared: Mapping[Feature, float]
    likeness: float
    is_near: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What admission needs to know of the articles and names."""

    outlet: Mapping[str, str]
    story: Mapping[str, str | None]
    days: Mapping[str, tuple[float, float]]
    persons: frozenset[str]
    deeds: Mapping[Place, frozenset[tuple[str, str]]]
    states: Mapping[str, str]


def find(found: Statements, known: Known) -> list[Link]:
    """All pairs of statements that tell the same, the likest first."""
    totals = np.asarray(found.matrix.sum(axis=1)).reshape(-1)
    together = redundancy.Together(found.matrix)
    firm = frozenset(k for k, feature in enumerate(found.features) if feature.kind in FIRM)
    made: list[Link] = []
    for i, j in candidates(found, known):
        one, other = found.places[i], found.places[j]
        if known.outlet[one[0]] == known.outlet[other[0]] and not _is_one_story(known, one[0], other[0]):
            continue  # what a newsroom repeats is its habit
        mine, theirs = found.of(i), found.of(j)
        both = {k: min(w, theirs[k]) for k, w in mine.items() if k in theirs}
        cover = sum(both.values()) / float(np.sqrt(totals[i] * totals[j]))
        acts = sorted((k for k in both if found.features[k].kind == "event"), key=lambda k: (-both[k], k))[:1]
        counts = together.weights(both, firm.union(acts))
        shared = {found.features[k]: w for k, w in counts.items()}
        own = {known.states.get(feature.text) for feature in shared if feature.kind == "name"}
        shared |= {f: redundancy.LEAST * w for f, w in shared.items() if f.kind == "name" and f.text in own}
        if _is_against(found, i, j) and cover < VERBATIM:
            continue
        sure = sum(shared.values())
        near = is_near(known, one[0], other[0])
        likeness = cover * min(1.0, sure / FULL)
        if cover < COVER or (known.outlet[one[0]] == known.outlet[other[0]] and likeness < HABIT):
            continue
        is_alike = likeness >= LEAST and sure + BESIDES * cover >= ENOUGH and _is_enough(shared, likeness, known, near)
        common = {found.features[k]: w for k, w in both.items()}
        if any(rule(common, known, one, other) for rule in (_is_one_place, _is_one_meeting)):
            made.append(Link(one, other, shared, max(likeness, BY_RULE), near))
        elif is_alike:
            made.append(Link(one, other, shared, likeness, near))
    return sorted(made, key=lambda link: (-link.likeness, link.one, link.other))


def best(made: Iterable[Link]) -> list[Link]:
    """The links whose ends have no better partner in the other's article; ``made`` has the likest first."""
    taken: set[tuple[Place, str]] = set()
    kept: list[Link] = []
    for link in made:
        ends = {(link.one, link.other[0]), (link.other, link.one[0])}
        if not ends & taken:
            taken |= ends
            kept.append(link)
    return kept


def groups(made: Iterable[Link], all_links: Iterable[Link]) -> list[list[Place]]:
    """Statements that tell one thing: at most one of each article, each linked with every other."""
    linked = {frozenset((link.one, link.other)): link.likeness for link in all_links}
    found: list[list[Place]] = []
    home: dict[Place, list[Place]] = {}
    for link in made:
        one, other = home.get(link.one), home.get(link.other)
        if one is not None and one is other:
            continue
        joined = [*(one or [link.one]), *(other or [link.other])]
        pairs = [frozenset(pair) for pair in combinations(joined, 2)]
        likeness = [linked.get(pair, 0.0) for pair in pairs]
        if len({article for article, _ in joined}) == len(joined) and min(likeness) >= JOINED * max(likeness):
            found = [group for group in found if group is not one and group is not other]
            home |= dict.fromkeys(joined, joined)
        else:
            joined = [link.one, link.other]
        found.append(joined)
    return found


def know(analysis: Analysis) -> Known:
    """What admission needs, from the tables."""
    articles, mentions = analysis["articles"], statements.towns(analysis["mentions"])
    entities = analysis["entities"]
    entities = entities[entities["kind"] == "person"]
    ids = list(articles["article_id"])
    first, last = (pd.to_datetime(articles[c], errors="coerce") for c in ("published_from", "published_to"))
    number = [(c - pd.Timestamp("1970-01-01")) / pd.Timedelta(days=1) for c in (first, last)]
    stories = [story if isinstance(story, str) else None for story in articles["story"]]
    seats = set(mentions.loc[mentions["form"] == "metonym", "surface"])
    kinds = mentions.drop_duplicates("entity").set_index("entity")["kind"]
    return Known(
        outlet=dict(zip(ids, articles["outlet"], strict=True)),
        story=dict(zip(ids, stories, strict=True)),
        days=dict(zip(ids, zip(*number, strict=True), strict=True)),
        persons=frozenset(kinds.index[kinds == "person"]),
        deeds=_deeds(mentions, seats),
        states={e: s for e, s in zip(entities["entity"], entities["state"], strict=True) if isinstance(s, str)},
    )


def _deeds(mentions: pd.DataFrame, seats: Collection[str]) -> Mapping[Place, frozenset[tuple[str, str]]]:
    """Statement → the actor and the place, where it names one place alone and the actor stands shortly before it."""
    columns = ("article_id", "sentence", "start", "end", "kind", "entity")
    told: dict[Place, list[tuple[int, int, str, str]]] = defaultdict(list)
    for article, sentence, *rest in zip(*(mentions[c] for c in columns), strict=True):
        told[article, sentence].append((*rest,))
    found: dict[Place, frozenset[tuple[str, str]]] = {}
    for place, here in told.items():
        spots = [(start, name) for start, _, kind, name in here if kind in ("place", "region") and name not in seats]
        if len({name for _, name in spots}) == 1:
            at, spot = min(spots)
            found[place] = frozenset((name, spot) for _, end, kind, name in here if kind in ACTORS and 0 < at - end <= BEFORE)
    return found


def is_near(known: Known, one: str, other: str) -> bool:
    """Whether two articles can mean the same day and the same meeting: of one story, or published within two weeks."""
    return _is_one_story(known, one, other) or gap(known, one, other) <= DAYS


def gap(known: Known, one: str, other: str) -> float:
    """The days that lie between two publications at least; infinite where one is not known."""
    (first, last), (from_, to) = known.days[one], known.days[other]
    days = max(first - to, from_ - last)
    return days if days == days else inf


def _is_one_story(known: Known, one: str, other: str) -> bool:
    return known.story[one] is not None and known.story[one] == known.story[other]


def candidates(found: Statements, known: Known) -> Iterable[tuple[int, int]]:
    """Pairs of rows of different articles that share a little over one specific thing, and enough of all they have."""
    of_story: dict[str, list[int]] = defaultdict(list)
    small = len(known.outlet) <= SMALL_CORPUS
    for row, (article, _) in enumerate(found.places):
        key = "" if small else known.story[article]
        if key is not None:
            of_story[key].append(row)
    number = {name: i for i, name in enumerate(known.outlet)}
    owner = np.array([number[name] for name, _ in found.places], dtype=np.int64)
    totals = np.sqrt(np.asarray(found.matrix.sum(axis=1)).reshape(-1))
    for members in of_story.values():
        rows = np.array(members)
        here = found.matrix[rows]
        frequent = np.asarray((here > 0).sum(axis=0)).reshape(-1) > FREQUENT
        root = (here @ sparse.diags(np.where(frequent, 0.0, 1.0))).sqrt().tocsr()
        product = sparse.triu(root @ root.T, 1).tocoo()
        one, other = rows[product.row], rows[product.col]
        keep = (product.data >= SOME) & (product.data >= COVER * totals[one] * totals[other]) & (owner[one] != owner[other])
        yield from zip(one[keep].tolist(), other[keep].tolist(), strict=True)


def _is_against(found: Statements, one: int, other: int) -> bool:
    """Whether each names days, and no day is named by both."""
    mine, theirs = ({k for k in found.of(row) if found.features[k].kind == "day"} for row in (one, other))
    return bool(mine and theirs and not mine & theirs)


def _is_one_place(shared: Mapping[Feature, float], known: Known, one: Place, other: Place) -> bool:
    """The same actor at the same place, the only one that each names and seldom named elsewhere, told within a few days."""
    at = {name for f, w in shared.items() if f.kind == "name" and w >= SELDOM for name in (f.text,)}
    deeds = known.deeds.get(one, frozenset()) & known.deeds.get(other, frozenset())
    return any(spot in at for _, spot in deeds) and gap(known, one[0], other[0]) <= CLOSE_DAYS


def _is_one_meeting(shared: Mapping[Feature, float], known: Known, one: Place, other: Place) -> bool:
    """The same two persons meet, of which few statements tell, told within a few days."""
    seldom = any(f.kind == "event" and w >= FEW_TELL for f, w in shared.items())
    word = any(f.kind == "word" and w >= FEW_TELL and f.text in statements.action_words() for f, w in shared.items())
    return seldom and word and _persons(shared, known) >= 2 and gap(known, one[0], other[0]) <= CLOSE_DAYS


def _persons(shared: Mapping[Feature, float], known: Known) -> int:
    return sum(f.kind == "name" and f.text in known.persons for f in shared)


def _is_enough(shared: Mapping[Feature, float], likeness: float, known: Known, is_near: bool) -> bool:
    """Whether two things in common are specific; near each other, a day or a meeting may be one of them, with something solid."""
    specific = [f for f, w in shared.items() if w >= 1 and f.kind not in ("event", "day")]
    if not is_near:
        return len(specific) >= 2 and sum(shared.values()) >= ENOUGH_APART
    kinds = {f.kind for f in shared}
    if kinds >= {"day", "event"} and _persons(shared, known) >= 2:
        return True
    if all(f.kind == "name" or w < A_WORD for f, w in shared.items()):
        return False
    return len(specific) >= 2 or (likeness >= LIKE and bool(kinds & {"day", "event"}))
