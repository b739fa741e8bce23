"""Corpus → analysis: each article goes through every finder once; one finder's rows are handed to the next."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from analysis.errors import LexiconError
from analysis.find import entities, events, folding, frames, lexicon, sentences, terms, times, valence, voices, words
from analysis.find.entities import Gazetteer, Mention
from analysis.find.sentences import Sentence
from analysis.find.times import Time
from analysis.find.voices import Quotation
from analysis.measure import frame_levels
from analysis.model import (
    TABLES,
    Analysis,
    Article,
    ArticleRow,
    Corpus,
    EntityRow,
    EventRow,
    FrameRow,
    MentionRow,
    Provenance,
    QuoteRow,
    SentenceRow,
    Span,
    SpanVoice,
    TermRow,
    TimeRow,
)
from analysis.store import tables
from analysis.version import VERSION

log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Called with the number of articles done and the number of all."""

HISTORICAL_DAYS = 366
"""An event dated longer before publication than this is background."""

_COARSE = {"year", "decade", "season", "quarter"}


@dataclass(frozen=True, slots=True)
class Tools:
    """The compiled lexicons one run works with."""

    gazetteer: Gazetteer
    cues: frames.Cues
    frame_keys: tuple[str, ...]
    actions: events.Actions


@dataclass(slots=True)
class _Found:
    """What the finders made of one article, in the making."""

    article: Article
    folded: str
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    mentions: tuple[Mention, ...]
    times: tuple[Time, ...]
    rows: dict[str, list[object]] = field(default_factory=dict)

    def place(self, span: Span) -> int:
        """The number of the sentence in which a span begins."""
        return next(s.number for s in reversed(self.sentences) if s.start <= span.start)

    def voice(self, span: Span) -> SpanVoice:
        return voices.of_span(span, self.quotations)


def analyse(corpus: Corpus, *, progress: Progress | None = None) -> Analysis:
    """The tables of a corpus. The same corpus gives the same tables; nothing is downloaded or written."""
    tools = compile_tools(corpus)
    collected: dict[str, list[object]] = {name: [] for name in TABLES}
    for number, article in enumerate(corpus.articles, 1):
        for name, rows in _article(article, tools).items():
            collected[name] += rows
        if progress:
            progress(number, len(corpus.articles))
    log.info("%d articles analysed", len(corpus.articles))
    return Analysis({name: tables.frame(name, rows) for name, rows in collected.items()}, _provenance(corpus))


def compile_tools(corpus: Corpus) -> Tools:
    """The lexicons that ship with Parallax, and the corpus's own entity files. Raises ``LexiconError`` for a wrong row."""
    known = {entity.name: entity for entity in lexicon.entities()}
    for path in corpus.gazetteers:
        try:
            text = Path(path).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            raise LexiconError(f"{path}: cannot be read as UTF-8; save the entity file again") from None
        known |= {entity.name: entity for entity in lexicon.read_entities(text, path)}
    frame_rows = lexicon.frames()
    return Tools(
        entities.gazetteer(*known.values()),
        frames.compiled(*frame_rows),
        tuple(frame.key for frame in frame_rows),
        events.compiled(*lexicon.actions()),
    )


def _article(article: Article, tools: Tools) -> dict[str, list[object]]:
    text, folded = article.text, folding.fold(article.text)
    cut = sentences.find(text)
    found = _Found(
        article,
        folded,
        cut,
        voices.find(text, sentences.paragraphs(text)),
        entities.find(folded, tools.gazetteer),
        times.find(folded, [Span(s.start, s.end) for s in cut], article.published),
    )
    lowered = folding.lower(folded)
    sentence_rows = [_sentence(found, sentence) for sentence in cut]
    frame_rows = _frames(found, lowered, tools)
    levels = frame_levels.find(
        article.id, tools.frame_keys, frame_rows, sentence_rows, truncated=article.completeness == "truncated"
    )
    return {
        "articles": [_article_row(article, sentence_rows)],
        "sentences": list(sentence_rows),
        "mentions": [_mention(found, mention) for mention in found.mentions],
        "entities": _entities(found, tools.gazetteer),
        "quotes": [_quote(found, quotation) for quotation in found.quotations if quotation.is_speech],
        "times": [_time(found, time) for time in found.times],
        "events": _events(found, lowered, tools),
        "frames": list(frame_rows),
        "frame_levels": list(levels),
        "terms": _terms(found),
    }


def _article_row(article: Article, rows: Sequence[SentenceRow]) -> ArticleRow:
    published = article.published
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
    )


def _sentence(found: _Found, sentence: Sentence) -> SentenceRow:
    text, span = found.article.text, Span(sentence.start, sentence.end)
    quoted = [
        Span(max(span.start, q.span.start), min(span.end, q.span.end))
        for q in found.quotations
        if q.is_speech and voices.overlap(span, q.span)
    ]
    own = _without(span, quoted)
    names = [m.span for m in found.mentions if span.start <= m.span.start < span.end and m.form in ("name", "metonym")]
    score = partial(valence.find, found.folded, names=names)
    return SentenceRow(
        article_id=found.article.id,
        sentence=sentence.number,
        start=span.start,
        end=span.end,
        paragraph=sentence.paragraph,
        voice=voices.of_sentence(span, found.quotations),
        speaker=None,
        n_words=words.count(text, span.start, span.end),
        n_words_quoted=sum(words.count(text, piece.start, piece.end) for piece in quoted),
        valence=score([span]),
        valence_own=score(own),
        valence_quoted=score(quoted),
        sha256=_hash(text[span.start : span.end]),
        text=text[span.start : span.end],
        gloss=None,
    )


