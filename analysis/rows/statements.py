"""Statements → rows of the quotes table, and who speaks in a sentence or an event."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence

from analysis.find import speech_lexicon, words
from analysis.find.quotation_marks import overlap
from analysis.find.speaker_names import Speaker
from analysis.find.statements import Statement
from analysis.model import Span
from analysis.schema import QuoteRow

Part = tuple[Span, str]
"""A stretch of speech, and who speaks it."""
CUE_WORDS = 4
MOST = 20
"""No sentence holds the beginnings or ends of more stretches of speech."""


def make(
    article_id: str, statements: Sequence[Statement], speakers: Sequence[Speaker], place: Callable[[Span], int], text: str
) -> list[object]:
    """The rows of one article. Two statements may share their content, so the number of the statement is part of the id."""
    return [
        _row(article_id, number, statement, speaker, place(statement.content[0]), text)
        for number, (statement, speaker) in enumerate(zip(statements, speakers, strict=True))
    ]


def parts(statements: Sequence[Statement], speakers: Sequence[Speaker]) -> tuple[Part, ...]:
    """The stretches of speech with whoever speaks them, in the order of the text."""
    pairs = zip(statements, speakers, strict=True)
    return tuple(sorted((part, speaker.name) for s, speaker in pairs if s.act == "speech" and speaker.name for part in s.content))


def speaker_of(span: Span, told: Sequence[Part]) -> str | None:
    """Who speaks most of a span, by characters; missing where nobody does, or nobody who is named."""
    place = bisect_left(told, span.end, key=lambda part: part[0].start)
    near = told[max(0, place - MOST) : place]
    if max((part.end for part, _ in near), default=0) <= span.start:
        return None  # as for most spans
    shares: Counter[str] = Counter()
    for part, name in reversed(near):
        shares[name] += overlap(span, part)
    name, share = max(shares.items(), key=lambda item: item[1], default=("", 0))
    return name if share else None


def confidence(rule: str) -> float | None:
    """The share of statements by this pattern that were right on development data; missing where too few were measured."""
    measured = speech_lexicon.accuracies().get(rule)
    return measured.share if measured else None


def _row(article_id: str, number: int, statement: Statement, speaker: Speaker, sentence: int, text: str) -> QuoteRow:
    start, end = statement.content[0].start, max(part.end for part in statement.content)
    return QuoteRow(
        article_id=article_id,
        id=f"{article_id}:{start}-{end}:q{number}",
        sentence=sentence,
        start=start,
        end=end,
        kind=statement.kind,
        act=statement.act,
        n_words=sum(words.count(text, part.start, part.end) for part in statement.content),
        content_spans=_spans(statement.content),
        source_spans=_spans(statement.source),
        cue_span=_spans((statement.cue,) if statement.cue else ()),
        cue=_cue(statement, text),
        cue_class=statement.cue_class,
        speaker=speaker.name,
        speaker_kind=speaker.kind,
        speaker_side=speaker.side,
        speaker_organization=speaker.organization,
        rule=statement.rule,
        confidence=confidence(statement.rule),
    )


def _cue(statement: Statement, text: str) -> str | None:
    """The cue as it is written; a whole phrase (“as Holt said last week”) by its name, for tables carry no wording."""
    if statement.cue is None:
        return None
    written = text[statement.cue.start : statement.cue.end]
    return written if len(written.split()) <= CUE_WORDS else statement.lemma


def _spans(spans: Sequence[Span]) -> str:
    return str([[span.start, span.end] for span in spans])  # which is JSON, as it is for all lists of numbers
