"""An encoder of the reader's own: a tiny one is made here, run, and trained over; a wrong one stops with one line."""

from __future__ import annotations

import builtins
import hashlib
import json
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import Analysed, MakeArticle

from analysis.errors import LexiconError, ParallaxError
from analysis.find import embedding, folding, stance, stance_head, stance_reading
from analysis.model import Span
from analysis.train import stance_head as training
from analysis.train import swap

onnx = pytest.importorskip("onnx")
pytest.importorskip("onnxruntime")
pytest.importorskip("tokenizers")

WORDS = ["?", "X", "Y", "praised", "thanked", "blamed", "accused", "met", "pilots", "cooks", "noon", "was", "by", "the", "at"]
SIZE = 4


def _model(*, asks: Sequence[str] = ("input_ids", "attention_mask"), pooled: bool = False) -> bytes:
    """Looks each token up in a table; `pooled` gives the largest value of each column instead of the tokens."""
    helper, kind = onnx.helper, onnx.TensorProto
    table = np.random.default_rng(1).normal(size=(len(WORDS), SIZE)).astype(np.float32)
    nodes = [helper.make_node("Gather", ["table", asks[0]], ["tokens"])]
    if pooled:
        nodes.append(helper.make_node("ReduceMax", ["tokens"], ["text"], axes=[1], keepdims=0))
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info(name, kind.INT64, [None, None]) for name in asks],
        [helper.make_tensor_value_info("text" if pooled else "tokens", kind.FLOAT, None)],
        [onnx.numpy_helper.from_array(table, "table")],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    data: bytes = made.SerializeToString()
    return data


def _tokenizer() -> str:
    from tokenizers import Tokenizer, models, pre_tokenizers

    made = Tokenizer(models.WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token=WORDS[0]))
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    text: str = made.to_str()
    return text


def _put(folder: Path, model: bytes, monkeypatch: pytest.MonkeyPatch) -> Path:
    (folder / "model.onnx").write_bytes(model)
    (folder / "tokenizer.json").write_text(_tokenizer(), "utf-8")
    monkeypatch.setenv("PARALLAX_EMBED", str(folder / "model.onnx"))
    monkeypatch.setenv("PARALLAX_EMBED_SHA256", hashlib.sha256(model).hexdigest())
    return folder / "model.onnx"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return _put(tmp_path, _model(), monkeypatch)


def _data(folder: Path) -> Path:
    """Twelve invented rows, each an article of its own."""
    texts = {
        "positive": ["Lund was praised by the {}.", "The {} praised Lund.", "The {} thanked Lund."],
        "negative": ["Lund was blamed by the {}.", "The {} blamed Lund.", "The {} accused Lund."],
        "neutral": ["Lund met the {} at noon."],
    }
    rows = [
        {"doc": f"{label}{number}{who}", "text": text.format(who), "label": label}
        for label, of in texts.items()
        for number, text in enumerate(of)
        for who in ("cooks", "pilots", "smiths", "clerks")
    ]
    spans = [{"start": row["text"].index("Lund"), "end": row["text"].index("Lund") + 4} for row in rows]
    lines = [json.dumps({**row, **span}) for row, span in zip(rows, spans, strict=True)]
    (folder / "train.jsonl").write_text("\n".join(lines), "utf-8")
    (folder / "dev.jsonl").write_text("", "utf-8")
    return folder


