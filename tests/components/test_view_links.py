"""The briefing and the links of the dashboard, run without a browser."""

from __future__ import annotations

import json
from typing import Any

import pytest
from opened import DEMO, run
from streamlit.testing.v1 import AppTest


def slides(app: AppTest) -> dict[str, Any]:
    """What the browser is sent."""
    assert not app.exception
    (component,) = app.get("bidi_component")
    data: dict[str, Any] = json.loads(component.proto.json)
    return data


def lines(app: AppTest) -> list[str]:
    return [warning.value.replace("\\", "") for warning in app.warning if warning.value.startswith("The link")]


@pytest.mark.parametrize("corpus", ["Russia and China, 2022–2024", DEMO])
def test_briefing_is_sent_whole_and_without_the_sidebar(corpus: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, mode="briefing", corpus=corpus)
    data = slides(app)
    assert data["slides"][0]["heading"] == corpus
    assert data["slides"][-1]["heading"] == "What these articles cannot show"
    assert not app.sidebar.selectbox
    assert data["place"] == {"step": 1, "rows": 1}
    assert data["notes"] == []


def test_step_and_choices_of_the_link_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, mode="briefing", step="2", voice="own", outlets=["The Spectator", "Indian Punchline"])
    data = slides(app)
    assert data["place"]["step"] == 2
    assert "3 articles by 2 outlets, compared in their own words alone." in [line["text"] for line in data["slides"][0]["lines"]]
    assert app.query_params["outlets"] == ["The Spectator", "Indian Punchline"]
    assert set(app.query_params) == {"mode", "step", "voice", "outlets"}


def test_step_that_is_not_there_is_said_in_the_briefing(monkeypatch: pytest.MonkeyPatch) -> None:
    data = slides(run(monkeypatch, mode="briefing", step="999", outlets="Daily Nobody"))
    assert data["place"]["step"] == 1
    assert [note[: len("The link names")] for note in data["notes"]] == ["The link names"] * 2


def test_way_in_and_back(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch)
    button = next(button for button in app.button if button.label == "Present")
    button.click().run()
    assert slides(app)["place"]["step"] == 1
    assert app.query_params["mode"] in ("briefing", ["briefing"])


def test_rows_of_the_briefing_are_paraphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [slide for slide in slides(run(monkeypatch, mode="briefing"))["slides"] if slide["kind"] == "evidence"]
    assert found
    assert all("paraphrase" in slide["note"] and all(row["text"] for row in slide["rows"]) for slide in found)


def test_empty_choice_still_ends_with_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    data = slides(run(monkeypatch, mode="briefing", outlets="The Spectator", published="2024"))
    assert [slide["kind"] for slide in data["slides"]] == ["title", "limits"]


# ---------------------------------------------------------------- links


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ({"outlets": "No Such Paper"}, "The link names 'No Such Paper', which is not in this corpus; shown instead: all outlets."),
        ({"outlets": ["X", "Y"]}, "The link names 'X' and 'Y', which are not in this corpus; shown instead: all outlets."),
        ({"voice": "shouted"}, "The link names 'shouted', which is not among the choices here; shown instead: Both."),
        (
            {"pair": "Mars – Venus"},
            "The link names 'Mars – Venus', which is not in this corpus; shown instead: Most frequent pair.",
        ),
        (
            {"open_named": "entity_rate|Mars|X"},
            "The link names 'entity_rate|Mars|X', which is not on this page; shown instead: no rows.",
        ),
        ({"corpus": "Gone"}, "The link names 'Gone', which is not on offer here; shown instead: Russia and China, 2022–2024."),
        ({"mode": "opera"}, "The link names 'opera', which is not a way of showing; shown instead: the dashboard."),
    ],
)
def test_what_a_link_names_in_vain_is_said_in_one_line(query: dict[str, str], line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, **query)
    assert not app.exception
    assert lines(app) == [line]


def test_line_goes_when_the_reader_chooses_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, outlets="No Such Paper")
    app.multiselect(key="outlets").select("The Spectator").run()
    assert lines(app) == []


def test_article_that_is_gone_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, "article", article="999")
    assert len(lines(app)) == 1
    assert "'999'" in lines(app)[0]


def test_link_carries_ids_and_no_caveats(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch)
    app.multiselect(key="outlets").select("The Spectator").run()
    assert app.query_params["outlets"] in ("The Spectator", ["The Spectator"])
    app = run(monkeypatch, "article")
    app.selectbox(key="article").select("003").run()
    assert app.query_params["article"] in ("003", ["003"])


def test_default_choices_stay_out_of_the_link(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, voice="both", outlets="The Spectator")
    assert set(app.query_params) == {"outlets"}


def test_evidence_page_is_in_the_link_and_a_new_list_begins_on_its_first(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = "entity_rate|China|The New York Times"
    app = run(monkeypatch, open_named=opened, rows_named_page="3")
    assert app.number_input(key="rows_named_page").value == 3
    assert set(app.query_params) == {"open_named", "rows_named_page"}
    app.selectbox(key="open_named").select("entity_rate|Russia|The New York Times").run()
    assert app.number_input(key="rows_named_page").value == 1
    assert set(app.query_params) == {"open_named"}


def test_choice_of_a_page_is_there_again_when_the_reader_returns(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, open_named="entity_rate|China|The New York Times", voice="own")
    app.query_params.clear()
    app.switch_page("components/pages/method.py").run()
    assert set(app.query_params) == {"voice"}
    app.switch_page("components/pages/overview.py").run()
    assert set(app.query_params) == {"open_named", "voice"}


def test_another_corpus_drops_what_it_has_not(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, outlets="The Spectator")
    app.selectbox(key="corpus").select(DEMO).run()
    assert not app.exception
    assert app.multiselect(key="outlets").value == []
    assert lines(app) == []


# ---------------------------------------------------------------- counts that open


@pytest.mark.parametrize(
    ("page", "key", "chosen", "rows"),
    [
        ("overview", "open_outlets", "words||The Spectator", 10),
        ("overview", "open_outlets", "quoted_share||Indian Punchline", None),
    ],
)
def test_counts_open_their_rows(page: str, key: str, chosen: str, rows: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, page, **{key: chosen})
    assert not app.exception
    assert lines(app) == []
    tables = [frame.value for frame in app.dataframe if "sentence or paraphrase" in frame.value.columns]
    outlet = chosen.split("|")[-1]
    assert any(set(table["outlet"]) == {outlet} and len(table) == (rows or len(table)) for table in tables)
