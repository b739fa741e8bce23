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
Tarn,state,,,,,,,
Fernport,place,,,,,Tarn,,
"""
PUBLISHED = Published(date(2031, 5, 20), date(2031, 5, 20), "day", "stated", "invented")


def dates(text: str) -> list[tuple[str, str | None, str]]:
    """Action, first day and the place where the date was found, for each event."""
    return [(action, first, rule) for action, first, rule, _ in periods(text)]


def periods(text: str) -> list[tuple[str, str | None, str, str | None]]:
    """The same with the last day."""
    folded = folding.fold(text)
    known = entities.gazetteer(*lexicon.read_entities(WORLD, "world"))
    actors = [
        Actor(m.span, m.entity, known.entities[m.entity].state or m.entity, is_place=m.kind == "place")
        for m in entities.find(folded, known)
    ]
    cut = sentences.find(text)
    spans = [Span(sentence.start, sentence.end) for sentence in cut]
    found = events.find(folded, spans, actors)
    dated = dating.find(folded, found, cut, times.find(folded, spans, PUBLISHED), PUBLISHED)
    return [
        (
            event.action,
            d.period.first.isoformat() if d.period else None,
            d.rule.partition(":")[0],
            d.period.last.isoformat() if d.period else None,
        )
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
        # days of one occasion that follow one another are its stretch; elsewhere the finer date is kept
        (
            "Una Holt met Mara Quill on 2 May 2031.\n\nHolt met Quill on 3 May 2031.\n\nHolt’s talks with Quill were long.",
            [("met", "2031-05-02", "sentence"), ("met", "2031-05-03", "sentence"), ("talks with", "2031-05-02", "same event")],
        ),
        (
            "Una Holt met Mara Quill last week.\n\nHolt’s talks with Quill on 13 May 2031 were long.",
            [("met", "2031-05-13", "same event"), ("talks with", "2031-05-13", "sentence")],
        ),
        (
            "Una Holt met Mara Quill last month.\n\nHolt’s talks with Quill on 13 May 2031 were long.",
            [("met", "2031-04-01", "sentence"), ("talks with", "2031-05-13", "sentence")],
        ),
        # what the same person did at the place that is visited
        (
            "Una Holt hailed her visit to Fernport.\n\nUna Holt in Fernport met Mara Quill on 2 May 2031.",
            [("visit to", "2031-05-02", "same place"), ("met", "2031-05-02", "sentence")],
        ),
        # told from another event
        (
            "Una Holt’s visit to Vesper began on 12 May 2031.\n\nOrla attacked Vesper six days before Una Holt’s visit to Vesper.",
            [("visit to", "2031-05-12", "sentence"), ("attacked", "2031-05-06", "from another event"), ("visit to", "2031-05-12", "same event")],
        ),
        (
            "Una Holt’s visit to Vesper began on 12 May 2031.\n\nThe day after Una Holt’s visit to Vesper, Orla accused Vesper.",
            [("visit to", "2031-05-12", "sentence"), ("visit to", "2031-05-12", "same event"), ("accused", "2031-05-13", "from another event")],
        ),
        (
            "Orla attacked Vesper two days before Una Holt’s visit to Vesper.",
            [("attacked", None, "undated"), ("visit to", None, "undated")],
        ),
        # the date of who tells of it
        ("A clerk said on Monday that Vesper attacked Orla.", [("attacked", None, "undated")]),
        ("Una Holt said on Monday that Vesper attacked Orla.", [("said", "2031-05-19", "sentence")]),
        ("Vesper attacked Orla, a clerk told reporters on Monday.", [("attacked", None, "undated")]),
        ("A clerk said Vesper attacked Orla on Monday.", [("attacked", "2031-05-19", "sentence")]),
        ("A clerk said on Monday it rained. Vesper attacked Orla.", [("attacked", None, "undated")]),
        # the dateline
        ("QUAYSIDE, 19 May 2031 - Orla attacked Vesper.", [("attacked", None, "undated")]),
        # what is only possible takes no date of another sentence, nothing past a date to come, nothing to come a past date
        ("It was 2 May 2031. If Orla attacked Vesper, all was lost.", [("attacked", None, "undated")]),
        ("The vote is on 2 June 2031. Orla attacked Vesper.", [("attacked", None, "undated")]),
        ("It was 2 May 2031. Una Holt will visit Vesper.", [("visit", None, "undated")]),
    ],
)  # fmt: skip
def test_find(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert dates(text) == expected


def test_the_publication_date_is_never_put_in_its_place() -> None:
    assert PUBLISHED.first is not None
    assert all(first != PUBLISHED.first.isoformat() for _, first, _ in dates("Orla attacked Vesper. Una Holt met Mara Quill."))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Orla attacked Vesper from 3 to 5 May 2031.", "2031-05-03", "2031-05-05"),
        ("Una Holt met Mara Quill on May 3-4, 2031.", "2031-05-03", "2031-05-04"),
        ("Una Holt met Mara Quill on 3 and 4 May.", "2031-05-03", "2031-05-04"),
        ("Una Holt met Mara Quill between 3 and 9 May.", "2031-05-03", "2031-05-09"),
        ("Una Holt met Mara Quill on Monday and Tuesday.", "2031-05-19", "2031-05-20"),
        ("Orla attacked Vesper in March and April.", "2031-03-01", "2031-04-30"),
        ("Una Holt met Mara Quill on 3 May and 9 May.", "2031-05-03", "2031-05-03"),
    ],
)
def test_days_named_together_are_one_stretch(text: str, first: str, last: str) -> None:
    ((_, begins, _, ends),) = periods(text)
    assert (begins, ends) == (first, last)
