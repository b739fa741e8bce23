"""Who mentions what and who does not, as a matrix: a row for each feature that somebody lacks, a cell for each outlet, in words.

A cell is never a bare zero: it says whether the absence is more than chance would give, too little to tell, not applicable because
the event came later, or not available because the text is cut off.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.compare.omissions import Omission, OmissionStatus
from analysis.compare.presence import FeatureKind
from analysis.measure import scope
from analysis.model import Analysis

WORDS: Mapping[OmissionStatus, str] = {
    "omitted": "left out",
    "these_articles_only": "absent",
    "unclear": "unclear: something like it is there",
    "too_few": "absent; too few articles to tell",
    "not_applicable": "not applicable: told of later",
    "not_available": "not available: text cut off",
    "nobody": "nobody mentions it",
}
FEW = "absent; not stressed by others on its stories"
"""Where others mention it, but not most of those who write on the same stories, or in passing alone."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One outlet and one feature: ``n`` rows in ``n_articles`` of its articles, or the ``omission`` with what was looked for."""

    outlet: str
    said: str
    n: int
    n_articles: int
    omission: Omission | None


@dataclass(frozen=True, slots=True)
class Line:
    """One feature across all outlets; ``source`` is any of its omissions, through which its rows are found."""

    kind: FeatureKind
    feature: str
    cells: tuple[Cell, ...]
    source: Omission


def find(analysis: Analysis, omissions: Sequence[Omission]) -> list[Line]:
    """The lines of the matrix, in the order of the omissions: what is surely left out first."""
    sizes = scope.analysed(analysis)["outlet"].value_counts()
    outlets = {name: int(sizes.get(name, 0)) for name in scope.outlets(analysis)}
    grouped: dict[tuple[FeatureKind, str], list[Omission]] = {}
    for one in omissions:
        grouped.setdefault((one.kind, one.feature), []).append(one)
    return [
        Line(kind, feature, tuple(_cell(name, n, here) for name, n in outlets.items()), here[0])
        for (kind, feature), here in grouped.items()
    ]


def _cell(outlet: str, n_articles: int, here: Sequence[Omission]) -> Cell:
    lacking = next((one for one in here if one.outlet in (outlet, None)), None)
    if lacking:
        return Cell(outlet, _lacking(lacking), 0, 0, lacking)
    naming = next((one for one in here[0].others if one.outlet == outlet), None)
    if naming is None:
        return Cell(outlet, FEW, 0, 0, None)
    return Cell(
        outlet, f"in {naming.n_articles} of {n_articles} article{'s' * (n_articles != 1)}", naming.n, naming.n_articles, None
    )


def _lacking(one: Omission) -> str:
    """What is said of a silence; of a few articles with how many others have it, for the reader to weigh."""
    if one.status != "these_articles_only":
        return WORDS[one.status]
    n = sum(other.n_articles for other in one.others)
    return f"{WORDS[one.status]}; in {n} article{'s' * (n != 1)} of others"


def search(cell: Cell, n_articles: int) -> str:
    """The search that came up empty, in words."""
    if cell.omission is None:
        return "Most others who write on the same stories do not mention it either, or in passing alone; so it is not said to be left out."
    looked = ", ".join(cell.omission.searched) or "nothing: no form of it is known"
    text = f"Looked for in {n_articles} article{'s' * (n_articles != 1)}, and not found: {looked}. Result: {cell.said}."
    if cell.omission.seen:
        text += f" In the text stands: {', '.join(cell.omission.seen)}. It was not taken for this one, so it is not said to be left out."
    expected, p = cell.omission.expected, cell.omission.p
    if expected is not None and p is not None:
        text += f" Were these articles like the others’, {expected:.1f} would mention it; that none does would happen with a chance of {p:.2g}."
    return text
