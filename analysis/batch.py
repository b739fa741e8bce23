"""A corpus from the command line to files: read it, analyse it, write its tables, and say what was not read."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from analysis import pipeline
from analysis.find import lexicon
from analysis.model import Analysis, Corpus
from analysis.publish import derived
from analysis.read.corpus import load
from analysis.store import tables


def analyse(path: Path, output: Path, *, lexicons: Path | None = None) -> int:
    """Write the tables as Parquet, print what was found, and give the exit code."""
    corpus, analysis, seconds = _run(path, lexicons)
    tables.write(analysis, output)
    return _report(corpus, analysis, output, seconds)


def derive(path: Path, output: Path, *, lexicons: Path | None = None) -> int:
    """Write the tables as CSV without the articles' wording, print what was found, and give the exit code."""
    corpus, analysis, seconds = _run(path, lexicons)
    tables.write(derived.derive(analysis), output, form="csv")
    return _report(corpus, analysis, output, seconds)


def _run(path: Path, lexicons: Path | None) -> tuple[Corpus, Analysis, tuple[float, float]]:
    lists = lexicon.load(lexicons)  # before the articles: a mistake in a list is told at once
    began = time.perf_counter()
    corpus = load(path)
    read = time.perf_counter()
    analysis = pipeline.analyse(corpus, lexicons=lists, progress=_progress if sys.stderr.isatty() else None)
    return corpus, analysis, (read - began, time.perf_counter() - read)


def _progress(done: int, total: int) -> None:
    print(f"\r{done}/{total} articles", end="\n" if done == total else "", file=sys.stderr, flush=True)


def _report(corpus: Corpus, analysis: Analysis, folder: Path, seconds: tuple[float, float]) -> int:
    """What was read and written, and what was not."""
    n_words = int(analysis["articles"]["n_words"].sum())
    print(f"{corpus.name}: {len(corpus.articles)} articles, {n_words:,} words")
    for name, table in analysis.tables.items():
        print(f"  {name:13} {len(table):>8,} rows")
    print(f"written to {folder} (read {seconds[0]:.1f} s, analysed {seconds[1]:.1f} s)")
    doubtful = [a for a in corpus.articles if a.published.status != "stated" or a.outlet.status != "stated"]
    for article in doubtful:
        print(f"  {article.id}: outlet {article.outlet.status}, publication date {article.published.status}")
    for skipped in corpus.skipped:
        print(f"parallax: skipped {skipped.reason}", file=sys.stderr)
    return 1 if corpus.skipped else 0
