"""The word lists: each reads, each mistake has its line, and the curated tables are checked in both directions."""

from __future__ import annotations

from collections import Counter

import pytest

from analysis.errors import LexiconError
from analysis.find import events, folding, frames, lexicon
from analysis.find.lexicon import Action, Entity, Frame, Guard, ReportingVerb

ENTITIES = "entity,kind,aliases,surnames,adjectives,metonyms,state,role,note\n"
VERBS = "verb,forms,class,note\n"
ACTIONS = "trigger,form,class,score,note\n"
FRAME = """
key = "tides"
group = "policy"
title = "Tides"
definition = "Told as a matter of tides."
include = "A cue counts when it names the sea."
exclude = "Not when it names a lake."
examples = ["The tide rose."]
cues = ["tide*", "high water"]
[guards]
"tide*" = { before = ["crimson"], after = ["table"], note = "sport" }
"""


def test_an_entity_row() -> None:
    text = f"{ENTITIES}Orla,state,Republic of Orla|Orla Isles,,Orlan|Orlans|Orlo-,Quayside,,,invented\nUna Holt,person,,Holt,,,Orla,head of state,\n"
    assert lexicon.read_entities(text, "mine.csv") == (
        Entity("Orla", "state", ("Republic of Orla", "Orla Isles"), (), ("Orlan", "Orlans", "Orlo-"), ("Quayside",), None, None),
        Entity("Una Holt", "person", (), ("Holt",), (), (), "Orla", "head of state"),
    )


def test_a_spreadsheet_may_put_a_mark_before_the_first_line() -> None:
    assert lexicon.read_entities(f"\ufeff{ENTITIES}Orla,state,,,,,,,\n", "mine.csv")[0].name == "Orla"


def test_a_reporting_verb_row() -> None:
    assert lexicon.read_reporting_verbs(f"{VERBS}shout,shouted|shouts,neutral,loud\n", "mine.csv") == (
        ReportingVerb("shout", ("shouted", "shouts"), "neutral"),
    )


def test_an_action_row() -> None:
    (visit,) = lexicon.read_actions(f"{ACTIONS}sailed to,active,CONSULT,4,a visit\n", "mine.csv")
    assert visit == Action("sailed to", "active", "CONSULT", 4.0, "a visit")
    assert (visit.visits, visit.lasts) == (True, False)
    (lasting,) = lexicon.read_actions(f"{ACTIONS}bond,mutual,SUPPORT,5,a lasting state\n", "mine.csv")
    assert (lasting.visits, lasting.lasts) == (False, True)


