"""Names that no list has beside the gazetteer's: which count, whom short forms name, and who “the Orlan leader” is."""

from __future__ import annotations

import pytest

from analysis.find import entities, folding, lexicon
from analysis.find.entities import Gazetteer
from analysis.find.names import Name, Type
from analysis.model import Span

INVENTED = """entity,kind,aliases,surnames,adjectives,metonyms,state,role,note
Orla,state,,,Orlan|Orlans|Orlo-,Quayside,,,
Vesper,state,,,Vesperian,,,,
Una Holt,person,,Holt,,,Orla,head of state,
Mara Quill,person,Quill,,,,Vesper,head of government,
Ivo Brand,person,,Brand,,,Vesper,head of state,
"""

P: Type = "PERSON"
O: Type = "ORGANIZATION"  # noqa: E741
Row = tuple[str, str, str, str]


def known() -> Gazetteer:
    return entities.gazetteer(*lexicon.read_entities(INVENTED, "invented"))


def rows(text: str, *named: tuple[str, Type]) -> list[Row]:
    """The mentions of a text in which the tagger finds every occurrence of these names."""
    folded = folding.fold(text)
    names: list[Name] = []
    for surface, kind in named:
        at = -1
        while (at := folded.find(surface, at + 1)) >= 0:
            names.append(Name(Span(at, at + len(surface)), kind, 0.9))
    names.sort(key=lambda name: (name.span.start, -name.span.end))
    longest = [
        n for i, n in enumerate(names) if not any(o.span.start <= n.span.start and n.span.end <= o.span.end for o in names[:i])
    ]
    return [(m.surface, m.entity, m.kind, m.form) for m in entities.find(folded, known(), longest)]


def orla(surface: str, form: str = "name") -> Row:
    return surface, "Orla", "state", form


OPEN: list[tuple[str, list[tuple[str, Type]], list[Row]]] = [
    ("A cook, Ada Wren, left.", [("Ada Wren", P)], [("Ada Wren", "Ada Wren", "person", "name")]),
    (
        "Ada Wren left. Wren came back, and Ms Wren slept.",
        [("Ada Wren", P), ("Wren", P)],
        [("Ada Wren", "Ada Wren", "person", "name"), ("Wren", "Ada Wren", "person", "name"), ("Wren", "Ada Wren", "person", "name")],
    ),
    ("Mr Wren left.", [("Mr Wren", P)], [("Wren", "Wren", "person", "name")]),
    (
        "Ada Wren left. Tom Wren stayed. Wren slept.",
        [("Ada Wren", P), ("Tom Wren", P), ("Wren", P)],
        [("Ada Wren", "Ada Wren", "person", "name"), ("Tom Wren", "Tom Wren", "person", "name"), ("Wren", "Tom Wren", "person", "name")],
    ),
    (
        "The Steel Union of Wex (SUW) met. The SUW rose.",
        [("Steel Union of Wex", O), ("SUW", O)],
        [
            ("Steel Union of Wex", "Steel Union of Wex", "organization", "name"),
            ("SUW", "Steel Union of Wex", "organization", "name"),
            ("SUW", "Steel Union of Wex", "organization", "name"),
        ],
    ),
    (
        "Brantly Corp. fell. Brantly rose.",
        [("Brantly Corp", O), ("Brantly", O)],
        [("Brantly Corp", "Brantly Corp", "organization", "name"), ("Brantly", "Brantly Corp", "organization", "name")],
    ),
    # the gazetteer wins on an equal span, a longer name wins over what it holds
    ("Orla sank.", [("Orla", O)], [orla("Orla")]),
    ("Bank of Orla lent to Orla.", [("Bank of Orla", O), ("Orla", O)], [("Bank of Orla", "Bank of Orla", "organization", "name"), orla("Orla")]),
    ("The Orlan Grain Board met.", [("Orlan Grain Board", O)], [("Orlan Grain Board", "Orlan Grain Board", "organization", "name")]),
    ("President Una Holt left.", [("President Una Holt", P)], [("Una Holt", "Una Holt", "person", "name")]),
    ("Orla and Vesper met.", [("Orla and Vesper", O)], [orla("Orla"), ("Vesper", "Vesper", "state", "name")]),
    ("Orlan Ada Wren left.", [("Orlan Ada Wren", P)], [orla("Orlan", "adjectival")]),
    # compounds name two
    ("Orla-Vesper trade", [], [orla("Orla"), ("Vesper", "Vesper", "state", "name")]),
    ("Orlo-Vesperian trade", [], [orla("Orlo", "adjectival"), ("Vesperian", "Vesper", "state", "adjectival")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "named", "expected"), OPEN)
def test_open_names(text: str, named: list[tuple[str, Type]], expected: list[Row]) -> None:
    assert rows(text, *named) == expected


def descriptors(text: str, *named: tuple[str, Type]) -> list[tuple[str, str]]:
    return [(surface, entity) for surface, entity, _, form in rows(text, *named) if form == "descriptor"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Una Holt left. The Orlan leader slept.", [("Orlan leader", "Una Holt")]),
        ("Una Holt left. Orla’s president slept.", [("Orla's president", "Una Holt")]),
        ("Mara Quill left. The Vesperian premier slept.", [("Vesperian premier", "Mara Quill")]),
        ("The Orlan leader slept.", []),  # not named in the article
        ("The Orlan leader, Una Holt, slept.", []),  # a title
        ("Orlan President Una Holt slept.", []),
        ("Mara Quill met Ivo Brand. The Vesperian leader slept.", []),  # two could be meant
        ("Una Holt left. The Vesperian leader slept.", []),
        ("Una Holt left. The Orlan leadership and an Orlan boat sank.", []),
    ],
)
def test_descriptors(text: str, expected: list[tuple[str, str]]) -> None:
    assert descriptors(text) == expected


