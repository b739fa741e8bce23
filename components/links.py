"""What a link says, held against what is there: ids found, and one line about those that are not.

A link carries ids alone (an outlet's name, an article's id, ``indicator|entity|outlet``), never what a list shows beside them,
so that a link lives on when a caveat is corrected.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SEPARATOR = "|"
CORPUS = "in this corpus"
PAGE = "on this page"
HERE = "among the choices here"
SHOWN = 60
"""Letters of a name that the line about it repeats: a link may be of any length."""


@dataclass(frozen=True, slots=True)
class Match:
    """The ids that a link names, and the names that stand for nothing here."""

    found: tuple[str, ...]
    missing: tuple[str, ...]


def key(*parts: str | None) -> str:
    """The id of something that has several: an indicator's estimate, an event."""
    return SEPARATOR.join(part or "" for part in parts)


def titled(options: Sequence[str] | Mapping[str, str]) -> dict[str, str]:
    """Option → title."""
    return {**options} if isinstance(options, Mapping) else {option: option for option in options}


def match(named: Sequence[str], options: Mapping[str, str]) -> Match:
    """The options (id → title) that a link names by id, or by the title as it stands today, in small letters or capitals."""
    ids = {title.casefold(): option for option, title in options.items()} | {option.casefold(): option for option in options}
    wanted = [name for name in named if name]
    found = dict.fromkeys(ids[name.casefold()] for name in wanted if name.casefold() in ids)
    return Match(tuple(found), tuple(name for name in wanted if name.casefold() not in ids))


def number(named: Sequence[str], most: int) -> int | None:
    """The number from 1 to ``most`` that a link names; ``None`` where it names none."""
    text = named[0] if named else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 and 1 <= int(text) <= most else None


def line(missing: Sequence[str], instead: str, *, where: str = CORPUS) -> str:
    """What is said of a link that names what is not there."""
    names = [f"'{name if len(name) <= SHOWN else name[: SHOWN - 1] + '…'}'" for name in missing]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"The link names {listed}, which {'is' if len(names) == 1 else 'are'} not {where}; shown instead: {instead}."


def read(
    said: Sequence[str], options: Mapping[str, str], default: tuple[str, ...], *, most: int, where: str, instead: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a link chooses, and what is to be said of it. An empty name chooses nothing, where nothing can be chosen."""
    matched = match(said, options)
    value = matched.found[:most] or (() if not any(said) and most > 1 else default)
    shown = ", ".join(options[one] for one in value) or instead
    return value, (line(matched.missing, shown, where=where),) if matched.missing else ()


def still(held: object, options: Mapping[str, str], default: tuple[str, ...], *, most: int) -> tuple[str, ...]:
    """What was chosen, as far as it is still there: another corpus has other outlets."""
    names = (held,) if isinstance(held, str) else tuple(held) if isinstance(held, (list, tuple)) else ()
    value = tuple(name for name in names if name in options)[:most]
    return default if not value and (names or most == 1) else value


def marks(selection: Mapping[str, Any]) -> list[Sequence[object]]:
    """What was clicked, as its place: the custom data of a figure's points, or the (row, column) cells of a table."""
    return [point.get("customdata") or [] for point in selection.get("points", ())] or list(selection.get("cells", ()))
