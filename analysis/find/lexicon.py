"""The hand-written word lists in ``lexicons/``: read, checked on load, and named by hash in the provenance."""

from __future__ import annotations

import csv
import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal, get_args

from analysis.errors import LexiconError
from analysis.model import Kind

CueClass = Literal["neutral", "endorsing", "distancing"]
FrameGroup = Literal["policy", "relation"]


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


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A verb of speech with its written forms, and what its use implies of the speech's truth."""

    verb: str
    forms: tuple[str, ...]
    cue_class: CueClass


@dataclass(frozen=True, slots=True)
class Guard:
    """Words before or after a cue that show another sense."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame: what it says of an issue, and the cues that evoke it."""

    key: str
    group: FrameGroup
    title: str
    definition: str
    include: str
    exclude: str
    examples: tuple[str, ...]
    cues: tuple[str, ...]
    guards: Mapping[str, Guard] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Action:
    """A way to say that one actor did something to another; see ``lexicons/events.csv``."""

    trigger: str
    form: str
    event_class: str
    score: float
    note: str

    @property
    def visits(self) -> bool:
        """Whether a place may stand for the state that is visited."""
        return self.note == "a visit"

    @property
    def lasts(self) -> bool:
        """Whether it names a lasting state rather than something that happens on a day."""
        return self.note == "a lasting state"


def folder() -> Traversable:
    return files("analysis.find") / "lexicons"


@cache
def entities() -> tuple[Entity, ...]:
    """The gazetteer that ships with Parallax."""
    return read_entities((folder() / "entities.csv").read_text("utf-8"), "entities.csv")


def read_entities(text: str, where: str) -> tuple[Entity, ...]:
    """The rows of an entity file. Raises ``LexiconError`` naming file and row."""
    rows = tuple(
        Entity(
            name=row["entity"],
            kind=_one_of(row["kind"], get_args(Kind), f"{where}: {row['entity']}: kind"),
            aliases=_list(row["aliases"]),
            surnames=_list(row["surnames"]),
            adjectives=_list(row["adjectives"]),
            metonyms=_list(row["metonyms"]),
            state=row["state"] or None,
            role=row["role"] or None,
        )
        for row in _rows(text, where, ["entity", "kind", "aliases", "surnames", "adjectives", "metonyms", "state", "role", "note"])
    )
    _unique((row.name for row in rows), where)
    return rows


@cache
def reporting_verbs() -> tuple[ReportingVerb, ...]:
    where = "reporting_verbs.csv"
    rows = _rows((folder() / where).read_text("utf-8"), where, ["verb", "forms", "class", "note"])
    verbs = tuple(
        ReportingVerb(row["verb"], _list(row["forms"]), _one_of(row["class"], get_args(CueClass), f"{where}: {row['verb']}: class"))
        for row in rows
    )
    _unique((verb.verb for verb in verbs), where)
    return verbs


@cache
def frames() -> tuple[Frame, ...]:
    """The frames in the order in which pages show them: relation frames first, each group by title."""
    paths = sorted((path for path in (folder() / "frames").iterdir() if path.name.endswith(".toml")), key=lambda path: path.name)
    found = (read_frame(path.read_text("utf-8"), path.name) for path in paths)
    return tuple(sorted(found, key=lambda frame: (frame.group != "relation", frame.title)))


def read_frame(text: str, where: str) -> Frame:
    """A frame file. Raises ``LexiconError`` naming the file and the key."""
    try:
        data: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{where}: not valid TOML ({error}); mend that line") from None
    for key in ("key", "group", "title", "definition", "include", "exclude", "examples", "cues"):
        if not data.get(key):
            raise LexiconError(f"{where}: lacks {key!r}; add it")
    cues = tuple(data["cues"])
    _unique(cues, where)
    guards = {
        cue: Guard(tuple(guard.get("before", ())), tuple(guard.get("after", ()))) for cue, guard in data.get("guards", {}).items()
    }
    if stray := sorted(set(guards) - set(cues)):
        raise LexiconError(f"{where}: guard for {stray[0]!r}, which is not a cue; add the cue or take the guard out")
    if upper := next((cue for cue in cues if cue != cue.lower() or not cue.strip("* ")), None):
        raise LexiconError(f"{where}: cue {upper!r} must be in lower case and hold a word")
    return Frame(
        data["key"],
        _one_of(data["group"], get_args(FrameGroup), f"{where}: group"),
        data["title"],
        data["definition"],
        data["include"],
        data["exclude"],
        tuple(data["examples"]),
        cues,
        guards,
    )


@cache
def actions() -> tuple[Action, ...]:
    """The rows of ``events.csv``, in file order."""
    where = "events.csv"
    rows = _rows((folder() / where).read_text("utf-8"), where, ["trigger", "form", "class", "score", "note"])
    return tuple(Action(row["trigger"], row["form"], row["class"], float(row["score"]), row["note"]) for row in rows)


@cache
def stopwords() -> frozenset[str]:
    """Lemmas that say nothing of a topic: they are left out of the terms."""
    lines = (folder() / "stopwords.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def hashes() -> Mapping[str, str]:
    """The first 12 digits of each lexicon's sha256, by file name."""
    found = {path.name: path for path in folder().iterdir() if path.is_file()}
    found |= {f"frames/{path.name}": path for path in (folder() / "frames").iterdir() if path.name.endswith(".toml")}
    return {name: hashlib.sha256(found[name].read_bytes()).hexdigest()[:12] for name in sorted(found)}


def _rows(text: str, where: str, columns: list[str]) -> list[dict[str, str]]:
    reader = csv.DictReader(text.splitlines())
    if reader.fieldnames != columns:
        raise LexiconError(f"{where}: the first line must be {','.join(columns)}")
    rows = list(reader)
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise LexiconError(f"{where}: line {number} has not {len(columns)} fields; check its commas and quotes")
    return rows


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _one_of(value: str, allowed: tuple[str, ...], where: str) -> Any:
    if value not in allowed:
        raise LexiconError(f"{where} is {value!r}; it must be one of {', '.join(allowed)}")
    return value


def _unique(names: Iterable[str], where: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise LexiconError(f"{where}: {name!r} stands there twice; one row, one decision")
        seen.add(name)
