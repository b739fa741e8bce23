"""What the reader chooses. The only file that touches session state or the URL.

Every choice goes into the URL by its id, so that a link opens the same view elsewhere; what a link names and is not there is
said in one line (`links`). A choice that is left at its default stays out of the URL.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from analysis.model import VoiceChoice
from components import escaping, links
from components.cached import View
from components.desk import Desk

VOICES: dict[VoiceChoice, str] = {"both": "Both", "own": "Own", "quoted": "Quoted"}
"""The outlet's own words, the words it quotes, or both."""
BRIEFING = "briefing"

VIEW, KEPT, MADE, LINK, SEEN, NOTES, DESK = "view", "_kept", "_made", "_link", "_seen", "_notes", "_desk"
"""The session keeps: the view; all choices, and those that are not the default; what of them the link is to say; what it said;
what it named in vain; what was brought."""
FRAME = ("mode", "corpus", "outlets", "published", "voice", "pair")
"""The choices that no page makes; what has to be said of them stands above the page."""


def begin() -> None:
    """Start a run: nothing has been put into the link yet."""
    st.session_state[LINK] = {}


def keep_link() -> None:
    """End a run: the URL says what the page shows. What no page has asked for yet stays in it."""
    seen, said = _kept(SEEN), {key: st.query_params.get_all(key) for key in st.query_params}
    link = {key: value for key, value in said.items() if key not in seen} | st.session_state[LINK]
    if said != link:
        st.query_params.from_dict(link)
    for key in {*seen, *st.session_state[LINK]}:
        seen[key] = (tuple(link.get(key, ())), *seen.get(key, ())[:1])


def _kept(name: str = KEPT) -> dict[str, tuple]:  # type: ignore[type-arg]
    found = st.session_state.setdefault(name, {})
    assert isinstance(found, dict), "only this module writes it"
    return found


def _said(key: str) -> tuple[str, ...] | None:
    """What the link says of a choice, where that is news: not what was written there in this run's past or the one before."""
    said, seen = tuple(st.query_params.get_all(key)), _kept(SEEN)
    if not said or said in seen.get(key, ()):
        return None
    seen[key] = (said, *seen.get(key, ())[:1])
    return said


def _keep(key: str, value: tuple[str, ...], default: tuple[str, ...]) -> tuple[str, ...]:
    _kept()[key], _kept(MADE)[key] = value, value if value != default else ()
    if value != default:
        st.session_state[LINK][key] = list(value) or [""]
    return value


def _choice(
    key: str,
    options: Mapping[str, str],
    default: tuple[str, ...] = (),
    *,
    most: int = 1,
    where: str = links.CORPUS,
    instead: str = "nothing",
) -> tuple[str, ...]:
    """The ids chosen: as the link says, else as the widget does, else as they were, else by default."""
    said = _said(key)
    if said is not None:
        value, line = links.read(said, options, default, most=most, where=where, instead=instead)
        _kept(NOTES)[key] = line
    else:
        value = links.still(st.session_state.get(key, _kept().get(key, default)), options, default, most=most)
        _changed(key, value)
    return _keep(key, value, default)


def _number(key: str, most: int, *, where: str, instead: str) -> int:
    """The number chosen, from 1."""
    said = _said(key)
    if said is not None:
        number = links.number(said, most)
        _kept(NOTES)[key] = () if number else (links.line(said[:1], instead, where=where),)
    else:
        number = min(max(1, int(st.session_state.get(key, _kept().get(key, ("1",))[0]))), most)
        _changed(key, (str(number),))
    return int(_keep(key, (str(number or 1),), ("1",))[0])


def _changed(key: str, value: tuple[str, ...]) -> None:
    """A choice that the reader changes is no longer the link's."""
    if value != _kept().get(key, value):
        _kept(NOTES).pop(key, None)


def _note(key: str) -> None:
    """What has to be said of a link, where the choice is made."""
    for line in notes(key):
        st.warning(escaping.md(line))


def _put(key: str, value: object) -> None:
    """Give a widget its value before it is drawn, with what has to be said of the link above it."""
    if key not in FRAME:
        _note(key)
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def notes(*keys: str) -> tuple[str, ...]:
    """What these choices were named in the link that is not there: a line each, as plain text."""
    return tuple(line for key in keys for line in _kept(NOTES).get(key, ()))


def presents() -> bool:
    """Whether the briefing is shown in place of a page."""
    return bool(_choice("mode", {BRIEFING: "Briefing"}, where="a way of showing", instead="the dashboard"))


def way_in() -> None:
    """The button that begins the briefing."""
    st.button("Present", on_click=_begin_briefing, help="The comparison in large type, a step for each screen; arrow keys move.")


def _begin_briefing() -> None:
    _kept().update(mode=(BRIEFING,), step=("1",), rows=("1",))


def place(n_steps: int) -> tuple[int, int]:
    """Where the briefing stands: the step, and the screen of its rows, both from 1."""
    step = _number("step", n_steps, where="a step of this briefing", instead="its first step")
    return step, _number("rows", 10_000, where="a screen of rows", instead="the first one")


def on_place(key: str) -> Callable[[], None]:
    """What moving through the briefing does: the link names the new place."""

    def handler() -> None:
        now = st.session_state[key]["place"]
        _kept().update({name: (str(int(now[name])),) for name in ("step", "rows")})

    return handler


