"""The word lists behind a stance: verbs by what they say of their two sides, words that colour, and targets of several members."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.errors import LexiconError
from analysis.find import in_use, listing

TargetKind = Literal["set", "dyad"]

_OF_TIES = ("nouns", "good", "bad", "frames_good", "frames_bad")

VADER_RANGE = 4.0
"""VADER rates its words from -4 to 4."""


@dataclass(frozen=True, slots=True)
class Roles:
    """What a verb says of the one who does it and of the one to whom it is done; each -1 to 1."""

    agent: float
    patient: float


@dataclass(frozen=True, slots=True)
class Target:
    """A target that is no single entity: a set of members, or the tie between two sides (a dyad)."""

    name: str
    kind: TargetKind
    members: tuple[str, ...]
    nouns: tuple[str, ...]
    """What a tie is called. A set has no nouns, cues or frames."""
    good: tuple[str, ...]
    bad: tuple[str, ...]
    """Cues that speak for the tie, and against it."""
    frames_good: frozenset[str]
    frames_bad: frozenset[str]
    """Frames that tell of the tie as a gain, and as a cost or a wrong."""


@in_use.kept
def verbs() -> Mapping[str, Roles]:
    """Written form → roles."""
    return in_use.merged("portrayal_verbs.csv", read_verbs)


def read_verbs(text: str, where: str) -> Mapping[str, Roles]:
    """The rows of a file of verbs, by written form. Raises ``LexiconError`` naming file and row."""
    found: dict[str, Roles] = {}
    for place, row in _rows(text, where, ["verb", "forms", "agent", "patient", "note"]):
        roles = Roles(_value(row["agent"], f"{place}: agent"), _value(row["patient"], f"{place}: patient"))
        if not row["forms"]:
            raise LexiconError(f"{place}: forms is empty; give the written forms, parted by |")
        for form in listing.cells(row["forms"]):
            if form in found:
                raise LexiconError(f"{place}: {form!r} is a form of two verbs; one row, one decision")
            found[form] = roles
    return found


@in_use.kept
def words() -> Mapping[str, float]:
    """Word → how it colours the one it is said of, -1 to 1; VADER's own values where the list is silent."""
    vader = {word: value / VADER_RANGE for word, value in SentimentIntensityAnalyzer().lexicon.items() if word.isalpha()}
    return {**vader, **in_use.merged("portrayal_words.csv", read_words)}


@in_use.kept
def openers() -> frozenset[str]:
    """The words that phrases of the list begin with."""
    return frozenset(word.partition(" ")[0] for word in words() if " " in word)


def read_words(text: str, where: str) -> Mapping[str, float]:
    """The rows of a file of colouring words. Raises ``LexiconError`` naming file and row."""
    return {row["word"]: _value(row["value"], f"{place}: value") for place, row in _rows(text, where, ["word", "value", "note"])}


@in_use.kept
def targets() -> tuple[Target, ...]:
    """The sets and dyads in use."""
    return in_use.tables("targets.toml", _targets)


def read_targets(text: str, where: str) -> tuple[Target, ...]:
    """The targets of a file. Raises ``LexiconError`` naming file and target."""
    return _targets(listing.toml(text, where), where)


def _targets(data: Mapping[str, Any], where: str) -> tuple[Target, ...]:
    tie = data.get("partnership", {})
    if not isinstance(tie, dict) or not listing.is_tables(data.get("target", [])):
        raise LexiconError(f"{where}: write [[target]] before each target, and [partnership] before the cues of ties")
    if stray := sorted(data.keys() - {"target", "partnership"}) or sorted(tie.keys() - {*_OF_TIES}):
        raise LexiconError(f"{where}: {stray[0]} is no part of it; it has [[target]] and [partnership] with {', '.join(_OF_TIES)}")
    cues = {side: listing.texts(tie.get(side, []), f"{where}: partnership: {side}") for side in _OF_TIES}
    found: list[Target] = []
    for row in data.get("target", []):
        name, kind = row.get("name"), row.get("kind")
        if not isinstance(name, str) or not name or any(target.name == name for target in found):
            raise LexiconError(f"{where}: target {name!r} needs a name of its own")
        if kind not in get_args(TargetKind):
            raise LexiconError(f"{where}: {name}: kind is {kind!r}; it must be one of {', '.join(get_args(TargetKind))}")
        members = listing.texts(row.get("members", []), f"{where}: {name}: members")
        if len(members) < 2 or (kind == "dyad" and len(members) != 2):
            raise LexiconError(f"{where}: {name}: a set needs two members or more, a dyad two")
        nouns, good, bad, frames_good, frames_bad = (cues[side] if kind == "dyad" else () for side in _OF_TIES)
        found.append(Target(name, kind, members, nouns, good, bad, frozenset(frames_good), frozenset(frames_bad)))
    return tuple(found)


def _rows(text: str, where: str, columns: list[str]) -> list[tuple[str, Mapping[str, str]]]:
    found = listing.rows(text, where, columns)
    listing.unique((place, row[columns[0]]) for place, row in found)
    if odd := next((place for place, row in found if row[columns[0]] != row[columns[0]].lower()), None):
        raise LexiconError(f"{odd} must be in lower case")
    return found


def _value(cell: str, where: str) -> float:
    try:
        value = float(cell)
    except ValueError:
        value = 2.0
    if not -1 <= value <= 1:
        raise LexiconError(f"{where} is {cell!r}; it must be a number from -1 to 1")
    return value
