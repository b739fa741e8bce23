"""A piece of HTML, as feeds and spreadsheet cells hold it → its paragraphs. Whole pages are read by ``formats.html``."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_TAG = re.compile(
    r"</?(?:p|div|br|span|a|b|i|em|strong|ul|ol|li|h[1-6]|img|figure|blockquote|table|script)\b[^>]{0,2000}>", re.IGNORECASE
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "tr",
        "table",
        "section",
        "article",
        "figure",
        "hr",
        "pre",
        "td",
    ]
)
_SILENT = frozenset(
    [
        "script",
        "style",
        "head",
        "template",
        "noscript",
        "iframe",
        "object",
        "svg",
        "figcaption",
        "nav",
        "aside",
        "footer",
        "form",
        "button",
    ]
)
_PAGE = re.compile(r"<(?:html|body|!doctype html)\b", re.IGNORECASE)
_MAIN = re.compile(r"<(article|main)\b", re.IGNORECASE)


def is_markup(text: str) -> bool:
    """Whether a text is HTML: a bare “<” does not make it so."""
    return "<" in text and bool(_TAG.search(text))


def plain(fragment: str) -> str:
    """The text of a fragment, paragraphs parted by a blank line; scripts, styles, captions and navigation are left out.

    Of a whole page only the first element that it marks as its article counts, where it marks one.
    """
    main = _MAIN.search(fragment) if _PAGE.search(fragment) else None
    reader = _Reader(main[1].lower() if main else None)
    reader.feed(fragment)
    reader.close()
    paragraphs = (" ".join(part.split()) for part in "".join(reader.pieces).split("\0"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


class _Reader(HTMLParser):
    def __init__(self, main: str | None) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent: str | None = None
        self._main = main
        self._depth = 0
        self._is_over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT and self._silent is None:
            self._silent = tag
        if tag in _BLOCKS:
            self.pieces.append("\0")
        self._depth += tag == self._main

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = None
        if tag in _BLOCKS:
            self.pieces.append("\0")
        if tag == self._main and self._depth:
            self._depth -= 1
            self._is_over = self._is_over or not self._depth

    def handle_data(self, data: str) -> None:
        outside = self._main is not None and (self._is_over or not self._depth)
        if self._silent is None and not outside:
            self.pieces.append(data.replace("\0", " "))
