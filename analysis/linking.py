"""The same event told by several articles: rows that share an ``event_id``, with what their tellings contradict.

Precision first. Two tellings are one event where pair and kind of action agree, neither is a lasting state or mere wish, their
articles appeared within the story window, and either they are dated to overlapping days and name the same kind of occasion, or they
name the same place within a few days. Direction, date and whether it happened may differ: that is written out as a contradiction,
never averaged. Two undated tellings are linked only by a place that both name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from analysis.correct.overlay import MARK
from analysis.find import event_lexicon, in_use
from analysis.find.event_grammar import grammar
from analysis.schema import ArticleRow, EventRow, MentionRow

STORY_DAYS = 30
"""How far apart the articles of one event may appear."""
DATE_SLACK = 3
"""Up to how many days apart two tellings of one event at one place may be dated; a contradiction."""

LONGEST_DAYS = 31
"""A telling dated more loosely than to a month is linked to none."""

_FAMILY = {"AGREE": "AGREE", "SUPPORT": "AGREE"}
"""A deal struck by one telling is signed in another."""
_RECURRING = frozenset(
    ("ASSAULT", "COERCE", "PROTEST", "ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AID", "MOBILIZE", "COOPERATE")
)
"""Classes that may happen to a pair twice in a day: the action itself must agree."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDING = re.compile(r"(?:ings?|ed|es|s|e)$")


@dataclass(frozen=True, slots=True)
class Context:
    """What linking needs beside the rows: the side of an entity, the places named in a sentence, when an article appeared."""

    sides: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[tuple[str, int], frozenset[str]] = field(default_factory=dict)
    published: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Telling:
    row: EventRow
    actor: str
    target: str
    places: frozenset[str]
    words: frozenset[str]
    first: date | None
    last: date | None
    published: date | None

    @property
    def family(self) -> str:
        return _FAMILY.get(self.row.event_class, self.row.event_class)

    @property
    def keys(self) -> tuple[str, ...]:
        """The months it touches; its places where it has no date."""
        if not (self.first and self.last):
            return tuple(sorted(self.places))
        edges = (self.first - timedelta(DATE_SLACK), self.first, self.last, self.last + timedelta(DATE_SLACK))
        return tuple(dict.fromkeys(f"{day:%Y-%m}" for day in edges))


@dataclass(frozen=True, slots=True)
class _Block:
    """The events of one pair and kind, each a list of tellings, and where to look for them: by month and by place."""

    groups: list[list[_Telling]] = field(default_factory=list)
    by_key: dict[str, list[list[_Telling]]] = field(default_factory=dict)

    def add(self, telling: _Telling) -> None:
        keys = telling.keys
        near = (group for key in keys for group in self.by_key.get(key, ()))
        home = next((group for group in near if _is_same(group[0], telling)), None)
        if home is None:
            home = []
            self.groups.append(home)
            for key in (*keys, *telling.places):
                self.by_key.setdefault(key, []).append(home)
        home.append(telling)


def context(articles: Iterable[ArticleRow], mentions: Iterable[MentionRow], sides: Mapping[str, str]) -> Context:
    """What linking needs, from the rows of a corpus and the side of each entity."""
    places: dict[tuple[str, int], set[str]] = {}
    for mention in mentions:
        if mention.kind == "place":
            places.setdefault((mention.article_id, mention.sentence), set()).add(mention.entity)
    published = {row.article_id: date.fromisoformat(row.published_from) for row in articles if row.published_from}
    return Context(sides, {key: frozenset(found) for key, found in places.items()}, published)


def link(rows: Sequence[EventRow], context: Context) -> list[EventRow]:
    """The rows in their order, each with the id of its event, how many rows tell it, and what they contradict."""
    blocks: dict[tuple[str, frozenset[str]], _Block] = {}
    for telling in sorted((_telling(row, context) for row in rows if _is_linkable(row)), key=_by_date):
        blocks.setdefault((telling.family, frozenset((telling.actor, telling.target))), _Block()).add(telling)
    linked: dict[str, EventRow] = {}
    for block in blocks.values():
        taken: set[str] = set()
        for group in block.groups:
            if len(group) > 1:
                event_id = _id(group[0], taken)
                contradiction = _contradiction(group)
                linked |= {
                    t.row.id: replace(t.row, event_id=event_id, n_tellings=len(group), contradiction=contradiction) for t in group
                }
    return [linked.get(row.id, row) for row in rows]


