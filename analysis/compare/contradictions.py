"""Statements that cannot both be true: another number for the same thing, another day for the same event, done against not done.

Only between outlets, in articles of one story (any, in a small corpus) that appeared within three days. A number stands against another
where each sentence gives one alone with that unit, the same word stands next to both, and the statements are told alike, or both say it
in the same words (“a loan of …”), and both name the same actor. Vague numbers, distances, durations and shares contradict nothing, for they
have a further end that may differ; nor does a toll that a later article gives higher, nor what each tells of another place. A day stands
against another where each sentence names one day alone, as a date in figures, a week apart at most, and both share much else. A false
contradiction is worse than none; still, what comes out is to be read: two counts may be of two events.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import sqrt

from analysis.compare import known as knowing
from analysis.compare import links, statements
from analysis.compare.known import Known, Place
from analysis.compare.links import Link
from analysis.compare.statements import Feature, Statements
from analysis.find import folding, terms
from analysis.find.numbers import Number
from analysis.model import Analysis, Span

BESIDE = 25
"""So many characters from a number at most, the next word says what it is of."""
WEEK = 7
TELLING = 0.8
"""Statements with different days must share a word as rare as this, in units of ``rarity``, …"""
MUCH = 2.4
"""… and so much in all."""
MEASURES = frozenset(
    re.findall(
        r"\w+",
        "percent mile kilometer kilometre km meter metre foot yard inch degree hectare acre point time "
        "second minute hour day week month year decade",
    )
)
"""Distances, durations and shares: of what, and from where, is told elsewhere."""
TOLLS = frozenset(
    re.findall(
        r"\w+",
        "kill die death dead toll wound injure hurt casualty victim miss trap rescue evacuate detain arrest destroy damage hit",
    )
)
"""Beside these words a number grows as news comes in."""
_OF = re.compile(r"(\w+) of \W{0,3}$")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements, what they share, and what each says against the other."""

    one: Place
    other: Place
    shared: Mapping[Feature, float]
    likeness: float
    said: tuple[str, str]


def find(analysis: Analysis, found: Statements, known: Known, linked: Iterable[Link]) -> list[Contradiction]:
    """Contradictions, the likest statements first; each statement stands in one at most."""
    days, undone = _days(analysis), _undone(analysis)
    alike = {(link.one, link.other): link for link in linked}
    made: dict[tuple[Place, Place], Contradiction] = {}
    for one, other, said, is_same_phrase in _numbers(analysis, found):
        link = _link(found, known, one, other)
        is_told_alike = _names_one_actor(link) and ((one, other) in alike or is_same_phrase)
        if link and is_told_alike and not _is_elsewhere(known, one, other):
            made[one, other] = Contradiction(one, other, link.shared, link.likeness, said)
    for i, j in links.candidates(found, known):
        one, other = found.places[i], found.places[j]
        dated = _dates(days.get(one, set()), days.get(other, set()))
        link = _link(found, known, one, other) if dated and (one, other) not in made else None
        if dated and link and _tells_one_event(link):
            made[one, other] = Contradiction(one, other, link.shared, link.likeness, dated)
    for pair in alike.values():
        negated = _negated(undone.get(pair.one, {}), undone.get(pair.other, {}))
        if negated and pair.is_event and known.outlet[pair.one[0]] != known.outlet[pair.other[0]]:
            made.setdefault((pair.one, pair.other), Contradiction(pair.one, pair.other, pair.shared, pair.likeness, negated))
    return _once(sorted(made.values(), key=lambda c: (-c.likeness, c.one, c.other)))


def _once(made: Iterable[Contradiction]) -> list[Contradiction]:
    """What is told in the same words by many is one contradiction, not many."""
    seen: set[Place] = set()
    kept: list[Contradiction] = []
    for case in made:
        if seen.isdisjoint((case.one, case.other)):
            kept.append(case)
            seen |= {case.one, case.other}
    return kept


