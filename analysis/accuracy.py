"""How right each analyser was when it was last measured: ``accuracy.json``, written by ``parallax bench``.

Every row names the data, its terms, n, an interval and the day; whoever prints a figure can print beside it how right the
analyser behind it is. What was not measured has no row.
"""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal, get_args

from analysis.errors import BenchError

Terms = Literal["training allowed", "measure only"]
Sample = Literal["all", "fold 0"]

BEHIND: Mapping[str, tuple[str, ...]] = {
    "entity_rate": ("entities",),
    "quoted_share": ("quotes",),
    "speaker_share": ("quotes",),
    "side_share": ("quotes", "entities"),
    "cue_class_share": ("quotes",),
    "frame_rate": ("frames",),
    "loaded_rate": ("loaded",),
    "stance": ("portrayal",),
    "tie_stance": ("portrayal",),
    "event_count": ("relations-triples", "entities", "times"),
    "word_tone": ("tone", "entities"),
}
"""Indicator → the tasks whose accuracy limits it, the first most. One that is not here rests on counts of words alone."""


@dataclass(frozen=True, slots=True)
class Accuracy:
    """One score of one analyser on one set. Scores run from 0 to 1 (correlations and gains from -1); higher is better, but for a
    change, which runs from 0 and should be small. ``low`` and ``high`` are missing where there were too few documents to resample."""

    task: str
    task_title: str
    measure: str
    title: str
    data: str
    file: str
    terms: Terms
    n: int
    unit: str
    n_documents: int
    score: float
    low: float | None
    high: float | None
    baseline: str | None
    baseline_score: float | None
    out_of_fold: bool
    known_failures: tuple[str, ...]
    sample: Sample
    """What a test measures again to see that nothing was lost: all documents, or one fold where that would take too long."""
    sample_score: float | None
    date: str
    version: str
    lower_is_better: bool = False

    def is_worse(self, again: float | None, slack: float) -> bool:
        """Whether a later measurement of the sample lost more than ``slack``; one that is missing lost everything."""
        if self.sample_score is None:
            return False
        return again is None or (again - self.sample_score) * (-1 if self.lower_is_better else 1) < -slack


def read(source: Traversable | None = None) -> tuple[Accuracy, ...]:
    """What was measured, in the order of the file; nothing where there is no file.

    Raises ``BenchError`` where the file is malformed.
    """
    source = source or home()
    if not source.is_file():
        return ()
    try:
        data = json.loads(source.read_text("utf-8"))
        return tuple(_row(row) for row in data["accuracy"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BenchError(f"{source}: not the file that it should be ({error}); run parallax bench again") from None


def text(rows: Iterable[Accuracy]) -> str:
    """The file's text, the same for the same rows."""
    return json.dumps({"accuracy": [_plain(row) for row in rows]}, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def home() -> Traversable:
    """The file that ships with Parallax."""
    return files("analysis").joinpath("accuracy.json")


def of_indicator(name: str, rows: Iterable[Accuracy]) -> tuple[Accuracy, ...]:
    """The first score of each set behind an indicator, in the order of ``BEHIND``."""
    chosen: dict[tuple[str, str], Accuracy] = {}
    for row in rows:
        if row.task in BEHIND.get(name, ()):
            chosen.setdefault((row.task, row.file), row)
    return tuple(sorted(chosen.values(), key=lambda row: BEHIND[name].index(row.task)))


def _plain(row: Accuracy) -> dict[str, Any]:
    """That higher is better goes without saying."""
    return {name: value for name, value in dataclasses.asdict(row).items() if name != "lower_is_better" or value}


def _row(row: Mapping[str, Any]) -> Accuracy:
    made = Accuracy(**{**row, "known_failures": tuple(row["known_failures"])})
    numbers = [made.score, *(value for value in (made.low, made.high, made.baseline_score, made.sample_score) if value is not None)]
    if not all(isinstance(value, (int, float)) and math.isfinite(value) for value in numbers):
        raise ValueError(f"{made.task} {made.measure}: a score is no number")
    if made.terms not in get_args(Terms) or made.sample not in get_args(Sample):
        raise ValueError(f"{made.task} {made.measure}: unknown terms {made.terms!r} or sample {made.sample!r}")
    date.fromisoformat(made.date)
    return made
