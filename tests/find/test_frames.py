"""Cues of frames: what fires, what a guard or a name silences."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.find import folding, frames, lexicon
from analysis.find.frames import Hit
from analysis.find.lexicon import Frame, Guard
from analysis.model import Span


def frame(key: str, *cues: str, **guards: Guard) -> Frame:
    return Frame(key, "policy", key, "x", "x", "x", ("x",), cues, {cue.replace("_", " "): guard for cue, guard in guards.items()})


TIDES = frame("tides", "tide*", "high water", "high* water mark*", "ebb", "set* a net", ebb=Guard(("low",), ("and flow",)))
PORTS = frame("ports", "high water", "port")

Row = tuple[str, str, str]


def rows(text: str, *names: str) -> list[Row]:
    lowered = folding.lower(folding.fold(text))
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    return [
        (lowered[h.span.start : h.span.end], h.frame, h.cue) for h in frames.find(lowered, frames.compiled(TIDES, PORTS), spans)
    ]


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
    assert frames.find("the port", frames.compiled(PORTS), []) == (Hit(Span(4, 8), "ports", "port"),)


TEXTS = st.lists(
    st.sampled_from(["tide", "tides", "high", "water", "mark", "ebb", "port", "set a net", "and flow", "low", ",", "\n"])
).map(" ".join)


@given(TEXTS | st.text())
def test_hits_of_one_frame_are_apart_and_match_their_cue(text: str) -> None:
    lowered = folding.lower(folding.fold(text))
    found = frames.find(lowered, frames.compiled(TIDES, PORTS), [])
    for key in ("tides", "ports"):
        mine = [hit for hit in found if hit.frame == key]
        assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(mine))
    assert all(lowered[h.span.start : h.span.end].startswith(h.cue.split("*")[0].split()[0]) for h in found)
    assert list(found) == sorted(found, key=lambda hit: hit.span.start)


@settings(deadline=None)  # the first example compiles the lexicon
@given(st.text())
def test_any_text_goes_through_the_shipped_frames(text: str) -> None:
    lowered = folding.lower(folding.fold(text))
    assert all(0 <= h.span.start < h.span.end <= len(text) for h in frames.find(lowered, frames.compiled(*lexicon.frames()), []))
