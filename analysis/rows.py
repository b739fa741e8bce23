"""Findings → rows of the tables: what the finders made of one article, put beside each other by sentence and voice."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from analysis import dating, loaded_rows, usage
from analysis.find import loaded, terms, time_conflict, valence, voices, words
from analysis.find.entities import Gazetteer, Mention
from analysis.find.events import Event
from analysis.find.frames import Hit
from analysis.find.sentences import Sentence
from analysis.find.times import Time
from analysis.find.voices import Quotation
from analysis.measure import frame_levels
from analysis.model import Article, Span, SpanVoice
from analysis.schema import (
    ArticleRow,
    EntityRow,
    EventRow,
    FrameRow,
    MentionRow,
    PhraseRow,
    QuoteRow,
    SentenceRow,
    TermRow,
    TimeRow,
)


@dataclass(frozen=True, slots=True)
class Found:
    """What the finders made of one article."""

    article: Article
    folded: str
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    mentions: tuple[Mention, ...]
    masked: tuple[Span, ...]
    times: tuple[Time, ...]
    hits: tuple[Hit, ...]
    loaded: tuple[loaded.Hit, ...]
    events: tuple[Event, ...]

    def place(self, span: Span) -> int:
        """The number of the sentence in which a span begins."""
        return bisect_right(self.sentences, span.start, key=lambda sentence: sentence.start) - 1

    def voice(self, span: Span) -> SpanVoice:
        return voices.of_span(span, self.quotations)

    def quotations_in(self, span: Span) -> list[Quotation]:
        """The quotations that a sentence has a part in."""
        first = bisect_right(self.quotations, span.start, key=lambda quotation: quotation.span.end)
        return list(takewhile(lambda quotation: quotation.span.start < span.end, islice(self.quotations, first, None)))

    def quoted(self, span: Span) -> list[Span]:
        """The quoted parts of a sentence."""
        return [Span(max(span.start, q.span.start), min(span.end, q.span.end)) for q in self.quotations_in(span) if q.is_speech]

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that begin in a sentence."""
        first = bisect_left(self.mentions, span.start, key=lambda mention: mention.span.start)
        return self.mentions[first : bisect_left(self.mentions, span.end, key=lambda mention: mention.span.start)]

    def masked_in(self, span: Span) -> tuple[Span, ...]:
        """What lends a sentence no tone: names, and fixed terms that only sound like praise or blame."""
        first = bisect_left(self.masked, span.start, key=lambda masked: masked.start)
        return self.masked[first : bisect_left(self.masked, span.end, key=lambda masked: masked.start)]

    def id(self, span: Span) -> str:
        """A finding is known by its place in the text."""
        return f"{self.article.id}:{span.start}-{span.end}"


def make(found: Found, gazetteer: Gazetteer, frame_keys: Sequence[str]) -> Mapping[str, list[object]]:
    """The rows of every table for one article, in the order of the text."""
    sentences = [_sentence(found, sentence) for sentence in found.sentences]
    hits = [_frame(found, hit) for hit in found.hits]
    truncated = found.article.completeness == "truncated"
    return {
        "articles": [_article(found, sentences)],
        "sentences": list(sentences),
        "mentions": [_mention(found, mention) for mention in found.mentions],
        "entities": _entities(found, gazetteer),
        "quotes": [_quote(found, quotation) for quotation in found.quotations if quotation.is_speech],
        "times": [_time(found, time) for time in found.times],
        "events": [_event(found, event) for event in found.events],
        "frames": list(hits),
        "frame_levels": list(frame_levels.find(found.article.id, frame_keys, hits, sentences, truncated=truncated)),
        "loaded": loaded_rows.make(found),
        "terms": _terms(found),
        "phrases": _phrases(found),
    }


def _article(found: Found, rows: Sequence[SentenceRow]) -> ArticleRow:
    article, published = found.article, found.article.published
    return ArticleRow(
        article_id=article.id,
        outlet=article.outlet.value or f"Unknown ({article.id})",
        outlet_status=article.outlet.status,
        outlet_reason=article.outlet.reason,
        author=article.author.value,
        author_status=article.author.status,
        title=article.title.value,
        published_from=published.first.isoformat() if published.first else None,
        published_to=published.last.isoformat() if published.last else None,
        published_granularity=published.granularity,
        published_status=published.status,
        published_reason=published.reason,
        published_check=time_conflict.find(found.folded, found.times, published),
        genre=article.genre,
        source_type=article.source_type,
        completeness=article.completeness,
        text_condition=article.text_condition,
        url=article.url,
        language=article.language,
        n_words=sum(row.n_words for row in rows),
        n_sentences=len(rows),
        n_dropped=len(article.dropped),
        sha256=_hash(article.text),
        summary=article.summary,
        story=None,
    )


