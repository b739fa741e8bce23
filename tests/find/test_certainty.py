"""Hedges, boosters and words of evidence: what counts, and what a guard leaves out."""

from __future__ import annotations

from collections import Counter

import pytest

from analysis.find import certainty, cues, lexicon
from analysis.find.cues import Cues

COMPILED = Cues(certainty.cues(lexicon.certainty()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("The ferry sank.", []),
        ("The ferry may have sunk.", [("may", "hedge")]),
        ("The ferry sank in May 2031.", []),
        ("On 3 May the ferry sank; in May it rained.", []),
        ("The crew reportedly left.", [("reportedly", "hedge")]),
        ("It could not be verified.", [("could not be verified", "hedge")]),
        ("It is not clear who left.", [("not clear", "hedge")]),
        ("It is clear that they left.", [("it is clear", "booster")]),
        ("They clearly left.", [("clearly", "booster")]),
        ("They left, without a doubt.", [("without a doubt", "booster")]),
        ("They have doubts.", [("doubts", "hedge")]),
        ("According to the harbour office, they left.", [("according to", "evidential")]),
        ("All went according to plan.", []),
        ("Satellite images show the pier.", [("satellite image*", "evidential")]),
        ("Data show a rise.", [("data show*", "evidential")]),
        ("The cliff seems safe, perhaps.", [("seems", "hedge"), ("perhaps", "hedge")]),
        ("They never left.", [("never", "booster")]),
        ("They assumed office.", []),
        ("They assumed the worst.", [("assum*", "hedge")]),
    ],
)
def test_find(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(hit.cue, hit.category) for hit in cues.find(text.lower(), COMPILED, [])] == expected


def test_each_class_has_some_hundred_cues() -> None:
    counts = Counter(row.category for row in lexicon.certainty())
    assert set(counts) == {"hedge", "booster", "evidential"}
    assert min(counts.values()) >= 200
