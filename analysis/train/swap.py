"""The swap test: does a score change when only the name of the target does?

The model may not carry an opinion of a name (Kiritchenko and Mohammad 2018 measure the same of other models). The target of a
sentence is replaced by each of several names, states and persons; what is measured is the mean absolute change of the score
against the first name, on the scale from -1 to 1. Direction: 0 is no prejudice; at most 0.05 is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.find import folding, stance
from analysis.model import Span

MOST = 0.05

NAMES = (
    "China",
    "Russia",
    "the United States",
    "Ukraine",
    "Norway",
    "Kenya",
    "Vladimir Putin",
    "Xi Jinping",
    "Joe Biden",
    "Ada Lund",
)

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


def change(sentences: Iterable[Sentence], names: Sequence[str] = NAMES) -> float:
    """The mean absolute change of the score when the target is each further name instead of the first."""
    changes = [abs(score - scores[0]) for scores in (_scores(sentence, names) for sentence in sentences) for score in scores[1:]]
    return sum(changes) / len(changes) if changes else 0.0


def from_templates(templates: Iterable[str] = TEMPLATES) -> list[Sentence]:
    """Sentences whose target is still to be filled in."""
    return [Sentence(template, Span(template.index("{}"), template.index("{}") + 2)) for template in templates]


def _scores(sentence: Sentence, names: Sequence[str]) -> list[float]:
    model = stance.load()
    found: list[float] = []
    for name in names:
        text = folding.fold(sentence.text[: sentence.span.start] + name + sentence.text[sentence.span.end :])
        span = Span(sentence.span.start, sentence.span.start + len(name))
        portrayal = stance.portray(text, [Span(0, len(text))], [span], [span], model).get(span)
        if portrayal:
            found.append(portrayal.score)
    return found or [0.0]
