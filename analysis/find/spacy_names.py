"""Names by an installed spaCy model, where the reader prefers one to the tagger that ships with Parallax.

``PARALLAX_NER=spacy:en_core_web_trf`` chooses it: after the colon an installed package or a folder that spaCy can load.
Nothing is downloaded. spaCy gives no probability, so its names carry none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analysis.find import spacy_loading
from analysis.find.name_features import Hint
from analysis.find.names import Finder, Name, Type
from analysis.model import Span

VARIABLE = "PARALLAX_NER"

TYPES: dict[str, Type] = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORGANIZATION",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
    "PRODUCT": "OTHER",
    "EVENT": "OTHER",
    "WORK_OF_ART": "OTHER",
    "LAW": "OTHER",
    "LANGUAGE": "OTHER",
    "MISC": "OTHER",
}
"""spaCy's labels (OntoNotes 5 and CoNLL) → types; its dates and amounts are no names."""


def chosen(value: str) -> Finder:
    """The finder that a value such as ``spacy:en_core_web_sm`` asks for.

    Raises ``LexiconError`` where the value is malformed, or spaCy or the model is missing.
    """
    pipeline = spacy_loading.load(VARIABLE, value)

    def find(text: str, sentences: Sequence[Span], hints: Sequence[Hint] = ()) -> tuple[Name, ...]:
        return tuple(_names(pipeline, text))

    return find


def _names(pipeline: Any, text: str) -> list[Name]:
    found = pipeline(text).ents
    return [Name(Span(one.start_char, one.end_char), TYPES[one.label_], None) for one in found if one.label_ in TYPES]