def _link(found: Statements, known: Known, one: Place, other: Place) -> Link | None:
    """What two statements of different outlets share, where they may tell of the same thing."""
    if known.outlet[one[0]] == known.outlet[other[0]] or knowing.gap(known, one[0], other[0]) > links.CLOSE_DAYS:
        return None
    mine, theirs = found.at(one), found.at(other)
    shared = {feature: w for feature, w in mine.items() if feature in theirs}
    sure = sum(shared.values())
    likeness = sure / max(1e-9, sqrt(sum(mine.values()) * sum(theirs.values()))) * min(1.0, sure / links.FULL)
    return Link(one, other, shared, likeness, is_event=True)


def _tells_one_event(link: Link) -> bool:
    words = [w for f, w in link.shared.items() if f.kind == "word"]
    return max(words, default=0.0) >= TELLING and sum(link.shared.values()) >= MUCH


def _names_one_actor(link: Link | None) -> bool:
    return link is not None and any(feature.kind == "name" for feature in link.shared)


def _is_elsewhere(known: Known, one: Place, other: Place) -> bool:
    """Whether each names places, and none is named by both."""
    here, there = known.spots.get(one, frozenset()), known.spots.get(other, frozenset())
    return bool(here and there) and here.isdisjoint(there)


def _numbers(analysis: Analysis, found: Statements) -> Iterable[tuple[Place, Place, tuple[str, str], bool]]:
    """Statements with different numbers of one unit beside one word, and whether that word stands before “of” in both."""
    texts, articles = _texts(analysis), analysis["articles"]
    first = dict(zip(articles["article_id"], articles["published_from"], strict=True))
    by: dict[tuple[str, str], list[tuple[Place, Number]]] = defaultdict(list)
    for place, numbers in sorted(found.numbers.items()):
        for unit, number in _alone(numbers).items():
            for word in _beside(number, texts[place]):
                by[unit, word].append((place, number))
    for (_, word), here in by.items():
        for (one, mine), (other, theirs) in combinations(here, 2) if len(here) <= links.FREQUENT else ():
            if one[0] == other[0] or mine.value == theirs.value:
                continue
            earlier, later = sorted(
                ((str(first[place[0]]), n.value) for place, n in ((one, mine), (other, theirs))), key=lambda x: x[0]
            )
            grows = not TOLLS.isdisjoint(terms.find(texts[one], Span(0, len(texts[one])), ()))
            if grows and (earlier[0] == later[0] or earlier[1] < later[1]):
                continue
            of = all(
                (m := _OF.search(texts[p][: n.span.start])) and m[1].lower() == word for p, n in ((one, mine), (other, theirs))
            )
            yield one, other, (statements.said(mine), statements.said(theirs)), of


def _alone(numbers: Iterable[Number]) -> dict[str, Number]:
    """Unit → number, for things that a sentence counts once, and exactly."""
    by: dict[str, list[Number]] = defaultdict(list)
    for number in numbers:
        if number.unit:
            by[number.unit].append(number)
    return {unit: here[0] for unit, here in by.items() if len(here) == 1 and unit not in MEASURES and not here[0].is_vague}


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
    """The days that statements in the outlet's own voice name in figures: a weekday may be reckoned wrong, and that of a speech is its own."""
    sentences = analysis["sentences"]
    own = sentences[sentences["voice"] == "own"]
    there = set(zip(own["article_id"], own["sentence"], strict=True))
    found: dict[Place, set[str]] = defaultdict(set)
    times = analysis["times"]
    days = statements.days(times[times["surface"].str.contains(r"\d", na=False)])
    others = statements.days(times).groupby(["article_id", "sentence"])["from_date"].nunique()
    for article, sentence, day in zip(days["article_id"], days["sentence"], days["from_date"], strict=True):
        if (article, sentence) in there and others[article, sentence] == 1:
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
