"""Corpus → analysis: each article is read once, and its rows go into the tables."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from analysis import across, findings, linking, provenance, rows, standing
from analysis import tools as compiled
from analysis.correct import corpus as corrected
from analysis.correct.overlay import Correction, Overlay
from analysis.find import in_use, lexicon
from analysis.find.entities import Gazetteer
from analysis.find.lexicon import Lexicons
from analysis.model import Analysis, Article, Corpus, Provenance
from analysis.rows import made as made_of
from analysis.rows.made import Finished, Made
from analysis.schema import TABLES
from analysis.standing import Copies
from analysis.store import tables
from analysis.tools import Tools

log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Called with the number of articles done and the number of all."""


def analyse(
    corpus: Corpus,
    *,
    lexicons: Lexicons | None = None,
    copies: Copies = "outlet",
    corrections: Overlay | None = None,
    progress: Progress | None = None,
    finished: Finished | None = None,
) -> Analysis:
    """The tables of a corpus. The same corpus and lexicons give the same tables; nothing is downloaded or written.

    ``lexicons`` are those that ship, or a reader's own (``own_lists.load``). Articles in other languages than English, and
    ``copies`` that are not to count, stand in the table of articles with their ``standing`` and in no other. ``corrections``
    of an analyst are applied to what is found before it is counted; what became of each stands in the provenance.
    What ``finished`` holds of an earlier run is not computed again.
    Raises ``LexiconError`` where an entity file of the corpus is malformed, ``CorrectionsError`` where a correction names
    what no list holds.
    """
    work = steps(corpus, lexicons=lexicons, copies=copies, corrections=corrections, finished=finished)
    while True:
        try:
            done, total = next(work)
        except StopIteration as end:
            return cast("Analysis", end.value)
        if progress and done:
            progress(done, total)


def steps(
    corpus: Corpus,
    *,
    lexicons: Lexicons | None = None,
    copies: Copies = "outlet",
    corrections: Overlay | None = None,
    finished: Finished | None = None,
) -> Generator[tuple[int, int], None, Analysis]:
    """``analyse`` an article at a time: gives how many are done, and how many there are, and returns the tables in the end.

    Who steps through it may stop between two steps, go on later, or never; nothing is left behind.
    """
    yield 0, len(corpus.articles)
    overlay = corrections or Overlay()
    corpus, lines = corrected.dated(corpus, overlay)
    lists = lexicons or lexicon.load()
    with in_use.using(lists.own):  # never around a yield: who steps may have other lists in use meanwhile
        tools = compiled.build(corpus, lists, overlay)
        run = provenance.of(corpus, tools, copies, overlay)
    places = standing.find(corpus, copies)
    collected: dict[str, list[object]] = {name: [] for name in TABLES}
    applied: Counter[Correction] = Counter()
    for number, article in enumerate(corpus.articles, 1):
        touching = (*tools.corrections.get(article.id, ()), *tools.aliases)
        made = _made(standing.text_of(article, places[article.id]), tools, touching, run, finished)
        for name, rows_made in made.rows.items():
            collected[name] += rows_made if name == "articles" or places[article.id].standing == "ok" else []
        applied.update(dict(zip(touching, made.n, strict=True)))
        lines |= {correction: line for correction, line in zip(touching, made.lines, strict=True) if line}
        yield number, len(corpus.articles)
    log.info("%d articles analysed", len(corpus.articles))
    became = corrected.outcomes(overlay, corpus, {key for key, place in places.items() if place.standing == "ok"}, applied, lines)
    with in_use.using(lists.own):
        collected["events"] = _linked(collected, tools.gazetteer)
        made_tables = {name: tables.frame(name, made) for name, made in collected.items()}
        made_tables["articles"] = standing.apply(made_tables["articles"], corpus, places)
        return across.complete(Analysis(made_tables, replace(run, corrections=became)))


def _made(article: Article, tools: Tools, corrections: tuple[Correction, ...], run: Provenance, finished: Finished | None) -> Made:
    """The rows of an article, from an earlier run where that has them."""
    key = made_of.key(article, corrections, run) if finished is not None else ""
    if finished is not None and (kept := finished.get(key)):
        return kept
    found = findings.find(article, tools)
    with in_use.using(tools.lexicons.own):
        rows_made = rows.make(found, tools.gazetteer, tools.lexicons, tools.targets, tools.head)
    edited = found.edited
    made = Made(rows_made, tuple(edited.n[c] for c in corrections), tuple(edited.lines.get(c) for c in corrections))
    if finished is not None:
        finished[key] = made
    return made


def _linked(collected: Mapping[str, Sequence[Any]], gazetteer: Gazetteer) -> list[object]:
    """The events of all articles, those that tell of the same one linked."""
    sides = {name: entity.state or name for name, entity in gazetteer.entities.items()}
    return [*linking.link(collected["events"], linking.context(collected["articles"], collected["mentions"], sides))]
