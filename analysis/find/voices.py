"""The voice of a sentence and of a span: the outlet's own, somebody quoted, both, or somebody's speech told without marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter

from analysis.find.quotation_marks import Quotation, overlap
from analysis.find.statements import Statement
from analysis.model import SentenceVoice, Span, SpanVoice

_START = attrgetter("start")
_SPAN_START = attrgetter("span.start")

QUOTED_SHARE = 0.6
"""From this share of its characters inside quotations on, a sentence is `quoted`; above none, `mixed`."""


def settle(quotations: Sequence[Quotation], statements: Sequence[Statement]) -> tuple[Quotation, ...]:
    """The quotations, with short marked words taken as speech where they stand inside what somebody is told to have said."""
    said = sorted(span for statement in statements if statement.act == "speech" for span in statement.content)
    return tuple(
        replace(q, is_speech=True, rule="in_statement")
        if q.rule == "term_marks" and q.content.end > q.content.start and _within(q.span, said)
        else q
        for q in quotations
    )


def reported(statements: Iterable[Statement]) -> tuple[Span, ...]:
    """The stretches of speech told without marks, in order."""
    return tuple(sorted(part for s in statements if s.act == "speech" and s.kind == "indirect" for part in s.content))


def of_sentence(span: Span, quotations: Iterable[Quotation], told: Sequence[Span] = ()) -> SentenceVoice:
    """`own`, `mixed` or `quoted`, by the share of characters inside quotations; `reported` where speech is told without any."""
    share = sum(overlap(span, q.span) for q in quotations if q.is_speech) / max(1, span.end - span.start)
    if share:
        return "quoted" if share >= QUOTED_SHARE else "mixed"
    last = bisect_left(told, span.end, key=_START) - 1
    return "reported" if last >= 0 and told[last].end > span.start else "own"


def of_span(span: Span, quotations: Sequence[Quotation]) -> SpanVoice:
    """`quoted` where the span begins inside a quotation, else `own`: indirect speech is told in the outlet's own words."""
    place = bisect_right(quotations, span.start, key=_SPAN_START) - 1
    inside = place >= 0 and quotations[place].is_speech and span.start < quotations[place].span.end
    return "quoted" if inside else "own"


def _within(span: Span, said: Sequence[Span]) -> bool:
    place = bisect_right(said, span.start, key=_START) - 1
    return place >= 0 and span.start < said[place].end
