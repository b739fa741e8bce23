"""Statements that cannot both be true: another number for the same thing, another day for the same event, done against not done.

Only between outlets, in articles of one story (any, in a small corpus) that appeared within three days. A number stands against another
where each sentence gives one alone with that unit, the same word stands next to both (“a loan of …”) and something else is shared;
vague numbers must lie a quarter apart. A day stands against another where each sentence names one day alone, a week apart at most,
and both share much else. What comes out is to be read: two counts may be of two events.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import sqrt

from analysis.compare import links, statements
from analysis.compare.links import Known, Link, Place
from analysis.compare.statements import Feature, Statements
from analysis.find import folding, terms
from analysis.find.numbers import Number
from analysis.model import Analysis, Span

BESIDE = 25
"""So many characters from a number at most, the next word says what it is of."""
VAGUE = 1.25
"""Vague numbers contradict each other from this ratio on."""
SOME = 1.5
"""Statements with different numbers must share so much, in units of ``rarity``."""
WEEK = 7
TELLING = 0.8
"""Statements with different days must share a word as rare as this, in units of ``rarity``, …"""
MUCH = 2.4
"""… and so much in all."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements, what they share, and what each says against the other."""

    one: Place
    other: Place
    shared: Mapping[Feature, float]
    likeness: float
    said: tuple[str, str]


def find(analysis: Analysis, found: Statements, known: Known, linked: Iterable[Link]) -> list[Contradiction]:
    """Contradictions, the likest statements first; one for each pair of statements."""
    days, undone = _days(analysis), _undone(analysis)
    made: dict[tuple[Place, Place], Contradiction] = {}
    for one, other, said in _numbers(analysis, found):
        link = _link(found, known, one, other)
        if link and sum(link.shared.values()) >= SOME:
            made[one, other] = Contradiction(one, other, link.shared, link.likeness, said)
    for i, j in links.candidates(found, known):
        one, other = found.places[i], found.places[j]
        dated = _dates(days.get(one, set()), days.get(other, set()))
        link = _link(found, known, one, other) if dated and (one, other) not in made else None
        if dated and link and _tells_one_event(link):
            made[one, other] = Contradiction(one, other, link.shared, link.likeness, dated)
    for pair in linked:
        negated = _negated(undone.get(pair.one, {}), undone.get(pair.other, {}))
        if negated and pair.is_near and known.outlet[pair.one[0]] != known.outlet[pair.other[0]]:
            made.setdefault((pair.one, pair.other), Contradiction(pair.one, pair.other, pair.shared, pair.likeness, negated))
    return sorted(made.values(), key=lambda c: (-c.likeness, c.one, c.other))


def _link(found: Statements, known: Known, one: Place, other: Place) -> Link | None:
    """What two statements of different outlets share, where they may tell of the same thing."""
    if known.outlet[one[0]] == known.outlet[other[0]] or links.gap(known, one[0], other[0]) > links.CLOSE_DAYS:
        return None
    mine, theirs = found.at(one), found.at(other)
    shared = {feature: w for feature, w in mine.items() if feature in theirs}
    sure = sum(shared.values())
    return Link(one, other, shared, sure / max(1e-9, sqrt(sum(mine.values()) * sum(theirs.values()))) * min(1.0, sure / links.FULL), True)


def _tells_one_event(link: Link) -> bool:
    words = [w for f, w in link.shared.items() if f.kind == "word"]
    return max(words, default=0.0) >= TELLING and sum(link.shared.values()) >= MUCH


def _numbers(analysis: Analysis, found: Statements) -> Iterable[tuple[Place, Place, tuple[str, str]]]:
    """Statements with different numbers of one unit beside one word."""
    texts = _texts(analysis)
    by: dict[tuple[str, str], list[tuple[Place, Number]]] = defaultdict(list)
    for place, numbers in sorted(found.numbers.items()):
        for unit, number in _alone(numbers).items():
            for word in _beside(number, texts[place]):
                by[unit, word].append((place, number))
    for here in by.values():
        for (one, mine), (other, theirs) in combinations(here, 2) if len(here) <= links.FREQUENT else ():
            ratio = max(mine.value, theirs.value) / max(1e-9, min(mine.value, theirs.value))
            if one[0] != other[0] and ratio > (VAGUE if mine.is_vague or theirs.is_vague else 1.0):
                yield one, other, (statements.said(mine), statements.said(theirs))


def _alone(numbers: Iterable[Number]) -> dict[str, Number]:
    """Unit → number, for units that a sentence gives once."""
    by: dict[str, list[Number]] = defaultdict(list)
    for number in numbers:
        if number.unit:
            by[number.unit].append(number)
    return {unit: here[0] for unit, here in by.items() if len(here) == 1}


def _beside(number: Number, text: str) -> set[str]:
    """The content words next to a number, before and after."""
    before = Span(max(0, number.span.start - BESIDE), number.span.start)
    after = Span(number.span.end, min(len(text), number.span.end + BESIDE))
    if before.start:  # not the rest of a word that was cut
        before = Span(text.find(" ", before.start, before.end) + 1 or before.end, before.end)
    return {*list(terms.find(text, before, ()))[-1:], *list(terms.find(text, after, ()))[:1]}


def _dates(one: set[str], other: set[str]) -> tuple[str, str] | None:
    if len(one) != 1 or len(other) != 1 or one == other:
        return None
    (mine,), (theirs,) = one, other
    return (mine, theirs) if abs((date.fromisoformat(mine) - date.fromisoformat(theirs)).days) <= WEEK else None


def _negated(one: Mapping[tuple[str, str, str], bool], other: Mapping[tuple[str, str, str], bool]) -> tuple[str, str] | None:
    for event, undone in one.items():
        if other.get(event, undone) != undone:
            said = f"{event[0]} {event[1]} and {event[2]}"
            return (f"not: {said}", said) if undone else (said, f"not: {said}")
    return None


def _texts(analysis: Analysis) -> dict[Place, str]:
    sentences = analysis["sentences"]
    there = sentences[sentences["text"].notna()]
    return {(a, s): folding.fold(text) for a, s, text in zip(there["article_id"], there["sentence"], there["text"], strict=True)}


def _days(analysis: Analysis) -> dict[Place, set[str]]:
    """The days that statements in the outlet's own voice name; beside reported speech, a day is that of the speech."""
    sentences = analysis["sentences"]
    own = sentences[sentences["voice"] == "own"]
    there = set(zip(own["article_id"], own["sentence"], strict=True))
    found: dict[Place, set[str]] = defaultdict(set)
    days = statements.days(analysis["times"])
    for article, sentence, day in zip(days["article_id"], days["sentence"], days["from_date"], strict=True):
        if (article, sentence) in there:
            found[article, sentence].add(day)
    return found


def _undone(analysis: Analysis) -> dict[Place, dict[tuple[str, str, str], bool]]:
    """Place → event by class and sides → whether it was negated; events that are only thought of are left out."""
    events = analysis["events"]
    events = events[~events["hypothetical"] & ~events["future"] & ~events["requested"]]
    found: dict[Place, dict[tuple[str, str, str], bool]] = defaultdict(dict)
    columns = ("article_id", "sentence", "class", "actor", "target", "negated")
    for article, sentence, kind, actor, target, negated in zip(*(events[c] for c in columns), strict=True):
        found[article, sentence][kind, actor, target] = bool(negated)
    return found
