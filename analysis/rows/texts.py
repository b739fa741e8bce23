"""The rows of an article itself, of its sentences, and of the words in them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from analysis.find import terms, time_conflict, valence, voices, words
from analysis.find.sentences import Sentence
from analysis.model import Span, SpanVoice
from analysis.rows.found import Found
from analysis.schema import ArticleRow, PhraseRow, SentenceRow, TermRow

Counting = Callable[[str, Span, Sequence[Span]], Counter[str]]


def article(found: Found, rows: Sequence[SentenceRow]) -> ArticleRow:
    """What is known of the article; its story is known only when all have been read."""
    read, published = found.article, found.article.published
    return ArticleRow(
        article_id=read.id,
        outlet=read.outlet.value or f"Unknown ({read.id})",
        outlet_status=read.outlet.status,
        outlet_reason=read.outlet.reason,
        author=read.author.value,
        author_status=read.author.status,
        title=read.title.value,
        published_from=published.first.isoformat() if published.first else None,
        published_to=published.last.isoformat() if published.last else None,
        published_granularity=published.granularity,
        published_status=published.status,
        published_reason=published.reason,
        published_check=time_conflict.find(found.folded, found.times, published),
        genre=read.genre,
        source_type=read.source_type,
        completeness=read.completeness,
        text_condition=read.text_condition,
        url=read.url,
        language=read.language,
        n_words=sum(row.n_words for row in rows),
        n_sentences=len(rows),
        n_dropped=len(read.dropped),
        sha256=_hash(read.text),
        summary=read.summary,
        story=None,
    )


def sentence(found: Found, cut: Sentence) -> SentenceRow:
    """A sentence with its voice, its speaker and the word tone of each of its parts."""
    text, span = found.article.text, Span(cut.start, cut.end)
    quoted = found.quoted(span)
    own = found.own(span)
    masked = found.masked_in(span)
    whole = _compound(found.folded, [span], masked)
    return SentenceRow(
        article_id=found.article.id,
        sentence=cut.number,
        start=span.start,
        end=span.end,
        paragraph=cut.paragraph,
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


def lemmas(found: Found) -> list[object]:
    """The content words of each sentence, own and quoted apart."""
    return [TermRow(found.article.id, *counted) for counted in _counted(found, terms.find)]


def phrases(found: Found) -> list[object]:
    """Two or three content words side by side, own and quoted apart."""
    return [PhraseRow(found.article.id, *counted) for counted in _counted(found, terms.phrases)]


def _counted(found: Found, count: Counting) -> Iterator[tuple[int, str, int, SpanVoice]]:
    """What is counted in each sentence, in alphabetical order."""
    for sentence in found.sentences:
        span = Span(sentence.start, sentence.end)
        here = [mention.span for mention in found.mentions_in(span) if mention.form != "descriptor"]
        pieces: tuple[tuple[SpanVoice, list[Span]], ...] = (("own", found.own(span)), ("quoted", found.quoted(span)))
        for voice, parts in pieces:
            counts = sum((count(found.folded, part, here) for part in parts), start=Counter[str]())
            for key in sorted(counts):
                yield sentence.number, key, counts[key], voice


def _compound(folded: str, pieces: Sequence[Span], masked: Sequence[Span]) -> float | None:
    scores = valence.find(folded, pieces, masked)
    return scores.compound if scores else None


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
