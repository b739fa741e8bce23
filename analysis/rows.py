"""Findings → rows of the tables: what the finders made of one article, put beside each other by sentence and voice."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from analysis import cue_rows, dating, headlines, loaded_rows, portrayals, statement_rows
from analysis.dating import Dated
from analysis.find import loaded, terms, time_conflict, valence, voices, words
from analysis.find.cues import Hit
from analysis.find.entities import Gazetteer, Mention
from analysis.find.events import Event
from analysis.find.lexicon import Lexicons
from analysis.find.quotation_marks import Quotation
from analysis.find.responsibility import Act
from analysis.find.sentences import Sentence
from analysis.find.speaker_names import Speaker
from analysis.find.stance_lexicon import Target
from analysis.find.statements import Statement
from analysis.find.times import Time
from analysis.headlines import Headline
from analysis.measure import frame_levels, stances
from analysis.model import Article, Span, SpanVoice
from analysis.portrayals import Heard
from analysis.schema import (
    ArticleRow,
    EntityRow,
    EventRow,
    FrameRow,
    MentionRow,
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
    statements: tuple[Statement, ...]
    speakers: tuple[Speaker, ...]
    told: tuple[statement_rows.Part, ...]
    reported: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    masked: tuple[Span, ...]
    times: tuple[Time, ...]
    hits: tuple[Hit, ...]
    loaded: tuple[loaded.Hit, ...]
    acts: tuple[Act, ...]
    events: tuple[Event, ...]
    headline: Headline | None

    def place(self, span: Span) -> int:
        """The number of the sentence in which a span begins."""
        return bisect_right(self.sentences, span.start, key=lambda sentence: sentence.start) - 1

    def voice(self, span: Span) -> SpanVoice:
        return voices.of_span(span, self.quotations)

    def quotations_in(self, span: Span) -> list[Quotation]:
        """The quotations that a sentence has a part in."""
        first = bisect_right(self.quotations, span.start, key=lambda quotation: quotation.span.end)
        return list(takewhile(lambda quotation: quotation.span.start < span.end, islice(self.quotations, first, None)))

    def speaker(self, span: Span) -> str | None:
        return statement_rows.speaker_of(span, self.told)

    def quoted(self, span: Span) -> list[Span]:
        """The quoted parts of a sentence."""
        return [Span(max(span.start, q.span.start), min(span.end, q.span.end)) for q in self.quotations_in(span) if q.is_speech]

    def heard(self, sentence: Sentence) -> Heard:
        """A sentence with its parts in each voice, and what is named and evoked in it."""
        span = Span(sentence.start, sentence.end)
        quoted = self.quoted(span)
        parts: list[tuple[SpanVoice, list[Span]]] = [("own", _without(span, quoted)), ("quoted", quoted)]
        hits = tuple(hit for hit in self.hits if span.start <= hit.span.start < span.end)
        return Heard(
            sentence.number, tuple((voice, tuple(pieces)) for voice, pieces in parts if pieces), self.mentions_in(span), hits
        )

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that begin in a sentence."""
        first = bisect_left(self.mentions, span.start, key=lambda mention: mention.span.start)
        return self.mentions[first : bisect_left(self.mentions, span.end, key=lambda mention: mention.span.start)]

    def masked_in(self, span: Span) -> tuple[Span, ...]:
        """What lends a sentence no tone: names, and fixed terms that only sound like praise or blame."""
        first = bisect_left(self.masked, span.start, key=lambda masked: masked.start)
        return self.masked[first : bisect_left(self.masked, span.end, key=lambda masked: masked.start)]

    def headline_frames(self) -> frozenset[str]:
        """The frames of which the headline holds a cue."""
        return frozenset(hit.category for hit in self.headline.hits if hit.is_frame) if self.headline else frozenset()

    def id(self, span: Span) -> str:
        """A finding is known by its place in the text."""
        return f"{self.article.id}:{span.start}-{span.end}"