def _mention(found: _Found, mention: Mention) -> MentionRow:
    return MentionRow(
        article_id=found.article.id,
        id=_id(found, mention.span),
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


def _entities(found: _Found, gazetteer: Gazetteer) -> list[object]:
    known = (gazetteer.entities[name] for name in sorted({mention.entity for mention in found.mentions}))
    return [EntityRow(found.article.id, entity.name, entity.kind, entity.state, entity.role) for entity in known]


def _quote(found: _Found, quotation: Quotation) -> QuoteRow:
    return QuoteRow(
        article_id=found.article.id,
        id=_id(found, quotation.span),
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


def _time(found: _Found, time: Time) -> TimeRow:
    period = time.period
    return TimeRow(
        article_id=found.article.id,
        id=_id(found, time.span),
        sentence=found.place(time.span),
        start=time.span.start,
        end=time.span.end,
        surface=time.surface,
        type="DATE",
        value=time.value,
        from_date=period.first.isoformat() if period else None,
        to_date=period.last.isoformat() if period else None,
        granularity=period.granularity if period else None,
        rule=time.rule,
        confidence=None,
    )


def _frames(found: _Found, lowered: str, tools: Tools) -> list[FrameRow]:
    names = [mention.span for mention in found.mentions if mention.form == "name"]
    return [
        FrameRow(
            article_id=found.article.id,
            id=f"{_id(found, hit.span)}:{hit.frame}",
            sentence=found.place(hit.span),
            start=hit.span.start,
            end=hit.span.end,
            frame=hit.frame,
            cue=hit.cue,
            voice=found.voice(hit.span),
            rule="cue",
            confidence=None,
        )
        for hit in frames.find(lowered, tools.cues, names)
    ]


def _events(found: _Found, lowered: str, tools: Tools) -> list[object]:
    known = tools.gazetteer.entities
    actors = [
        events.Actor(mention.span, mention.entity, known[mention.entity].state or mention.entity)
        for mention in found.mentions
        if mention.kind in events.ACTORS and (mention.kind != "organization" or known[mention.entity].role not in ("news agency", "news outlet"))
    ]
    spans = [Span(s.start, s.end) for s in found.sentences]
    sides = {actor.entity: actor.side for actor in actors}
    return [_event(found, event, sides) for event in events.find(found.folded, lowered, spans, actors, tools.actions)]


def _event(found: _Found, event: events.Event, sides: dict[str, str]) -> EventRow:
    time, date_rule = _when(found, event)
    period = time.period if time else None
    published = found.article.published.first
    background = bool(period and published and (published - period.last).days > HISTORICAL_DAYS)
    row_id = f"{_id(found, event.span)}:{event.event_class}"
    pair = [sides[event.actor], sides[event.target]]
    dated = period and period.granularity == "day"
    shared = f"{event.event_class}:{'+'.join(sorted(pair) if event.reciprocal else pair)}:{period.first.isoformat()}" if period and dated else row_id
    return EventRow(
        article_id=found.article.id,
        id=row_id,
        event_id=shared,
        sentence=found.place(event.span),
        start=event.span.start,
        end=event.span.end,
        actor=event.actor,
        action=event.action,
        target=event.target,
        event_class=event.event_class,
        quad=event.quad,
        score=event.score,
        negated=event.negated,
        hypothetical=event.hypothetical,
        requested=event.requested,
        future=event.future,
        historical=event.historical or background,
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


def _when(found: _Found, event: events.Event) -> tuple[Time | None, str]:
    """The nearest date in the sentence, else the last one said before it in the paragraph; never the publication date."""
    sentence = found.sentences[found.place(event.span)]
    resolved = [time for time in found.times if time.period]
    inside = [time for time in resolved if sentence.start <= time.span.start < sentence.end]
    if inside:
        nearest = min(inside, key=lambda time: _gap(time.span, event.span))
        return nearest, f"sentence: {nearest.rule}"
    first = next(s.start for s in found.sentences if s.paragraph == sentence.paragraph)
    earlier = [t for t in resolved if first <= t.span.start < sentence.start and t.period and t.period.granularity not in _COARSE]
    if earlier:
        return earlier[-1], f"paragraph: {earlier[-1].rule}"
    return None, "undated"


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _terms(found: _Found) -> list[object]:
    names = [mention.span for mention in found.mentions]
    rows: list[object] = []
    for sentence in found.sentences:
        span = Span(sentence.start, sentence.end)
        quoted = [
            Span(max(span.start, q.span.start), min(span.end, q.span.end))
            for q in found.quotations
            if q.is_speech and voices.overlap(span, q.span)
        ]
        here = [name for name in names if span.start <= name.start < span.end]
        pieces: tuple[tuple[SpanVoice, list[Span]], ...] = (("own", _without(span, quoted)), ("quoted", quoted))
        for voice, parts in pieces:
            counts = sum((terms.find(found.folded, part, here) for part in parts), start=terms.Counter())
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


def _id(found: _Found, span: Span) -> str:
    return f"{found.article.id}:{span.start}-{span.end}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _provenance(corpus: Corpus) -> Provenance:
    return Provenance(
        version=VERSION,
        corpus_id=corpus.id,
        corpus_name=corpus.name,
        lexicons=dict(lexicon.hashes()),
        parameters={
            "speech_words": str(voices.SPEECH_WORDS),
            "quoted_share": str(voices.QUOTED_SHARE),
            "event_reach": str(events.REACH),
            "frame_min_cues": str(frame_levels.MIN_CUES),
        },
        skipped=corpus.skipped,
        invented=corpus.invented,
        description=corpus.description,
    )
