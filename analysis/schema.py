"""The tables of an analysis: a class is a table, its fields are the columns, in order; an object is a row.

Every finder's row says which rule fired, and how sure that is where it was measured (``confidence``, else missing).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis.model import (
    Act,
    AlignmentKind,
    Completeness,
    Form,
    Genre,
    Granularity,
    Kind,
    QuoteKind,
    SentenceVoice,
    SpanVoice,
    Standing,
    Status,
    TextCondition,
    TimeType,
)
from analysis.schema_telling import (
    CueRow,
    FrameLevelRow,
    FrameRow,
    HeadlineRow,
    Indicator,
    LoadedRow,
    StanceRow,
    TieRow,
    WarLabelRow,
)

__all__ = ["CueRow", "FrameLevelRow", "FrameRow", "HeadlineRow", "Indicator", "LoadedRow", "StanceRow", "TieRow", "WarLabelRow"]


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
    standing: Standing = "ok"
    """`ok`: analysed; `not_applicable`: in another language than the finders know; `duplicate`: a copy that would count twice."""
    duplicate_of: str | None = None
    """The article that this one is a copy of, word for word, nearly so, or in part."""


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
    """One row per statement: a quotation, or speech or thought told without marks.

    ``start`` and ``end`` hold all of its content; ``content_spans`` are the parts (JSON), which have ``n_words`` words. ``act`` is `speech`, or `attitude`
    where the cue tells a thought, a wish or a feeling and no words. Without a speaker found, ``speaker`` is missing.
    """

    article_id: str
    id: str
    sentence: int
    start: int
    end: int
    kind: QuoteKind
    act: Act
    n_words: int
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
    n_tellings: int
    contradiction: str | None
    rule: str
    confidence: float | None


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
    "cues": CueRow,
    "war_labels": WarLabelRow,
    "headlines": HeadlineRow,
    "terms": TermRow,
    "phrases": PhraseRow,
    "ties": TieRow,
    "stances": StanceRow,
    "alignments": AlignmentRow,
}
