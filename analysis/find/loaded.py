"""Loaded words: wording that judges, belittles or excites where a plainer word would report the same.

A cue is a word or phrase of ``lexicons/loaded.csv``, found whole and in any case, outside names and outside the fixed terms
in which it means something else (“crude oil”). The rule for a sentence: it is loaded where at least one cue stands in it.
A cue is a word for the reader to look at, not a verdict on who wrote it: quoted and own voice have to be told apart, and
compare rates only between articles on the same event.

Measured on 2,514 sentences of BABE (Spinde and others 2021), to which nothing was fitted: macro-F1 .69 for sentences, F1 .34
for words; half of those sentences are biased, so the figures say nothing of how often news is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

import ahocorasick_rs

from analysis.errors import LexiconError
from analysis.find import folding, in_use, listing, words
from analysis.model import Span

Category = Literal["epithet", "moral judgement", "evaluation", "dramatic verb", "stance adverb", "one-sided term"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the lexicon; inside one of the fixed terms ``unless`` the cue does not count."""

    cue: str
    category: Category
    unless: tuple[str, ...]


class Hit(NamedTuple):
    """A loaded word or phrase at a span."""

    span: Span
    cue: str
    category: Category


def judge(sentence: str) -> tuple[bool, tuple[str, ...]]:
    """Whether a sentence is loaded, and the words that say so, in lower case, each once and in order."""
    lowered = folding.lower(folding.fold(sentence))
    hits = find(lowered, ())
    found = (lowered[word.start : word.end] for hit in hits for word in words.find(lowered, hit.span.start, hit.span.end))
    return bool(hits), tuple(dict.fromkeys(found))


def find(lowered: str, names: Sequence[Span]) -> tuple[Hit, ...]:
    """The hits in a folded, lower-cased text, in order: the longest from the left, none inside a name."""
    matcher, known = _compiled()
    found = sorted((start, -end, index) for index, start, end in matcher.find_matches_as_indexes(lowered, overlapping=True))
    hits: list[Hit] = []
    last = 0
    for start, minus_end, index in found:
        span = Span(start, -minus_end)
        if start < last or not _whole(lowered, span):
            continue
        last = span.end
        cue = known[index]
        if cue is not None and not any(name.start <= start and span.end <= name.end for name in names):
            hits.append(Hit(span, cue.cue, cue.category))
    return tuple(hits)


@in_use.kept
def cues() -> tuple[Cue, ...]:
    """The loaded words in use, in file order."""
    return in_use.merged("loaded.csv", read_cues)


def read_cues(text: str, where: str) -> tuple[Cue, ...]:
    """The rows of a file of loaded words. Raises ``LexiconError`` naming file and row."""
    rows = listing.rows(text, where, ["cue", "category", "unless", "note"])
    listing.unique((place, row["cue"]) for place, row in rows)
    for place, row in rows:
        if row["cue"] != row["cue"].lower():
            raise LexiconError(f"{place} must be in lower case")
        if not row["note"]:
            raise LexiconError(f"{place}: note is empty; say why it counts")
    found = tuple(
        Cue(row["cue"], listing.one_of(row["category"], get_args(Category), f"{place}: category"), listing.cells(row["unless"]))
        for place, row in rows
    )
    for cue in found:
        _check_terms(cue, where)
    return found


def _check_terms(cue: Cue, where: str) -> None:
    if odd := next((term for term in cue.unless if cue.cue not in term or term == cue.cue), None):
        raise LexiconError(f"{where}: {cue.cue}: unless has {odd!r}, which does not hold the cue; take it out")


def _whole(lowered: str, span: Span) -> bool:
    """Whether a stretch begins and ends with a word; a word with a hyphen is one."""
    around = lowered[span.start - 1 : span.start] + lowered[span.end : span.end + 1]
    return not any(char.isalnum() or char == "-" for char in around)


@in_use.kept
def _compiled() -> tuple[ahocorasick_rs.AhoCorasick, tuple[Cue | None, ...]]:
    """The matcher of all cues and fixed terms, and what each of its patterns is; ``None`` for a fixed term."""
    patterns: Iterable[tuple[str, Cue | None]] = (
        *((cue.cue, cue) for cue in cues()),
        *((term, None) for cue in cues() for term in cue.unless),
    )
    forms, known = zip(*patterns, strict=True)
    return ahocorasick_rs.AhoCorasick(list(forms)), known
