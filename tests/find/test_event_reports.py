"""What one says of another, joined actors, and “the two” who were named before: sentences → events."""

from __future__ import annotations

import pytest

from analysis.find import entities, event_phrases, event_words, events, folding, lexicon, sentences
from analysis.find.event_actors import Actor
from analysis.model import Span

WORLD = """entity,kind,aliases,surnames,adjectives,metonyms,state,role,note
Orla,state,,,Orlan|Orlans,,,,
Vesper,state,,,Vesperian|Vesperians,,,,
Tarn,state,,,Tarnish,,,,
Una Holt,person,Holt,,,,Orla,head of state,
Mara Quill,person,Quill,,,,Vesper,head of government,
"""


def told(text: str) -> list[tuple[str, str, str, str | None]]:
    """Actor, class, target and speaker of each event."""
    folded = folding.fold(text)
    known = entities.gazetteer(*lexicon.read_entities(WORLD, "world"))
    actors = [Actor(m.span, m.entity, known.entities[m.entity].state or m.entity) for m in entities.find(folded, known)]
    spans = [Span(sentence.start, sentence.end) for sentence in sentences.find(text)]
    return [(e.actor.entity, e.event_class, e.target.entity, e.speaker) for e in events.find(folded, spans, actors)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # force or arming that one side tells of another: the one accuses the other
        ("Orla says Vesper armed Tarn.", [("Orla", "ACCUSE", "Vesper", None)]),
        ("Orla said that Vesper attacked Tarn.", [("Orla", "ACCUSE", "Vesper", None)]),
        ("Vesper bombed Tarn, Una Holt said.", [("Una Holt", "ACCUSE", "Vesper", None)]),
        ("Orla said it attacked Vesper.", [("Orla", "ASSAULT", "Vesper", None)]),
        ("Orla accused Vesper of arming Tarn.", [("Orla", "ACCUSE", "Vesper", None)]),
        # all else stays what it is, with its speaker
        ("Orla said that Vesper praised Tarn.", [("Vesper", "SUPPORT", "Tarn", "Orla")]),
        ("Vesper attacked Tarn, Mara Quill said.", [("Vesper", "ASSAULT", "Tarn", "Mara Quill")]),
        ("Vesper attacked Tarn.", [("Vesper", "ASSAULT", "Tarn", None)]),
        # an event for each joined actor and target
        ("Orla and Vesper criticised Tarn.", [("Orla", "ACCUSE", "Tarn", None), ("Vesper", "ACCUSE", "Tarn", None)]),
        ("Orla criticised Vesper and Tarn.", [("Orla", "ACCUSE", "Vesper", None), ("Orla", "ACCUSE", "Tarn", None)]),
        ("Orla met Vesper and Tarn condemned it.", [("Orla", "CONSULT", "Vesper", None)]),
        ("Orla praised Tarn and criticised Vesper.", [("Orla", "SUPPORT", "Tarn", None), ("Orla", "ACCUSE", "Vesper", None)]),
        ("Orla and Vesper held talks.", [("Orla", "CONSULT", "Vesper", None)]),
        ("The pact was signed by Una Holt and Mara Quill.", [("Una Holt", "SUPPORT", "Mara Quill", None)]),
        # who acts for a state, and what does not
        ("Orlan police arrested two Vesperian sailors.", [("Orla", "COERCE", "Vesper", None)]),
        ("A court in Orla convicted three Vesperians.", [("Orla", "ACCUSE", "Vesper", None)]),
        ("Orlan drones helped Vesper.", [("Orla", "AID", "Vesper", None)]),
        ("The fall of Orla shocked Vesper.", []),
        ("Orla launched an attack on Vesper.", [("Orla", "ASSAULT", "Vesper", None)]),
        ("Tarn condemned an attack on Vesper by Orla.", [("Orla", "ASSAULT", "Vesper", None)]),
        # two who were named before
        (
            "Una Holt met Mara Quill. The two leaders signed a pact.",
            [("Una Holt", "CONSULT", "Mara Quill", None), ("Una Holt", "SUPPORT", "Mara Quill", None)],
        ),
        (
            "Orla met Vesper. They agreed to expand trade.",
            [("Orla", "CONSULT", "Vesper", None), ("Orla", "AGREE", "Vesper", None), ("Orla", "COOPERATE", "Vesper", None)],
        ),
        ("They signed a pact.", []),
        ("Orla met Vesper. It rained. It rained. It rained. They signed a pact.", [("Orla", "CONSULT", "Vesper", None)]),
    ],
)
def test_find(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Orla shelled it.", "shelled", ["Orla"]),
        ("A court in the capital of Orla on Monday convicted it.", "convicted", ["A court in the capital of Orla"]),
        ("Orla, the old island, shelled it.", "shelled", ["Orla"]),
        ("Rebels who fled shelled it.", "fled", ["Rebels"]),
        ("Orla and the two tribes shelled it.", "shelled", ["Orla", "the two tribes"]),
        ("Orla has agreed to shell it.", "shell", ["Orla"]),
        ("Tarn urged Orla to shell it.", "shell", ["Orla"]),
        ("Orla met Tarn and shelled it.", "shelled", ["Orla"]),
        ("Orla said that it had shelled Tarn.", "shelled", ["Orla"]),
        ("It met Tarn, and later in May Orla shelled it.", "shelled", ["Orla"]),
        ("The US military shelled it.", "shelled", ["The US military"]),
        ("Theresa May shelled it.", "shelled", ["Theresa May"]),
        ("Thousands of miners shelled it.", "shelled", ["Thousands of miners"]),
        ("QUAYSIDE - Orla shelled it.", "shelled", ["Orla"]),
        ("For shelled nuts see below.", "shelled", None),
    ],
)
def test_a_subject(text: str, verb: str, expected: list[str] | None) -> None:
    words = event_words.find(text, Span(0, len(text)))
    found = event_phrases.subject(words, words.lower.index(verb))
    assert (found and [text[words.starts[p.first] : words.ends[p.last]] for p in found.phrases]) == expected
