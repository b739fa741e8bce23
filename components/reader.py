"""The annotated reader: sentences with their marks, built as text nodes, so that nothing in an article is ever markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import streamlit as st

MARKS = ("entities", "voice", "valence", "frames", "speakers", "stance", "loaded", "certainty")
FIRST = MARKS[:5]
"""What is shown until the reader chooses; more at once would be hard to read on a small screen."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of shown text: the kinds of mark on it, and what a pointer resting on it is told."""

    text: str
    kinds: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: where it stands, whose voice it is, its pieces, and chips for what has no place in a paraphrase."""

    paragraph: int
    sentence: int
    voice: str
    tone: str
    pieces: tuple[Piece, ...]
    chips: tuple[Piece, ...]


_CSS = """
.reader { color: var(--st-text-color); font-family: var(--st-font); line-height: 1.6; }
.line { display: grid; grid-template-columns: 4.6rem 1fr; gap: .6rem; padding: .35rem 0; }
.line.first { border-top: 1px solid color-mix(in srgb, var(--st-text-color) 18%, transparent); margin-top: .4rem; padding-top: .6rem; }
.place { font-size: .78rem; opacity: .75; padding-top: .2rem; }
.quoted > .said { border-left: 4px double currentColor; padding-left: .7rem; }
.mixed > .said { border-left: 2px dashed currentColor; padding-left: .7rem; }
.reported > .said { border-left: 2px dotted currentColor; padding-left: .7rem; }
.own > .said { border-left: 2px solid transparent; padding-left: .7rem; }
.chips { display: flex; flex-wrap: wrap; gap: .3rem; margin-top: .25rem; }
.chip { font-size: .8rem; border: 1px solid color-mix(in srgb, var(--st-text-color) 35%, transparent); border-radius: .6rem; padding: 0 .45rem; }
.entities { text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 3px; }
.frames { border-bottom: 2px dotted currentColor; font-weight: 600; }
.speakers { background: color-mix(in srgb, var(--st-primary-color) 16%, transparent); border-radius: .2rem; }
.stance { outline: 1px solid color-mix(in srgb, var(--st-text-color) 45%, transparent); border-radius: .2rem; }
.loaded { text-decoration: underline wavy; text-decoration-thickness: 1.5px; text-underline-offset: 4px; }
.certainty { font-style: italic; border-top: 1px solid currentColor; }
@media (max-width: 480px) { .line { grid-template-columns: 1fr; gap: 0; } .place { display: flex; gap: .6rem; } }
.chip.entities { text-decoration: none; border-style: solid; border-width: 2px; }
.chip.speakers, .chip.stance { outline: none; }
.chip.loaded { text-decoration: none; border-style: double; border-width: 3px; }
.chip.certainty { font-style: italic; }
.chip.frames { border-style: dotted; border-width: 2px; }
"""

_JS = """
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector("#root");
  const node = (name, classes, text) => {
    const made = document.createElement(name);
    made.className = classes;
    if (text) made.textContent = text;
    return made;
  };
  let paragraph = -1;
  root.replaceChildren(...data.lines.map((line) => {
    const row = node("div", "line " + (data.voice ? line.voice : "own") + (line.paragraph !== paragraph ? " first" : ""));
    paragraph = line.paragraph;
    const place = node("div", "place", "¶ " + (line.paragraph + 1) + " · " + line.sentence);
    if (data.valence && line.tone) place.append(node("div", "", line.tone));
    const said = node("div", "said");
    const text = node("div", "");
    line.pieces.forEach((piece) => {
      const part = node("span", piece.kinds.join(" "), piece.text);
      if (piece.title) part.title = piece.title;
      text.append(part);
    });
    said.append(text);
    if (line.chips.length) {
      const chips = node("div", "chips");
      line.chips.forEach((chip) => {
        const made = node("span", "chip " + chip.kinds.join(" "), chip.text);
        if (chip.title) made.title = chip.title;
        chips.append(made);
      });
      said.append(chips);
    }
    row.append(place, said);
    return row;
  }));
}
"""


def show(lines: Sequence[Line], shown: Sequence[str], *, key: str) -> None:
    """The article with the chosen marks."""
    component = st.components.v2.component("annotated_reader", html='<div id="root" class="reader"></div>', css=_CSS, js=_JS)
    component(data={"lines": [asdict(line) for line in lines], "voice": "voice" in shown, "valence": "valence" in shown}, key=key)
