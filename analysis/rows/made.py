"""What was made of one article, and the key by which it can be kept for the next run."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from analysis.correct.overlay import Correction
from analysis.model import Article, Provenance


@dataclass(frozen=True, slots=True)
class Made:
    """The rows of one article by table, and what became of the corrections that touch it, in their order."""

    rows: Mapping[str, Sequence[object]]
    n: tuple[int, ...] = ()
    lines: tuple[str | None, ...] = ()


class Finished(Protocol):
    """Articles that need not be looked at again; a plain dict is one."""

    def get(self, key: str, /) -> Made | None: ...
    def __setitem__(self, key: str, made: Made, /) -> None: ...


def key(article: Article, corrections: Sequence[Correction], run: Provenance) -> str:
    """The same text and metadata, corrections, lists, parameters and version give the same key, and so the same rows."""
    parameters = {name: value for name, value in run.parameters.items() if name != "corrections"}
    content = (article, tuple(corrections), run.version, sorted(run.lexicons.items()), sorted(parameters.items()))
    return hashlib.sha256(repr(content).encode("utf-8", "surrogatepass")).hexdigest()
