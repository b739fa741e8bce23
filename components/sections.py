"""Sections that more than one page shows: who is named, and in which frames."""

from __future__ import annotations

from analysis.draw import dots, matrix
from analysis.indicators import BY_NAME
from analysis.measure import attention, scope
from components import blocks, cached, cards
from components.cached import View


def named(view: View, *, top: int, key: str) -> None:
    """The actors named most, by outlet."""
    blocks.head("Who is named", f"How often each actor is named, adjectives and seats of power included. {blocks.WHISKERS}")
    rows = attention.ranked(view.data, top)
    found = [e for e in cached.estimates(view, "entity_rate") if e.entity in rows]
    figure = dots.draw(found, rows, BY_NAME["entity_rate"].unit, scope.labels(view.data), cards.marks(view))
    blocks.measured(view, "entity_rate", found, figure, key=key)


def frames(view: View, *, key: str) -> None:
    """The frames of the relation; the policy frames and Entman's functions folded away below them."""
    blocks.head(
        "In which frames",
        "Different cues of each frame per 1,000 words. Read along a row: a figure means something only beside the other outlets. "
        "The legend names the columns from left to right. A dash: one cue, too few to say. n/a: the text is cut off, and what is "
        "missing cannot be known. Open marks: the wording is a translator's.",
    )
    for group, title in (("relation", None), ("policy", "Policy frames"), ("function", "What the telling does (Entman)")):
        titles = {frame.key: frame.title for frame in view.corpus.frames if frame.group == group}
        found = [e for e in cached.estimates(view, "frame_rate") if e.entity in titles]
        figure = matrix.draw(found, titles, BY_NAME["frame_rate"].unit, scope.labels(view.data), cards.marks(view))
        with cards.folded(title):
            blocks.measured(view, "frame_rate", found, figure, key=f"{key}_{group}", titles=titles)
