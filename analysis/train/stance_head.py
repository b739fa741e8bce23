"""Train the head over a sentence encoder: ``python -m analysis.train.stance_head DATA -o FOLDER``.

``DATA`` is the folder that the stance model is trained with (``analysis.train.stance``); the encoder is the one that
``PARALLAX_EMBED`` and ``PARALLAX_EMBED_SHA256`` name, and FOLDER the one that it lies in. A logistic regression learns from the
first model's answers, each out of fold, and from the embeddings of the sentence, of what stands before the target and of what
stands after it. How strongly it is drawn towards 0 is chosen out of fold; temperature and margin come from the same folds. Both
scores are printed, without the encoder and with it: use the head only where it helps.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from analysis.errors import ParallaxError
from analysis.find import embedding, folding, stance, stance_head, stance_reading
from analysis.find.embedding import Encoder
from analysis.model import Span
from analysis.train import folds
from analysis.train import stance as first
from analysis.train.stance import Floats, Row

log = logging.getLogger(__name__)

STRENGTHS = (0.003, 0.01, 0.03, 0.1, 0.3)
"""The inverse strengths of regularisation that are compared, on columns of one spread."""


def train(rows: Sequence[Row], encoder: Encoder) -> tuple[dict[str, npt.NDArray[Any]], dict[str, float]]:
    """The arrays of a head, and the scores out of fold."""
    labels = [stance.LABELS.index(row.label) for row in rows]
    known = first.known_words(rows)
    logits = first.out_of_fold(rows, [first.describe(row, known) for row in rows])
    answers = first.softmax(logits / first.temperature(logits, labels))
    seen = np.array([_features(row, chances, encoder) for row, chances in zip(rows, answers.tolist(), strict=True)])
    fold = np.array([folds.fold(row.doc) for row in rows])
    tried = {strength: _out_of_fold(seen, labels, fold, strength) for strength in STRENGTHS}
    best = max(STRENGTHS, key=lambda strength: first.macro_f1(tried[strength].argmax(axis=1).tolist(), labels))
    heat = first.temperature(tried[best], labels)
    probabilities = first.softmax(tried[best] / heat)
    weights, bias = _fit(seen, labels, best)
    arrays: dict[str, npt.NDArray[Any]] = {
        "weights": (weights / heat).astype(np.float32),
        "bias": (bias / heat).astype(np.float32),
        "margin": np.array(first.margin(probabilities, labels), dtype=np.float32),
        "bound_to": np.frombuffer(stance_head.bond(encoder).encode(), dtype=np.uint8),
    }
    scores = {
        "rows": len(rows),
        "macro_f1_without": first.macro_f1(answers.argmax(axis=1).tolist(), labels),
        "macro_f1": first.macro_f1(probabilities.argmax(axis=1).tolist(), labels),
        "strength": best,
        "temperature": heat,
        "margin": float(arrays["margin"]),
    }
    return arrays, scores


def _features(row: Row, answers: Sequence[float], encoder: Encoder) -> npt.NDArray[np.float32]:
    folded = folding.fold(row.text)
    reading = stance_reading.read(folded, [Span(0, len(folded))], [row.span], stance.load().known)
    at = reading.places.get(row.span)
    views = stance_head.views(reading, at) if at is not None else ("", "", "")
    return stance_head.features(stance.Portrayal(*answers), encoder.encode(views))


def _out_of_fold(seen: npt.NDArray[np.float32], labels: Sequence[int], fold: npt.NDArray[Any], strength: float) -> Floats:
    """Logits for each row from a head that saw no sentence of its article."""
    found = np.zeros((len(seen), len(stance.LABELS)))
    wanted = np.array(labels)
    for number in np.unique(fold):
        weights, bias = _fit(seen[fold != number], wanted[fold != number], strength)
        found[fold == number] = seen[fold == number] @ weights + bias
    return found


def _fit(seen: npt.NDArray[np.float32], labels: Sequence[int] | npt.NDArray[Any], strength: float) -> tuple[Floats, Floats]:
    """Weights (feature × answer) and bias for the features as they are; inside, all columns have one spread."""
    try:
        from sklearn.linear_model import LogisticRegression
    except ImportError:
        raise ParallaxError("training needs scikit-learn; install it with pip install 'parallax[train]'") from None
    spread = seen.std(axis=0) + 1e-6
    model = LogisticRegression(C=strength, class_weight="balanced", max_iter=500).fit(seen / spread, labels)
    weights, bias = np.zeros((seen.shape[1], len(stance.LABELS))), np.full(len(stance.LABELS), -20.0)
    weights[:, model.classes_] = (model.coef_ if len(model.classes_) > 2 else np.vstack([-model.coef_, model.coef_])).T / spread[
        :, None
    ]
    bias[model.classes_] = model.intercept_ if len(model.classes_) > 2 else [-model.intercept_[0], model.intercept_[0]]
    return weights, bias


def main(arguments: Sequence[str] | None = None) -> int:
    """Write ``stance_head.npz`` and log the scores. Raises ``CorpusError`` and ``LexiconError``."""
    parser = argparse.ArgumentParser(prog="python -m analysis.train.stance_head", description="Train the head over an encoder.")
    parser.add_argument("data", type=Path, help="folder with train.jsonl and dev.jsonl of NewsMTSC")
    parser.add_argument("-o", "--out", type=Path, required=True, help="the folder of the encoder, to write stance_head.npz to")
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    encoder = embedding.chosen(os.environ)
    if not encoder:
        raise ParallaxError(f"{embedding.VARIABLE} is not set: it names the encoder that the head is trained for")
    arrays, scores = train(first.unseen(given.data), encoder)
    given.out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(given.out / stance_head.FILE, **arrays)  # type: ignore[arg-type]
    log.info("%s", json.dumps(scores, indent=1))
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except ParallaxError as error:
        sys.exit(f"error: {error}")
