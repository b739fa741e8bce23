"""Accuracy has floors: what was measured and committed may not be lost. The floors are the committed scores themselves."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from pathlib import Path

import pytest

from analysis import accuracy
from analysis.accuracy import Accuracy
from analysis.bench import evaluate, tasks
from analysis.bench import gold as annotated
from analysis.errors import BenchError
from analysis.indicators import BY_NAME
from analysis.train import swap
from analysis.version import VERSION

SLACK = 0.005
"""A score may fall by this much, as another version of a library may cause."""

ROWS = accuracy.read()
MEASURED = sorted({(row.task, row.file, row.sample) for row in ROWS if row.task in tasks.BY_NAME})


def _of(task: str, file: str) -> list[Accuracy]:
    return [row for row in ROWS if (row.task, row.file) == (task, file)]


@pytest.mark.parametrize(("task", "file", "sample"), MEASURED)
def test_nothing_is_lost(bench: Path, task: str, file: str, sample: accuracy.Sample) -> None:
    if not (bench / file).exists() and not (bench / f"{file}.gz").exists():
        pytest.skip(f"{file} is not among the data")
    (measured,) = (one for one in tasks.of(task).sets if one.file == file)
    again = evaluate.measure_sample(tasks.of(task), measured, bench, sample)
    lost = {
        row.measure: (again[row.measure].value, row.sample_score)
        for row in _of(task, file)
        if row.is_worse(again[row.measure].value, SLACK)
    }
    assert lost == {}


def test_swap_test_is_passed() -> None:
    """Another name in the same sentence, be it a state's or a person's, moves the score by no more than was asked for."""
    rows = [row for row in ROWS if row.task == "swap"]
    assert {row.measure for row in rows} == {"change", "change_states", "change_persons"}
    assert all(row.lower_is_better and (row.high or row.score) <= swap.MOST for row in rows)


@pytest.mark.parametrize(
    ("lower", "again", "worse"), [(False, 0.4, True), (False, 0.6, False), (True, 0.6, True), (True, 0.4, False)]
)
def test_worse_is_down_or_up(lower: bool, again: float, worse: bool) -> None:
    row = dataclasses.replace(ROWS[0], sample_score=0.5, lower_is_better=lower)
    assert row.is_worse(again, SLACK) == worse
    assert row.is_worse(None, SLACK)
    assert accuracy.text([row]).count('"lower_is_better": true') == lower


def test_nothing_is_lost_on_whole_articles(gold: Path, originals: Path) -> None:
    again = {row.measure: row.score for row in annotated.measure(gold, originals, today=date.today())}
    lost = {
        row.measure: (again.get(row.measure), row.score)
        for row in _of("gold", "gold")
        if again.get(row.measure, -9) < row.score - SLACK
    }
    assert lost == {}


def test_events_turn_round_with_the_names() -> None:
    (row,) = [row for row in ROWS if (row.task, row.measure) == ("relations-directions", "turned")]
    assert row.score >= 0.95
    assert row.n >= 500


# ---------------------------------------------------------------- the file


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.task}-{row.file}-{row.measure}")
def test_row_is_well_formed(row: Accuracy) -> None:
    assert date(2020, 1, 1) < date.fromisoformat(row.date)
    assert re.fullmatch(r"\d+\.\d+\.\d+(?:[.+-]?\w+)*", row.version)
    assert row.n > 0
    assert row.n_documents > 0
    assert -1 <= row.score <= 1
    assert row.low is None or row.high is None or row.low <= row.score <= row.high
    assert (row.baseline is None) == (row.baseline_score is None)
    assert row.title
    assert row.data


def test_rows_are_one_of_each_and_of_the_registry() -> None:
    keys = [(row.task, row.file, row.measure) for row in ROWS]
    assert len(set(keys)) == len(keys)
    known = {(task.name, one.file, score) for task in tasks.ALL for one in task.sets for score in one.scores}
    assert {key for key in keys if key[0] != "gold"} <= known


def test_every_analyser_that_is_there_was_measured() -> None:
    """Frames have no public set with clear terms."""
    assert {task.name for task in tasks.ALL if not task.awaits} - {"frames"} <= {row.task for row in ROWS}


def test_scores_are_of_this_version_or_before() -> None:
    def numbers(version: str) -> tuple[int, ...]:
        return tuple(int(part) for part in re.findall(r"\d+", version)[:3])

    assert {row.version for row in ROWS if numbers(row.version) > numbers(VERSION)} == set()


# ---------------------------------------------------------------- reading it


def test_no_file_is_nothing_measured(tmp_path: Path) -> None:
    assert accuracy.read(tmp_path / "accuracy.json") == ()


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"accuracy": [{}]}', '{"accuracy": 3}', accuracy.text(ROWS[:1]).replace('"terms": "', '"terms": "never ')],
    ids=range(6),
)
def test_malformed_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "accuracy.json").write_text(text, "utf-8")
    with pytest.raises(BenchError, match=r"accuracy.json: not the file that it should be .*; run parallax bench again"):
        accuracy.read(tmp_path / "accuracy.json")


def test_round_trip(tmp_path: Path) -> None:
    (tmp_path / "accuracy.json").write_text(accuracy.text(ROWS), "utf-8")
    assert accuracy.read(tmp_path / "accuracy.json") == ROWS


def test_indicators_point_to_analysers() -> None:
    assert set(accuracy.BEHIND) <= set(BY_NAME)
    assert {task for behind in accuracy.BEHIND.values() for task in behind} <= set(tasks.BY_NAME)


def test_accuracy_behind_an_indicator() -> None:
    found = accuracy.of_indicator("word_tone", ROWS)
    assert [(row.task, row.measure) for row in found[:1]] == [("tone", "pearson")]
    assert {row.task for row in found} <= {"tone", "entities"}
    assert len({(row.task, row.file) for row in found}) == len(found)
    assert accuracy.of_indicator("keyness", ROWS) == ()
