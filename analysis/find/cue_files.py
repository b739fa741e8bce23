"""Cue lists as tables: one row is a cue, the category it counts for, and the words beside it that show another sense."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from analysis.errors import LexiconError
from analysis.find import listing
from analysis.find.frame_files import Guard, wrong

Certainty = Literal["hedge", "booster", "evidential"]


@dataclass(frozen=True, slots=True)
class ListedCue:
    """A cue (a word, a phrase, a pattern with slots), its category, and its guard."""

    cue: str
    category: str
    guard: Guard | None


def read_certainty(text: str, where: str) -> tuple[ListedCue, ...]:
    """The rows of ``certainty.csv``. Raises ``LexiconError`` naming file and line."""
    return _read(text, where, "class", get_args(Certainty))


def read_war_labels(text: str, where: str) -> tuple[ListedCue, ...]:
    """The rows of ``war_labels.csv``; the label is free, ``-`` stands for what names no war of its own."""
    return _read(text, where, "label", ())


def _read(text: str, where: str, category: str, allowed: tuple[str, ...]) -> tuple[ListedCue, ...]:
    found = listing.rows(text, where, ["cue", category, "before", "after", "note"])
    listing.unique((place, row["cue"]) for place, row in found)
    made: list[ListedCue] = []
    for place, row in found:
        if problem := wrong(row["cue"]):
            raise LexiconError(f"{place}: cue {problem}")
        if not row[category]:
            raise LexiconError(f"{place}: {category} is empty; say what the cue counts for")
        if allowed:
            listing.one_of(row[category], allowed, f"{place}: {category}")
        before, after = listing.cells(row["before"]), listing.cells(row["after"])
        made.append(ListedCue(row["cue"], row[category], Guard(before, after) if before or after else None))
    return tuple(made)
