"""Nothing to count: corpora with hardly any text, one outlet or one article, through every public function."""

from __future__ import annotations

import math
from pathlib import Path

import pandas as pd
import pytest
from conftest import Analysed, Built, MakeArticle

import analysis
from analysis import Analysis, Estimate, Selection, SelectionError
from analysis.compare import keyness
from analysis.draw import course, dots, matrix, network, strip, theme, timeline
from analysis.indicators import ALL, BY_NAME
from analysis.measure import attention, relation_tables, relations, scope, tone, warmth
from analysis.measure.indicator import Indicator
from analysis.model import VoiceChoice
from analysis.publish import briefing, derived, originals
from analysis.schema import TABLES
from analysis.store import tables

VOICES: tuple[VoiceChoice, ...] = ("own", "quoted", "both")
TEXTS: dict[str, tuple[tuple[str, str], ...]] = {
    "no article": (),
    "no text": (("Alpha", ""),),
    "no words": (("Alpha", "… — !"),),
    "one word": (("Alpha", "Rain"),),
    "figures only": (("Alpha", "4 000 12"),),
    "no sentence mark": (("Alpha", "the ferry stayed in harbour and the crew played cards"),),
    "one article": (("Alpha", "China sent a ferry to Russia. “We were glad of it and of the soup,” said the cook."),),
    "one outlet": (("Alpha", "Russia lent China a boat."), ("Alpha", "The boat came back late.")),
    "one is empty": (("Alpha", ""), ("Beta", "Russia lent China a boat, and China was glad.")),
    "one word in both": (("Alpha", "Rain rain rain."), ("Beta", "Rain.")),
    "all quoted": (("Alpha", "“We will sail when the wind has turned and not an hour before that.”"), ("Beta", "No one sailed.")),
}


@pytest.fixture(scope="module", params=TEXTS, ids=lambda name: name.replace(" ", "_"))
def small(request: pytest.FixtureRequest, make_article: MakeArticle, analysed: Analysed) -> Analysis:
    return analysed(*(make_article(f"a{i}", text, outlet) for i, (outlet, text) in enumerate(TEXTS[request.param])))


def test_every_table_has_its_columns(small: Analysis) -> None:
    assert {name: list(small[name].columns) for name in TABLES} == {name: list(tables.columns(name)) for name in TABLES}


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("indicator", ALL, ids=lambda indicator: indicator.name)
def test_estimates_are_values_or_missing(small: Analysis, indicator: Indicator, voice: VoiceChoice) -> None:
    for estimate in indicator.estimate(small, voice):
        assert not any(isinstance(v, float) and math.isnan(v) for v in (estimate.value, estimate.low, estimate.high))
        assert estimate.status in ("ok", "these_articles_only", "too_few", "not_available")
        if estimate.value is None:
            assert estimate.status == "not_available"
            assert (estimate.low, estimate.high, estimate.n) == (None, None, 0)
        assert len(indicator.evidence(small, estimate.outlet, estimate.entity, estimate.voice)) == estimate.n


@pytest.mark.parametrize("indicator", ALL, ids=lambda indicator: indicator.name)
def test_evidence_of_what_nobody_names(small: Analysis, indicator: Indicator) -> None:
    assert indicator.evidence(small, "Nobody", "Nowhere", "both").empty


@pytest.mark.parametrize("text", ["", "… — !"])
def test_rates_without_words_are_missing(make_article: MakeArticle, analysed: Analysed, text: str) -> None:
    """An outlet of no words has no rate of anything, also where another outlet gives the rates their names."""
    data = analysed(make_article("a", text), make_article("b", "Russia lent China a boat.", "Beta"))
    for name in ("entity_rate", "quoted_share", "frame_rate", "word_tone"):
        found = [e for e in BY_NAME[name].estimate(data, "both") if e.outlet == "Alpha"]
        assert found
        assert {(e.value, e.status) for e in found} == {(None, "not_available")}


def test_a_voice_that_nobody_has_is_missing(make_article: MakeArticle, analysed: Analysed) -> None:
    """No quoted words: the quoted voice has no rate, which is not a rate of 0."""
    data = analysed(make_article("a", "Russia lent China a boat. It came back late."))
    found = BY_NAME["entity_rate"].estimate(data, "quoted")
    assert {e.entity for e in found} == {"China", "Russia"}
    assert {(e.value, e.status) for e in found} == {(None, "not_available")}


def test_an_entity_never_named_is_a_measured_zero(make_article: MakeArticle, analysed: Analysed) -> None:
    data = analysed(make_article("a", "The boat came back late."), make_article("b", "Russia lent China a boat.", "Beta"))
    found = {(e.outlet, e.entity): (e.value, e.n, e.status) for e in BY_NAME["entity_rate"].estimate(data, "both")}
    assert found["Alpha", "Russia"] == (0.0, 0, "too_few")


