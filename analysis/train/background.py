"""Makes ``find/weights/background.csv``: ``python -m analysis.train.background FILES -o FILE``.

FILES are JSON lines with a ``text`` each, and a ``doc`` where an article is spread over several lines. Counted is in how many
articles a lemma stands: how rare a word is in news and comment at large, where a corpus of a few articles cannot say. Only
lemmas of at least ``MIN_ARTICLES`` articles are kept, so that no article can be told from the list; names that the gazetteer
knows are left out.
"""

from __future__ import annotations

import argparse
import csv
import json
import logging
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from analysis.errors import LexiconError
from analysis.find import entities, folding, lexicon, terms
from analysis.model import Span

log = logging.getLogger(__name__)

MIN_ARTICLES = 2


def read(paths: Iterable[Path]) -> list[str]:
    """The texts of some files, each article once. Raises ``LexiconError`` naming the line that cannot be read."""
    found: dict[tuple[str, str], list[str]] = {}
    for path in paths:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            try:
                row = json.loads(line)
                found.setdefault((path.name, str(row.get("doc", number))), []).append(folding.fold(row["text"]))
            except (ValueError, KeyError, TypeError, AttributeError):
                raise LexiconError(f"{path}, line {number}: not an object with a text; mend it") from None
    return [" ".join(parts) for parts in found.values()]


def count(texts: Iterable[str]) -> dict[str, int]:
    """Lemma → number of texts that have it, in alphabetical order, for those that several texts have."""
    gazetteer = entities.gazetteer(*lexicon.entities())
    seen: Counter[str] = Counter()
    for text in texts:
        names = [mention.span for mention in entities.find(text, gazetteer)]
        seen.update(terms.find(text, Span(0, len(text)), names).keys())
    return {lemma: seen[lemma] for lemma in sorted(seen) if seen[lemma] >= MIN_ARTICLES}


def main() -> None:
    """Counts, and writes each lemma with the share of the articles that have it."""
    parser = argparse.ArgumentParser(description="Count in how many articles each lemma stands.")
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    texts = read(options.articles)
    counts = count(texts)
    with options.output.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["lemma", "share"])
        writer.writerows((lemma, f"{n / len(texts):.4f}") for lemma, n in counts.items())
    log.info("%d lemmas of %d articles", len(counts), len(texts))


if __name__ == "__main__":
    main()
