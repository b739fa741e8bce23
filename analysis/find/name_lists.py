"""Lists that help to tell names: given names, and well-known names without a row of their own. They are hints, not mentions."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from analysis.errors import LexiconError
from analysis.find import listing


@cache
def given_names() -> frozenset[str]:
    """Common given names of many countries, as written in English."""
    lines = (listing.shipped() / "given_names.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def known_names() -> Mapping[str, tuple[str, ...]]:
    """Well-known names without a row of their own, by kind, in the order of the file."""
    return read_known_names((listing.shipped() / "names.toml").read_text("utf-8"), "names.toml")


def read_known_names(text: str, where: str) -> Mapping[str, tuple[str, ...]]:
    """A file of names by kind. Raises ``LexiconError`` naming the file and the kind."""
    try:
        data: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{where}: not valid TOML ({error}); mend that line") from None
    if odd := next((kind for kind, names in data.items() if not isinstance(names, str)), None):
        raise LexiconError(f"{where}: {odd} must be one text of names, parted by |")
    return {kind: listing.cells(names.replace("\n", "")) for kind, names in data.items()}
