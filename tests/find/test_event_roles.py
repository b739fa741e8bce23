"""What may stand between a trigger and its roles."""

from __future__ import annotations

import pytest

from analysis.find import event_roles
from analysis.find.event_roles import Actor
from analysis.find.lexicon import Action
from analysis.model import Span

SHELLED = Action("shelled", "active", "ASSAULT", -9, "")
SAILED_TO = Action("sailed to", "active", "CONSULT", 4, "a visit")
RAID_ON = Action("raid on", "noun", "ASSAULT", -9, "")
TALKS = Action("talks", "mutual", "CONSULT", 2.5, "")


def roles(text: str, action: Action) -> tuple[str, str, str] | None:
    """Actor, target and the words between subject and trigger."""
    actors = sorted(
        (
            Actor(Span(text.index(name), text.index(name) + len(name)), name, name, is_place=name == "Quayside")
            for name in ("Orla", "Vesper", "Tarn", "Quayside")
            if name in text
        ),
        key=lambda actor: actor.span.start,
    )
    start = text.index(action.trigger)
    found = event_roles.find(text, Span(0, len(text)), Span(start, start + len(action.trigger)), action, actors)
    return found and (found.actor.entity, found.target.entity, text[found.between.start : found.between.end].strip())


@pytest.mark.parametrize(
    ("text", "action", "expected"),
    [
        # the subject and its few words
        ("Orla shelled Vesper", SHELLED, ("Orla", "Vesper", "")),
        ("Orla has never shelled Vesper", SHELLED, ("Orla", "Vesper", "has never")),
        ("Orla, the old island, shelled Vesper", SHELLED, ("Orla", "Vesper", ", the old island,")),
        ("Orla shelled the sleepy northern Vesper", SHELLED, ("Orla", "Vesper", "")),
        ("Orla in spring shelled Vesper", SHELLED, None),
        ("Orla one two three four five six shelled Vesper", SHELLED, None),
        ("Orla shelled one two three four five six Vesper", SHELLED, None),
        ("Orla shelled and Vesper wept", SHELLED, None),
        ("Orla shelled towns in Vesper", SHELLED, None),
        ("Orla's captain shelled Vesper", SHELLED, None),
        ("Vesper shelled", SHELLED, None),
        ("shelled Vesper", SHELLED, None),
        # the passive
        ("Vesper was shelled by Orla", SHELLED, ("Orla", "Vesper", "was")),
        ("Vesper was heavily shelled again by old Orla", SHELLED, ("Orla", "Vesper", "was heavily")),
        ("Vesper was shelled near Orla", SHELLED, None),
        ("Vesper was shelled", SHELLED, None),
        # places
        ("Vesper sailed to Quayside", SAILED_TO, ("Vesper", "Quayside", "")),
        ("Quayside shelled Vesper", SHELLED, None),
        ("Vesper shelled Quayside", SHELLED, None),
        # the owner of a noun
        ("Orla's bold raid on Vesper", RAID_ON, ("Orla", "Vesper", "'s bold")),
        ("Orla raid on Vesper", RAID_ON, ("Orla", "Vesper", "")),
        ("Orla slept through the raid on Vesper", RAID_ON, None),
        ("a raid on Vesper", RAID_ON, None),
        # two together
        ("Orla and Vesper held talks", TALKS, ("Orla", "Vesper", "held")),
        ("Orla-Vesper talks", TALKS, ("Orla", "Vesper", "")),
        ("Orla with the young Vesper in talks", TALKS, None),
        ("Orla held talks with Vesper", TALKS, ("Orla", "Vesper", "held")),
        ("talks between Orla and Vesper", TALKS, ("Orla", "Vesper", "")),
        ("talks last week between Orla and Vesper", TALKS, ("Orla", "Vesper", "")),
        ("talks in Orla", TALKS, None),
        ("Orla slept; Vesper held talks", TALKS, None),
    ],
)
def test_find(text: str, action: Action, expected: tuple[str, str, str] | None) -> None:
    assert roles(text, action) == expected


def test_far_away_is_no_role() -> None:
    filler = "x" * (event_roles.REACH + 1)
    assert roles(f"Orla {filler} shelled Vesper", SHELLED) is None
    assert roles(f"Orla shelled {filler} Vesper", SHELLED) is None


def test_one_side_cannot_act_on_itself() -> None:
    text = "Holt shelled Orla"
    actors = [Actor(Span(0, 4), "Holt", "Orla"), Actor(Span(13, 17), "Orla", "Orla")]
    assert event_roles.find(text, Span(0, len(text)), Span(5, 12), SHELLED, actors) is None
