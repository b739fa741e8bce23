"""Answering: no gold is seen, odd texts give no crash, and folds keep documents apart."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from analysis.bench import data, predict, tasks
from analysis.bench.answers import articles, extraction, frames
from analysis.bench.tasks import Task
from analysis.errors import BenchError

READY = [task for task in tasks.ALL if not task.awaits and "text" in task.inputs]
TEXT = "“We had not seen a new boat for thirty years,” said the cook. The government of China lent Russia a ferry on 3 May 2031."
SPAN = {"start": 80, "end": 85}
"""Where a target is given, it is China."""
GERMAN = "Die Fähre kommt spät, und niemand auf der Insel weiß, warum sie nicht mehr fährt. " * 6


def _named(given: Any) -> str:
    return str(getattr(given, "name", given))


class Spy:
    """Stands for a module of answers and keeps what it was shown."""

    def __init__(self) -> None:
        self.seen: list[dict[str, Any]] = []

    def answer(self, rows: Sequence[data.Row], *, folder: Path) -> dict[str, data.Row]:
        self.seen += rows
        return {row["id"]: {} for row in rows}


@pytest.fixture
def spy(monkeypatch: pytest.MonkeyPatch) -> Spy:
    made = Spy()
    monkeypatch.setattr(tasks.Task, "answers", lambda task: made)
    return made


@pytest.mark.parametrize("task", tasks.ALL, ids=_named)
def test_gold_is_not_seen(task: Task, spy: Spy, tmp_path: Path) -> None:
    """Whatever else a row holds stays out, also under a name that no task knows."""
    gold = {
        "mentions",
        "times",
        "attributions",
        "rating",
        "label",
        "class",
        "quad",
        "biased",
        "words",
        "frames",
        "score",
        "events",
        "hint",
    }
    row = {
        "id": "a",
        "text": TEXT,
        "url": "u",
        "source": "China",
        "target": "Russia",
        "start": 0,
        "end": 4,
        "title": "t",
        "doc": "d",
    }
    predict.answered(task, [{**row, **dict.fromkeys(gold, "GOLD")}], folder=tmp_path)
    (seen,) = spy.seen
    assert gold.isdisjoint(seen)
    assert "GOLD" not in seen.values()
    assert set(seen) <= {key.rstrip("?") for key in task.inputs}


def test_given_actors_are_for_the_task_that_gives_them(spy: Spy, tmp_path: Path) -> None:
    rows = [{"id": "a", "text": TEXT, "source": "China", "target": "Russia"}]
    predict.answered(tasks.of("relations-triples"), rows, folder=tmp_path)
    predict.answered(tasks.of("relations"), rows, folder=tmp_path)
    predict.answered(tasks.of("extraction"), rows, folder=tmp_path)
    assert [set(row) for row in spy.seen] == [{"id", "text"}, {"id", "text", "source", "target"}, {"id"}]


@pytest.mark.parametrize("task", READY, ids=_named)
@pytest.mark.parametrize("text", ["", " \n", "… — !", "“", GERMAN, "дом " * 100, "船" * 200], ids=range(7))
def test_text_without_english_words(task: Task, text: str, tmp_path: Path) -> None:
    rows = [{"id": "a", "text": text, **SPAN}, {"id": "b", "text": TEXT, **SPAN}]
    answers = predict.answered(task, rows, folder=tmp_path)
    assert answers.get("a") == task.empty
    assert "b" in answers


@pytest.mark.parametrize("task", READY, ids=_named)
@pytest.mark.parametrize("published", [None, "", "03-02-2031", "2031-02-30", "May", "2031-05-04", "2031-05-04T10:00:00Z"])
def test_any_publication_date(task: Task, published: str | None, tmp_path: Path) -> None:
    assert "a" in predict.answered(task, [{"id": "a", "text": TEXT, "published": published, **SPAN}], folder=tmp_path)


@pytest.mark.parametrize(
    ("text", "known"), [("2031-05-04", True), ("2031-05-04T10:00Z", True), ("03-02-2031", False), ("2031", False), (None, False)]
)
def test_a_date_is_whole_or_unknown(text: str | None, known: bool) -> None:
    found = articles.published(text)
    assert (found.first is not None, found.status) == (known, "stated" if known else "unknown")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("entities", [("China", "PLACE", "China"), ("Russia", "PLACE", "Russia")]),
        ("times", [("3 May 2031", "2031-05-03")]),
        ("quotes", ["We had not seen a new boat for thirty years,"]),
    ],
)
def test_answers_of_the_pipeline(name: str, expected: list[Any], tmp_path: Path) -> None:
    made = predict.answered(tasks.of(name), [{"id": "a", "text": TEXT}], folder=tmp_path)["a"]
    shown: dict[str, Callable[[dict[str, Any]], Any]] = {
        "mentions": lambda one: (TEXT[one["start"] : one["end"]], one["type"], one["entity"]),
        "times": lambda one: (TEXT[one["start"] : one["end"]], one["value"]),
        "attributions": lambda one: " ".join(TEXT[start:end].strip("“”") for start, end in one["content"]),
    }
    ((key, found),) = made.items()
    assert [shown[key](one) for one in found if one.get("type") != "DURATION"] == expected


def test_headline_comes_first_and_once() -> None:
    assert frames._with_title({"id": "a", "title": "Rain", "text": "It fell."})["text"] == "Rain\n\nIt fell."
    assert frames._with_title({"id": "a", "title": "Rain", "text": "Rain\n\nIt fell."})["text"] == "Rain\n\nIt fell."
    assert frames._with_title({"id": "a", "title": None, "text": "It fell."})["text"] == "It fell."


def test_many_rows_are_answered_in_order(spy: Spy, tmp_path: Path) -> None:
    rows = [{"id": str(number), "text": TEXT} for number in range(2 * predict.CHUNK + 1)]
    assert list(predict.answered(tasks.of("times"), rows, folder=tmp_path)) == [row["id"] for row in rows]


# ---------------------------------------------------------------- folds


def test_folds_keep_documents_apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each row is answered once, by what was learned from other documents alone."""
    seen: list[tuple[set[str], set[str]]] = []

    def learn(train: Sequence[data.Row]) -> data.Answerer:
        assert all("gold" in row for row in train)

        def answer(rows: Sequence[data.Row], *, folder: Path) -> dict[str, data.Row]:
            seen.append(({row["doc"] for row in train}, {row["id"][0] for row in rows}))
            return {row["id"]: {"mentions": []} for row in rows}

        return answer

    monkeypatch.setattr(tasks.Task, "answers", lambda task: SimpleNamespace(learn=learn))
    rows = [{"id": f"{doc}{number}", "doc": doc, "text": TEXT, "gold": 1} for doc in "abcdefgh" for number in range(3)]
    answers = predict.answered_out_of_fold(tasks.of("entities"), rows, train=rows, folder=tmp_path)
    assert set(answers) == {row["id"] for row in rows}
    assert len(seen) > 1
    assert all(train.isdisjoint(here) and train | here == set("abcdefgh") for train, here in seen)


