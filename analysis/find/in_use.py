"""The lists that a run works with: those that ship, and a reader's own folder before them.

``lexicons/README.md`` says which lists a folder may hold and how its rows add to ours, take their place or take them out. A run
puts a folder in use (``with using(own)``); the accessors of the lists and what is compiled from them are ``kept`` apart for each
folder, so that two runs side by side never mix. Where no folder is in use, all is as it ships.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import Any, TypeVar

from analysis.errors import LexiconError
from analysis.find import listing, merging
from analysis.find.merging import Change

Made = TypeVar("Made")

FOLDERS = 4
"""What is made of the lists of so many folders is kept; an older one is read again."""

CLASSES = (
    *("accuse", "agree", "aid", "assault", "coerce", "consult", "cooperate", "mobilize"),
    *("protest", "reject", "request", "sanction", "support", "threaten", "yield"),
)

KEYS: Mapping[str, tuple[str, ...]] = {
    "entities.csv": ("entity",),
    "certainty.csv": ("cue",),
    "war_labels.csv": ("cue",),
    "loaded.csv": ("cue",),
    "reporting_verbs.csv": ("verb",),
    "reporting_nouns.csv": ("noun",),
    "reporting_adjectives.csv": ("adjective",),
    "speaker_nouns.csv": ("noun",),
    "titles.csv": ("title",),
    "portrayal_verbs.csv": ("verb",),
    "portrayal_words.csv": ("word",),
    "responsibility.csv": ("word", "kind"),
    "valence_masks.csv": ("expression",),
    "reference_dates.csv": ("date", "one", "other", "title"),
    "stopwords.txt": (),
    "targets.toml": ("target", "name"),
    "watchlist.toml": ("item", "key"),
    "events/classes.csv": ("class",),
    "events/irregular.csv": ("verb",),
    "events/actor_nouns.csv": ("noun",),
    "events/other_verbs.txt": (),
    **{f"events/{name}.csv": ("action", "form") for name in CLASSES},
}
"""The lists that a folder may hold beside ``frames/``, and what makes two rows the same: columns, or a table and its key."""

CLOSED = frozenset(["events/classes.csv"])
"""Rows of these can be given other values; the code knows their names, so none can be added or taken out."""

_RULES = "the rules are written against these classes of words, so it cannot be changed without code; take the file out"
_TRAINED = "the tagger of names was trained with it; put names into entities.csv"
_MEASURED = "it holds what was measured, not what was decided; take the file out"
REFUSED: Mapping[str, str] = {
    "grammar.toml": _RULES,
    "events/grammar.toml": _RULES,
    "names.toml": _TRAINED,
    "given_names.txt": _TRAINED,
    "speech_patterns.csv": _MEASURED,
    "frame_background.toml": _MEASURED,
    "events/operators.csv": "it serves to class single sentences and changes no table; take the file out",
    "boilerplate.toml": "it decides what is read, before any list is at work; take the lines out of the articles",
}
"""Lists that ship and that no folder may hold, each with the reason."""


@dataclass(frozen=True, slots=True, eq=False)
class Own:
    """A reader's own lists, read once: file name → where it lies and its text, and the first 12 digits of its sha256."""

    texts: Mapping[str, tuple[str, str]]
    hashes: Mapping[str, str]


_own: ContextVar[Own | None] = ContextVar("own", default=None)


@contextmanager
def using(own: Own | None) -> Iterator[None]:
    """Inside it, in this thread, every list is the one that ships with the reader's own before it."""
    token = _own.set(own)
    try:
        yield
    finally:
        _own.reset(token)


def now() -> Own | None:
    """The reader's own lists that are in use."""
    return _own.get()


def kept(make: Callable[[], Made]) -> Callable[[], Made]:
    """``functools.cache`` for what is made of lists: made once for what ships, and once for each folder in use."""
    shipped = cache(make)
    others = lru_cache(maxsize=FOLDERS)(lambda own: make())

    @wraps(make)
    def call() -> Made:
        own = _own.get()
        return shipped() if own is None else others(own)

    return call


