"""Rows in and out: one clear line for what is wrong with a line, and files that appear whole or not at all."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.bench import data
from analysis.errors import BenchError

FIELDS: data.Fields = {
    "text": "text",
    "start?": "whole number",
    "published?": "text",
    "words?": "list of texts",
    "names?": {"start": "whole number", "end": "whole number", "type": "text"},
    "spans?": "list of spans",
    "rating?": "number",
    "biased?": "true or false",
}
GOOD = '{"id": "a", "text": "The boat came back."}'


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "not valid JSON; write one object a line"),
        ("[" * 100_000, "not valid JSON"),
        ("[1]", "holds [1]; write one object a line"),
        ("null", "holds null"),
        ('{"text": "x"}', "the field 'id' is missing; add it"),
        ('{"id": "b"}', "the field 'text' is missing; add it"),
        ('{"id": 3, "text": "x"}', "id holds 3; expected: text"),
        ('{"id": "b", "text": null}', "text holds null; expected: text"),
        ('{"id": "a", "text": "x"}', "the id 'a' stands in line 1 already; make every id unique"),
        ('{"id": "b", "text": "x", "rating": true}', "rating holds true; expected: number"),
        ('{"id": "b", "text": "x", "rating": NaN}', "rating holds NaN; expected: number"),
        ('{"id": "b", "text": "x", "biased": 1}', "biased holds 1; expected: true or false"),
        ('{"id": "b", "text": "x", "words": [1]}', "words holds [1]; expected: list of texts"),
        ('{"id": "b", "text": "x", "spans": [[3, 1]]}', "spans holds [[3, 1]]; expected: list of spans"),
        ('{"id": "b", "text": "x", "names": {}}', "names holds {}; expected: list"),
        ('{"id": "b", "text": "x", "names": [4]}', "names[0] holds 4; expected: object"),
        ('{"id": "b", "text": "x", "names": [{"start": 0, "end": 1}]}', "names[0].type"),
        ('{"id": "b", "text": "x", "names": [{"start": 4, "end": 1, "type": "x"}]}', "needs 0 <= start < end"),
        ('{"id": "b", "text": "x", "published": 2031}', "published holds 2031; expected: text"),
    ],
)
def test_malformed_line(tmp_path: Path, line: str, what: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(f"{GOOD}\n\n{line}\n", "utf-8")
    with pytest.raises(BenchError) as caught:
        data.read(path, FIELDS)
    message = str(caught.value)
    assert message.startswith(f"{path}:3: ")
    assert what in message
    assert "\n" not in message
    assert len(message) < len(str(path)) + 160


def test_span_after_the_end_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"id": "a", "text": "Rain", "start": 0, "end": 5}\n', "utf-8")
    with pytest.raises(
        BenchError, match=r"rows.jsonl:1: the span ends at 5, after the text's 4 characters; give code-point offsets"
    ):
        data.read(path, {"text": "text", "start": "whole number", "end": "whole number"})


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'{"id": "a", "text": "caf\xe9"}\n')
    with pytest.raises(BenchError, match=r"rows.jsonl:1: not UTF-8; save the file again as UTF-8"):
        data.read(path, FIELDS)


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.jsonl.gz"])
def test_missing_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(BenchError, match="no such file; check the path"):
        data.read(tmp_path / name, FIELDS)


@pytest.mark.parametrize("damaged", [b"no gzip", gzip.compress(GOOD.encode() * 50, mtime=0)[:-20], b""])
def test_damaged_gzip(tmp_path: Path, damaged: bytes) -> None:
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(damaged)
    if damaged:
        with pytest.raises(BenchError, match="not a whole gzip file; fetch or compress it again"):
            data.read(path, FIELDS)
    else:
        assert data.read(path, FIELDS) == []


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="cannot be read"):
        data.read(tmp_path, FIELDS)


ROWS = st.lists(
    st.fixed_dictionaries({"id": st.text(), "text": st.text(alphabet=st.characters(exclude_categories=["Cs"]))}),
    unique_by=lambda row: row["id"],
)


@settings(max_examples=40)
@given(rows=ROWS.filter(lambda rows: all(row["id"].isprintable() for row in rows)), packed=st.booleans())
def test_round_trip(tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, Any]], packed: bool) -> None:
    """Line separators inside a text are no ends of a line."""
    path = tmp_path_factory.mktemp("rows") / "rows.jsonl"
    assert data.write(path, rows) == len(rows)
    if packed:
        path = path.with_name("rows.jsonl.gz")
        path.write_bytes(gzip.compress(path.with_name("rows.jsonl").read_bytes()))
    assert data.read(path, {"text": "text"}) == rows


def test_write_is_whole_or_not_at_all(tmp_path: Path) -> None:
    def rows() -> Iterator[dict[str, Any]]:
        yield {"id": "new"}
        raise KeyboardInterrupt

    path = tmp_path / "rows.jsonl"
    path.write_text(GOOD, "utf-8")
    with pytest.raises(KeyboardInterrupt):
        data.write(path, rows())
    assert path.read_text("utf-8") == GOOD
    assert list(tmp_path.iterdir()) == [path]


def test_write_makes_the_folder(tmp_path: Path) -> None:
    assert data.write(tmp_path / "new" / "rows.jsonl", [{"id": "é"}]) == 1
    assert json.loads((tmp_path / "new" / "rows.jsonl").read_text("utf-8")) == {"id": "é"}


def test_write_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "note").write_text("a note", "utf-8")
    with pytest.raises(BenchError, match=r"cannot be written .*; choose another file with -o"):
        data.write(tmp_path / "note" / "rows.jsonl", [])
