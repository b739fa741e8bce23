"""The command: exit codes, one plain line for what went wrong, the same bytes each time, and nothing left behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from analysis import cli, pipeline
from analysis.schema import TABLES
from analysis.version import VERSION

TEXT = """The ferry comes late

By Ada Lund

China lent Russia a ferry on 3 May 2031, and the crew was glad of it. “We had not seen a new boat for thirty years,” said the cook.

The ferry crosses the sound twice a day. Nobody on the island has missed the old one so far, and the sheep travel free.
"""
SECOND = TEXT.replace("ferry", "barge")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXT, "utf-8")
    (folder / "two.txt").write_text(SECOND, "utf-8")
    return folder


def _line(capsys: pytest.CaptureFixture[str], *parts: str) -> None:
    """One line on the standard error, with these parts, and no traceback."""
    error = capsys.readouterr().err
    assert error.startswith("parallax: ")
    assert error.count("\n") == 1
    assert "Traceback" not in error
    for part in parts:
        assert part in error


# ---------------------------------------------------------------- what works


@pytest.mark.parametrize(("command", "form"), [("analyse", "parquet"), ("derive", "csv")])
def test_tables_are_written(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, form: str) -> None:
    assert cli.main([command, str(corpus), "-o", str(tmp_path / "out")]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "2 articles" in said.out
    assert str(tmp_path / "out") in said.out
    assert {path.name for path in (tmp_path / "out").iterdir()} == {*(f"{name}.{form}" for name in TABLES), "provenance.json"}


@pytest.mark.parametrize("command", ["analyse", "derive"])
def test_word_lists_of_ones_own(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    own = tmp_path / "lists"
    own.mkdir()
    (own / "certainty.csv").write_text("cue,class,before,after,note\nferry,hedge,,,\n", "utf-8")
    assert cli.main([command, str(corpus), "-o", str(tmp_path / "out"), "--lexicons", str(own)]) == 0
    assert "own/certainty.csv" in (tmp_path / "out" / "provenance.json").read_text("utf-8")
    capsys.readouterr()
    (own / "certainty.csv").write_text("cue,class,before,after,note\nferry,boat,,,\n", "utf-8")
    assert cli.main([command, str(corpus), "-o", str(tmp_path / "out"), "--lexicons", str(own)]) == 2
    _line(capsys, "certainty.csv: line 2", "'boat'", "hedge")


def test_dashboard_is_told_of_the_word_lists(corpus: Path, started: list[list[str]], tmp_path: Path) -> None:
    own = tmp_path / "lists"
    own.mkdir()
    assert cli.main(["dashboard", str(corpus), "--lexicons", str(own)]) == 0
    assert started[0][-2:] == ["--lexicons", str(own.resolve())]
    (own / "loaded.csv").write_text("word\n", "utf-8")
    assert cli.main(["dashboard", str(corpus), "--lexicons", str(own)]) == 2
    assert len(started) == 1


def test_one_file_is_a_corpus(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["analyse", str(corpus / "one.txt"), "--output", str(tmp_path / "out")]) == 0
    assert "1 article, " in capsys.readouterr().out


@pytest.mark.parametrize("command", ["analyse", "derive"])
def test_twice_the_same_bytes(corpus: Path, tmp_path: Path, command: str) -> None:
    for name in ("first", "second", "second"):
        assert cli.main([command, str(corpus), "-o", str(tmp_path / name)]) == 0
    first, second = ({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in ("first", "second"))
    assert first == second


def test_derived_form_has_no_wording(corpus: Path, tmp_path: Path) -> None:
    assert cli.main(["derive", str(corpus), "-o", str(tmp_path / "out")]) == 0
    written = b"".join(path.read_bytes() for path in (tmp_path / "out").iterdir())
    assert b"the sheep travel free" not in written
    assert b"crosses the sound" not in written
    assert b"one" in written


@pytest.mark.parametrize("given", [["--version"], ["--help"], ["analyse", "--help"], ["derive", "--help"], ["dashboard", "--help"]])
def test_help_is_no_failure(capsys: pytest.CaptureFixture[str], given: list[str]) -> None:
    with pytest.raises(SystemExit) as leave:
        cli.main(given)
    assert leave.value.code == 0
    assert "parallax" in capsys.readouterr().out


def test_as_a_process() -> None:
    run = subprocess.run([sys.executable, "-m", "analysis.cli", "--version"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, f"parallax {VERSION}\n", "")


# ---------------------------------------------------------------- what does not


@pytest.mark.parametrize(
    "given", [[], ["sing"], ["analyse"], ["analyse", "x"], ["analyse", "x", "-o"], ["dashboard", "--port", "high"]]
)
def test_wrong_use_is_2(capsys: pytest.CaptureFixture[str], given: list[str]) -> None:
    with pytest.raises(SystemExit) as leave:
        cli.main(given)
    assert leave.value.code == 2
    assert "usage: parallax" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["analyse", "derive"])
def test_missing_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert cli.main([command, str(tmp_path / "nowhere"), "-o", str(tmp_path / "out")]) == 2
    _line(capsys, "nowhere: no such folder or file", "give the folder")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("data", "reason", "cure"),
    [
        (b"", "bad.txt: the file is empty", "delete it or put the article's text in it"),
        (b" \n\n\t", "bad.txt: the file is empty", "delete it or put the article's text in it"),
        (bytes(range(32)) * 40, "bad.txt: this is not a text file", "save the article as plain text"),
        (b"Menu\n\nHome\n\nContact\n", "bad.txt: no running text found", ""),
    ],
    ids=["empty", "blank", "binary", "navigation"],
)
def test_file_that_is_no_article(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, reason: str, cure: str
) -> None:
    """Alone it stops the run; among good ones it is skipped, and the rest is written."""
    bad = corpus / "bad.txt"
    bad.write_bytes(data)
    assert cli.main(["analyse", str(bad), "-o", str(tmp_path / "alone")]) == 2
    _line(capsys, reason, cure)
    assert not (tmp_path / "alone").exists()
    assert cli.main(["analyse", str(corpus), "-o", str(tmp_path / "among")]) == 1
    _line(capsys, "skipped", reason, cure)
    assert (tmp_path / "among" / "articles.parquet").is_file()


def test_folder_without_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "corpus").mkdir()
    assert cli.main(["analyse", str(tmp_path / "corpus"), "-o", str(tmp_path / "out")]) == 2
    _line(capsys, "corpus: no readable article")


@pytest.mark.parametrize("below", ["", "deeper"])
@pytest.mark.parametrize("command", ["analyse", "derive"])
def test_file_in_the_way_of_the_output(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, below: str
) -> None:
    (tmp_path / "out").write_text("a note", "utf-8")
    assert cli.main([command, str(corpus), "-o", str(tmp_path / "out" / below)]) == 2
    _line(capsys, str(tmp_path / "out" / below), "cannot be written", "choose another folder with -o")
    assert (tmp_path / "out").read_text("utf-8") == "a note"


def test_forms_are_not_mixed(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder to be published must not keep older tables with the wording in them."""
    assert cli.main(["analyse", str(corpus), "-o", str(tmp_path / "out")]) == 0
    capsys.readouterr()
    assert cli.main(["derive", str(corpus), "-o", str(tmp_path / "out")]) == 2
    _line(capsys, str(tmp_path / "out"), "holds tables as parquet already", "choose another folder with -o")


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("articles.toml", "[[article]\n", "articles.toml: not valid TOML"),
        ("articles.toml", '[[article]]\nid = "one"\nfile = "one.txt"\nmood = "good"\n', "unknown key 'mood'"),
        ("entities.csv", "who,what\na,b\n", "entities.csv"),
    ],
)
def test_malformed_companion(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, reason: str
) -> None:
    (corpus / name).write_text(text, "utf-8")
    assert cli.main(["analyse", str(corpus), "-o", str(tmp_path / "out")]) == 2
    _line(capsys, reason)
    assert not (tmp_path / "out").exists()


