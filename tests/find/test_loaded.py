"""Loaded words: which sentences have them, which do not, and what the lexicon must look like."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from conftest import Analysed, MakeArticle
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import LexiconError
from analysis.find import folding, loaded
from analysis.model import Span

FLOOR = 0.67


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The ferry left at noon with forty passengers.", ()),
        ("The shameful harbour plan is a farce.", ("shameful", "farce")),
        ("The mayor LAMBASTED the harbour board.", ("lambasted",)),
        ("The so-called reform of the quay failed.", ("so-called",)),
        ("Prices of crude oil rose.", ()),
        ("His crude joke about the crew was heard.", ("crude",)),
        ("The sanctions regime was extended.", ()),
        ("The regime of the island extended it.", ("regime",)),
        ("The grantor signed for the quay.", ()),  # no cue inside another word
        ("The far-right party won two seats.", ("far-right",)),
        ("The power grab on the quay is shameful, shameful.", ("power", "grab", "shameful")),
        ("He spoke of “hypocrisy” aboard.", ("hypocrisy",)),
        ("", ()),
        ("… — !", ()),
    ],
)
def test_judge(sentence: str, words: tuple[str, ...]) -> None:
    assert loaded.judge(sentence) == (bool(words), words)


def test_names_are_not_loaded() -> None:
    text = "the ridiculous theatre and a ridiculous plan"
    hits = loaded.find(text, [Span(4, 22)])
    assert [hit.span for hit in hits] == [Span(29, 39)]


def test_the_longest_from_the_left() -> None:
    text = "a tirade against the mainstream media and fake news"
    assert [hit.cue for hit in loaded.find(text, [])] == ["tirade", "mainstream media", "fake news"]


@given(st.text(max_size=80))
def test_hits_are_in_order_and_whole(text: str) -> None:
    lowered = folding.lower(folding.fold(text))
    spans = [hit.span for hit in loaded.find(lowered, [])]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert loaded.judge(text)[0] == bool(spans)


def test_every_cue_fires_and_no_fixed_term_does() -> None:
    silent = [cue.cue for cue in loaded.cues() if cue.cue not in _found(f"the {cue.cue} .")]
    loud = [term for cue in loaded.cues() for term in cue.unless if cue.cue in _found(f"x {term} y")]
    assert (silent, loud) == ([], [])


def _found(lowered: str) -> list[str]:
    return [hit.cue for hit in loaded.find(lowered, [])]


def test_every_category_has_many_cues() -> None:
    counts = {category: sum(cue.category == category for cue in loaded.cues()) for category in get_args(loaded.Category)}
    assert min(counts.values()) >= 50


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("vile,praise,,x", "category is 'praise'"),
        ("Vile,evaluation,,x", "must be in lower case"),
        ("vile,evaluation,,", "note is empty"),
        ("vile,evaluation,,x\nvile,evaluation,,x", "stands there twice"),
        ("vile,evaluation,good weather,x", "does not hold the cue"),
    ],
)
def test_bad_rows_are_named(row: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        loaded.read_cues(f"cue,category,unless,note\n{row}\n", "own.csv")


def test_rows_say_whose_voice(make_article: MakeArticle, analysed: Analysed) -> None:
    text = "The shameful plan sank. “It is a disgusting farce and we will not pay for it,” said the cook."
    rows = analysed(make_article("a", text))["loaded"]
    assert rows[["cue", "category", "sentence", "voice"]].to_numpy().tolist() == [
        ["shameful", "moral judgement", 0, "own"],
        ["disgusting", "moral judgement", 1, "quoted"],
        ["farce", "moral judgement", 1, "quoted"],
    ]
    assert [text[start:end] for start, end in zip(rows["start"], rows["end"], strict=True)] == rows["cue"].tolist()
    assert rows["confidence"].isna().all()


def test_not_below_its_floor(bench: Path) -> None:
    """Macro-F1 over sentences judged by people; nothing is fitted to them."""
    rows = [json.loads(line) for line in (bench / "loaded" / "babe_dev.jsonl").read_text("utf-8").splitlines()]
    pairs = [(bool(row["biased"]), loaded.judge(row["text"])[0]) for row in rows]
    f1 = [2 * sum(g == p == side for g, p in pairs) / sum((g == side) + (p == side) for g, p in pairs) for side in (True, False)]
    assert sum(f1) / 2 >= FLOOR
