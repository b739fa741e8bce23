"""Who is said to have said what: source, cue and content spans of each quotation and reported statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from analysis.bench.data import Row
from analysis.find import folding, quotation_marks, sentences, statements
from analysis.find.statements import Statement
from analysis.model import Span


def answer(rows: Sequence[Row], *, folder: Path) -> dict[str, Row]:
    return {row["id"]: {"attributions": [_attribution(told) for told in _statements(row["text"])]} for row in rows}


def _statements(text: str) -> Iterable[Statement]:
    spans = [Span(sentence.start, sentence.end) for sentence in sentences.find(text)]
    return statements.find(folding.fold(text), spans, quotation_marks.find(text, sentences.paragraphs(text)))


def _attribution(told: Statement) -> Row:
    return {
        "source": [list(span) for span in told.source],
        "cue": [list(told.cue)] if told.cue else [],
        "content": [list(span) for span in told.content],
    }
