"""The comparison in words: what differs, what does not visibly, and what was not compared, each sentence with the rows behind it.

Templates over tables: the same tables give the same words, and no sentence stands without a row. The surest differences come first,
then what one leaves out, then what cannot both be true. Fewer than five articles are described, never their outlet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.compare import differences, halves, repeats, silences, untold
from analysis.compare.beside import Beside
from analysis.compare.omissions import Omission
from analysis.compare.told import Behind as Behind
from analysis.compare.told import Kind as Kind
from analysis.compare.told import Statement as Statement
from analysis.indicators import ALL, BY_NAME
from analysis.model import Analysis

LIMIT = 10
MOST: Mapping[Kind, int] = {"difference": 7, "omission": 1, "contradiction": 2, "description": 3}
"""No more sentences than these of one kind while others wait, so that each has room among the first ten."""
UNTOLD = 5
"""So many events that others tell and one article does not are added where there is room."""
NAMED = 4
"""So many features are named where nothing differs."""
LOOKED_AT = 3 * LIMIT
"""So many differences are looked at whether they say anything new."""


@dataclass(frozen=True, slots=True)
class Account:
    """The whole answer: sentences that state something, sentences on what is alike, and sentences on what was not compared."""

    statements: tuple[Statement, ...]
    alike: tuple[str, ...]
    not_compared: tuple[str, ...]


def tell(analysis: Analysis, rows: Sequence[Beside], left_out: Sequence[Omission], *, limit: int = LIMIT) -> Account:
    """The comparison of an analysis, from the rows of its difference view and what its outlets leave out."""
    stated = _stated(analysis, rows, "difference")
    said = {(e.outlet, row.entity) for row in rows if row.found for e in row.found.sides if not e.n}
    found = [
        *stated,
        *silences.contradictions(analysis),
        *silences.omissions(analysis, left_out, "omitted", said),
        *_stated(analysis, rows, "description"),
    ]
    kept: list[Statement] = []
    for statement in found:
        if sum(one.kind == statement.kind for one in kept) < MOST[statement.kind]:
            kept.append(statement)
    kept += [statement for statement in stated if statement not in kept]
    kept += untold.find(analysis)[:UNTOLD]
    kept += silences.omissions(analysis, left_out, "these_articles_only", said)[: MOST["omission"]]
    return Account(tuple(kept[:limit]), tuple(_alike(rows)), tuple(_not_compared(rows)))


def _stated(analysis: Analysis, rows: Sequence[Beside], kind: Kind) -> list[Statement]:
    """The rows with this verdict that say something of their own, in the order in which they are told."""
    by_key = {(row.indicator, row.entity): row for row in rows if row.verdict == kind and row.found}
    found = [row.found for row in by_key.values() if row.found]
    order = differences.surest(found) if kind == "difference" else sorted(found, key=lambda d: (-d.z, d.sentence))
    told = repeats.without(analysis, differences.varied(order, LOOKED_AT))
    return [_statement(by_key[d.indicator, d.entity], kind) for d in differences.varied(told, LOOKED_AT)]


def _statement(row: Beside, kind: Kind) -> Statement:
    found, indicator = row.found, BY_NAME[row.indicator]
    assert found is not None, "asked for before"
    doubts = []
    if found.p is not None:
        rare = "fewer than one exchange in 100" if found.p < 0.01 else f"about {100 * found.p:.0f} in 100 exchanges"
        doubts.append(f"If the names of the outlets were exchanged at random, {rare} would show as much anywhere in this measure.")
    if row.yardstick and "differ" not in found.caveat:
        doubts.append(f"As a yardstick, {halves.in_words(row.yardstick, indicator)}.")
    behind = tuple(Behind(e.outlet, e.n) for e in found.sides)
    return Statement(kind, found.sentence, found.caveat, tuple(doubts), behind, row=row)


# ---------------------------------------------------------------- what says nothing


def _alike(rows: Sequence[Beside]) -> list[str]:
    """One sentence for each measure in which something was compared and nothing stands out."""
    found = []
    for indicator in ALL:
        here = [row for row in rows if row.indicator == indicator.name and row.verdict == "no visible difference"]
        if here:
            named = ", ".join(row.title for row in here[:NAMED]) + (f" and {len(here) - NAMED} more" if len(here) > NAMED else "")
            what = "" if here[0].entity is None else f": {named}"
            many = f"{len(here)} comparison{'s' * (len(here) != 1)}"
            found.append(f"No visible difference in {many} under “{indicator.title}”{what}.")
    return found


def _not_compared(rows: Sequence[Beside]) -> list[str]:
    """One sentence for each reason, with the measures that it holds for."""
    reasons: dict[str, dict[str, int]] = {}
    for row in rows:
        if row.verdict == "not compared":
            counts = reasons.setdefault(_general(row.reason), {})
            title = BY_NAME[row.indicator].title
            counts[title] = counts.get(title, 0) + 1
    order = sorted(reasons, key=lambda reason: (-sum(reasons[reason].values()), reason))
    return [f"Not compared, because {reason}: {', '.join(f'{t} ({n})' for t, n in reasons[reason].items())}." for reason in order]


def _general(reason: str) -> str:
    """A reason without the count of a single row."""
    return re.sub(r"^there (?:is|are) \d+ rows? in all, fewer than (\d+)$", r"there are fewer than \1 rows in all", reason)
