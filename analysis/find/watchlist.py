"""Watch-lists: what a reader may expect to find in a story, so that it can be seen what nobody mentions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analysis.errors import LexiconError
from analysis.find import in_use, listing


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look for: any of these lemmas or entities, or a speaker of any of these sides."""

    key: str
    title: str
    lemmas: tuple[str, ...]
    entities: tuple[str, ...]
    speaker_sides: tuple[str, ...]
    note: str


@in_use.kept
def default() -> tuple[Item, ...]:
    """The list in use; the one that ships is for wars. Raises ``LexiconError``."""
    return in_use.tables("watchlist.toml", _items)


def read(text: str, where: str) -> tuple[Item, ...]:
    """A watch-list from TOML. Raises ``LexiconError`` naming file and item."""
    return _items(listing.toml(text, where), where)


def _items(data: Mapping[str, Any], where: str) -> tuple[Item, ...]:
    if not listing.is_tables(data.get("item", [])) or data.keys() - {"item"}:
        raise LexiconError(f"{where}: a watch-list has nothing but items; write [[item]] before each")
    items = tuple(_item(row, where) for row in data.get("item", []))
    listing.unique((where, item.key) for item in items)
    return items


def _item(row: Mapping[str, Any], where: str) -> Item:
    lists = {name: row.get(name, []) for name in ("lemmas", "entities", "speaker_sides")}
    texts = {name: row.get(name) for name in ("key", "title", "note")}
    name = texts["key"] or "an item"
    if row.keys() - {*lists, *texts} or not all(isinstance(text, str) for text in texts.values()):
        raise LexiconError(f"{where}: {name} must have key, title, note and lists of lemmas, entities or speaker_sides; mend it")
    if not any(lists.values()) or not all(isinstance(v, list) and all(isinstance(x, str) for x in v) for v in lists.values()):
        raise LexiconError(f"{where}: {name} must have texts in lemmas, entities or speaker_sides; mend it")
    return Item(**texts, **{key: tuple(values) for key, values in lists.items()})  # type: ignore[arg-type]
