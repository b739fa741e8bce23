"""Names that no list has: people, bodies, places and others, by a small conditional random field.

The tagger reads each sentence (Lafferty, McCallum and Pereira 2001); the document's occurrences of a name then decide its type
together. What it was trained on, and what it reaches, stands in ``weights/names.md``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from operator import add
from pathlib import Path
from typing import Literal, Protocol, get_args

import pycrfsuite

from analysis.errors import LexiconError
from analysis.find import name_features, name_votes
from analysis.find.name_features import Hint, Stretch
from analysis.find.name_votes import Ballot
from analysis.model import Span

Type = Literal["PERSON", "ORGANIZATION", "PLACE", "OTHER"]
TYPES: tuple[Type, ...] = get_args(Type)

EVEN = 0.5
"""A token that is less probably outside of all names than this is part of a candidate."""

DOUBT = 0.9
"""A capitalised token by itself that is less probably outside than this becomes a candidate for the document to decide."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name at a span; ``probability`` is the tagger's for span and type, shared over the document."""

    span: Span
    type: Type
    probability: float | None
    """Missing where the tagger gives none."""


class Finder(Protocol):
    """Whatever finds the names of a folded text, given its sentences and what the gazetteer knows."""

    def __call__(self, text: str, sentences: Sequence[Span], hints: Sequence[Hint] = ()) -> tuple[Name, ...]: ...


class Tagger:
    """A trained tagger: for each stretch of tokens the stretches that may be names."""

    def __init__(self, weights: bytes) -> None:
        self._weights = weights  # the tagger reads from these bytes and does not keep them alive
        self._tagger = pycrfsuite.Tagger()
        if len(weights) < 8 or weights[:4] != b"lCRF" or int.from_bytes(weights[4:8], "little") != len(weights):
            # the library checks little and would read beyond the end of a file that was cut off
            raise LexiconError("the weights of the name tagger are damaged; train them again with python -m analysis.train.names")
        self._tagger.open_inmemory(weights)
        labels = frozenset(self._tagger.labels())
        self._begins, self._goes_on = (
            [label if (label := f"{mark}-{kind}") in labels else None for kind in TYPES] for mark in "BI"
        )

    @classmethod
    def open(cls, path: Path) -> Tagger:
        """A tagger from a weights file. Raises ``LexiconError`` where it cannot be read."""
        try:
            return cls(path.read_bytes())
        except OSError:
            raise LexiconError(f"{path}: cannot be read; give a weights file of python -m analysis.train.names") from None

    def ballots(self, text: str, stretch: Stretch) -> list[Ballot]:
        """The candidates of a stretch with the probability of each type."""
        marginal = self._tagger.marginal
        self._tagger.set(stretch.features)
        outside: list[float] = []
        for place, (start, end) in enumerate(stretch.tokens):
            word = text[start:end]
            is_worth_asking = (word[0].isalnum() and not word.islower()) or (outside and outside[-1] < EVEN)
            outside.append(marginal("O", place) if is_worth_asking else 1.0)
        last = len(outside) - 1
        groups: list[list[int]] = []
        types: dict[int, list[float]] = {}
        for place, chance in enumerate(outside):
            if chance > DOUBT:
                continue
            is_sure = chance < EVEN
            if not is_sure and (outside[max(0, place - 1)] < EVEN or outside[min(last, place + 1)] < EVEN):
                continue
            begins = [marginal(label, place) if label else 0.0 for label in self._begins]
            goes_on = [marginal(label, place) if label else 0.0 for label in self._goes_on]
            types[place] = list(map(add, begins, goes_on))
            follows = groups and groups[-1][-1] == place - 1 and (outside[place - 1] < EVEN) == is_sure
            if follows and sum(begins) <= sum(goes_on):
                groups[-1].append(place)
            else:
                groups.append([place])
        cast: list[Ballot] = []
        for members in groups:
            shares = [sum(of_kind) / len(members) for of_kind in zip(*map(types.__getitem__, members), strict=True)]
            span = Span(stretch.tokens[members[0]].start, stretch.tokens[members[-1]].end)
            cast.append(Ballot(span, dict(zip(TYPES, shares, strict=True))))
        return cast


@cache
def shipped() -> Tagger:
    """The tagger that ships with Parallax."""
    return Tagger((_folder() / "names.crfsuite").read_bytes())


def _folder() -> Traversable:
    return files("analysis.find") / "weights"


def find(text: str, sentences: Sequence[Span], hints: Sequence[Hint] = (), *, tagger: Tagger | None = None) -> tuple[Name, ...]:
    """The names in a (folded) text, in order, none inside another."""
    chosen = tagger or shipped()
    stretches = list(name_features.find(text, sentences, hints))
    ballots = [ballot for stretch in stretches for ballot in chosen.ballots(text, stretch)]
    ballots = [part for ballot in ballots for part in name_votes.parted(text, ballot)]
    if stretches and stretches[0].topic == "sport_topic":
        states = {span.start for span, kind in hints if kind == "state"}
        ballots = [name_votes.as_team(text, ballot) if ballot.span.start in states else ballot for ballot in ballots]
    return tuple(Name(span, _type(kind), probability) for span, kind, probability in name_votes.count(text, ballots))


def _type(kind: str) -> Type:
    return next(one for one in TYPES if one == kind)
