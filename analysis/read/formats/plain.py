"""Plain texts and Markdown, with or without front matter → the text and what the front matter says."""

from __future__ import annotations

import re

from analysis.errors import CorpusError
from analysis.read import characters, table
from analysis.read.limits import MAX_CHARACTERS, MAX_FILE_BYTES
from analysis.read.raw import Field, Raw, Said

_FRONT = re.compile(r"\s*(?P<mark>---|\+\+\+)[ \t]*\n(?P<head>.{0,20000}?)\n(?P=mark)[ \t]*(?:\n|$)", re.DOTALL)
_PAIR = re.compile(r"^([A-Za-z][\w -]{0,40}?)\s*[:=]\s*(.+)$", re.MULTILINE)
_MARKS = (
    (re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)"), ""),
    (re.compile(r"\[([^\]\n]{1,1000})\]\([^)\n]{0,2000}\)"), r"\1"),
    (re.compile(r"^ {0,3}#{1,6}\s+", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}>\s?", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,500}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])[*_](?=\S)([^*_\n]{1,500}?)(?<=\S)[*_](?![\w*])"), r"\1"),
)  # fmt: skip


def read(data: bytes, name: str) -> list[Raw]:
    """The text of a file. Raises ``CorpusError`` where it is empty, binary or endless."""
    if len(data) > min(4 * MAX_CHARACTERS, MAX_FILE_BYTES):
        raise CorpusError(f"{name}: {len(data):,} bytes are no single article; split the file")
    text = characters.decode(data, name)
    if len(text) > MAX_CHARACTERS:
        raise CorpusError(f"{name}: {len(text):,} characters are no single article; split the file")
    if not name.lower().endswith((".md", ".markdown")):
        return [Raw(text)]
    return [_marked(text.replace("\r\n", "\n"), name)]


def _marked(text: str, name: str) -> Raw:
    said: dict[Field, Said] = {}
    if match := _FRONT.match(text):
        pairs = {key.strip(): value.strip().strip("\"'") for key, value in _PAIR.findall(match["head"])}
        taken = table.columns_of([*pairs, "text"], name, {"text": "text"})
        said = {key: Said(pairs[column], f"the front matter's “{column}”") for key, column in taken.items() if column in pairs}  # type: ignore[misc]
        text = text[match.end() :]
    for pattern, put in _MARKS:
        text = pattern.sub(put, text)
    return Raw(text, said)
