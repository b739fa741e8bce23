"""“Correct this”: a correction is made in the session, applies at once, is listed, and can be taken away and taken back."""

from __future__ import annotations

import pytest
from conftest import ROOT
from opened import DEMO, run
from streamlit.testing.v1 import AppTest

from analysis import Analysis
from analysis.correct import overlay
from components import correcting
from components.correcting import Target

TROUBLE = "<script>alert(1)</script> [link](http://example.test) **bold**"


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    return run(monkeypatch, "article", corpus=DEMO)


def _correct(app: AppTest, why: str = "read again") -> AppTest:
    """Take out the first name of the article."""
    app.text_input(key="correct_by").input("B. Holt")
    app.text_input(key="correct_why").input(why)
    return app.button(key="FormSubmitter:correct-Correct").click().run()


def _columns(app: AppTest) -> list[list[str]]:
    return [list(frame.value.columns) for frame in app.dataframe]


def test_correction_applies_in_the_session_and_can_be_taken_back(app: AppTest) -> None:
    assert not app.exception
    before = app.session_state["view"].data["mentions"]
    _correct(app, why=TROUBLE)
    assert not app.exception
    corpus = app.session_state["view"].corpus
    (made,) = corpus.data.provenance.corrections
    assert (made.kind, made.now, made.by, made.why, made.n, made.line) == ("link", "none", "B. Holt", TROUBLE, 1, None)
    assert len(app.session_state["view"].data["mentions"]) < len(before), "figures are computed anew"
    assert corpus.own is not None, "what is computed stays in the session"
    assert any("1 correction in this session" in text.value for text in app.markdown)
    app.switch_page("components/pages/method.py").run()
    assert any("does not apply because" in columns for columns in _columns(app)), "the Method page lists it"
    app.switch_page("components/pages/article.py").run()
    next(button for button in app.button if button.label == "Take back the last").click().run()
    assert len(app.session_state["view"].data["mentions"]) == len(before)
    assert app.session_state["view"].corpus.base == ""


def test_what_is_missing_is_said(app: AppTest) -> None:
    app.button(key="FormSubmitter:correct-Correct").click().run()
    assert any("by is missing" in error.value for error in app.error)


def test_tables_without_text_say_why_there_is_no_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["streamlit"])
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.run()
    app.switch_page("components/pages/article.py").run()
    assert any("published without its text" in text.value for text in app.text)


def test_each_finding_becomes_a_correction_that_applies(demo: Analysis) -> None:
    article = demo["articles"]["article_id"].iloc[0]
    part = Analysis({name: table[table["article_id"] == article] for name, table in demo.tables.items()}, demo.provenance)
    for kind in ("link", "speaker", "frame", "event", "event_date"):
        for target in correcting.targets(part, kind):
            correction = correcting.make(part, kind, target, "none", "B. Holt", "read again")
            if correction.was != correction.now:
                (again,) = overlay.parse(overlay.text([correction])).corrections
                assert again == correction
    published = correcting.make(part, "published", Target("", 0, "", "none"), "2031", "B. Holt", "read again")
    assert str(part["articles"]["sha256"].iloc[0]).startswith(str(published.sha256))
