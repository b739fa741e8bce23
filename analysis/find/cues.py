"""Cues of all lists in one pass over a text: words, phrases and patterns with slots for names.

A cue is written in lower case. A trailing ``*`` stands for any ending of that word, ``...`` for up to three words between
two others, ``{state}`` and the like for a name of that kind (with its possessive, after an article). A cue inside a longer
name (“Security Council”) does not count, nor does one that a guard excludes. Of one group (a frame, a list) the longest
hit from the left counts, and none inside another.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

import ahocorasick_rs

from analysis.find.frame_files import Guard
from analysis.model import Span

ACTORS = ("person", "state", "bloc", "organization")
FRAME = "frame:"
"""Begins the group of a frame's cues."""
GUARD_CHARS = 40
"""How far beside a cue a guard looks, in characters."""
_NO_WORD = re.compile(r"[^\w ]|_")  # a space is put for each, and spaces, the most, stay as they are
_OPEN = re.compile(r"\*|\s\{|\s\.\.\.")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue, the group it counts in (a frame's key, a list's name), and its category there."""

    group: str
    category: str
    cue: str
    guard: Guard | None


class Name(NamedTuple):
    """A mention as cues see it; ``is_name`` where it is a proper name, inside which no cue counts."""

    span: Span
    kind: str
    is_name: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue at a span."""

    span: Span
    group: str
    category: str
    cue: str
    rule: str = "cue"

    @property
    def is_frame(self) -> bool:
        """Whether its group is a frame rather than a list of another indicator."""
        return self.group.startswith(FRAME)


class _Compiled(NamedTuple):
    cue: Cue
    before: str | None
    """The slot before the words, if the cue begins with one."""
    parts: tuple[tuple[re.Pattern[str], str | None], ...]
    """Words and the slot that follows them; none where the cue is plain words, which the first pass finds whole."""


class Names:
    """The names of a text by where they begin and end."""

    def __init__(self, lowered: str, names: Sequence[Name]) -> None:
        self.starting = {name.span.start: name for name in names}
        self.ending = {name.span.end + (2 if lowered.startswith("'s", name.span.end) else 0): name for name in names}
        self._proper = sorted(name.span for name in names if name.is_name)

    def hold(self, start: int, end: int) -> bool:
        """Whether the stretch lies inside one proper name."""
        place = bisect_right(self._proper, start, key=attrgetter("start")) - 1
        return place >= 0 and end <= self._proper[place].end


class Cues:
    """The cues of several lists, compiled for one pass over a text."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        by_literal: dict[str, list[_Compiled]] = {}
        for cue in cues:
            by_literal.setdefault(_literal(cue.cue), []).append(_compiled(cue))
        self._by_literal = list(by_literal.values())
        self._matcher = ahocorasick_rs.AhoCorasick(list(by_literal))

    def matches(self, lowered: str, names: Names) -> Iterable[Hit]:
        # a space before and after, so that a literal that begins and ends with one is found at the edges as well
        flat = f" {_NO_WORD.sub(' ', lowered)} "
        for index, start, end in self._matcher.find_matches_as_indexes(flat, overlapping=True):
            for compiled in self._by_literal[index]:
                cue = compiled.cue
                if compiled.parts:
                    span = _match(compiled, lowered, start, names)
                else:  # the flat text stands one further
                    span = Span(start, end - 2) if lowered.startswith(cue.cue, start) else None
                if span and not (cue.guard and _guarded(lowered, *span, cue.guard)):
                    yield Hit(span, cue.group, cue.category, cue.cue)


def find(lowered: str, cues: Cues, names: Sequence[Name]) -> tuple[Hit, ...]:
    """The hits in a folded, lower-cased text, in order."""
    known = Names(lowered, names)
    found = sorted(cues.matches(lowered, known), key=lambda hit: (hit.span.start, -hit.span.end, hit.group, hit.cue))
    last: dict[str, int] = {}
    kept: list[Hit] = []
    for hit in found:
        if hit.span.start >= last.get(hit.group, -1) and not known.hold(*hit.span):
            kept.append(hit)
            last[hit.group] = hit.span.end
    return tuple(kept)


def _compiled(cue: Cue) -> _Compiled:
    if _is_plain(cue.cue):
        return _Compiled(cue, None, ())
    words = cue.cue.split()
    before = words.pop(0)[1:-1] if words[0].startswith("{") else None
    parts: list[tuple[re.Pattern[str], str | None]] = []
    run: list[str] = []
    for word in [*words, None]:
        if word is None or word.startswith("{"):
            if run:
                parts.append((_pattern(run), word[1:-1] if word else None))
            run = []
        else:
            run.append(word)
    return _Compiled(cue, before, tuple(parts))


def _is_plain(cue: str) -> bool:
    return not any(mark in cue for mark in ("*", "{", "..."))


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    text = ""
    for number, word in enumerate(words):
        if word == "...":
            text += r"(?:\s+[\w'-]+){0,3}"
        else:
            text += (r"\s+" if number else "") + re.escape(word).replace(r"\*", r"[^\W\d_]*")
    return re.compile(text + r"(?!\w)")


def _literal(cue: str) -> str:
    """What the first pass looks for, in a text whose marks are spaces: plain words whole, others up to wildcard or slot."""
    if _is_plain(cue):
        return f" {_NO_WORD.sub(' ', cue)} "
    words = cue.split()
    first = " ".join(words[1:] if words[0].startswith("{") else words)
    return f" {_NO_WORD.sub(' ', _OPEN.split(first)[0])}"


def _match(cue: _Compiled, lowered: str, start: int, names: Names) -> Span | None:
    begin = position = start
    if cue.before:
        while begin and lowered[begin - 1].isspace():
            begin -= 1
        name = names.ending.get(begin) if begin < start else None
        if not name or not _fits(name, cue.before):
            return None
        begin = name.span.start
    for number, (pattern, slot) in enumerate(cue.parts):
        if number:
            position = _skipped(lowered, position)
        match = pattern.match(lowered, position)
        if not match:
            return None
        position = match.end()
        if slot:
            name = names.starting.get(_skipped(lowered, position, "the "))
            if not name or not _fits(name, slot):
                return None
            position = name.span.end + (2 if lowered.startswith("'s", name.span.end) else 0)
    return Span(begin, position)


def _skipped(lowered: str, position: int, article: str = "") -> int:
    while position < len(lowered) and lowered[position].isspace():
        position += 1
    return position + len(article) if article and lowered.startswith(article, position) else position


def _fits(name: Name, slot: str) -> bool:
    return name.kind == slot or (slot == "actor" and name.kind in ACTORS)


def _guarded(lowered: str, start: int, end: int, guard: Guard) -> bool:
    before = lowered[max(0, start - GUARD_CHARS) : start].rstrip()
    after = lowered[end : end + GUARD_CHARS].lstrip()
    return any(_ends_with(before, words) for words in guard.before) or any(_starts_with(after, words) for words in guard.after)


def _ends_with(text: str, words: str) -> bool:
    return text.endswith(words) and not text[: -len(words)][-1:].isalnum()


def _starts_with(text: str, words: str) -> bool:
    return text.startswith(words) and not text[len(words) : len(words) + 1].isalnum()
