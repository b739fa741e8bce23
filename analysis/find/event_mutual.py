"""What two do together: actors joined beside a noun (“the Orla-Vesper talks”), or linked by it (“talks between Orla and Vesper”)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.find.event_actors import Actor
from analysis.model import Span

REACH = 110
"""How many characters may lie between the noun and its actors."""

_BLOCKERS = (
    r"(?:in|on|at|of|for|by|from|with|about|over|under|against|into|through|during|between|among|than|as|that|which|who|whom|whose|"
    r"where|when|while|whether|if|because|but|or|nor|so|after|before|since|until|unless|although|though|despite|without|toward|towards)"
)
_JOINED = re.compile(r"^(?:'s)?(?:\s+(?:and|with)\s+(?:the\s+)?(?:[\w.-]+\s+){0,3}|\s?[-–/]\s?)$")
_BESIDE = re.compile(rf"^(?:'s|')?[\s-]+(?:(?!{_BLOCKERS}\b|to\b)[\w-]+\s+){{0,4}}$|^$")
_WHERE_AND_WHEN = r"(?:(?:in|at|on)\s+(?:the\s+)?[\w-]+\s+){0,2}(?:(?:last|this|next)\s+\w+\s+)?"
_LINK = re.compile(
    rf"^\s*{_WHERE_AND_WHEN}(?:(?!{_BLOCKERS}\b|and\b|to\b)[\w-]+\s+){{0,3}}(?:between|with|of)\s+(?:(?!{_BLOCKERS}\b|and\b)[\w.-]+\s+){{0,4}}$"
)
_BETWEEN = re.compile(r"^(?:\s+(?!between\b)[\w'-]+){0,8}\s+between\s+(?:[\w.-]+\s+){0,3}$")
_WITH = re.compile(r"^\s*with\s+(?:[\w.-]+\s+){0,3}$")
_SUBJECT_GAP = re.compile(rf"^(?:,[^,;:.]{{1,60}},)?\s*(?:(?!{_BLOCKERS}\b)[\w'-]+\s+){{0,5}}$")


def find(folded: str, trigger: Span, actors: Sequence[Actor]) -> tuple[Actor, Actor, Span] | None:
    """The two actors and the words between the nearer one and the noun; ``None`` where they are not joined or linked."""
    before = [a for a in reversed(actors) if 0 <= trigger.start - a.span.end <= REACH and not a.is_place]
    after = [a for a in actors if 0 <= a.span.start - trigger.end <= REACH and not a.is_place]
    found = _beside(folded, trigger, before, after) or _linked(folded, trigger, before, after)
    return found if found and found[0].side != found[1].side else None


def _beside(folded: str, trigger: Span, before: Sequence[Actor], after: Sequence[Actor]) -> tuple[Actor, Actor, Span] | None:
    if not before or not _BESIDE.match(folded[before[0].span.end : trigger.start]):
        return None
    near, between = before[0], Span(before[0].span.end, trigger.start)
    if len(before) > 1 and _JOINED.match(folded[before[1].span.end : near.span.start]):
        return before[1], near, between
    linked = after and _LINK.match(folded[trigger.end : after[0].span.start])
    return (near, after[0], between) if linked else None


def _linked(folded: str, trigger: Span, before: Sequence[Actor], after: Sequence[Actor]) -> tuple[Actor, Actor, Span] | None:
    if not after:
        return None
    behind = folded[trigger.end : after[0].span.start]
    if (
        len(after) > 1
        and (_LINK.match(behind) or _BETWEEN.match(behind))
        and _JOINED.match(folded[after[0].span.end : after[1].span.start])
    ):
        return after[0], after[1], Span(trigger.start, trigger.start)
    if before and _SUBJECT_GAP.match(folded[before[0].span.end : trigger.start]) and _WITH.match(behind):
        return before[0], after[0], Span(before[0].span.end, trigger.start)
    return None
