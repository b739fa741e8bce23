"""Frame files (``lexicons/frames/*.toml``): what each frame says of an issue, its cues, their guards, its examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Literal, get_args

from analysis.errors import LexiconError
from analysis.find import in_use, listing

FrameGroup = Literal["relation", "policy", "function"]
SLOTS = ("state", "bloc", "organization", "person", "place", "region", "actor")
"""What a slot of a cue can ask for: a kind of entity, or any that can act (``actor``)."""


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
class Background:
    """How common the cues are in ordinary news: in how many of how many articles each occurs."""

    n_articles: int
    cues: Mapping[str, int]
    """Frame and cue (`legality: court`) → number of articles that hold it; those of none are left out."""
    common_strength: Mapping[str, float]
    """Frame → the strength that nine in ten of the articles do not pass."""


def read_all() -> tuple[Frame, ...]:
    """The frames that ship and the reader's: a file of the same name takes the place of ours, or takes it out (``remove = true``)."""
    own = in_use.now()
    named = {name: found for name, found in own.texts.items() if in_use.is_frame(name)} if own else {}
    gone = {name for name, (where, text) in named.items() if _removes(name, where, text)}
    return _ordered({name: found for name, found in {**_shipped_texts(), **named}.items() if name not in gone})


@cache
def _shipped() -> tuple[Frame, ...]:
    return _ordered(_shipped_texts())


def _shipped_texts() -> dict[str, tuple[str, str]]:
    """File name → where it lies, and its text."""
    home = listing.shipped() / "frames"
    return {f"frames/{path.name}": (path.name, path.read_text("utf-8")) for path in home.iterdir()}


def _ordered(texts: Mapping[str, tuple[str, str]]) -> tuple[Frame, ...]:
    frames = [(where, read_frame(text, where)) for _, (where, text) in sorted(texts.items())]
    listing.unique((where, frame.key) for where, frame in frames)
    order = get_args(FrameGroup)
    return tuple(sorted((frame for _, frame in frames), key=lambda frame: (order.index(frame.group), frame.title)))


def _removes(name: str, where: str, text: str) -> bool:
    """Whether a reader's file only takes ours out."""
    data = listing.toml(text, where)
    if "remove" in data and data != {"remove": True}:
        raise LexiconError(f"{where}: a file that takes a frame out must be one line: remove = true")
    if "remove" in data and name not in _shipped_texts():
        raise LexiconError(f"{where}: none of our frames has a file of that name, so it cannot be taken out; mend its spelling")
    return "remove" in data


def read_frame(text: str, where: str) -> Frame:
    """A frame file. Raises ``LexiconError`` naming the file, the line where one can be told, and the key."""
    data = listing.toml(text, where)
    for key in ("key", "group", "title", "definition", "include", "exclude", "examples", "cues"):
        if not data.get(key):
            raise LexiconError(f"{where}: lacks {key!r}; add it")
    for key in ("key", "title", "definition", "include", "exclude"):
        if not isinstance(data[key], str):
            raise LexiconError(f"{where}: {key} is {data[key]!r}; write it as text, in quotation marks")
    cues = listing.texts(data["cues"], f"{where}: cues")
    listing.unique((f"{where}: line {_line(text, cue, last=True)}", cue) for cue in cues)
    for cue in cues:
        if problem := wrong(cue):
            raise LexiconError(f"{where}: line {_line(text, cue)}: cue {cue!r} {problem}")
    return Frame(
        data["key"],
        listing.one_of(data["group"], get_args(FrameGroup), f"{where}: group"),
        data["title"],
        data["definition"],
        data["include"],
        data["exclude"],
        listing.texts(data["examples"], f"{where}: examples"),
        cues,
        _guards(data.get("guards", {}), text, where, cues),
    )


def wrong(cue: str) -> str | None:
    """What is wrong with a cue, and the cure; ``None`` where nothing is."""
    words = cue.split()
    slots = [word for word in words if word.startswith("{")]
    if stray := next((word for word in slots if word[1:-1] not in SLOTS or not word.endswith("}")), None):
        return f"has the slot {stray}; a slot must be one of {', '.join('{' + slot + '}' for slot in SLOTS)}"
    plain = [word for word in words if word not in slots and word != "..."]
    if not plain or cue != cue.lower() or not all(word[0].isalnum() for word in plain):
        return "must be in lower case and begin with a word"
    if "..." in (words[0], words[-1]) or any("..." in pair and set(pair) & set(slots) for pair in pairwise(words)):
        return "has ... at its edge or beside a slot; put it between two words"
    return None


def _guards(rows: object, text: str, where: str, cues: tuple[str, ...]) -> Mapping[str, Guard]:
    if not isinstance(rows, dict) or not all(isinstance(row, dict) for row in rows.values()):
        raise LexiconError(f'{where}: guards must read "cue" = {{ before = [...], after = [...] }}')
    if stray := sorted(set(rows) - set(cues)):
        line = _line(text, stray[0])
        raise LexiconError(f"{where}: line {line}: guard for {stray[0]!r}, which is not a cue; add the cue or take the guard out")
    return {
        cue: Guard(
            listing.texts(row.get("before", []), f"{where}: line {_line(text, cue, last=True)}: guard of {cue!r}: before"),
            listing.texts(row.get("after", []), f"{where}: line {_line(text, cue, last=True)}: guard of {cue!r}: after"),
        )
        for cue, row in rows.items()
    }


def _line(text: str, cue: str, *, last: bool = False) -> int:
    """The line on which a cue stands in the file, the first or the last one."""
    lines = [number for number, line in enumerate(text.splitlines(), 1) if f'"{cue}"' in line or f"'{cue}'" in line]
    return lines[-1 if last else 0] if lines else 1


@cache
def background(frames: tuple[Frame, ...]) -> Background:
    """Counts in 295 articles of Wikinews (``lexicons/frame_background.toml``) for these frames.

    A frame that a reader has rewritten or added has no common strength: it was never measured there.
    """
    data = listing.toml(listing.text("frame_background.toml"), "frame_background.toml")
    known = {frame.key for frame in set(frames) & set(_shipped())}
    return Background(data["n_articles"], data["cues"], {key: v for key, v in data["common_strength"].items() if key in known})
