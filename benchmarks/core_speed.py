"""How long the whole core takes for an article, as a ratio to ``vaderSentiment`` on the same text passed whole.

    python benchmarks/core_speed.py [ARTICLES] [--articles 200] [--words 600] [--rounds 5] [--profile]

ARTICLES is a folder of ``.txt`` files or a JSON-lines file (``.jsonl``, ``.jsonl.gz``) whose rows have a ``text``; without it the
articles are put together from the invented corpus. The core is timed twice, with and without its events; the two and the package
take turns in one process, article by article, so that a busy machine slows all three. The clock is the process's own CPU time:
on a shared machine the wall clock also counts the work of others. The core is everything from the text to the rows of all
tables; compiling the lexicons, which happens once, and laying the rows out as tables are not in it.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import pkgutil
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from unittest.mock import patch

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis import findings, rows
from analysis import tools as tools_of
from analysis.find import events, lexicon
from analysis.model import Article, Corpus, Known, Published

DEMO = Path(__file__).parents[1] / "seeds" / "demo"

Core = Callable[[str], object]


def main() -> int:
    options = _options()
    texts = list(islice(composed(paragraphs(options.corpus), options.words), options.articles))
    if not texts:
        print(f"core_speed: {options.corpus}: no text found", file=sys.stderr)
        return 2
    whole = core()
    sides = {
        "core with events": whole,
        "core without events": without_events(whole),
        "vaderSentiment": SentimentIntensityAnalyzer().polarity_scores,
    }
    taken = [_medians(tuple(sides.values()), text, options.rounds) for text in texts]
    n_words = statistics.median(len(text.split()) for text in texts)
    print(
        f"{len(texts)} articles of {n_words:.0f} words (median), CPU time, median of {options.rounds} rounds, then of the articles"
    )
    middle = [statistics.median(times) for times in zip(*taken, strict=True)]
    for number, name in enumerate(sides):
        own = statistics.median(times[number] / times[-1] for times in taken)
        print(
            f"{name:20}{1000 * middle[number]:8.2f} ms  ratio {middle[number] / middle[-1]:5.2f}  (median of the articles' {own:.2f})"
        )
    if options.profile:
        _profile(texts)
    return 0


def paragraphs(source: Path) -> list[list[str]]:
    """The paragraphs of each text that has any."""
    split = ([part for part in text.split("\n\n") if part.strip()] for text in _texts(source))
    return [parts for parts in split if parts]


def composed(texts: Sequence[list[str]], n_words: int) -> Iterator[str]:
    """Articles of about so many words: each begins with another text and goes on with the next ones until it is long enough."""
    for first in cycle(range(len(texts))):
        made: list[str] = []
        size = 0
        for part in (part for text in cycle([*texts[first:], *texts[:first]]) for part in text):
            if size >= n_words:
                break
            words = part.split(" ")[: n_words - size]
            made.append(" ".join(words))
            size += len(words)
        yield "\n\n".join(made)


def _texts(source: Path) -> list[str]:
    if source.is_dir():
        return [path.read_text("utf-8", errors="replace") for path in sorted(source.rglob("*.txt"))]
    data = gzip.decompress(source.read_bytes()) if source.suffix == ".gz" else source.read_bytes()
    return [text for line in data.split(b"\n") if line.strip() and (text := json.loads(line)["text"]).strip()]


def core() -> Core:
    """Text → rows of all tables, with the lexicons compiled."""
    unknown = Known(None, "unknown", "made for a benchmark")
    undated = Published(None, None, None, "unknown", "made for a benchmark")
    tools = tools_of.build(Corpus("benchmark", "benchmark", ()), lexicon.load())

    def run(text: str) -> object:
        article = Article("a", "a.txt", text, unknown, unknown, unknown, undated)
        return rows.make(findings.find(article, tools), tools.gazetteer, tools.lexicons, tools.targets)

    run("A first call, so that what is compiled on demand is compiled.")
    return run


def without_events(whole: Core) -> Core:
    """The same core, but that no event is looked for."""

    def run(text: str) -> object:
        with patch.object(events, "find", lambda *_: ()):
            return whole(text)

    return run


def _medians(sides: Sequence[Core], text: str, rounds: int) -> list[float]:
    """The median time of each side on one text, in turn."""
    times = [[_seconds(side, text) for side in sides] for _ in range(rounds)]
    return [statistics.median(of_side) for of_side in zip(*times, strict=True)]


def _seconds(function: Core, text: str) -> float:
    began = time.process_time()
    function(text)
    return time.process_time() - began


def _profile(texts: Sequence[str]) -> None:
    """The share of each finder: the time inside its ``find``, without that of finders called from it."""
    spent: dict[str, float] = defaultdict(float)
    inside: list[float] = []
    finders = importlib.import_module("analysis.find")
    modules = [importlib.import_module(f"analysis.find.{found.name}") for found in pkgutil.iter_modules(finders.__path__)]
    others = ("dating", "measure.frame_levels", "measure.stances")
    for module in [*modules, *(importlib.import_module(f"analysis.{name}") for name in others)]:
        if hasattr(module, "find"):
            setattr(module, "find", _timed(module.find, module.__name__.removeprefix("analysis."), spent, inside))  # noqa: B010
    whole = core()  # after they are timed, for it keeps the finder of names
    total = sum(_seconds(whole, text) for text in texts)
    spent["the rest (folding, placing, rows)"] = total - sum(spent.values())
    for name, seconds in sorted(spent.items(), key=lambda entry: -entry[1]):
        print(f"  {name:36} {1000 * seconds / len(texts):7.2f} ms  {seconds / total:5.1%}")


def _timed(function: Callable[..., Any], name: str, spent: dict[str, float], inside: list[float]) -> Callable[..., Any]:
    """The function, its own time added to ``spent``; ``inside`` is the stack of times spent in those that it calls."""

    def timed(*given: Any, **named: Any) -> Any:
        inside.append(0.0)
        began = time.process_time()
        try:
            return function(*given, **named)
        finally:
            whole = time.process_time() - began
            spent[name] += whole - inside.pop()
            if inside:
                inside[-1] += whole

    return timed


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, default=DEMO, metavar="ARTICLES")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--words", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--profile", action="store_true", help="print the time of each finder")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
