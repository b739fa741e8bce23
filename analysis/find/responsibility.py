"""Who is grammatically responsible: the agent of an act named or dropped, in sentences that name an actor.

Without a parser, from word forms: a form of *be* or *get* with a past participle is a passive. With ``by`` and a doer in the
same clause its agent is named, else dropped. A name right before a verb of doing in the active is the agent. Passives that
tell of a state or of what is said (is located, was expected) do not count. After Trew 1979 and Fowler 1991, who read
agentless passives as a way to leave open who did it; own rules.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal, get_args

from analysis.errors import LexiconError
from analysis.find import in_use, listing
from analysis.model import Span

Role = Literal["active", "agent_named", "agent_dropped"]
FormKind = Literal["passive", "active", "state"]
"""An act after a form of *be*, an act right after the name of its doer, a state or a word of what is said: no act."""
REACH_WORDS = 8
"""How far after the participle its agent may stand, within the clause."""


@dataclass(frozen=True, slots=True)
class Doer:
    """A mention that can act, and the entity it names."""

    span: Span
    entity: str


@dataclass(frozen=True, slots=True)
class Act:
    """A verb at a span: how its agent is treated, the agent where one that is known is named, and who is acted upon."""

    span: Span
    role: Role
    cue: str
    agent: str | None
    patient: str | None


@dataclass(frozen=True, slots=True)
class Forms:
    """What the list says of verb forms; forms in -ed need no row to be an act."""

    passive: re.Pattern[str]
    active: re.Pattern[str]
    states: frozenset[str]


_NOT_AGENTS = (
    r"(?:the|a|an|about|around|nearly|at least|more than|some|only)?\s*(?:\d|january|february|march|april|may\b|june|july|august|"
    r"september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|midnight|noon|dawn|dusk|"
    r"night|day|morning|evening|end|time|then|now|year|half|two|three|four|five|six|seven|eight|nine|ten|per|percent|"
    r"means|way|virtue|force|law|air|sea|land|road|rail|train|car|plane|ship|bus|phone|mail|email|post|hand|accident|mistake|"
    r"surprise|majority|margin|factor|far|and large|definition|contrast|comparison|default|name|vote|\w+ing\b)"
)
_BE = r"(?:was|were|is|are|been|being|be|got|gets|get)"
_AGENT = re.compile(rf"[^.;:!?,()]*?\bby\s+(?!{_NOT_AGENTS})(?:the\s+|an?\s+)?(\w+)")
_PREPOSITION = re.compile(r"\b(?:in|at|on|from|to|with|for|by|against|near|of|inside|across)\s+(?:the\s+)?$")
_CLAUSE = re.compile(r"[.;:!?,()]|\b(?:and|but|while|which|who|that|because|after|before|when)\b")


def find(lowered: str, sentences: Sequence[Span], doers: Sequence[Doer], speech: frozenset[str] = frozenset()) -> tuple[Act, ...]:
    """The acts in sentences that name an actor, in order; verbs of ``speech`` (written forms) are no acts."""
    found: list[Act] = []
    for sentence in sentences:
        first = bisect_left(doers, sentence.start, key=attrgetter("span.start"))
        here = doers[first : bisect_left(doers, sentence.end, key=attrgetter("span.start"))]
        if here:
            passives = list(_passives(lowered, sentence, here, speech))
            found += sorted([*passives, *_actives(lowered, sentence, here, speech)], key=attrgetter("span"))
    return tuple(found)


@in_use.kept
def forms() -> Forms:
    """The verb forms of ``lexicons/responsibility.csv``, compiled."""
    return in_use.merged("responsibility.csv", read)


def read(text: str, where: str) -> Forms:
    """The rows of a list of verb forms. Raises ``LexiconError`` naming file and line."""
    rows = listing.rows(text, where, ["word", "kind", "note"])
    listing.unique((place, f"{row['word']},{row['kind']}") for place, row in rows)
    if odd := next((place for place, row in rows if not row["word"].isalpha() or not row["word"].islower()), None):
        raise LexiconError(f"{odd} must be one word in lower case")
    found: dict[str, list[str]] = {kind: [] for kind in get_args(FormKind)}
    for place, row in rows:
        found[listing.one_of(row["kind"], get_args(FormKind), f"{place}: kind")].append(row["word"])
    return Forms(
        re.compile(
            rf"\b{_BE}\s+(?:(?:not|also|still|already|then|later|once|often|never|again|reportedly|\w+ly)\s+){{0,2}}"
            rf"(\w{{2,}}ed|(?:re|over|under|out|un|mis)?(?:{'|'.join(found['passive'])}))\b"
        ),
        re.compile(
            r"(?:'s?)?\s+(?:(?:has|have|had|also|then|later|again|still|repeatedly|reportedly|\w+ly)\s+){0,2}"
            rf"(\w{{2,}}ed|{'|'.join(found['active'])})\b"
        ),
        frozenset(found["state"]),
    )


def _passives(lowered: str, sentence: Span, doers: Sequence[Doer], speech: frozenset[str]) -> list[Act]:
    found: list[Act] = []
    for match in forms().passive.finditer(lowered, *sentence):
        if match[1] in forms().states or match[1] in speech:
            continue
        patient = next((d.entity for d in reversed(doers) if _is_subject(lowered, d.span, match.start())), None)
        agent = _AGENT.match(lowered, match.end(), min(sentence.end, _reach(lowered, match.end())))
        role: Role = "agent_named" if agent else "agent_dropped"
        end = agent.end() if agent else match.end()
        known = next((d for d in doers if agent and d.span.start <= agent.start(1) < d.span.end), None)
        end = max(end, known.span.end) if known else end
        found.append(Act(Span(match.start(), end), role, match[0], known.entity if known else None, patient))
    return found


def _actives(lowered: str, sentence: Span, doers: Sequence[Doer], speech: frozenset[str]) -> list[Act]:
    found: list[Act] = []
    known = forms()
    for doer in doers:
        match = known.active.match(lowered, doer.span.end, sentence.end)
        if match and match[1] not in known.states and match[1] not in speech and not lowered.startswith(" by ", match.end()):
            found.append(Act(Span(doer.span.start, match.end()), "active", match[1], doer.entity, None))
    return found


def _is_subject(lowered: str, name: Span, verb: int) -> bool:
    """Whether nothing but the same noun phrase stands between a name and its verb, and no preposition before the name."""
    between = lowered[name.end : verb]
    if name.end > verb or len(between.split()) > 3 or _CLAUSE.search(between):
        return False
    return not _PREPOSITION.search(lowered[max(0, name.start - 12) : name.start])


def _reach(lowered: str, start: int) -> int:
    """Where the agent's reach ends."""
    position = start
    for _ in range(REACH_WORDS):
        position = lowered.find(" ", position + 1)
        if position < 0:
            return len(lowered)
    return position + 20
