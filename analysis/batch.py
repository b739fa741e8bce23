"""A corpus from the command line to files: read it, analyse it, write its tables, and say what was not read."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis import pipeline
from analysis.correct import corpus as corrected
from analysis.correct import overlay
from analysis.correct.overlay import Overlay
from analysis.errors import CorpusError, TablesError
from analysis.find import in_use
from analysis.model import Analysis, Corpus
from analysis.publish import derived
from analysis.read import web
from analysis.read.corpus import load
from analysis.read.table import Mapped
from analysis.standing import Copies
from analysis.store import journal as journals
from analysis.store import tables
from analysis.store.journal import Journal

LISTED = {"not_applicable": "in another language than English", "duplicate": "copies that would count twice"}


@dataclass(frozen=True, slots=True)
class Reading:
    """How a corpus is to be taken: which column of a table is which, and which copies count."""

    mapping: Mapped | None = None
    copies: Copies = "outlet"
    corrections: Path | None = None
    """An analyst's corrections; those beside the corpus unless named."""


AS_IT_IS = Reading()


def read(given: Sequence[str], mapping: Mapped | None = None) -> Corpus:
    """The corpus in a folder or file, or of web addresses. Raises ``CorpusError``."""
    addresses = [place for place in given if web.is_address(place)]
    if addresses and len(addresses) < len(given):
        raise CorpusError("web addresses and files cannot be mixed; give one or the other")
    if addresses:
        return web.load(addresses)
    if len(given) > 1:
        raise CorpusError(f"{given[1]}: only one folder or file can be read at a time; put the files into one folder")
    return load(given[0], mapping=mapping, progress=_progress_of("files") if sys.stderr.isatty() else None)


def corrected_by(given: Sequence[str], named: Path | None = None) -> Overlay:
    """The corrections named, else those that lie beside the corpus, which is said; else none. Raises ``CorrectionsError``."""
    if named:
        return overlay.read(named)
    found = Overlay() if web.is_address(given[0]) else overlay.beside(Path(given[0]))
    if n := len(found.corrections):
        print(f"parallax: {n} correction{'s' * (n != 1)} read from {found.where}", file=sys.stderr)
    return found


def analysed(given: Sequence[str], reading: Reading = AS_IT_IS) -> Analysis:
    """The analysis of a corpus, or the one that ``parallax analyse`` or ``derive`` wrote into a folder."""
    if len(given) == 1 and not web.is_address(given[0]) and derived.is_derived(Path(given[0])):
        if ignored := _ignored(reading):
            told = "has no effect" if len(ignored) == 1 else "have no effect"
            print(f"parallax: {', '.join(ignored)} {told} on what stands in tables; analyse the articles again", file=sys.stderr)
        return derived.open_folder(Path(given[0]))
    corpus, analysis, _ = _run(given, reading)
    for skipped in corpus.skipped:
        print(f"parallax: skipped {skipped.reason}", file=sys.stderr)
    return analysis


def analyse(given: Sequence[str], output: Path, reading: Reading = AS_IT_IS, *, fresh: bool = False) -> int:
    """Write the tables as Parquet, print what was found, and give the exit code.

    Finished articles are kept beside the output until all are written; a run that was stopped goes on from there, unless ``fresh``.
    """
    _make_sure(given, output, "parquet")
    with Journal(journals.beside(output), fresh=fresh) as journal:
        try:
            corpus, analysis, seconds = _run(given, reading, journal)
            tables.write(analysis, output)
        except KeyboardInterrupt:
            if len(journal):
                print(f"\nparallax: {len(journal):,} finished articles are kept in {journal.path}", file=sys.stderr)
                print("parallax: the same command goes on from there; --fresh begins anew", file=sys.stderr)
            raise
    return _report(corpus, analysis, output, seconds)


def derive(given: Sequence[str], output: Path, reading: Reading = AS_IT_IS) -> int:
    """Write the tables as CSV without the articles' wording, print what was found, and give the exit code."""
    _make_sure(given, output, "csv")
    corpus, analysis, seconds = _run(given, reading)
    tables.write(derived.derive(analysis), output, form="csv")
    return _report(corpus, analysis, output, seconds)


def _ignored(reading: Reading) -> list[str]:
    """The options that were given, and change nothing once the tables are made."""
    given = {
        "--lexicons": in_use.now(),
        "--corrections": reading.corrections,
        "--column": reading.mapping,
        "--copies": reading.copies != AS_IT_IS.copies,
    }
    return [name for name, value in given.items() if value]


def _make_sure(given: Sequence[str], output: Path, form: tables.Format) -> None:
    """That the tables will find their place, told before hours of work. Raises ``TablesError``."""
    if any(not web.is_address(place) and Path(place).resolve() == output.resolve() for place in given):
        raise TablesError(f"{output}: holds the articles, and tables would hide them; choose another folder with -o")
    tables.make_sure(output, form)


def _run(given: Sequence[str], reading: Reading, journal: Journal | None = None) -> tuple[Corpus, Analysis, tuple[float, float]]:
    """A corpus and its analysis with the lists in use, and how many seconds each took."""
    overlaid = corrected_by(given, reading.corrections)
    began = time.perf_counter()
    corpus = read(given, reading.mapping)
    half = time.perf_counter()
    if journal is not None and len(journal):
        print(f"parallax: {len(journal):,} articles are finished already ({journal.path})", file=sys.stderr)
    analysis = pipeline.analyse(
        corpus,
        copies=reading.copies,
        corrections=overlaid,
        progress=_progress_of("articles") if sys.stderr.isatty() else None,
        finished=journal,
    )
    for line in corrected.said(analysis.provenance.corrections, overlaid.where):
        print(f"parallax: {line}", file=sys.stderr)
    return corpus, analysis, (half - began, time.perf_counter() - half)


def _progress_of(things: str) -> pipeline.Progress:
    def show(done: int, total: int) -> None:
        print(f"\r{done}/{total} {things}", end="\n" if done == total else "", file=sys.stderr, flush=True)

    return show


def _report(corpus: Corpus, analysis: Analysis, folder: Path, seconds: tuple[float, float]) -> int:
    """What was read and written, and what was not."""
    articles = analysis["articles"]
    n_words = int(articles.loc[articles["standing"] == "ok", "n_words"].sum())
    print(f"{corpus.name}: {len(corpus.articles):,} article{'s' * (len(corpus.articles) != 1)}, {n_words:,} words")
    for standing, why in LISTED.items():
        if n := int((articles["standing"] == standing).sum()):
            print(f"  {n:,} of them listed, not analysed: {why}")
    for name, table in analysis.tables.items():
        print(f"  {name:13} {len(table):>8,} rows")
    print(f"written to {folder} (read {seconds[0]:.1f} s, analysed {seconds[1]:.1f} s)")
    doubtful = [a for a in corpus.articles if a.published.status != "stated" or a.outlet.status != "stated"]
    for article in doubtful:
        print(f"  {article.id}: outlet {article.outlet.status}, publication date {article.published.status}")
    for skipped in corpus.skipped:
        print(f"parallax: skipped {skipped.reason}", file=sys.stderr)
    if applied := analysis.provenance.corrections:
        n_rows = sum(row.n for row in applied)
        print(f"  {sum(not row.line for row in applied)} of {len(applied)} corrections applied, to {n_rows:,} rows")
    return 1 if corpus.skipped or any(row.line for row in applied) else 0
