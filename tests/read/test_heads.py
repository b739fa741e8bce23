"""What a table looks like before it is read, and which columns are then read."""

from __future__ import annotations

import io
import json
import zipfile

import pandas as pd
import pytest

from analysis.read import corpus as reading
from analysis.read import heads, table

WORDS = "The ferry came late to the port and the cook was glad of the new boat. It crosses the sound twice a day. " * 4
ODD = "Medium;Kopfzeile;Volltext\n" + "\n".join(f'Orla Gazette;Title {n};"{WORDS} {n}"' for n in (1, 2))


def _packed(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return made.getvalue()


def _workbook() -> bytes:
    made = io.BytesIO()
    pd.DataFrame({"Body": [WORDS], "Day": ["2024-05-03"]}).to_parquet(made)
    return made.getvalue()


def test_the_heads_of_tables_also_in_archives_and_of_risky_formats() -> None:
    files = [
        ("odd.csv", ODD.encode()),
        ("a.txt", WORDS.encode()),
        ("p.parquet", _workbook()),
        ("z.zip", _packed(in_csv=ODD.encode())),
    ]
    found, skipped = heads.find(files)
    assert [head.file for head in found] == ["odd.csv", "p.parquet", "z.zip/in.csv"]
    assert found[0].columns == ("Medium", "Kopfzeile", "Volltext")
    assert found[0].guessed == {"outlet": "Medium"}
    assert found[0].examples[:2] == ("Orla Gazette", "Title 1")
    assert len(found[0].examples[2]) == table.SAMPLE
    assert found[1].guessed == {"text": "Body", "published": "Day"}
    assert skipped == ()


@pytest.mark.parametrize(
    ("name", "data"), [("a.csv", b""), ("a.jsonl", b"{nonsense"), ("a.xlsx", b"PK\x03\x04 no"), ("a.parquet", b"PAR1")]
)
def test_a_broken_table_is_one_line(name: str, data: bytes) -> None:
    found, skipped = heads.find([(name, data), ("odd.csv", ODD.encode())])
    assert [head.file for head in found] == ["odd.csv"]
    assert [one.file for one in skipped] == [name]
    assert "\n" not in skipped[0].reason


def test_each_table_is_read_by_its_own_columns_and_others_as_guessed() -> None:
    plain = f'title,text\nA title,"{WORDS}"'
    files = [("odd.csv", ODD.encode()), ("plain.csv", plain.encode())]
    found = reading.from_files(files, mappings={"odd.csv": {"text": "Volltext", "title": "Kopfzeile", "outlet": ""}})
    assert [article.id for article in found.articles] == ["odd:1", "odd:2", "plain:1"]
    assert found.articles[0].title.value == "Title 1"
    assert found.articles[0].outlet.status == "unknown", "the reader said that no column holds the outlet"


def test_columns_may_say_how_sure_their_neighbours_are() -> None:
    row = {
        "text": WORDS,
        "outlet": "Orla Gazette",
        "outlet_status": "inferred",
        "outlet_reason": "the host of its address",
        "date": "2024-05-03",
    }
    found = reading.from_files([("a.jsonl", json.dumps(row).encode())])
    article = found.articles[0]
    assert (article.outlet.value, article.outlet.status, article.outlet.reason) == (
        "Orla Gazette",
        "inferred",
        "the host of its address",
    )
    assert article.published.status == "stated"
    assert found.tables[0].left == ()


def test_a_status_that_is_none_says_nothing() -> None:
    row = {"text": WORDS, "outlet": "Orla Gazette", "outlet_status": "certain", "outlet_reason": "so it is"}
    found = reading.from_files([("a.jsonl", json.dumps(row).encode())])
    assert found.articles[0].outlet.reason == "the column “outlet”"
