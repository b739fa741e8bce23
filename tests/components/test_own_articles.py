"""The page Your articles, run without a browser: one session sees what it brought, nobody else does, and nothing stays behind."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator

import pytest
from opened import run
from streamlit.testing.v1 import AppTest

from components import start

OWN = "Your articles"
TROUBLE = "<script>alert(1)</script> [link](http://example.test) **bold** $x$"
MARK = "Zwillenburg"
"""A word of no other text."""
TEXT = f"China and Russia signed a pact on the ferry of {MARK}. “We need this boat,” said Ada Lund, the mayor of {MARK}. " * 8


def begin(monkeypatch: pytest.MonkeyPatch, *arguments: str, **query: str) -> AppTest:
    """The page, in a session of its own."""
    return run(monkeypatch, "your_articles", arguments, **query)


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label.startswith(label)).click().run()


def bring(app: AppTest, *files: tuple[str, str]) -> AppTest:
    for name, text in files:
        app.file_uploader[0].upload(name, text.encode(), "text/plain")
    app.run()
    return press(app, "Read ")


def analyse(app: AppTest) -> AppTest:
    press(app, "Analyse ")
    for _ in range(30):
        if not any(button.label == "Cancel the analysis" for button in app.button):
            return app
        app.run()
    raise AssertionError("the analysis does not end")


def said(app: AppTest) -> str:
    found = [*app.title, *app.header, *app.subheader, *app.markdown, *app.caption, *app.text, *app.info, *app.warning, *app.error]
    return "\n".join(str(element.value) for element in found)


def test_the_page_begins_with_a_way_to_bring_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    app = begin(monkeypatch)
    assert not app.exception
    assert app.title[0].value == OWN
    assert "What was read" not in said(app)


def test_pasted_texts_are_read_looked_at_and_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    app = begin(monkeypatch, bring="paste")
    for number, outlet in ((1, f"Orla {TROUBLE}"), (2, "Quayside Herald")):
        next(a for a in app.text_area if a.label == f"Text {number}").set_value(f"{TEXT} It is number {number}.")
        next(t for t in app.text_input if t.label == f"Outlet of text {number}").set_value(outlet)
    next(t for t in app.text_input if t.label == "Date of text 1").set_value("5/6/2024")
    app.run()
    press(app, "Read what is pasted")
    assert "either way round" in app.warning[0].value
    assert "Text 1" in app.warning[0].value
    next(t for t in app.text_input if t.label == "Date of text 1").set_value("2024-06-05").run()
    press(app, "Read what is pasted")
    assert "What was read" in said(app)
    assert "your own articles" not in said(app), "nothing enters a comparison before the analyst says so"
    analyse(app)
    assert not app.exception
    assert "your own articles" in said(app)
    for page in ("overview", "compare", "timeline", "article", "method"):
        other = app.switch_page(f"components/pages/{page}.py").run()
        assert not other.exception, page
        text = said(other)
        assert "These are your own articles" in text, page
        assert "<script" not in text.replace("\\<", ""), page
        assert "](http" not in text.replace("\\]", ""), page
        assert "**bold**" not in text, page
    press(app, "Back to")
    assert "your own articles" not in said(app)


def test_a_bad_file_is_one_line_and_the_good_ones_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    app = bring(begin(monkeypatch), ("good.txt", TEXT), (f"{TROUBLE}.png", "no picture"), ("empty.txt", ""))
    assert not app.exception
    lines = app.warning[0].value.splitlines()
    assert len([line for line in lines if line.startswith("- ")]) == 2
    assert "<script" not in app.warning[0].value.replace("\\<", "")
    assert "1 article" in said(app)


def test_columns_are_guessed_and_can_be_corrected(monkeypatch: pytest.MonkeyPatch) -> None:
    app = begin(monkeypatch)
    table = f'Medium,Kopfzeile,Volltext\nOrla Gazette,A title,"{TEXT}"\n'
    app.file_uploader[0].upload("odd.csv", table.encode(), "text/csv").run()
    boxes = {box.label: box for box in app.selectbox if box.label in ("Text", "Outlet", "Title")}
    assert (boxes["Text"].value, boxes["Outlet"].value) == ("", "Medium")
    boxes["Text"].set_value("Volltext").run()
    press(app, "Read ")
    assert "1 article" in said(app)
    assert "text from “Volltext”" in said(app).replace("\\", "")


def test_what_the_operator_did_not_switch_on_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    off, on = begin(monkeypatch, bring="web"), begin(monkeypatch, "--fetch", "--folders", bring="web")
    assert not any(area.label == "One address a line" for area in off.text_area)
    assert any(area.label == "One address a line" for area in on.text_area)
    for reachable, offered in ((True, False), (False, True)):
        monkeypatch.setattr(start, "is_loopback", lambda address, reachable=reachable: not reachable)
        here = begin(monkeypatch, "--folders", bring="here")
        assert any(field.label == "Path of the folder" for field in here.text_input) == offered


def test_addresses_of_this_machine_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    app = begin(monkeypatch, "--fetch", bring="web")
    next(area for area in app.text_area if area.label == "One address a line").set_value("http://127.0.0.1/ http://[::1]/").run()
    press(app, "Fetch")
    assert "not in the public net" in app.warning[0].value.replace("\\", "")


def test_the_analysis_can_be_stopped_and_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("components.running.SECONDS", 0.0)
    app = bring(begin(monkeypatch), *((f"a{n}.txt", f"{TEXT} It is number {n}.") for n in range(3)))
    press(app, "Analyse ")
    assert any(button.label == "Cancel the analysis" for button in app.button)
    app.switch_page("components/pages/method.py").run()
    app.switch_page("components/pages/your_articles.py").run()
    press(app, "Cancel the analysis")
    assert "nothing of it was kept" in said(app)
    assert "What was read" in said(app)


def test_another_session_sees_nothing_of_it_and_removing_removes(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = analyse(bring(begin(monkeypatch), ("a.txt", TEXT), ("b.txt", f"{TEXT} It ends so.")))
    other = begin(monkeypatch)
    assert MARK not in said(other)
    assert not any(OWN in box.options for box in other.selectbox if box.label == "Corpus")
    press(mine, "Remove my articles")
    assert "What was read" not in said(mine)
    assert not any(OWN in box.options for box in mine.selectbox if box.label == "Corpus")


def held(roots: list[object]) -> Iterator[str]:
    """Every text that these objects lead to."""
    seen: set[int] = set()
    while roots:
        one = roots.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, str):
            yield one
        elif not isinstance(one, type(sys)):
            roots += gc.get_referents(one)


def test_no_cache_holds_a_text_of_a_session(monkeypatch: pytest.MonkeyPatch) -> None:
    """Function caches of this process, and Streamlit's: sentences of the reader are in none of them, while the session lasts."""
    app = analyse(bring(begin(monkeypatch), ("a.txt", TEXT), ("b.txt", f"{TEXT} It ends so.")))
    app.switch_page("components/pages/overview.py").run().switch_page("components/pages/compare.py").run()
    wrappers = [one for one in gc.get_objects() if type(one).__name__ == "_lru_cache_wrapper"]
    caches = [cache for wrapper in wrappers for cache in gc.get_referents(wrapper) if isinstance(cache, dict)]
    from streamlit.runtime.caching import cache_data_api, cache_resource_api

    shared = [cache_resource_api._resource_caches._function_caches, cache_data_api._data_caches._function_caches]
    found = [text for text in held([*caches, *shared]) if MARK in text and " " in text and text is not TEXT]
    assert found == []
