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
ActionForm = Literal["active", "noun", "mutual", "infinitive"]


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
    form: ActionForm
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
            kind=one_of(row["kind"], get_args(Kind), f"{where}: {row['entity']}: kind"),
            aliases=_list(row["aliases"]),
            surnames=_list(row["surnames"]),
            adjectives=_list(row["adjectives"]),
            metonyms=_list(row["metonyms"]),
            state=row["state"] or None,
            role=row["role"] or None,
            is_personal="also a person's name" in row["note"],
        )
        for row in table(text, where, ["entity", "kind", "aliases", "surnames", "adjectives", "metonyms", "state", "role", "note"])
    )
    unique((row.name for row in rows), where)
    return rows


@cache
def reporting_verbs() -> tuple[ReportingVerb, ...]:
    """The verbs of speech that ship with Parallax."""
    return read_reporting_verbs((folder() / "reporting_verbs.csv").read_text("utf-8"), "reporting_verbs.csv")


def read_reporting_verbs(text: str, where: str) -> tuple[ReportingVerb, ...]:
    """The rows of a file of reporting verbs. Raises ``LexiconError`` naming file and row."""
    rows = table(text, where, ["verb", "forms", "class", "note"])
    verbs = tuple(
        ReportingVerb(row["verb"], _list(row["forms"]), one_of(row["class"], get_args(CueClass), f"{where}: {row['verb']}: class"))
        for row in rows
    )
    if formless := next((verb.verb for verb in verbs if not verb.forms), None):
        raise LexiconError(f"{where}: {formless}: forms is empty; give the written forms, parted by |")
    unique((verb.verb for verb in verbs), where)
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
    for key in ("key", "title", "definition", "include", "exclude"):
        if not isinstance(data[key], str):
            raise LexiconError(f"{where}: {key} is {data[key]!r}; write it as text, in quotation marks")
    cues = _texts(data["cues"], f"{where}: cues")
    unique(cues, where)
    if not isinstance(rows := data.get("guards", {}), dict) or not all(isinstance(row, dict) for row in rows.values()):
        raise LexiconError(f'{where}: guards must read "cue" = {{ before = [...], after = [...] }}')
    guards = {
        cue: Guard(
            _texts(row.get("before", []), f"{where}: guard of {cue!r}: before"),
            _texts(row.get("after", []), f"{where}: guard of {cue!r}: after"),
        )
        for cue, row in rows.items()
    }
    if stray := sorted(set(guards) - set(cues)):
        raise LexiconError(f"{where}: guard for {stray[0]!r}, which is not a cue; add the cue or take the guard out")
    if odd := next((cue for cue in cues if cue != cue.lower() or not cue[:1].isalnum()), None):
        raise LexiconError(f"{where}: cue {odd!r} must be in lower case and begin with a word")
    return Frame(
        data["key"],
        one_of(data["group"], get_args(FrameGroup), f"{where}: group"),
        data["title"],
        data["definition"],
        data["include"],
        data["exclude"],
        _texts(data["examples"], f"{where}: examples"),
        cues,
        guards,
    )


@cache
def actions() -> tuple[Action, ...]:
    """The rows of ``events.csv``, in file order."""
    return read_actions((folder() / "events.csv").read_text("utf-8"), "events.csv")


def read_actions(text: str, where: str) -> tuple[Action, ...]:
    """The rows of a file of actions. Raises ``LexiconError`` naming file and row."""
    rows = table(text, where, ["trigger", "form", "class", "score", "note"])
    unique((f"{row['trigger']},{row['form']}" for row in rows), where)
    return tuple(
        Action(
            trigger=row["trigger"],
            form=one_of(row["form"], get_args(ActionForm), f"{where}: {row['trigger']}: form"),
            event_class=row["class"],
            score=number(row["score"], f"{where}: {row['trigger']}: score"),
            note=row["note"],
        )
        for row in rows
    )


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
    return {name: hash_of(found[name]) for name in sorted(found)}


def hash_of(path: Traversable) -> str:
    """The first 12 digits of a file's sha256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def table(text: str, where: str, columns: list[str], symbols: str = "") -> list[dict[str, str]]:
    reader = csv.DictReader(text.removeprefix("\ufeff").splitlines())
    if reader.fieldnames != columns:
        raise LexiconError(f"{where}: the first line must be {','.join(columns)}")
    rows = list(reader)
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise LexiconError(f"{where}: line {number} has not {len(columns)} fields; check its commas and quotes")
        if not (row[columns[0]][:1].isalnum() or row[columns[0]].startswith(tuple(symbols))):
            raise LexiconError(f"{where}: line {number}: {columns[0]} must begin with a letter or digit")
    return rows


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _texts(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) and text for text in value):
        raise LexiconError(f"{where}: must be a list of texts")
    return tuple(value)


def number(value: str, where: str) -> float:
    try:
        return float(value)
    except ValueError:
        raise LexiconError(f"{where} is {value!r}; it must be a number") from None


def one_of(value: str, allowed: tuple[str, ...], where: str) -> Any:
    if value not in allowed:
        raise LexiconError(f"{where} is {value!r}; it must be one of {', '.join(allowed)}")
    return value


def unique(names: Iterable[str], where: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise LexiconError(f"{where}: {name!r} stands there twice; one row, one decision")
        seen.add(name)
