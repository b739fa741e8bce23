"""The verb nearest to a time decides whether it lies behind or ahead."""

from __future__ import annotations

import pytest

from analysis.find import time_tense


@pytest.mark.parametrize(
    ("before", "after", "tense"),
    [
        ("The ferry sank on ", ".", "past"),
        ("The ferry will sail on ", ".", "future"),
        ("The ferry will be repainted on ", ".", "future"),
        ("The ferry is due on ", ".", "future"),
        ("The ferry was due on ", ".", "future"),
        ("The crews agreed to meet on ", ".", "future"),
        ("The crews failed to meet on ", ".", "past"),
        ("The ferry may have sunk on ", ".", "past"),
        ("Holt said on ", " it will sail.", "past"),
        ("The planned trip was called off on ", ".", "past"),
        ("The ferry, which sank once, will sail on ", ".", "future"),
        ("On ", ", Holt said it would sail.", "past"),
        ("On ", " the ferry will sail.", "future"),
        ("The ferry sails on ", ".", "unknown"),
        ("The race is on ", ".", "present"),
        ("The race starts in Port Ada on ", ".", "present"),
        ("It will sail; the other one sank on ", ".", "past"),
        ("", "", "unknown"),
    ],
)
def test_tense(before: str, after: str, tense: time_tense.Tense) -> None:
    assert time_tense.find(before, after) == tense


@pytest.mark.parametrize(
    ("before", "after", "governs"),
    [
        ("It sank on ", ".", True),
        ("It sank early on ", ".", True),
        ("It announced elections on ", ".", False),
        ("It will be held on ", ".", False),
        ("It failed to sail on ", ".", False),
        ("", ", the old ferry sank.", True),
        ("", ", the renamed ferry will sail.", False),
        ("", ".", False),
    ],
)
def test_a_past_verb_that_belongs_to_the_date(before: str, after: str, governs: bool) -> None:
    assert time_tense.governs(before, after) is governs
