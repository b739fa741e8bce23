"""How often something is said in each sentence, own and quoted words apart: what the rows of terms and phrases share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from analysis.model import Span, SpanVoice

if TYPE_CHECKING:
    from analysis.rows import Found


def counted(found: Found, count: Callable[[str, Span, Sequence[Span]], Counter[str]]) -> Iterator[tuple[int, str, int, SpanVoice]]:
    """What is counted in each sentence, own and quoted words apart, in alphabetical order."""
    for sentence in found.sentences:
        span = Span(sentence.start, sentence.end)
        quoted = found.quoted(span)
        here = [mention.span for mention in found.mentions_in(span)]
        pieces: tuple[tuple[SpanVoice, list[Span]], ...] = (("own", without(span, quoted)), ("quoted", quoted))
        for voice, parts in pieces:
            counts = sum((count(found.folded, part, here) for part in parts), start=Counter[str]())
            for key in sorted(counts):
                yield sentence.number, key, counts[key], voice


def without(span: Span, holes: Iterable[Span]) -> list[Span]:
    """What is left of a span."""
    left: list[Span] = []
    position = span.start
    for hole in holes:
        left.append(Span(position, hole.start))
        position = hole.end
    return [piece for piece in (*left, Span(position, span.end)) if piece.end > piece.start]
