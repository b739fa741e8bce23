"""How much faster word tone is scored than by the package: ``python benchmarks/valence_speed.py``.

One run, one process: sentences of the invented corpus, and texts of 600 words made of them, scored by both in turn; printed
are the medians of the ratios. Both are warm, as they are after the first articles of a corpus.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

import analysis
from analysis.find import vader

DEMO = Path(__file__).parents[1] / "seeds" / "demo"
ROUNDS = 15
WORDS = 600


def main() -> None:
    package = SentimentIntensityAnalyzer()
    sentences = analysis.analyse(analysis.load(DEMO))["sentences"]["text"].tolist()
    words = " ".join(sentences).split()
    texts = [" ".join(words[first : first + WORDS]) for first in range(0, len(words) - WORDS, WORDS)]
    for what, given in (("sentences", sentences), (f"texts of {WORDS} words", texts)):
        theirs, ours = _paired(given, package.polarity_scores, vader.score)
        ratio = statistics.median(their / our for their, our in zip(theirs, ours, strict=True))
        per_text = statistics.median(ours) / len(given) * 1000
        sys.stdout.write(f"{len(given)} {what}: {ratio:.1f} times as fast, {per_text:.3f} ms each\n")


def _paired(given: Sequence[str], one: Callable[[str], object], other: Callable[[str], object]) -> tuple[list[float], list[float]]:
    """Seconds of each round, the two in turn; a first round warms both."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS + 1):
        for score, taken in zip((one, other), seconds, strict=True):
            start = process_time()
            for text in given:
                score(text)
            taken.append(process_time() - start)
    return seconds[0][1:], seconds[1][1:]


if __name__ == "__main__":
    main()
