"""The project's own measures give what the public scorer of the development data gives, on the answers of today."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from analysis.bench import data, predict, tasks
from analysis.bench.measures.counting import summed
from analysis.bench.tasks import Task

MOST = 120
"""Rows of each set: enough to meet every branch of a measure, few enough to be quick."""
MOST_CHARACTERS = 50_000
"""The scorer's time for attributions grows with the square of a text."""


def _spoilt(task: Task, rows: list[data.Row]) -> dict[str, data.Row]:
    """Answers made from the gold, every third row with another's answer, every seventh without one."""
    made = [{name.rstrip("?"): row.get(name.rstrip("?")) for name in task.answer} for row in rows]
    if task.name == "tone":
        made = [{"score": row["rating"] / 4} for row in rows]
    if task.name == "relations-triples":
        made = [{"events": [{key: row[key] or "nobody" for key in ("source", "target", "quad")}]} for row in rows]
    mixed = [made[(number * 5 + 1) % len(made)] if number % 3 == 0 else one for number, one in enumerate(made)]
    return {row["id"]: one for number, (row, one) in enumerate(zip(rows, mixed, strict=True)) if number % 7}


def _scorer(bench: Path, task: Task, rows: list[data.Row], answers: Mapping[str, data.Row], folder: Path) -> dict[str, float]:
    data.write(folder / "gold.jsonl", rows)
    data.write(folder / "answers.jsonl", ({"id": row_id, **answer} for row_id, answer in answers.items()))
    command = [sys.executable, str(bench / "score.py"), task.name, str(folder / "gold.jsonl"), str(folder / "answers.jsonl")]
    run = subprocess.run([*command, "--resamples", "1"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    found: dict[str, float] = json.loads(run.stdout)["metrics"]
    return found


def _compare(task: Task, rows: list[data.Row], answers: Mapping[str, data.Row], theirs: Mapping[str, float]) -> None:
    """The scorer prints 0 where there is nothing to score; here that is missing."""
    ours = task.measure.rate(summed(task.measure.count(rows, answers)))
    assert set(theirs) <= set(ours)
    assert {name: ours[name].value or 0.0 for name in theirs} == pytest.approx(dict(theirs), abs=1e-4)


def _set(bench: Path, task: Task, number: int) -> list[data.Row]:
    path = bench / task.sets[number].file
    if not path.exists():
        pytest.skip(f"{task.sets[number].file} is not among the data")
    rows = data.read(path, {**task.inputs, **task.gold})
    chosen = random.Random(5).sample(rows, min(MOST, len(rows)))
    lengths = accumulate(len(row["text"]) for row in chosen)
    return [row for row, length in zip(chosen, lengths, strict=True) if length <= MOST_CHARACTERS]


OWN = ("swap", "relations-directions")
"""Answers that are checked against themselves, not against gold: the public scorer knows no such tasks."""
EVERY = [(task, number) for task in tasks.ALL if task.name not in OWN for number in range(len(task.sets))]


@pytest.mark.parametrize(("task", "number"), EVERY, ids=lambda given: getattr(given, "name", str(given)))
def test_spoilt_gold_scores_the_same(bench: Path, tmp_path: Path, task: Task, number: int) -> None:
    rows = _set(bench, task, number)
    answers = _spoilt(task, rows)
    _compare(task, rows, answers, _scorer(bench, task, rows, answers, tmp_path))


@pytest.mark.parametrize(
    ("task", "number"),
    [(task, number) for task, number in EVERY if not task.awaits],
    ids=lambda given: getattr(given, "name", str(given)),
)
def test_todays_answers_score_the_same(bench: Path, tmp_path: Path, task: Task, number: int) -> None:
    rows = _set(bench, task, number)[:40]
    folder = (bench / task.sets[number].file).parent
    answers = predict.answered(task, rows, folder=folder)
    _compare(task, rows, answers, _scorer(bench, task, rows, answers, tmp_path))


def test_made_frames_score_the_same(bench: Path, tmp_path: Path) -> None:
    """There is no set of frames by article with clear terms, so the rows are made."""
    rows: list[Any] = [{"id": str(n), "text": "", "frames": sorted({f"f{n % 3}", f"f{n % 4}"})} for n in range(24)]
    task = tasks.of("frames")
    answers = _spoilt(task, rows)
    _compare(task, rows, answers, _scorer(bench, task, rows, answers, tmp_path))
