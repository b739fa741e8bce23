"""Files that would crash, hang, fill the memory or write where they must not: each is read, or refused with one line.

    python benchmarks/hostile.py [--only KIND] [--keep FOLDER]

300 files of about thirty kinds are made one after the other, read as a corpus, checked and analysed. For each kind the slowest
file, the memory at its highest (this process and the one that parses together) and an example of the line are printed. The exit
code is 1 where a file crashed, took longer than 10 seconds by the clock to read or analyse, needed more than 1 GB, gave more than one line,
or wrote a file outside of the folder it lies in.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from analysis import pipeline
from analysis.errors import ParallaxError
from analysis.read import corpus, doubts, duplicates

sys.path.insert(0, str(Path(__file__).parent))
from hostile_files import KINDS, Maker

N_FILES = 300
MAX_SECONDS = 10.0
"""By the clock; a busy machine shows more, so what a core spent is printed beside it."""
MAX_MB = 1024


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file."""

    name: str
    seconds: float
    """By the clock."""
    cpu: float
    lines: tuple[str, ...]
    n_articles: int
    problem: str | None
    megabytes: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=sorted(KINDS), help="files of this kind alone")
    parser.add_argument("--files", type=int, default=N_FILES, help=f"how many files (default: {N_FILES})")
    options = parser.parse_args()
    chosen = {options.only: KINDS[options.only]} if options.only else KINDS
    outcomes: dict[str, list[Outcome]] = defaultdict(list)
    _warm()
    for number, (kind, make) in enumerate(islice(cycle(chosen.items()), options.files)):
        outcome = tried(make, number // len(chosen))
        outcomes[kind].append(outcome)
        told = f"{outcome.cpu:.1f} s of a core, {outcome.seconds:.1f} s by the clock, {outcome.megabytes:.0f} MB{f', PROBLEM {outcome.problem}' if outcome.problem else ''}"
        print(f"{number + 1}/{options.files} {kind}: {told}", file=sys.stderr, flush=True)
    peak = max(outcome.megabytes for found in outcomes.values() for outcome in found)
    for kind, found in outcomes.items():
        slowest = max(found, key=lambda outcome: outcome.cpu)
        said = next((line for outcome in found for line in outcome.lines), f"read: {found[0].n_articles} article(s)")
        said = said.partition(": no readable article (")[2] or said
        megabytes = max(outcome.megabytes for outcome in found)
        print(f"{kind:16} {len(found):3} files  {slowest.cpu:5.1f} s  {megabytes:5.0f} MB  {said[:90]}")
    problems = [outcome for found in outcomes.values() for outcome in found if outcome.problem]
    for outcome in problems:
        print(f"PROBLEM {outcome.name}: {outcome.problem}")
    n = sum(len(found) for found in outcomes.values())
    slowest_of_all = max(outcome.cpu for found in outcomes.values() for outcome in found)
    print(f"{n} files, {len(problems)} problems, slowest {slowest_of_all:.1f} s of a core, memory {peak:.0f} MB at most")
    return 1 if problems or peak > MAX_MB else 0


def _warm() -> None:
    """The word lists and weights are read once by whoever reads many files; that time is not the file's."""
    pipeline.analyse(corpus.from_files([("plain.txt", b"The ferry came late to the port, and the cook was glad of it. " * 9)]))


def tried(make: Maker, variant: int) -> Outcome:
    """One file, made in a folder of its own and read."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "outer" / "corpus"
        folder.mkdir(parents=True)
        made = apart(lambda: _made(make, variant, folder))
        name = str(made[0])
        (seconds, lines, n_articles, problem), peak, cpu = apart(lambda: _timed(folder / name))
        written = [path for path in Path(scratch).rglob("*") if path.is_file() and path != folder / name]
        if seconds > MAX_SECONDS:
            problem = f"took {cpu:.1f} seconds of a core, {seconds:.1f} by the clock"
        if written:
            problem = f"wrote {written[0]}"
        if peak > MAX_MB:
            problem = f"needed {peak:.0f} MB"
        return Outcome(name, seconds, cpu, tuple(lines), n_articles, problem, peak)


def apart(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """The result of some work done in a copy of this process; the most memory that it and what it started have held, in MB; and the
    seconds of a core that they took."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        result = work()
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        peak, cpu = sum(one.ru_maxrss for one in used) / 1024, sum(one.ru_utime + one.ru_stime for one in used)
        with os.fdopen(write, "w") as pipe:
            json.dump((result, peak, cpu), pipe)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return json.loads(said) if said else ((0.0, [], 0, "the process died"), 0.0, 0.0)


def _made(make: Maker, variant: int, folder: Path) -> str:
    name, data = make(variant)
    (folder / name).write_bytes(data)
    return name


def _timed(path: Path) -> tuple[float, tuple[str, ...], int, str | None]:
    began = time.perf_counter()
    lines, n_articles, problem = _read(path)
    return time.perf_counter() - began, lines, n_articles, problem


def _read(path: Path) -> tuple[tuple[str, ...], int, str | None]:
    try:
        found = corpus.load(path)
        for article in found.articles:
            doubts.find(article)
        duplicates.find(found.articles)
        pipeline.analyse(found)
    except ParallaxError as error:
        lines, n_articles = (str(error),), 0
    except Exception as error:  # what this script is there to find
        return (), 0, f"crashed with {type(error).__name__}: {error}"
    else:
        lines, n_articles = tuple(skipped.reason for skipped in found.skipped), len(found.articles)
    bad = [line for line in lines if "\n" in line or "Traceback" in line or not line.isprintable()]
    return lines, n_articles, f"says {bad[0]!r}" if bad else None


if __name__ == "__main__":
    sys.exit(main())
