"""Words: what is counted when a rate says “per 1,000 words”."""

from __future__ import annotations

import re

from analysis.model import Span

_WORD = re.compile(r"[^\W_]+(?:['’.,\-‐‑][^\W_]+)*")


def find(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The words of a stretch of text: runs of letters and digits, inner hyphens, apostrophes, points and commas included."""
    return [Span(m.start(), m.end()) for m in _WORD.finditer(text, start, len(text) if end is None else end)]


def count(text: str, start: int = 0, end: int | None = None) -> int:
    """How many words a stretch of text has."""
    return len(_WORD.findall(text, start, len(text) if end is None else end))


def any_in(text: str) -> bool:
    """Whether a text has a word."""
    return _WORD.search(text) is not None
