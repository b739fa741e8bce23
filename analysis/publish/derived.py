"""The derived form: all figures of an analysis and none of its wording, fit to be published where the texts are not.

Sentence texts go; surfaces, cues, actions and lemmas are words and stay; terms are summed up for each article and voice,
in alphabetical order, and so are phrases, which have three content lemmas at most and stand in two articles at least. Beside the tables a corpus may carry `glosses.jsonl` (one line of our own words for each sentence)
and `readings.toml` (a coding by reading); both are shown, and no figure is computed from them.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import pandas as pd

from analysis.errors import TablesError
from analysis.model import Analysis
from analysis.store import tables

TABLES_FOLDER = "tables"
GLOSSES = "glosses.jsonl"
READINGS = "readings.toml"

ReadingStatus = Literal["asserted", "attributed", "hypothetical", "silent", "not_available"]
STATUS_WORDS: Mapping[ReadingStatus, str] = {
    "asserted": "said by the outlet itself",
    "attributed": "attributed to others",
    "hypothetical": "as a possibility",
    "silent": "not touched",
    "not_available": "not available: the text is cut off",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A question that readers ask of the articles, with what was coded."""

    id: str
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One article's answer to one question, coded by reading; `sentences` bear it."""

    question: str
    article: str
    answer: str
    status: ReadingStatus
    voice: str | None
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Readings:
    """A coding by reading: who made it, within which limits, and its answers."""

    label: str
    coder: str
    note: str
    questions: tuple[Question, ...]
    readings: tuple[Reading, ...]


def derive(analysis: Analysis) -> Analysis:
    """The analysis without wording. Every number stays what it was."""
    sentences = analysis["sentences"].copy()
    sentences["text"] = pd.Series([None] * len(sentences), dtype="str")
    sentences["gloss"] = pd.Series([None] * len(sentences), dtype="str")
    changed = {
        "sentences": sentences,
        "terms": _summed(analysis, "terms", "lemma"),
        "phrases": _summed(analysis, "phrases", "phrase"),
    }
    return Analysis({**analysis.tables, **changed}, analysis.provenance)


def _summed(analysis: Analysis, table: str, column: str) -> pd.DataFrame:
    """The terms or phrases of each article and voice, in alphabetical order, without their places."""
    sums = analysis[table].groupby(["article_id", column, "voice"])["count"].sum().reset_index()
    sums["sentence"] = pd.Series([pd.NA] * len(sums), dtype="Int64")
    return sums[list(tables.columns(table))].astype(dict(tables.columns(table)))


def open_folder(home: Path) -> Analysis:
    """The published analysis of a corpus folder, with its glosses in place. Raises ``TablesError``."""
    analysis = tables.read(home if tables.is_tables(home) else home / TABLES_FOLDER)
    return with_glosses(analysis, read_glosses(home / GLOSSES))


def is_derived(home: Path) -> bool:
    """Whether a corpus folder holds published tables instead of texts."""
    return tables.is_tables(home) or (tables.is_tables(home / TABLES_FOLDER) and not any(home.glob("*.txt")))


def with_glosses(analysis: Analysis, glosses: dict[tuple[str, int, int, str], str]) -> Analysis:
    """The glosses put beside their sentences, matched by article, span and hash of the sentence; none is guessed."""
    sentences = analysis["sentences"].copy()
    keys = zip(sentences["article_id"], sentences["start"], sentences["end"], sentences["sha256"], strict=True)
    sentences["gloss"] = pd.Series([glosses.get(key) for key in keys], dtype="str", index=sentences.index)
    return Analysis({**analysis.tables, "sentences": sentences}, analysis.provenance)


def read_glosses(path: Path) -> dict[tuple[str, int, int, str], str]:
    """The glosses of a corpus; none where it has no such file."""
    if not path.is_file():
        return {}
    try:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
        return {(row["article_id"], row["start"], row["end"], row["sha256"]): row["gloss"] for row in rows}
    except (ValueError, KeyError, TypeError):
        raise TablesError(f"{path}: a line is not a gloss with article_id, start, end, sha256 and gloss; mend it") from None


def read_readings(path: Path) -> Readings | None:
    """The coding by reading that lies beside a corpus; ``None`` where there is none."""
    if not path.is_file():
        return None
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        return Readings(
            **data["coding"],
            questions=tuple(Question(**row) for row in data["question"]),
            readings=tuple(_reading(row) for row in data["reading"]),
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise TablesError(f"{path}: not a coding of questions and readings ({error}); mend it") from None


def _reading(row: dict[str, object]) -> Reading:
    if row["status"] not in get_args(ReadingStatus):
        raise ValueError(f"status {row['status']!r} must be one of {', '.join(get_args(ReadingStatus))}")
    numbers = row["sentences"]
    if not isinstance(numbers, list):
        raise ValueError("sentences must be a list of numbers")
    return Reading(
        str(row["question"]),
        str(row["article"]),
        str(row["answer"]),
        row["status"],  # type: ignore[arg-type]
        str(row["voice"]) if "voice" in row else None,
        tuple(int(number) for number in numbers),
    )