def make(found: Found, gazetteer: Gazetteer, lexicons: Lexicons, targets: Sequence[Target]) -> Mapping[str, list[object]]:
    """The rows of every table for one article, in the order of the text."""
    sentences = [_sentence(found, sentence) for sentence in found.sentences]
    heard = [found.heard(sentence) for sentence in found.sentences]
    scores = portrayals.scores(found.folded, heard)
    mentions = [_mention(found, mention, scores.get(mention.span)) for mention in found.mentions]
    ties = {
        target.name: portrayals.ties(found.folded, heard, scores, target, gazetteer) for target in targets if target.kind == "dyad"
    }
    hits = [_frame(found, hit) for hit in found.hits if hit.is_frame]
    cues = cue_rows.make(found)
    truncated = found.article.completeness == "truncated"
    return {
        "articles": [_article(found, sentences)],
        "sentences": list(sentences),
        "mentions": list(mentions),
        "entities": _entities(found, gazetteer),
        "quotes": statement_rows.make(found.article.id, found.statements, found.speakers, found.place, found.article.text),
        "times": [_time(found, time) for time in found.times],
        "events": [_event(found, event, dated) for event, dated in zip(found.events, _dates(found), strict=True)],
        "frames": list(hits),
        "loaded": loaded_rows.make(found),
        "frame_levels": list(
            frame_levels.find(found.article.id, lexicons, hits, sentences, headline=found.headline_frames(), truncated=truncated)
        ),
        "cues": list(cues),
        "war_labels": list(cue_rows.war_labels(found.article.id, cues)),
        "headlines": list(headlines.make(found.article.id, found.headline, hits, found.mentions, sentences)),
        "terms": _terms(found),
        "stances": list(stances.find(found.article.id, mentions, targets, ties)),
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
    own = _without(span, quoted)
    masked = found.masked_in(span)
    whole = _compound(found.folded, [span], masked)
    return SentenceRow(
        article_id=found.article.id,
        sentence=sentence.number,
        start=span.start,
        end=span.end,
        paragraph=sentence.paragraph,
        voice=voices.of_sentence(span, found.quotations_in(span), found.reported),
        speaker=found.speaker(span),
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


def _mention(found: Found, mention: Mention, score: float | None) -> MentionRow:
    return MentionRow(
        article_id=found.article.id,
        id=found.id(mention.span) + (":descriptor" if mention.form == "descriptor" else ""),
        sentence=found.place(mention.span),
        start=mention.span.start,
        end=mention.span.end,
        surface=mention.surface,
        entity=mention.entity,
        kind=mention.kind,
        form=mention.form,
        stance=score,
        voice=found.voice(mention.span),
        rule=mention.rule,
        confidence=mention.confidence,
    )


def _entities(found: Found, gazetteer: Gazetteer) -> list[object]:
    """A name that no list has is known by its kind alone."""
    kinds = {mention.entity: mention.kind for mention in reversed(found.mentions)}
    rows: list[object] = []
    for name in sorted(kinds):
        known = gazetteer.entities.get(name)
        rows.append(
            EntityRow(found.article.id, name, *((known.kind, known.state, known.role) if known else (kinds[name], None, None)))
        )
    return rows


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
        id=f"{found.id(hit.span)}:{hit.category}",
        sentence=found.place(hit.span),
        start=hit.span.start,
        end=hit.span.end,
        frame=hit.category,
        cue=hit.cue,
        voice=found.voice(hit.span),
        rule="cue",
        confidence=None,
    )


def _dates(found: Found) -> tuple[Dated, ...]:
    return dating.find(found.folded, found.events, found.sentences, found.times)


def _event(found: Found, event: Event, dated: Dated) -> EventRow:
    period = dated.period
    row_id = f"{found.id(event.span)}:{event.event_class}:{event.actor.entity}>{event.target.entity}"
    return EventRow(
        article_id=found.article.id,
        id=row_id,
        event_id=row_id,
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
        speaker=event.speaker or found.speaker(event.span),
        from_date=period.first.isoformat() if period else None,
        to_date=period.last.isoformat() if period else None,
        granularity=period.granularity if period else None,
        date_rule=dated.rule,
        n_tellings=1,
        contradiction=None,
        rule=event.rule,
        confidence=None,
    )


def _terms(found: Found) -> list[object]:
    rows: list[object] = []
    for sentence in found.sentences:
        span = Span(sentence.start, sentence.end)
        quoted = found.quoted(span)
        here = [mention.span for mention in found.mentions_in(span) if mention.form != "descriptor"]
        pieces: tuple[tuple[SpanVoice, list[Span]], ...] = (("own", _without(span, quoted)), ("quoted", quoted))
        for voice, parts in pieces:
            counts = sum((terms.find(found.folded, part, here) for part in parts), start=Counter[str]())
            rows += [TermRow(found.article.id, sentence.number, lemma, counts[lemma], voice) for lemma in sorted(counts)]
    return rows


def _without(span: Span, holes: Iterable[Span]) -> list[Span]:
    """What is left of a span."""
    left: list[Span] = []
    position = span.start
    for hole in holes:
        left.append(Span(position, hole.start))
        position = hole.end
    return [piece for piece in (*left, Span(position, span.end)) if piece.end > piece.start]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
