"""What the command refuses before any work is done, in one line; and what it says of options that would do nothing."""

from __future__ import annotations

import json
import socket
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import SEEDS

from analysis import cli
from analysis.store import tables

TEXT = """The ferry comes late

China lent Russia a ferry on 3 May 2031, and the crew was glad of it. The boat crosses the sound twice a day, and no sheep pays for it.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a corpus in it; it is the one from which the command is called."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "one.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _refused(capsys: pytest.CaptureFixture[str], given: Sequence[str], *parts: str) -> None:
    assert cli.main(list(given)) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("parallax: ")
    assert said.err.count("\n") == 1
    for part in parts:
        assert part in said.err


@pytest.mark.parametrize("command", ["analyse", "derive"])
@pytest.mark.parametrize("output", ["corpus", "./corpus/", "corpus/../corpus"])
def test_tables_do_not_take_the_place_of_the_articles(
    folder: Path, capsys: pytest.CaptureFixture[str], command: str, output: str
) -> None:
    _refused(capsys, [command, "corpus", "-o", output], "holds the articles", "choose another folder with -o")
    assert [path.name for path in folder.rglob("*")] == ["corpus", "one.txt"]


@pytest.mark.parametrize("command", ["analyse", "derive"])
@pytest.mark.parametrize(
    ("output", "reason"),
    [("/", "is no folder for tables"), ("note.txt", "a file is in the way"), ("note.txt/deeper", "note.txt: a file is in the way")],
)
def test_an_impossible_output_is_told_before_anything_is_read(
    folder: Path, capsys: pytest.CaptureFixture[str], command: str, output: str, reason: str
) -> None:
    (folder / "note.txt").write_text("a note", "utf-8")
    _refused(capsys, [command, "nowhere", "-o", output], f"{output}: ", reason)
    assert {path.name for path in folder.iterdir()} == {"corpus", "note.txt"}


def test_a_folder_that_may_not_be_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("analysis.store.tables.os.access", lambda place, mode: False)
    _refused(capsys, ["derive", "corpus", "-o", "out/deeper"], "out/deeper: cannot be written", "no write permission")


def test_this_folder_takes_tables(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "here").mkdir()
    monkeypatch.chdir(folder / "here")
    assert cli.main(["analyse", "../corpus", "-o", "."]) == 0
    assert tables.is_tables(folder / "here")
    assert {path.name for path in folder.iterdir()} == {"corpus", "here"}


def test_what_lies_inside_the_corpus_is_no_article_of_the_next_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "corpus" / "tables.unfinished").write_bytes(b"x")
    (folder / "corpus" / "gone.txt").symlink_to("nowhere.txt")
    assert cli.main(["check", "corpus", "--json"]) == 1
    (skipped,) = json.loads(capsys.readouterr().out)["skipped"]
    assert skipped["file"] == "gone.txt"
    assert "a link that leads nowhere" in skipped["reason"]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (["--column", "mood=Body"], "--column mood: no field of an article; the fields are text, title"),
        (["--column", "text=a", "--column", "text=b"], "a field is given twice"),
        (["--column", "text="], "--column text: write FIELD=NAME"),
        (["--corrections", "nowhere.toml"], "nowhere.toml: cannot be opened"),
    ],
)
def test_a_wrong_option(folder: Path, capsys: pytest.CaptureFixture[str], given: list[str], reason: str) -> None:
    _refused(capsys, ["check", "corpus", *given], reason)


def test_check_reads_the_entity_file_that_an_analysis_would_stop_at(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "corpus" / "entities.csv").write_text("who\nOrla\n", "utf-8")
    _refused(capsys, ["check", "corpus"], "entities.csv: the first line must be entity,kind")


def test_answers_do_not_take_the_place_of_the_rows(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = '{"id": "1", "text": "All is well."}\n'
    (folder / "rows.jsonl").write_text(rows, "utf-8")
    _refused(capsys, ["predict", "tone", "rows.jsonl", "-o", "./rows.jsonl"], "holds the rows", "choose another file with -o")
    assert (folder / "rows.jsonl").read_text("utf-8") == rows


def test_an_actor_named_twice(capsys: pytest.CaptureFixture[str]) -> None:
    _refused(capsys, ["timeline", str(SEEDS), "--actors", "Russia", "Russia"], "Russia: named twice; name two actors")


def test_a_corpus_without_events(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "corpus" / "one.txt").write_text("A calm day\n\nThe sea was calm all day, and the gulls slept.\n", "utf-8")
    _refused(capsys, ["timeline", "corpus", "--actors", "Russia", "China"], "no event between two actors was found")


def test_options_that_tables_cannot_follow_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    """A published corpus is opened by its folder, as the dashboard does."""
    assert cli.main(["timeline", str(SEEDS), "--actors", "Russia", "China", "--copies", "all", "--column", "text=Body"]) == 0
    said = capsys.readouterr()
    assert said.err == "parallax: --column, --copies have no effect on what stands in tables; analyse the articles again\n"
    assert "reported events" in said.out


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (["analyse", "corpus", "-o", ""], "is empty; name a place to write to"),
        (["dashboard", "--port", "0"], "'0' is no port; give a number from 1 to 65535"),
        (["dashboard", "--port", "65536"], "'65536' is no port"),
        (["dashboard", "--port", "-1"], "'-1' is no port"),
    ],
)
def test_wrong_use(capsys: pytest.CaptureFixture[str], given: list[str], reason: str) -> None:
    with pytest.raises(SystemExit) as leave:
        cli.main(given)
    assert leave.value.code == 2
    assert reason in capsys.readouterr().err


def test_dashboard_on_a_port_that_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        _refused(capsys, ["dashboard", "--port", port], f"127.0.0.1, port {port}: cannot be listened on", "--host and --port")


def test_dashboard_on_a_host_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    _refused(capsys, ["dashboard", "--host", "300.1.1.1"], "300.1.1.1, port 8501: cannot be listened on")
