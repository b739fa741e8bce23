"""The planted differences of the invented corpus: what the comparison states of them, by a reading of the truth alone.

A sentence states a planted difference where its measure counts what the entry is about, its feature is the entry's, it holds of the
outlets that the entry names and of no others, and in the direction that the entry says; “never” and “only” ask for a count of 0.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from conftest import SEEDS

import analysis
from analysis import Analysis, Selection
from analysis.compare import account, beside, omissions, wording
from analysis.compare.account import Statement
from analysis.compare.differences import Difference
from analysis.measure import scope

TRUTH: list[dict[str, Any]] = tomllib.loads((SEEDS / "demo" / "truth.toml").read_text("utf-8"))["difference"]
SAME: list[dict[str, Any]] = tomllib.loads((SEEDS / "demo" / "truth.toml").read_text("utf-8"))["same"]
MEASURES: dict[str, tuple[str, ...]] = {
    "entities": ("entity_rate",),
    "voices": ("quoted_share", "side_share"),
    "tone": ("stance", "word_tone"),
    "frames": ("frame_rate",),
    "words": ("word_share",),
    "omissions": ("word_share",),
}
"""The measures that count what an entry is about; events and contradictions are no difference of a measure."""
READ: dict[str, frozenset[str | None]] = {
    "d09": frozenset({None}),  # quoted words: a measure without entities
    "d12": frozenset({"Ostrenia", "Gavrik Stoldan"}),  # “Ostrenia and its president”
    "d13": frozenset({"Ostrenia", "Gavrik Stoldan"}),
    "d27": frozenset({"navy", "drill", "radar", "missile"}),  # “no word for the navy, drills, radar or missiles”
    "d30": frozenset({"headwind"}),  # words are counted by their lemma
}
"""The features of entries whose feature is not written as a measure writes it, from the entry's own claim."""
CONTRADICTED = {"d32": {"240 million", "400 million"}, "d33": {"6 March 2031", "5 March 2031"}}
OUTLETS = ("Fairwater Review", "Kolvarad Herald", "Quayside Ledger", "Sael Courier")


def planted(difference: Difference) -> Iterator[str]:
    """The entries that a difference states."""
    alone = wording.apart(difference.more, difference.less, difference.others)
    low = [e for e in difference.sides if e is not difference.more] if alone in (None, difference.more) else [difference.less]
    high = [e for e in difference.sides if not any(e is other for other in low)]
    for entry in TRUTH:
        features = READ.get(entry["id"], frozenset({entry["feature"]}))
        if difference.indicator not in MEASURES.get(entry["type"], ()) or difference.entity not in features:
            continue
        is_higher = entry["direction"] in ("only", "more")
        mine, theirs = (high, low) if is_higher else (low, high)
        is_whose = {e.outlet for e in mine} <= set(entry["outlets"]) and {e.outlet for e in theirs} <= set(entry["against"])
        if is_whose and (entry["direction"] not in ("only", "never") or not any(e.n for e in low)):
            yield entry["id"]


def said(statement: Statement) -> set[str]:
    """The entries that a sentence of the account states."""
    if statement.row and statement.row.found:
        return set(planted(statement.row.found))
    if statement.kind == "contradiction":
        return {key for key, figures in CONTRADICTED.items() if all(figure in statement.sentence for figure in figures)}
    return set()


def told(demo: Analysis, outlets: tuple[str, ...], limit: int = account.LIMIT) -> tuple[Statement, ...]:
    chosen = scope.select(demo, Selection(outlets=outlets))
    rows = beside.find(chosen, whole=demo)
    return account.tell(chosen, rows, omissions.find(chosen, kinds=("actor", "event", "frame", "watch")), limit=limit).statements


def test_eight_of_the_first_ten_differences_were_planted(demo: Analysis) -> None:
    """And they are eight different ones, not one said eight times."""
    found = analysis.contrast(demo, limit=10)
    assert len(found) == 10
    assert sum(bool(list(planted(d))) for d in found) >= 8
    assert len({entry for d in found for entry in planted(d)}) >= 8


def test_eight_of_the_first_ten_sentences_were_planted(demo: Analysis) -> None:
    first = told(demo, OUTLETS)
    assert len(first) == 10
    assert sum(bool(said(statement)) for statement in first) >= 8
    assert {"d32", "d33"} <= {entry for statement in first for entry in said(statement)}


def test_most_planted_differences_stand_among_the_first_ten_of_a_pair(demo: Analysis) -> None:
    """Thirty-three do not fit into ten sentences; each is looked for in the comparison of all four and in those of two."""
    comparisons = [OUTLETS, *combinations(OUTLETS, 2)]
    found = {entry for outlets in comparisons for statement in told(demo, outlets) for entry in said(statement)}
    assert len(found) >= 20, sorted(found)


@pytest.mark.parametrize("limit", [100])
def test_what_was_kept_the_same_is_never_stated(demo: Analysis, limit: int) -> None:
    assert {entry["feature"] for entry in SAME}.isdisjoint({d.entity for d in analysis.contrast(demo, limit=limit)})