@pytest.fixture(scope="module")
def head_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Trained once for all."""
    pytest.importorskip("sklearn")
    folder = tmp_path_factory.mktemp("trained")
    with pytest.MonkeyPatch.context() as patch:
        _put(folder, _model(), patch)
        assert training.main([str(_data(folder)), "-o", str(folder)]) == 0
    return (folder / stance_head.FILE).read_bytes()


@pytest.fixture
def trained(path: Path, head_file: bytes) -> Path:
    path.with_name(stance_head.FILE).write_bytes(head_file)
    return path


# ---------------------------------------------------------------- the encoder


@pytest.mark.parametrize(("asks", "pooled"), [(("input_ids",), False), (("input_ids", "attention_mask", "token_type_ids"), True)])
def test_vectors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asks: tuple[str, ...], pooled: bool) -> None:
    _put(tmp_path, _model(asks=asks, pooled=pooled), monkeypatch)
    encoder = embedding.chosen(os.environ)
    assert encoder
    praised, blamed, empty = encoder.encode(["X was praised", "X was blamed", ""])
    assert praised.shape == (SIZE,)
    assert np.linalg.norm(praised) == pytest.approx(1)
    assert not np.array_equal(praised, blamed)
    assert not empty.any()
    assert np.array_equal(encoder.encode(["X was praised"])[0], praised)


def test_without_the_variable_there_is_none() -> None:
    assert embedding.chosen({}) is None
    assert stance_head.chosen({"PARALLAX_EMBED_SHA256": "ab"}) is None


def test_every_name_is_masked() -> None:
    text = "Lund praised Kenya’s pilots at noon."
    names = [Span(0, 4), Span(13, 18)]
    reading = stance_reading.read(folding.fold(text), [Span(0, len(text))], names, stance.load().known)
    views = stance_head.views(reading, reading.places[names[1]])
    assert views == ("Y praised X 's pilots at noon .", "Y praised", "'s pilots at noon .")


# ---------------------------------------------------------------- what is wrong is said in one line


def _say(tmp_path: Path, match: str) -> None:
    with pytest.raises(LexiconError, match=match) as caught:
        stance_head.chosen(os.environ)
    assert "\n" not in str(caught.value)


def test_no_hash_no_loading(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PARALLAX_EMBED_SHA256")
    _say(path.parent, "set PARALLAX_EMBED_SHA256 to the sha256 of that file")


def test_another_file_is_not_loaded(path: Path) -> None:
    """Before anything looks inside."""
    path.write_bytes(b"other weights")
    _say(path.parent, "model.onnx: its sha256 is [0-9a-f]{64}, not that of PARALLAX_EMBED_SHA256")


@pytest.mark.parametrize("package", ["onnxruntime", "tokenizers"])
def test_missing_package(path: Path, monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    real = builtins.__import__

    def without(name: str, *given: Any, **more: Any) -> Any:
        if name == package:
            raise ImportError(name)
        return real(name, *given, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    _say(path.parent, re.escape("pip install 'parallax[embed]'"))


@pytest.mark.parametrize(
    ("model", "match"),
    [
        (b"no model", "no ONNX model that can be run"),
        (_model(asks=("words",)), "it asks for words; an encoder asks for input_ids"),
        (_model(asks=("input_ids", "pixels")), "it asks for input_ids, pixels"),
    ],
    ids=range(3),
)
def test_no_encoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model: bytes, match: str) -> None:
    _put(tmp_path, model, monkeypatch)
    _say(tmp_path, match)


def test_files_that_are_not_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _say(path.parent, r"stance_head\.npz: cannot be read .*; train it with python -m analysis\.train\.stance_head")
    (path.parent / "tokenizer.json").write_text("{", "utf-8")
    embedding.load.cache_clear()
    _say(path.parent, r"tokenizer\.json: no tokenizer")
    monkeypatch.setenv("PARALLAX_EMBED", str(path.parent / "nowhere.onnx"))
    _say(path.parent, r"nowhere\.onnx: cannot be read")


# ---------------------------------------------------------------- the head over it


def test_head_is_trained_and_used(trained: Path, make_article: MakeArticle, analysed: Analysed) -> None:
    head = stance_head.chosen(os.environ)
    assert head
    sentence = "Vladimir Putin was praised by the pilots."
    alone, together = (stance.of(sentence, Span(0, 14), second=one) for one in (None, head))
    assert alone
    assert together
    assert alone.score != together.score
    assert sum((together.negative, together.neutral, together.positive)) == pytest.approx(1)
    assert swap.change(swap.from_templates(), second=head) == 0
    analysis = analysed(make_article("a", sentence, "Alpha"))
    (found,) = analysis["mentions"]["stance"]
    assert (found == pytest.approx(together.score)) == (together.margin >= head.margin)
    assert {"embed/model.onnx", "embed/tokenizer.json", "embed/stance_head.npz"} <= set(analysis.provenance.lexicons)
    assert analysis.provenance.parameters["stance_margin"] == f"{head.margin:.4f}"


def test_without_it_nothing_changes(
    trained: Path, make_article: MakeArticle, analysed: Analysed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PARALLAX_EMBED")
    analysis = analysed(make_article("a", "Vladimir Putin was praised by the pilots. The cooks blamed Xi Jinping.", "Alpha"))
    assert not [name for name in analysis.provenance.lexicons if name.startswith("embed/")]
    assert analysis.provenance.parameters["stance_margin"] == f"{stance.load().margin:.4f}"


def test_head_of_another_encoder(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _put(trained.parent, _model(pooled=True), monkeypatch)
    _say(trained.parent, "trained with another encoder, tokenizer or stance model; train it with")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no archive"])
def test_wrong_head(path: Path, data: bytes) -> None:
    (path.parent / "stance_head.npz").write_bytes(data)
    _say(path.parent, r"stance_head\.npz: no weights of a head")


def test_training_needs_an_encoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PARALLAX_EMBED", raising=False)
    with pytest.raises(ParallaxError, match="PARALLAX_EMBED is not set"):
        training.main([str(_data(tmp_path)), "-o", str(tmp_path)])
