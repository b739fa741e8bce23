"""Loaded words of one article → rows of the table ``loaded``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.schema import LoadedRow

if TYPE_CHECKING:
    from analysis.rows.found import Found


def make(found: Found) -> list[object]:
    """One row for each hit, in the order of the text."""
    return [
        LoadedRow(
            article_id=found.article.id,
            id=f"{found.id(hit.span)}:loaded",
            sentence=found.place(hit.span),
            start=hit.span.start,
            end=hit.span.end,
            cue=hit.cue,
            category=hit.category,
            voice=found.voice(hit.span),
            rule="cue",
            confidence=None,
        )
        for hit in found.loaded
    ]