@in_use.kept
def _lasting() -> frozenset[str]:
    """The rules of lasting states."""
    return frozenset(f"{action.form}: {action.action}" for action in event_lexicon.actions() if action.lasts)


def _is_linkable(row: EventRow) -> bool:
    dated = row.from_date is not None and row.to_date is not None
    loose = dated and (date.fromisoformat(row.to_date) - date.fromisoformat(row.from_date)).days > LONGEST_DAYS  # type: ignore[arg-type]
    return not (loose or row.hypothetical or row.requested or row.historical or row.rule in _lasting())


def _telling(row: EventRow, context: Context) -> _Telling:
    lemma = "" if row.rule.startswith(MARK) else row.rule.partition(": ")[2].split(" ")[0]
    said = (
        set(_WORD.findall(f"{row.action.lower()} {lemma if '|' not in lemma else ''}"))
        - grammar().prepositions
        - grammar().determiners
    )
    stems = frozenset(_ENDING.sub("", word) for word in said)
    return _Telling(
        row,
        context.sides.get(row.actor, row.actor),
        context.sides.get(row.target, row.target),
        context.places.get((row.article_id, row.sentence), frozenset()),
        stems,
        date.fromisoformat(row.from_date) if row.from_date else None,
        date.fromisoformat(row.to_date) if row.to_date else None,
        context.published.get(row.article_id),
    )


def _by_date(telling: _Telling) -> tuple[bool, int, date, str]:
    """Tellings dated to a day come first, for they anchor the others; the undated come last."""
    length = (telling.last - telling.first).days if telling.first and telling.last else 0
    return telling.first is None, length, telling.first or date.min, telling.row.id


def _is_same(one: _Telling, other: _Telling) -> bool:
    if one.published and other.published and abs((one.published - other.published).days) > STORY_DAYS:
        return False
    place, action = bool(one.places & other.places), bool(one.words & other.words)
    mirrored = one.actor != other.actor and not (one.row.reciprocal or other.row.reciprocal)
    if not (one.first and one.last and other.first and other.last):
        return place and action and not mirrored and one.row.article_id != other.row.article_id
    overlap = one.first <= other.last and other.first <= one.last
    to_the_day = overlap and one.first == one.last and other.first == other.last
    if one.row.event_class in _RECURRING or mirrored:
        return (to_the_day and (action or place)) or (overlap and place and action)
    near = one.first - timedelta(DATE_SLACK) <= other.last and other.first <= one.last + timedelta(DATE_SLACK)
    return (
        to_the_day or (overlap and (place or action)) or (near and place and action and one.row.article_id != other.row.article_id)
    )


def _id(anchor: _Telling, taken: set[str]) -> str:
    sides = [anchor.actor, anchor.target]
    pair = "+".join(sorted(sides)) if anchor.row.reciprocal else ">".join(sides)
    when = anchor.row.from_date or "undated"
    until = f"/{anchor.row.to_date}" if anchor.row.to_date != anchor.row.from_date else ""
    base = f"{anchor.row.event_class}:{pair}:{when}{until}"
    number, found = 1, base
    while found in taken:
        number += 1
        found = f"{base}#{number}"
    taken.add(found)
    return found


def _contradiction(group: Sequence[_Telling]) -> str | None:
    """What the tellings disagree on, each version with its articles; missing where they agree."""
    days = [t for t in group if t.first and t.first == t.last]
    told = [t for t in group if not t.row.reciprocal]
    parts = [
        _versions("date", [(str(t.first), t) for t in days]),
        _versions("actor", [(t.actor, t) for t in told]),
        _versions("happened", [("no" if t.row.negated else "yes", t) for t in group]),
    ]
    return "; ".join(part for part in parts if part) or None


def _versions(what: str, tellings: Sequence[tuple[str, _Telling]]) -> str:
    found: dict[str, list[str]] = {}
    for version, telling in tellings:
        articles = found.setdefault(version, [])
        if telling.row.article_id not in articles:
            articles.append(telling.row.article_id)
    if len(found) < 2:
        return ""
    return f"{what}: " + ", ".join(f"{version} ({', '.join(sorted(articles))})" for version, articles in sorted(found.items()))
