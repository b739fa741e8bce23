"""Texts that a spreadsheet would run as a formula, made harmless in CSV files and taken back on reading.

An apostrophe is put before them, as spreadsheets do themselves (OWASP, CSV injection). What begins with apostrophes and goes on
like a formula gets one more, so that reading gives back exactly what was written.
"""

from __future__ import annotations

import re

_BEGINS = r"(?:[\t\r\n]|\s*[=+\-@＝＋－＠])"
_FORMULA = re.compile(f"'*{_BEGINS}")
_ESCAPED = re.compile(f"'+{_BEGINS}")


def escape(text: str) -> str:
    """The text as a cell that no spreadsheet runs."""
    return f"'{text}" if _FORMULA.match(text) else text


def unescape(text: str) -> str:
    """The text that ``escape`` was given."""
    return text[1:] if _ESCAPED.match(text) else text
