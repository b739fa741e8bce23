"""Agents named or dropped: a sentence → its acts, with who acts and who is acted upon."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.find import folding, responsibility
from analysis.find.responsibility import Doer
from analysis.model import Span

ACTORS = ("Orla", "Velmara", "Una Holt")
SPEECH = frozenset({"claimed", "told"})
Row = tuple[str, str | None, str | None]


def acts(text: str) -> list[Row]:
    lowered = folding.lower(text)
    doers = sorted((Doer(Span(text.index(a), text.index(a) + len(a)), a) for a in ACTORS if a in text), key=lambda d: d.span)
    found = responsibility.find(lowered, [Span(0, len(text))] if text else [], doers, SPEECH)
    assert all(0 <= act.span.start < act.span.end <= len(text) for act in found)
    return [(act.role, act.agent, act.patient) for act in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("The pier was burned.", []),  # nobody is named
        ("Orla was attacked.", [("agent_dropped", None, "Orla")]),
        ("Orla was attacked by Velmara.", [("agent_named", "Velmara", "Orla")]),
        ("Orla was attacked by the Velmara fleet.", [("agent_named", "Velmara", "Orla")]),
        ("Orla was attacked by gunmen.", [("agent_named", None, "Orla")]),
        ("Orla was attacked by night.", [("agent_dropped", None, "Orla")]),
        ("Orla was rebuilt by 2031.", [("agent_dropped", None, "Orla")]),
        ("Orla was weakened by raising taxes.", [("agent_dropped", None, "Orla")]),
        ("Orla has not been badly hit.", [("agent_dropped", None, "Orla")]),
        ("Velmara attacked Orla.", [("active", "Velmara", None)]),
        ("Velmara has repeatedly struck Orla.", [("active", "Velmara", None)]),
        ("In Orla two bridges were destroyed.", [("agent_dropped", None, None)]),
        ("Orla is located in the north.", []),
        ("Orla was expected to win.", []),
        ("Velmara claimed the reef.", []),
        ("Una Holt was told to leave.", []),
        ("Una Holt sold the boat, and Orla was left.", [("active", "Una Holt", None), ("agent_dropped", None, "Orla")]),
    ],
)
def test_find(text: str, expected: list[Row]) -> None:
    assert acts(text) == expected


WORDS = st.lists(st.sampled_from(["Orla", "Velmara", "was", "hit", "by", "attacked", "the", "burned", "."]), max_size=12)


@given(WORDS.map(" ".join))
def test_any_words_go_through(text: str) -> None:
    assert all(role in ("active", "agent_named", "agent_dropped") for role, *_ in acts(text))
