"""The dashboard works with a reader's own lists, and the Method page says which they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from opened import run


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    home = tmp_path / "corpus"
    home.mkdir()
    (home / "one.txt").write_text("Harbour opens\n\nPerhaps the harbour opens. The kelpish plan of Peru failed.\n", "utf-8")
    return home


def test_method_names_the_lists_that_are_the_readers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, corpus: Path) -> None:
    own = tmp_path / "lists"
    own.mkdir()
    (own / "loaded.csv").write_text("cue,category,unless,note\nkelpish,epithet,,mine\n", "utf-8")
    app = run(monkeypatch, "method", [str(corpus), "--lexicons", str(own)])
    assert not app.exception
    (table,) = [table.value for table in app.table if "beside ours" in table.value.columns]
    assert list(table["beside ours"]) == ["1 added"]


def test_method_says_that_all_lists_ship(monkeypatch: pytest.MonkeyPatch, corpus: Path) -> None:
    app = run(monkeypatch, "method", [str(corpus)])
    assert not app.exception
    assert any("All word lists are those that ship" in text.value for text in app.markdown)
