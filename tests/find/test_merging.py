"""Our list and a reader's become one: rows added, replaced, taken out, and what cannot be taken out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import LexiconError
from analysis.find import merging
from analysis.find.merging import Change

OURS = "word,kind,note\nebb,fall,\nflood,rise,\n"
words = st.sampled_from(["ebb", "flood", "neap", "spring"])


def test_rows_are_added_replaced_and_taken_out() -> None:
    found = merging.rows(OURS, "word,kind,note\nebb,rise,mine\nneap,fall,\n\n-flood\n", "mine.csv", ["word"])
    assert found.whole.splitlines() == ["word,kind,note", "ebb,rise,mine", "neap,fall,"]
    assert found.change == Change(added=1, replaced=1, removed=1)
    # the reader's file by itself keeps its lines where they are
    assert found.own.splitlines()[:3] == ["word,kind,note", "ebb,rise,mine", "neap,fall,"]
    assert "flood" not in found.own


def test_a_key_may_be_of_several_columns() -> None:
    ours = "word,kind,note\nebb,fall,\nebb,rise,\n"
    found = merging.rows(ours, "word,kind,note\n-ebb,rise,\n", "mine.csv", ["word", "kind"])
    assert found.whole.splitlines() == ["word,kind,note", "ebb,fall,"]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_how_a_spreadsheet_saves_does_not_matter(mark: str, end: str) -> None:
    own = mark + end.join(["word,kind,note", '"ebb","rise",""', '"-flood",,', ""])
    assert merging.rows(OURS, own, "mine.csv", ["word"]).change == Change(replaced=1, removed=1)


def test_what_is_not_there_cannot_be_taken_out() -> None:
    with pytest.raises(LexiconError, match=r"mine\.csv: line 3: 'neap' is none of our rows"):
        merging.rows(OURS, "word,kind,note\nebb,rise,\n-neap\n", "mine.csv", ["word"])
    with pytest.raises(LexiconError, match=r"mine\.txt: line 2: 'neap'"):
        merging.words(frozenset({"ebb"}), "# mine\n-neap\n", "mine.txt")
    with pytest.raises(LexiconError, match=r"mine\.toml: remove: 'neap'"):
        merging.tables({"tide": [{"name": "ebb"}]}, {"remove": ["neap"]}, "mine.toml", "tide", "name")


def test_words_are_added_and_taken_out() -> None:
    found = merging.words(frozenset({"ebb", "flood"}), "# mine\nneap -ebb\nspring\n", "mine.txt")
    assert found == ({"flood", "neap", "spring"}, Change(added=2, removed=1))
    with pytest.raises(LexiconError, match="line 1: 'Neap' must be a word in lower case"):
        merging.words(frozenset(), "Neap", "mine.txt")


def test_tables_and_values_take_the_place_of_ours() -> None:
    ours = {"tide": [{"name": "ebb", "n": 1}, {"name": "flood", "n": 2}], "sea": {"deep": ["a"], "wide": ["b"]}}
    own = {"remove": ["flood"], "tide": [{"name": "ebb", "n": 3}, {"name": "neap", "n": 4}], "sea": {"deep": ["c"]}}
    data, change = merging.tables(ours, own, "mine.toml", "tide", "name")
    assert data == {"tide": [{"name": "ebb", "n": 3}, {"name": "neap", "n": 4}], "sea": {"deep": ["c"], "wide": ["b"]}}
    assert str(change) == "1 added, 2 replaced, 1 taken out"


@given(st.dictionaries(words, st.sampled_from(["rise", "fall"])))
def test_every_row_of_the_reader_stands_in_the_whole(rows: dict[str, str]) -> None:
    own = "\n".join(["word,kind,note", *(f"{word},{kind},x" for word, kind in rows.items())])
    found = merging.rows(OURS, own, "mine.csv", ["word"])
    assert set(own.splitlines()[1:]) <= set(found.whole.splitlines())
    assert len(found.whole.splitlines()) == 3 + found.change.added
    assert found.change.added + found.change.replaced == len(rows)
