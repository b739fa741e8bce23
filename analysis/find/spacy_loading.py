"""An installed spaCy pipeline by the value of an environment variable, such as ``spacy:en_core_web_sm``. Nothing is downloaded."""

from __future__ import annotations

from typing import Any

from analysis.errors import LexiconError


def load(variable: str, value: str) -> Any:
    """The pipeline that the value asks for: after the colon an installed package or a folder that spaCy can load.

    Raises ``LexiconError`` where the value is malformed, or spaCy or the model is missing.
    """
    kind, _, model = value.partition(":")
    if kind != "spacy" or not model:
        raise LexiconError(f"{variable}={value}: must read spacy:MODEL, such as spacy:en_core_web_sm, or be unset")
    try:
        import spacy
    except ImportError:
        raise LexiconError(
            f"{variable}={value}: spaCy is not installed; pip install 'parallax[spacy]', or unset {variable}"
        ) from None
    try:
        return spacy.load(model)
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).splitlines()[0]
        raise LexiconError(
            f"{variable}={value}: spaCy cannot load {model} ({reason}); install the model or unset {variable}"
        ) from None
