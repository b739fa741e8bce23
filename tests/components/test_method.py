"""The Method page prints how right each analyser was found to be, and says so where that is not known."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from opened import run
from streamlit.testing.v1 import AppTest

from analysis import accuracy
from analysis.accuracy import Accuracy

TROUBLE = "<script>alert(1)</script> [link](http://example.test) **bold** $x$"


def _page(monkeypatch: pytest.MonkeyPatch, home: Path | None = None) -> AppTest:
    if home:
        monkeypatch.setattr(accuracy, "home", lambda: home)
    return run(monkeypatch, "method")


def _kept(tmp_path: Path, *rows: Accuracy) -> Path:
    (tmp_path / "accuracy.json").write_text(accuracy.text(rows), "utf-8")
    return tmp_path / "accuracy.json"


def _tables(app: AppTest) -> str:
    return " ".join(str(table.value.reset_index().to_dict()) for table in app.table)


def test_every_measured_score_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    app = _page(monkeypatch)
    assert not app.exception
    rows = accuracy.read()
    lines = sum(len(table.value) for table in app.table if "score and interval" in table.value.columns)
    assert lines == len(rows) > 0
    headings = [heading.value for heading in app.subheader]
    assert [heading for heading in headings if heading in {row.task_title for row in rows}] == list(
        dict.fromkeys(row.task_title for row in rows)
    )


def test_score_stands_with_n_interval_baseline_and_day(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    row = dataclasses.replace(
        accuracy.read()[0],
        score=0.4,
        low=0.3,
        high=0.5,
        n=1234,
        n_documents=56,
        baseline="a coin",
        baseline_score=0.1,
        out_of_fold=True,
    )
    app = _page(monkeypatch, _kept(tmp_path, row))
    printed = _tables(app).replace("\\", "")
    for part in (
        row.title,
        row.data,
        row.terms,
        "out of fold",
        "1,234 names in 56 documents",
        "0.40 (0.30 to 0.50)",
        "0.10 (a coin)",
        row.date,
    ):
        assert part in printed
    assert any(row.known_failures[0].split(",")[0] in text.value for text in app.markdown)


def test_accuracy_stands_beside_the_indicator_that_rests_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    beside = [text.value for text in _page(monkeypatch).markdown if text.value.startswith("**Rests on**")]
    with_accuracy = [name for name in accuracy.BEHIND if accuracy.of_indicator(name, accuracy.read())]
    assert len(beside) == len(with_accuracy) > 2


def test_nothing_measured_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = _page(monkeypatch, tmp_path / "accuracy.json")
    assert not app.exception
    assert any("not measured in this installation" in info.value for info in app.info)
    assert not [text for text in app.markdown if text.value.startswith("**Rests on**")]


def test_malformed_file_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "accuracy.json").write_text("{", "utf-8")
    app = _page(monkeypatch, tmp_path / "accuracy.json")
    assert not app.exception
    (said,) = (warning.value for warning in app.warning if "run parallax bench again" in warning.value)
    assert "\n" not in said


def test_what_the_file_says_is_no_markup(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    row = dataclasses.replace(
        accuracy.read()[0],
        **dict.fromkeys(("task_title", "title", "data", "unit", "baseline"), TROUBLE),
        baseline_score=0.1,
        known_failures=(TROUBLE,),
    )
    app = _page(monkeypatch, _kept(tmp_path, row))
    printed = _tables(app).replace("\\\\", "\\")
    for text in (printed, *(element.value for element in [*app.markdown, *app.subheader])):
        assert "<script" not in text.replace("\\<", "")
        assert "](http" not in text.replace("\\]", "")
        assert "**bold**" not in text
