"""The measured sets of a folder → rows of ``accuracy.json``: scores with n and interval, baselines, known failures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from analysis.accuracy import Accuracy, Sample
from analysis.bench import data, intervals, predict
from analysis.bench.data import Row
from analysis.bench.measures.counting import Answers, Counts, Scores, summed
from analysis.bench.sets import DataSet
from analysis.bench.tasks import Task
from analysis.errors import BenchError
from analysis.version import VERSION

LARGE = 1_500
"""A set with more rows than this is sampled when a test measures it again."""


def measure(task: Task, measured: DataSet, folder: Path, *, today: date) -> list[Accuracy]:
    """The scores of one task on one of its sets.

    Raises ``BenchError`` where the analyser or the file is not there, or the file is malformed or empty.
    """
    rows = _rows(task, measured, folder)
    answers = _answers(task, rows, rows, folder, measured)
    counts = task.measure.count(rows, answers)
    documents = _by_document(rows, counts)
    scores = task.measure.rate(summed(counts))
    between = intervals.find(documents, task.measure.rate)
    sample = _sample(task, rows)
    again = scores if sample == "all" else _scores(task, _sampled(rows, sample), answers)
    return [
        _row(task, measured, name, scores, between, len(documents), sample, again, today)
        for name in measured.scores
        if name in scores and scores[name].value is not None
    ]


def measure_sample(task: Task, measured: DataSet, folder: Path, sample: Sample) -> Scores:
    """The scores over the sample alone: what a test compares with the ``sample_score`` of each row."""
    rows = _rows(task, measured, folder)
    chosen = _sampled(rows, sample)
    return _scores(task, chosen, _answers(task, chosen, rows, folder, measured))


def _rows(task: Task, measured: DataSet, folder: Path) -> list[Row]:
    task.answers()
    path = folder / measured.file
    path = path if path.exists() else path.with_name(f"{path.name}.gz")
    if not path.exists():
        raise BenchError(f"{folder / measured.file}: no such file; get the data set or leave the task out")
    rows = data.read(path, {**task.inputs, **task.gold})
    if not rows:
        raise BenchError(f"{path}: holds no row; get the data set again")
    return rows


def _answers(task: Task, rows: Sequence[Row], all_rows: Sequence[Row], folder: Path, measured: DataSet) -> Answers:
    beside = (folder / measured.file).parent
    if not task.out_of_fold:
        return predict.answered(task, rows, folder=beside)
    others = [
        other for other in task.sets if other != measured and other.terms == "training allowed" and (folder / other.file).exists()
    ]
    train = [*all_rows, *(row for other in others for row in _rows(task, other, folder))]
    return predict.answered_out_of_fold(task, rows, train=train, folder=beside)


def _scores(task: Task, rows: Sequence[Row], answers: Answers) -> Scores:
    return task.measure.rate(summed(task.measure.count(rows, answers)))


def _by_document(rows: Sequence[Row], counts: Sequence[Counts]) -> list[Counts]:
    grouped: dict[str, list[Counts]] = {}
    for row, one in zip(rows, counts, strict=True):
        grouped.setdefault(predict.document(row), []).append(one)
    return [total for group in grouped.values() if (total := summed(group))]


def _sample(task: Task, rows: Sequence[Row]) -> Sample:
    return "fold 0" if task.out_of_fold or len(rows) > LARGE else "all"


def _sampled(rows: Sequence[Row], sample: Sample) -> list[Row]:
    return [row for row in rows if sample == "all" or predict.fold(row) == 0]


def _row(
    task: Task,
    measured: DataSet,
    name: str,
    scores: Scores,
    between: dict[str, tuple[float | None, float | None]],
    n_documents: int,
    sample: Sample,
    again: Scores,
    today: date,
) -> Accuracy:
    low, high = between.get(name, (None, None))
    baseline = measured.baselines.get(name)
    value = scores[name].value
    assert value is not None
    return Accuracy(
        task=task.name,
        task_title=task.title,
        measure=name,
        title=measured.scores[name],
        data=measured.name,
        file=measured.file,
        terms=measured.terms,
        n=scores[name].n,
        unit=task.unit,
        n_documents=n_documents,
        score=round(value, 4),
        low=_rounded(low),
        high=_rounded(high),
        baseline=baseline.text if baseline else None,
        baseline_score=baseline.score if baseline else None,
        out_of_fold=task.out_of_fold,
        known_failures=task.known_failures,
        sample=sample,
        sample_score=_rounded(again[name].value) if name in again else None,
        date=today.isoformat(),
        version=VERSION,
        lower_is_better=measured.lower_is_better,
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
