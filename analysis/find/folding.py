"""The text as the finders search it: same length, same positions, one kind of space and of quotation mark.

The text itself is never edited; a span found in the folded text is a span of the original.
"""

from __future__ import annotations

_SPACES = dict.fromkeys((0xA0, 0x2007, 0x2009, 0x200A, 0x202F, 0x3000, 0x09, 0x0A, 0x0B, 0x0C, 0x0D), " ")
_QUOTES = {0x2018: "'", 0x2019: "'", 0x201B: "'", 0x2032: "'", 0x201C: '"', 0x201D: '"', 0x201F: '"', 0x00AB: '"', 0x00BB: '"'}
_DASHES = {0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2212: "-"}
_TABLE = _SPACES | _QUOTES | _DASHES


def fold(text: str) -> str:
    """Spaces, quotation marks and hyphens in their plain form; every character keeps its position."""
    return text.translate(_TABLE)


def lower(text: str) -> str:
    """Lower case, character by character: the few letters whose lower case is longer stay as they are."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
