"""What a war is called: the longest name counts; other wars and figures of speech do not."""

from __future__ import annotations

import pytest

from analysis.find import cues, lexicon, war_labels
from analysis.find.cues import Cues, Name
from analysis.model import Span

COMPILED = Cues(war_labels.cues(lexicon.war_labels()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("The war goes on.", ["war"]),
        ("Orla's war, the Orla war, a war on the islands", ["war", "war", "war"]),
        ("a proxy war and a civil war", ["proxy war", "civil war"]),
        ("the full-scale invasion of the islands", ["full-scale invasion"]),
        ("what it calls a special military operation", ["special military operation"]),
        ("the military operation", ["military operation"]),
        ("the conflict in the north, and a conflict of interest", ["conflict"]),
        ("a charm offensive before the spring offensive", ["offensive"]),
        ("an offensive remark", []),
        ("the Cold War, World War II, the Second World War, the Korean War", []),
        ("war crimes, war games, a war of words, a trade war", []),
        ("the war of 1812 and the war of 2031", ["war"]),
        ("prisoners of war", []),
        ("a heart attack", []),
        ("the attack on Orla", ["attack"]),
        ("an attack on the plan", []),
        ("an anti-war march, post-war years", []),
        ("to avoid another war", []),
        ("the war effort", ["war"]),
        ("ceasefire", []),
    ],
)
def test_find(text: str, expected: list[str]) -> None:
    lowered = text.lower()
    names = [Name(Span(text.index("Orla"), text.index("Orla") + 4), "state", is_name=True)] if "Orla" in text else []
    found = cues.find(lowered, COMPILED, names)
    assert [hit.category for hit in found if war_labels.is_label(lowered, hit)] == expected
