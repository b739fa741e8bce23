"""The hand-written word lists in ``lexicons/``: read, checked on load, and named by hash in the provenance.

Each function takes the folder of a reader's own lists, or none: a file there by the name of one that ships adds rows, and a
row of the same key takes the place of the one that ships. A frame file takes the place of the whole frame.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, wraps
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Protocol, TypeVar, get_args

from analysis.errors import LexiconError
from analysis.find import cue_files, frame_files, listing
from analysis.find.cue_files import ListedCue
from analysis.find.frame_files import Background, Frame, Guard, read_frame
from analysis.find.listing import hash_of
from analysis.find.speech_lexicon import ReportingVerb, read_reporting_verbs
from analysis.model import Kind

__all__ = ["Frame", "Guard", "hash_of", "read_frame"]

Row = TypeVar("Row")
Rows = TypeVar("Rows", covariant=True)


class Reader(Protocol[Rows]):
    """Gives a list: the one that ships, or with the reader's own folder."""

    def __call__(self, home: Path | None = None) -> Rows: ...


def _kept(read: Reader[Rows]) -> Reader[Rows]:
    """What ships is read once; a folder is read each time, for its files may have been mended since."""
    shipped = cache(read)

    @wraps(read)
    def call(home: Path | None = None) -> Rows:
        return shipped() if home is None else read(home)

    return call


@dataclass(frozen=True, slots=True)
class Entity:
    """One row of an entity file."""

    name: str
    kind: Kind
    aliases: tuple[str, ...]
    surnames: tuple[str, ...]
    adjectives: tuple[str, ...]
    metonyms: tuple[str, ...]
    state: str | None
    role: str | None
    is_personal: bool = False
    """Also a first or family name, so that a capitalised word beside it means somebody else."""


@dataclass(frozen=True, slots=True)
class Lexicons:
    """The lists that one run works with, and their hashes for its provenance."""

    entities: tuple[Entity, ...]
    reporting_verbs: tuple[ReportingVerb, ...]
    frames: tuple[Frame, ...]
    background: Background
    certainty: tuple[ListedCue, ...]
    war_labels: tuple[ListedCue, ...]
    stopwords: frozenset[str]
    hashes: Mapping[str, str]


def load(home: Path | None = None) -> Lexicons:
    """All lists, those of the reader's folder before those that ship.

    Raises ``LexiconError`` for a folder that is not there, a file that no list goes by, or a row that does not fit.
    """
    check(home)
    return Lexicons(
        entities(home),
        reporting_verbs(home),
        frames(home),
        frame_files.background(frames(home)),
        certainty(home),
        war_labels(home),
        stopwords(home),
        hashes(home),
    )


def check(home: Path | None) -> None:
    """Raises ``LexiconError`` where a reader's folder is missing, or holds a file that would silently do nothing."""
    if home is None:
        return
    if not home.is_dir():
        raise LexiconError(f"{home}: no such folder of lexicons; check the path")
    for path in sorted(path for path in home.rglob("*") if path.is_file() and not path.name.startswith(".")):
        name = path.relative_to(home).as_posix()
        if name not in NAMES and not (path.parent == home / "frames" and path.suffix == ".toml"):
            raise LexiconError(f"{path}: no list goes by that name; it must be {', '.join(NAMES)} or frames/NAME.toml")


def folder() -> Traversable:
    """The folder of the lists that ship."""
    return listing.shipped()


@_kept
def entities(home: Path | None = None) -> tuple[Entity, ...]:
    """The gazetteer."""
    return _merged("entities.csv", home, read_entities, lambda row: row.name)


def read_entities(text: str, where: str) -> tuple[Entity, ...]:
    """The rows of an entity file. Raises ``LexiconError`` naming file and row."""
    found = listing.rows(text, where, ["entity", "kind", "aliases", "surnames", "adjectives", "metonyms", "state", "role", "note"])
    listing.unique((place, row["entity"]) for place, row in found)
    return tuple(
        Entity(
            name=row["entity"],
            kind=listing.one_of(row["kind"], get_args(Kind), f"{place}: kind"),
            aliases=listing.cells(row["aliases"]),
            surnames=listing.cells(row["surnames"]),
            adjectives=listing.cells(row["adjectives"]),
            metonyms=listing.cells(row["metonyms"]),
            state=row["state"] or None,
            role=row["role"] or None,
            is_personal="also a person's name" in row["note"],
        )
        for place, row in found
    )


@_kept
def reporting_verbs(home: Path | None = None) -> tuple[ReportingVerb, ...]:
    """The verbs of speech."""
    return _merged("reporting_verbs.csv", home, read_reporting_verbs, lambda row: row.verb)


@_kept
def certainty(home: Path | None = None) -> tuple[ListedCue, ...]:
    """The cues of hedging, certainty and evidence."""
    return _merged("certainty.csv", home, cue_files.read_certainty, lambda row: row.cue)


@_kept
def war_labels(home: Path | None = None) -> tuple[ListedCue, ...]:
    """The ways to name a war."""
    return _merged("war_labels.csv", home, cue_files.read_war_labels, lambda row: row.cue)


@_kept
def frames(home: Path | None = None) -> tuple[Frame, ...]:
    """The frames in the order in which pages show them: relation, policy, then Entman's functions, each group by title."""
    return frame_files.read_all(home)


@_kept
def stopwords(home: Path | None = None) -> frozenset[str]:
    """Lemmas that say nothing of a topic: they are left out of the terms."""
    lines = [line for _, text in listing.sources("stopwords.txt", home) for line in text.splitlines()]
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@_kept
def hashes(home: Path | None = None) -> Mapping[str, str]:
    """The first 12 digits of each list's sha256, by file name; a reader's own by ``own/`` and its name."""
    found = _hashes("", folder())
    return found | (_hashes("own/", home) if home else {})


def _hashes(prefix: str, home: Traversable) -> dict[str, str]:
    found = {path.name: path for path in home.iterdir() if path.is_file() and not path.name.startswith(".")}
    for part, ending in (("frames", ".toml"), ("events", (".csv", ".txt", ".toml"))):
        if (home / part).is_dir():
            found |= {f"{part}/{path.name}": path for path in (home / part).iterdir() if path.name.endswith(ending)}
    return {prefix + name: hash_of(found[name]) for name in sorted(found)}


def _merged(
    name: str, home: Path | None, reader: Callable[[str, str], tuple[Row, ...]], key: Callable[[Row], str]
) -> tuple[Row, ...]:
    """The rows that ship, each replaced by the reader's row of the same key; rows of new keys follow."""
    found: dict[str, Row] = {}
    for where, text in listing.sources(name, home):
        found |= {key(row): row for row in reader(text, where)}
    return tuple(found.values())


NAMES = ("entities.csv", "certainty.csv", "war_labels.csv")
"""The lists that a reader's folder may hold, beside ``frames/``: those that every finder takes from the folder."""
