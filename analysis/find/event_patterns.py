"""The actions of the lexicon compiled for one pass over the words of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Generic, Literal, TypeVar

from analysis.find import event_lexicon, event_words, in_use
from analysis.find.event_grammar import grammar
from analysis.find.event_lexicon import Action, Operator
from analysis.find.event_words import Words

VerbForm = Literal["base", "present", "past", "progressive", "none"]
GAP = 4
"""How many words ``~`` and ``*`` may stand for."""
TARGET = 9
"""How many words ``@`` may stand for."""

_MARKS = frozenset(';:.?!—–()"')

Row = TypeVar("Row")
Part = frozenset[str] | tuple[int, int]
"""The words that may stand there, or the least and the greatest number of words of a gap."""

_GAPS = {"~": (0, GAP), "*": (1, GAP), "@": (1, TARGET)}


@dataclass(frozen=True, slots=True)
class Match(Generic[Row]):
    """An action at the words ``first`` to ``last`` (both included), the form of its verb and how many of its words stand there."""

    first: int
    last: int
    row: Row
    verb: VerbForm
    weight: int


@dataclass(frozen=True, slots=True)
class _Pattern(Generic[Row]):
    """What follows a first word; ``weight`` counts the words that are not a gap."""

    rest: tuple[Part, ...]
    row: Row
    verb: VerbForm
    weight: int


@dataclass(frozen=True, slots=True)
class _Following(Generic[Row]):
    """The patterns behind one first word, by the next word that they ask for."""

    whole: list[_Pattern[Row]]
    tight: dict[str, list[_Pattern[Row]]]
    loose: dict[str, list[_Pattern[Row]]]


class Patterns(Generic[Row]):
    """Rows by their first word and by the next one."""

    def __init__(self, rows: Iterable[tuple[str, bool, Row]]) -> None:
        """Each row gives its action and whether the first word is a verb to inflect."""
        self._by_first: dict[str, _Following[Row]] = {}
        for action, inflected, row in rows:
            for words in _expanded(action):
                self._add(words, inflected, row)

    def _add(self, words: Sequence[str], inflected: bool, row: Row) -> None:
        rest = tuple(_part(word) for word in words[1:])
        for head in words[0].split("|"):
            forms = (
                event_lexicon.inflect(head) if inflected else (head, *(event_lexicon.plurals(head) if head not in _small() else ()))
            )
            for form in forms:
                first, *more = event_words.split(form)
                parts = (*(frozenset((word,)) for word in more), *rest)
                weight = 1 + sum(isinstance(part, frozenset) for part in parts)
                pattern = _Pattern(parts, row, _verb_form(form, head) if inflected else "none", weight)
                self._file(self._by_first.setdefault(first, _Following([], {}, {})), pattern)

    def _file(self, following: _Following[Row], pattern: _Pattern[Row]) -> None:
        if not pattern.rest:
            following.whole.append(pattern)
            return
        gapped = isinstance(pattern.rest[0], tuple)
        literal = pattern.rest[1 if gapped else 0]
        assert isinstance(literal, frozenset)
        for word in literal:
            (following.loose if gapped else following.tight).setdefault(word, []).append(pattern)

    def all(self, words: Words) -> list[Match[Row]]:
        """Every match, one for each pattern at a place, in the order of the words."""
        found: list[Match[Row]] = []
        lower = words.lower
        for place, word in enumerate(lower):
            following = self._by_first.get(word)
            if following is None:
                continue
            found += [Match(place, place, p.row, p.verb, p.weight) for p in following.whole]
            if place + 1 < len(lower):
                self._tight(lower, place, following, found)
                if following.loose:
                    self._loose(lower, place, following, found)
        return found

    def _tight(self, lower: list[str], place: int, following: _Following[Row], found: list[Match[Row]]) -> None:
        for pattern in following.tight.get(lower[place + 1], ()):
            end = _end(lower, place + 2, pattern.rest, 1)
            if end is not None:
                found.append(Match(place, end - 1, pattern.row, pattern.verb, pattern.weight))

    def _loose(self, lower: list[str], place: int, following: _Following[Row], found: list[Match[Row]]) -> None:
        done: set[int] = set()
        for skipped, word in enumerate(lower[place + 1 : place + 2 + TARGET]):
            for pattern in following.loose.get(word, ()):
                gap = pattern.rest[0]
                if gap[0] <= skipped <= gap[1] and id(pattern) not in done:  # type: ignore[index]  # a gap by _file
                    end = _end(lower, place + skipped + 2, pattern.rest, 2)
                    if end is not None:
                        done.add(id(pattern))
                        found.append(Match(place, end - 1, pattern.row, pattern.verb, pattern.weight))
            if word in _stops():
                return

    def longest(self, words: Words) -> list[Match[Row]]:
        """The matches with most words, from the left, none inside another."""
        return outermost(self.all(words))


def outermost(matches: Iterable[Match[Row]]) -> list[Match[Row]]:
    """Those with most words, from the left, none inside another."""
    kept: list[Match[Row]] = []
    for match in ordered(matches):
        if not kept or match.first > kept[-1].last:
            kept.append(match)
    return kept


def ordered(matches: Iterable[Match[Row]]) -> list[Match[Row]]:
    """From the left, at one place those with most words first."""
    return sorted(matches, key=lambda match: (match.first, -match.weight, -match.last))


@in_use.kept
def events() -> Patterns[Action]:
    """The actions that make events."""
    return Patterns((a.action, a.form in ("verb", "together"), a) for a in event_lexicon.actions() if a.form != "hint")


@in_use.kept
def hints() -> Patterns[Action]:
    """The words that only point to a class."""
    return Patterns((a.action, False, a) for a in event_lexicon.actions() if a.form == "hint")


@cache
def operators() -> Patterns[Operator]:
    """The verbs that change what follows them."""
    return Patterns((o.action, o.action.split()[0] not in _small(), o) for o in event_lexicon.operators())


@cache
def _stops() -> frozenset[str]:
    return _MARKS | (grammar().clause - {"and", "or", "as"})


@cache
def _small() -> frozenset[str]:
    return grammar().prepositions | grammar().determiners | grammar().clause | grammar().pronouns


def _expanded(action: str) -> list[list[str]]:
    """The action as words; an alternative of several words (“live-fire”) makes an action of its own."""
    choices: list[list[list[str]]] = []
    for number, word in enumerate(action.split()):
        parts = word.split("|")
        long = [part for part in parts if len(event_words.split(part.replace("_", " "))) > 1 and (number or "_" in part)]
        short = "|".join(part for part in parts if part not in long)
        choices.append([*([[short]] if short else []), *(_words(part, first=not number) for part in long)])
    return [[word for part in chosen for word in part] for chosen in product(*choices)]


def _words(part: str, *, first: bool) -> list[str]:
    """An alternative of several words; at the first place its hyphens stay, for a verb is inflected at its end."""
    words = part.split("_")
    return words if first else event_words.split(" ".join(words))


def _part(word: str) -> Part:
    if word in _GAPS:
        return _GAPS[word]
    found = set(word.split("|"))
    return frozenset(found | {more for one in found if one not in _small() for more in event_lexicon.plurals(one)})


def _verb_form(form: str, head: str) -> VerbForm:
    if form == head:
        return "base"
    if form.endswith("ing"):
        return "progressive"
    return "present" if form.endswith("s") else "past"


def _end(words: Sequence[str], place: int, rest: tuple[Part, ...], number: int) -> int | None:
    """Where a pattern ends that goes on at ``place`` with part ``number``; the shortest gaps first."""
    while number < len(rest):
        part = rest[number]
        if isinstance(part, tuple):
            following = rest[number + 1]
            assert isinstance(following, frozenset)
            for skipped in range(part[1] + 1):
                if place + skipped >= len(words) or (skipped and words[place + skipped - 1] in _stops()):
                    return None
                if skipped >= part[0] and words[place + skipped] in following:
                    end = _end(words, place + skipped + 1, rest, number + 2)
                    if end is not None:
                        return end
            return None
        if place >= len(words) or words[place] not in part:
            return None
        place += 1
        number += 1
    return place
