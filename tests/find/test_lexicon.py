"""The word lists: each reads, each mistake has its line, and the curated tables are checked in both directions."""

from __future__ import annotations

from collections import Counter

import pytest
from conftest import FRAME

from analysis.errors import LexiconError
from analysis.find import cue_files, frame_files, frames, in_use, lexicon
from analysis.find.cue_files import ListedCue
from analysis.find.cues import Cue, Cues, Name, Names
from analysis.find.lexicon import Entity, Frame, Guard
from analysis.model import Span

ENTITIES = "entity,kind,aliases,surnames,adjectives,metonyms,state,role,note\n"
CERTAINTY = "cue,class,before,after,note\n"
LABELS = "cue,label,before,after,note\n"
GUARDED = f"""{FRAME}[guards]
"tide*" = {{ before = ["crimson"], after = ["table"], note = "sport" }}
"""


def test_an_entity_row() -> None:
    text = f"{ENTITIES}Orla,state,Republic of Orla|Orla Isles,,Orlan|Orlans|Orlo-,Quayside,,,invented\nUna Holt,person,,Holt,,,Orla,head of state,\n"
    assert lexicon.read_entities(text, "mine.csv") == (
        Entity("Orla", "state", ("Republic of Orla", "Orla Isles"), (), ("Orlan", "Orlans", "Orlo-"), ("Quayside",), None, None),
        Entity("Una Holt", "person", (), ("Holt",), (), (), "Orla", "head of state"),
    )


def test_a_spreadsheet_may_put_a_mark_before_the_first_line() -> None:
    assert lexicon.read_entities(f"\ufeff{ENTITIES}Orla,state,,,,,,,\n", "mine.csv")[0].name == "Orla"


def test_a_frame_file() -> None:
    assert lexicon.read_frame(GUARDED, "tides.toml") == Frame(
        key="tides",
        group="policy",
        title="Tides",
        definition="Told as a matter of tides.",
        include="A cue counts when it names the sea.",
        exclude="Not when it names a lake.",
        examples=("The tide rose.",),
        cues=("tide*", "high water"),
        guards={"tide*": Guard(("crimson",), ("table",))},
    )


MALFORMED_TABLES = [
    # reader, text, words of the message: the file and the row
    (lexicon.read_entities, "", ("mine.csv", "first line", "entity,kind")),
    (lexicon.read_entities, "name,kind\nOrla,state\n", ("mine.csv", "first line")),
    (lexicon.read_entities, f"{ENTITIES}Orla,state,,\n", ("mine.csv", "line 2", "9 fields")),
    (lexicon.read_entities, f"{ENTITIES}Orla,state,,,,,,,,,\n", ("mine.csv", "line 2", "9 fields")),
    (lexicon.read_entities, f"{ENTITIES}Orla,isle,,,,,,,\n", ("mine.csv", "Orla", "kind", "'isle'")),
    (lexicon.read_entities, f"{ENTITIES}Orla,state,,,,,,,\nOrla,place,,,,,,,\n", ("mine.csv", "'Orla'", "twice")),
    (lexicon.read_entities, f"{ENTITIES}Orla,state,,,,,,,\n,state,,,,,,,\n", ("mine.csv", "line 3", "entity")),
    (cue_files.read_certainty, f"{CERTAINTY}perchance,doubt,,,\n", ("mine.csv", "line 2", "perchance", "class", "'doubt'")),
    (cue_files.read_certainty, f"{CERTAINTY}Perchance,hedge,,,\n", ("mine.csv", "line 2", "lower case")),
    (cue_files.read_certainty, f"{CERTAINTY}may,hedge,,,\nmay,hedge,,,\n", ("mine.csv", "line 3", "'may'", "twice")),
    (cue_files.read_war_labels, f"{LABELS}feud,,,,\n", ("mine.csv", "line 2", "feud", "label")),
    (cue_files.read_war_labels, f"{LABELS}feud in {{town}},feud,,,\n", ("mine.csv", "line 2", "{town}", "{state}")),
    (lexicon.read_frame, GUARDED.replace('"high water"', '"high ... {state}"'), ("mine.csv", "line 9", "between two words")),
    (lexicon.read_frame, GUARDED.replace('"high water"', '"{water}"'), ("mine.csv", "line 9", "{water}")),
    (lexicon.read_frame, "key = ", ("mine.csv", "not valid TOML")),
    *(
        (
            lexicon.read_frame,
            "\n".join(line for line in GUARDED.splitlines() if not line.startswith(f"{key} =")),
            ("mine.csv", f"'{key}'"),
        )
        for key in ("key", "group", "title", "definition", "include", "exclude", "examples", "cues")
    ),
    (lexicon.read_frame, GUARDED.replace('"policy"', '"weather"'), ("mine.csv", "group", "'weather'")),
    (lexicon.read_frame, GUARDED.replace('"Tides"', "7"), ("mine.csv", "title", "7")),
    (lexicon.read_frame, GUARDED.replace('["tide*", "high water"]', '"tide"'), ("mine.csv", "cues", "list")),
    (lexicon.read_frame, GUARDED.replace('"high water"', "7"), ("mine.csv", "cues", "list")),
    (lexicon.read_frame, GUARDED.replace('"high water"', '"tide*"'), ("mine.csv", "'tide*'", "twice")),
    (lexicon.read_frame, GUARDED.replace('"high water"', '"High Water"'), ("mine.csv", "'High Water'", "lower case")),
    (lexicon.read_frame, GUARDED.replace('"high water"', '"*"'), ("mine.csv", "'*'", "word")),
    (lexicon.read_frame, GUARDED.replace('"high water"', '"*water"'), ("mine.csv", "'*water'", "word")),
    (lexicon.read_frame, GUARDED.replace('["The tide rose."]', '"The tide rose."'), ("mine.csv", "examples", "list")),
    (lexicon.read_frame, GUARDED.replace('"tide*" = {', '"ebb" = {'), ("mine.csv", "'ebb'", "not a cue")),
    (lexicon.read_frame, GUARDED.replace('["crimson"]', '"crimson"'), ("mine.csv", "'tide*'", "before", "list")),
    (lexicon.read_frame, GUARDED.replace('["table"]', '"table"'), ("mine.csv", "'tide*'", "after", "list")),
    (lexicon.read_frame, GUARDED.split("[guards]")[0] + "guards = 3", ("mine.csv", "guards")),
]


