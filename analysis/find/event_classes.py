"""The class of what one named actor does to another, where the pair is known and only the action is asked for.

Every cue of the lexicon in the sentence is weighed: an action whose subject is the source and whose object is the target counts
most, then one between the two, then the rest; many words weigh more than one. What is intended, threatened, refused, asked for
or undone changes the class as the codebook of PLOVER says: a promise to help is AGREE, a refusal to meet is REJECT, to lift a ban
is YIELD. Where no cue is found the answer is ``DEFAULT``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from analysis.find import event_lexicon, event_patterns, event_phrases, event_roles, event_words
from analysis.find.event_lexicon import Action, Effect, Operator
from analysis.find.event_patterns import Match
from analysis.find.event_words import Words
from analysis.model import Span

DEFAULT = "SUPPORT"
"""Without any cue: by the codebook the least marked kind of cooperation."""

STRENGTH = {"verb": 3.0, "together": 3.0, "noun": 2.0, "mutual": 1.5, "hint": 1.0}
PER_WORD = 0.7
"""What each further word of an action adds."""
OPERATOR_REACH = 6
"""How many words may stand between an operator and what it changes."""

COOPERATION = frozenset(("AGREE", "CONSULT", "SUPPORT", "AID", "COOPERATE", "YIELD"))
MATERIAL_CONFLICT = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"))


def classify(folded: str, sentence: Span, source: Span | None, target: Span | None) -> tuple[str, int]:
    """Class and quad of what the source does to the target; always answers. Rules alone, no weights."""
    words = event_words.find(folded, sentence)
    scores: dict[str, float] = defaultdict(float)
    operators = event_patterns.operators().longest(words)
    for match in _matches(words):
        weight = (STRENGTH[match.row.form] + PER_WORD * (match.weight - 1)) * _place(words, match, source, target)
        if weight > 0:
            kind = changed(match, effect(words, match, operators))
            scores[kind] = max(scores[kind], weight) + 0.1 * min(scores[kind], weight)
    best = max(scores, key=lambda kind: scores[kind]) if scores else DEFAULT
    return best, event_lexicon.classes()[best].quad


def effect(words: Words, match: Match[Action], operators: Sequence[Match[Operator]]) -> Effect | None:
    """What the nearest operator before an action does to it; an operator that is itself part of the action does nothing."""
    for operator in reversed(operators):
        if operator.last < match.first and match.first - operator.last <= OPERATOR_REACH:
            between = words.lower[operator.last + 1 : match.first]
            if words.cased[operator.first] == "May":
                continue  # a name or a month
            if not set(between) & {",", ";", "and", "that", "after", "while", "who", "which", "by", "over", "because"}:
                return operator.row.effect
    return None


def changed(match: Match[Action], change: Effect | None) -> str:
    """The class of an action that is intended, threatened, refused, asked for or undone."""
    kind = match.row.event_class
    if change == "ask":
        return "REQUEST"
    if change == "refuse":
        return "REJECT" if kind in COOPERATION or kind == "REQUEST" else kind
    if change == "threaten":
        return "THREATEN" if kind in MATERIAL_CONFLICT | {"THREATEN"} else kind
    if change == "intend":
        return "AGREE" if kind in COOPERATION else "THREATEN" if kind in MATERIAL_CONFLICT else kind
    if change == "undo":
        return (
            "SANCTION"
            if kind in ("AID", "COOPERATE", "SUPPORT", "CONSULT", "AGREE")
            else "YIELD"
            if kind in MATERIAL_CONFLICT
            else kind
        )
    return kind


def _matches(words: Words) -> list[Match[Action]]:
    strong = [m for m in event_patterns.events().longest(words) if m.verb == "none" or event_roles.is_verb(words, m)]
    return [
        *strong,
        *(hint for hint in event_patterns.hints().longest(words) if not any(s.first <= hint.first <= s.last for s in strong)),
    ]


def _place(words: Words, match: Match[Action], source: Span | None, target: Span | None) -> float:
    """How much an action counts for this pair, by where it stands."""
    at = words.span(match.first, match.last)
    if source and source.start <= at.start < source.end:
        return 0.2
    weight = 1.0
    if target and target.start <= at.start < target.end:
        weight *= 0.5
    if match.verb != "none":
        subject = event_phrases.subject(words, match.first)
        if subject and any(_overlap(words.span(p.first, p.last), source) for p in subject.phrases):
            weight *= 1.5 if not subject.passive else 1.0
        elif subject and subject.passive and any(_overlap(words.span(p.first, p.last), target) for p in subject.phrases):
            weight *= 1.5
        elif subject:
            weight *= 0.7
    if source and at.start < min(source.start, target.start if target else source.start):
        return weight * 0.5
    if source:
        distance = max(at.start - source.end, source.start - at.end, 0)
        weight *= 1 / (1 + distance / 120)
    if target and at.start > target.end:
        weight *= 0.8
    return weight


def _overlap(one: Span, other: Span | None) -> bool:
    return other is not None and one.start < other.end and other.start < one.end
