"""Which statements of different articles report one event or make one claim.

Two statements are put together where they share enough of what is specific: rare words, names, numbers with their unit, days, and
meetings of the same two sides. What goes together anyway counts once (``redundancy``). Inside a story, or where the articles appeared
within two weeks, a day or a meeting may stand for one of two specific things; between other articles both are needed. Where each
names days, and none in common, they tell of different things unless the wording is the same. Statements of one outlet must be nearly
the same wording, for what a newsroom repeats is its habit. The best partner in an article is kept. Precision goes before recall: much
that is told twice is not found. What differs between them is in ``telling``, what cannot both be true in ``contradictions``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy import sparse

from analysis.compare import known as knowing
from analysis.compare import statements
from analysis.compare.known import Known, Place
from analysis.compare.redundancy import LEAST, Together
from analysis.compare.statements import Feature, Statements

SMALL_CORPUS = 50
"""Up to so many articles all pairs are compared, else only those of one story."""
SOME, COVER = 1.2, 0.1
"""Less in common, in units of ``rarity``, or a smaller share of what each could be known by, leads to no pair."""
ENOUGH, SHARE, ENOUGH_APART = 2.8, 3.0, 2.2
"""What is in common, and so many times its share of both statements, must come to so much; far apart, what is in common alone."""
LIKE, LIKE_APART = 0.15, 0.1
"""Links that are less alike are not made; inside a story much is shared that is not the statement."""
A_WORD = 0.5
"""Names alone make no statement: a word, number, day or meeting as rare as this must be shared."""
SELDOM, FEW_TELL, BY_RULE = 1.1, 0.75, 0.2
"""A place, and a meeting, so rare may stand for the event that it is told of; such links are taken to be so alike at least."""
CLOSE_DAYS = 3
"""Within so few days they do, and a later figure does not yet replace an earlier one."""
FULL = 4.0
"""From here on more in common makes no surer."""
VERBATIM, HABIT = 0.6, 0.4
"""From here on two statements are one wording; and so alike those of one outlet must be."""
JOINED = 0.4
"""A statement joins a group where each link to it is so alike, beside the likest there."""
FREQUENT = 200
"""A feature of more statements than this leads to no pair; it counts where another one does."""
FIRM = ("day", "number")
"""These are told for their own sake: they count in full whatever else is shared. Of several meetings, one does."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two statements of different articles, what they share with its weight, and how alike they are (0 to 1)."""

    one: Place
    other: Place
    shared: Mapping[Feature, float]
    likeness: float
    is_event: bool


def find(found: Statements, known: Known) -> list[Link]:
    """All pairs of statements that tell the same, the likest first."""
    together = Together(found.matrix)
    made = [
        link
        for i, j in candidates(found, known)
        for link in [_linked(compared(found, known, together, i, j), found, known)]
        if link is not None
    ]
    return sorted(made, key=lambda link: (-link.likeness, link.one, link.other))


@dataclass(frozen=True, slots=True)
class Compared:
    """Two statements beside each other: what they share by its own weight, and by what it adds to the rest; its share of both."""

    one: Place
    other: Place
    common: Mapping[Feature, float]
    shared: Mapping[Feature, float]
    cover: float

    @property
    def sure(self) -> float:
        return sum(self.shared.values())

    @property
    def likeness(self) -> float:
        return self.cover * min(1.0, self.sure / FULL)


def compared(found: Statements, known: Known, together: Together, i: int, j: int) -> Compared:
    """Two rows beside each other."""
    mine, theirs = found.of(i), found.of(j)
    both = {k: min(w, theirs[k]) for k, w in mine.items() if k in theirs}
    cover = sum(both.values()) / max(1e-9, float(np.sqrt(sum(mine.values()) * sum(theirs.values()))))
    acts = sorted((k for k in both if found.features[k].kind == "event"), key=lambda k: (-both[k], k))[:1]
    firm = {k for k in both if found.features[k].kind in FIRM}.union(acts)
    shared = {found.features[k]: w for k, w in together.weights(both, firm).items()}
    theirs_is = {known.states.get(feature.text) for feature in shared if feature.kind == "name"}
    shared |= {f: LEAST * w for f, w in shared.items() if f.kind == "name" and f.text in theirs_is}  # the state of a person named
    return Compared(found.places[i], found.places[j], {found.features[k]: w for k, w in both.items()}, shared, cover)


