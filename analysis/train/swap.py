"""The swap test: does a score change when only the name of the target does?

The model may not carry an opinion of a name (Kiritchenko and Mohammad 2018 measure the same of other models). The target of a
sentence is replaced by each of several states and persons; what is measured is the mean absolute change of the score against the
sentence as it stands, 0 to 2, on the scale from -1 to 1. Direction: 0 is no prejudice; at most 0.05 is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.find import stance
from analysis.model import Span

MOST = 0.05

STATES = ("China", "Russia", "the United States", "Ukraine", "Norway", "Kenya")
PERSONS = ("Vladimir Putin", "Xi Jinping", "Joe Biden", "Ada Lund")
NAMES = STATES + PERSONS

TEMPLATES = (
    "{} was praised for the way the ferry was saved.",
    "Critics accused {} of hiding the cost of the bridge.",
    "The harbour master blamed {} for the delay, and the cooks agreed.",
    "After the storm {} sent blankets, soup and two boats to the island.",
    "{} said on Monday that the talks would go on.",
    "Nobody in the town trusts {} any more.",
    "The report calls {} reckless, weak and short of friends.",
    "{} did not break the agreement, the judges found.",
    "The old bridge was bombed by {} during the night.",
    "Few had expected that {}’s generous offer would be welcomed so warmly.",
    "Fishermen greeted {} with applause and a brass band.",
    "According to the minutes, {} met the delegation at noon.",
)
"""Sentences of our own; ``{}`` is the target."""


class Sentence(NamedTuple):
    """A sentence and where its target stands."""

    text: str
    span: Span


def change(sentences: Iterable[Sentence], names: Sequence[str] = NAMES, second: stance.Second | None = None) -> float | None:
    """The mean absolute change of the score over all sentences and names; ``None`` where there is nothing to compare."""
    changes = [change for sentence in sentences for change in changes_of(sentence, names, second)]
    return sum(changes) / len(changes) if changes else None


def changes_of(sentence: Sentence, names: Sequence[str], second: stance.Second | None = None) -> list[float]:
    """How far the score of one sentence moves under each name; nothing where its target has no score."""
    before = _score(sentence, second)
    after = [_score(_renamed(sentence, name), second) for name in names]
    return [abs(score - before) for score in after if score is not None] if before is not None else []


def from_templates(templates: Iterable[str] = TEMPLATES, name: str = NAMES[0]) -> list[Sentence]:
    """The sentences with a first name filled in."""
    return [_renamed(Sentence(template, Span(template.index("{}"), template.index("{}") + 2)), name) for template in templates]


def _renamed(sentence: Sentence, name: str) -> Sentence:
    start, end = sentence.span
    return Sentence(sentence.text[:start] + name + sentence.text[end:], Span(start, start + len(name)))


def _score(sentence: Sentence, second: stance.Second | None) -> float | None:
    portrayal = stance.of(sentence.text, sentence.span, second=second)
    return portrayal.score if portrayal else None
