"""What a file of any format gives, before anything is concluded from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from analysis.model import Columns, Status

Field = Literal["text", "title", "outlet", "author", "published", "url", "language"]
FIELDS: tuple[Field, ...] = ("text", "title", "outlet", "author", "published", "url", "language")


class Said(NamedTuple):
    """A value as the file writes it, and where it stands there. Status `unknown`: it is no evidence, and why."""

    value: str
    reason: str
    status: Status = "stated"


@dataclass(frozen=True, slots=True)
class Raw:
    """One article of a file, or a text that may hold several (``is_body`` false): headline, byline and body still in one."""

    text: str
    said: Mapping[Field, Said] = field(default_factory=dict)
    place: str = ""
    """What the id adds to the file's: ``:12`` for row 12 of a table."""
    is_body: bool = False
    is_cut: bool = False
    """The file holds the beginning only, such as the teaser in a feed."""
    is_page: bool = False
    """The body was a piece of a web page in a cell, and may hold its boilerplate."""


@dataclass(frozen=True, slots=True)
class Content:
    """All that a file gives."""

    articles: tuple[Raw, ...]
    columns: Columns | None = None
    left_out: tuple[str, ...] = ()
    """A line for each part that could not be read."""