def _linked(pair: Compared, found: Statements, known: Known) -> Link | None:
    """The link between two statements, where there is one."""
    one, other = pair.one[0], pair.other[0]
    is_one_outlet = known.outlet[one] == known.outlet[other]
    if is_one_outlet and (pair.likeness < HABIT or not knowing.is_one_story(known, one, other)):
        return None
    if pair.cover < COVER or (pair.cover < VERBATIM and _are_other_days(found, pair)):
        return None
    if _is_one_place(pair, known) or _is_one_meeting(pair, known):
        return Link(pair.one, pair.other, pair.shared, max(pair.likeness, BY_RULE), is_event=True)
    is_near = knowing.is_near(known, one, other)
    if not (_is_enough_near(pair, known) if is_near else _is_enough_apart(pair)):
        return None
    is_said = {pair.one, pair.other} <= known.quoted
    is_event = is_near and not is_said and any(f.kind in ("day", "event") for f in pair.shared)
    return Link(pair.one, pair.other, pair.shared, pair.likeness, is_event)


def _are_other_days(found: Statements, pair: Compared) -> bool:
    """Whether each names days, and no day is named by both."""
    mine, theirs = ({f.text for f in found.at(place) if f.kind == "day"} for place in (pair.one, pair.other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _is_one_place(pair: Compared, known: Known) -> bool:
    """The same actor at the same place, the only one that each names and seldom named elsewhere, told within a few days."""
    deeds = known.deeds.get(pair.one, frozenset()) & known.deeds.get(pair.other, frozenset())
    rare = any(pair.common.get(Feature("name", spot), 0.0) >= SELDOM for _, spot in deeds)
    return rare and knowing.gap(known, pair.one[0], pair.other[0]) <= CLOSE_DAYS


def _is_one_meeting(pair: Compared, known: Known) -> bool:
    """The same two persons meet, of which few statements tell, called by the same rare word, told within a few days."""
    kinds = {f.kind for f, w in pair.common.items() if w >= FEW_TELL and (f.kind == "event" or f.text in statements.action_words())}
    near = knowing.gap(known, pair.one[0], pair.other[0]) <= CLOSE_DAYS
    return near and kinds >= {"event", "word"} and _n_persons(pair, known) >= 2


def _n_persons(pair: Compared, known: Known) -> int:
    return sum(f.kind == "name" and f.text in known.persons for f in pair.shared)


def _is_enough_near(pair: Compared, known: Known) -> bool:
    """Two specific things, or one day or meeting and something beside names; or the same persons meet on the same day."""
    if pair.likeness < LIKE or pair.sure + SHARE * pair.cover < ENOUGH:
        return False
    kinds = {f.kind for f in pair.shared}
    if kinds >= {"day", "event"} and _n_persons(pair, known) >= 2:
        return True
    if all(f.kind == "name" or w < A_WORD for f, w in pair.shared.items()):
        return False
    return _n_specific(pair) >= 2 or bool(kinds & {"day", "event"})


def _is_enough_apart(pair: Compared) -> bool:
    is_alike = pair.likeness >= LIKE_APART and pair.sure + SHARE * pair.cover >= ENOUGH
    return is_alike and _n_specific(pair) >= 2 and pair.sure >= ENOUGH_APART


def _n_specific(pair: Compared) -> int:
    return sum(w >= 1 and f.kind not in ("event", "day") for f, w in pair.shared.items())


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
