"""The tables of an analysis: a class is a table, its fields are the columns, in order; an object is a row.

Every finder's row says which rule fired, and how sure that is where it was measured (``confidence``, else missing).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis.model import (
    AlignmentKind,
    Completeness,
    Form,
    Genre,
    Granularity,
    Kind,
    Level,
    QuoteKind,
    SentenceVoice,
    SpanVoice,
    Status,
    TextCondition,
    TimeType,
    VoiceChoice,
)


@dataclass(frozen=True, slots=True)
class ArticleRow:
    article_id: str
    outlet: str
    outlet_status: Status
    outlet_reason: str
    author: str | None
    author_status: Status
    title: str | None
    published_from: str | None
    published_to: str | None
    published_granularity: Granularity | None
    published_status: Status
    published_reason: str
    published_check: str | None
    genre: Genre
    source_type: str
    completeness: Completeness
    text_condition: TextCondition
    url: str | None
    language: str | None
    n_words: int
    n_sentences: int
    n_dropped: int
    sha256: str
    summary: str | None
    story: str | None
    """The event that other articles of the corpus tell as well; missing where this one stands alone."""


@dataclass(frozen=True, slots=True)
class SentenceRow:
    article_id: str
    sentence: int
    start: int
    end: int
    paragraph: int
    voice: SentenceVoice
    speaker: str | None
    n_words: int
    n_words_quoted: int
    valence: float | None
    valence_own: float | None
    valence_quoted: float | None
    sha256: str
    text: str | None
    gloss: str | None


@dataclass(frozen=True, slots=True)
class MentionRow:
    article_id: str
    id: str
    sentence: int
    start: int
    end: int
    surface: str
    entity: str
    kind: Kind
    form: Form
    stance: float | None
    voice: SpanVoice
    rule: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One row per article and entity named in it: what the gazetteer knows of the entity."""

    article_id: str
    entity: str
    kind: Kind
    state: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class QuoteRow:
    article_id: str
    id: str
    sentence: int
    start: int
    end: int
    kind: QuoteKind
    content_spans: str
    source_spans: str
    cue_span: str
    cue: str | None
    cue_class: str | None
    speaker: str | None
    speaker_kind: str | None
    speaker_side: str | None
    speaker_organization: str | None
    rule: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class TimeRow:
    article_id: str
    id: str
    sentence: int
    start: int
    end: int
    surface: str
    type: TimeType
    value: str | None
    from_date: str | None
    to_date: str | None
    granularity: Granularity | None
    rule: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class EventRow:
    article_id: str
    id: str
    event_id: str
    sentence: int
    start: int
    end: int
    actor: str
    action: str
    target: str
    event_class: str = field(metadata={"column": "class"})
    quad: int
    score: float | None
    negated: bool
    hypothetical: bool
    requested: bool
    future: bool
    historical: bool
    reciprocal: bool
    voice: SpanVoice
    speaker: str | None
    from_date: str | None
    to_date: str | None
    granularity: Granularity | None
    date_rule: str
    rule: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class FrameRow:
    article_id: str
    id: str
    sentence: int
    start: int
    end: int
    frame: str
    cue: str
    voice: SpanVoice
    rule: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class LoadedRow:
    """A loaded word or phrase; ``category`` is one of those of ``find.loaded``."""

    article_id: str
    id: str
    sentence: int
    start: int
    end: int
    cue: str
    category: str
    voice: SpanVoice
    rule: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class FrameLevelRow:
    article_id: str
    frame: str
    voice: VoiceChoice
    n_cues: int
    n_hits: int
    rate: float | None
    level: Level | None
    status: str


@dataclass(frozen=True, slots=True)
class TermRow:
    article_id: str
    sentence: int | None
    lemma: str
    count: int
    voice: SpanVoice


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """Two or three content lemmas side by side, in at least two articles of the corpus."""

    article_id: str
    sentence: int | None
    phrase: str
    count: int
    voice: SpanVoice


@dataclass(frozen=True, slots=True)
class StanceRow:
    article_id: str
    target: str
    voice: VoiceChoice
    value: float | None
    n: int
    low: float | None
    high: float | None
    status: str


@dataclass(frozen=True, slots=True)
class AlignmentRow:
    """A statement that tells the same as others of its ``group``, in other articles; in a contradiction, what it says against one.

    ``likeness`` is that to its likest partner (0 to 1); ``reasons`` are what the statements share, ``differs`` this one's side
    of what they do not.
    """

    article_id: str
    group: int
    kind: AlignmentKind
    sentence: int
    likeness: float
    reasons: str
    differs: str | None


TABLES: Mapping[str, type] = {
    "articles": ArticleRow,
    "sentences": SentenceRow,
    "mentions": MentionRow,
    "entities": EntityRow,
    "quotes": QuoteRow,
    "times": TimeRow,
    "events": EventRow,
    "frames": FrameRow,
    "frame_levels": FrameLevelRow,
    "loaded": LoadedRow,
    "terms": TermRow,
    "phrases": PhraseRow,
    "stances": StanceRow,
    "alignments": AlignmentRow,
}
