"""Stance towards a tie between two sides: what a sentence that names both, or goes on about their tie, says of the tie.

A sentence is about the tie where it names both sides; where it holds a noun of ties (“partnership”) right after such a sentence;
or where it names a side and evokes a frame in which ties are told. Cues and frames speak for the tie or against it; its score is
the mean of two parts, of which either may be missing: the balance of these, and the stances towards the two sides, as far as they
are decided. -1 to 1; ``None`` where neither says anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from analysis.find.stance_lexicon import Target
from analysis.model import Span

_NEGATION = re.compile(r"\b(?:not|no|never|without|neither|nor|hardly|far from|free of)\b|n't\b")
REACH = 24
"""A negation within so many characters before a cue turns it."""


class Named(NamedTuple):
    """A mention in the pieces: the entity and the state that it counts for, and the stance towards it where it is decided."""

    sides: frozenset[str]
    score: float | None


@dataclass(frozen=True, slots=True)
class Tie:
    """What one sentence says of the tie."""

    names_both: bool
    is_about: bool
    score: float | None
    rule: str | None = None
    """Why the sentence is about the tie."""
    good: tuple[str, ...] = ()
    """What speaks for the tie: cues as they are written, frames by their keys in brackets."""
    bad: tuple[str, ...] = ()
    sides: float | None = None
    """The mean stance towards the two sides, as far as they are decided."""


def find(
    folded: str, pieces: Sequence[Span], named: Sequence[Named], frames: Iterable[str], target: Target, *, continues: bool
) -> Tie:
    """The tie in the pieces of one sentence (the part in one voice).

    ``frames`` are the keys of the frames evoked in them; ``continues`` says that the sentence before names both sides.
    """
    sides = [name for name in named if not name.sides.isdisjoint(target.members)]
    both = all(any(member in name.sides for name in sides) for member in target.members)
    framed_for, framed_against = (
        (target.frames_good & frozenset(frames), target.frames_bad & frozenset(frames)) if sides else ((), ())
    )
    goes_on = continues and any(_matches(folded, pieces, _pattern(target.nouns)))
    if not (both or goes_on or framed_for or framed_against):
        return Tie(both, False, None)
    cued_for, cued_against = _cues(folded, pieces, target)
    good, bad = (*sorted(cued_for), *_bracketed(framed_for)), (*sorted(cued_against), *_bracketed(framed_against))
    decided = [name.score for name in sides if name.score is not None]
    towards = sum(decided) / len(decided) if decided else None
    parts = [(len(good) - len(bad)) / (len(good) + len(bad))] if good or bad else []
    parts += [towards] if towards is not None else []
    rule = "names both sides" if both else "goes on about the tie" if goes_on else "tells of a side in a frame of ties"
    return Tie(both, True, sum(parts) / len(parts) if parts else None, rule, good, bad, towards)


def _bracketed(frames: Iterable[str]) -> list[str]:
    return [f"[{frame}]" for frame in sorted(frames)]


def _cues(folded: str, pieces: Sequence[Span], target: Target) -> tuple[set[str], set[str]]:
    """The distinct cues for the tie and against it; a negated one counts for the other side."""
    cues_for, no_longer_for = _signed(folded, pieces, target.good)
    cues_against, no_longer_against = _signed(folded, pieces, target.bad)
    return cues_for | no_longer_against, cues_against | no_longer_for


def _signed(folded: str, pieces: Sequence[Span], cues: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """The cues that stand as they are, and those that a negation turns."""
    plain: set[str] = set()
    turned: set[str] = set()
    for span in _matches(folded, pieces, _pattern(cues)):
        before = folded[max(0, span.start - REACH) : span.start].lower()
        (turned if _NEGATION.search(before) else plain).add(folded[span.start : span.end].lower())
    return plain, turned


def _matches(folded: str, pieces: Iterable[Span], pattern: re.Pattern[str]) -> list[Span]:
    return [Span(*match.span()) for piece in pieces for match in pattern.finditer(folded, piece.start, piece.end)]


@cache
def _pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    """The cues as whole words; ``*`` at the end of one stands for any ending."""
    written = sorted((re.escape(cue.rstrip("*")) + (r"[\w-]*" if cue.endswith("*") else "") for cue in cues), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(written)})\b" if cues else r"(?!)", re.IGNORECASE)
