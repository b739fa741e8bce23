"""Word tone: VADER's scores of the pieces of one sentence, with names masked, and the words that made them.

VADER (Hutto and Gilbert 2014) adds up the emotional values of words from a lexicon made for social media, with rules for
negation and degree. It says how pleasant the words are, not what the outlet thinks of anybody: “war” scores low whoever
writes it. Range -1 (unpleasant) to 1 (pleasant); missing where there are no words. A whole article is never scored in one
call, because the score saturates with length.

Expressions that mislead in news stand in ``lexicons/valence_masks.csv`` with a decision each: `mask` (a name or fixed term,
which lends no tone), `apart` (a topic word, reviewed: it names what the news is about, and counts all the same) or `keep`. On
3,022 rated sentences of New York Times editorials masking raises Pearson's r from .513 to .514; taking the topic words out would
lower it to .505.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

import ahocorasick_rs

from analysis.errors import LexiconError
from analysis.find import folding, in_use, listing, vader, words
from analysis.find.vader import Place, Valence
from analysis.model import Span

Decision = Literal["mask", "apart", "keep"]

MASK = "Name"
"""Stands for a name while scoring, so that “United States” or “Security Council” lend a sentence no tone."""


def score(text: str) -> Valence:
    """VADER's scores of a text with its quotation marks made plain (VADER knows no curly ones). Nothing is masked."""
    return vader.score(folding.fold(text))


def find(folded: str, pieces: Iterable[Span], masked: Iterable[Span]) -> Valence | None:
    """The scores of the pieces of one sentence taken together; ``None`` where they hold no word.

    ``folded`` is the text with plain quotation marks. The spans of the reasons are spans of ``folded``.
    """
    holes = sorted(masked)
    parts: list[str] = []
    places: list[Place] = []
    size = 0
    for piece in pieces:
        if parts:
            parts.append(" ")
            size += 1
        position = piece.start
        for hole in holes:
            if position <= hole.start and hole.end <= piece.end:
                parts += [folded[position : hole.start], MASK]
                before = hole.start - position
                places += [Place(size, Span(position, hole.start), True), Place(size + before, hole, False)]
                size += before + len(MASK)
                position = hole.end
        parts.append(folded[position : piece.end])
        places.append(Place(size, Span(position, piece.end), True))
        size += piece.end - position
    text = "".join(parts)
    return vader.score(text, tuple(places)) if words.any_in(text) else None


def expressions(lowered: str) -> tuple[Span, ...]:
    """Where a folded, lower-cased text has an expression that is to be masked."""
    found = (Span(start, end) for _, start, end in _matcher().find_matches_as_indexes(lowered))
    return tuple(s for s in found if not (lowered[s.start - 1 : s.start].isalnum() or lowered[s.end : s.end + 1].isalnum()))


@in_use.kept
def decisions() -> dict[str, Decision]:
    """What is done with each expression. Raises ``LexiconError`` naming file and row."""
    return in_use.merged("valence_masks.csv", read_decisions)


def read_decisions(text: str, where: str) -> dict[str, Decision]:
    """The rows of a file of misleading expressions. Raises ``LexiconError`` naming file and row."""
    rows = listing.rows(text, where, ["expression", "decision", "note"])
    listing.unique((place, row["expression"]) for place, row in rows)
    if odd := next((place for place, row in rows if row["expression"] != row["expression"].lower()), None):
        raise LexiconError(f"{odd} must be in lower case")
    allowed = get_args(Decision)
    return {row["expression"]: listing.one_of(row["decision"], allowed, f"{place}: decision") for place, row in rows}


@in_use.kept
def _matcher() -> ahocorasick_rs.AhoCorasick:
    masked = sorted(expression for expression, decision in decisions().items() if decision == "mask")
    return ahocorasick_rs.AhoCorasick(masked, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
