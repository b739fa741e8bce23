"""The Compare page without a browser: who is compared, and everything that can be opened has as many rows as it says."""

from __future__ import annotations

import re

import pytest
from opened import DEMO, run
from streamlit.testing.v1 import AppTest
from test_view_links import lines

from analysis.compare.beside import FAMILIES
from analysis.indicators import BY_NAME
from components import facts

OPENED = re.compile(r"^\*\*.*?(\d+) rows?\*\*$")


def opened(app: AppTest) -> tuple[int, int]:
    """What the heading of the opened rows says, and how many there are."""
    assert not app.exception
    said = [int(match[1]) for text in app.markdown if (match := OPENED.match(text.value.replace("\\", "")))]
    tables = [frame.value for frame in app.dataframe if "why" in frame.value.columns]
    assert len(said) == 1
    return said[0], len(tables[0])  # the mentions of stance, which always stand open, come after them


@pytest.mark.parametrize("by", ["Outlets", "Articles", "Periods"])
@pytest.mark.parametrize("corpus", ["Russia and China, 2022–2024", DEMO])
def test_outlets_articles_and_periods_can_be_compared(by: str, corpus: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, "compare", corpus=corpus, compare_by=by)
    assert not app.exception
    assert [head.value for head in app.subheader][:4] == [
        "In words",
        "Where they differ",
        "The same fact, told differently",
        "What is left out",
    ]
    assert lines(app) == []


def test_two_chosen_articles_are_in_the_link(monkeypatch: pytest.MonkeyPatch) -> None:
    pair = ["Indian Punchline (002a)", "Indian Punchline (002b)"]
    app = run(monkeypatch, "compare", compare_by="Articles", compare_articles=pair)
    assert app.multiselect(key="compare_articles").value == pair
    assert app.query_params["compare_articles"] == pair
    assert not app.exception


@pytest.mark.parametrize("family", [f for f, names in FAMILIES.items() if set(names) & set(BY_NAME)])
def test_every_family_of_measures_is_drawn(family: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, "compare", corpus=DEMO, beside=family)
    assert not app.exception
    assert lines(app) == []
    figures = [figure.proto.spec for figure in app.get("plotly_chart")]
    # What is counted against the other outlets cannot be taken of one of them against itself.
    assert any("one outlet against itself" in figure or family == "Who is left out" for figure in figures)


@pytest.mark.parametrize(
    "opens",
    [
        {"open_said_1": "Sael Courier"},
        {"open_beside_all": "quoted_share||Fairwater Review"},
        {"open_beside_all": "entity_rate|Renn Ovadel|Sael Courier", "beside_voice": "Own"},
        {"beside": "In which frames", "open_beside_frame_rate": "frame_rate|economic|Quayside Ledger"},
        {"open_left_out_cell": "Norvane — Sael Courier"},
        {"open_words_1": "painstaking"},
        {"words_of": "Names", "open_words_4": "Josk Tarrel"},
    ],
)
def test_what_is_opened_has_as_many_rows_as_it_says(opens: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, "compare", corpus=DEMO, **opens)
    assert lines(app) == []
    said, rows = opened(app)
    assert said == rows > 0


def test_a_silence_opens_the_search_that_came_up_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, "compare", corpus=DEMO, open_left_out_cell="Norvane — Kolvarad Herald")
    (said,) = [text.value for text in app.text if text.value.startswith("Looked for in 6 articles")]
    assert "Brannhavn" in said
    assert "left out" in said


@pytest.mark.parametrize("kind", ["actor", "event", "frame", "watch"])
def test_the_matrix_has_words_and_no_bare_zero(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, "compare", left_out=kind)
    assert not app.exception
    for frame in (f.value for f in app.dataframe if "what" in f.value.columns and "status" not in f.value.columns):
        if "measure" not in frame.columns:
            assert all(isinstance(cell, str) and not cell.isdigit() for column in frame for cell in frame[column])


@pytest.mark.parametrize("kind", ["same_event", "same_claim", "contradiction"])
def test_facts_by_kind(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, "compare", corpus=DEMO, facts=kind)
    assert not app.exception
    heads = [text.value for text in app.markdown if "in common:" in text.value]
    assert heads
    assert len({head.split("**")[1] for head in heads}) == 1


def test_few_articles_are_said_to_be_few_before_anything_else(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, "compare")
    assert any("nothing beyond them" in info.value for info in app.info)
    assert not any("bias" in text.value.lower() for text in [*app.markdown, *app.caption, *app.info])


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("The ferry sank.", ["ferry"], r"The :primary-background[**ferry**] sank\."),
        ("Two ferries, one ferry.", ["ferry"], r"Two ferries, one :primary-background[**ferry**]\."),
        ("A [b](c) ship", ["[b](c)"], r"A :primary-background[**\[b\]\(c\)**] ship"),
        ("No word.", [], r"No word\."),
    ],
)
def test_marking_makes_no_markup_of_the_text(text: str, words: list[str], shown: str) -> None:
    assert facts.marked(text, words) == shown
