"""A corpus from the command line to files: read it, analyse it, write its tables, and say what was not read."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis import pipeline
from analysis.errors import CorpusError
from analysis.find import in_use
from analysis.model import Analysis, Corpus
from analysis.publish import derived
from analysis.read import web
from analysis.read.corpus import load
from analysis.read.table import Mapped
from analysis.standing import Copies
from analysis.store import tables

LISTED = {"not_applicable": "in another language than English", "duplicate": "copies that would count twice"}


@dataclass(frozen=True, slots=True)
class Reading:
    """How a corpus is to be taken: which column of a table is which, and which copies count."""

    mapping: Mapped | None = None
    copies: Copies = "outlet"


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


def analysed(given: Sequence[str], reading: Reading = AS_IT_IS) -> Analysis:
    """The analysis of a corpus, or the one that ``parallax analyse`` wrote into a folder."""
    if len(given) == 1 and not web.is_address(given[0]) and tables.is_tables(Path(given[0])):
        if in_use.now():
            print("parallax: --lexicons has no effect on what stands in tables; analyse the articles again", file=sys.stderr)
        return tables.read(Path(given[0]))
    corpus, analysis, _ = _run(given, reading)
    for skipped in corpus.skipped:
        print(f"parallax: skipped {skipped.reason}", file=sys.stderr)
    return analysis


def analyse(given: Sequence[str], output: Path, reading: Reading = AS_IT_IS) -> int:
    """Write the tables as Parquet, print what was found, and give the exit code."""
    corpus, analysis, seconds = _run(given, reading)
    tables.write(analysis, output)
    return _report(corpus, analysis, output, seconds)


def derive(given: Sequence[str], output: Path, reading: Reading = AS_IT_IS) -> int:
    """Write the tables as CSV without the articles' wording, print what was found, and give the exit code."""
    corpus, analysis, seconds = _run(given, reading)
    tables.write(derived.derive(analysis), output, form="csv")
    return _report(corpus, analysis, output, seconds)


def _run(given: Sequence[str], reading: Reading) -> tuple[Corpus, Analysis, tuple[float, float]]:
    """A corpus and its analysis with the lists in use, and how many seconds each took."""
    began = time.perf_counter()
    corpus = read(given, reading.mapping)
    half = time.perf_counter()
    analysis = pipeline.analyse(corpus, copies=reading.copies, progress=_progress_of("articles") if sys.stderr.isatty() else None)
    return corpus, analysis, (half - began, time.perf_counter() - half)


def _progress_of(things: str) -> pipeline.Progress:
    def show(done: int, total: int) -> None:
        print(f"\r{done}/{total} {things}", end="\n" if done == total else "", file=sys.stderr, flush=True)

    return show


def _report(corpus: Corpus, analysis: Analysis, folder: Path, seconds: tuple[float, float]) -> int:
    """What was read and written, and what was not."""
    articles = analysis["articles"]
    n_words = int(articles.loc[articles["standing"] == "ok", "n_words"].sum())
    print(f"{corpus.name}: {len(corpus.articles)} articles, {n_words:,} words")
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
    return 1 if corpus.skipped else 0
