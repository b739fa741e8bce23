"""The weights of the name tagger: ``python -m analysis.train.names DATA_FOLDER -o FILE``.

The folder holds ``dev.jsonl`` (MEANTIME and GUM) and ``wikigold.jsonl``: rows of ``id``, ``text`` and ``mentions`` with
``start``, ``end`` and ``type``. The same rows give the same weights. Notices and scores stand in ``weights/names.md``.
"""

from __future__ import annotations

import argparse
import json
import logging
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pycrfsuite

from analysis.errors import ParallaxError
from analysis.find import entities, folding, lexicon, name_features, sentences
from analysis.find.name_features import Stretch
from analysis.model import Span

log = logging.getLogger(__name__)

Row = dict[str, Any]

FILES = ("dev.jsonl", "wikigold.jsonl")
ENCYCLOPEDIC = "wikigold"
"""Rows of an encyclopedia: their labels for demonyms follow another codebook, so those are left out."""

NEWS_WEIGHT = 3
"""How often a news document counts, an encyclopedic sentence once."""

SETTINGS = {"c1": 0.05, "c2": 1.0, "max_iterations": 70, "feature.minfreq": 1, "feature.possible_transitions": True}


def train(rows: Iterable[Row]) -> bytes:
    """The weights for these rows. Raises ``ParallaxError`` where no row holds a name."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    n = 0
    for row in rows:
        encyclopedic = row["id"].startswith(ENCYCLOPEDIC)
        for stretch, labels in labelled(row):
            for _ in range(1 if encyclopedic else NEWS_WEIGHT):
                trainer.append(_marked(stretch) if encyclopedic else stretch.features, labels)
            n += sum(label != "O" for label in labels)
    if not n:
        raise ParallaxError("the training rows hold no names; give rows with text and mentions")
    trainer.set_params(SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "weights"
        trainer.train(str(path))
        return path.read_bytes()


def labelled(row: Row) -> list[tuple[Stretch, list[str]]]:
    """The stretches of a row, each token with ``O``, ``B-`` or ``I-`` and the type of its name."""
    text = folding.fold(row["text"])
    hints = entities.hints(text, entities.gazetteer(*lexicon.entities()))
    demonyms = {span.start for span, kind in hints if kind.endswith("~")} if row["id"].startswith(ENCYCLOPEDIC) else set()
    names = sorted((name["start"], name["end"], name["type"]) for name in row["mentions"])
    cut = [Span(sentence.start, sentence.end) for sentence in sentences.find(row["text"])]
    return [(stretch, _labels(stretch.tokens, names, demonyms)) for stretch in name_features.find(text, cut, hints)]


def read(path: Path) -> list[Row]:
    """The rows of a file of JSON lines. Raises ``ParallaxError`` naming file and line."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError:
        raise ParallaxError(f"{path}: cannot be read; give the folder that holds {' and '.join(FILES)}") from None
    rows: list[Row] = []
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            rows.append({key: row[key] for key in ("id", "text", "mentions")})
        except (ValueError, KeyError, TypeError):
            raise ParallaxError(f"{path}: line {number} must be an object with id, text and mentions") from None
    return rows


def _labels(tokens: Sequence[Span], names: Sequence[tuple[int, int, str]], left_out: set[int]) -> list[str]:
    labels: list[str] = []
    before = None
    for token in tokens:
        name = None if token.start in left_out else next((n for n in names if n[0] < token.end and token.start < n[1]), None)
        labels.append("O" if not name else ("I-" if name is before else "B-") + name[2])
        before = name
    return labels


def _marked(stretch: Stretch) -> list[list[str]]:
    """The features of an encyclopedic row, which may lean another way as a whole; no text has these marks at tagging."""
    return [[*features, "encyclopedic", "encyclopedic" + features[1]] for features in stretch.features]


def main(arguments: Sequence[str] | None = None) -> int:
    """Trains on all rows of a folder and writes the weights."""
    parser = argparse.ArgumentParser(prog="python -m analysis.train.names", description="Train the name tagger.")
    parser.add_argument("data", type=Path, help=f"the folder of {' and '.join(FILES)}")
    parser.add_argument("-o", "--out", type=Path, required=True, help="the weights file to write")
    given = parser.parse_args(arguments)
    try:
        rows = [row for name in FILES for row in read(given.data / name)]
        given.out.write_bytes(train(rows))
    except (ParallaxError, OSError) as error:
        parser.exit(1, f"{error}\n")
    log.info("%d rows", len(rows))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
