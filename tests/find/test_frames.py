"""Cues: what fires, what a guard or a name silences, and what a slot asks for."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.find import cues, folding, frames, lexicon
from analysis.find.cues import Cues, Hit, Name
from analysis.find.lexicon import Frame, Guard
from analysis.model import Span


def frame(key: str, *cues: str, **guards: Guard) -> Frame:
    return Frame(key, "policy", key, "x", "x", "x", ("x",), cues, {cue.replace("_", " "): guard for cue, guard in guards.items()})


TIDES = frame("tides", "tide*", "high water", "high* water mark*", "ebb", "set* a net", ebb=Guard(("low",), ("and flow",)))
PORTS = frame("ports", "high water", "port", "cold-store")
TIES = frame("ties", "{state} leans on {state}", "lean* on {state}", "{state} fleet", "talk* ... to {actor}", "keep* ... waiting")

Row = tuple[str, str, str]


def rows(text: str, *names: str) -> list[Row]:
    lowered = folding.lower(folding.fold(text))
    spans = [Name(Span(text.index(name), text.index(name) + len(name)), "place", is_name=True) for name in names]
    found = cues.find(lowered, Cues(frames.cues([TIDES, PORTS])), spans)
    return [(lowered[h.span.start : h.span.end], h.category, h.cue) for h in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Nothing here.", []),
        ("The tide rose.", [("tide", "tides", "tide*")]),
        ("Tides and TIDEWATER", [("tides", "tides", "tide*"), ("tidewater", "tides", "tide*")]),
        ("betide, airport, ported", []),
        ("a port, the port’s mole", [("port", "ports", "port"), ("port", "ports", "port")]),
        ("tide-table", [("tide", "tides", "tide*")]),
        ("tide2", []),
        ("a cold-store, a cold store", [("cold-store", "ports", "cold-store")]),
        # two frames may share a cue
        ("at high\u00a0water", [("high water", "ports", "high water"), ("high water", "tides", "high water")]),
        # of one frame the longest
        (
            "the highest water marks",
            [("highest water marks", "tides", "high* water mark*")],
        ),
        ("high water mark", [("high water mark", "tides", "high* water mark*"), ("high water", "ports", "high water")]),
        ("she sets a net", [("sets a net", "tides", "set* a net")]),
        ("high\nwater", [("high water", "ports", "high water"), ("high water", "tides", "high water")]),
        # guards
        ("the ebb came", [("ebb", "tides", "ebb")]),
        ("at a low ebb", []),
        ("at a below ebb", [("ebb", "tides", "ebb")]),
        ("the ebb and flow of trade", []),
        ("the ebb and flowers", [("ebb", "tides", "ebb")]),
    ],
)
def test_find(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


def test_a_cue_inside_a_name_does_not_count() -> None:
    assert rows("The Old Port Inn by the port", "Old Port Inn") == [("port", "ports", "port")]


def test_a_cue_that_is_more_than_the_name_counts() -> None:
    assert rows("at high water", "high") == [("high water", "ports", "high water"), ("high water", "tides", "high water")]


def test_a_whole_hit() -> None:
    found = cues.find("the port", Cues(frames.cues([PORTS])), [])
    assert found == (Hit(Span(4, 8), "frame:ports", "ports", "port"),)
    assert found[0].is_frame


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orla leans on Velmara.", ["orla leans on velmara"]),
        ("Orla's leans on the Velmara", ["orla's leans on the velmara"]),
        ("He leaned on Velmara's help", ["leaned on velmara's"]),
        ("He leaned on the Velmara", ["leaned on the velmara"]),
        ("He leaned on the rail", []),
        ("He leaned on Una", []),
        ("the Orla fleet", ["orla fleet"]),
        ("the old fleet", []),
        ("talks go on to Una", ["talks go on to una"]),
        ("talks go on and on and on to Una", []),
        ("talks to Una", ["talks to una"]),
        ("keep the old crew waiting", ["keep the old crew waiting"]),
        ("kept waiting", []),
    ],
)
def test_slots_and_gaps(text: str, expected: list[str]) -> None:
    kinds = {"Orla": "state", "Velmara": "state", "Una": "person"}
    names = [
        Name(Span(text.index(name), text.index(name) + len(name)), kind, is_name=True)
        for name, kind in kinds.items()
        if name in text
    ]
    lowered = text.lower()
    found = cues.find(lowered, Cues(frames.cues([TIES])), names)
    assert [lowered[hit.span.start : hit.span.end] for hit in found] == expected


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The boys are friends.", []),
        ("The boys are friends. It rained. Orla rose.", []),
        ("The boys are friends. Orla rose.", ["friends"]),
        ("Orla rose. They are friends. It rained.", ["friends"]),
        ("The two countries are friends.", ["friends"]),
        ("It was quay weather.", ["quay"]),
    ],
)
def test_a_relation_frame_needs_a_state_near_by(text: str, kept: list[str]) -> None:
    lowered = text.lower()
    lists = [replace(frame("ties", "friends"), group="relation"), frame("harbour", "quay")]
    spans = [Span(match.start(), match.end()) for match in re.finditer(r"[^.]+\.", lowered)]
    states = [Span(text.index("Orla"), text.index("Orla") + 4)] if "Orla" in text else []
    hits = cues.find(lowered, Cues(frames.cues(lists)), [])
    assert [hit.cue for hit in frames.of_states(lowered, hits, frozenset({"ties"}), spans, states)] == kept


TEXTS = st.lists(
    st.sampled_from(["tide", "tides", "high", "water", "mark", "ebb", "port", "set a net", "and flow", "low", ",", "\n"])
).map(" ".join)


@given(TEXTS | st.text())
def test_hits_of_one_frame_are_apart_and_match_their_cue(text: str) -> None:
    lowered = folding.lower(folding.fold(text))
    found = cues.find(lowered, Cues(frames.cues([TIDES, PORTS])), [])
    for key in ("tides", "ports"):
        mine = [hit for hit in found if hit.category == key]
        assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(mine))
    assert all(lowered[h.span.start : h.span.end].startswith(h.cue.split("*")[0].split()[0]) for h in found)
    assert list(found) == sorted(found, key=lambda hit: hit.span.start)


SHIPPED = Cues(frames.cues(lexicon.frames()))


@given(st.text())
def test_any_text_goes_through_the_shipped_frames(text: str) -> None:
    lowered = folding.lower(folding.fold(text))
    found = cues.find(lowered, SHIPPED, [])
    assert all(0 <= h.span.start < h.span.end <= len(text) for h in found)
