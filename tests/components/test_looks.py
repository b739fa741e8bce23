"""How the pages read: nothing twice, nobody left out in silence, rows in words, and folds that are drawn when they are open."""

from __future__ import annotations

import json

import pytest
from test_view_links import DEMO, run

from analysis import Estimate, Selection
from analysis.measure import scope, warmth
from components import blocks, cached, controls
from components.cached import View
from components.corpora import Opened

SEEDS = "Russia and China, 2022–2024"


def estimate(outlet: str, value: float | None, status: str = "ok") -> Estimate:
    return Estimate("entity_rate", outlet, "Mars", None, "both", 1, 0, value, None, None, status)


def test_who_is_left_over_is_said_until_somebody_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, "compare")
    assert any("Not compared: Unknown \\(000\\)" in text.value for text in app.caption)
    chosen = run(monkeypatch, "compare", compare_outlets=["The Independent", "The Spectator"])
    assert not any("Not compared: Unknown" in text.value for text in chosen.caption)


def test_one_outlet_alone_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, "compare", outlets="The Spectator")
    assert any(info.value.startswith("A comparison needs two outlets. Choose another one above.") for info in app.info)


def test_folds_are_drawn_while_they_are_open(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = run(monkeypatch, "compare", corpus=DEMO)
    opened = run(monkeypatch, "compare", corpus=DEMO, open_agency="")
    assert len(opened.get("plotly_chart")) == len(closed.get("plotly_chart")) + 1
    again = closed.run()
    assert not any(again.session_state[key] for key in ("fold_open_stance", "fold_open_agency")), "no fold opens by itself"


def test_mentions_are_shown_where_a_voice_has_none_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(
        monkeypatch,
        "compare",
        corpus=DEMO,
        voice="quoted",
        outlets="Kolvarad Herald",
        compare_by="Articles",
        stance_voice="As in the sidebar",
    )
    assert not app.exception
    assert any("Abstained" in text.value for text in app.markdown)


def test_no_caveat_is_said_twice_on_the_timeline(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, "timeline")
    assert sum(warmth.READING in text.value for text in app.markdown) == 1


@pytest.mark.parametrize("page", ["overview", "compare"])
@pytest.mark.parametrize("corpus", [SEEDS, DEMO])
def test_a_long_page_names_its_sections_in_their_order(page: str, corpus: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, page, corpus=corpus)
    (line,) = [text.value for text in app.markdown if text.value.startswith("On this page:")]
    heads = [head.value for head in app.subheader]
    assert [part.split("](")[0].lstrip("[") for part in line.removeprefix("On this page: ").split(" · ")] == heads
    for head in app.subheader:
        assert f"(#{head.anchor})" in line


def test_doubt_begins_with_a_capital_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, "compare")
    sure = [text.value.split("**How sure?** ")[1] for text in app.caption if "**How sure?**" in text.value]
    assert sure
    assert all(text[0].isupper() for text in sure)


def test_a_measure_of_somebody_names_whom(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, "compare")
    picks = next(box for box in app.selectbox if box.key == "open_beside_all").options
    assert any(pick.startswith("Word tone of the sentences naming China — ") for pick in picks)
    assert not any(" X: " in pick for pick in picks)


@pytest.mark.parametrize(("n", "said"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows")])
def test_rows_in_words(n: int, said: str) -> None:
    assert blocks.rows(n) == said


def test_whoever_has_no_mark_in_a_figure_is_named_with_the_reason() -> None:
    labels = {"Dawn": "Dawn, inferred", "Dusk": "Dusk"}
    assert (
        blocks._missing([estimate("Dawn", None, "not_available"), estimate("Dusk", 1.0)], labels)
        == "Dawn, inferred (not available)"
    )
    assert blocks._missing([estimate("Dawn", None, "too_few"), estimate("Dawn", 0.0)], labels) == ""


def test_what_is_computed_of_a_view_is_kept_by_what_is_asked(demo) -> None:
    asked: list[str] = []

    def count(data: object, outlet: str) -> int:
        asked.append(outlet)
        return len(asked)

    own = Opened("kept for a test", demo, None, shows_originals=True, exports_text=True, notes=(), own={})
    view = View(own, Selection())
    assert [cached.computed(view, count, name) for name in ("Dawn", "Dawn", "Dusk")] == [1, 1, 2]
    assert cached.computed(View(own, Selection(voice="own")), count, "Dawn") == 3
    assert view.labels == scope.labels(demo)
    assert controls.MADE != controls.KEPT


@pytest.mark.parametrize("two", [["The New York Times", "The Independent"], ["Indian Punchline", "The Spectator"]])
def test_names_of_rows_have_room_where_two_are_compared(two: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, "compare", compare_outlets=two)
    layout = json.loads(app.get("plotly_chart")[0].proto.spec)["layout"]
    names = layout["yaxis"]["ticktext"]
    assert layout["height"] / len(names) > 15 * max(name.count("<br>") + 1 for name in names)


def test_no_figure_is_drawn_without_a_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, "compare", compare_outlets=["The New York Times", "The Independent"])
    assert sum(info.value.startswith("No figure: The Independent") for info in app.info) == 2
