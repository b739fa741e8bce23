"""The search behind a silence: names written otherwise, names that are somebody else's, events told in words that were not understood."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest
from conftest import Built

from analysis import Analysis
from analysis.compare import omissions, presence, searched
from analysis.find.lexicon import Entity

PERSON = Entity("Anatol Morzhensky", "person", ("Morzhensky",), (), (), (), None, None, False)
STATE = Entity("Velmara", "state", (), (), ("Velmaran",), ("Port Sael",), None, None, False)

NAMES = [
    ("Morzhensky spoke.", PERSON, "person", ("Morzhensky",)),
    ("Then Morzhensky’s aide left.", PERSON, "person", ("Morzhensky",)),
    ("Then Morzhenskyy left.", PERSON, "person", ("Morzhenskyy",)),
    ("Then Morzhenskiy left.", PERSON, "person", ("Morzhenskiy",)),
    ("Then Anatol Mor-zhensky left.", PERSON, "person", ("Anatol Mor-zhensky", "Mor-zhensky")),
    ("Then Morzhénsky left.", PERSON, "person", ("Morzhénsky",)),
    ("Then Morhzensky left.", PERSON, "person", ("Morhzensky",)),
    ("Then Marchenko left.", PERSON, "person", ()),
    ("He left, and they stayed.", PERSON, "person", ()),
    ("Then Velmera signed.", STATE, "state", ("Velmera",)),
    ("A Velmaran ship in Port Sael.", STATE, "state", ()),
    ("", STATE, "state", ()),
]


@pytest.mark.parametrize(("text", "entity", "kind", "expected"), NAMES)
def test_names_that_stand_in_a_text(text: str, entity: Entity, kind: str, expected: tuple[str, ...]) -> None:
    naming = pd.DataFrame([{"surface": entity.name, "form": "name", "kind": kind}])
    assert searched.names(entity.name, naming, {entity.name: entity}, searched.read(text)) == expected


def test_a_word_that_is_also_written_small_is_no_name() -> None:
    person = Entity("Ida Banker", "person", (), (), (), (), None, None, False)
    naming = pd.DataFrame([{"surface": person.name, "form": "name", "kind": "person"}])
    assert searched.names(person.name, naming, {person.name: person}, searched.read("Bankers met. The bankers ate.")) == ()


def _named(built: Built, text: str, *mentions: Mapping[str, Any]) -> Analysis:
    row = {"article_id": "a", "sentence": 0, "form": "name", "voice": "own", "kind": "organization", "rule": "name"}
    return built(
        articles=[{"article_id": "a", "outlet": "Alpha"}],
        sentences=[{"article_id": "a", "sentence": 0, "start": 10, "end": 10 + len(text), "text": text}],
        mentions=[row | {"id": f"a:{i}"} | dict(one) for i, one in enumerate(mentions)],
    )


def test_names_that_were_understood_are_not_read_again(built: Built) -> None:
    data = _named(
        built,
        "The Velmara Fish Bank closed.",
        {"entity": "Velmara Fish Bank", "surface": "Velmara Fish Bank", "start": 14, "end": 31},
    )
    assert "Velmara" not in searched.unread(data, "Alpha", "state").text


def test_an_open_name_of_the_same_kind_may_be_the_one(built: Built) -> None:
    open_name = {"entity": "Morzhenskij", "surface": "Morzhenskij", "start": 10, "end": 21, "kind": "person", "rule": "model:name"}
    data = _named(built, "Morzhenskij left.", open_name)
    assert "Morzhenskij" in searched.unread(data, "Alpha", "person").text
    assert "Morzhenskij" not in searched.unread(data, "Alpha", "state").text


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Velmara, so they say, attacked a ship of Ostrenia.", "unclear"),
        ("Velmara and Ostrenia play football.", "these_articles_only"),
        (None, "these_articles_only"),
    ],
)
def test_an_event_in_words_that_were_not_understood_is_unclear(built: Built, text: str | None, status: str) -> None:
    """Two outlets report it; the third names both sides, with the action's word or without."""
    event = {"sentence": 0, "class": "ASSAULT", "actor": "Velmara", "target": "Ostrenia", "action": "attacked", "quad": 4}
    named = {"article_id": "Gamma", "sentence": 0, "kind": "state", "form": "name", "voice": "own", "rule": "name"}
    outlets = ("Alpha", "Beta", "Gamma")
    data = built(
        articles=[{"article_id": o, "outlet": o, "story": "clash", "completeness": "whole"} for o in outlets],
        sentences=[{"article_id": o, "sentence": 0, "text": text if o == "Gamma" else None} for o in outlets],
        mentions=[named | {"entity": name, "surface": name} for name in ("Velmara", "Ostrenia")],
        events=[event | {"article_id": o, "id": f"{o}:0"} for o in outlets[:2]],
    )
    (found,) = omissions.find(data, kinds=["event"])
    assert (found.outlet, found.status) == ("Gamma", status)
    assert found.seen == (("attacked",) if status == "unclear" else ())


EVENTS = [
    ({"class": "ASSAULT"}, {"ASSAULT: Ostrenia – Velmara"}),
    ({"class": "ASSAULT", "reciprocal": True}, {"ASSAULT: Ostrenia – Velmara", "ASSAULT: Velmara – Ostrenia"}),
    ({"class": "CONSULT", "actor": "Velmara", "target": "Ostrenia"}, {"CONSULT: Ostrenia – Velmara"}),
    ({"class": "AID", "negated": True}, set()),
]


@pytest.mark.parametrize(("event", "features"), EVENTS)
def test_events_are_of_sides_and_directions(built: Built, event: Mapping[str, Any], features: set[str]) -> None:
    row = {"article_id": "a", "sentence": 0, "actor": "Ostrenia", "target": "Velmara", "action": "acts"}
    data = built(articles=[{"article_id": "a", "outlet": "Alpha"}], events=[row | dict(event)])
    assert set(presence.rows(data, "event")["feature"]) == features


@pytest.mark.parametrize(
    ("others", "feature"), [(["Ivo Morren"], "Ivo Morren"), (["Ivo Morren", "Ada Morren"], "Morren"), ([], "Morren")]
)
def test_a_bare_family_name_is_the_one_person_of_that_name(built: Built, others: list[str], feature: str) -> None:
    row = {"sentence": 0, "kind": "person", "form": "name", "voice": "own", "rule": "model:name"}
    names = ["Morren", *others]
    data = built(
        articles=[{"article_id": str(i), "outlet": "Alpha"} for i in range(len(names))],
        mentions=[row | {"article_id": str(i), "entity": name, "surface": name} for i, name in enumerate(names)],
    )
    assert presence.rows(data, "actor")["feature"].iloc[0] == feature
