"""“Correct this”: what an analyst says against the finders, collected in the session, applied at once, and taken away as a file.

Nothing is written to disk: the analyst saves the file, and lays it beside the corpus or hands it to the command line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from analysis import Analysis, ParallaxError, pipeline, standing, tools
from analysis.correct import corpus as corrected_corpus
from analysis.correct import overlay, places
from analysis.correct.overlay import NOTHING, Correction, CorrectionKind, Overlay
from analysis.find import in_use, lexicon
from analysis.model import Span
from analysis.store import tables
from components.corpora import Opened

FEW = 6
"""So many words of a long passage are enough to find it again."""


def corrected(opened: Opened, made: tuple[Correction, ...]) -> Opened:
    """The corpus with a reader's corrections beside those of its file, computed anew; kept by the reader's session alone.

    Raises ``CorrectionsError`` where a correction names what no list holds.
    """
    assert opened.corpus is not None, "a corpus without its texts is not analysed anew"
    both = Overlay((*opened.overlay.corrections, *made), "your corrections")
    copies = standing.named(opened.data.provenance.parameters["copies"])
    data = pipeline.analyse(opened.corpus, lexicons=opened.lists, copies=copies, corrections=both)
    lines = corrected_corpus.said(data.provenance.corrections, both.where)
    key, base = f"{opened.key}|{both.hash}", opened.base or opened.key
    return replace(opened, key=key, data=data, notes=(*opened.notes, *lines), base=base, own={})


def check(opened: Opened, made: Overlay) -> None:
    """Raises ``CorrectionsError`` where a correction names what no list holds."""
    if opened.corpus is not None:
        lists = opened.lists or lexicon.load()
        with in_use.using(lists.own):
            tools.build(opened.corpus, lists, made)


@dataclass
class Corrections:
    """A reader's own corrections of the corpora they look at; they stand in one session and go with it."""

    made: dict[str, tuple[Correction, ...]] = field(default_factory=dict)
    """Corpus → corrections, in the order in which they were made."""
    _kept: Opened | None = None
    _of: tuple[str, tuple[Correction, ...]] = ("", ())

    def of(self, corpus: Opened) -> tuple[Correction, ...]:
        return self.made.get(_home(corpus), ())

    def applied(self, corpus: Opened) -> Opened:
        """The corpus with what the reader has corrected of it; computed when that changes."""
        made = self.of(corpus)
        if not made or corpus.corpus is None:
            return corpus
        if self._kept is None or self._of != (corpus.key, made):
            self._kept, self._of = corrected(corpus, made), (corpus.key, made)
        return self._kept

    def add(self, corpus: Opened, correction: Correction) -> str | None:
        """Keep a correction; else the line that says what is wrong with it."""
        made = (*self.of(corpus), correction)
        try:
            overlay.parse(overlay.text([*corpus.overlay.corrections, *made]), "your corrections")
            check(corpus, Overlay(made, "your corrections"))
        except ParallaxError as error:
            return str(error)
        self.made[_home(corpus)] = made
        return None

    def take_back(self, corpus: Opened) -> None:
        """Drop the last correction."""
        self.made[_home(corpus)] = self.of(corpus)[:-1]

    def file(self, corpus: Opened) -> str:
        """All corrections of the corpus, those of its file before the reader's, as the file to keep."""
        return overlay.text([*corpus.overlay.corrections, *self.of(corpus)])


@dataclass(frozen=True, slots=True)
class Target:
    """Something that was found, or a sentence in which it was not: what a correction stands at."""

    label: str
    sentence: int
    words: str
    was: str
    start: int | None = None


def _home(corpus: Opened) -> str:
    """The corpus whatever was corrected of it."""
    return corpus.base or corpus.key


def targets(part: Analysis, kind: CorrectionKind) -> list[Target]:
    """What was found of a kind in an article whose text is at hand, in the order of the text."""
    texts = {row["sentence"]: row for row in tables.records(part["sentences"])}
    found = [target for target in _found(part, kind) if target.sentence in texts]
    return [Target(f"sentence {t.sentence}: “{t.words}” → {t.was}", t.sentence, t.words, t.was, t.start) for t in found]


def _found(part: Analysis, kind: CorrectionKind) -> Iterator[Target]:
    if kind in ("link", "alias"):
        for row in tables.records(part["mentions"]):
            yield Target("", row["sentence"], row["surface"], row["entity"], row["start"])
    if kind == "frame":
        whole = _whole(part)
        for row in tables.records(part["frames"]):
            yield Target("", row["sentence"], _slice(whole, row["start"], row["end"]), row["frame"], row["start"])
    if kind == "speaker":
        whole = _whole(part)
        for row in tables.records(part["quotes"]):
            words = " ".join(_slice(whole, row["start"], row["end"]).split()[:FEW]).strip("“”\"',.;: ")
            yield Target("", row["sentence"], words, row["speaker"] or NOTHING, None)
    if kind in ("event", "event_date"):
        for row in tables.records(part["events"]):
            told = f"{row['class']}: {row['actor']} > {row['target']}"
            yield Target("", row["sentence"], row["action"], told if kind == "event" else row["from_date"] or NOTHING, None)


def _whole(part: Analysis) -> list[tuple[int, int, str]]:
    return [(row["start"], row["end"], row["text"] or "") for row in tables.records(part["sentences"])]


def _slice(whole: list[tuple[int, int, str]], start: int, end: int) -> str:
    """The words of a span, as far as they stand in the sentence in which it begins."""
    return next((text[start - first : end - first] for first, last, text in whole if first <= start < last), "")


def make(part: Analysis, kind: CorrectionKind, target: Target, now: str, by: str, why: str) -> Correction:
    """The correction of an article's finding, with its sentence's hash and, where the words stand twice, which are meant."""
    given = {"now": now.strip(), "by": by.strip(), "on": date.today(), "why": why.strip(), "was": target.was}
    article = part["articles"].iloc[0]
    if kind == "alias":
        return Correction(kind, **given, words=target.words)  # type: ignore[arg-type]
    digits = overlay.HASH_DIGITS
    if kind == "published":
        return Correction(kind, **given, article=str(article["article_id"]), sha256=str(article["sha256"])[:digits])  # type: ignore[arg-type]
    row = part["sentences"][part["sentences"]["sentence"] == target.sentence].iloc[0]
    return Correction(
        kind,
        **given,  # type: ignore[arg-type]
        article=str(article["article_id"]),
        sha256=str(row["sha256"])[:digits],
        words=target.words,
        nth=_nth(part["sentences"], row, target),
    )


def _nth(sentences: pd.DataFrame, row: pd.Series, target: Target) -> int | None:
    """Which of the same words in sentences of the same wording, from 1; missing where they stand there once."""
    same = sentences[sentences["sha256"] == row["sha256"]].sort_values("start")
    found = [
        int(start) + span.start
        for start, text in zip(same["start"], same["text"], strict=True)
        for span in places.occurrences(target.words, str(text), Span(0, len(str(text))))
    ]
    if len(found) < 2:
        return None
    first = target.start if target.start is not None else int(row["start"])
    return next((number for number, start in enumerate(found, 1) if start >= first), len(found))
