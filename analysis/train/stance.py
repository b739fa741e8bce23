"""Train the stance model: ``python -m analysis.train.stance DATA -o FOLDER``.

``DATA`` is a folder with NewsMTSC's ``train.jsonl`` and ``dev.jsonl``, one target of a sentence each line:
``{"doc", "text", "start", "end", "label"}``. Articles that occur in ``dev.jsonl`` are left out of the training, so that the score
on it is of unseen articles. Two linear models (logistic regression, and a support vector machine, both with classes weighted
alike) are added into one; its temperature and the margin below which it abstains come from predictions out of fold, five folds
of whole articles. The same data give the same weights.
"""

from __future__ import annotations

import argparse
import json
import logging
import math
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from analysis.errors import CorpusError, ParallaxError
from analysis.find import folding, stance, stance_reading
from analysis.find import stance_features as features
from analysis.model import Span

log = logging.getLogger(__name__)

Floats = npt.NDArray[np.float64]

MIN_COUNT = 2
"""A feature or word that fewer training sentences have is not learned."""
CUE_SCALE = 0.12
"""The weight of the cues beside the words, which decides how strongly they are drawn towards 0."""
REGRESSION, MACHINE = 0.7, 0.05
FOLDS, SEED = 5, 0
PRECISION = 0.75
"""The share of answers right, out of fold, that the margin is chosen for."""


class Row(NamedTuple):
    """A target in a sentence, with how it is portrayed."""

    doc: str
    text: str
    span: Span
    label: stance.Label


class Described(NamedTuple):
    """What the model sees of a row."""

    grams: Mapping[str, float]
    cues: Mapping[str, float]


class Weights(NamedTuple):
    """A trained model: features and cues with one weight for each answer, and the bias."""

    features: tuple[str, ...]
    weights: Floats
    cues: tuple[str, ...]
    cue_weights: Floats
    bias: Floats

    def logits(self, rows: Sequence[Described]) -> Floats:
        place = {name: number for number, name in enumerate(self.features)}
        cue = {name: number for number, name in enumerate(self.cues)}
        found = np.tile(self.bias, (len(rows), 1))
        for number, row in enumerate(rows):
            for name, weight in row.grams.items():
                if (at := place.get(name)) is not None:
                    found[number] += weight * self.weights[at]
            for name, weight in row.cues.items():
                if (at := cue.get(name)) is not None:
                    found[number] += weight * self.cue_weights[at]
        return found


def read(path: Path) -> list[Row]:
    """The rows of a file. Raises ``CorpusError`` naming file and line."""
    found: list[Row] = []
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise CorpusError(f"{path}: cannot be read as UTF-8; give the folder with train.jsonl and dev.jsonl") from None
    for number, line in enumerate(lines, 1):
        try:
            row: dict[str, Any] = json.loads(line)
            found.append(Row(row["doc"], row["text"], Span(row["start"], row["end"]), row["label"]))
        except (ValueError, KeyError, TypeError):
            raise CorpusError(f"{path}: line {number} is no row with doc, text, start, end and label") from None
        if found[-1].label not in stance.LABELS:
            raise CorpusError(f"{path}: line {number}: label must be one of {', '.join(stance.LABELS)}")
    return found


def unseen(data: Path) -> list[Row]:
    """The rows of ``train.jsonl`` whose article does not occur in ``dev.jsonl``. Raises ``CorpusError``."""
    seen = {row.doc for row in read(data / "dev.jsonl")}
    return [row for row in read(data / "train.jsonl") if row.doc not in seen]


def known_words(rows: Iterable[Row]) -> frozenset[str]:
    """Words that several sentences have in lower case: as the first of a sentence they are no names."""
    counts: Counter[str] = Counter()
    for text in {row.text for row in rows}:
        counts.update({word for word in stance_reading.words(folding.fold(text)) if word.islower()})
    return frozenset(word for word, count in counts.items() if count >= MIN_COUNT)


