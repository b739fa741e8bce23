"""Who did what to whom: a first set of events by patterns of actor, action and target in one sentence.

Each row of ``lexicons/events.csv`` is a trigger with its form: `active` (actor, trigger, target; turned round in the
passive), `noun` (the actor's trigger to, on or against the target) and `mutual` (two actors, both
directions, counted once). Classes are the fifteen of PLOVER with the expert scores of its manual. Where no actor or no
target stands near the trigger there is no event: a missed event is better than an invented one. An event that is negated,
hypothetical or requested carries its flag and no score. Events say what is *reported*, not what happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from analysis.find.lexicon import Action
from analysis.model import Kind, Span

QUADS: dict[str, int] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "AID": 2, "COOPERATE": 2, "YIELD": 2, "ACCUSE": 3, "REJECT": 3, "REQUEST": 3,
    "THREATEN": 3, "ASSAULT": 4, "COERCE": 4, "MOBILIZE": 4, "PROTEST": 4, "SANCTION": 4,
}  # fmt: skip
"""Class → 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""

ACTORS: frozenset[Kind] = frozenset(("person", "state", "organization", "bloc"))
REACH = 90
"""How many characters may lie between a trigger and its actor or target."""

_CLAUSE_BREAK = re.compile(r"[;:()]|[—–]|\.\s|, (?:but|while|whereas|although|and (?:then )?(?=[A-Z]))")
_PASSIVE_BEFORE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+ly\s+)?$")
_BY = re.compile(r"^[^.;]{0,30}\bby\s+(?:the\s+)?$")
_NEGATED = re.compile(
    r"\b(?:not|never|no|neither|nor|without|hardly|cannot|refus\w+|declin\w+|den(?:y|ies|ied)|avoid\w*|ruled? out|stop(?:ped)? short of)\b"
    r"(?:\W+\w+){0,5}\W*$|n't(?:\W+\w+){0,4}\W*$",
    re.IGNORECASE,
)
_HYPOTHETICAL = re.compile(
    r"\b(?:may|might|could|would|if|whether|should|possibly|perhaps|potential|unless|prospect of|risk of|likely|suppose|in case|can)\b"
    r"[^.;]{0,80}$",
    re.IGNORECASE,
)
_REQUESTED = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|request(?:s|ed)?|urg(?:e|es|ed|ing)|call(?:s|ed)? (?:on|for)|demand(?:s|ed)?|want(?:s|ed)?|need(?:s|ed)?|"
    r"seek(?:s|ing)?|sought|beg(?:s|ged)?|must|hop(?:e|es|ed|ing))\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|shall|due to|plan(?:s|ned|ning)? (?:to|on)|going to|scheduled|upcoming|forthcoming|set to|promis\w+ to|vow\w* to|"
    r"pledg\w+ to|expected to|ahead of|next (?:week|month|year))\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_HISTORICAL = re.compile(r"\b(?:histor\w+|cold war|decades? ago|century|centuries|napoleonic|second world war|world war|traditionally)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Actor:
    """A mention that can act, as the pipeline hands it over: the state it belongs to tells one side from another."""

    span: Span
    entity: str
    side: str


@dataclass(frozen=True, slots=True)
class Event:
    """Actor, action and target at the span of the whole pattern; ``score`` is missing where a flag takes it away."""

    span: Span
    actor: str
    action: str
    target: str
    event_class: str
    quad: int
    score: float | None
    negated: bool
    hypothetical: bool
    requested: bool
    future: bool
    historical: bool
    reciprocal: bool
    rule: str


class Actions:
    """The triggers of ``events.csv``, compiled for one pass over a sentence."""

    def __init__(self, actions: Iterable[Action]) -> None:
        self._actions = tuple(actions)
        self._patterns = [_pattern(action.trigger) for action in self._actions]
        self._matcher = ahocorasick_rs.AhoCorasick([action.trigger.split("*")[0].lower() for action in self._actions])

    def matches(self, lowered: str) -> list[tuple[Span, Action]]:
        """Whole-word matches, the longest from the left, none inside another."""
        found: list[tuple[Span, Action]] = []
        for index, start, _ in self._matcher.find_matches_as_indexes(lowered, overlapping=True):
            match = self._patterns[index].match(lowered, start)
            if match and not lowered[start - 1 : start].isalnum():
                found.append((Span(match.start(), match.end()), self._actions[index]))
        found.sort(key=lambda pair: (pair[0].start, -pair[0].end))
        kept: list[tuple[Span, Action]] = []
        for span, action in found:
            if not kept or span.start >= kept[-1][0].end:
                kept.append((span, action))
        return kept


