"""What a given source does to a given target, as class and quad."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysis.bench.data import Row
from analysis.find import event_classes, folding
from analysis.model import Span


def answer(rows: Sequence[Row], *, folder: Path) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in rows:
        source, target = _span(row.get("source_span")), _span(row.get("target_span"))
        kind, quad = event_classes.classify(folding.fold(row["text"]), Span(0, len(row["text"])), source, target)
        found[row["id"]] = {"class": kind, "quad": quad}
    return found


def _span(given: Sequence[int] | None) -> Span | None:
    return Span(given[0], given[1]) if given else None
