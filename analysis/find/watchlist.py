"""Watch-lists: what a reader may expect to find in a story, so that it can be seen what nobody mentions."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from analysis.errors import LexiconError
from analysis.find import lexicon


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look for: any of these lemmas or entities, or a speaker of any of these sides."""

    key: str
    title: str
    lemmas: tuple[str, ...]
    entities: tuple[str, ...]
    speaker_sides: tuple[str, ...]
    note: str


@cache
def default() -> tuple[Item, ...]:
    """The list for wars that ships with Parallax. Raises ``LexiconError``."""
    return read((lexicon.folder() / "watchlist.toml").read_text("utf-8"), "watchlist.toml")


def read(text: str, where: str) -> tuple[Item, ...]:
    """A watch-list from TOML. Raises ``LexiconError`` naming file and item."""
    try:
        rows = tomllib.loads(text).get("item", [])
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{where}: not TOML ({error}); mend it") from None
    items = tuple(_item(row, where) for row in rows)
    if len({item.key for item in items}) < len(items):
        raise LexiconError(f"{where}: two items have the same key; mend it")
    return items


def _item(row: dict[str, Any], where: str) -> Item:
    lists = {name: row.pop(name, []) for name in ("lemmas", "entities", "speaker_sides")}
    texts = {name: row.pop(name, None) for name in ("key", "title", "note")}
    name = texts["key"] or "an item"
    if row or not all(isinstance(text, str) for text in texts.values()):
        raise LexiconError(f"{where}: {name} must have key, title, note and lists of lemmas, entities or speaker_sides; mend it")
    if not any(lists.values()) or not all(isinstance(v, list) and all(isinstance(x, str) for x in v) for v in lists.values()):
        raise LexiconError(f"{where}: {name} must have texts in lemmas, entities or speaker_sides; mend it")
    return Item(**texts, **{key: tuple(values) for key, values in lists.items()})  # type: ignore[arg-type]
