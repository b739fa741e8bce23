"""A list that ships and a reader's own by the same name, made one: rows are added, take our rows' place, or take them out."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.errors import LexiconError

OUT = "-"
"""Before a row's first cell, or before a word: it takes ours out. In TOML, ``remove`` lists what goes."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a reader's list does to ours: how many rows it adds, how many take the place of ours, how many it takes out."""

    added: int = 0
    replaced: int = 0
    removed: int = 0

    def __str__(self) -> str:
        said = {"added": self.added, "replaced": self.replaced, "taken out": self.removed}
        return ", ".join(f"{n} {what}" for what, n in said.items() if n) or "nothing changed"


@dataclass(frozen=True, slots=True)
class Rows:
    """A table as text: what the reader's own file says by itself, its lines in their places, and both together."""

    own: str
    whole: str
    change: Change


def rows(shipped: str, own: str, where: str, keys: Sequence[str]) -> Rows:
    """Two CSV tables; ``keys`` are the columns that make two rows the same.

    Raises ``LexiconError`` for a row that takes out what is not there. Whether the rows fit is for the list's reader to say.
    """
    lines = own.removeprefix("\ufeff").splitlines()
    places = _places(lines, keys)
    out = {number for number, line in enumerate(lines) if line.lstrip('"').startswith(OUT)}
    plain = "\n".join("" if number in out else line for number, line in enumerate(lines))
    ours = shipped.splitlines()
    kept = {_key(line, _places(ours, keys)): line for line in ours[1:] if line.strip()}
    gone = {_key(lines[number].replace(OUT, "", 1), places): number for number in sorted(out)}
    _there(gone, kept, where)
    mine = {_key(line, places): line for number, line in enumerate(lines) if number and line.strip() and number not in out}
    whole = {**{key: line for key, line in kept.items() if key not in gone}, **mine}
    replaced = len(kept.keys() & mine.keys())
    return Rows(plain, "\n".join([ours[0], *whole.values()]), Change(len(mine) - replaced, replaced, len(gone)))


def words(shipped: frozenset[str], own: str, where: str) -> tuple[frozenset[str], Change]:
    """Two lists of words. Raises ``LexiconError`` for a word that is no word in lower case, or that is not there to take out."""
    add: set[str] = set()
    gone: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(own.removeprefix("\ufeff").splitlines()):
        for word in line.split() if not line.startswith("#") else ():
            bare = word.removeprefix(OUT)
            if not bare[:1].isalpha() or bare != bare.lower():
                raise LexiconError(f"{where}: line {number + 1}: {word!r} must be a word in lower case")
            if word == bare:
                add.add(word)
            else:
                gone[(bare,)] = number
    _there(gone, {(word,): "" for word in shipped}, where)
    removed = {word for (word,) in gone}
    return (shipped - removed) | add, Change(added=len(add - shipped), removed=len(removed))


def tables(shipped: Mapping[str, Any], own: Mapping[str, Any], where: str, array: str, key: str) -> tuple[dict[str, Any], Change]:
    """Two TOML files with an array of tables: a table of the same ``key`` takes the place of ours; other values do as they stand.

    Raises ``LexiconError`` for a name in ``remove`` that is not there. ``own`` must have been read by itself before.
    """
    kept = {row[key]: row for row in shipped[array]}
    mine = {row[key]: row for row in own.get(array, [])}
    gone = own.get("remove", [])
    if stray := [name for name in gone if name not in kept]:
        raise LexiconError(f"{where}: remove: {stray[0]!r} is none of ours ({', '.join(kept)}); mend its spelling")
    whole = {**{name: row for name, row in kept.items() if name not in gone}, **mine}
    rest = {name: value for name, value in own.items() if name not in (array, "remove")}
    for name, value in rest.items():
        rest[name] = {**shipped.get(name, {}), **value}
    change = Change(len(mine.keys() - kept.keys()), len(mine.keys() & kept.keys()) + len(rest), len(gone))
    return {**shipped, **rest, array: list(whole.values())}, change


def _there(gone: Mapping[tuple[str, ...], int], kept: Mapping[tuple[str, ...], str], where: str) -> None:
    for key, number in gone.items():
        if key not in kept:
            said = ", ".join(key)
            raise LexiconError(
                f"{where}: line {number + 1}: {said!r} is none of our rows, so it cannot be taken out; mend its spelling"
            )


def _places(lines: Sequence[str], keys: Sequence[str]) -> list[int]:
    """Where the columns of the key stand; the first columns where the header lacks them, which the list's reader will tell."""
    header = next(csv.reader(lines[:1]), [])
    return [header.index(key) if key in header else place for place, key in enumerate(keys)]


def _key(line: str, places: Sequence[int]) -> tuple[str, ...]:
    cells = next(csv.reader([line]), [])
    return tuple(cells[place].strip() if place < len(cells) else "" for place in places)
