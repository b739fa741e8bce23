"""Sentence embeddings by an encoder that the reader brings: an ONNX file and its tokenizer. Nothing of the kind ships or is fetched.

``PARALLAX_EMBED=FOLDER/model.onnx`` names the encoder, with ``tokenizer.json`` (of the `tokenizers` library) beside it, and
``PARALLAX_EMBED_SHA256`` the hash that the file must have. The hash is taken of the very bytes that are then loaded. Without the
first variable there is no encoder, and nothing else changes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from analysis.errors import LexiconError

Array = npt.NDArray[np.float32]

VARIABLE = "PARALLAX_EMBED"
HASH = "PARALLAX_EMBED_SHA256"
TOKENIZER = "tokenizer.json"
LONGEST = 256
"""Tokens of a text that are read; the rest is cut."""
INPUTS = frozenset({"input_ids", "attention_mask", "token_type_ids"})
_TRIAL = "A ferry came in at noon."


@dataclass(frozen=True, slots=True)
class Encoder:
    """A verified encoder; ``hashes`` has the sha256 of its two files."""

    path: Path
    hashes: Mapping[str, str]
    session: Any = field(repr=False)
    tokenizer: Any = field(repr=False)

    def encode(self, texts: Sequence[str]) -> Array:
        """One vector of length 1 for each text: the mean over its tokens, or what the encoder gives for the whole; 0 for no tokens.

        Raises ``LexiconError`` where the encoder gives neither.
        """
        return np.stack([self._vector(text) for text in texts])

    def _vector(self, text: str) -> Array:
        ids = self.tokenizer.encode(text).ids[:LONGEST] if text.strip() else []
        rows = np.array([ids or [0]], dtype=np.int64)
        all_inputs = {"input_ids": rows, "attention_mask": np.ones_like(rows), "token_type_ids": np.zeros_like(rows)}
        wanted = [one.name for one in self.session.get_inputs()]
        found = np.asarray(self.session.run(None, {name: all_inputs[name] for name in wanted})[0])
        if found.ndim not in (2, 3) or len(found) != 1 or not np.issubdtype(found.dtype, np.floating):
            raise LexiconError(
                f"{self.path}: its first output has the shape {found.shape}; a sentence encoder gives a vector for the text or for each token"
            )
        vector = found[0].mean(axis=0) if found.ndim == 3 else found[0]
        length = float(np.linalg.norm(vector))
        unit: Array = (vector / length if length and ids else np.zeros_like(vector)).astype(np.float32)
        return unit


def chosen(environment: Mapping[str, str]) -> Encoder | None:
    """The encoder that the environment names; ``None`` where it names none. Raises what ``load`` raises."""
    path = environment.get(VARIABLE, "")
    return load(Path(path), environment.get(HASH, "")) if path else None


@cache
def load(path: Path, sha256: str) -> Encoder:
    """The encoder in a file. Raises ``LexiconError`` where the packages or a file are missing, the hash differs, or it is no encoder."""
    if not sha256:
        raise LexiconError(f"{VARIABLE}={path}: set {HASH} to the sha256 of that file, so that no other weights are loaded unseen")
    model, tokens = _bytes(path), _bytes(path.with_name(TOKENIZER))
    found = hashlib.sha256(model).hexdigest()
    if found != sha256.lower():
        raise LexiconError(f"{path}: its sha256 is {found}, not that of {HASH}; get the file again or mend the variable")
    try:
        import onnxruntime
        from tokenizers import Tokenizer
    except ImportError:
        raise LexiconError(
            f"{VARIABLE}={path}: onnxruntime or tokenizers is not installed; pip install 'parallax[embed]', or unset {VARIABLE}"
        ) from None
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # the same sums in the same order, on any machine
    options.log_severity_level = 4
    try:
        session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the library raises classes of its own, without a common one
        raise LexiconError(f"{path}: no ONNX model that can be run ({_reason(error)}); export the encoder again") from None
    try:
        tokenizer = Tokenizer.from_str(tokens.decode("utf-8"))
    except Exception as error:  # likewise
        raise LexiconError(f"{path.with_name(TOKENIZER)}: no tokenizer ({_reason(error)}); take that of the encoder") from None
    tokenizer.no_padding()
    hashes = {path.name: found, TOKENIZER: hashlib.sha256(tokens).hexdigest()}
    return _tried(Encoder(path, hashes, session, tokenizer))


def _tried(encoder: Encoder) -> Encoder:
    """The encoder, if it can encode a sentence."""
    asked = {one.name for one in encoder.session.get_inputs()}
    if "input_ids" not in asked or not asked <= INPUTS:
        raise LexiconError(
            f"{encoder.path}: it asks for {', '.join(sorted(asked)) or 'nothing'}; an encoder asks for input_ids, and at most for "
            "attention_mask and token_type_ids"
        )
    try:
        encoder.encode([_TRIAL])
    except LexiconError:
        raise
    except Exception as error:
        raise LexiconError(
            f"{encoder.path}: cannot encode a sentence ({_reason(error)}); do model and tokenizer belong together?"
        ) from None
    return encoder


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror}); mend {VARIABLE} or unset it") from None


def _reason(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