def _sentence(found: Found, sentence: Sentence) -> SentenceRow:
    text, span = found.article.text, Span(sentence.start, sentence.end)
    quoted = found.quoted(span)
    own = usage.without(span, quoted)
    masked = found.masked_in(span)
    whole = _compound(found.folded, [span], masked)
    return SentenceRow(
        article_id=found.article.id,
        sentence=sentence.number,
        start=span.start,
        end=span.end,
        paragraph=sentence.paragraph,
        voice=voices.of_sentence(span, found.quotations_in(span)),
        speaker=None,
        n_words=words.count(text, span.start, span.end),
        n_words_quoted=sum(words.count(text, piece.start, piece.end) for piece in quoted),
        valence=whole,
        valence_own=_compound(found.folded, own, masked) if quoted else whole,
        valence_quoted=_compound(found.folded, quoted, masked),
        sha256=_hash(text[span.start : span.end]),
        text=text[span.start : span.end],
        gloss=None,
    )


def _compound(folded: str, pieces: Sequence[Span], masked: Sequence[Span]) -> float | None:
    scores = valence.find(folded, pieces, masked)
    return scores.compound if scores else None


def _mention(found: Found, mention: Mention) -> MentionRow:
    return MentionRow(
        article_id=found.article.id,
        id=found.id(mention.span),
        sentence=found.place(mention.span),
        start=mention.span.start,
        end=mention.span.end,
        surface=mention.surface,
        entity=mention.entity,
        kind=mention.kind,
        form=mention.form,
        stance=None,
        voice=found.voice(mention.span),
        rule=mention.rule,
        confidence=None,
    )


def _entities(found: Found, gazetteer: Gazetteer) -> list[object]:
    known = (gazetteer.entities[name] for name in sorted({mention.entity for mention in found.mentions}))
    return [EntityRow(found.article.id, entity.name, entity.kind, entity.state, entity.role) for entity in known]


def _quote(found: Found, quotation: Quotation) -> QuoteRow:
    return QuoteRow(
        article_id=found.article.id,
        id=found.id(quotation.span),
        sentence=found.place(quotation.span),
        start=quotation.span.start,
        end=quotation.span.end,
        kind="direct",
        content_spans=f"[[{quotation.content.start}, {quotation.content.end}]]",
        source_spans="[]",
        cue_span="[]",
        cue=None,
        cue_class=None,
        speaker=None,
        speaker_kind=None,
        speaker_side=None,
        speaker_organization=None,
        rule=quotation.rule,
        confidence=None,
    )


def _time(found: Found, time: Time) -> TimeRow:
    period = time.period
    return TimeRow(
        article_id=found.article.id,
        id=found.id(time.span),
        sentence=found.place(time.span),
        start=time.span.start,
        end=time.span.end,
        surface=time.surface,
        type=time.type,
        value=time.value,
        from_date=period.first.isoformat() if period else None,
        to_date=period.last.isoformat() if period else None,
        granularity=period.granularity if period else None,
        rule=time.rule,
        confidence=None,
    )


def _frame(found: Found, hit: Hit) -> FrameRow:
    return FrameRow(
        article_id=found.article.id,
        id=f"{found.id(hit.span)}:{hit.frame}",
        sentence=found.place(hit.span),
        start=hit.span.start,
        end=hit.span.end,
        frame=hit.frame,
        cue=hit.cue,
        voice=found.voice(hit.span),
        rule="cue",
        confidence=None,
    )


def _event(found: Found, event: Event) -> EventRow:
    sentence = found.sentences[found.place(event.span)]
    period, date_rule = dating.find(found.folded, event, sentence, found.sentences, found.times)
    row_id = f"{found.id(event.span)}:{event.event_class}"
    return EventRow(
        article_id=found.article.id,
        id=row_id,
        event_id=dating.shared_id(event, period) or row_id,
        sentence=found.place(event.span),
        start=event.span.start,
        end=event.span.end,
        actor=event.actor.entity,
        action=event.action,
        target=event.target.entity,
        event_class=event.event_class,
        quad=event.quad,
        score=event.score,
        negated=event.flags.negated,
        hypothetical=event.flags.hypothetical,
        requested=event.flags.requested,
        future=event.flags.future,
        historical=event.flags.historical or dating.is_background(period, found.article.published),
        reciprocal=event.reciprocal,
        voice=found.voice(event.span),
        speaker=None,
        from_date=period.first.isoformat() if period else None,
        to_date=period.last.isoformat() if period else None,
        granularity=period.granularity if period else None,
        date_rule=date_rule,
        rule=event.rule,
        confidence=None,
    )


def _terms(found: Found) -> list[object]:
    return [
        TermRow(found.article.id, number, lemma, count, voice) for number, lemma, count, voice in usage.counted(found, terms.find)
    ]


def _phrases(found: Found) -> list[object]:
    return [
        PhraseRow(found.article.id, number, phrase, count, voice)
        for number, phrase, count, voice in usage.counted(found, terms.phrases)
    ]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
