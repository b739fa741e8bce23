"""The commands that read a corpus and print: check, compare, timeline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import ROOT

from analysis import cli

DEMO = str(ROOT / "seeds" / "demo")
TEXT = (
    "The ferry came late to the port and the cook was glad of the new boat. It crosses the sound twice a day for the island. " * 5
)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("tables")
    assert cli.main(["analyse", DEMO, "-o", str(folder)]) == 0
    return str(folder)


def _csv(folder: Path, *rows: tuple[str, str, str]) -> Path:
    path = folder / "export.csv"
    lines = ["Medium,Day,Words", *(f'{outlet},{day},"{text}"' for outlet, day, text in rows)]
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_check_of_the_demo_finds_its_two_undated_articles(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", DEMO]) == 1
    said = capsys.readouterr()
    assert "24 articles" in said.out
    assert "2 articles of 24 doubtful:" in said.out
    assert said.err == ""


def test_check_says_what_is_doubtful(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _csv(
        tmp_path, ("Orla Gazette", "5/6/2024", TEXT), ("Orla Gazette", "2024-06-05", TEXT), ("Orla Gazette", "2024-06-07", "")
    )
    columns = ["--column", "text=Words", "--column", "published=Day", "--column", "outlet=Medium"]
    assert cli.main(["check", str(path), *columns]) == 1
    said = capsys.readouterr()
    assert "text ← “Words”" in said.out
    assert "2 of 3 rows with text" in said.out
    assert "day and month could be either way round" in said.out
    assert "word for word the same as export:2" in said.out
    assert "1 row of 3 without text" in said.err


def test_check_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _csv(tmp_path, ("Orla Gazette", "2024-06-05", TEXT))
    assert cli.main(["check", str(path), "--json", "--column", "text=Words"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["tables"][0]["columns"] == {"text": "Words", "outlet": "Medium", "published": "Day"}
    assert found["articles"][0]["published"] == "2024-06-05"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (["--column", "words"], "write FIELD=NAME"),
        (["--column", "mood=Words"], "mood: no field of an article"),
        (["--column", "text=Gone"], "has no column “Gone”"),
        ([], "no column holds the text"),
    ],
)
def test_wrong_columns_are_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], given: list[str], reason: str) -> None:
    assert cli.main(["check", str(_csv(tmp_path, ("a", "2024-06-05", TEXT))), *given]) == 2
    error = capsys.readouterr().err
    assert reason in error
    assert error.count("\n") == 1


def test_compare_prints_sentences_or_says_that_there_are_none(tables: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.main(["compare", tables]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "6 articles" in lines[0]
    assert len(lines) > 1
    assert all(
        line.startswith(("* ", "    ", "- On the whole, ", "- No visible difference", "- Not compared, ")) for line in lines[1:]
    )
    assert sum(line.startswith("* ") for line in lines) > 3


def test_compare_as_json(tables: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.main(["compare", tables, "--json", "--voice", "own"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {
        "outlets",
        "voice",
        "differences",
        "statements",
        "on_the_whole",
        "left_out",
        "no_visible_difference",
        "not_compared",
    }
    assert all({"sentence", "more", "less", "z"} <= set(difference) for difference in found["differences"])


def test_timeline(tables: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.main(["timeline", tables, "--actors", "Norvane", "Ostrenia", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    dates = [event["from_date"] for event in found["events"] if event["from_date"]]
    assert found["events"]
    assert dates == sorted(dates)
    assert cli.main(["timeline", tables, "--actors", "Norvane", "Ostrenia"]) == 0
    assert f"{len(found['events'])} reported events" in capsys.readouterr().out


@pytest.mark.parametrize(
    "given",
    [["compare", "--outlets", "Nobody", "Noone"], ["compare", "--outlets", "Nobody"], ["timeline", "--actors", "Nobody", "China"]],
)
def test_what_is_not_there_is_one_line(tables: str, capsys: pytest.CaptureFixture[str], given: list[str]) -> None:
    capsys.readouterr()
    assert cli.main([given[0], tables, *given[1:]]) == 2
    error = capsys.readouterr().err
    assert error.startswith("parallax: Nobody: ")
    assert error.count("\n") == 1


def test_addresses_and_files_are_not_mixed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "https://127.0.0.1/a", DEMO]) == 2
    assert cli.main(["check", "https://127.0.0.1/a"]) == 2
    assert "not in the public net" in capsys.readouterr().err
