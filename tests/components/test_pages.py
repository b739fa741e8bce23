"""Every page, run without a browser: no exception, no empty frame without words, nothing from outside read as markup."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from opened import run

from analysis import Analysis
from components import controls, start

PAGES = ("overview", "compare", "timeline", "article", "your_articles", "method")
TROUBLE = "<script>alert(1)</script> [link](http://example.test) ![p](http://example.test/p.png) **bold** $x$"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("corpus", ["Russia and China, 2022–2024", "Invented demo"])
def test_page_runs(page: str, corpus: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, page, corpus=corpus)
    assert not app.exception
    assert not app.error
    assert app.title


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("voice", ["Own", "Quoted"])
def test_page_in_one_voice(page: str, voice: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, page, voice=voice)
    assert not app.exception


@pytest.mark.parametrize("page", PAGES)
def test_page_with_one_outlet(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, page, outlets="The Spectator")
    assert not app.exception


@pytest.mark.parametrize("page", PAGES)
def test_page_with_nothing_chosen_that_exists(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A period in which the chosen outlet published nothing."""
    app = run(monkeypatch, page, outlets="The Spectator", published="2024")
    assert not app.exception
    if page in ("overview", "article"):
        assert any("No article" in info.value for info in app.info)


def test_unknown_link_parameters_do_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, "overview", outlets="No Such Paper", voice="shouted", pair="Mars – Venus", shoe="left")
    assert not app.exception


def test_invented_corpus_is_named_as_such_on_every_page(monkeypatch: pytest.MonkeyPatch) -> None:
    for page in PAGES:
        app = run(monkeypatch, page, corpus="Invented demo")
        said = " ".join(element.value for element in [*app.info, *app.warning])
        assert "made up" in said, page


def test_tone_leads_no_page_and_carries_its_accuracy(monkeypatch: pytest.MonkeyPatch) -> None:
    for page in ("overview", "compare"):
        app = run(monkeypatch, page)
        headings = [heading.value for heading in app.subheader]
        assert headings.index(next(h for h in headings if "tone" in h.lower())) == len(headings) - 1
        assert any(".512" in text.value for text in app.markdown)


def test_readings_are_shown_only_where_a_corpus_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    with_them = run(monkeypatch, "overview")
    without = run(monkeypatch, "overview", corpus="Invented demo")
    assert "What readers ask" in [h.value for h in with_them.subheader]
    assert "What readers ask" not in [h.value for h in without.subheader]


def test_a_number_opens_as_many_rows_as_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, "overview", open_named="entity_rate|China|The New York Times")
    table = next(frame.value for frame in app.dataframe if "sentence or paraphrase" in frame.value.columns)
    heading = next(text.value for text in app.markdown if text.value.startswith("**China — The New York Times"))
    assert f"{len(table)} rows" in heading
    assert len(table) == 32


def test_figures_carry_unit_count_and_source(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, "overview")
    figures = app.get("plotly_chart")
    captions = [caption.value for caption in app.caption if "Source:" in caption.value]
    assert len(captions) == len(figures) == 3  # two more stand in folds
    assert all("n =" in caption and "Unit:" in caption for caption in captions)


def test_figures_differ_with_the_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    both, own = (run(monkeypatch, "overview", voice=voice).get("plotly_chart")[0].proto.spec for voice in ("Both", "Own"))
    assert json.loads(both)["data"] != json.loads(own)["data"]


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A corpus whose every text from outside tries to be markup."""
    body = f"{TROUBLE} stood on the wall, Putin said. Xi visited Putin on 3 May 2031 and Russia thanked China warmly for it."
    for number in (1, 2):
        (tmp_path / f"a{number}.txt").write_text(
            f"Headline {TROUBLE}\n\n{body}\n\nA second paragraph follows here. It has two sentences.\n", "utf-8"
        )
    entries = "\n".join(
        f"""
