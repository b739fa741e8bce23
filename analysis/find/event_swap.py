"""Does direction follow the words? Exchange two names in a sentence, and each event between them must exchange its roles."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.find import event_triples
from analysis.find.event_triples import Triple
from analysis.model import Span


@dataclass(frozen=True, slots=True)
class Turned:
    """How many events stand between the two names, and how many of them turn round with the names."""

    n: int
    n_turned: int


def check(folded: str, one: Span, other: Span, names: tuple[str, str] | None = None) -> Turned:
    """Exchange the words at two spans that do not overlap, and compare the events between them before and after.

    With ``names`` those stand at the spans first, so that any marked pair can be asked with two country names.
    """
    first, second = sorted((one, other))
    left, right = names or (folded[first.start : first.end], folded[second.start : second.end])
    before = _told(folded, first, second, left, right)
    after = _told(folded, first, second, right, left)
    # The places keep their roles, so that the names at them exchange theirs.
    return Turned(len(before), sum(min(before.count(key), after.count(key)) for key in set(before)))


def _told(folded: str, first: Span, second: Span, left: str, right: str) -> list[tuple[str, bool]]:
    """The events of the sentence with these words at the two places."""
    text = folded[: first.start] + left + folded[first.end : second.start] + right + folded[second.end :]
    shift = len(left) - (first.end - first.start)
    return _between(
        text,
        Span(first.start, first.start + len(left)),
        Span(second.start + shift, second.start + shift + len(right)),
    )


def _between(folded: str, first: Span, second: Span) -> list[tuple[str, bool]]:
    """Class and direction of the events between two places."""
    found: list[tuple[str, bool]] = []
    for triple in event_triples.find(folded, foremost=False):
        if _runs(triple, first, second):
            found.append((triple.event_class, True))
        elif _runs(triple, second, first):
            found.append((triple.event_class, False))
    return found


def _runs(triple: Triple, source: Span, target: Span) -> bool:
    return all(
        role.start < place.end and place.start < role.end
        for role, place in ((triple.source_span, source), (triple.target_span, target))
    )
