"""The screens of a briefing in large type, built as text nodes; arrow keys move in the browser and ask nobody.

All steps are sent at once, so that moving on needs no answer from the server; the server is told where the briefing stands,
for the link alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

import streamlit as st

from analysis.publish.briefing import Figure, Kind, Line

ROWS = 4
"""Rows of evidence on one screen."""


@dataclass(frozen=True, slots=True)
class Said:
    """A row of evidence as it is shown: where it stands and why it counts, and its sentence or paraphrase."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Slide:
    """A step as it is shown."""

    kind: Kind
    heading: str
    note: str
    lines: tuple[Line, ...]
    figures: tuple[Figure, ...]
    rows: tuple[Said, ...]


_CSS = """
.slides { position: fixed; inset: 0; z-index: 999991; display: grid; grid-template-rows: 1fr auto; overflow: hidden;
  background: var(--st-background-color); color: var(--st-text-color); font-family: var(--st-font);
  font-size: max(24px, 1.9vw); line-height: 1.28; }
.screen { overflow: auto; padding: 1.1em 2em .4em; }
h1 { font-size: 1.5em; line-height: 1.15; margin: 0 0 .5em; font-weight: 700; outline: none; }
.difference h1, .question h1, .title h1 { font-size: 1.9em; }
.difference, .question { display: flex; flex-direction: column; justify-content: center; }
p { margin: 0 0 .45em; }
.note, .source, .place { color: color-mix(in srgb, var(--st-text-color) 72%, var(--st-background-color)); }
.warning { border-left: .2em solid var(--st-primary-color); padding-left: .5em; }
.reading .lines, .limits .lines { columns: 2; column-gap: 1.6em; }
.reading p, .limits p { break-inside: avoid; }
.row { border-top: 1px solid color-mix(in srgb, var(--st-text-color) 22%, transparent); padding: .3em 0; }
.figure { display: grid; grid-template-columns: minmax(8em, 30%) 1fr; gap: .1em 1em; margin: .35em 0; align-items: center; }
.track { position: relative; height: 1.1em; background: color-mix(in srgb, var(--st-text-color) 9%, transparent); }
.bar { position: absolute; top: 0; bottom: 0; background: var(--st-primary-color); }
.whisker { position: absolute; top: calc(50% - 2px); height: 4px; background: var(--st-text-color);
  box-shadow: 0 0 0 2px var(--st-background-color); }
.figure .value { grid-column: 2; }
.contents { display: grid; grid-template-columns: 1fr 1fr; gap: .3em 1.6em; margin: .6em 0; padding: 0; list-style: none; }
nav { display: flex; gap: .6em; align-items: center; padding: .35em 2em; flex-wrap: wrap;
  border-top: 1px solid color-mix(in srgb, var(--st-text-color) 22%, transparent); }
nav .count { margin-right: auto; }
button { font: inherit; color: inherit; background: var(--st-secondary-background-color); cursor: pointer;
  border: 1px solid color-mix(in srgb, var(--st-text-color) 35%, transparent); border-radius: .25em; padding: .08em .6em; }
button:disabled { opacity: .45; cursor: default; }
button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
.contents button { text-align: left; width: 100%; height: 100%; }
@media (max-width: 800px) {
  .slides { font-size: 18px; }
  .screen { padding: 1em; }
  .reading .lines, .limits .lines { columns: 1; }
  .contents, .figure { grid-template-columns: 1fr; }
  .figure .value { grid-column: 1; }
  nav { padding: .35em .5em; gap: .35em; }
}
"""

_STEADY = "<style>[data-testid='stElementContainer'] { opacity: 1 !important; transition: none !important; }</style>"
"""While the server is told where the briefing stands, the screen must not fade."""