def describe(row: Row, known: frozenset[str]) -> Described:
    """What the model sees of a row."""
    folded = folding.fold(row.text)
    reading = stance_reading.read(folded, [Span(0, len(folded))], [row.span], known)
    at = reading.places.get(row.span)
    if at is None:
        return Described({}, {})
    grams: Counter[str] = Counter()
    made_of = {view: of for of, views in features.VIEWS.items() for view in views}
    for column, start, end, weight in features.ranges(reading, at):
        view = features.COLUMNS[column]
        for gram in features.grams(reading, *made_of[view])[start:end]:
            grams[f"{view} {gram}"] += weight  # type: ignore[assignment]
    for key, weight in features.crossings(reading, at):
        grams[key] += weight  # type: ignore[assignment]
    return Described(grams, features.cues(reading, at))


def fit(rows: Sequence[Described], labels: Sequence[int]) -> Weights:
    """The weights of both models added; rare features are left out, frequent ones count less (idf)."""
    try:
        from scipy.sparse import csr_matrix, hstack
        from sklearn.linear_model import LogisticRegression
        from sklearn.svm import LinearSVC
    except ImportError:
        raise ParallaxError("training needs scikit-learn; install it with pip install 'parallax[train]'") from None
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(row.grams.keys())
    names = tuple(sorted(name for name, count in counts.items() if count >= MIN_COUNT))
    cues = tuple(sorted({name for row in rows for name in row.cues}))
    idf = np.array([math.log((1 + len(rows)) / (1 + counts[name])) + 1 for name in names])
    place = {name: number for number, name in enumerate(names)}
    cells = [
        (number, place[name], weight * idf[place[name]])
        for number, row in enumerate(rows)
        for name, weight in row.grams.items()
        if name in place
    ]
    row_of, column_of, value = zip(*cells, strict=True) if cells else ((), (), ())
    of_cues = np.array([[row.cues.get(name, 0.0) for name in cues] for row in rows])
    scale = CUE_SCALE / (of_cues.std(axis=0) + 0.03)
    matrix = hstack([csr_matrix((value, (row_of, column_of)), shape=(len(rows), len(names))), csr_matrix(of_cues * scale)]).tocsr()
    regression = LogisticRegression(C=REGRESSION, class_weight="balanced", max_iter=300).fit(matrix, labels)
    machine = LinearSVC(C=MACHINE, class_weight="balanced", random_state=SEED).fit(matrix, labels)
    joined = (regression.coef_ + 2 * machine.coef_).T
    n = len(names)
    return Weights(
        names, joined[:n] * idf[:, None], cues, joined[n:] * scale[:, None], regression.intercept_ + 2 * machine.intercept_
    )


def out_of_fold(rows: Sequence[Row], described: Sequence[Described]) -> Floats:
    """Logits for each row from a model that saw no sentence of its article."""
    labels = [stance.LABELS.index(row.label) for row in rows]
    articles = sorted({row.doc for row in rows})
    order = np.random.default_rng(SEED).permutation(len(articles))
    fold = {articles[article]: place % FOLDS for place, article in enumerate(order)}
    found = np.zeros((len(rows), len(stance.LABELS)))
    for number in range(FOLDS):
        inside = [k for k, row in enumerate(rows) if fold[row.doc] != number]
        outside = [k for k, row in enumerate(rows) if fold[row.doc] == number]
        if outside:
            found[outside] = fit([described[k] for k in inside], [labels[k] for k in inside]).logits(
                [described[k] for k in outside]
            )
    return found


def temperature(logits: Floats, labels: Sequence[int]) -> float:
    """The divisor of the logits that makes the probabilities of the right answers largest (Guo and others 2017)."""
    right = np.arange(len(labels)), np.array(labels)
    candidates: list[float] = np.geomspace(0.2, 5, 120).tolist()
    return min(candidates, key=lambda t: -float(np.log(softmax(logits / t)[right]).mean()))


def margin(probabilities: Floats, labels: Sequence[int], precision: float = PRECISION) -> float:
    """The least distance between the two likeliest answers from which on that share of the answers is right."""
    ranked = np.sort(probabilities, axis=1)
    distances = ranked[:, 2] - ranked[:, 1]
    right = probabilities.argmax(axis=1) == np.array(labels)
    order = np.argsort(-distances, kind="stable")
    shares = right[order].cumsum() / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(shares >= precision)
    return round(float(distances[order[enough[-1]]]), 4) if enough.size else 1.0


