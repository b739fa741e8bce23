"""What a sentence of the account is: its words, its figures, its doubts, and the rows behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.compare.beside import Beside
from analysis.compare.omissions import Omission

Kind = Literal["difference", "omission", "contradiction", "description"]


@dataclass(frozen=True, slots=True)
class Behind:
    """One number of a sentence: ``n`` rows of an outlet stand behind it."""

    outlet: str
    n: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with its figures, its doubts (a sentence each) and its rows.

    ``row`` is the row of the difference view that it is taken from, ``omission`` the search that came up empty, ``group`` the number
    of the alignment; one of the three is there.
    """

    kind: Kind
    sentence: str
    figures: str
    doubts: tuple[str, ...]
    behind: tuple[Behind, ...]
    row: Beside | None = None
    omission: Omission | None = None
    group: int | None = None
