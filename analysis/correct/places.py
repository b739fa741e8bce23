"""Where a correction stands in a text: the sentence is found by its hash, the words by their letters; nothing is found by likeness."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from analysis.correct.overlay import Correction
from analysis.model import Span


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def find(correction: Correction, text: str, sentences: Sequence[Span]) -> Span | str:
    """The words that are meant, or why they are not there any more, with the cure."""
    words, sha256 = correction.words or "", correction.sha256 or ""
    homes = [span for span in sentences if digest(text[span.start : span.end]).startswith(sha256)]
    if not homes:
        return "the sentence has changed or is gone; read it again, then renew the entry or take it out"
    found = [span for home in homes for span in occurrences(words, text, home)]
    if not found:
        return "the sentence does not hold these words; copy them as they are written"
    if correction.nth is None and len(found) > 1:
        return f"the words stand there {len(found)} times; say which with nth = 1 to {len(found)}"
    if (correction.nth or 1) > len(found):
        return f"nth is {correction.nth}, but the words stand there {len(found)} times; correct nth"
    return found[(correction.nth or 1) - 1]


def occurrences(words: str, text: str, within: Span) -> list[Span]:
    """Where whole words stand in a stretch of text, whatever white space parts them."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return [Span(*match.span()) for match in re.compile(rf"(?<!\w){pattern}(?!\w)").finditer(text, within.start, within.end)]