# ---------------------------------------------------------------- stopped


@pytest.mark.parametrize("command", ["analyse", "derive"])
def test_stopping_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    def stop(*args: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "analyse", stop)
    before = sorted(tmp_path.rglob("*"))
    assert cli.main([command, str(corpus), "-o", str(tmp_path / "out")]) == 130
    _line(capsys, "stopped; nothing is left half-written")
    assert sorted(tmp_path.rglob("*")) == before


# ---------------------------------------------------------------- the dashboard


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have been started."""
    commands: list[list[str]] = []

    def run(command: list[str], *, check: bool) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(cli.subprocess, "run", run)
    monkeypatch.setattr(cli, "_make_sure_of", lambda host, port: None)  # whatever else listens on this machine
    return commands


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "example.org", "::"])
def test_originals_stay_on_this_machine(
    corpus: Path, capsys: pytest.CaptureFixture[str], started: list[list[str]], host: str
) -> None:
    assert cli.main(["dashboard", "--originals", str(corpus), "--host", host]) == 2
    _line(capsys, f"--originals needs a host on this machine, not {host}", "leave --host out")
    assert started == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_originals_on_this_machine(corpus: Path, started: list[list[str]], host: str) -> None:
    assert cli.main(["dashboard", "--originals", str(corpus), "--host", host]) == 0
    (command,) = started
    assert command[command.index("--server.address") + 1] == host
    assert command[command.index("--") :] == ["--", "--originals", str(corpus.resolve())]


def test_folders_of_this_machine_are_read_for_this_machine_alone(
    capsys: pytest.CaptureFixture[str], started: list[list[str]]
) -> None:
    assert cli.main(["dashboard", "--folders", "--host", "0.0.0.0"]) == 2
    _line(capsys, "--folders needs a host on this machine, not 0.0.0.0", "leave --host out")
    assert started == []


def test_what_readers_may_do_is_switched_on_by_the_operator(started: list[list[str]]) -> None:
    assert cli.main(["dashboard"]) == 0
    assert cli.main(["dashboard", "--folders", "--fetch"]) == 0
    assert [command[command.index("--") :] for command in started] == [["--"], ["--", "--folders", "--fetch"]]


def test_dashboard_listens_on_this_machine_unless_told(corpus: Path, started: list[list[str]]) -> None:
    assert cli.main(["dashboard", str(corpus), "--port", "8600"]) == 0
    (command,) = started
    assert command[0] == sys.executable
    assert command[command.index("-m") :][:2] == ["-m", "components.server"]
    assert command[command.index("--server.address") + 1] == "127.0.0.1"
    assert command[command.index("--server.port") + 1] == "8600"
    assert command[-1] == str(corpus.resolve())


@pytest.mark.parametrize("given", [["nowhere"], ["--originals", "nowhere"]])
def test_dashboard_of_a_missing_folder(capsys: pytest.CaptureFixture[str], started: list[list[str]], given: list[str]) -> None:
    assert cli.main(["dashboard", *given]) == 2
    _line(capsys, "nowhere: no such folder or file", "check the path")
    assert started == []