def test_tone_of_nothing_is_missing(make_article: MakeArticle, analysed: Analysed) -> None:
    data = analysed(make_article("a", "… — !"), make_article("b", "Rain", "Beta"))
    alpha, beta = (data["sentences"][data["sentences"]["article_id"] == name] for name in "ab")
    assert alpha[["valence", "valence_own", "valence_quoted"]].isna().all(axis=None)
    assert beta["valence_quoted"].isna().all()


def test_scope_and_relations(small: Analysis) -> None:
    outlets = scope.outlets(small)
    assert set(scope.labels(small)) == set(outlets)
    assert list(scope.select(small, Selection())["articles"]["article_id"]) == list(small["articles"]["article_id"])
    assert len(scope.by_article(small)["articles"]) == len(small["articles"])
    assert len(relations.describe(relations.with_sides(small))) == len(small["events"])
    assert len(relations.pairs(small)) <= len(small["events"])
    assert attention.forms(small, "both")["n"].sum() == len(small["mentions"])


def test_contrast_finds_nothing(small: Analysis) -> None:
    assert analysis.contrast(small) == []


def test_contrast_of_one_outlet_is_refused(small: Analysis) -> None:
    with pytest.raises(SelectionError, match="needs two outlets"):
        analysis.contrast(small, ["Alpha"])


def test_keyness_of_nobody(small: Analysis) -> None:
    assert keyness.compare(small, "Nobody", "both") == []


@pytest.mark.parametrize(("form", "made"), [("parquet", "whole"), ("csv", "derived")])
def test_written_and_read_again(small: Analysis, tmp_path: Path, form: tables.Format, made: str) -> None:
    data = analysis.derive(small) if made == "derived" else small
    analysis.write_tables(data, tmp_path, form=form)
    again = analysis.read_tables(tmp_path)
    for name in TABLES:
        pd.testing.assert_frame_equal(again[name], data[name])
    assert again.provenance == data.provenance


def test_derived_form(small: Analysis) -> None:
    bare = analysis.derive(small)
    assert bare["sentences"]["text"].isna().all()
    assert len(derived.with_glosses(bare, {})["sentences"]) == len(small["sentences"])


def test_originals_of_nothing(small: Analysis, tmp_path: Path) -> None:
    shown, notes = originals.show(small, tmp_path)
    assert shown["sentences"]["text"].isna().all()
    assert len(notes) == small["sentences"]["article_id"].nunique()


def test_figures_of_hardly_anything(small: Analysis) -> None:
    outlets = scope.outlets(small)
    labels, marks = scope.labels(small), theme.marks(outlets)
    for indicator in ALL:
        found = indicator.estimate(small, "both")
        rows = list(dict.fromkeys(e.entity or "" for e in found))
        assert dots.draw(found, rows, indicator.unit, labels, marks).layout.height > 0
    frames: list[Estimate] = BY_NAME["frame_rate"].estimate(small, "both")
    titles = {e.entity or "": (e.entity or "").title() for e in frames}
    assert matrix.draw(frames, titles, "cues", labels, marks).layout.height > 0
    assert strip.draw(tone.of_sentences(small, "both"), outlets, "score", labels, marks).layout.height > 0


def test_figures_of_empty_tables(built: Built) -> None:
    """No row at all in any table: every figure is an empty frame, and there is no stretch of time to draw."""
    nothing = built()
    events = relations.describe(relations.with_sides(nothing))
    articles = scope.with_outlet(nothing, "articles")
    assert dots.draw([], [], "units", {}, {}).layout.xaxis.title.text == "units"
    assert len(matrix.draw([], {}, "cues", {}, {}).data) == 0
    assert len(strip.draw(tone.of_sentences(nothing, "both"), [], "score", {}, {}).data) == 0
    assert timeline.panels(events, articles) == []
    pair = ("Arcadia", "Borduria")
    assert relation_tables.marks(nothing, pair, "both").empty
    assert relation_tables.behind(nothing, pair, "both", "no such event").empty
    assert len(course.draw(warmth.course(nothing, pair, "both")).data) == 1
    assert network.draw(relation_tables.nodes(nothing, "both"), relation_tables.edges(nothing, "both")).layout.height > 0


def test_timeline_without_any_date(make_article: MakeArticle, analysed: Analysed) -> None:
    data = analysed(make_article("a", "Russia praised China. China thanked Russia."))
    events = relations.describe(relations.with_sides(data))
    articles = scope.with_outlet(data, "articles").dropna(subset=["published_from"])
    assert events["from_date"].isna().all()
    assert timeline.panels(events, articles) == []


@pytest.mark.parametrize("voice", VOICES)
def test_briefing_begins_with_its_title_and_ends_with_the_limits(small: Analysis, voice: VoiceChoice) -> None:
    kinds = [step.kind for step in briefing.steps(small, [], voice=voice)]
    assert kinds == ["title", *(["difference"] if len(small["articles"]) else []), "limits"]
