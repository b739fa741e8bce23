"""What a reader brings and makes of it. One desk stands in one session's state, and nothing on it is anywhere else."""

from __future__ import annotations

import time
from collections.abc import Generator
from dataclasses import dataclass, field, replace
from threading import Lock
from uuid import uuid4

from analysis import pipeline
from analysis.find.lexicon import Lexicons
from analysis.model import Analysis, Article, Corpus
from analysis.read import duplicates, joining, review, stating
from analysis.read.duplicates import Group
from analysis.read.review import Review
from analysis.read.table import Head
from analysis.standing import Copies
from components.corpora import Opened
from components.correcting import Corrections

NAME = "Your articles"
SECONDS = 0.3
"""So long the analysis works before it looks whether somebody wants to stop it."""


@dataclass
class Job:
    """An analysis under way. It works only while its page is looked at, and goes on from where it stood when it is again."""

    work: Generator[tuple[int, int], None, Analysis]
    total: int
    done: int = 0
    result: Analysis | None = None
    _lock: Lock = field(default_factory=Lock)

    def advance(self) -> None:
        """Work for a moment. Two runs of a page may overlap; the second waits for the first one's moment to end."""
        with self._lock:
            until = time.monotonic() + SECONDS
            try:
                while self.result is None and time.monotonic() < until:
                    self.done, self.total = next(self.work)
                    if self.done == self.total:
                        break
            except StopIteration as end:
                self.result = end.value


@dataclass
class Desk:
    """What was read, what the reader says of it, and what was made of it."""

    corpus: Corpus | None = None
    left_out: set[str] = field(default_factory=set)
    lines: tuple[str, ...] = ()
    """What has to be said of the last thing done."""
    refused: tuple[str, ...] = ()
    """What of the reader's last corrections could not be taken over, and why."""
    heads: tuple[str, tuple[Head, ...]] = ("", ())
    """The columns of the tables among some files, by a mark of these files."""
    round: str = field(default_factory=lambda: uuid4().hex)
    """Another one for each time something is read, so that the fields to fill are empty again."""
    edition: int = 0
    """Another one for each change of the table."""
    job: Job | None = None
    opened: Opened | None = None
    is_stale: bool = False
    """Whether the table was changed since it was analysed."""
    wanted: str | None = None
    """The corpus to show from the next run on."""
    corrections: Corrections = field(default_factory=Corrections)
    _groups: tuple[Group, ...] = ()
    _review: Review | None = None

    @property
    def review(self) -> Review:
        """The table of what was read."""
        if self._review is None:
            self._review = review.look(self.corpus, self._groups) if self.corpus else Review((), (), {})
        return self._review

    @property
    def included(self) -> tuple[Article, ...]:
        return tuple(a for a in self.corpus.articles if a.id not in self.left_out) if self.corpus else ()

    def add(self, corpus: Corpus) -> None:
        """Put what was read to what is there."""
        self.corpus = joining.join([*([self.corpus] if self.corpus else []), corpus], name=NAME)
        self._groups = duplicates.find(self.corpus.articles)
        self.round, self.lines, self.refused, self.heads, self._review = uuid4().hex, (), (), ("", ()), None
        self._changed()

    def state(self, article_id: str, field: stating.Field, value: str | None) -> None:
        """Take over what the reader says of an article. Raises ``CorpusError`` where it is no date."""
        assert self.corpus, "an article has been read"
        said = tuple(stating.state(a, field, value) if a.id == article_id else a for a in self.corpus.articles)
        self.corpus, self._review = replace(self.corpus, articles=said), None
        self._changed()

    def choose(self, article_id: str, *, included: bool) -> None:
        """Take an article in, or leave it out."""
        (self.left_out.discard if included else self.left_out.add)(article_id)
        self._changed()

    def _changed(self) -> None:
        self.edition, self.job, self.is_stale = self.edition + 1, None, True

    def begin(self, lexicons: Lexicons, copies: Copies) -> None:
        """Put the articles that were not left out to work."""
        assert self.corpus, "an article has been read"
        corpus = joining.only(self.corpus, self.included)
        self.job, self.lines = Job(pipeline.steps(corpus, lexicons=lexicons, copies=copies), len(corpus.articles)), ()

    def stop(self) -> None:
        """Give up the analysis under way."""
        self.job, self.lines = None, ("The analysis was stopped; nothing of it was kept. What was read is as it was.",)

    def finish(self, result: Analysis, lexicons: Lexicons) -> None:
        """Show what came out on all pages."""
        assert self.corpus, "an article has been read"
        self.opened = of_reader(f"own {uuid4().hex}", result, joining.only(self.corpus, self.included), lexicons)
        self.job, self.is_stale, self.wanted = None, False, NAME


def of_reader(key: str, data: Analysis, corpus: Corpus, lists: Lexicons) -> Opened:
    """A reader's own articles, as the pages show a corpus. The key is of this one analysis and nobody else's."""
    n = len(data.provenance.skipped)
    notes = (f"{n:,} line{'s' * (n != 1)} about what was not read: see the page Your articles",) if n else ()
    return Opened(key, data, None, True, True, notes, lists.frames, corpus, lists, brought=True, own={})
