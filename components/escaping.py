"""Text from outside, made safe for Markdown: it makes no link, picture, formula or tag."""

from __future__ import annotations

import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!$:|~&@/])")


def md(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text.replace("\n", " "))
