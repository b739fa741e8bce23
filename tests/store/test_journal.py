"""A run that was stopped goes on where it stopped, gives the same bytes, and leaves nothing half-written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT, SEEDS

from analysis import cli, findings
from analysis.errors import TablesError
from analysis.rows.made import Made
from analysis.schema import TermRow
from analysis.store.journal import Journal

ROW = TermRow("a", None, "ferry – “boat”", 3, "own")
MADE = Made({"terms": [ROW], "quotes": []}, (2, 0), (None, "it has changed"))


def test_what_is_kept_is_given_back(tmp_path: Path) -> None:
    path = tmp_path / "out.unfinished"
    _stopped(path, "one", "two")
    with Journal(path) as again:
        assert (len(again), again.get("two"), again.get("three")) == (2, MADE, None)
    assert not path.exists(), "all is done"


@pytest.mark.parametrize("lost", [1, 5, 200])
def test_record_that_was_cut_off_is_dropped(tmp_path: Path, lost: int) -> None:
    path = tmp_path / "out.unfinished"
    _stopped(path, "one")
    size = path.stat().st_size
    _stopped(path, "two")
    path.write_bytes(path.read_bytes()[: max(size + 3, path.stat().st_size - lost)])
    _stopped(path)
    assert path.stat().st_size == size
    _stopped(path, "two")
    with Journal(path) as last:
        assert (last.get("one"), last.get("two")) == (MADE, MADE)


def test_file_of_somebody_elses_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "out.unfinished"
    path.write_bytes(b"something else altogether, and not short")
    for fresh in (False, True):
        with pytest.raises(TablesError, match="is in the way and not a file of Parallax; rename it"):
            Journal(path, fresh=fresh)
    assert path.read_bytes().startswith(b"something else")


def test_run_that_nothing_was_done_in_leaves_no_file(tmp_path: Path) -> None:
    _stopped(tmp_path / "out.unfinished")
    assert list(tmp_path.iterdir()) == []


def _stopped(path: Path, *keys: str) -> None:
    """A run that finishes so many articles and is stopped then."""
    journal = Journal(path)
    for key in keys:
        journal[key] = MADE
    journal.__exit__(KeyboardInterrupt, None, None)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_stopped_run_goes_on_with_the_same_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    demo, out, whole = str(SEEDS / "demo"), tmp_path / "out", tmp_path / "whole"
    assert cli.main(["analyse", demo, "-o", str(whole)]) == 0
    find, done = findings.find, []

    def stopping(*given: object) -> object:
        if len(done) == 5:
            raise KeyboardInterrupt
        done.append(given)
        return find(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(findings, "find", stopping)
        assert cli.main(["analyse", demo, "-o", str(out)]) == 130
    error = capsys.readouterr().err
    assert "5 finished articles are kept in" in error
    assert error.endswith("parallax: stopped; nothing is left half-written\n")
    assert not out.exists()
    with monkeypatch.context() as patch:
        patch.setattr(findings, "find", lambda *given: done.append(given) or find(*given))
        assert cli.main(["analyse", demo, "-o", str(out)]) == 0
    assert "5 articles are finished already" in capsys.readouterr().err
    assert len(done) == len(_articles(out)), "each article is looked at once"
    assert _bytes(out) == _bytes(whole)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".unfinished"] == []


def test_fresh_begins_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "one.txt").write_text("The ferry came late to the port, and the cook was glad of it.\n", "utf-8")
    path = tmp_path / "out.unfinished"
    _stopped(path, "another")
    cli.main(["analyse", str(corpus), "-o", str(tmp_path / "out"), "--fresh"])
    assert "finished already" not in capsys.readouterr().err
    assert not path.exists()


def test_interrupt_of_the_process_leaves_no_half_written_output(tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "analysis.cli", "analyse", str(SEEDS / "demo"), "-o", str(out)]
    run = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True)
    unfinished = tmp_path / "out.unfinished"
    for _ in range(1200):
        if run.poll() is not None or (unfinished.exists() and unfinished.stat().st_size > 1000):
            break
        time.sleep(0.05)
    os.kill(run.pid, signal.SIGINT)
    _, error = run.communicate(timeout=60)
    assert "Traceback" not in error
    if run.returncode == 130:
        assert "the same command goes on from there" in error
        assert not out.exists()
    else:  # it was done before the signal came
        assert run.returncode == 0


def _articles(folder: Path) -> list[str]:
    import analysis

    return list(analysis.read_tables(folder)["articles"]["article_id"])
