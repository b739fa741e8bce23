"""Who acts on whom around a trigger: the part of event finding that asks what stands between it and the names.

Only close company counts. The actor of a verb is its subject, with at most a few words between; the target is its direct
object, with no preposition between; the actor of a noun owns it (“A's visit to B”, “Arcadian aid to B”). Two actors share a
mutual event where they are joined (“A and B”, “A-B”) beside it, or where it is *between*, *of* or *with* them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.find.lexicon import Action
from analysis.model import Span

REACH = 110
"""How many characters may lie between a trigger and its actor or target."""
GAP_WORDS = 5
"""How many words may stand between a trigger and its actor or target."""

_BLOCKERS = (
    r"(?:in|on|at|of|for|by|from|with|about|over|under|against|into|through|during|between|among|than|as|that|which|who|whom|whose|"
    r"where|when|while|whether|if|because|but|or|nor|so|after|before|since|until|unless|although|though|despite|without|toward|towards)"
)
_SUBJECT_GAP = re.compile(rf"^(?:,[^,;:.]{{1,60}},)?\s*(?:(?!{_BLOCKERS}\b)[\w'-]+\s+){{0,{GAP_WORDS}}}$")
_OBJECT_GAP = re.compile(rf"^\s*(?:(?!{_BLOCKERS}\b|to\b|and\b)[\w-]+,?\s+){{0,{GAP_WORDS}}}$")
_OWNER_GAP = re.compile(rf"^(?:'s|')?[\s-]+(?:(?!{_BLOCKERS}\b|to\b)[\w'-]+\s+){{0,{GAP_WORDS}}}$")
_JOINED = re.compile(r"^(?:'s)?(?:\s+(?:and|with)\s+(?:the\s+)?(?:[\w.-]+\s+){0,3}|\s?[-–/]\s?)$")
_BESIDE = re.compile(rf"^(?:'s|')?[\s-]+(?:(?!{_BLOCKERS}\b|to\b)[\w-]+\s+){{0,4}}$|^$")
_WHERE_AND_WHEN = r"(?:(?:in|at|on)\s+(?:the\s+)?[\w-]+\s+){0,2}(?:(?:last|this|next)\s+\w+\s+)?"
_LINK = re.compile(
    rf"^\s*{_WHERE_AND_WHEN}(?:(?!{_BLOCKERS}\b|and\b|to\b)[\w-]+\s+){{0,3}}(?:between|with|of)\s+(?:(?!{_BLOCKERS}\b|and\b)[\w.-]+\s+){{0,4}}$"
)
_WITH = re.compile(r"^\s*with\s+(?:[\w.-]+\s+){0,3}$")
_MODAL = re.compile(r"(?:\b(?:to|will|would|can|could|may|might|must|shall|should|not|cannot)|n't)\s+(?:\w+ly\s+)?$")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+ly\s+)?$")
_BY = re.compile(r"^(?:\s+[\w-]+){0,3}\s+by\s+(?:[\w-]+\s+){0,3}$")


@dataclass(frozen=True, slots=True)
class Actor:
    """A mention that can act or be acted on; ``side`` is the state it belongs to. A place can only be visited."""

    span: Span
    entity: str
    side: str
    is_place: bool = False


@dataclass(frozen=True, slots=True)
class Roles:
    """Actor and target of a trigger, and the stretch between subject and trigger, where its modal words stand."""

    actor: Actor
    target: Actor
    between: Span


def find(folded: str, sentence: Span, trigger: Span, action: Action, actors: Sequence[Actor]) -> Roles | None:
    """The roles at a trigger; ``None`` where one of them does not stand in the place its form asks for."""
    before = [a for a in reversed(actors) if 0 <= trigger.start - a.span.end <= REACH and not a.is_place]
    after = [a for a in actors if 0 <= a.span.start - trigger.end <= REACH and (not a.is_place or action.visits)]
    if action.form == "mutual":
        return _mutual(folded, trigger, before, [a for a in after if not a.is_place])
    progressive = folded[trigger.start : trigger.end].split()[0].endswith("ing")  # “is shelling” has its subject before it
    if action.form == "active" and not progressive and _PASSIVE.search(folded, sentence.start, trigger.start):
        return _passive(folded, trigger, before, after)
    if action.form == "infinitive" and not _MODAL.search(folded, sentence.start, trigger.start):
        return None  # a bare “visit” or “attack” is a noun unless a modal verb or “to” stands before it
    gap = _OWNER_GAP if action.form == "noun" else _SUBJECT_GAP
    actor = next((a for a in before[:2] if gap.match(folded[a.span.end : trigger.start])), None)
    if actor and action.form != "noun" and folded[actor.span.end : actor.span.end + 2] == "'s":
        return None  # “A's warning …”: the owner of the noun is not the verb's subject
    target = next((a for a in after[:1] if _OBJECT_GAP.match(folded[trigger.end : a.span.start])), None)
    return _roles(actor, target, Span(actor.span.end, trigger.start)) if actor else None


def _passive(folded: str, trigger: Span, before: Sequence[Actor], after: Sequence[Actor]) -> Roles | None:
    agent = next((a for a in after[:1] if _BY.match(folded[trigger.end : a.span.start])), None)
    target = next((a for a in before[:1] if _SUBJECT_GAP.match(folded[a.span.end : trigger.start])), None)
    return _roles(agent, target, Span(target.span.end, trigger.start)) if target else None


def _mutual(folded: str, trigger: Span, before: Sequence[Actor], after: Sequence[Actor]) -> Roles | None:
    if before and _BESIDE.match(folded[before[0].span.end : trigger.start]):
        near = before[0]
        joined = len(before) > 1 and _JOINED.match(folded[before[1].span.end : near.span.start])
        if joined:
            return _roles(before[1], near, Span(near.span.end, trigger.start))
        if after and _LINK.match(folded[trigger.end : after[0].span.start]):
            return _roles(near, after[0], Span(near.span.end, trigger.start))
    linked = len(after) > 1 and _LINK.match(folded[trigger.end : after[0].span.start])
    if linked and _JOINED.match(folded[after[0].span.end : after[1].span.start]):
        return _roles(after[0], after[1], Span(trigger.start, trigger.start))
    acting = before and after and _SUBJECT_GAP.match(folded[before[0].span.end : trigger.start])
    if acting and _WITH.match(folded[trigger.end : after[0].span.start]):
        return _roles(before[0], after[0], Span(before[0].span.end, trigger.start))
    return None


def _roles(actor: Actor | None, target: Actor | None, between: Span) -> Roles | None:
    return Roles(actor, target, between) if actor and target and actor.side != target.side else None
