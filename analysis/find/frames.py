"""Framing indicators: hits of the cues in ``lexicons/frames/``, each with the cue that fired.

A cue is a word or phrase in lower case; a trailing ``*`` stands for any ending of that word. A cue inside a longer name
(“Security Council”) does not count, nor does one that a guard of the lexicon excludes. A hit is an indicator that the
frame is evoked, not a verdict that the article is framed so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from analysis.find.lexicon import Frame, Guard
from analysis.model import Span


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue of a frame at a span."""

    span: Span
    frame: str
    cue: str


@dataclass(frozen=True, slots=True)
class _Cue:
    frame: str
    cue: str
    pattern: re.Pattern[str]
    guard: Guard | None


class Cues:
    """The cues of several frames, compiled for one pass over a text."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        self._cues = [_Cue(f.key, cue, _pattern(cue), f.guards.get(cue)) for f in frames for cue in f.cues]
        self._matcher = ahocorasick_rs.AhoCorasick([cue.cue.split("*")[0] for cue in self._cues])

    def matches(self, lowered: str) -> Iterable[Hit]:
        for index, start, _ in self._matcher.find_matches_as_indexes(lowered, overlapping=True):
            cue = self._cues[index]
            if lowered[start - 1 : start].isalnum():
                continue
            match = cue.pattern.match(lowered, start)
            if match and not (cue.guard and _guarded(lowered, match, cue.guard)):
                yield Hit(Span(match.start(), match.end()), cue.frame, cue.cue)


@cache
def compiled(*frames: Frame) -> Cues:
    """The compiled cues of these frames."""
    return Cues(frames)


def find(lowered: str, cues: Cues, names: Sequence[Span]) -> tuple[Hit, ...]:
    """The hits in a folded, lower-cased text, in order; of one frame the longest from the left, none inside another."""
    found = sorted(cues.matches(lowered), key=lambda hit: (hit.span.start, -hit.span.end, hit.frame, hit.cue))
    last: dict[str, int] = {}
    kept: list[Hit] = []
    for hit in found:
        if hit.span.start >= last.get(hit.frame, -1) and not any(
            n.start <= hit.span.start and hit.span.end <= n.end for n in names
        ):
            kept.append(hit)
            last[hit.frame] = hit.span.end
    return tuple(kept)


def _pattern(cue: str) -> re.Pattern[str]:
    words = (re.escape(word).replace(r"\*", r"[^\W\d_]*") for word in cue.split())
    return re.compile(r"\s+".join(words) + r"(?!\w)")


def _guarded(lowered: str, match: re.Match[str], guard: Guard) -> bool:
    before = lowered[max(0, match.start() - 40) : match.start()].rstrip()
    after = lowered[match.end() : match.end() + 40].lstrip()
    return any(_ends_with(before, words) for words in guard.before) or any(_starts_with(after, words) for words in guard.after)


def _ends_with(text: str, words: str) -> bool:
    return text.endswith(words) and not text[: -len(words)][-1:].isalnum()


def _starts_with(text: str, words: str) -> bool:
    return text.startswith(words) and not text[len(words) : len(words) + 1].isalnum()
