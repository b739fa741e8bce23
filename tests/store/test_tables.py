"""Tables to files and back: nothing lost, the same bytes each time, and a plain word where a file is not what it should be."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pandas as pd
import pytest
from conftest import Built
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import analysis
from analysis import Analysis, TablesError
from analysis.model import Skipped
from analysis.schema import TABLES
from analysis.store import tables

FORMS = pytest.mark.parametrize("form", ["parquet", "csv"])
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20)


def _assert_same(one: Analysis, other: Analysis) -> None:
    assert list(one.tables) == list(other.tables) == list(TABLES)
    for name in TABLES:
        pd.testing.assert_frame_equal(one[name], other[name], check_exact=True)
    assert one.provenance == other.provenance


@FORMS
@pytest.mark.parametrize("corpus", ["demo", "seeds"])
def test_round_trip(request: pytest.FixtureRequest, tmp_path: Path, corpus: str, form: tables.Format) -> None:
    data: Analysis = request.getfixturevalue(corpus)
    written = analysis.write_tables(data, tmp_path, form=form)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*(path.name for path in written), tables.PROVENANCE])
    _assert_same(analysis.read_tables(tmp_path), data)


@FORMS
def test_same_bytes_each_time(demo: Analysis, tmp_path: Path, form: tables.Format) -> None:
    contents = []
    for name in ("first", "second", "second"):
        analysis.write_tables(demo, tmp_path / name, form=form)
        contents.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert contents[0] == contents[1] == contents[2]


@FORMS
@given(text=TEXT, value=st.floats(allow_nan=False, allow_infinity=False), count=st.integers(0, 2**53))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_and_number_survives(
    built: Built, tmp_path_factory: pytest.TempPathFactory, form: tables.Format, text: str, value: float, count: int
) -> None:
    folder = tmp_path_factory.mktemp("any")
    data = built(
        sentences=[{"article_id": text, "sentence": count, "valence": value, "text": text}, {"article_id": text}],
        events=[{"article_id": text, "class": text, "negated": True, "score": value}],
        terms=[{"article_id": text, "sentence": count, "lemma": text, "count": count}, {"article_id": text, "lemma": text}],
    )
    analysis.write_tables(data, folder, form=form)
    _assert_same(analysis.read_tables(folder), data)


@FORMS
@pytest.mark.parametrize("word", ["000", "1e5", "NA", "nan", "None", "True", "2031-01-02", "0x1F", " ", "="])
def test_words_that_look_like_something_else_stay_words(built: Built, tmp_path: Path, form: tables.Format, word: str) -> None:
    data = built(articles=[{"article_id": word, "outlet": word, "title": word}])
    analysis.write_tables(data, tmp_path, form=form)
    assert analysis.read_tables(tmp_path)["articles"][["article_id", "outlet", "title"]].to_numpy().tolist() == [[word] * 3]


@FORMS
def test_missing_stays_missing(built: Built, tmp_path: Path, form: tables.Format) -> None:
    data = built(sentences=[{"article_id": "a"}], terms=[{"article_id": "a", "count": 1}])
    analysis.write_tables(data, tmp_path, form=form)
    again = analysis.read_tables(tmp_path)
    assert again["sentences"].loc[0, ["valence", "text", "gloss"]].isna().all()
    assert again["terms"].loc[0, "sentence"] is pd.NA


@FORMS
def test_provenance_survives(built: Built, tmp_path: Path, form: tables.Format) -> None:
    data = built()
    provenance = dataclasses.replace(data.provenance, skipped=(Skipped("x.pdf", "x.pdf: not read"),), description="“Zwölf” lines")
    analysis.write_tables(Analysis(data.tables, provenance), tmp_path, form=form)
    assert analysis.read_tables(tmp_path).provenance == provenance
    assert tables.is_tables(tmp_path)


# ---------------------------------------------------------------- what is wrong with a folder


@FORMS
@pytest.mark.parametrize("name", list(TABLES))
def test_missing_table_is_named(built: Built, tmp_path: Path, form: tables.Format, name: str) -> None:
    analysis.write_tables(built(), tmp_path, form=form)
    (tmp_path / f"{name}.{form}").unlink()
    with pytest.raises(TablesError, match=f"has no {name} table; write the tables again$") as error:
        analysis.read_tables(tmp_path)
    assert str(tmp_path) in str(error.value)


@pytest.mark.parametrize("text", [None, "", "no json", "5", "null", "[]", '{"version": "1"}', '{"skipped": 3}', '{"skipped": [1]}'])
def test_malformed_provenance_is_named(built: Built, tmp_path: Path, text: str | None) -> None:
    analysis.write_tables(built(), tmp_path)
    path = tmp_path / tables.PROVENANCE
    path.unlink() if text is None else path.write_text(text, "utf-8")
    with pytest.raises(TablesError, match=r"provenance\.json: missing or malformed; write the tables again$"):
        analysis.read_tables(tmp_path)


@pytest.mark.parametrize(
    ("form", "spoil"),
    [
        *(("parquet", how) for how in ("empty", "words", "cut", "middle", "column", "value", "binary")),
        *(("csv", how) for how in ("empty", "words", "column", "value", "binary")),
    ],
)
def test_spoilt_table_is_named_in_one_line(demo: Analysis, tmp_path: Path, form: tables.Format, spoil: str) -> None:
    analysis.write_tables(demo, tmp_path, form=form)
    path = tmp_path / f"events.{form}"
    path.write_bytes(_spoilt(path, spoil))
    with pytest.raises(TablesError) as error:
        analysis.read_tables(tmp_path)
    message = str(error.value)
    assert message.startswith(f"{path}: not the table it should be (")
    assert message.endswith("; write the tables again")
    assert "\n" not in message


def _spoilt(path: Path, how: str) -> bytes:
    data = path.read_bytes()
    if how in ("column", "value") and path.suffix == ".csv":
        return data.replace(b"actor", b"actress", 1) if how == "column" else data.replace(b",False,", b",perhaps,", 1)
    if how in ("column", "value"):
        table = pd.read_parquet(path)
        changed = table.drop(columns="actor") if how == "column" else table.assign(score="much")
        changed.to_parquet(path)
        return path.read_bytes()
    middle = data[: len(data) - 200] + b"\xff" * 150 + data[-50:]
    return {"empty": b"", "words": b"not a table", "cut": data[: len(data) // 2], "middle": middle, "binary": bytes(range(256))}[
        how
    ]


def test_table_that_may_not_be_opened(monkeypatch: pytest.MonkeyPatch, built: Built, tmp_path: Path) -> None:
    analysis.write_tables(built(), tmp_path)

    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(tables.pq, "read_table", refuse)
    with pytest.raises(TablesError, match=r"articles\.parquet: not the table it should be \(.*Permission denied"):
        analysis.read_tables(tmp_path)


def test_nothing_that_was_never_there(tmp_path: Path) -> None:
    assert not tables.is_tables(tmp_path / "nowhere")
    with pytest.raises(TablesError, match="nowhere: has no articles table"):
        analysis.read_tables(tmp_path / "nowhere")


# ---------------------------------------------------------------- writing that fails


@FORMS
def test_failing_leaves_nothing_half_written(
    monkeypatch: pytest.MonkeyPatch, demo: Analysis, tmp_path: Path, form: tables.Format
) -> None:
    """The disk is full at the fifth table: the folder is as it was, and the older tables in it are whole."""
    analysis.write_tables(demo, tmp_path, form=form)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    write_table, written = tables._write_table, []

    def fail(name: str, table: pd.DataFrame, folder: Path, form: tables.Format) -> str:
        written.append(name)
        if len(written) == 5:
            raise OSError(28, "No space left on device")
        return write_table(name, table, folder, form)

    monkeypatch.setattr(tables, "_write_table", fail)
    with pytest.raises(TablesError, match=r"cannot be written \(No space left on device\); choose another folder with -o$"):
        analysis.write_tables(analysis.derive(demo), tmp_path, form=form)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_file_in_the_way(built: Built, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a note", "utf-8")
    for folder in (tmp_path / "out", tmp_path / "out" / "deeper"):
        with pytest.raises(TablesError, match="cannot be written"):
            analysis.write_tables(built(), folder)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize(("first", "second"), [("parquet", "csv"), ("csv", "parquet")])
def test_forms_are_not_mixed_in_a_folder(built: Built, tmp_path: Path, first: tables.Format, second: tables.Format) -> None:
    """Derived tables beside older whole ones would be read as those, with their wording."""
    analysis.write_tables(built(), tmp_path, form=first)
    with pytest.raises(TablesError, match=f"holds tables as {first} already; choose another folder with -o or remove them$"):
        analysis.write_tables(analysis.derive(built()), tmp_path, form=second)


def test_records_have_none_where_nothing_is_known(built: Built) -> None:
    (row,) = tables.records(built(sentences=[{"article_id": "a", "sentence": 3, "valence_own": 0.5}])["sentences"])
    assert (row["article_id"], row["sentence"], row["valence_own"]) == ("a", 3, 0.5)
    assert (row["valence"], row["text"], row["gloss"]) == (None, None, None)
    assert json.loads(json.dumps(row)) == row