def prior(rows: Sequence[Row], scores: Floats, labels: Sequence[int]) -> float:
    """What is added to the sum of the scores' sizes so that the balance of a target's scores in an article (their sum over that) is
    closest to the side that another sentence of it takes, where it takes one. ``scores`` are out of fold, missing where undecided.
    """
    groups: dict[tuple[str, str], list[int]] = {}
    for number, row in enumerate(rows):
        groups.setdefault((row.doc, row.text[row.span.start : row.span.end].lower()), []).append(number)
    pairs = [
        (sum(others), sum(map(abs, others)), labels[number] - 1)
        for group in groups.values()
        for number in group
        if labels[number] != 1 and (others := [float(scores[k]) for k in group if k != number and not math.isnan(scores[k])])
    ]
    totals, sizes, sides = np.array(pairs or [(0.0, 0.0, 0)]).T
    candidates: list[float] = np.arange(0.1, 10, 0.1).round(1).tolist()
    return min(candidates, key=lambda k: float(((sides - totals / (sizes + k)) ** 2).sum()))


def macro_f1(predicted: Sequence[int], labels: Sequence[int]) -> float:
    """The mean F1 of the three answers."""
    pairs, given, wanted = Counter(zip(predicted, labels, strict=True)), Counter(predicted), Counter(labels)
    return sum(2 * pairs[k, k] / max(1, given[k] + wanted[k]) for k in range(len(stance.LABELS))) / len(stance.LABELS)


def train(rows: Sequence[Row]) -> tuple[dict[str, npt.NDArray[Any]], dict[str, float]]:
    """The arrays of a weights file, and the scores out of fold."""
    known = known_words(rows)
    described = [describe(row, known) for row in rows]
    labels = [stance.LABELS.index(row.label) for row in rows]
    logits = out_of_fold(rows, described)
    heat = temperature(logits, labels)
    probabilities = softmax(logits / heat)
    least = margin(probabilities, labels)
    ranked = np.sort(probabilities, axis=1)
    decided = ranked[:, 2] - ranked[:, 1] >= least
    guesses = probabilities.argmax(axis=1)
    weights = fit(described, labels)
    arrays: dict[str, npt.NDArray[Any]] = {
        "features": _text(weights.features),
        "weights": np.vstack([np.zeros(3), weights.weights / heat]).astype(np.float16),
        "cues": _text(weights.cues),
        "cue_weights": (weights.cue_weights / heat).astype(np.float32),
        "bias": (weights.bias / heat).astype(np.float32),
        "known": _text(sorted(known)),
        "margin": np.array(least, dtype=np.float32),
    }
    scores = {
        "rows": len(rows),
        "articles": len({row.doc for row in rows}),
        "features": len(weights.features),
        "macro_f1": macro_f1(guesses.tolist(), labels),
        "accuracy": float((guesses == labels).mean()),
        "temperature": heat,
        "margin": least,
        "prior": prior(rows, np.where(decided, probabilities[:, 2] - probabilities[:, 0], np.nan), labels),
        "decided": float(decided.mean()),
        "accuracy_of_decided": float((guesses == labels)[decided].mean()) if decided.any() else math.nan,
    }
    return arrays, scores


def main(arguments: Sequence[str] | None = None) -> int:
    """Write ``stance.npz`` and log the scores. Raises ``CorpusError`` where the data are malformed."""
    parser = argparse.ArgumentParser(prog="python -m analysis.train.stance", description="Train the stance model.")
    parser.add_argument("data", type=Path, help="folder with train.jsonl and dev.jsonl of NewsMTSC")
    parser.add_argument("-o", "--out", type=Path, required=True, help="folder to write stance.npz to")
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    arrays, scores = train(unseen(given.data))
    given.out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(given.out / "stance.npz", **arrays)  # type: ignore[arg-type]
    log.info("%s", json.dumps(scores, indent=1))
    return 0


def softmax(logits: Floats) -> Floats:
    """Row by row."""
    scaled = np.exp(logits - logits.max(axis=1, keepdims=True))
    found: Floats = scaled / scaled.sum(axis=1, keepdims=True)
    return found


def _text(lines: Iterable[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except ParallaxError as error:
        sys.exit(f"error: {error}")