[[article]]
id = "a{number}"
file = "a{number}.txt"
title = {{ value = '{TROUBLE}', status = "stated", reason = '{TROUBLE}' }}
outlet = {{ value = '{TROUBLE} {number}', status = "stated", reason = '{TROUBLE}' }}
summary = '{TROUBLE}'
"""
        for number in (1, 2)
    )
    (tmp_path / "articles.toml").write_text(f"[corpus]\nname = '{TROUBLE}'\ndescription = '{TROUBLE}'\n{entries}", "utf-8")
    return tmp_path


@pytest.mark.parametrize("page", PAGES)
def test_text_from_outside_is_never_markup(page: str, hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, page, arguments=[str(hostile)])
    assert not app.exception
    for element in [*app.markdown, *app.caption, *app.title, *app.subheader, *app.header, *app.info, *app.warning]:
        assert "<script" not in element.value.replace("\\<", ""), element
        assert "](http" not in element.value.replace("\\]", ""), element
        assert "**bold**" not in element.value, element
    for figure in app.get("plotly_chart"):
        assert "<script" not in figure.proto.spec


@pytest.mark.parametrize("page", PAGES)
def test_originals_are_shown_on_request_and_never_in_a_table(
    page: str, originals: Path, from_originals: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "is_loopback", lambda address: True)  # a page that is run by itself has no server address
    texts = set(from_originals["sentences"]["text"])
    asked = {"open_named": "entity_rate|China|The New York Times"} if page == "overview" else {}
    without = run(monkeypatch, page, **asked)
    shown = run(monkeypatch, page, arguments=["--originals", str(originals)], **asked)
    assert not shown.exception
    assert not any(text in element.value for element in without.text for text in texts if len(text) > 40)
    if page == "overview":
        assert any(text in element.value for element in shown.text for text in texts if len(text) > 40)
    for frame in shown.dataframe:
        assert not texts & {
            value for column in frame.value for value in frame.value[column] if isinstance(value, str) and len(value) > 20
        }


def test_originals_need_a_server_that_only_this_machine_reaches() -> None:
    assert start.is_loopback("127.0.0.1")
    assert start.is_loopback("::1")
    assert start.is_loopback("localhost")
    assert not start.is_loopback("0.0.0.0")
    assert not start.is_loopback("")
    assert not start.is_loopback("192.0.2.7")


def test_a_corpus_that_cannot_be_opened_says_so_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, "overview", arguments=[str(tmp_path)])
    assert not app.exception
    assert len(app.error) == 1
    assert "no readable article" in app.error[0].value
    assert "\n" not in app.error[0].value


def test_a_skipped_file_is_named_beside_the_corpus(hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (hostile / "picture.txt").write_bytes(bytes(range(256)) * 8)
    app = run(monkeypatch, "overview", arguments=[str(hostile)])
    assert any("picture.txt" in text.value for text in app.sidebar.text)


# ---------------------------------------------------------------- the timeline


def test_a_mark_opens_its_tellings_and_says_what_is_circular(monkeypatch: pytest.MonkeyPatch) -> None:
    event = "2023-03-20 to 2023-03-21 · Vladimir Putin → meeting → Xi Jinping · 1 telling, 1 outlet"
    app = run(monkeypatch, "timeline", open_event=event)
    assert not app.exception
    said = " ".join(element.value for element in [*app.markdown, *app.caption])
    assert "1 telling of the event" in said
    for part in ("calls it", "frames", "voice", "stance of the sentence", "confidence: not measured", "day, inferred", "Circular"):
        assert part in said, part


def test_a_number_of_the_profile_opens_as_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, "timeline", corpus="Invented demo")
    picks = next(box for box in app.selectbox if box.key == "open_profile").options
    assert len(picks) > 5
    for pick in picks[:3]:
        opened = run(monkeypatch, "timeline", corpus="Invented demo", open_profile=pick)
        tables = [frame.value for frame in opened.dataframe if "sentence or paraphrase" in frame.value.columns]
        assert len(tables[-1]) == int(pick.rsplit(": ", 1)[1])


def test_a_click_on_a_cell_opens_its_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    state: dict[str, object] = {"table": {"selection": {"rows": [], "columns": [], "cells": [(1, "told")]}}}
    monkeypatch.setattr(controls.st, "session_state", state)
    controls.on_click("table", "open_profile", ["Alpha"], lambda cell: "Alpha" if tuple(cell) == (1, "told") else None)()
    assert state["open_profile"] == "Alpha"


def test_the_timeline_of_one_kind_and_one_month(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, "timeline", zoom_from="2024-05", kinds="CONSULT", half_life="90 days")
    assert not app.exception
    assert [h.value for h in app.subheader if h.value.endswith("2024")] == ["May 2024"]


def test_every_pair_can_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, "timeline")
    pairs = app.selectbox(key="pair").options
    assert len(pairs) > 5
    for pair in pairs[1:]:
        app.selectbox(key="pair").select(pair).run()
        assert not app.exception, pair
        assert app.query_params["pair"] == pair
