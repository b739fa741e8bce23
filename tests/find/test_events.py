"""Who did what to whom: sentence → events. The world is invented, the actions are those that ship."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.find import entities, event_lexicon, events, folding, lexicon
from analysis.find.event_actors import Actor
from analysis.find.event_flags import Flags
from analysis.find.events import Event
from analysis.model import Span

WORLD = """entity,kind,aliases,surnames,adjectives,metonyms,state,role,note
Orla,state,,,Orlan|Orlans,,,,
Vesper,state,,,Vesperian|Vesperians,,,,
Tarn,state,,,Tarnish,,,,
Quayside,place,,,,,Orla,,
Una Holt,person,Holt,,,,Orla,head of state,
Mara Quill,person,Quill,,,,Vesper,head of government,
"""


def find(text: str) -> tuple[Event, ...]:
    """The events of one sentence."""
    folded = folding.fold(text)
    known = entities.gazetteer(*lexicon.read_entities(WORLD, "world"))
    actors = [
        Actor(m.span, m.entity, known.entities[m.entity].state or m.entity, is_place=m.kind == "place")
        for m in entities.find(folded, known)
    ]
    return events.find(folded, [Span(0, len(text))], actors)


def rows(text: str) -> list[tuple[str, str, str, str]]:
    return [(e.actor.entity, e.action, e.event_class, e.target.entity) for e in find(text)]


ACTS: list[tuple[str, list[tuple[str, str, str, str]]]] = [
    # active
    ("Orla invaded Vesper.", [("Orla", "invaded", "ASSAULT", "Vesper")]),
    ("Orla has bluntly rejected Vesper.", [("Orla", "rejected", "REJECT", "Vesper")]),
    ("Orla is shelling Vesper.", [("Orla", "shelling", "ASSAULT", "Vesper")]),
    ("Una Holt met Mara Quill.", [("Una Holt", "met", "CONSULT", "Mara Quill")]),
    ("Orla, a small island, accused Vesper.", [("Orla", "accused", "ACCUSE", "Vesper")]),
    ("Orla sent forty old tugs to Vesper.", [("Orla", "sent forty old tugs to", "AID", "Vesper")]),
    ("Orla imposed heavy new tolls on Vesper.", [("Orla", "imposed heavy new tolls on", "SANCTION", "Vesper")]),
    ("Orla asked Vesper to wait.", [("Orla", "asked", "REQUEST", "Vesper")]),
    ("Orla withdrew from Vesper.", [("Orla", "withdrew from", "YIELD", "Vesper")]),
    ("Orla massed tugs near Vesper.", [("Orla", "massed tugs near", "MOBILIZE", "Vesper")]),
    ("Orla sailed home and shelled Vesper.", [("Orla", "shelled", "ASSAULT", "Vesper")]),
    # passive
    ("Vesper was invaded by Orla.", [("Orla", "invaded", "ASSAULT", "Vesper")]),
    ("Mara Quill was warmly praised by Una Holt.", [("Una Holt", "praised", "SUPPORT", "Mara Quill")]),
    # noun
    ("Orla’s invasion of Vesper failed.", [("Orla", "invasion of", "ASSAULT", "Vesper")]),
    ("Orlan military aid to Vesper rose.", [("Orla", "military aid to", "AID", "Vesper")]),
    ("Orla’s sanctions against Vesper bite.", [("Orla", "sanctions against", "SANCTION", "Vesper")]),
    ("Una Holt’s criticism of Mara Quill grew.", [("Una Holt", "criticism of", "ACCUSE", "Mara Quill")]),
    # mutual: both act, counted once
    ("Orla and Vesper signed a treaty.", [("Orla", "signed a treaty", "SUPPORT", "Vesper")]),
    ("A summit between Orla and Vesper began.", [("Orla", "summit", "CONSULT", "Vesper")]),
    ("The Orla-Vesper alliance holds.", [("Orla", "alliance", "SUPPORT", "Vesper")]),
    ("Orla and Vesper held joint drills.", [("Orla", "held joint drills", "COOPERATE", "Vesper")]),
    # a place can be visited and do nothing
    ("Mara Quill visited Quayside.", [("Mara Quill", "visited", "CONSULT", "Quayside")]),
    ("Mara Quill attacked Quayside.", [("Mara Quill", "attacked", "ASSAULT", "Quayside")]),
    ("Mara Quill praised Quayside.", []),
    ("Quayside attacked Vesper.", []),
    # both roles, and two sides, or nothing
    ("Orla attacked at dawn.", []),
    ("The islands were attacked by Vesper.", []),
    ("Vesper was attacked at dawn.", []),
    ("Una Holt praised Orla.", []),
    ("Orla sailed and Vesper slept.", []),
    ("Orla’s warning was heard; Vesper shrugged.", []),
    ("Orla attacked the tugs of Vesper.", [("Orla", "attacked", "ASSAULT", "Vesper")]),
    ("Orla, which Vesper admires, attacked at dawn.", []),
    # one event for each class and pair
    ("Orla attacked Vesper and Orla bombed Vesper.", [("Orla", "attacked", "ASSAULT", "Vesper")]),
    (
        "Orla attacked Vesper and Vesper accused Orla.",
        [("Orla", "attacked", "ASSAULT", "Vesper"), ("Vesper", "accused", "ACCUSE", "Orla")],
    ),
    ("Orla attacked Vesper, and Tarn condemned Orla.", [("Orla", "attacked", "ASSAULT", "Vesper"), ("Tarn", "condemned", "ACCUSE", "Orla")]),
    # no part of another word
    ("Orla overattacked Vesper.", []),
    ("Orla, reinvaded, Vesper.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ACTS)
def test_find(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text", [text for text, expected in ACTS if expected and "Orla" in text and "Vesper" in text and "Quayside" not in text]
)
def test_directions_turn_round_when_the_names_are_exchanged(text: str) -> None:
    turned = text.replace("Orla", "\0").replace("Vesperian", "Orlan").replace("Vesper", "Orla").replace("\0", "Vesper")
    turned = turned.replace("Vespern", "Vesperian")
    exchange = {"Orla": "Vesper", "Vesper": "Orla"}
    assert [(e.actor.side, e.event_class, e.target.side) for e in find(turned)] == [
        (exchange.get(e.actor.side, e.actor.side), e.event_class, exchange.get(e.target.side, e.target.side)) for e in find(text)
    ]


def test_a_whole_event() -> None:
    text = "At dawn Orla invaded Vesper."
    orla, vesper = Actor(Span(8, 12), "Orla", "Orla"), Actor(Span(21, 27), "Vesper", "Vesper")
    assert find(text) == (
        Event(
            span=Span(8, 27),
            trigger=Span(13, 20),
            actor=orla,
            target=vesper,
            action="invaded",
            event_class="ASSAULT",
            quad=4,
            score=-9.0,
            flags=Flags(negated=False, hypothetical=False, requested=False, future=False, historical=False),
            reciprocal=False,
            lasts=False,
            speaker=None,
            rule="verb: invade",
        ),
    )


def test_a_mutual_event_is_reciprocal_and_may_last() -> None:
    (alliance,) = find("The Orla-Vesper alliance holds.")
    assert (alliance.reciprocal, alliance.lasts, alliance.score) == (True, True, 5.0)


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("Orla attacked Vesper.", -9.0),
        ("Orla asked Vesper to wait.", 0.0),
        ("Orla will set out to visit Vesper.", 4.0),  # what is to come is told without doubt
        ("Orla never attacked Vesper.", None),
        ("Orla may have attacked Vesper.", None),
        ("Orla and Vesper have not signed a treaty.", None),
    ],
)
def test_the_score_is_missing_where_the_event_is_no_fact(text: str, score: float | None) -> None:
    assert [e.score for e in find(text)] == [score]


@pytest.mark.parametrize("text", ["Orla will visit Vesper.", "Orla could attack Vesper.", "Orla did not sanction Vesper."])
def test_an_infinitive_after_a_modal(text: str) -> None:
    assert len(find(text)) == 1


def test_a_noun_whose_verb_is_negated() -> None:
    assert [e.flags.negated for e in find("Orla’s attack on Vesper never came.")] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Orla vetoed aid to Vesper.",
        "Orla has yet to attack Vesper.",
        "Talks between Orla and Vesper collapsed.",
        "A war between Orla and Vesper was averted.",
    ],
)
def test_what_is_undone_is_negated_and_has_no_score(text: str) -> None:
    assert [(e.flags.negated, e.score) for e in find(text)] == [(True, None)]


def test_what_is_threatened_or_feared_is_no_fact() -> None:
    assert [(e.flags.hypothetical, e.score) for e in find("Orla threatened sanctions on Vesper.")] == [(True, None)]


def test_the_sentence_bounds_the_event() -> None:
    text = "Orla attacked. Vesper slept."
    known = [Actor(Span(0, 4), "Orla", "Orla"), Actor(Span(15, 21), "Vesper", "Vesper")]
    cut = [Span(0, 14), Span(15, len(text))]
    assert events.find(text, cut, known) == ()


WORDS = ["Orla", "Vesper", "Orlan", "Una Holt", "Quayside", "attacked", "was", "by", "and", "met", "sent", "tugs", "to", "aid to", "’s", ",", "summit", "between", "may"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=14).map(" ".join))
def test_every_event_has_two_sides_and_holds_its_parts(text: str) -> None:
    folded = folding.fold(text)
    for event in find(text):
        assert event.actor.side != event.target.side
        assert folded[event.trigger.start : event.trigger.end] == event.action
        assert event.quad == event_lexicon.classes()[event.event_class].quad
        for part in (event.trigger, event.actor.span, event.target.span):
            assert event.span.start <= part.start < part.end <= event.span.end
        assert (event.score is not None) == event.flags.is_real
