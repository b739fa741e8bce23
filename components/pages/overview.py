"""Overview: what readers ask of these articles, then what the figures say, the sharpest difference first."""

from __future__ import annotations

from analysis.draw import dots, matrix
from analysis.find import lexicon
from analysis.indicators import BY_NAME
from analysis.measure import attention, scope, tone
from components import blocks, cached, cards, controls
from components.cached import View

TOP = 8


def render(view: View) -> None:
    cards.title(view)
    if view.data["articles"].empty:
        blocks.empty("No article of this corpus fits the choice in the sidebar. Choose more outlets or all dates.")
        return
    if view.corpus.readings:
        cards.questions(view, view.corpus.readings)
    cards.differences(view)
    cards.outlets(view)
    _attention(view)
    _frames(view)
    _tone(view)


def _attention(view: View) -> None:
    blocks.head("Who is named", f"How often each actor is named, adjectives and seats of power included. {blocks.WHISKERS}")
    rows = attention.ranked(view.data, TOP)
    found = [e for e in cached.estimates(view, "entity_rate") if e.entity in rows]
    figure = dots.draw(found, rows, "mentions per 1,000 words", scope.labels(view.data), cards.marks(view))
    blocks.measured(view, "entity_rate", found, figure, key="named")


def _frames(view: View) -> None:
    blocks.head(
        "In which frames",
        "Different cues of each frame per 1,000 words. Read along a row: a figure means something only beside the other outlets. "
        "The legend names the columns from left to right. A dash: one cue, too few to say. Open marks: the wording is a translator's.",
    )
    for group, title in (("relation", None), ("policy", "Policy frames")):
        titles = {frame.key: frame.title for frame in lexicon.frames() if frame.group == group}
        found = [e for e in cached.estimates(view, "frame_rate") if e.entity in titles]
        figure = matrix.draw(found, titles, BY_NAME["frame_rate"].unit, scope.labels(view.data), cards.marks(view))
        with cards.folded(title):
            blocks.measured(view, "frame_rate", found, figure, key=f"frames_{group}", titles=titles)


def _tone(view: View) -> None:
    blocks.head(
        "Word tone of the sentences naming X",
        f"How pleasant the words are around a name. It is not the outlet's attitude. {tone.CAVEAT}",
    )
    rows = attention.ranked(view.data, 4)
    found = [e for e in cached.estimates(view, "word_tone") if e.entity in rows]
    figure = dots.draw(found, rows, "VADER compound score, -1 to 1", scope.labels(view.data), cards.marks(view))
    blocks.measured(view, "word_tone", found, figure, key="tone")


if __name__ == "__main__":
    render(controls.view())
