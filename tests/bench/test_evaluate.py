"""Measuring a set, keeping the scores, and saying what was not measured; on rows made for the test."""

from __future__ import annotations

import dataclasses
import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from analysis import accuracy
from analysis.bench import data, evaluate, gold, intervals, predict, report, tasks
from analysis.bench.measures import counting
from analysis.errors import BenchError

TODAY = date(2031, 5, 4)
TIMES = tasks.of("times")
(WHOLE, _) = TIMES.sets


def _rows(n: int) -> list[data.Row]:
    """Every second row holds a date that nobody marked."""
    made: list[data.Row] = []
    for number in range(n):
        text = "The ferry came on 3 May 2031." + (" It left on 5 May 2031." if number % 2 else "")
        times = [{"start": 18, "end": 28, "type": "DATE", "value": "2031-05-03"}]
        made.append({"id": f"r{number}", "text": text, "published": "2031-05-04", "times": times})
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data.write(tmp_path / "bench" / WHOLE.file, _rows(20))
    return tmp_path / "bench"


def test_scores_with_n_and_interval(folder: Path) -> None:
    relaxed, _, value = evaluate.measure(TIMES, WHOLE, folder, today=TODAY)
    assert (relaxed.measure, relaxed.n, relaxed.n_documents, relaxed.unit) == ("relaxed_f1", 20, 20, "expressions")
    assert relaxed.score == value.score == pytest.approx(0.8)
    assert relaxed.low is not None
    assert relaxed.high is not None
    assert 0.6 < relaxed.low < 0.8 < relaxed.high < 1
    assert (relaxed.date, relaxed.data, relaxed.out_of_fold, relaxed.sample) == ("2031-05-04", WHOLE.name, False, "all")
    assert relaxed.sample_score == relaxed.score
    assert relaxed.known_failures


def test_same_rows_same_scores(folder: Path) -> None:
    assert evaluate.measure(TIMES, WHOLE, folder, today=TODAY) == evaluate.measure(TIMES, WHOLE, folder, today=TODAY)


def test_few_documents_have_no_interval(tmp_path: Path) -> None:
    data.write(tmp_path / WHOLE.file, _rows(4))
    assert {(row.low, row.high) for row in evaluate.measure(TIMES, WHOLE, tmp_path, today=TODAY)} == {(None, None)}


def test_rows_of_a_document_are_drawn_together() -> None:
    """Six documents that each score all or nothing: their interval is wide, however many rows they have."""
    documents = [counting.found("x", hits=10 * (n % 2), gold=10, answers=10) for n in range(6)]
    low, high = intervals.find(documents, lambda counts: counting.precision_recall(counts, "x"))["x_f1"]
    assert low is not None
    assert high is not None
    assert low < 0.2
    assert high > 0.8


def test_large_sets_are_sampled_for_the_test(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluate, "LARGE", 10)
    rows = evaluate.measure(TIMES, WHOLE, folder, today=TODAY)
    assert {row.sample for row in rows} == {"fold 0"}
    again = evaluate.measure_sample(TIMES, WHOLE, folder, "fold 0")
    assert again["relaxed_f1"].n == sum(predict.fold(row) == 0 for row in _rows(20)) > 0
    assert [row.sample_score for row in rows] == pytest.approx([again[row.measure].value for row in rows], abs=1e-4)


def test_gzipped_set(folder: Path) -> None:
    path = folder / WHOLE.file
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes()))
    path.unlink()
    assert evaluate.measure(TIMES, WHOLE, folder, today=TODAY)


def test_empty_set_is_no_zero(folder: Path) -> None:
    (folder / WHOLE.file).write_text("\n", "utf-8")
    with pytest.raises(BenchError, match="holds no row; get the data set again"):
        evaluate.measure(TIMES, WHOLE, folder, today=TODAY)


# ---------------------------------------------------------------- what is kept


def _bench(folder: Path, output: Path, *names: str, **given: Any) -> int:
    options = {"gold_folder": None, "originals": None, "as_json": False} | given
    return report.write(names, data=folder, output=output, **options)


