"""Who is said to have said what: source and content spans of each quotation and reported statement."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from analysis.bench.answers import articles
from analysis.bench.data import Row


def answer(rows: Sequence[Row], *, folder: Path) -> dict[str, Row]:
    found = articles.analysed(rows, "quotes")
    return {
        row["id"]: {"attributions": [_attribution(quote) for quote in made["quotes"]]}
        for row, made in zip(rows, found, strict=True)
    }


def _attribution(quote: Row) -> Row:
    source, cue, content = (json.loads(quote[key] or "[]") for key in ("source_spans", "cue_span", "content_spans"))
    return {"source": source, "cue": [cue] if cue and isinstance(cue[0], int) else cue, "content": content}
