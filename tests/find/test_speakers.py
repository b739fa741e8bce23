"""Who speaks: names, pronouns, kinds, sides and organisations."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.find import folding, quotation_marks, sentences, speakers, statements
from analysis.find.speaker_names import Known, Speaker
from analysis.model import Form, Kind, Span


class Naming(NamedTuple):
    span: Span
    entity: str
    kind: Kind
    form: Form


NAMES: dict[str, tuple[str, Kind, Form]] = {
    "Una Holt": ("Una Holt", "person", "name"),
    "Holt": ("Una Holt", "person", "name"),
    "Ivo Lund": ("Ivo Lund", "person", "name"),
    "Lund": ("Ivo Lund", "person", "name"),
    "Orlan": ("Orla", "state", "adjectival"),
    "Orla": ("Orla", "state", "name"),
    "Quayside": ("Orla", "state", "metonym"),
    "Tide Institute": ("Tide Institute", "organization", "name"),
}
KNOWN = {
    "Una Holt": Known("Orla", "head of state"),
    "Ivo Lund": Known(None, None),
    "Orla": Known(None, None),
    "Tide Institute": Known(None, "think tank"),
}


def read(text: str) -> list[Speaker]:
    mentions: list[Naming] = []
    for form in sorted(NAMES, key=len, reverse=True):
        start = text.find(form)
        while start >= 0:
            if not any(m.span.start <= start < m.span.end for m in mentions):
                mentions.append(Naming(Span(start, start + len(form)), *NAMES[form]))
            start = text.find(form, start + 1)
    mentions.sort()
    folded = folding.fold(text)
    spans = [Span(s.start, s.end) for s in sentences.find(text)]
    told = statements.find(folded, spans, quotation_marks.find(text, sentences.paragraphs(text)))
    return list(speakers.find(folded, told, mentions, KNOWN, spans))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Una Holt said the port was closed.", ["Una Holt"]),
        ("Una Holt left. Holt said the port was closed.", ["Una Holt"]),
        # pronouns
        ("Holt said the port was closed. She added that ferries were safe.", ["Una Holt", "Una Holt"]),
        ("Holt said it was late. Lund arrived on Monday. He said the port was closed.", ["Una Holt", "Ivo Lund"]),
        ("Holt met Lund on Monday. She said the port was closed.", ["Una Holt"]),
        ("Ms. Holt spoke after Mr. Lund. He said the port was closed.", ["Ivo Lund"]),
        ("“We sail at dawn,” Holt said.\n\n“Nobody can stop us,” she added.", ["Una Holt", "Una Holt"]),
        ("Una Holt, who said the port was closed, left.", ["Una Holt"]),
        ("The Tide Institute said tolls rose. It warned that ferries were unsafe.", ["Tide Institute", "Tide Institute"]),
        ("She said the port was closed.", [None]),
        # no gazetteer knows them
        ("Pim Osei, a docker, said the port was closed. Osei added that it was late.", ["Pim Osei", "Pim Osei"]),
        ("President Adaeze Brand said the port was closed.", ["Adaeze Brand"]),
        # no name at all
        ("Two officials said the port was closed.", ["Two officials"]),
        ("“We sail at dawn tomorrow,” said an Orlan sailor.", ["an Orlan sailor"]),
        ("“Nobody knows who wrote this sign.”", [None]),
    ],
)
def test_names(text: str, names: list[str | None]) -> None:
    assert [speaker.name for speaker in read(text)] == names


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Una Holt said it was late.", Speaker("Una Holt", "state leader", "Orla", None)),
        ("Orlan officials said it was late.", Speaker("Orlan officials", "official", "Orla", None)),
        ("Quayside said it was late.", Speaker("Orla", "official", "Orla", None)),
        ("Two officials said it was late.", Speaker("Two officials", "official", None, None)),
        (
            "Ivo Lund, an analyst at the Tide Institute, said it was late.",
            Speaker("Ivo Lund", "analyst/expert", None, "Tide Institute"),
        ),
        ("Pim Osei, a reporter, said it was late.", Speaker("Pim Osei", "journalist", None, None)),
        ("The Orlan trade ministry said it was late.", Speaker("The Orlan trade ministry", "official", "Orla", None)),
        ("The newspaper said it was late.", Speaker("The newspaper", "media", None, None)),
        ("A joint statement said it was late.", Speaker("A joint statement", "joint statement", None, None)),
        ("Local residents said it was late.", Speaker("Local residents", "public", None, None)),
        ("“Nobody knows who wrote this sign.”", Speaker(None, "unattributed", None, None)),
    ],
)
def test_what_is_known_of_a_speaker(text: str, speaker: Speaker) -> None:
    assert read(text) == [speaker]


def test_nobody_speaks_in_an_empty_text() -> None:
    assert read("") == []


PIECES = ["“", "”", "'", '"', "(", ")", ",", ". ", "\n\n", " ", " that ", " who ", " and ", "Una Holt ", "Orlan ", "the leaders "]
WORDS = [
    "she ",
    "they ",
    "said ",
    "told ",
    "according to ",
    "the port ",
    "was ",
    "Holt's ",
    "claim ",
    "two officials ",
    "its ",
    "A. ",
]


@given(st.lists(st.sampled_from(PIECES + WORDS), max_size=40).map("".join))
def test_every_statement_has_one_speaker(text: str) -> None:
    for speaker in read(text):
        assert speaker.name is None or speaker.name.strip()