@pytest.mark.parametrize(("read", "text", "words"), MALFORMED_TABLES)
def test_a_mistake_names_file_and_row(read, text: str, words: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(LexiconError) as caught:
        read(text, "mine.csv")
    message = str(caught.value)
    assert [word for word in words if word not in message] == []
    assert len(message.splitlines()) == 1


# ---------------------------------------------------------------- the lists that ship


def test_no_written_name_belongs_to_two_entities() -> None:
    owners = Counter(form for entity in lexicon.entities() for form in {entity.name, *entity.aliases})
    assert [form for form, n in owners.items() if n > 1] == []


def test_no_adjective_belongs_to_two_entities() -> None:
    owners = Counter(form for entity in lexicon.entities() for form in set(entity.adjectives))
    assert [form for form, n in owners.items() if n > 1] == []


def test_no_seat_of_power_stands_for_two_governments() -> None:
    # a ministry may share its street's name with its own government
    sides: dict[str, set[str]] = {}
    for entity in lexicon.entities():
        for seat in entity.metonyms:
            sides.setdefault(seat, set()).add(entity.state or entity.name)
    assert {seat: found for seat, found in sides.items() if len(found) > 1} == {}


def test_every_state_that_a_row_names_has_its_own_row() -> None:
    kinds = {entity.name: entity.kind for entity in lexicon.entities()}
    sides = ("state", "bloc", "region")  # the union and the self-governing regions have officials of their own
    assert {(e.name, e.state) for e in lexicon.entities() if e.state and kinds.get(e.state) not in sides} == set()


def test_a_surname_is_part_of_its_name() -> None:
    # a family name in the wrong row would count somebody else's mentions
    stray = {
        (entity.name, surname)
        for entity in lexicon.entities()
        if entity.kind == "person"
        for surname in entity.surnames
        if not any(surname.split()[0] in form.split() or form.endswith(surname) for form in (entity.name, *entity.aliases))
    }
    assert stray == set()


FRAMES = lexicon.frames()


def test_frames_are_twenty_six_under_their_own_names() -> None:
    assert len(FRAMES) == 26
    assert {frame.key for frame in FRAMES} == {
        path.name.removesuffix(".toml") for path in (lexicon.folder() / "frames").iterdir() if path.name.endswith(".toml")
    }
    assert Counter(frame.group for frame in FRAMES) == {"policy": 14, "relation": 8, "function": 4}


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.key)
def test_a_frame_has_cues_guards_and_examples(frame: Frame) -> None:
    assert len(frame.cues) >= 100
    assert len(frame.guards) >= 5
    assert len(frame.examples) == 3


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.key)
def test_every_cue_can_fire(frame: Frame) -> None:
    compiled = Cues(frames.cues([frame]))
    silent = []
    for cue in frame.cues:
        text, names = _filled(cue)
        if cue not in {hit.cue for hit in compiled.matches(text, Names(text, names))}:
            silent.append(cue)
    assert silent == []


def _filled(cue: str) -> tuple[str, list[Name]]:
    """A text that a cue matches: names of its kinds in its slots."""
    text, names = "", []
    for word in cue.replace("*", "").replace("... ", "").split():
        text += " " if text else ""
        if word.startswith("{"):
            kind = word[1:-1].replace("actor", "state")
            names.append(Name(Span(len(text), len(text) + 4), kind, is_name=False))
            word = "orla"
        text += word
    return text, names


@pytest.mark.parametrize("rows", [lexicon.certainty(), lexicon.war_labels()], ids=["certainty", "war labels"])
def test_every_listed_cue_can_fire(rows: tuple[ListedCue, ...]) -> None:
    silent = []
    for row in rows:
        text, names = _filled(row.cue)
        compiled = Cues([Cue("any", row.category, row.cue, row.guard)])
        if [hit.category for hit in compiled.matches(text, Names(text, names))] != [row.category]:
            silent.append(row.cue)
    assert silent == []


def test_background_names_cues_that_are_there() -> None:
    background = frame_files.background(FRAMES)
    cues = {f"{frame.key}: {cue}" for frame in FRAMES for cue in frame.cues}
    assert set(background.cues) <= cues
    assert all(1 <= n <= background.n_articles for n in background.cues.values())
    assert set(background.common_strength) == {frame.key for frame in FRAMES}


def test_stopwords_are_lower_case_words() -> None:
    assert {"the", "and", "monday"} <= lexicon.stopwords()
    assert all(word == word.lower() and word.isalpha() for word in lexicon.stopwords())


def test_hashes_name_every_list() -> None:
    hashes = lexicon.hashes()
    frames = {name for name in hashes if in_use.is_frame(name)}
    assert len(frames) == len(FRAMES)
    # each list that ships can be a reader's own, or is refused with a reason
    assert set(hashes) - frames == {*in_use.KEYS, *in_use.REFUSED} - {"boilerplate.toml"}
    assert all(len(digest) == 12 for digest in hashes.values())
