"""Who is named, and in which form: sentence → mentions."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.find import entities, folding, lexicon
from analysis.find.entities import Gazetteer, Mention
from analysis.model import Span

Row = tuple[str, str, str, str]

INVENTED = """entity,kind,aliases,surnames,adjectives,metonyms,state,role,note
Orla,state,Orla Isles,,Orlan|Orlans|Orlo-,Quayside,,,
Quayside,place,,,,,Orla,,
Orla Isles Bank,organization,OIB,,,,Orla,company,
Vesper,state,,,Vesperian|Vesper-,High Court,,,
Una Holt,person,Una B. Holt,Holt,,,Orla,head of state,
Piet Holt,person,,Holt,,,Vesper,diplomat,
Mara Quill,person,Quill,,,,Vesper,head of government,
"""


def known() -> Gazetteer:
    return entities.gazetteer(*lexicon.read_entities(INVENTED, "invented"))


def shipped() -> Gazetteer:
    return entities.gazetteer(*lexicon.entities())


def rows(text: str, gazetteer: Gazetteer) -> list[Row]:
    return [(m.surface, m.entity, m.form, m.rule) for m in entities.find(folding.fold(text), gazetteer)]


INVENTED_WORLD: list[tuple[str, list[Row]]] = [
    ("", []),
    ("Nobody came.", []),
    ("Orla sank a tug.", [("Orla", "Orla", "name", "name")]),
    ("The Orlan tug sank; the Orlans wept.", [("Orlan", "Orla", "adjectival", "adjective"), ("Orlans", "Orla", "adjectival", "adjective")]),
    ("Orla’s tug", [("Orla", "Orla", "name", "name")]),
    ("Orlando and Vespers are other words.", []),
    ("orla is a small word.", []),
    # hyphens
    ("Orla-Vesper talks", [("Orla", "Orla", "name", "name"), ("Vesper", "Vesper", "name", "name")]),
    ("Orlo-Vesperian talks", [("Orlo", "Orla", "adjectival", "prefix"), ("Vesperian", "Vesper", "adjectival", "adjective")]),
    ("a non-Orlan, anti-Vesperian crew", [("Orlan", "Orla", "adjectival", "adjective"), ("Vesperian", "Vesper", "adjectival", "adjective")]),
    ("an Orla-led fleet", [("Orla", "Orla", "name", "name")]),
    # the longest name
    ("The Orla Isles Bank lent to the Orla Isles.", [("Orla Isles Bank", "Orla Isles Bank", "name", "name"), ("Orla Isles", "Orla", "name", "alias")]),
    # a seat of power, or the city
    ("Quayside refused the offer.", [("Quayside", "Orla", "metonym", "seat_of_power")]),
    ("They talked in Quayside.", [("Quayside", "Quayside", "name", "city_after_preposition")]),
    ("She flew to Quayside.", [("Quayside", "Quayside", "name", "city_after_preposition")]),
    ("She visited Quayside.", [("Quayside", "Quayside", "name", "city_after_preposition")]),
    ("The Quayside summit failed.", [("Quayside", "Quayside", "name", "city_after_preposition")]),
    ("Ties with Quayside soured.", [("Quayside", "Orla", "metonym", "seat_of_power")]),
    ("The quarrel rose in the High Court.", [("High Court", "Vesper", "metonym", "seat_of_power")]),  # no place of that name is known
    # family names
    ("Holt spoke.", []),
    ("Una Holt spoke. Holt left.", [("Una Holt", "Una Holt", "name", "name"), ("Holt", "Una Holt", "name", "surname_after_full_name")]),
    ("Una B. Holt spoke. Mr Holt left.", [("Una B. Holt", "Una Holt", "name", "alias"), ("Holt", "Una Holt", "name", "surname_after_full_name")]),
    ("Una Holt spoke. President Holt left.", [("Una Holt", "Una Holt", "name", "name"), ("Holt", "Una Holt", "name", "surname_after_full_name")]),
    ("Una Holt spoke. Her cousin Bram Holt left.", [("Una Holt", "Una Holt", "name", "name")]),
    ("Una Holt spoke. Then Vesperian Holt sailed.", [("Una Holt", "Una Holt", "name", "name"), ("Vesperian", "Vesper", "adjectival", "adjective"), ("Holt", "Una Holt", "name", "surname_after_full_name")]),
    (
        "Una Holt spoke. Holt left. Piet Holt stayed. Holt slept.",
        [
            ("Una Holt", "Una Holt", "name", "name"),
            ("Holt", "Una Holt", "name", "surname_of_last_named"),
            ("Piet Holt", "Piet Holt", "name", "name"),
            ("Holt", "Piet Holt", "name", "surname_of_last_named"),
        ],
    ),
    # a family name that is an alias needs no full name, but no other first name either
    ("Quill spoke.", [("Quill", "Mara Quill", "name", "alias")]),
    ("The tug of Bram Quill sank.", []),
    ("A letter from Dame Quill came.", [("Quill", "Mara Quill", "name", "alias")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), INVENTED_WORLD)
def test_find(text: str, expected: list[Row]) -> None:
    assert rows(text, known()) == expected


REAL_WORLD: list[tuple[str, list[Row]]] = [
    ("US grain went to the UK.", [("US", "United States", "name", "alias"), ("UK", "United Kingdom", "name", "alias")]),
    ("Let us go.", []),
    ("Sino-Russian grain", [("Sino", "China", "adjectival", "prefix"), ("Russian", "Russia", "adjectival", "adjective")]),
    ("the Franco-German yard", [("Franco", "France", "adjectival", "prefix"), ("German", "Germany", "adjectival", "adjective")]),
    ("anti-Western songs", [("Western", "The West", "adjectival", "adjective")]),
    ("The UN Security Council met.", [("UN Security Council", "UN Security Council", "name", "name")]),
    (
        "The UN Security Council met. The Security Council rose.",
        [("UN Security Council", "UN Security Council", "name", "name"), ("Security Council", "UN Security Council", "name", "surname_after_full_name")],
    ),
    ("Russia’s Security Council met.", [("Russia's Security Council", "Security Council of Russia", "name", "alias")]),
    ("The Security Council rose.", []),  # whose council is not said
    ("The Kremlin irked Beijing.", [("Kremlin", "Russia", "metonym", "seat_of_power"), ("Beijing", "China", "metonym", "seat_of_power")]),
    ("Rain fell in Beijing and Moscow.", [("Beijing", "Beijing", "name", "city_after_preposition"), ("Moscow", "Moscow", "name", "city_after_preposition")]),
    ("Chinese Taipei won at chess.", [("Chinese Taipei", "Taiwan", "name", "alias")]),
    ("A storm in the Indian Ocean", [("Indian Ocean", "Indian Ocean", "name", "name")]),
    ("They may sail in May.", []),
    ("Theresa May sailed in May, and again on May 4.", [("Theresa May", "Theresa May", "name", "name")]),
    ("Theresa May sailed. May sank.", [("Theresa May", "Theresa May", "name", "name"), ("May", "Theresa May", "name", "surname_after_full_name")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REAL_WORLD)
def test_find_with_the_shipped_lexicon(text: str, expected: list[Row]) -> None:
    # a surface is cut from the folded text, so its marks are plain
    assert rows(text, shipped()) == expected


@pytest.mark.xfail(
    reason="at the start of a sentence any word has a capital, so a first name there is not told from one", strict=True
)
def test_another_first_name_at_the_start_of_a_sentence() -> None:
    assert rows("Bram Quill sank a tug.", known()) == []


def test_a_whole_mention() -> None:
    text = "The Orlans wept."
    assert entities.find(text, known()) == (Mention(Span(4, 10), "Orlans", "Orla", "state", "adjectival", "adjective"),)


def test_counts() -> None:
    found = entities.find("Orla sold an Orlan tug to Orla Isles.", known())
    assert entities.counts(found) == Counter({("Orla", "name"): 2, ("Orla", "adjectival"): 1})


WORDS = sorted(
    {form for e in lexicon.read_entities(INVENTED, "x") for form in (e.name, *e.aliases, *e.surnames, *e.adjectives, *e.metonyms)}
)
TEXTS = st.lists(st.sampled_from([*WORDS, "in", "Mr", "the", "and", "Bram", ".", "visited"]) | st.text(max_size=6)).map(" ".join)


@given(TEXTS | st.text())
def test_every_mention_is_its_span_and_none_lies_in_another(text: str) -> None:
    found = entities.find(text, known())
    assert all(text[m.span.start : m.span.end] == m.surface for m in found)
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(found))


@given(st.text())
def test_any_text_goes_through_the_shipped_lexicon(text: str) -> None:
    folded = folding.fold(text)
    assert all(folded[m.span.start : m.span.end] == m.surface for m in entities.find(folded, shipped()))


@pytest.mark.parametrize(
    "text", ["He met Michael Jordan.", "He met Chad Smith.", "It was Paris Hilton.", "They saw George Washington there."]
)
def test_a_state_or_city_inside_a_person_is_not_named(text: str) -> None:
    assert entities.find(text, entities.gazetteer(*lexicon.entities())) == ()


def test_a_family_name_that_is_somebodys_first_name_is_not_counted() -> None:
    text = "Kim Jong Un spoke. Later Kim Kardashian sang."
    found = entities.find(text, entities.gazetteer(*lexicon.entities()))
    assert [mention.surface for mention in found] == ["Kim Jong Un"]
