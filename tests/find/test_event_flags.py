"""Whether an event is told as fact."""

from __future__ import annotations

import pytest

from analysis.find import event_flags
from analysis.model import Span

REAL: set[str] = set()


def flags(text: str, trigger: str, event_class: str = "ASSAULT") -> set[str]:
    """The flags that are set, for an event of Orla (the subject) on Vesper."""
    subject = text.index("Orla")
    between = Span(subject + len("Orla"), text.index(trigger))
    found = event_flags.find(text, Span(0, len(text)), subject, between, len(text), event_class)
    names = ("negated", "hypothetical", "requested", "future", "historical")
    assert found.is_real == (not {"negated", "hypothetical", "requested"} & {name for name in names if getattr(found, name)})
    return {name for name in names if getattr(found, name)}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Orla shelled Vesper.", "shelled", REAL),
        ("Orla has again shelled Vesper.", "shelled", REAL),
        # negated
        ("Orla never shelled Vesper.", "shelled", {"negated"}),
        ("Orla has not shelled Vesper.", "shelled", {"negated"}),
        ("Orla hasn't shelled Vesper.", "shelled", {"negated"}),
        ("Orla stopped short of shelling Vesper.", "shelling", {"negated"}),
        ("Orla denies shelling Vesper.", "shelling", {"negated"}),
        ("Neither Orla nor Tarn shelled Vesper.", "shelled", {"negated"}),
        ("Holt denied that Orla shelled Vesper.", "shelled", {"negated"}),
        ("Nothing moved; Orla shelled Vesper.", "shelled", REAL),
        # hypothetical
        ("Orla may have shelled Vesper.", "shelled", {"hypothetical"}),
        ("Orla would have shelled Vesper.", "shelled", {"hypothetical"}),
        ("If Orla shelled Vesper, war would come.", "shelled", {"hypothetical"}),
        ("It asked whether Orla shelled Vesper.", "shelled", {"hypothetical"}),
        ("There is a risk of Orla shelling Vesper.", "shelling", {"hypothetical"}),
        # requested
        ("Orla wants to shell Vesper.", "shell", {"requested"}),
        ("Tarn urged Orla to shell Vesper.", "shell", {"requested"}),
        ("Tarn called on Orla to shell Vesper.", "shell", {"requested"}),
        # future
        ("Orla will shell Vesper.", "shell", {"future"}),
        ("Orla plans to shell Vesper.", "shell", {"future"}),
        ("Orla vowed to shell Vesper.", "shell", {"future"}),
        ("Orla will not shell Vesper.", "shell", {"negated", "future"}),
        # background
        ("In the cold war Orla shelled Vesper.", "shelled", {"historical"}),
        ("Centuries ago Orla shelled Vesper.", "shelled", {"historical"}),
    ],
)
def test_find(text: str, trigger: str, expected: set[str]) -> None:
    assert flags(text, trigger) == expected


def test_a_request_is_the_event_itself_and_no_flag_of_it() -> None:
    text = "Holt urged Orla to ask Vesper."
    assert flags(text, "ask", "REQUEST") == REAL
    assert flags(text, "ask", "AID") == {"requested"}


def test_words_of_the_sentence_before_do_not_count() -> None:
    text = "They asked whether. Orla shelled Vesper."
    start = text.index("Orla")
    found = event_flags.find(text, Span(start, len(text)), start, Span(start + 4, start + 5), len(text), "ASSAULT")
    assert found.is_real


@pytest.mark.xfail(reason="“refused” also rejects a thing already done; only its infinitive negates the act", strict=True)
def test_a_refusal_of_terms_does_not_negate_the_next_verb() -> None:
    assert flags("Orla refused terms and shelled Vesper.", "shelled") == REAL
