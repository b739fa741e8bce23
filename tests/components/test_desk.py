"""What a reader brings: the desk without a page, and what is computed of it kept with it alone."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from pathlib import Path

import pytest
import streamlit as st
from conftest import ROOT

from analysis import CorpusError, Selection
from analysis.find import lexicon
from analysis.read import corpus as reading
from components import cached, uploads
from components import review as table
from components.cached import View
from components.desk import NAME, Desk, Job

WORDS = (
    "The ferry came late to the port of Orla and China praised the cook for the soup. “We were glad,” said Ada Lund, the mayor. "
    * 8
)


def _brought(*names: str) -> Desk:
    desk = Desk()
    desk.add(reading.from_files([(f"{name}.txt", f"{WORDS} It ends with {name}.".encode()) for name in names]))
    return desk


def _worked(desk: Desk) -> Desk:
    desk.begin(lexicon.load(), "outlet")
    assert desk.job
    while desk.job.result is None:
        desk.job.advance()
    desk.finish(desk.job.result, lexicon.load())
    return desk


def test_nothing_is_analysed_before_the_reader_says_so() -> None:
    desk = _brought("a", "b")
    assert desk.job is None
    assert desk.opened is None
    assert _worked(desk).wanted == NAME


def test_what_is_left_out_is_not_analysed() -> None:
    desk = _brought("a", "b", "c")
    desk.choose("b", included=False)
    desk.state("a", "outlet", "Orla Gazette")
    opened = _worked(desk).opened
    assert opened
    assert list(opened.data["articles"]["article_id"]) == ["a", "c"]
    assert list(opened.data["articles"]["outlet"]) == ["Orla Gazette", "Unknown (c)"]
    assert not desk.is_stale
    desk.choose("b", included=True)
    assert desk.is_stale


def test_a_bad_date_changes_nothing() -> None:
    desk = _brought("a")
    before = desk.corpus
    with pytest.raises(CorpusError, match="either way round"):
        desk.state("a", "published", "5/6/2024")
    assert desk.corpus == before


def test_a_change_shows_in_the_review_at_once() -> None:
    desk = _brought("a")
    assert desk.review.rows[0].outlet.status == "unknown"
    desk.state("a", "outlet", "Orla Gazette")
    assert (desk.review.rows[0].outlet.status, desk.review.rows[0].outlet.reason) == ("stated", "by you")


def test_the_cells_that_a_reader_changes_are_taken_over_and_bad_ones_are_one_line() -> None:
    desk = _brought("a", "b")
    base = table._frame(desk, desk.review.rows)
    edited = base.copy()
    edited.loc[0, "date"], edited.loc[0, "outlet"], edited.loc[1, "use"] = "5/6/2024", "Orla Gazette", False
    changes = table._changes(base, edited)
    assert changes == [("a", "outlet", "Orla Gazette"), ("a", "date", "5/6/2024"), ("b", "use", False)]
    table._take_over(desk, changes)
    assert len(desk.refused) == 1
    assert desk.refused[0].startswith("a: the date says “5/6/2024”")
    assert [article.id for article in desk.included] == ["a"]
    assert list(table._frame(desk, desk.review.rows)["outlet is"]) == [
        "stated: by you",
        "unknown: the file does not name its outlet",
    ]


def test_stopping_keeps_what_was_read_and_nothing_of_the_analysis() -> None:
    desk = _brought("a", "b")
    desk.begin(lexicon.load(), "outlet")
    assert desk.job
    desk.job.advance()
    desk.stop()
    assert desk.job is None
    assert desk.opened is None
    assert len(desk.included) == 2
    assert "stopped" in desk.lines[0]


def test_work_goes_on_from_where_it_stood_and_two_runs_do_not_collide() -> None:
    steps = iter(range(1, 2001))

    def work():  # type: ignore[no-untyped-def]
        for step in steps:
            yield step, 2000
        return "done"

    job = Job(work(), 2000)
    failures: list[BaseException] = []

    def run() -> None:
        try:
            while job.result is None:
                job.advance()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert (job.done, job.result) == (2000, "done")


def test_what_is_computed_of_own_articles_is_kept_with_them_alone() -> None:
    st.cache_resource.clear()
    opened = _worked(_brought("a", "b")).opened
    assert opened
    view = View(opened, Selection())
    assert cached.estimates(view, "entity_rate") is cached.estimates(view, "entity_rate")
    assert view.data is view.data
    assert opened.own is not None
    assert {key[0] for key in opened.own} == {"_estimates", "_chosen"}  # type: ignore[index]
    for one in range(cached.MOST_OWN + 20):
        _ = View(opened, Selection(first=date(2000, 1, 1) + timedelta(days=one))).data
    assert len(opened.own) == cached.MOST_OWN


def test_every_cached_twin_knows_whose_articles_it_is_of() -> None:
    """A twin that keeps what it computes for all readers would keep one reader's articles for all of them."""
    source = (ROOT / "components" / "cached.py").read_text("utf-8")
    assert source.count("st.cache_") == 2, "`opened` for corpora that all readers share, and `kept`, which asks whose they are"
    others = [path for path in Path(ROOT / "components").rglob("*.py") if path.name != "cached.py"]
    assert not [
        path.name for path in others if "cache_data" in path.read_text("utf-8") or "cache_resource" in path.read_text("utf-8")
    ]


def test_two_files_of_one_name_are_both_read() -> None:
    class File:
        def __init__(self, name: str, data: bytes) -> None:
            self.name, self._data = name, data

        def getvalue(self) -> bytes:
            return self._data

    given = [File("a.txt", b"1"), File("a.txt", b"2"), File("plain", b"3"), File("plain", b"4")]
    assert uploads.contents(given) == [("a.txt", b"1"), ("a (2).txt", b"2"), ("plain", b"3"), ("plain (2)", b"4")]  # type: ignore[arg-type]
