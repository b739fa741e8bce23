"""Names with the types and conventions of the measured sets, as the tagger learnt them; entities as the pipeline links them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from analysis.bench.data import Answerer, Row
from analysis.find import entities, folding, lexicon, names, sentences
from analysis.find.names import Tagger
from analysis.model import Span
from analysis.train import names as training


def answer(rows: Sequence[Row], *, folder: Path) -> dict[str, Row]:
    return _answer(rows, tagger=None, folder=folder)


def learn(train: Sequence[Row]) -> Answerer:
    """The same with a tagger that was trained on these rows alone."""
    return partial(_answer, tagger=Tagger(training.train(train)))


def _answer(rows: Sequence[Row], *, tagger: Tagger | None, folder: Path) -> dict[str, Row]:
    gazetteer = entities.gazetteer(*lexicon.entities())
    found: dict[str, Row] = {}
    for row in rows:
        folded = folding.fold(row["text"])
        spans = [Span(sentence.start, sentence.end) for sentence in sentences.find(row["text"])]
        named = names.find(folded, spans, entities.hints(folded, gazetteer), tagger=tagger)
        found[row["id"]] = {"mentions": entities.as_benchmark(named, entities.find(folded, gazetteer, named))}
    return found
