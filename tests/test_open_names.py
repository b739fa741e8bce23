"""Names that no list has, through the whole pipeline: rows, counts, and the choice of another finder."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Analysed, MakeArticle

from analysis.errors import LexiconError
from analysis.measure import attention

TEXT = "Mr Tobias Hallgren met Vladimir Putin in Oslo. The Russian president smiled, and Mr Hallgren left."


def test_rows_of_an_unlisted_person(make_article: MakeArticle, analysed: Analysed) -> None:
    analysis = analysed(make_article("a", TEXT, "Alpha"))
    mentions = analysis["mentions"]
    named = mentions[mentions["entity"] == "Tobias Hallgren"]
    assert list(named["surface"]) == ["Tobias Hallgren", "Hallgren"]
    assert named["confidence"].between(0.5, 1).all()
    assert mentions[~mentions["rule"].str.startswith("model:")]["confidence"].isna().all()
    row = analysis["entities"].set_index("entity").loc["Tobias Hallgren"]
    assert row["kind"] == "person"
    assert row[["state", "role"]].isna().all()
    assert mentions["id"].is_unique
    assert "weights/names.crfsuite" in analysis.provenance.lexicons


def test_a_description_is_listed_by_form_but_not_counted(make_article: MakeArticle, analysed: Analysed) -> None:
    analysis = analysed(make_article("a", TEXT, "Alpha"))
    mentions = analysis["mentions"]
    assert list(mentions.loc[mentions["form"] == "descriptor", "entity"]) == ["Vladimir Putin"]
    (estimate,) = [e for e in attention.estimate(analysis, "both") if e.entity == "Vladimir Putin"]
    assert estimate.n == 1 == len(attention.evidence(analysis, "Alpha", "Vladimir Putin", "both"))
    forms = attention.forms(analysis, "both")
    assert set(forms.loc[forms["entity"] == "Vladimir Putin", "form"]) == {"name", "descriptor"}


def test_spacy_finds_the_names_where_it_is_chosen(
    make_article: MakeArticle, analysed: Analysed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spacy = pytest.importorskip("spacy")
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "Hallgren"}])
    pipeline.to_disk(tmp_path / "tiny")
    monkeypatch.setenv("PARALLAX_NER", f"spacy:{tmp_path / 'tiny'}")
    mentions = analysed(make_article("a", TEXT, "Alpha"))["mentions"]
    assert set(mentions.loc[mentions["rule"].str.startswith("model:"), "kind"]) == {"organization"}
    assert mentions["confidence"].isna().all()


def test_a_malformed_choice_stops_with_one_line(
    make_article: MakeArticle, analysed: Analysed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARALLAX_NER", "best")
    with pytest.raises(LexiconError, match="PARALLAX_NER=best"):
        analysed(make_article("a", TEXT, "Alpha"))
