"""The file of corrections: what is written is read back, and what is wrong is told with file, entry and cure."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis
from analysis import cli
from analysis.correct import overlay
from analysis.correct.overlay import Correction
from analysis.correct.places import digest
from analysis.errors import CorrectionsError

SENTENCE = "China lent Russia a ferry on 3 May 2031, and the crew was glad of it."
TEXT = f"The ferry comes late\n\nBy Ada Lund\n\n{SENTENCE}\n\nThe ferry crosses the sound twice a day, and nobody minds.\n"
ENTRY = f"""
[[correction]]
kind = "link"
article = "one"
sha256 = "{digest(SENTENCE)[:16]}"
words = "China"
was = "China"
now = "India"
by = "B. Holt"
on = 2031-06-01
why = "read again"
"""
WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20).filter(lambda text: len(text.split()) <= 12)


@given(WORDS, WORDS, WORDS, WORDS, st.dates(), st.none() | st.integers(1, 9))
def test_what_is_written_is_read_back(words: str, now: str, by: str, why: str, on: date, nth: int | None) -> None:
    correction = Correction("link", now, by, on, why, article="a", sha256="0" * 16, words=words, nth=nth)
    assert overlay.parse(overlay.text([correction])).corrections == (correction,)


def test_entry_is_read() -> None:
    (correction,) = overlay.parse(ENTRY).corrections
    assert (correction.kind, correction.now, correction.on, correction.nth) == ("link", "India", date(2031, 6, 1), None)


def test_file_without_entries_corrects_nothing() -> None:
    assert overlay.parse("# nothing yet\n").corrections == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("kind = ", "kind: "), "is no TOML"),
        (("[[correction]]", "[[korrection]]"), "“korrection” is not expected; write each entry below a line [[correction]]"),
        (("[[correction]]", "[correction]"), "“correction” is not expected"),
        (('"link"', '"tone"'), "entry 1: kind is 'tone'; it must be one of alias, link"),
        (("words", "wordz"), "entry 1: “wordz” is no field; the fields are article"),
        (('by = "B. Holt"\n', ""), "entry 1 (link): by is missing; every such entry must say it"),
        (('why = "read again"', 'why = ""'), "entry 1 (link): why is missing"),
        (('article = "one"\n', ""), "entry 1 (link): article is missing"),
        (("on = 2031-06-01", 'on = "1 June"'), "entry 1 (link): on is '1 June'; write the day without quotes"),
        (("on = 2031-06-01", "on = 2031-06-31"), "is no TOML"),
        (("on = 2031-06-01", "on = 2031-06-01T10:00:00"), "write the day without quotes"),
        (('words = "China"', 'words = "China"\nnth = 0'), "nth is 0; write a whole number from 1"),
        (('words = "China"', 'words = "China"\nnth = true'), "nth is True; write a whole number from 1"),
        (('words = "China"', "words = 7"), "words is 7; write it as text in quotes"),
        (('words = "China"', f'words = "{"a " * 13}"'), "words are more than 12"),
        ((digest(SENTENCE)[:16], "0123"), "sha256 is '0123'; it must be 12 to 64 of the digits"),
        (('kind = "link"', 'kind = "event_date"'), "now is 'India'; it must be a day, a month or a year"),
        (('kind = "link"', 'kind = "event"'), "was is 'China'; it must be CLASS: ACTOR > TARGET or none"),
    ],
)
def test_malformed_file_is_refused_in_one_line(change: tuple[str, str], said: str) -> None:
    assert change[0] in ENTRY
    with pytest.raises(CorrectionsError) as caught:
        overlay.parse(ENTRY.replace(*change), "mine.toml")
    assert str(caught.value).startswith("mine.toml: ")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_two_decisions_on_the_same_words_are_refused() -> None:
    with pytest.raises(CorrectionsError, match=r"entries 1 and 2 decide on the same words; keep one of them"):
        overlay.parse(ENTRY + ENTRY.replace("India", "Peru"))


@pytest.mark.parametrize(
    ("value", "found"),
    [("2031", ("2031-01-01", "2031-12-31")), ("2031-02", ("2031-02-01", "2031-02-28")), ("2031-02-29", None), ("May 2031", None)],
)
def test_periods(value: str, found: tuple[str, str] | None) -> None:
    days = overlay.period(value)
    assert (days and (days.first.isoformat(), days.last.isoformat())) == found


# ---------------------------------------------------------------- the command


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXT, "utf-8")
    return folder


def test_file_beside_the_corpus_is_found(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "corrections.toml").write_text(ENTRY, "utf-8")
    assert cli.main(["analyse", str(corpus), "-o", str(tmp_path / "out")]) == 0
    said = capsys.readouterr()
    assert said.err == f"parallax: 1 correction read from {corpus / 'corrections.toml'}\n"
    assert "1 of 1 corrections applied, to 1 rows" in said.out
    found = analysis.read_tables(tmp_path / "out")
    assert "India" in set(found["mentions"]["entity"])
    assert [(row.by, row.n) for row in found.provenance.corrections] == [("B. Holt", 1)]


def test_file_named_on_the_command_line(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(ENTRY.replace(digest(SENTENCE)[:16], "0" * 16), "utf-8")
    for command in (["analyse", str(corpus), "-o", str(tmp_path / "out")], ["check", str(corpus)]):
        assert cli.main([*command, "--corrections", str(mine)]) == 1
        said = f"parallax: {mine}: entry 1 (link “China”) does not apply: the sentence has changed or is gone"
        assert said in capsys.readouterr().err
    mine.write_text("kind", "utf-8")
    assert cli.main(["check", str(corpus), "--corrections", str(mine)]) == 2
    assert cli.main(["check", str(corpus), "--corrections", str(tmp_path / "none.toml")]) == 2


def test_check_counts_what_applies(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "corrections.toml").write_text(ENTRY, "utf-8")
    cli.main(["check", str(corpus)])
    assert "1 of 1 correction apply." in capsys.readouterr().out
    cli.main(["check", str(corpus), "--json"])
    assert '"now": "India"' in capsys.readouterr().out
