"""The names that the pipeline finds, under the four types of the measured sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from analysis.bench.answers import articles
from analysis.bench.data import Row
from analysis.model import Kind

Type = Literal["PERSON", "ORGANIZATION", "PLACE", "OTHER"]

TYPES: Mapping[Kind, Type] = {
    "person": "PERSON",
    "organization": "ORGANIZATION",
    "bloc": "ORGANIZATION",
    "state": "PLACE",
    "place": "PLACE",
    "region": "PLACE",
    "other": "OTHER",
}

FORMS = ("name", "metonym", "adjectival")
"""Descriptors (“the Arcadian leader”) are no names."""


def answer(rows: Sequence[Row], *, folder: Path) -> dict[str, Row]:
    found = articles.analysed(rows, "mentions")
    return {
        row["id"]: {"mentions": [_mention(m) for m in made["mentions"] if m["form"] in FORMS]}
        for row, made in zip(rows, found, strict=True)
    }


def _mention(mention: Row) -> Row:
    return {"start": mention["start"], "end": mention["end"], "type": TYPES[mention["kind"]], "entity": mention["entity"]}
