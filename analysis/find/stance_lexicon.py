"""The word lists behind a stance: verbs by what they say of their two sides, words that colour, and targets of several members."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.errors import LexiconError
from analysis.find import lexicon

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


@cache
def verbs() -> Mapping[str, Roles]:
    """Written form → roles."""
    return read_verbs((lexicon.folder() / "portrayal_verbs.csv").read_text("utf-8"), "portrayal_verbs.csv")


def read_verbs(text: str, where: str) -> Mapping[str, Roles]:
    """The rows of a file of verbs, by written form. Raises ``LexiconError`` naming file and row."""
    found: dict[str, Roles] = {}
    for row in _rows(text, where, ["verb", "forms", "agent", "patient", "note"]):
        place = f"{where}: {row['verb']}"
        roles = Roles(_value(row["agent"], f"{place}: agent"), _value(row["patient"], f"{place}: patient"))
        if not row["forms"]:
            raise LexiconError(f"{place}: forms is empty; give the written forms, parted by |")
        for form in row["forms"].split("|"):
            if form in found:
                raise LexiconError(f"{place}: {form!r} is a form of two verbs; one row, one decision")
            found[form] = roles
    return found


@cache
def words() -> Mapping[str, float]:
    """Word → how it colours the one it is said of, -1 to 1; VADER's own values where the list is silent."""
    vader = {word: value / VADER_RANGE for word, value in SentimentIntensityAnalyzer().lexicon.items() if word.isalpha()}
    own = read_words((lexicon.folder() / "portrayal_words.csv").read_text("utf-8"), "portrayal_words.csv")
    return {**vader, **own}


@cache
def openers() -> frozenset[str]:
    """The words that phrases of the list begin with."""
    return frozenset(word.partition(" ")[0] for word in words() if " " in word)


def read_words(text: str, where: str) -> Mapping[str, float]:
    """The rows of a file of colouring words. Raises ``LexiconError`` naming file and row."""
    found: dict[str, float] = {}
    for row in _rows(text, where, ["word", "value", "note"]):
        if row["word"] in found:
            raise LexiconError(f"{where}: {row['word']!r} stands there twice; one row, one decision")
        found[row["word"]] = _value(row["value"], f"{where}: {row['word']}: value")
    return found


@cache
def targets() -> tuple[Target, ...]:
    """The sets and dyads that ship with Parallax."""
    return read_targets((lexicon.folder() / "targets.toml").read_text("utf-8"), "targets.toml")


def read_targets(text: str, where: str) -> tuple[Target, ...]:
    """The targets of a file. Raises ``LexiconError`` naming file and target."""
    try:
        data: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{where}: not valid TOML ({error}); mend that line") from None
    cues = {side: _texts(data.get("partnership", {}).get(side, []), f"{where}: partnership: {side}") for side in _OF_TIES}
    found: list[Target] = []
    for row in data.get("target", []):
        name, kind = row.get("name"), row.get("kind")
        if not isinstance(name, str) or not name or any(target.name == name for target in found):
            raise LexiconError(f"{where}: target {name!r} needs a name of its own")
        if kind not in get_args(TargetKind):
            raise LexiconError(f"{where}: {name}: kind is {kind!r}; it must be one of {', '.join(get_args(TargetKind))}")
        members = _texts(row.get("members", []), f"{where}: {name}: members")
        if len(members) < 2 or (kind == "dyad" and len(members) != 2):
            raise LexiconError(f"{where}: {name}: a set needs two members or more, a dyad two")
        nouns, good, bad, frames_good, frames_bad = (cues[side] if kind == "dyad" else () for side in _OF_TIES)
        found.append(Target(name, kind, members, nouns, good, bad, frozenset(frames_good), frozenset(frames_bad)))
    return tuple(found)


def _rows(text: str, where: str, columns: list[str]) -> Iterable[dict[str, str]]:
    reader = csv.DictReader(text.removeprefix("\ufeff").splitlines())
    if reader.fieldnames != columns:
        raise LexiconError(f"{where}: the first line must be {','.join(columns)}")
    for number, row in enumerate(reader, 2):
        if None in row or None in row.values():
            raise LexiconError(f"{where}: line {number} has not {len(columns)} fields; check its commas and quotes")
        if not row[columns[0]] or row[columns[0]] != row[columns[0]].lower():
            raise LexiconError(f"{where}: line {number}: {columns[0]} must be in lower case")
        yield row


def _value(cell: str, where: str) -> float:
    try:
        value = float(cell)
    except ValueError:
        value = 2.0
    if not -1 <= value <= 1:
        raise LexiconError(f"{where} is {cell!r}; it must be a number from -1 to 1")
    return value


def _texts(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) and text for text in value):
        raise LexiconError(f"{where} must be a list of texts")
    return tuple(value)
