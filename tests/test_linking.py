"""Tellings of one event: which rows are put together, and what they contradict."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from analysis import linking
from analysis.linking import Context
from analysis.schema import EventRow

SIDES = {"Una Holt": "Orla", "Mara Quill": "Vesper"}


def row(article: str, actor: str, action: str, target: str, kind: str, when: str | None = None, **more: Any) -> EventRow:
    """A telling; ``when`` is a day, or two parted by a slash; ``place`` is the place its sentence names."""
    first, _, last = (when or "").partition("/")
    plain: dict[str, Any] = {
        **dict.fromkeys(("negated", "hypothetical", "requested", "future", "historical"), False),
        "reciprocal": kind in ("CONSULT", "AGREE"),
        "rule": "verb: meet" if action == "met" else f"verb: {action}",
    }
    return EventRow(
        **{
            "article_id": article,
            "id": f"{article}:{actor}:{action}:{target}:{when}",
            "event_id": "own",
            "sentence": 0,
            "start": 0,
            "end": 1,
            "actor": actor,
            "action": action,
            "target": target,
            "event_class": kind,
            "quad": 1,
            "score": 1.0,
            "voice": "own",
            "speaker": None,
            "from_date": first or None,
            "to_date": last or first or None,
            "granularity": "day" if when else None,
            "date_rule": "rule",
            "n_tellings": 1,
            "contradiction": None,
            "confidence": None,
            **plain,
            **more,
        }
    )


def groups(rows: list[EventRow], places: dict[str, str] | None = None, published: dict[str, date] | None = None) -> list[str]:
    """The articles of each event that is told more than once."""
    named = {(article, 0): frozenset((place,)) for article, place in (places or {}).items()}
    linked = linking.link(rows, Context(SIDES, named, published or {}))
    assert [(new.id, new.action) for new in linked] == [(old.id, old.action) for old in rows]
    found: dict[str, list[str]] = {}
    for one in linked:
        if one.event_id != "own":
            found.setdefault(one.event_id, []).append(one.article_id)
    assert all(one.n_tellings == len(found.get(one.event_id, "1")) for one in linked)
    return ["".join(articles) for articles in found.values()]


MEET = row("a", "Orla", "met", "Vesper", "CONSULT", "2031-05-16")
RAID = row("a", "Orla", "raided", "Vesper", "ASSAULT", "2031-05-16")


@pytest.mark.parametrize(
    ("other", "places", "expected"),
    [
        # one day, one pair, one kind
        (row("b", "Vesper", "talks", "Orla", "CONSULT", "2031-05-16"), {}, ["ab"]),
        (row("b", "Una Holt", "summit", "Mara Quill", "CONSULT", "2031-05-16"), {}, ["ab"]),
        (row("b", "Orla", "met", "Vesper", "CONSULT", "2031-05-19"), {}, []),
        (row("b", "Orla", "met", "Tarn", "CONSULT", "2031-05-16"), {}, []),
        (row("b", "Orla", "praised", "Vesper", "SUPPORT", "2031-05-16"), {}, []),
        # a looser date needs the action or a place as well
        (row("b", "Orla", "met", "Vesper", "CONSULT", "2031-05-13/2031-05-19"), {}, ["ab"]),
        (row("b", "Orla", "dialogue", "Vesper", "CONSULT", "2031-05-13/2031-05-19"), {}, []),
        (row("b", "Orla", "dialogue", "Vesper", "CONSULT", "2031-05-13/2031-05-19"), {"a": "Quayside", "b": "Quayside"}, ["ab"]),
        (row("b", "Orla", "met", "Vesper", "CONSULT", "2031-01-01/2031-12-31"), {"a": "Quayside", "b": "Quayside"}, []),
        # without a date only by a place that both name
        (row("b", "Orla", "met", "Vesper", "CONSULT"), {}, []),
        (row("b", "Orla", "met", "Vesper", "CONSULT"), {"a": "Quayside", "b": "Quayside"}, ["ab"]),
        (row("b", "Orla", "met", "Vesper", "CONSULT"), {"a": "Quayside", "b": "Lowgate"}, []),
        # what is only wished for or long past is linked to nothing
        (row("b", "Orla", "met", "Vesper", "CONSULT", "2031-05-16", requested=True), {}, []),
        (row("b", "Orla", "met", "Vesper", "CONSULT", "2031-05-16", historical=True), {}, []),
        (row("b", "Orla", "partnership", "Vesper", "CONSULT", "2031-05-16", rule="mutual: partnership"), {}, []),
    ],
)
def test_a_meeting(other: EventRow, places: dict[str, str], expected: list[str]) -> None:
    assert groups([MEET, other], places) == expected


@pytest.mark.parametrize(
    ("other", "places", "expected"),
    [
        (row("b", "Orla", "raid on", "Vesper", "ASSAULT", "2031-05-16"), {}, ["ab"]),
        (row("b", "Orla", "shelled", "Vesper", "ASSAULT", "2031-05-16"), {}, []),
        (row("b", "Orla", "shelled", "Vesper", "ASSAULT", "2031-05-16"), {"a": "Quayside", "b": "Quayside"}, ["ab"]),
        (row("b", "Orla", "raided", "Vesper", "ASSAULT", "2031-05-15/2031-05-20"), {}, []),
    ],
)
def test_a_fight_may_happen_twice_a_day(other: EventRow, places: dict[str, str], expected: list[str]) -> None:
    assert groups([RAID, other], places) == expected


def test_articles_far_apart_tell_of_different_events() -> None:
    other = row("b", "Orla", "met", "Vesper", "CONSULT", "2031-05-16")
    assert groups([MEET, other], published={"a": date(2031, 5, 17), "b": date(2031, 8, 1)}) == []


@pytest.mark.parametrize(
    ("first", "other", "contradiction"),
    [
        (MEET, row("b", "Orla", "met", "Vesper", "CONSULT", "2031-05-16"), None),
        (MEET, row("b", "Orla", "met", "Vesper", "CONSULT", "2031-05-18"), "date: 2031-05-16 (a), 2031-05-18 (b)"),
        (MEET, row("b", "Orla", "met", "Vesper", "CONSULT", "2031-05-16", negated=True), "happened: no (b), yes (a)"),
        (RAID, row("b", "Vesper", "raided", "Orla", "ASSAULT", "2031-05-16"), "actor: Orla (a), Vesper (b)"),
    ],
)
def test_contradictions_are_written_out(first: EventRow, other: EventRow, contradiction: str | None) -> None:
    context = Context(SIDES, {("a", 0): frozenset(("Quayside",)), ("b", 0): frozenset(("Quayside",))}, {})
    one, two = linking.link([first, other], context)
    assert one.event_id == two.event_id
    assert one.contradiction == two.contradiction == contradiction


def test_the_order_of_the_rows_changes_no_id() -> None:
    rows = [
        MEET,
        row("b", "Orla", "met", "Vesper", "CONSULT", "2031-05-16"),
        RAID,
        row("c", "Orla", "raid", "Vesper", "ASSAULT", "2031-05-16"),
    ]
    forth = {one.id: one.event_id for one in linking.link(rows, Context(SIDES))}
    back = {one.id: one.event_id for one in linking.link(rows[::-1], Context(SIDES))}
    assert forth == back
    assert set(forth.values()) == {"CONSULT:Orla+Vesper:2031-05-16", "ASSAULT:Orla>Vesper:2031-05-16"}


def test_nothing_is_linked_to_nothing() -> None:
    assert linking.link([], Context()) == []
