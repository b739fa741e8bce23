"""When an event happened: article → the dates of its events. The publication date is 20 May 2031, a Tuesday."""

from __future__ import annotations

from datetime import date

import pytest

from analysis import dating
from analysis.find import entities, events, folding, lexicon, sentences, times
from analysis.find.event_actors import Actor
from analysis.model import Published, Span

WORLD = """entity,kind,aliases,surnames,adjectives,metonyms,state,role,note
Orla,state,,,Orlan|Orlans,,,,
Vesper,state,,,Vesperian,,,,
Una Holt,person,Holt,,,,Orla,head of state,
Mara Quill,person,Quill,,,,Vesper,head of government,
Tova Reed,person,Reed,,,,Orla,minister,
"""
PUBLISHED = Published(date(2031, 5, 20), date(2031, 5, 20), "day", "stated", "invented")


def dates(text: str) -> list[tuple[str, str | None, str]]:
    """Action, first day and the place where the date was found, for each event."""
    folded = folding.fold(text)
    known = entities.gazetteer(*lexicon.read_entities(WORLD, "world"))
    actors = [Actor(m.span, m.entity, known.entities[m.entity].state or m.entity) for m in entities.find(folded, known)]
    cut = sentences.find(text)
    spans = [Span(sentence.start, sentence.end) for sentence in cut]
    found = events.find(folded, spans, actors)
    dated = dating.find(folded, found, cut, times.find(folded, spans, PUBLISHED))
    return [
        (event.action, d.period.first.isoformat() if d.period else None, d.rule.partition(":")[0])
        for event, d in zip(found, dated, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orla attacked Vesper on 12 May 2031.", [("attacked", "2031-05-12", "sentence")]),
        ("Orla attacked Vesper in April 2031.", [("attacked", "2031-04-01", "sentence")]),
        ("Orla attacked Vesper.", [("attacked", None, "undated")]),
        # the nearest date, and rather one of its own clause
        ("On 3 May 2031 it rained, and Orla attacked Vesper on 4 May 2031.", [("attacked", "2031-05-04", "sentence")]),
        (
            "On 3 May 2031 the army of Orla attacked Vesper, which slept; 4 May 2031 was calm.",
            [("attacked", "2031-05-03", "sentence")],
        ),
        # a date of something else
        ("Orla attacked Vesper six days after 1 May 2031.", [("attacked", None, "undated")]),
        # the paragraph, but not the one before
        ("It was 2 May 2031. Orla attacked Vesper.", [("attacked", "2031-05-02", "paragraph")]),
        ("It was 2 May 2031.\n\nOrla attacked Vesper.", [("attacked", None, "undated")]),
        # a lasting state takes no date of another sentence
        ("It was 2 May 2031. The alliance between Orla and Vesper holds.", [("alliance", None, "undated")]),
        # the same occasion elsewhere in the article
        (
            "Una Holt met Mara Quill on 2 May 2031.\n\nHolt’s talks with Quill were long.",
            [("met", "2031-05-02", "sentence"), ("talks with", "2031-05-02", "same event")],
        ),
        (
            "Una Holt met Mara Quill on 2 May 2031.\n\nTova Reed’s talks with Vesper were long.",
            [("met", "2031-05-02", "sentence"), ("talks with", None, "undated")],
        ),
        (
            "Orla met Vesper on 2 May 2031.\n\nOrla met Vesper on 9 May 2031.\n\nThe talks between Orla and Vesper were long.",
            [("met", "2031-05-02", "sentence"), ("met", "2031-05-09", "sentence"), ("talks", None, "undated")],
        ),
        (
            "Orla attacked Vesper on 2 May 2031.\n\nThen Orla again attacked Vesper.",
            [("attacked", "2031-05-02", "sentence"), ("attacked", None, "undated")],
        ),
    ],
)
def test_find(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert dates(text) == expected


def test_the_publication_date_is_never_put_in_its_place() -> None:
    assert PUBLISHED.first is not None
    assert all(first != PUBLISHED.first.isoformat() for _, first, _ in dates("Orla attacked Vesper. Una Holt met Mara Quill."))
