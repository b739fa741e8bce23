"""What a spreadsheet reads of a saved table."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.publish import sheets


def _read(table: pd.DataFrame) -> list[list[str]]:
    return list(csv.reader(io.StringIO(sheets.csv(table).decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", " =1", "\u00a0=1", "\n=1", "＝1", "\u2003＠A1"])
def test_a_text_is_no_formula(text: str) -> None:
    assert _read(pd.DataFrame({text: [text]})) == [[f"'{text}"], [f"'{text}"]]


def test_numbers_stay_numbers_and_missing_stays_empty() -> None:
    assert _read(pd.DataFrame({"a": [-1.5, None], "b": ["x", None]})) == [["a", "b"], ["-1.5", "x"], ["", ""]]


def test_a_table_without_rows_keeps_its_head() -> None:
    assert _read(pd.DataFrame({"a": [], "b": []})) == [["a", "b"]]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_every_text_is_there_after_at_most_an_apostrophe(text: str) -> None:
    ((_,), (cell,)) = _read(pd.DataFrame({"a": [text]}))[:2] if text else (("a",), ("",))
    assert cell in (text, f"'{text}")
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
