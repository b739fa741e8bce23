"""Training: ten invented sentences make weights that tag, and the same rows make the same weights."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from analysis.errors import ParallaxError
from analysis.find import names
from analysis.find.names import Tagger
from analysis.model import Span
from analysis.train import folds
from analysis.train import names as training

PEOPLE = ("Una Holm", "Piet Varga", "Mara Quill", "Bram Oster", "Ilse Tarn")


def row(number: int, text: str, name: str, kind: str) -> dict[str, Any]:
    start = text.index(name)
    return {
        "id": f"r{number}",
        "text": text,
        "mentions": [{"start": start, "end": start + len(name), "type": kind, "entity": None}],
    }


def invented() -> list[dict[str, Any]]:
    people = [row(i, f"The tug was sold by Ms {name} in spring.", name, "PERSON") for i, name in enumerate(PEOPLE)]
    places = [
        row(9 + i, f"The crew slept near the village of {name} that night.", name, "PLACE")
        for i, name in enumerate(("Wex", "Orr", "Tam", "Lund", "Esk"))
    ]
    return people + places


def test_train_and_tag() -> None:
    tagger = Tagger(training.train(invented()))
    text = "The tug was sold by Ms Ada Wren in spring."
    (name,) = names.find(text, [Span(0, len(text))], tagger=tagger)
    assert (text[slice(*name.span)], name.type) == ("Ada Wren", "PERSON")
    assert name.probability is not None
    assert 0.5 < name.probability <= 1


def test_the_same_rows_make_the_same_weights(tmp_path: Path) -> None:
    first, second = training.train(invented()), training.train(invented())
    assert first == second
    (tmp_path / "weights").write_bytes(first)
    text = "The crew slept near the village of Ness that night."
    spans = [Span(0, len(text))]
    assert names.find(text, spans, tagger=Tagger.open(tmp_path / "weights")) == names.find(text, spans, tagger=Tagger(first))


def test_rows_without_names_are_refused() -> None:
    with pytest.raises(ParallaxError, match="no names"):
        training.train([{"id": "r", "text": "Rain fell on Wex.", "mentions": []}])


def test_main(tmp_path: Path) -> None:
    (tmp_path / "dev.jsonl").write_text("\n".join(map(json.dumps, invented())), "utf-8")
    (tmp_path / "wikigold.jsonl").write_text(json.dumps(invented()[0] | {"id": "wikigold/1"}), "utf-8")
    assert training.main([str(tmp_path), "-o", str(tmp_path / "weights")]) == 0
    Tagger.open(tmp_path / "weights")


@pytest.mark.parametrize("content", ["{", "[]", '{"id": "r"}'])
def test_a_malformed_line_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "dev.jsonl").write_text(content, "utf-8")
    with pytest.raises(ParallaxError, match="line 1"):
        training.read(tmp_path / "dev.jsonl")


def test_folds_do_not_depend_on_order() -> None:
    assert [folds.fold(key) for key in ("a", "b", "c", "d")] == [2, 0, 1, 3]
    assert {folds.fold(str(n), 3) for n in range(50)} == {0, 1, 2}
