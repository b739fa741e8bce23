"""What the finders made of one article, and where in its text each thing stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice, takewhile
from operator import attrgetter

from analysis.correct.article import Edited
from analysis.find import loaded, voices
from analysis.find.cues import Hit
from analysis.find.entities import Mention
from analysis.find.events import Event
from analysis.find.quotation_marks import Quotation
from analysis.find.responsibility import Act
from analysis.find.sentences import Sentence
from analysis.find.speaker_names import Speaker
from analysis.find.statements import Statement
from analysis.find.times import Time
from analysis.model import Article, Span, SpanVoice
from analysis.rows.headlines import Headline
from analysis.rows.portrayals import Heard
from analysis.rows.statements import Part, speaker_of

_START = attrgetter("start")
_SPAN_START = attrgetter("span.start")
_SPAN_END = attrgetter("span.end")


@dataclass(frozen=True, slots=True)
class Found:
    """What the finders made of one article."""

    article: Article
    folded: str
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    statements: tuple[Statement, ...]
    speakers: tuple[Speaker, ...]
    told: tuple[Part, ...]
    reported: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    masked: tuple[Span, ...]
    times: tuple[Time, ...]
    hits: tuple[Hit, ...]
    loaded: tuple[loaded.Hit, ...]
    acts: tuple[Act, ...]
    events: tuple[Event, ...]
    headline: Headline | None
    edited: Edited = field(default_factory=Edited)
    """What an analyst has corrected."""

    def place(self, span: Span) -> int:
        """The number of the sentence in which a span begins."""
        return bisect_right(self.sentences, span.start, key=_START) - 1

    def voice(self, span: Span) -> SpanVoice:
        return voices.of_span(span, self.quotations)

    def quotations_in(self, span: Span) -> list[Quotation]:
        """The quotations that a sentence has a part in."""
        first = bisect_right(self.quotations, span.start, key=_SPAN_END)
        return list(takewhile(lambda quotation: quotation.span.start < span.end, islice(self.quotations, first, None)))

    def speaker(self, span: Span) -> str | None:
        return speaker_of(span, self.told)

    def heard(self, sentence: Sentence) -> Heard:
        """A sentence with its parts in each voice, and what is named and evoked in it."""
        span = Span(sentence.start, sentence.end)
        quoted = self._quoted(span)
        parts: list[tuple[SpanVoice, list[Span]]] = [("own", without(span, quoted)), ("quoted", quoted)]
        spoken = tuple((voice, tuple(pieces)) for voice, pieces in parts if pieces)
        return Heard(sentence.number, spoken, self.mentions_in(span), self._hits_in(span))

    def _quoted(self, span: Span) -> list[Span]:
        """The quoted parts of a sentence."""
        return [Span(max(span.start, q.span.start), min(span.end, q.span.end)) for q in self.quotations_in(span) if q.is_speech]

    def _hits_in(self, span: Span) -> tuple[Hit, ...]:
        """The hits that begin in a sentence."""
        first = bisect_left(self.hits, span.start, key=_SPAN_START)
        return self.hits[first : bisect_left(self.hits, span.end, key=_SPAN_START)]

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that begin in a sentence."""
        first = bisect_left(self.mentions, span.start, key=_SPAN_START)
        return self.mentions[first : bisect_left(self.mentions, span.end, key=_SPAN_START)]

    def masked_in(self, span: Span) -> tuple[Span, ...]:
        """What lends a sentence no tone: names, and fixed terms that only sound like praise or blame."""
        first = bisect_left(self.masked, span.start, key=_START)
        return self.masked[first : bisect_left(self.masked, span.end, key=_START)]

    def headline_frames(self) -> frozenset[str]:
        """The frames of which the headline holds a cue."""
        return frozenset(hit.category for hit in self.headline.hits if hit.is_frame) if self.headline else frozenset()

    def id(self, span: Span) -> str:
        """A finding is known by its place in the text."""
        return f"{self.article.id}:{span.start}-{span.end}"


def without(span: Span, holes: Iterable[Span]) -> list[Span]:
    """What is left of a span."""
    left: list[Span] = []
    position = span.start
    for hole in holes:
        left.append(Span(position, hole.start))
        position = hole.end
    return [piece for piece in (*left, Span(position, span.end)) if piece.end > piece.start]
