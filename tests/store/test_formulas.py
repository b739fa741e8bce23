"""Cells that spreadsheets would run."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Analysed, MakeArticle
from hypothesis import given
from hypothesis import strategies as st

from analysis.store import formulas, tables


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+2", "'=1+2"),
        ("+49 30", "'+49 30"),
        ("-cmd", "'-cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("'=1", "''=1"),
        (" =1", "' =1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        (" plain", " plain"),
        ("plain", "plain"),
        ("'quoted'", "'quoted'"),
        ("", ""),
    ],
)
def test_escape(text: str, cell: str) -> None:
    assert formulas.escape(text) == cell
    assert formulas.unescape(cell) == text


@given(st.text("'=+-@＝ \t\n\u00a0ab"))
def test_what_is_read_is_what_was_written(text: str) -> None:
    assert formulas.unescape(formulas.escape(text)) == text
    assert not formulas.escape(text).lstrip().startswith(("=", "+", "-", "@", "＝"))


def test_tables_as_csv_hold_no_formula(tmp_path: Path, make_article: MakeArticle, analysed: Analysed) -> None:
    found = analysed(make_article("a", "Rain fell.", "=HYPERLINK(1)"))
    tables.write(found, tmp_path, form="csv")
    assert ",'=HYPERLINK(1)," in (tmp_path / "articles.csv").read_text("utf-8")
    assert list(tables.read(tmp_path)["articles"]["outlet"]) == ["=HYPERLINK(1)"]
