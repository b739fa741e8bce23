"""The rows of an article itself, of its sentences, and of the words in them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from analysis.find import terms as content_words
from analysis.find import time_conflict, valence, voices, words
from analysis.find.sentences import Sentence
from analysis.model import Span
from analysis.rows.found import Found
from analysis.rows.portrayals import Heard
from analysis.schema import ArticleRow, PhraseRow, SentenceRow, TermRow


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


def sentence(found: Found, cut: Sentence, heard: Heard) -> SentenceRow:
    """A sentence with its voice, its speaker and the word tone of each of its parts."""
    text, span = found.article.text, Span(cut.start, cut.end)
    quoted = heard.part("quoted")
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
        valence_own=_compound(found.folded, heard.part("own"), masked) if quoted else whole,
        valence_quoted=_compound(found.folded, quoted, masked),
        sha256=_hash(text[span.start : span.end]),
        text=text[span.start : span.end],
        gloss=None,
    )


def terms(found: Found, sentences: Sequence[Heard]) -> tuple[list[object], list[object]]:
    """The content words of each sentence, and two or three of them side by side; own and quoted apart, in alphabetical order."""
    article_id, folded = found.article.id, found.folded
    lemmas: list[object] = []
    phrases: list[object] = []
    for sentence in sentences:
        names = [mention.span for mention in sentence.mentions if mention.form != "descriptor"]
        for voice, parts in sentence.parts:
            contents = [content_words.content(folded, part, names) for part in parts]
            single = Counter([word.lemma for words in contents for word in words])
            beside = Counter([phrase for words in contents for phrase in content_words.phrases(folded, words)])
            lemmas += [TermRow(article_id, sentence.number, lemma, n, voice) for lemma, n in sorted(single.items())]
            phrases += [PhraseRow(article_id, sentence.number, phrase, n, voice) for phrase, n in sorted(beside.items())]
    return lemmas, phrases


def _compound(folded: str, pieces: Sequence[Span], masked: Sequence[Span]) -> float | None:
    scores = valence.find(folded, pieces, masked)
    return scores.compound if scores else None


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
