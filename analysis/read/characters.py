"""Bytes → text, without guessing more than the bytes support."""

from __future__ import annotations

import codecs

from analysis.errors import CorpusError

BINARY_SHARE = 0.02
"""More control characters than this and the file is no text; a text has line ends and tabs only."""
SAMPLE = 64 * 1024
"""So much of a file tells its encoding."""
FOREIGN_SHARE = 0.2
"""A text with more bytes above ASCII than this is in no Western script, so that Windows-1252 is not to be assumed."""

MIN_BYTES = 256
"""Fewer bytes do not tell an encoding."""

_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(data: bytes, name: str) -> str:
    """The text of a file: UTF-8 or UTF-16, then Windows-1252 as the common legacy encoding, or what its bytes look like.

    Raises ``CorpusError`` where the bytes are empty, binary or of no such encoding.
    """
    if not data.strip():
        raise CorpusError(f"{name}: the file is empty; delete it or put the article's text in it")
    found = encoding(data, name)
    try:
        text = data.decode(found)
    except UnicodeDecodeError:
        raise CorpusError(f"{name}: the characters are neither UTF-8, UTF-16 nor Windows-1252; save the file as UTF-8") from None
    if found == "cp1252" and ("â€" in text or "Ã©" in text):
        raise CorpusError(f"{name}: mixes UTF-8 with another encoding; save the file as UTF-8")
    return text


def encoding(data: bytes, name: str) -> str:
    """The encoding of a file. Raises ``CorpusError`` where its bytes are no text."""
    for mark, found in _MARKS:
        if data.startswith(mark):
            return found
    sample = data[:SAMPLE]
    if wide := _wide(sample):
        return wide
    if len(sample) - len(sample.translate(None, _CONTROL)) > BINARY_SHARE * len(sample):
        raise CorpusError(f"{name}: this is not a text file; save the article as plain text (UTF-8)")
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
        return "utf-8"
    except UnicodeDecodeError:
        high = len(sample) - len(sample.translate(None, bytes(range(128, 256))))
        told = high > FOREIGN_SHARE * len(sample) and len(sample) >= MIN_BYTES
        return (_looks_like(sample) if told else None) or "cp1252"


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of a Western text is zero."""
    half = len(sample) // 2
    if half >= 8:
        if sample[1::2].count(0) > 0.4 * half and sample[0::2].count(0) < 0.05 * half:
            return "utf-16-le"
        if sample[0::2].count(0) > 0.4 * half and sample[1::2].count(0) < 0.05 * half:
            return "utf-16-be"
    return None


def _looks_like(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(sample[:20_000]).best()
    return best.encoding if best else None
