"""Roles checked by a spaCy model: a tiny one that reads every sentence as a passive one stands for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import Analysed, MakeArticle

from analysis.errors import LexiconError
from analysis.find import event_parser, events
from analysis.find.event_actors import Actor
from analysis.model import Span

PASSIVE = "Orla accused Vesper."
ORLA, VESPER = Actor(Span(0, 4), "Orla", "Orla"), Actor(Span(13, 19), "Vesper", "Vesper")


@pytest.fixture
def tiny(tmp_path: Path) -> Any:
    """A saved model: the second word is the root; the labels of the first and the third are given."""
    spacy = pytest.importorskip("spacy")
    from spacy.language import Language

    def make(first: str, third: str) -> str:
        name = f"tiny_{first}_{third}".replace(":", "_")

        @Language.component(name)
        def parse(doc: Any) -> Any:
            for token in doc:
                token.head = doc[1]
                token.dep_ = {0: first, 1: "ROOT", 2: third}.get(token.i, "punct")
            return doc

        pipeline = spacy.blank("en")
        pipeline.add_pipe(name)
        pipeline.to_disk(tmp_path / name)
        return f"spacy:{tmp_path / name}"

    return make


@pytest.mark.parametrize(
    ("first", "third", "turned"),
    [
        ("nsubj", "dobj", False),
        ("nsubj", "obj", False),
        ("nsubjpass", "agent", True),
        ("nsubj:pass", "obl:agent", True),
        ("obj", "nsubj", True),
        ("dep", "nsubj", False),  # half a contradiction is none
        ("nsubjpass", "dep", False),
    ],
)
def test_roles_that_the_parser_shows_the_other_way_round_are_exchanged(tiny: Any, first: str, third: str, turned: bool) -> None:
    sentences = [Span(0, len(PASSIVE))]
    found = events.find(PASSIVE, sentences, [ORLA, VESPER])
    (refined,) = event_parser.chosen(tiny(first, third))(PASSIVE, sentences, found)
    assert (refined.actor, refined.target) == ((VESPER, ORLA) if turned else (ORLA, VESPER))
    assert refined.rule == found[0].rule + (event_parser.MARK if turned else "")


def test_what_both_do_together_has_no_direction_to_check(tiny: Any) -> None:
    text = "Orla and Vesper signed a treaty."
    found = events.find(text, [Span(0, len(text))], [ORLA, Actor(Span(9, 15), "Vesper", "Vesper")])
    assert event_parser.chosen(tiny("obj", "nsubj"))(text, [Span(0, len(text))], found) == found


@pytest.mark.parametrize("value", ["spacy", "spacy:", "stanza:en", "en_core_web_sm"])
def test_a_malformed_choice_is_one_clear_line(value: str) -> None:
    with pytest.raises(LexiconError, match=r"PARALLAX_PARSER=.*spacy:MODEL"):
        event_parser.chosen(value)


def test_a_missing_model_is_one_clear_line() -> None:
    pytest.importorskip("spacy")
    with pytest.raises(LexiconError, match="cannot load en_no_such_model"):
        event_parser.chosen("spacy:en_no_such_model")


def test_missing_spacy_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "spacy", None)
    with pytest.raises(LexiconError, match="spaCy is not installed"):
        event_parser.chosen("spacy:en_core_web_sm")


def test_a_model_without_a_parser_is_one_clear_line(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy")
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(LexiconError, match="no dependency parser"):
        event_parser.chosen(f"spacy:{tmp_path / 'blank'}")


def test_the_choice_stands_in_the_provenance(
    make_article: MakeArticle, analysed: Analysed, tiny: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = make_article("a", "Russia accused China.", "Alpha")
    plain = analysed(article)
    value = tiny("nsubjpass", "agent")
    monkeypatch.setenv(event_parser.VARIABLE, value)
    turned = analysed(article)
    assert [plain.provenance.parameters["parser"], turned.provenance.parameters["parser"]] == ["none", value]
    assert [list(a["events"][["actor", "target"]].iloc[0]) for a in (plain, turned)] == [["Russia", "China"], ["China", "Russia"]]