def test_a_frame_file() -> None:
    assert lexicon.read_frame(FRAME, "tides.toml") == Frame(
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
    (lexicon.read_reporting_verbs, "verb,forms\n", ("mine.csv", "first line")),
    (lexicon.read_reporting_verbs, f"{VERBS}shout,shouted\n", ("mine.csv", "line 2")),
    (lexicon.read_reporting_verbs, f"{VERBS}shout,shouted,loud,\n", ("mine.csv", "shout", "class", "'loud'")),
    (lexicon.read_reporting_verbs, f"{VERBS}shout,,neutral,\n", ("mine.csv", "shout", "forms")),
    (lexicon.read_reporting_verbs, f"{VERBS}shout,shouts,neutral,\nshout,cried,neutral,\n", ("mine.csv", "'shout'", "twice")),
    (lexicon.read_actions, "trigger\n", ("mine.csv", "first line")),
    (lexicon.read_actions, f"{ACTIONS}sank,active,ASSAULT,-9\n", ("mine.csv", "line 2")),
    (lexicon.read_actions, f"{ACTIONS}sank,passive,ASSAULT,-9,\n", ("mine.csv", "sank", "form", "'passive'")),
    (lexicon.read_actions, f"{ACTIONS}sank,active,ASSAULT,low,\n", ("mine.csv", "sank", "score", "'low'")),
    (lexicon.read_actions, f"{ACTIONS}sank,active,ASSAULT,-9,\nsank,active,COERCE,-7,\n", ("mine.csv", "sank", "twice")),
    (lexicon.read_actions, f"{ACTIONS}*,active,ASSAULT,-9,\n", ("mine.csv", "line 2", "trigger")),
    (lexicon.read_frame, "key = ", ("mine.csv", "not valid TOML")),
    *(
        (
            lexicon.read_frame,
            "\n".join(line for line in FRAME.splitlines() if not line.startswith(f"{key} =")),
            ("mine.csv", f"'{key}'"),
        )
        for key in ("key", "group", "title", "definition", "include", "exclude", "examples", "cues")
    ),
    (lexicon.read_frame, FRAME.replace('"policy"', '"weather"'), ("mine.csv", "group", "'weather'")),
    (lexicon.read_frame, FRAME.replace('"Tides"', "7"), ("mine.csv", "title", "7")),
    (lexicon.read_frame, FRAME.replace('["tide*", "high water"]', '"tide"'), ("mine.csv", "cues", "list")),
    (lexicon.read_frame, FRAME.replace('"high water"', "7"), ("mine.csv", "cues", "list")),
    (lexicon.read_frame, FRAME.replace('"high water"', '"tide*"'), ("mine.csv", "'tide*'", "twice")),
    (lexicon.read_frame, FRAME.replace('"high water"', '"High Water"'), ("mine.csv", "'High Water'", "lower case")),
    (lexicon.read_frame, FRAME.replace('"high water"', '"*"'), ("mine.csv", "'*'", "word")),
    (lexicon.read_frame, FRAME.replace('"high water"', '"*water"'), ("mine.csv", "'*water'", "word")),
    (lexicon.read_frame, FRAME.replace('["The tide rose."]', '"The tide rose."'), ("mine.csv", "examples", "list")),
    (lexicon.read_frame, FRAME.replace('"tide*" = {', '"ebb" = {'), ("mine.csv", "'ebb'", "not a cue")),
    (lexicon.read_frame, FRAME.replace('["crimson"]', '"crimson"'), ("mine.csv", "'tide*'", "before", "list")),
    (lexicon.read_frame, FRAME.replace('["table"]', '"table"'), ("mine.csv", "'tide*'", "after", "list")),
    (lexicon.read_frame, FRAME.split("[guards]")[0] + "guards = 3", ("mine.csv", "guards")),
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


def test_every_verb_form_has_one_class() -> None:
    classes: dict[str, set[str]] = {}
    for verb in lexicon.reporting_verbs():
        for form in verb.forms:
            classes.setdefault(form, set()).add(verb.cue_class)
    assert {form: found for form, found in classes.items() if len(found) > 1} == {}


@pytest.mark.parametrize("action", lexicon.actions(), ids=lambda action: f"{action.trigger}, {action.form}")
def test_an_action_has_a_known_class_and_a_score_of_its_sign(action: Action) -> None:
    assert action.event_class in events.QUADS
    quad = events.QUADS[action.event_class]
    expected = 0 if action.event_class == "REQUEST" else 1 if quad <= 2 else -1
    assert (action.score > 0) - (action.score < 0) == expected
    assert -10 <= action.score <= 10


def test_every_class_has_an_action() -> None:
    assert {action.event_class for action in lexicon.actions()} == set(events.QUADS)


def test_every_class_has_one_score_for_the_same_note() -> None:
    scores: dict[tuple[str, str], set[float]] = {}
    for action in lexicon.actions():
        if not action.note or action.note == "a lasting state":
            scores.setdefault((action.event_class, ""), set()).add(action.score)
    assert {key: found for key, found in scores.items() if len(found) > 1} == {}


FRAMES = lexicon.frames()


def test_frames_are_twenty_two_under_their_own_names() -> None:
    assert len(FRAMES) == 22
    assert {frame.key for frame in FRAMES} == {
        path.name.removesuffix(".toml") for path in (lexicon.folder() / "frames").iterdir() if path.name.endswith(".toml")
    }


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.key)
def test_a_frame_has_cues_and_examples(frame: Frame) -> None:
    assert len(frame.cues) >= 40
    assert len(frame.examples) >= 3


@pytest.mark.parametrize(("key", "example"), [(frame.key, example) for frame in FRAMES for example in frame.examples])
def test_each_example_evokes_its_frame(key: str, example: str) -> None:
    hits = frames.find(folding.lower(folding.fold(example)), frames.compiled(*FRAMES), [])
    assert key in {hit.frame for hit in hits}


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.key)
def test_every_cue_can_fire(frame: Frame) -> None:
    cues = frames.compiled(frame)
    silent = [cue for cue in frame.cues if cue not in {hit.cue for hit in cues.matches(cue.replace("*", ""))}]
    assert silent == []


def test_stopwords_are_lower_case_words() -> None:
    assert {"the", "and", "monday"} <= lexicon.stopwords()
    assert all(word == word.lower() and word.isalpha() for word in lexicon.stopwords())


def test_hashes_name_every_list() -> None:
    hashes = lexicon.hashes()
    assert {
        "entities.csv",
        "events.csv",
        "loaded.csv",
        "reporting_verbs.csv",
        "stopwords.txt",
        "valence_masks.csv",
        "frames/legality.toml",
    } <= set(hashes)
    assert len(hashes) == 6 + len(FRAMES)
    assert all(len(digest) == 12 for digest in hashes.values())
