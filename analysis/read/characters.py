"""Bytes → text, without guessing more than the bytes support."""

from __future__ import annotations

import codecs

from analysis.errors import CorpusError

BINARY_SHARE = 0.02
"""More control characters than this and the file is no text; a text has line ends and tabs only."""

_CONTROL = set(range(32)) - {9, 10, 12, 13, 27}


def decode(data: bytes, name: str) -> str:
    """The text of a file: UTF-8 or UTF-16 with mark, then UTF-8, then Windows-1252 as the common legacy encoding.

    Raises ``CorpusError`` where the bytes are empty, binary or of no such encoding.
    """
    if not data.strip():
        raise CorpusError(f"{name}: the file is empty; delete it or put the article's text in it")
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return _decode(data, encoding, name)
    if sum(byte in _CONTROL for byte in data[:65536]) > BINARY_SHARE * len(data[:65536]):
        raise CorpusError(f"{name}: this is not a text file; save the article as plain text (UTF-8)")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = _decode(data, "cp1252", name)
    if "â€" in text or "Ã©" in text:
        raise CorpusError(f"{name}: mixes UTF-8 with another encoding; save the file as UTF-8")
    return text


def _decode(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise CorpusError(f"{name}: the characters are neither UTF-8, UTF-16 nor Windows-1252; save the file as UTF-8") from None
