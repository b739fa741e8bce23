"""``parallax bench``: measure what can be measured, print it, and keep it in ``accuracy.json``."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from analysis import accuracy
from analysis.accuracy import Accuracy
from analysis.bench import evaluate, gold, tasks
from analysis.errors import BenchError

HEADINGS = ("measure", "data", "n", "score", "95 % interval", "baseline")
ENVIRONMENT = "PARALLAX_BENCH"


def write(
    names: Sequence[str],
    *,
    data: Path | None,
    gold_folder: Path | None,
    originals: Path | None,
    output: Path | None,
    as_json: bool,
) -> int:
    """Measure the tasks (all, if none is named), print the scores, merge them into the file, and give the exit code.

    0: all that was asked was measured; 1: some of it was not, each with its reason. Raises ``BenchError`` where nothing was.
    """
    chosen = [tasks.of(name) for name in names] if names else tasks.ALL
    if (gold_folder is None) != (originals is None):
        raise BenchError("--gold and --originals go together: the annotation and the articles that it annotates")
    path = output or Path(str(accuracy.home()))
    before = accuracy.read(path)
    today = date.today()
    rows, left = _measured(chosen, _folder(data, needed=gold_folder is None), today)
    if gold_folder and originals:
        rows += gold.measure(gold_folder, originals, today=today)
    if not rows:
        raise BenchError(f"nothing was measured: {left[0]}" + (f" (and {len(left) - 1} more)" if len(left) > 1 else ""))
    if as_json:
        print(json.dumps({"accuracy": [asdict(row) for row in rows], "not_measured": left}, ensure_ascii=False, indent=1))
    else:
        print("\n".join([*_table(rows), *(f"not measured  {reason}" for reason in left), f"written to {path}"]))
    _keep(path, merged(before, rows))
    return 1 if left else 0


def merged(before: Iterable[Accuracy], rows: Sequence[Accuracy]) -> list[Accuracy]:
    """Old and new rows in the order of the registry; what was measured again replaces all that stood for its task and set."""
    fresh = {(row.task, row.file) for row in rows}
    kept = [row for row in before if (row.task, row.file) not in fresh]
    order = {task.name: number for number, task in enumerate(tasks.ALL)}
    return sorted([*kept, *rows], key=lambda row: order.get(row.task, len(order)))


def _measured(chosen: Iterable[tasks.Task], folder: Path | None, today: date) -> tuple[list[Accuracy], list[str]]:
    rows: list[Accuracy] = []
    left: list[str] = []
    for task in chosen if folder else ():
        assert folder
        for measured in task.sets:
            try:
                rows += evaluate.measure(task, measured, folder, today=today)
            except BenchError as error:
                left.append(str(error))
    return rows, list(dict.fromkeys(left))


def _folder(given: Path | None, *, needed: bool) -> Path | None:
    folder = given or (Path(os.environ[ENVIRONMENT]) if os.environ.get(ENVIRONMENT) else None)
    if folder is None and needed:
        raise BenchError(f"no measured sets: give their folder with --data, or set {ENVIRONMENT}")
    if folder is not None and not folder.is_dir():
        raise BenchError(f"{folder}: no such folder; check the path given with --data")
    return folder


def _table(rows: Sequence[Accuracy]) -> list[str]:
    cells = [HEADINGS, *((_name(row), row.data, f"{row.n:,} {row.unit}", *figures(row)) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEADINGS))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells]


def _name(row: Accuracy) -> str:
    return f"{row.task}: {row.title}" + (" (out of fold)" if row.out_of_fold else "")


def figures(row: Accuracy) -> tuple[str, str, str]:
    """Score, interval and baseline as they are printed; empty where there is none."""
    between = f"{row.low:.3f} to {row.high:.3f}" if row.low is not None and row.high is not None else ""
    baseline = f"{row.baseline_score:.3f} ({row.baseline})" if row.baseline_score is not None else ""
    return f"{row.score:.3f}", between, baseline


def _keep(path: Path, rows: Sequence[Accuracy]) -> None:
    """The file, whole or not at all."""
    scratch = path.with_name(f".writing-{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch.write_text(accuracy.text(rows), "utf-8")
        scratch.replace(path)
    except OSError as error:
        raise BenchError(f"{path}: cannot be written ({error.strerror}); choose another file with -o") from None
    finally:
        scratch.unlink(missing_ok=True)
