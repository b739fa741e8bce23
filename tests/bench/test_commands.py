"""`parallax predict` and `parallax bench`: exit codes, one plain line for what went wrong, and nothing left behind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis import cli, pipeline


def _line(capsys: pytest.CaptureFixture[str], *parts: str) -> None:
    """One line on the standard error, with these parts."""
    error = capsys.readouterr().err
    assert error.startswith("parallax: ")
    assert error.count("\n") == 1
    for part in parts:
        assert part in error


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    answered = {
        "id": "a",
        "text": "The ferry came on 3 May 2031.",
        "times": [{"start": 0, "end": 3, "type": "DATE", "value": "2000"}],
    }
    path.write_text(json.dumps(answered) + '\n{"id": "b", "text": ""}\n', "utf-8")
    return path


def test_predict(rows: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The answers that the rows hold make no difference."""
    assert cli.main(["predict", "times", str(rows), "-o", str(tmp_path / "out.jsonl")]) == 0
    said = capsys.readouterr()
    assert said.out == f"times: 2 of 2 rows answered; written to {tmp_path / 'out.jsonl'}\n"
    assert said.err == ""
    first, second = map(json.loads, (tmp_path / "out.jsonl").read_text("utf-8").splitlines())
    assert first == {"id": "a", "times": [{"start": 18, "end": 28, "type": "DATE", "value": "2031-05-03"}]}
    assert second == {"id": "b", "times": []}


def test_predict_leaves_out_what_has_no_answer(rows: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["predict", "tone", str(rows), "-o", str(tmp_path / "out.jsonl")]) == 0
    assert "1 of 2 rows answered, 1 left without an answer" in capsys.readouterr().out
    assert len((tmp_path / "out.jsonl").read_text("utf-8").splitlines()) == 1


@pytest.mark.parametrize(
    ("task", "data", "parts"),
    [
        ("portrayal", "", ["rows.jsonl:1", "the field 'start' is missing"]),
        ("mood", "", ["mood: no such task; choose from entities, times"]),
        ("times", "{}", ["rows.jsonl:3: the field 'id' is missing; add it"]),
        ("times", '{"id": "a", "text": ""}', ["rows.jsonl:3: the id 'a' stands in line 1 already"]),
    ],
)
def test_predict_cannot(
    rows: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], task: str, data: str, parts: list[str]
) -> None:
    rows.write_text(rows.read_text("utf-8") + data, "utf-8")
    assert cli.main(["predict", task, str(rows), "-o", str(tmp_path / "out.jsonl")]) == 2
    _line(capsys, *parts)
    assert not (tmp_path / "out.jsonl").exists()


def test_predict_stopped_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, rows: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*args: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "analyse", stop)
    assert cli.main(["predict", "times", str(rows), "-o", str(tmp_path / "out.jsonl")]) == 130
    _line(capsys, "stopped; nothing is left half-written")
    assert [path.name for path in tmp_path.iterdir()] == ["rows.jsonl"]


def test_bench(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "times").mkdir()
    row = {
        "id": "a",
        "text": "The ferry came on 3 May 2031.",
        "times": [{"start": 18, "end": 28, "type": "DATE", "value": "2031-05-03"}],
    }
    (tmp_path / "times" / "dev.jsonl").write_text(json.dumps(row), "utf-8")
    output = tmp_path / "accuracy.json"
    assert cli.main(["bench", "times", "--data", str(tmp_path), "-o", str(output)]) == 1  # the other set is not there
    assert "1 expressions  1.000" in capsys.readouterr().out
    assert output.is_file()


def test_bench_without_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "accuracy.json"
    assert cli.main(["bench", "--data", str(tmp_path / "nowhere"), "-o", str(output)]) == 2
    _line(capsys, "nowhere: no such folder; check the path given with --data")
    assert not output.exists()
