"""Stance towards a tie between two sides: what a sentence that names both, or goes on about their tie, says of the tie.

A sentence is about the tie where it names both sides, or where it holds a noun of ties (“partnership”) right after such a
sentence. Its score is the mean of two parts, of which either may be missing: the balance of the cues for and against, and the
model's scores of the sides and of the nouns, as far as it decides. -1 to 1; ``None`` where neither part says anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from analysis.find import stance
from analysis.find.stance_lexicon import Target
from analysis.model import Span

_NEGATION = re.compile(r"\b(?:not|no|never|without|neither|nor|hardly|far from|free of)\b|n't\b")
REACH = 24
"""A negation within so many characters before a cue turns it."""


@dataclass(frozen=True, slots=True)
class Named:
    """A mention in the pieces: where it stands, and the entity or state that it counts for."""

    span: Span
    sides: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tie:
    """What one sentence says of the tie."""

    names_both: bool
    is_about: bool
    score: float | None


def find(folded: str, pieces: Sequence[Span], named: Sequence[Named], target: Target, *, continues: bool) -> Tie:
    """The tie in the pieces of one sentence (the part in one voice); ``continues`` says that the one before names both sides."""
    sides = [name.span for name in named if not name.sides.isdisjoint(target.members)]
    both = all(any(member in name.sides for name in named) for member in target.members)
    if not both and not continues:
        return Tie(both, False, None)
    nouns = _matches(folded, pieces, _pattern(target.nouns))
    if not both and not nouns:
        return Tie(both, False, None)
    parts = [
        part for part in (_balance(folded, pieces, target), _modelled(folded, pieces, named, sides, nouns)) if part is not None
    ]
    return Tie(both, True, sum(parts) / len(parts) if parts else None)


def _balance(folded: str, pieces: Sequence[Span], target: Target) -> float | None:
    """The distinct cues for the tie less those against it, by all of them."""
    for_it, no_longer_for = _signed(folded, pieces, target.good)
    against_it, no_longer_against = _signed(folded, pieces, target.bad)
    good, bad = for_it | no_longer_against, against_it | no_longer_for
    return (len(good) - len(bad)) / (len(good) + len(bad)) if good or bad else None


def _signed(folded: str, pieces: Sequence[Span], cues: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """The cues that stand as they are, and those that a negation turns."""
    plain: set[str] = set()
    turned: set[str] = set()
    for span in _matches(folded, pieces, _pattern(cues)):
        before = folded[max(0, span.start - REACH) : span.start].lower()
        (turned if _NEGATION.search(before) else plain).add(folded[span.start : span.end].lower())
    return plain, turned


def _modelled(
    folded: str, pieces: Sequence[Span], named: Sequence[Named], sides: Sequence[Span], nouns: Sequence[Span]
) -> float | None:
    """The mean of the model's scores of the sides and nouns, as far as it decides."""
    names = [name.span for name in named]
    free = [noun for noun in nouns if not any(noun.start < name.end and name.start < noun.end for name in names)]
    scores = stance.find(folded, pieces, sorted([*names, *free]), [*sides, *free])
    decided = [score for score in scores.values() if score is not None]
    return sum(decided) / len(decided) if decided else None


def _matches(folded: str, pieces: Iterable[Span], pattern: re.Pattern[str]) -> list[Span]:
    return [Span(*match.span()) for piece in pieces for match in pattern.finditer(folded, piece.start, piece.end)]


@cache
def _pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    """The cues as whole words; ``*`` at the end of one stands for any ending."""
    written = sorted((re.escape(cue.rstrip("*")) + (r"[\w-]*" if cue.endswith("*") else "") for cue in cues), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(written)})\b" if cues else r"(?!)", re.IGNORECASE)