_JS = """
const places = new WeakMap();
const stops = new WeakMap();
export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector("#root");
  const place = places.get(parentElement) ?? { ...data.place };
  places.set(parentElement, place);
  stops.get(parentElement)?.abort();
  const stop = new AbortController();
  stops.set(parentElement, stop);
  const node = (name, classes, text, ...children) => {
    const made = document.createElement(name);
    if (classes) made.className = classes;
    if (text) made.textContent = text;
    made.append(...children);
    return made;
  };
  const button = (text, act, off) => {
    const made = node("button", "", text);
    made.type = "button";
    made.disabled = !!off;
    made.onclick = act;
    return made;
  };
  const last = data.slides.length;
  const screens = (step) => Math.max(1, Math.ceil(data.slides[step - 1].rows.length / data.size));
  const within = (value, most) => Math.min(Math.max(1, value || 1), most);
  let waiting;
  const go = (step, rows) => {
    place.step = within(step, last);
    place.rows = within(rows, screens(place.step));
    draw(true);
    clearTimeout(waiting);
    waiting = setTimeout(() => setStateValue("place", { ...place }), 150);
  };
  const leave = () => { clearTimeout(waiting); setTriggerValue("leave", true); };
  const figure = (f) => {
    const at = (value) => 100 * (value - f.least) / (f.most - f.least);
    const zero = Math.max(0, at(0));
    const bar = node("div", "bar");
    bar.style.left = Math.min(zero, at(f.value)) + "%";
    bar.style.width = Math.abs(at(f.value) - zero) + "%";
    const track = node("div", "track", "", bar);
    if (f.low !== null && f.high !== null) {
      const whisker = node("div", "whisker");
      whisker.style.left = at(f.low) + "%";
      whisker.style.width = at(f.high) - at(f.low) + "%";
      track.append(whisker);
    }
    return node("div", "figure", "", node("div", "", f.label), track, node("div", "value", f.said));
  };
  const draw = (moved) => {
    const slide = data.slides[place.step - 1];
    const heading = node("h1", "", slide.heading);
    heading.tabIndex = -1;
    const screen = node("section", "screen " + slide.kind, "", heading);
    screen.setAttribute("aria-label", "Step " + place.step + " of " + last);
    data.notes.forEach((text) => place.step === data.place.step && screen.append(node("p", "warning", text)));
    if (slide.note) screen.append(node("p", "note", slide.note));
    slide.figures.forEach((f) => screen.append(figure(f)));
    const lines = node("div", "lines");
    slide.lines.forEach((line) => {
      const said = node("p", "", line.text);
      if (line.source) said.append(" ", node("span", "source", line.source));
      lines.append(said);
    });
    screen.append(lines);
    slide.rows.slice((place.rows - 1) * data.size, place.rows * data.size).forEach((row) =>
      screen.append(node("div", "row", "", node("div", "place", row.place), node("div", "", row.text))));
    if (slide.kind === "title") {
      const parts = data.contents.map(([title, step]) => node("li", "", "", button(title, () => go(step, 1))));
      screen.append(node("ol", "contents", "", ...parts));
    }
    const n = screens(place.step);
    const bar = node("nav", "", "");
    bar.setAttribute("aria-label", "Briefing");
    bar.append(node("span", "count", place.step + " / " + last));
    if (n > 1) {
      bar.append(button("↑", () => go(place.step, place.rows - 1), place.rows === 1),
        node("span", "", "rows " + place.rows + " / " + n),
        button("↓", () => go(place.step, place.rows + 1), place.rows === n));
      bar.childNodes[1].setAttribute("aria-label", "Rows before");
      bar.childNodes[3].setAttribute("aria-label", "More rows");
    }
    bar.append(button("← Back", () => go(place.step - 1, 1), place.step === 1),
      button("Next →", () => go(place.step + 1, 1), place.step === last),
      button("Leave (Esc)", leave));
    root.replaceChildren(screen, bar);
    if (moved) heading.focus({ preventScroll: true });
  };
  const keys = {
    ArrowRight: () => go(place.step + 1, 1), PageDown: () => go(place.step + 1, 1),
    ArrowLeft: () => go(place.step - 1, 1), PageUp: () => go(place.step - 1, 1),
    Home: () => go(1, 1), End: () => go(last, 1), Escape: leave,
  };
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    const rows = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const act = rows && screens(place.step) > 1 ? () => go(place.step, place.rows + rows) : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }, { signal: stop.signal });
  place.step = within(place.step, last);
  place.rows = within(place.rows, screens(place.step));
  draw(false);
  return () => stop.abort();
}
"""


def show(
    slides: Sequence[Slide],
    contents: Sequence[tuple[str, int]],
    *,
    place: tuple[int, int],
    notes: Sequence[str],
    key: str,
    on_place: Callable[[], None],
    on_leave: Callable[[], None],
) -> None:
    """The briefing over the whole window, at a step and a screen of its rows, both from 1."""
    st.html(_STEADY)
    component = st.components.v2.component("briefing", html='<div id="root" class="slides"></div>', css=_CSS, js=_JS)
    component(
        data={
            "slides": [asdict(slide) for slide in slides],
            "contents": [list(part) for part in contents],
            "place": {"step": place[0], "rows": place[1]},
            "notes": list(notes),
            "size": ROWS,
        },
        key=key,
        on_place_change=on_place,
        on_leave_change=on_leave,
    )