def test_table_and_file(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "accuracy.json"
    assert _bench(folder, output, "times", "portrayal") == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0].split() == ["measure", "data", "n", "score", "95", "%", "interval", "baseline"]
    assert said[1].startswith("times: expressions found, overlapping, F1")
    assert "20 expressions  0.800" in said[1]
    assert [line for line in said if line.startswith("not measured") and "gum_dates.jsonl: no such file" in line]
    assert [line for line in said if line.startswith("not measured") and "portrayal/dev.jsonl: no such file" in line]
    rows = accuracy.read(output)
    assert [row.measure for row in rows] == ["relaxed_f1", "strict_f1", "value_f1"]
    assert output.read_text("utf-8") == accuracy.text(rows)
    assert not list(tmp_path.glob(".writing*"))


def test_json(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _bench(folder, tmp_path / "a.json", "times", as_json=True) == 1
    said = json.loads(capsys.readouterr().out)
    assert len(said["accuracy"]) == 3
    assert len(said["not_measured"]) == 1


def test_what_is_not_measured_again_stays(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "accuracy.json"
    _bench(folder, output, "times")
    (old,) = [row for row in accuracy.read(output) if row.measure == "value_f1"]
    other = dataclasses.replace(old, task="entities", file="entities/dev.jsonl", date="2030-01-01")
    stale = dataclasses.replace(old, measure="gone_f1")
    output.write_text(accuracy.text([stale, other]), "utf-8")
    _bench(folder, output, "times")
    rows = accuracy.read(output)
    assert rows[0] == other
    assert [row.measure for row in rows[1:]] == ["relaxed_f1", "strict_f1", "value_f1"]


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ({"data": None}, "give their folder with --data"),
        ({"data": Path("nowhere")}, "nowhere: no such folder"),
        ({"names": ["mood"]}, "mood: no such task; choose from entities"),
        (
            {"names": ["portrayal"]},
            "portrayal/dev.jsonl: no such file",
        ),
        ({"gold_folder": Path("gold")}, "--gold and --originals go together"),
        ({"names": ["times"], "gold_folder": Path("gold"), "originals": Path("o")}, "score.py: no such file"),
    ],
)
def test_nothing_to_measure(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: dict[str, Any], what: str
) -> None:
    monkeypatch.delenv(report.ENVIRONMENT, raising=False)
    output = tmp_path / "accuracy.json"
    options = {"names": [], "data": folder, "gold_folder": None, "originals": None, "output": output, "as_json": False} | given
    with pytest.raises(BenchError) as caught:
        report.write(options.pop("names"), **options)
    assert what in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not output.exists()


def test_folder_from_the_environment(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(report.ENVIRONMENT, str(folder))
    assert report.write(["times"], data=None, gold_folder=None, originals=None, output=tmp_path / "a.json", as_json=False) == 1
    assert accuracy.read(tmp_path / "a.json")


SCORER = """import json, sys
print(json.dumps({"quotes.segment_f1": {"overall": 0.75, "n": 4, "articles": {"a": {"value": 0.75, "n": 4}, "b": {"value": None, "n": 0}}},
                  "stance.error_gain": {"overall": None, "n": 0, "articles": {}}, "other": {"overall": 1, "n": 1, "articles": {}}}))
"""


def test_annotated_articles(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The ferry\n\nThe ferry came late to the island, and nobody knew why.\n", "utf-8")
    (tmp_path / "score.py").write_text(SCORER, "utf-8")
    (row,) = gold.measure(tmp_path, tmp_path / "one.txt", today=TODAY)
    assert (row.measure, row.n, row.n_documents, row.score, row.low) == ("quotes.segment_f1", 4, 1, 0.75, None)


def test_scorer_that_fails(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The ferry\n\nThe ferry came late to the island, and nobody knew why.\n", "utf-8")
    (tmp_path / "score.py").write_text("raise SystemExit('no annotation')", "utf-8")
    with pytest.raises(BenchError, match=r"score.py: failed \(no annotation\); check the folder"):
        gold.measure(tmp_path, tmp_path / "one.txt", today=TODAY)
