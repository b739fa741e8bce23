"""The types every stage shares; they compute nothing.

Positions are half-open code-point spans ``[start, end)`` into one article's text. Unknown is ``None``, never 0 or an empty
text. The rows of the tables stand in ``schema``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    import pandas as pd  # reading articles needs none of it, and it takes long to load

Status = Literal["stated", "inferred", "unknown"]
Granularity = Literal["day", "week", "month", "quarter", "season", "year", "decade"]
Genre = Literal["report", "analysis", "opinion", "unknown"]
Completeness = Literal["whole", "truncated", "unknown"]
TextCondition = Literal["original", "repost", "retranslated", "unknown"]
SentenceVoice = Literal["own", "quoted", "mixed", "reported"]
SpanVoice = Literal["own", "quoted"]
VoiceChoice = Literal["own", "quoted", "both"]
Kind = Literal["person", "state", "organization", "place", "region", "bloc", "other"]
Form = Literal["name", "metonym", "adjectival", "descriptor"]
QuoteKind = Literal["direct", "indirect", "mixed"]
CueClass = Literal["neutral", "endorsing", "distancing"]
"""What the word of speech implies of the truth of what is said."""
Act = Literal["speech", "attitude"]
Standing = Literal["ok", "not_applicable", "duplicate"]
Level = Literal["absent", "minor", "dominant"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
AlignmentKind = Literal["same_event", "same_claim", "contradiction"]


class Span(NamedTuple):
    """A half-open range of code points in one article's text."""

    start: int
    end: int


# ---------------------------------------------------------------- what is read


@dataclass(frozen=True, slots=True)
class Known:
    """A piece of metadata with the reason we believe it; ``value`` is ``None`` where the status is ``unknown``."""

    value: str | None
    status: Status
    reason: str


@dataclass(frozen=True, slots=True)
class Published:
    """The first and last day on which an article may have appeared; both ``None`` where the status is ``unknown``."""

    first: date | None
    last: date | None
    granularity: Granularity | None
    status: Status
    reason: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line of the file that is not running text, and the rule that says so."""

    line: int
    rule: str


@dataclass(frozen=True, slots=True)
class Article:
    """One publication. ``text`` is the body alone: paragraphs verbatim, joined by one blank line."""

    id: str
    file: str
    text: str
    title: Known
    outlet: Known
    author: Known
    published: Published
    genre: Genre = "unknown"
    source_type: str = "unknown"
    completeness: Completeness = "unknown"
    text_condition: TextCondition = "unknown"
    url: str | None = None
    language: str | None = None
    summary: str | None = None
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not read, with the one line a person is shown."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Columns:
    """How a table of articles was read: which column was taken for which field, and what became of its rows."""

    file: str
    taken: Mapping[str, str]
    """Field → column."""
    left: tuple[str, ...]
    """Columns that were not read."""
    n_rows: int
    n_articles: int
    n_empty: int
    """Rows without text."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """All articles under study. ``id`` is a hash of article ids, texts and metadata, so it changes when they do."""

    id: str
    name: str
    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()
    invented: bool = False
    description: str | None = None
    gazetteers: tuple[str, ...] = ()
    """Paths of further entity files that belong to this corpus."""
    tables: tuple[Columns, ...] = ()
    """How the tables among its files were read."""


# ---------------------------------------------------------------- what is computed and chosen


@dataclass(frozen=True, slots=True)
class Estimate:
    """An indicator's value for one outlet (and entity): ``n`` rows of evidence stand behind it.

    ``status``: `ok`; `these_articles_only` (fewer than five articles: the interval is taken within them and says nothing of
    the outlet); `too_few` (no interval); `not_available` (there is no text in that voice).
    """

    indicator: str
    outlet: str
    entity: str | None
    period: str | None
    voice: VoiceChoice
    n_articles: int
    n: int
    value: float | None
    low: float | None
    high: float | None
    status: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """What became of an analyst's correction: ``n`` rows were changed, added or taken out; ``line`` says why, where it was none."""

    entry: int
    """The number of the entry in its file, from 1."""
    kind: str
    article: str | None
    words: str | None
    was: str
    now: str
    by: str
    on: str
    why: str
    n: int
    line: str | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """How the tables came to be: enough to say whether two runs may be compared."""

    version: str
    corpus_id: str
    corpus_name: str
    lexicons: Mapping[str, str]
    parameters: Mapping[str, str]
    skipped: tuple[Skipped, ...]
    invented: bool
    description: str | None
    corrections: tuple[Corrected, ...] = ()
    """What an analyst corrected, in the order of the file."""


@dataclass(frozen=True)
class Analysis:
    """The tables of one corpus and how they came to be. The tables are read, never written to."""

    tables: Mapping[str, pd.DataFrame]
    provenance: Provenance

    def __getitem__(self, table: str) -> pd.DataFrame:
        return self.tables[table]


@dataclass(frozen=True, slots=True)
class Selection:
    """What the reader chose. Empty ``outlets`` or ``articles`` mean all of them."""

    outlets: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    voice: VoiceChoice = "both"
    pair: tuple[str, str] | None = None