def leave() -> None:
    """End the briefing."""
    _kept()["mode"] = ()


def hold(chosen: View) -> None:
    """Keep the view that the sidebar says for the page."""
    st.session_state[VIEW] = chosen


def view() -> View:
    """What the sidebar says, and above the page what the link said in vain."""
    for key in FRAME:
        _note(key)
    return presented()


def presented() -> View:
    """What the sidebar says, without a word above it."""
    found = st.session_state[VIEW]
    assert isinstance(found, View), "only this module writes the view"
    return found


def desk(*, anew: bool = False) -> Desk:
    """What this reader brought, in this session alone; ``anew`` removes it."""
    st.session_state[DESK] = found = Desk() if anew else st.session_state.get(DESK) or Desk()
    return found


def turn_to(corpus: str) -> None:
    """Choose a corpus for the reader, before the list of them is drawn."""
    _kept()["corpus"], st.session_state["corpus"] = (corpus,), corpus


def choose_several(
    label: str,
    titles: Mapping[str, str],
    *,
    key: str,
    empty: str,
    limit: int | None = None,
    drawn: bool = True,
    where: str = links.CORPUS,
) -> tuple[str, ...]:
    """Any number of many, up to a limit; ``empty`` says what is shown where none is chosen."""
    chosen = _choice(key, titles, most=limit or len(titles), where=where, instead=empty.lower())
    if drawn:
        _put(key, list(chosen))
        st.multiselect(
            label, list(titles), key=key, max_selections=limit, placeholder=empty, format_func=lambda o: titles.get(o, o)
        )
    return chosen


def choose_one(
    label: str,
    options: Sequence[str],
    *,
    key: str,
    titles: Mapping[str, str] | None = None,
    drawn: bool = True,
    where: str = links.CORPUS,
) -> str:
    """One of several; the first where nothing is chosen."""
    named = {option: (titles or {}).get(option, option) for option in options}
    chosen = _choice(key, named, (options[0],), where=where)[0]
    if drawn:
        _put(key, chosen)
        one = len(named) == 1
        st.selectbox(label, list(options), key=key, disabled=one, format_func=lambda option: named.get(option, option))
    return chosen


def choose_some(label: str, options: Sequence[str], default: Sequence[str], *, key: str) -> tuple[str, ...]:
    """Any number of a few options, as pills."""
    chosen = _choice(key, {option: option for option in options}, tuple(default), most=len(options), where=links.HERE)
    _put(key, list(chosen))
    st.pills(label, list(options), selection_mode="multi", key=key, format_func=str.capitalize)
    return chosen


def switch(label: str, options: Sequence[str] | Mapping[str, str], *, key: str, drawn: bool = True) -> str:
    """One of two or three ways of looking; the first where nothing is chosen."""
    titles = links.titled(options)
    chosen = _choice(key, titles, (next(iter(titles)),), where=links.HERE)[0]
    if drawn:
        _put(key, chosen)
        st.segmented_control(label, list(titles), key=key, format_func=lambda option: titles.get(option, option), required=True)
    return chosen


def open_evidence(
    options: Sequence[str] | Mapping[str, str], *, key: str, label: str, hint: str = "Choose a number, or click", few: bool = False
) -> str | None:
    """The number whose rows are to be opened, by its id (id → title); none until one is picked. ``few`` stand as buttons."""
    titles = links.titled(options)
    chosen = _choice(key, titles, where=links.PAGE, instead="no rows")
    _put(key, chosen[0] if chosen else None)
    if few:
        st.pills(label, list(titles), key=key, format_func=lambda option: titles.get(option, option))
    else:
        st.selectbox(label, list(titles), index=None, key=key, placeholder=hint, format_func=lambda o: titles.get(o, o))
    return chosen[0] if chosen else None


def asked(*keys: str) -> bool:
    """Whether one of these choices is made already, so that the fold it stands in has to be open as well."""
    return any(key in st.query_params or _kept(MADE).get(key) for key in keys)


def fold(title: str, draw: Callable[[], None], *choices: str) -> None:
    """A part that is drawn while it is open; open from the start where one of these choices is made in it already."""
    key = f"fold_{choices[0]}"
    st.session_state.setdefault(key, asked(*choices))
    if (part := st.expander(title, key=key, on_change="rerun")).open:
        with part:
            draw()


def page_of(rows: int, size: int, *, key: str, of: str = "") -> int:
    """Which page of a long list is shown, from 0. ``of`` names the list: another list begins on its first page."""
    pages = max(1, -(-rows // size))
    if _kept().get(f"{key}_of", (of,)) != (of,):
        st.session_state.pop(key, None)
        _kept().pop(key, None)
    _kept()[f"{key}_of"] = (of,)
    if pages == 1:
        return 0
    page = _number(key, pages, where=f"one of the {pages} pages of these rows", instead="the first page")
    _put(key, page)
    st.number_input(f"Page (of {pages})", 1, pages, key=key)
    return page - 1


def on_click(chart: str, target: str, options: Sequence[str], name: Callable[[Sequence[object]], str | None]) -> Callable[[], None]:
    """What a click on a mark or a cell does: it opens the evidence of that mark, as if it had been picked from the list."""

    def handler() -> None:
        marks = links.marks(st.session_state[chart]["selection"])
        chosen = name(marks[0]) if marks else None
        if chosen in options:
            st.session_state[target] = chosen

    return handler
