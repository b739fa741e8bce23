"""Overview: what readers ask of these articles, then what the figures say, the sharpest difference first."""

from __future__ import annotations

from analysis.draw import dots
from analysis.measure import attention, tone
from components import blocks, cached, cards, controls, sections, words
from components.cached import View

TOP = 8
TONE = "Word tone of the sentences naming an actor"
SECTIONS = ("What readers ask", "What differs most", "The articles", "Who is named", "In which frames", TONE)


def render(view: View) -> None:
    cards.title(view)
    controls.way_in()
    if view.data["articles"].empty:
        blocks.empty("No article of this corpus fits the choice in the sidebar. Choose more outlets or all dates.")
        return
    blocks.contents(SECTIONS if view.corpus.readings else SECTIONS[1:])
    if view.corpus.readings:
        cards.questions(view, view.corpus.readings)
    cards.differences(view)
    cards.outlets(view)
    sections.named(view, top=TOP, key="named")
    sections.frames(view, key="frames")
    _tone(view)


def _tone(view: View) -> None:
    blocks.head(
        TONE,
        f"How pleasant the words are around a name. It is not the outlet's attitude. {tone.CAVEAT}",
    )
    rows = cached.computed(view, attention.ranked, 4)
    found = [e for e in cached.estimates(view, "word_tone") if e.entity in rows]
    figure = dots.draw(found, rows, words.TONE, view.labels, cards.marks(view))
    blocks.measured(view, "word_tone", found, figure, key="tone")


if __name__ == "__main__":
    render(controls.view())
