"""RSS and Atom files → their entries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.errors import CorpusError
from analysis.read import markup
from analysis.read.raw import Field, Raw, Said

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_WHOLE = ("encoded", "content")
_TEASER = ("description", "summary")
_FIELDS: dict[Field, tuple[str, ...]] = {
    "title": ("title",),
    "author": ("creator", "author"),
    "published": ("published", "pubDate", "issued", "date"),
    "language": ("language",),
}
"""Field → elements that say it. “updated” is no date of publication."""


def read(data: bytes, name: str) -> list[Raw]:
    """The entries of a feed that have a text. Raises ``CorpusError`` where the file is no feed."""
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(data)
    except DefusedXmlException:
        raise CorpusError(f"{name}: declares entities of its own, which are not opened; fetch the feed again") from None
    except (ParseError, ValueError, LookupError, RecursionError):
        raise CorpusError(f"{name}: not valid XML; fetch the feed again") from None
    entries = [element for element in root.iter() if _local(element) in ("item", "entry")]
    if not entries:
        raise CorpusError(f"{name}: no entries of an RSS or Atom feed; save the article as .txt or .html")
    channel = next((element for element in root.iter() if _local(element) == "channel"), root)
    outlet, language = (_value(channel, (key,)) for key in ("title", "language"))
    found = [_entry(entry, number, outlet, language) for number, entry in enumerate(entries, 1)]
    return [raw for raw in found if raw.text]


def _entry(entry: Element, number: int, outlet: str, language: str) -> Raw:
    whole, teaser = _value(entry, _WHOLE), _value(entry, _TEASER)
    text = whole if len(whole) >= len(teaser) else teaser
    said: dict[Field, Said] = {}
    for key, names in _FIELDS.items():
        if value := _value(entry, names):
            said[key] = Said(value if key != "title" else markup.plain(value), f"the feed's <{names[0]}>")
    if address := _address(entry):
        said["url"] = Said(address, "the feed's <link>")
    if outlet:
        said["outlet"] = Said(markup.plain(outlet), "the title of the feed", "inferred")
    if language and "language" not in said:
        said["language"] = Said(language, "the feed's <language>")
    return Raw(markup.plain(text), said, f":{number}", is_body=True, is_cut=not whole)


def _value(element: Element, names: tuple[str, ...]) -> str:
    for name in names:
        for child in _children(element):
            if _local(child) == name and (text := "".join(child.itertext()).strip()):
                return text
    return ""


def _children(element: Element) -> Iterator[Element]:
    yield from element


def _address(entry: Element) -> str:
    links = [child for child in entry if _local(child) == "link"]
    named = [link for link in links if link.get("rel", "alternate") == "alternate"]
    return next((link.get("href") or (link.text or "").strip() for link in [*named, *links]), "")


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
