"""Word and OpenDocument texts → their paragraphs; struck-out text, notes and headers are left out."""

from __future__ import annotations

from analysis.errors import CorpusError
from analysis.read.formats import packed
from analysis.read.raw import Raw

PARTS = {".docx": "word/document.xml", ".odt": "content.xml"}
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OPEN = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_BREAKS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_OPEN}tab": "\t", f"{_OPEN}line-break": "\n", f"{_OPEN}s": " "}
_ASIDE = {f"{_OPEN}note", f"{_OPEN}tracked-changes", f"{_WORD}del"}


def read(data: bytes, name: str) -> list[Raw]:
    """The text of a document. Raises ``CorpusError`` where it is broken."""
    from xml.etree.ElementTree import Element, ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    packed.check(data, name)
    part = PARTS[".odt" if name.lower().endswith(".odt") else ".docx"]

    def text(element: Element) -> str:
        if element.tag in _ASIDE:
            return ""
        own = element.text or "" if element.tag == f"{_WORD}t" or element.tag.startswith(_OPEN) else _BREAKS.get(element.tag, "")
        if element.tag in _BREAKS:
            own = _BREAKS[element.tag]
        inner = "".join(text(child) + (child.tail or "" if child.tag.startswith(_OPEN) else "") for child in element)
        return own + inner

    try:
        with packed.opened(data, name) as archive:
            root = fromstring(archive.read(part))
        marks = {f"{_WORD}p", f"{_OPEN}p", f"{_OPEN}h"}
        paragraphs = [text(element).strip() for element in root.iter() if element.tag in marks]
    except CorpusError:
        raise
    except (DefusedXmlException, ParseError, KeyError, RecursionError, ValueError, OSError, RuntimeError, NotImplementedError):
        raise CorpusError(f"{name}: a document that cannot be read; save it again or give the text") from None
    return [Raw("\n\n".join(paragraph for paragraph in paragraphs if paragraph))]
