"""Titles before people's names (``lexicons/titles.csv``): an abbreviated one never ends a sentence, and none is part of a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from analysis.errors import LexiconError
from analysis.find import in_use, listing

Form = Literal["abbreviation", "word"]
Gender = Literal["m", "f", ""]


@dataclass(frozen=True, slots=True)
class Title:
    """A title in lower case without its full stop, and whether it says that somebody is a man or a woman (else empty)."""

    title: str
    form: Form
    gender: Gender


@in_use.kept
def titles() -> Mapping[str, Title]:
    """All titles, by their words."""
    return in_use.merged("titles.csv", read)


@in_use.kept
def abbreviated() -> frozenset[str]:
    """Those that are written with a full stop."""
    return frozenset(title.title for title in titles().values() if title.form == "abbreviation")


def read(text: str, where: str) -> Mapping[str, Title]:
    """The rows of a file of titles. Raises ``LexiconError`` naming file and line."""
    rows = listing.rows(text, where, ["title", "form", "gender", "note"])
    listing.unique((place, row["title"]) for place, row in rows)
    if odd := next((place for place, row in rows if not row["title"].isalpha() or not row["title"].islower()), None):
        raise LexiconError(f"{odd} must be one word in lower case, without its full stop")
    return {
        row["title"]: Title(
            row["title"],
            listing.one_of(row["form"], get_args(Form), f"{place}: form"),
            listing.one_of(row["gender"], get_args(Gender), f"{place}: gender"),
        )
        for place, row in rows
    }