@cache
def compiled(*actions: Action) -> Actions:
    """The compiled triggers of these actions."""
    return Actions(actions)


def find(folded: str, lowered: str, sentences: Sequence[Span], actors: Sequence[Actor], actions: Actions) -> tuple[Event, ...]:
    """The events of a text, in order; at most one for each class and pair of sides in a sentence."""
    found: list[Event] = []
    for sentence in sentences:
        here = [actor for actor in actors if sentence.start <= actor.span.start < sentence.end]
        if len({actor.side for actor in here}) < 2:
            continue
        seen: set[tuple[str, frozenset[str]]] = set()
        for span, action in actions.matches(lowered[sentence.start : sentence.end]):
            placed = Span(sentence.start + span.start, sentence.start + span.end)
            roles = _roles(folded, sentence, placed, action, here)
            if roles is None:
                continue
            actor, target = roles
            key = (action.event_class, frozenset((actor.side, target.side)))
            if key not in seen:
                seen.add(key)
                found.append(_event(folded, sentence, placed, action, actor, target))
    return tuple(found)


def _pattern(trigger: str) -> re.Pattern[str]:
    words = [r"\S+(?:\s+\S+){0,3}" if word == "*" else re.escape(word.lower()).replace(r"\*", r"\w*") for word in trigger.split()]
    return re.compile(r"\s+".join(words) + r"(?!\w)")


def _roles(folded: str, sentence: Span, trigger: Span, action: Action, actors: list[Actor]) -> tuple[Actor, Actor] | None:
    """Actor and target of a trigger by its form; ``None`` where one of them is not in reach."""
    before = _near_before(folded, sentence, trigger, actors)
    after = _near_after(folded, sentence, trigger, actors)
    if action.form == "mutual":
        pair = [a for a in (before[:1] + after[:2] + before[1:2]) if a]
        others = [a for a in pair[1:] if a.side != pair[0].side] if pair else []
        return _in_order(pair[0], others[0]) if others else None
    if action.form == "active" and _PASSIVE_BEFORE.search(folded[sentence.start : trigger.start]):
        agent = next((a for a in after if _BY.match(folded[trigger.end : a.span.start])), None)
        return _pair(agent, before[0] if before else None)
    return _pair(before[0] if before else None, after[0] if after else None)


def _pair(actor: Actor | None, target: Actor | None) -> tuple[Actor, Actor] | None:
    return (actor, target) if actor and target and actor.side != target.side else None


def _in_order(one: Actor, other: Actor) -> tuple[Actor, Actor]:
    return (one, other) if one.span.start <= other.span.start else (other, one)


def _near_before(folded: str, sentence: Span, trigger: Span, actors: list[Actor]) -> list[Actor]:
    """Actors before the trigger in its clause, the nearest first."""
    window = folded[max(sentence.start, trigger.start - REACH) : trigger.start]
    breaks = [m.end() for m in _CLAUSE_BREAK.finditer(window)]
    limit = trigger.start - len(window) + (breaks[-1] if breaks else 0)
    return [actor for actor in reversed(actors) if limit <= actor.span.start and actor.span.end <= trigger.start]


def _near_after(folded: str, sentence: Span, trigger: Span, actors: list[Actor]) -> list[Actor]:
    """Actors after the trigger in its clause, the nearest first."""
    window = folded[trigger.end : min(sentence.end, trigger.end + REACH)]
    stop = _CLAUSE_BREAK.search(window)
    limit = trigger.end + (stop.start() if stop else len(window))
    return [actor for actor in actors if trigger.end <= actor.span.start < limit]


def _event(folded: str, sentence: Span, trigger: Span, action: Action, actor: Actor, target: Actor) -> Event:
    before = folded[sentence.start : trigger.start]
    negated = bool(_NEGATED.search(before))
    requested = action.event_class != "REQUEST" and bool(_REQUESTED.search(before))
    hypothetical = bool(_HYPOTHETICAL.search(before))
    unreal = negated or requested or hypothetical
    return Event(
        span=Span(min(actor.span.start, target.span.start, trigger.start), max(actor.span.end, target.span.end, trigger.end)),
        actor=actor.entity,
        action=folded[trigger.start : trigger.end],
        target=target.entity,
        event_class=action.event_class,
        quad=QUADS[action.event_class],
        score=None if unreal else action.score,
        negated=negated,
        hypothetical=hypothetical,
        requested=requested,
        future=bool(_FUTURE.search(before)),
        historical=bool(_HISTORICAL.search(folded[sentence.start : sentence.end])),
        reciprocal=action.form == "mutual",
        rule=f"{action.form}: {action.trigger}",
    )
