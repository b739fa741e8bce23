"""What a reader takes away can be brought again: the articles with what was stated of them, and the tables."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
from conftest import Analysed, MakeArticle

import analysis
from analysis.model import Known, Published
from analysis.publish import parcel
from analysis.read import corpus as reading
from analysis.schema import TABLES

WORDS = (
    "The ferry came late to the port and the cook was glad of the new boat. It crosses the sound twice a day. " * 4 + "So it goes."
)
MONTH = Published(date(2024, 5, 1), date(2024, 5, 31), "month", "inferred", "the file's name")


def test_articles_come_back_with_all_that_was_stated(make_article: MakeArticle) -> None:
    title, nobody = Known("=2+3 <b>", "stated", "by you"), Known(None, "unknown", "taken out by you")
    unknown = make_article("b", WORDS + "\n\nIt ends so.", "Unknown (b)")
    given = [make_article("a", WORDS, title=title, author=nobody, published=MONTH, url="https://example.org/a"), unknown]
    again = reading.from_files([("articles.jsonl", parcel.jsonl(given))]).articles
    for old, new in zip(given, again, strict=True):
        assert new.text == old.text
        assert (new.title.value, new.title.status) == (old.title.value, old.title.status)
        assert (new.author.value, new.published, new.url) == (old.author.value, old.published, old.url)
    assert again[0].outlet == given[0].outlet
    assert again[0].title.reason == "by you"


def test_an_unknown_outlet_is_no_name(make_article: MakeArticle) -> None:
    nobody = replace(make_article("a", WORDS), outlet=Known("Unknown (a)", "unknown", "the file does not say"))
    assert json.loads(parcel.jsonl([nobody]))["outlet"] is None


def test_the_tables_come_back_and_no_cell_is_a_formula(tmp_path: Path, make_article: MakeArticle, analysed: Analysed) -> None:
    data = analysed(make_article("a", f"{WORDS}\n\n=2+3 stood on the wall.", "=cmd|x"), make_article("b", WORDS, "+Beta"))
    packed = zipfile.ZipFile(io.BytesIO(parcel.zipped(data)))
    assert packed.testzip() is None
    for name in packed.namelist():
        for cell in (
            pd.read_csv(packed.open(name), dtype=str, keep_default_na=False).to_numpy().ravel() if name.endswith(".csv") else ()
        ):
            assert not cell.startswith(("=", "+", "@")), (name, cell)
    packed.extractall(tmp_path)
    again = analysis.read_tables(tmp_path / "tables")
    for name in TABLES:
        pd.testing.assert_frame_equal(again[name], data[name])
    assert again.provenance == data.provenance


def test_the_same_tables_are_the_same_bytes(make_article: MakeArticle, analysed: Analysed) -> None:
    data = analysed(make_article("a", WORDS))
    assert parcel.zipped(data) == parcel.zipped(data)
