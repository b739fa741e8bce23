"""A second opinion on stance by the reader's own sentence encoder: a linear head over its embeddings and the first model's answers.

What is encoded is the sentence as the stance model reads it, every name masked: the whole of it, what stands before the target, and
what stands after. So the head cannot know who the target is either. Its weights, ``stance_head.npz`` beside the encoder, are trained
with ``python -m analysis.train.stance_head`` and bound to the encoder and to the weights of the first model by their hashes.
"""

from __future__ import annotations

import hashlib
import io
import math
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np

from analysis.errors import LexiconError
from analysis.find import embedding, listing, stance, stance_reading
from analysis.find.embedding import Array, Encoder
from analysis.model import Span

FILE = "stance_head.npz"
_TARGET, _OTHER = "X", "Y"
_LEAST = 1e-6
"""No answer counts as less likely, so that its logarithm is a number."""


@dataclass(frozen=True, slots=True)
class Head:
    """The weights, as plain numbers; ``margin`` as in the first model."""

    encoder: Encoder = field(repr=False)
    weights: Array = field(repr=False)
    """Feature × answer."""
    bias: Array = field(repr=False)
    margin: float
    hashes: Mapping[str, str]
    """The first 12 digits of each file's sha256, for the provenance."""

    def again(
        self, folded: str, pieces: Sequence[Span], names: Sequence[Span], first: Mapping[Span, stance.Portrayal]
    ) -> dict[Span, stance.Portrayal]:
        """The portrayals once more, from the first model's and the embeddings."""
        if not first:
            return {}
        reading = stance_reading.read(folded, pieces, names, stance.load().known)
        return {span: self._portrayal(reading, reading.places[span], portrayal) for span, portrayal in first.items()}

    def _portrayal(self, reading: stance_reading.Reading, at: int, first: stance.Portrayal) -> stance.Portrayal:
        seen = features(first, self.encoder.encode(views(reading, at)))
        return stance.softmax(*(self.bias + seen @ self.weights).tolist())


def views(reading: stance_reading.Reading, at: int) -> tuple[str, str, str]:
    """The sentence with every name masked, what stands before the target, and what stands after."""
    words = [_OTHER if token == stance_reading.NAME else token for token in reading.tokens]
    words[at] = _TARGET
    return " ".join(words), " ".join(words[:at]), " ".join(words[at + 1 :])


def features(first: stance.Portrayal, vectors: Array) -> Array:
    """What the head sees: the logarithms of the first model's answers, then the three embeddings."""
    answers = (first.negative, first.neutral, first.positive)
    logarithms = np.array([math.log(max(_LEAST, value)) for value in answers], dtype=np.float32)
    return np.concatenate([logarithms, vectors.ravel()])


def chosen(environment: Mapping[str, str]) -> Head | None:
    """The head beside the encoder that the environment names; ``None`` where it names none. Raises ``LexiconError``."""
    encoder = embedding.chosen(environment)
    return _load(encoder.path, environment[embedding.HASH]) if encoder else None


@cache
def _load(path: Path, sha256: str) -> Head:
    encoder = embedding.load(path, sha256)
    where = path.with_name(FILE)
    try:
        data = where.read_bytes()
    except OSError as error:
        raise LexiconError(f"{where}: cannot be read ({error.strerror}); {_cure(where)}") from None
    return read(data, where, encoder)


def read(data: bytes, where: Path, encoder: Encoder) -> Head:
    """The head in a file. Raises ``LexiconError`` where it is not one, or was trained with another encoder or other weights."""
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in ("weights", "bias", "margin", "bound_to")}
        bound_to = arrays["bound_to"].tobytes().decode("utf-8")
        head = Head(
            encoder,
            arrays["weights"].astype(np.float32),
            arrays["bias"].astype(np.float32),
            float(arrays["margin"]),
            _hashes(data, encoder),
        )
    except (ValueError, KeyError, OSError, EOFError, TypeError, zipfile.BadZipFile) as error:
        raise LexiconError(f"{where}: no weights of a head ({error}); {_cure(where)}") from None
    if bound_to != bond(encoder):
        raise LexiconError(f"{where}: trained with another encoder, tokenizer or stance model; {_cure(where)}")
    n = len(stance.LABELS)
    if head.bias.shape != (n,) or head.weights.shape != (n + 3 * encoder.encode([_TARGET]).shape[1], n):
        raise LexiconError(f"{where}: the weights do not fit the encoder; {_cure(where)}")
    return head


def bond(encoder: Encoder) -> str:
    """What a head is trained with: the hashes of encoder, tokenizer and first model."""
    return " ".join([*encoder.hashes.values(), listing.hash_of(stance.path())])


def _hashes(data: bytes, encoder: Encoder) -> dict[str, str]:
    files = {**encoder.hashes, FILE: hashlib.sha256(data).hexdigest()}
    return {f"embed/{name}": digest[:12] for name, digest in files.items()}


def _cure(where: Path) -> str:
    return f"train it with python -m analysis.train.stance_head DATA -o {where.parent}"
