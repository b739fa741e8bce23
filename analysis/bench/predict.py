"""A file of rows → a file of answers. The analyser sees the fields that its task lists, never the gold."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from analysis.bench import data, tasks
from analysis.bench.data import Row
from analysis.bench.tasks import Task
from analysis.errors import BenchError
from analysis.read import language

FOLDS = 5
CHUNK = 100
ENOUGH_WORDS = 60
"""A shorter text may lack common words and be English for all that: only its script is looked at."""

Answer = Callable[[Sequence[Row]], dict[str, Row]]


def write(name: str, source: Path, output: Path) -> int:
    """Answer the rows of a file, print how many, and give the exit code."""
    task = tasks.of(name)
    task.answers()
    if source.resolve() == output.resolve():
        raise BenchError(f"{output}: holds the rows, and the answers would take their place; choose another file with -o")
    rows = data.read(source, task.inputs)
    answers = answered(task, rows, folder=source.parent)
    data.write(output, ({"id": row["id"], **answers[row["id"]]} for row in rows if row["id"] in answers))
    left = f", {len(rows) - len(answers)} left without an answer" if len(answers) < len(rows) else ""
    print(f"{task.name}: {len(answers)} of {len(rows)} rows answered{left}; written to {output}")
    return 0


def answered(task: Task, rows: Sequence[Row], *, folder: Path) -> dict[str, Row]:
    """The answers by id, from the analyser as it ships. ``folder`` is where the rows came from."""
    return _chunked(task, rows, partial(task.answers().answer, folder=folder))


def answered_out_of_fold(task: Task, rows: Sequence[Row], *, train: Sequence[Row], folder: Path) -> dict[str, Row]:
    """The answers by id, each from an analyser trained on the rows of ``train`` that lie in other folds."""
    answers: dict[str, Row] = {}
    for number in range(FOLDS):
        here = [row for row in rows if fold(row) == number]
        others = [row for row in train if fold(row) != number]
        if here:
            answers |= _chunked(task, here, partial(task.answers().learn(others), folder=folder))
    return answers


def fold(row: Row) -> int:
    """The fold of a row, by its document, so that no document is on both sides."""
    return int(hashlib.sha1(document(row).encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def document(row: Row) -> str:
    """The document that a row belongs to; a row without one is a document of its own."""
    return str(row.get("doc") or row["id"])


def _chunked(task: Task, rows: Sequence[Row], answer: Answer) -> dict[str, Row]:
    answers: dict[str, Row] = {}
    for start in range(0, len(rows), CHUNK):
        chunk = [_blind(task, row) for row in rows[start : start + CHUNK]]
        readable = [row for row in chunk if _is_readable(row)]
        answers |= answer(readable)
        if task.empty is not None:
            answers |= {row["id"]: task.empty for row in chunk if row["id"] not in answers}
        _progress(task.name, min(start + CHUNK, len(rows)), len(rows))
    return answers


def _blind(task: Task, row: Row) -> Row:
    """The row as the analyser may see it."""
    return {name: row[name] for key in task.inputs if (name := key.rstrip("?")) in row}


def _is_readable(row: Row) -> bool:
    """Whether there are words, in English as far as can be told; a row without a text points to a page."""
    text = row.get("text")
    if text is None:
        return True
    words = text.split()
    looked_at = text if len(words) >= ENOUGH_WORDS else " ".join(words[: language.MIN_WORDS // 2])
    return any(character.isalnum() for character in text) and language.is_english(looked_at)


def _progress(name: str, done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{name}: {done}/{total} rows", end="\n" if done == total else "", file=sys.stderr, flush=True)