def read(folder: Path) -> Own:
    """A folder's lists. Raises ``LexiconError`` where it is missing, or holds a file that would silently do nothing."""
    if not folder.is_dir():
        raise LexiconError(f"{folder}: no such folder of lexicons; check the path")
    texts: dict[str, tuple[str, str]] = {}
    hashes: dict[str, str] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")):
        name = path.relative_to(folder).as_posix()
        if name not in KEYS and not is_frame(name):
            raise LexiconError(f"{path}: {_why_not(name)}")
        texts[name] = (str(path), listing.read(path))
        hashes[name] = listing.hash_of(path)
    return Own(texts, hashes)


def is_frame(name: str) -> bool:
    return name.startswith("frames/") and name.endswith(".toml") and name.count("/") == 1


def _why_not(name: str) -> str:
    if reason := REFUSED.get(name):
        return f"this list cannot be your own: {reason}"
    if near := get_close_matches(name, KEYS, n=1, cutoff=0.75):
        return f"no list goes by that name; did you mean {near[0]}?"
    plain = [known for known in KEYS if "/" not in known]
    return f"no list goes by that name; it must be {', '.join(plain)}, one of those in events/, or frames/NAME.toml"


def merged(name: str, make: Callable[[str, str], Made]) -> Made:
    """What ``make`` reads in a CSV list, given its text and where that lies: ours, or with the reader's own before it.

    Raises ``LexiconError`` naming the reader's file and row; their file is read by itself first, so that its lines are right.
    """
    ours = listing.text(name)
    if (own := _text(name)) is None:
        return make(ours, name)
    where, text = own
    found = _rows(name, ours, where, text)
    make(found.own, where)
    try:
        return make(found.whole, where)
    except LexiconError as error:  # two rows that fit by themselves and not together: the line is that of no file
        raise LexiconError(re.sub(r": line \d+\b", "", str(error))) from None


def words(name: str) -> frozenset[str]:
    """A list of words. Raises ``LexiconError`` naming the reader's file and line."""
    ours = listing.words(listing.text(name))
    own = _text(name)
    return ours if own is None else merging.words(ours, own[1], own[0])[0]


def tables(name: str, make: Callable[[Mapping[str, Any], str], Made]) -> Made:
    """What ``make`` reads in a TOML list, given its data and where it lies. Raises ``LexiconError`` naming file and table."""
    ours = listing.toml(listing.text(name), name)
    if (own := _text(name)) is None:
        return make(ours, name)
    where, text = own
    data = listing.toml(text, where)
    listing.texts(data.get("remove", []), f"{where}: remove")
    make({key: value for key, value in data.items() if key != "remove"}, where)
    return make(merging.tables(ours, data, where, *KEYS[name])[0], where)


def changes() -> dict[str, Change]:
    """What each of the reader's files in use does to the list that ships."""
    own = _own.get()
    return {name: _change(name, where, text) for name, (where, text) in (own.texts if own else {}).items()}


def _change(name: str, where: str, text: str) -> Change:
    if is_frame(name):
        removes = "remove" in listing.toml(text, where)
        replaces = not removes and (listing.shipped() / name).is_file()
        return Change(int(not removes and not replaces), int(replaces), int(removes))
    ours = listing.text(name)
    if name.endswith(".csv"):
        return _rows(name, ours, where, text).change
    if name.endswith(".txt"):
        return merging.words(listing.words(ours), text, where)[1]
    return merging.tables(listing.toml(ours, name), listing.toml(text, where), where, *KEYS[name])[1]


def _rows(name: str, ours: str, where: str, text: str) -> merging.Rows:
    found = merging.rows(ours, text, where, KEYS[name])
    if name in CLOSED and (found.change.added or found.change.removed):
        raise LexiconError(f"{where}: the code knows these rows by name; give them other values, but add none and take none out")
    return found


def _text(name: str) -> tuple[str, str] | None:
    own = _own.get()
    return own.texts.get(name) if own else None