@pytest.mark.parametrize(
    "text",
    ["President Ada Wren of Orla left. The Orlan president slept.", "Orlan President Ada Wren left. The Orlan leader slept."],
)
def test_the_article_says_who_holds_the_office(text: str) -> None:
    assert [entity for _, entity in descriptors(text, ("Ada Wren", P))] == ["Ada Wren"]


def test_confidence_is_the_taggers_and_a_gazetteer_match_has_none() -> None:
    found = entities.find("Ada Wren left Orla.", known(), [Name(Span(0, 8), P, 0.75)])
    assert [(mention.surface, mention.confidence, mention.rule) for mention in found] == [
        ("Ada Wren", 0.75, "model:name"),
        ("Orla", None, "name"),
    ]


def test_a_doubtful_name_is_left_out() -> None:
    assert entities.find("Ada Wren left.", known(), [Name(Span(0, 8), P, 0.4)]) == ()


def test_as_benchmark_takes_spans_and_types_of_the_tagger_and_entities_of_the_mentions() -> None:
    names = [Name(Span(0, 8), P, 0.9), Name(Span(14, 18), O, 0.9), Name(Span(22, 26), "OTHER", 0.3)]
    found = entities.find("Ada Wren left Orla on Wave.", known(), names)
    assert entities.as_benchmark(names, found) == [
        {"start": 0, "end": 8, "type": "PERSON", "entity": "Ada Wren"},
        {"start": 14, "end": 18, "type": "ORGANIZATION", "entity": "Orla"},
        {"start": 22, "end": 26, "type": "OTHER", "entity": None},
    ]


# ---------------------------------------------------------------- the gazetteer that ships with Parallax


SHARED = {"Democratic Republic of the Congo", "Republic of the Congo", "Dominica", "Dominican Republic"}
"""Two states each with one adjective: a form that could be either is left out."""

GONE = {"Soviet Union", "Czechoslovakia", "Yugoslavia", "East Germany", "West Germany"}


def test_every_member_state_of_the_united_nations_has_its_forms() -> None:
    states = [entity for entity in lexicon.entities() if entity.kind == "state" and entity.name not in GONE]
    others = {"Kosovo", "Palestine", "Taiwan", "Vatican City"}
    assert len({state.name for state in states} - others) == 193
    assert {state.name for state in states if not state.adjectives} == SHARED
    assert {state.name for state in states if not state.metonyms} == set()


@pytest.mark.parametrize(
    ("state", "roles"),
    [
        (state, {"head of state", "head of government", "foreign minister"})
        for state in (
            "China",
            "France",
            "Germany",
            "India",
            "Italy",
            "Japan",
            "Poland",
            "Russia",
            "Spain",
            "Ukraine",
            "United Kingdom",
        )
    ]
    + [("United States", {"head of state", "foreign minister"}), ("Iran", {"head of state", "foreign minister"})],
)
def test_the_leaders_of_states_that_matter_are_listed(state: str, roles: set[str]) -> None:
    assert roles <= {str(entity.role) for entity in lexicon.entities() if entity.kind == "person" and entity.state == state}


@pytest.mark.parametrize(
    ("kind", "role", "least"),
    [
        ("organization", "news agency", 15),
        ("organization", "international organisation", 50),
        ("bloc", None, 15),
        ("organization", "company", 100),
    ],
)
def test_bodies_are_listed(kind: str, role: str | None, least: int) -> None:
    assert sum(entity.kind == kind and entity.role == role for entity in lexicon.entities()) >= least