@pytest.mark.parametrize("task", READY, ids=_named)
def test_what_learns_from_a_measured_set_is_scored_out_of_fold(task: Task) -> None:
    assert hasattr(task.answers(), "learn") == task.out_of_fold


def test_fold_is_the_documents() -> None:
    """sha1 of “a” ends in an 8, that is in fold 3 of five; a row without a document is one itself."""
    assert (
        predict.fold({"id": "x", "doc": "a"})
        == predict.fold({"id": "a"})
        == int("86f7e437faa5a7fce15d1ddcb9eaeaea377667b8", 16) % 5
    )
    assert {predict.fold({"id": str(number)}) for number in range(50)} == set(range(5))


# ---------------------------------------------------------------- pages


def _main_text(page: bytes, url: str | None) -> str:
    return f"{page.decode()} from {url}"


def test_pages_lie_beside_the_rows(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a.html.gz").write_bytes(gzip.compress(b"<p>Rain"))
    (tmp_path / "html" / "b.html").write_bytes(b"<p>Fog")
    rows = [{"id": "a", "url": "u"}, {"id": "b"}]
    made = extraction.answer(rows, folder=tmp_path, main_text=_main_text)
    assert made == {"a": {"text": "<p>Rain from u"}, "b": {"text": "<p>Fog from None"}}


@pytest.mark.parametrize(
    ("row_id", "what"),
    [
        ("c", "no such page; put the saved pages into a folder html"),
        ("../rows", "an id may hold no path"),
        ("bad", "not a whole gzip file"),
    ],
)
def test_page_that_cannot_be_read(tmp_path: Path, row_id: str, what: str) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "bad.html.gz").write_bytes(b"no gzip")
    with pytest.raises(BenchError, match=what):
        extraction.page(tmp_path, row_id)
