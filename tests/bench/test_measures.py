"""Each measure on a few rows that can be scored by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from analysis.bench.measures import extraction, labels, quotes, spans, tone
from analysis.bench.measures.counting import Measure, Score, summed

Rows = list[dict[str, Any]]


def _scores(measure: Measure, gold: Rows, answers: Mapping[str, Any]) -> dict[str, Score]:
    return measure.rate(summed(measure.count(gold, answers)))


def _name(start: int, end: int, kind: str = "PERSON", entity: str | None = None) -> dict[str, Any]:
    return {"start": start, "end": end, "type": kind, "entity": entity}


def test_names() -> None:
    """One exact, one overlapping, one of the wrong type, one that nobody marked; two linked, one of them rightly."""
    gold = [
        {
            "id": "a",
            "mentions": [_name(0, 5, entity="Ada_Lund"), _name(10, 18, "PLACE"), _name(20, 25, "ORGANIZATION", "Quay_Club")],
        }
    ]
    answers = {"a": {"mentions": [_name(0, 5, entity="ada lund"), _name(12, 18, "PLACE"), _name(20, 25), _name(40, 44, "OTHER")]}}
    scores = _scores(spans.ENTITIES, gold, answers)
    assert scores["exact_f1"] == Score(pytest.approx(2 / 7), 3)
    assert scores["overlap_f1"] == Score(pytest.approx(4 / 7), 3)
    assert scores["overlap_core_f1"] == Score(pytest.approx(4 / 6), 3)
    assert scores["overlap_PLACE_f1"] == Score(1.0, 1)
    assert scores["overlap_ORGANIZATION_f1"] == Score(0.0, 1)
    assert scores["link_accuracy"] == Score(0.5, 2)


@pytest.mark.parametrize(
    ("title", "same"),
    [
        ("Ada_Lund", True),
        ("ADA LUND", True),
        ("https://en.wikipedia.org/wiki/Ada_Lund", True),
        ("Ada%20Lund", True),
        ("Lund", False),
        (None, False),
    ],
)
def test_titles_of_an_entity(title: str | None, same: bool) -> None:
    gold = [{"id": "a", "mentions": [_name(0, 5, entity="Ada_Lund")]}]
    scores = _scores(spans.ENTITIES, gold, {"a": {"mentions": [_name(1, 3, "PLACE", title)]}})
    assert scores["link_accuracy"] == Score(float(same), 1)


def test_links_are_missing_where_gold_has_none() -> None:
    assert _scores(spans.ENTITIES, [{"id": "a", "mentions": [_name(0, 5)]}], {})["link_accuracy"] == Score(None, 0)


def test_times() -> None:
    gold = [{"id": "a", "times": [{"start": 0, "end": 4, "value": "2031"}, {"start": 8, "end": 20, "value": "2031-05"}]}]
    answers = {"a": {"times": [{"start": 0, "end": 4, "value": None}, {"start": 12, "end": 20, "value": "2031-05"}]}}
    scores = _scores(spans.TIMES, gold, answers)
    assert (scores["strict_f1"], scores["relaxed_f1"], scores["value_f1"]) == (Score(0.5, 2), Score(1.0, 2), Score(0.5, 2))
    assert scores["value_given_span"] == Score(0.5, 2)


TEXT = "“The boat is late,” said the cook. The captain hoped that it would rain soon."


def _said(source: str, content: str) -> dict[str, Any]:
    spans_of = [[TEXT.index(part), TEXT.index(part) + len(part)] if part else None for part in (source, content)]
    return {"source": [s for s in spans_of[:1] if s], "cue": [], "content": [s for s in spans_of[1:] if s]}


DIRECT, INDIRECT = _said("the cook", "“The boat is late,”"), _said("The captain", "that it would rain soon")


@pytest.mark.parametrize(
    ("stated", "pair", "content", "found", "speaker"),
    [
        ([DIRECT, INDIRECT], 1.0, 1.0, 1.0, 1.0),
        ([_said("the cook", "“The boat is"), INDIRECT], 1.0, 1.0, 1.0, 1.0),
        ([_said("the cook", "“The"), INDIRECT], 0.5, 0.5, 0.0, None),
        ([_said("The captain", "“The boat is late,”")], 0.0, 2 / 3, 1.0, 0.0),
        ([_said("", "“The boat is late,”")], 0.0, 2 / 3, 1.0, 0.0),
        ([], 0.0, 0.0, 0.0, None),
    ],
    ids=["all", "three words of four", "one word of four", "wrong speaker", "no speaker", "nothing"],
)
def test_quotes(stated: Rows, pair: float, content: float, found: float, speaker: float | None) -> None:
    gold = [{"id": "a", "text": TEXT, "attributions": [DIRECT, INDIRECT]}]
    scores = _scores(quotes.QUOTES, gold, {"a": {"attributions": stated}})
    assert scores["pair_f1"].value == pytest.approx(pair)
    assert scores["content_f1"].value == pytest.approx(content)
    assert scores["direct_found"] == Score(found, 1)
    assert scores["speaker_accuracy_when_found"].value == speaker


def test_statements_of_nobody_match() -> None:
    gold = [{"id": "a", "text": TEXT, "attributions": [_said("", "it would rain soon")]}]
    assert _scores(quotes.QUOTES, gold, {"a": {"attributions": gold[0]["attributions"]}})["pair_f1"] == Score(1.0, 1)


def test_tone() -> None:
    gold = [{"id": name, "rating": rating} for name, rating in (("a", -2.0), ("b", 0.0), ("c", 1.0), ("d", 3.0))]
    scores = _scores(tone.TONE, gold, {"a": {"score": -0.9}, "b": {"score": -0.1}, "c": {"score": 0.2}, "d": {"score": 0.3}})
    assert scores["spearman"] == Score(pytest.approx(1.0), 4)
    assert 0.8 < (scores["pearson"].value or 0) < 1
    assert scores["macro_f1"] == Score(pytest.approx((1 + 1 / 2 + 0) / 3), 4)  # both positives stay below the cut


def test_a_tone_that_never_changes_goes_with_nothing() -> None:
    scores = _scores(tone.TONE, [{"id": "a", "rating": 1.0}, {"id": "b", "rating": 2.0}], {})
    assert (scores["pearson"].value, scores["spearman"].value) == (None, None)


def test_portrayal() -> None:
    gold = [{"id": "a", "label": "positive"}, {"id": "b", "label": "negative"}, {"id": "c", "label": "negative"}]
    scores = _scores(labels.PORTRAYAL, gold, {"a": {"label": "positive"}, "b": {"label": "positive"}})
    assert scores["macro_f1"] == Score(pytest.approx((2 / 3 + 0) / 2), 3)
    assert scores["accuracy"] == Score(pytest.approx(1 / 3), 3)


def test_relations() -> None:
    gold = [{"id": "a", "class": "AID", "quad": 2}, {"id": "b", "class": "YIELD", "quad": 2}]
    scores = _scores(labels.RELATIONS, gold, {name: {"class": "AID", "quad": 2} for name in "ab"})
    assert scores["quad_macro_f1"] == Score(1.0, 2)
    assert scores["class_macro_f1"] == Score(pytest.approx((2 / 3 + 0) / 2), 2)


@pytest.mark.parametrize(
    ("source", "target", "quad", "hit", "turned"),
    [
        ("Sael", "Norvane", 2, 1.0, 0.0),
        ("the Sael of old", "Norvane", 2, 1.0, 0.0),
        ("Sael", "Norvane", 4, 0.0, 0.0),
        ("Norvane", "Sael", 2, 0.0, 1.0),
        ("the", "Norvane", 2, 0.0, 0.0),
    ],
)
def test_triples(source: str, target: str, quad: int, hit: float, turned: float) -> None:
    gold: Rows = [
        {"id": "a", "source": "the port of Sael", "target": "Norvane", "quad": 2},
        {"id": "b", "source": None, "target": "Norvane", "quad": 1},
    ]
    events = [{"source": source, "target": target, "quad": quad}]
    scores = _scores(labels.TRIPLES, gold, {"a": {"events": events}, "b": {"events": events}})
    assert scores["triple_precision"] == Score(hit, 1)
    assert scores["triple_recall"] == Score(hit, 1)
    assert scores["direction_flipped"] == Score(turned, 1)


def test_directions() -> None:
    """A row without an event between the two has no part in the share."""
    gold: Rows = [{"id": name} for name in "abc"]
    answers = {"a": {"events": 3, "turned": 2}, "b": {"events": 1, "turned": 1}, "c": {"events": 0, "turned": 0}}
    assert _scores(labels.DIRECTIONS, gold, answers) == {"turned": Score(0.75, 4)}


def test_loaded() -> None:
    """The second row is judged loaded, but nobody marked words: it takes no part in the figures on words."""
    gold: Rows = [{"id": "a", "biased": True, "words": ["Ghastly fog"]}, {"id": "b", "biased": True, "words": []}]
    scores = _scores(labels.LOADED, gold, {"a": {"biased": True, "words": ["ghastly"]}, "b": {"biased": False, "words": ["fog"]}})
    assert scores["word_f1"] == Score(pytest.approx(2 / 3), 2)
    assert scores["accuracy"] == Score(0.5, 2)


def test_frames() -> None:
    gold = [{"id": "a", "frames": ["economic", "political"]}, {"id": "b", "frames": ["economic"]}]
    scores = _scores(labels.FRAMES, gold, {"a": {"frames": ["economic"]}, "b": {"frames": ["economic", "morality"]}})
    assert scores["micro_f1"] == Score(pytest.approx(4 / 6), 3)
    assert scores["macro_f1"] == Score(pytest.approx(1 / 3), 2)


@pytest.mark.parametrize(
    ("given", "precision", "recall"),
    [
        ("one two three four five", 1.0, 1.0),
        ("One, two three four", 0.0, 0.0),  # case counts
        ("one two three four", 1.0, 0.5),
        ("zero one two three four five", 2 / 3, 1.0),
        ("", None, 0.0),
    ],
)
def test_extraction(given: str, precision: float | None, recall: float | None) -> None:
    scores = _scores(extraction.EXTRACTION, [{"id": "a", "text": "one two three four five"}], {"a": {"text": given}})
    assert scores["precision"].value == (None if precision is None else pytest.approx(precision))
    assert scores["recall"].value == recall
