"""Trains ``find/weights/tone.csv``: ``python -m analysis.train.tone DATA -o FILE``.

DATA is JSON lines of ``{"doc", "text", "rating"}`` with ratings in -4..4, such as the rated sentences of New York Times
editorials published with vaderSentiment (MIT, Hutto and Gilbert 2014). Ridge regression of rating/4 on VADER's scores and the
words of a sentence. A word has a weight if it stands in at least ``MIN_ARTICLES`` articles and mostly in lower case, so that
no name has one. The figures are out of fold: five folds of whole articles, by the sha1 of ``doc``; the shipped weights are
then fitted to all rows. ``PENALTY`` was chosen among 5, 10, 20, 40 and 80 on the same folds.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from analysis.errors import LexiconError
from analysis.find import folding, news_tone

log = logging.getLogger(__name__)

FOLDS = 5
MIN_ARTICLES = 3
PENALTY = 40.0
_LIGHT = 0.01
"""The penalty of VADER's scores, which are few and need none but for numerical calm."""

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """A rated sentence: its article, VADER's scores, its words, those of them in lower case, and the rating over 4."""

    doc: str
    features: tuple[float, ...]
    words: frozenset[str]
    lower: frozenset[str]
    rating: float

    @property
    def fold(self) -> int:
        return int(hashlib.sha1(self.doc.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def read(path: Path) -> list[Row]:
    """The rated sentences of a file. Raises ``LexiconError`` naming the line that cannot be read."""
    rows: list[Row] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            given = json.loads(line)
            rows.append(row(given["doc"], folding.fold(given["text"]), float(given["rating"])))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise LexiconError(f"{path.name}: line {number} must be an object with doc, text and rating") from None
    if len({row.fold for row in rows}) < FOLDS:
        raise LexiconError(f"{path.name}: has too few articles for {FOLDS} folds; give more rated sentences")
    return rows


def row(doc: str, folded: str, rating: float) -> Row:
    """A rated sentence as the fit sees it."""
    places = news_tone.first_places(folded)
    lower = frozenset(word for word, span in places.items() if folded[span.start : span.end] == word)
    return Row(doc, news_tone.vader_features(folded), frozenset(places), lower, rating / 4)


def vocabulary(rows: Sequence[Row]) -> dict[str, int]:
    """The words that get a weight, with the number of articles that have them."""
    articles: dict[str, set[str]] = {}
    times: dict[str, int] = {}
    for row in rows:
        for word in row.words:
            articles.setdefault(word, set()).add(row.doc)
            times[word] = times.get(word, 0) + (1 if word in row.lower else -1)
    return {word: len(docs) for word, docs in sorted(articles.items()) if len(docs) >= MIN_ARTICLES and times[word] > 0}


def fit(rows: Sequence[Row], known: Sequence[str]) -> Array:
    """The weights: those of ``news_tone.FEATURES``, then those of the words."""
    x, y = _matrix(rows, known), np.array([row.rating for row in rows])
    penalty = np.full(x.shape[1], PENALTY)
    penalty[: len(news_tone.FEATURES)] = _LIGHT
    weights: Array = np.linalg.solve(x.T @ x + np.diag(penalty), x.T @ y)
    return weights


def out_of_fold(rows: Sequence[Row]) -> Array:
    """Each row's value by weights that were fitted without its article's fold."""
    values = np.zeros(len(rows))
    for fold in range(FOLDS):
        seen = [row for row in rows if row.fold != fold]
        held = [number for number, row in enumerate(rows) if row.fold == fold]
        values[held] = predict(seen, [rows[number] for number in held])
    return values


def predict(seen: Sequence[Row], held: Sequence[Row]) -> Array:
    """The values of some sentences by weights that are fitted to others."""
    known = list(vocabulary(seen))
    values: Array = _matrix(held, known) @ fit(seen, known)
    return values


def _matrix(rows: Sequence[Row], known: Sequence[str]) -> Array:
    column = {word: number for number, word in enumerate(known, len(news_tone.FEATURES))}
    x = np.zeros((len(rows), len(news_tone.FEATURES) + len(known)))
    for number, row in enumerate(rows):
        x[number, : len(news_tone.FEATURES)] = row.features
        x[number, [column[word] for word in row.words if word in column]] = 1
    return x


def main(arguments: Sequence[str] | None = None) -> None:
    """Fits, logs the out-of-fold figures beside VADER's on the same rows, and writes the weights."""
    parser = argparse.ArgumentParser(description="Train the weights of the news tone.")
    parser.add_argument("data", type=Path, help="rated sentences, JSON lines")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the CSV file to write")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    rows = read(options.data)
    ratings = np.array([row.rating for row in rows])
    vader = np.array([row.features[1] for row in rows])
    ours, theirs = (float(np.corrcoef(values, ratings)[0, 1]) for values in (out_of_fold(rows), vader))
    log.info("%d sentences: r %.3f out of fold, VADER %.3f", len(rows), ours, theirs)
    known = vocabulary(rows)
    weights = fit(rows, list(known))
    with options.output.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["word", "weight", "articles"])
        counts = [*(len({row.doc for row in rows}) for _ in news_tone.FEATURES), *known.values()]
        for word, weight, articles in zip([*news_tone.FEATURES, *known], weights, counts, strict=True):
            writer.writerow([word, f"{weight:.4f}", articles])


if __name__ == "__main__":
    main()
