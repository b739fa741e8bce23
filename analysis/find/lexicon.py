"""The hand-written word lists in ``lexicons/``: read, checked on load, and named by hash in the provenance.

Each function gives the list in use: ours, or ours with a reader's own before it (``in_use``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import get_args

from analysis.find import cue_files, frame_files, in_use, listing, speech_lexicon
from analysis.find.cue_files import ListedCue
from analysis.find.frame_files import Background, Frame, Guard, read_frame
from analysis.find.in_use import Own
from analysis.find.listing import hash_of
from analysis.find.speech_lexicon import ReportingVerb
from analysis.model import Kind

__all__ = ["Frame", "Guard", "hash_of", "read_frame"]


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
    own: Own | None = None
    """The reader's own lists among them."""


def load() -> Lexicons:
    """All lists in use. Raises ``LexiconError`` for a row that does not fit."""
    return Lexicons(
        entities(),
        reporting_verbs(),
        frames(),
        frame_files.background(frames()),
        certainty(),
        war_labels(),
        stopwords(),
        hashes(),
        in_use.now(),
    )


def folder() -> Traversable:
    """The folder of the lists that ship."""
    return listing.shipped()


@in_use.kept
def entities() -> tuple[Entity, ...]:
    """The gazetteer."""
    return in_use.merged("entities.csv", read_entities)


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


def reporting_verbs() -> tuple[ReportingVerb, ...]:
    """The verbs of speech."""
    return speech_lexicon.reporting_verbs()


@in_use.kept
def certainty() -> tuple[ListedCue, ...]:
    """The cues of hedging, certainty and evidence."""
    return in_use.merged("certainty.csv", cue_files.read_certainty)


@in_use.kept
def war_labels() -> tuple[ListedCue, ...]:
    """The ways to name a war."""
    return in_use.merged("war_labels.csv", cue_files.read_war_labels)


@in_use.kept
def frames() -> tuple[Frame, ...]:
    """The frames in the order in which pages show them: relation, policy, then Entman's functions, each group by title."""
    return frame_files.read_all()


@in_use.kept
def stopwords() -> frozenset[str]:
    """Lemmas that say nothing of a topic: they are left out of the terms."""
    return in_use.words("stopwords.txt")


def hashes() -> Mapping[str, str]:
    """The first 12 digits of each list's sha256, by file name; a reader's own by ``own/`` and its name."""
    own = in_use.now()
    return {**_shipped_hashes(), **({f"own/{name}": value for name, value in own.hashes.items()} if own else {})}


@cache
def _shipped_hashes() -> Mapping[str, str]:
    homes = [("", folder()), ("events/", folder() / "events"), ("frames/", folder() / "frames")]
    found = {f"{part}{path.name}": path for part, home in homes for path in home.iterdir() if path.name.endswith(ENDINGS)}
    return {name: hash_of(found[name]) for name in sorted(found)}


ENDINGS = (".csv", ".txt", ".toml")
"""What a list's file name ends in."""
