"""What the words of a source tell of who speaks: a name, a kind, a state, an organisation."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple, Protocol

from analysis.find import speech_lexicon, titles
from analysis.find.speech_lexicon import SpeakerKind
from analysis.model import Form, Kind, Span

_SPAN_START = attrgetter("span.start")


class Naming(Protocol):
    """A mention of an entity, as the entity finder gives it."""

    @property
    def span(self) -> Span: ...
    @property
    def entity(self) -> str: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def form(self) -> Form: ...


class Known(NamedTuple):
    """What the gazetteer knows of an entity."""

    state: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks; every field is missing where the article and the lexicons do not tell."""

    name: str | None
    kind: SpeakerKind | None
    side: str | None = None
    organization: str | None = None


NOBODY = Speaker(None, "unattributed")


NO_SIDE: frozenset[SpeakerKind | None] = frozenset(
    ("analyst/expert", "journalist", "media", "public", "business", "civil society", None)
)
"""Kinds that speak for themselves: they have a side only where the words or the lexicon give them a state as their own."""


_BEFORE_NAMES = frozenset(("the", "a", "an", "former", "then"))


_NAME = re.compile(r"[A-Z][\w'\-]*\.?(?:\s+(?:(?:de|van|von|der|al|bin|ben|el|la|du|da|di|of)\s+)?[A-Z][\w'\-]*\.?)*")


WORD = re.compile(r"[^\W_]+(?:['\-.][^\W_]+)*")


_BODY = re.compile(
    r"\b(?:Ministry|Office|Department|Committee|Council|Institute|University|Party|Agency|Union|Association|Bank|Group|House|"
    r"Times|Post|News|Courier|Herald|Commission|Court|Center|Centre|Foundation|Company|Corporation|Authority|Bureau|Service)\b"
)


_OPENERS = frozenset(
    [
        "The",
        "A",
        "An",
        "One",
        "Two",
        "Three",
        "Some",
        "Many",
        "Several",
        "Most",
        "Other",
        "Others",
        "Few",
        "Both",
        "Each",
        "Critics",
        "Analysts",
        "Experts",
        "Officials",
        "Democrats",
        "Republicans",
    ]
)


def within(mentions: Sequence[Naming], span: Span) -> Sequence[Naming]:
    """The mentions that begin in a span; they are given in the order of the text."""
    first = bisect_left(mentions, span.start, key=_SPAN_START)
    return mentions[first : bisect_left(mentions, span.end, key=_SPAN_START)]


def surface_name(text: str, inside: Sequence[Naming], source: Span) -> str | None:
    """The personal name in a source that no gazetteer knows: a run of capitals after its title."""
    head = re.split(r"\s(?:of|at|from|for|with|in|who)\s|\"", text)[0] if text[:1].isupper() or text[:4].lower() == "the " else text
    for piece in head.split(","):
        for match in _NAME.finditer(piece):
            parts = match[0].split()
            while parts and _introduces(parts[0].lower().rstrip(".")):
                parts.pop(0)
            offset = source.start + text.find(match[0])
            if not parts or _BODY.search(match[0]) or match[0].endswith("'s") or match[0].split()[0] in _OPENERS:
                continue
            mentioned = [m for m in inside if m.span.start < offset + len(match[0]) and m.span.end > offset]
            if any(m.kind != "person" and m.form != "adjectival" for m in mentioned):
                continue
            for m in mentioned:
                if m.form == "adjectival" and parts and _spells(parts[0], m, source, text):
                    parts.pop(0)
            parts = [p for k, p in enumerate(parts) if not (k == 0 and p.lower() in speech_lexicon.speaker_nouns())]
            if parts and (len(parts) > 1 or piece.strip() == parts[0] or piece.strip().endswith(parts[0])):
                return " ".join(parts).rstrip(".")
    return None


def _introduces(word: str) -> bool:
    """Whether a word stands before a name and is no part of it."""
    return word in _BEFORE_NAMES or word in titles.titles() or word in speech_lexicon.speaker_nouns()


def _spells(word: str, mention: Naming, source: Span, text: str) -> bool:
    return text[mention.span.start - source.start : mention.span.end - source.start] == word


def described(
    name: str, words: Sequence[str], around: Span, mentions: Sequence[Naming], known: Mapping[str, Known], folded: str
) -> Speaker:
    """What the gazetteer and the words beside a name tell of a person."""
    own = known.get(name)
    kind = _role(own)
    kind = kind or kind_of([word.lower().removesuffix("'s") for word in words], but=_NO_PERSON)
    near = [mention for mention in within(mentions, around) if mention.entity != name]
    side = own.state if own and own.state else None
    if side is None and kind not in NO_SIDE:
        side = next((s for m in near if (s := state_of(m, known))), None)
    organization = next((m.entity for m in near if m.kind == "organization" and m.form == "name"), None)
    if organization is None:
        organization = _organization(folded[around.start : around.end])
    return Speaker(name, kind, side, organization)


def _organization(text: str) -> str | None:
    """“of the Institute for Tides”: a body named after a preposition."""
    match = re.search(
        r"\b(?:of|at|from|for|with|by)\s+(?:the\s+)?((?:[A-Z][\w'\-]*\s?(?:(?:of|for|and|on)\s(?:the\s)?(?=[A-Z]))?)+)", text
    )
    return match[1].strip() if match and _BODY.search(match[1]) else None


def state_of(mention: Naming, known: Mapping[str, Known]) -> str | None:
    if mention.kind == "state":
        return mention.entity
    return known[mention.entity].state if mention.entity in known and mention.kind in ("organization", "place") else None


def role_kind(name: str, known: Mapping[str, Known]) -> SpeakerKind | None:
    """The kind of a body: by the role that the gazetteer gives it, else by the words of its name."""
    return _role(known.get(name)) or kind_of([word.lower() for word in name.split()])


def _role(known: Known | None) -> SpeakerKind | None:
    if known is None or not known.role:
        return None
    return speech_lexicon.speaker_nouns().get(known.role) or kind_of(known.role.split())


_NO_PERSON: frozenset[SpeakerKind] = frozenset(("document", "joint statement", "unattributed"))


def kind_of(words: Sequence[str], but: frozenset[SpeakerKind] = frozenset()) -> SpeakerKind | None:
    """The kind that the head noun tells: the last known noun before a preposition, two words before one."""
    nouns = speech_lexicon.speaker_nouns()
    head = next((k for k, word in enumerate(words) if k and word in ("of", "for", "at", "from", "with", "in", "on")), len(words))
    for number, piece in enumerate((words[:head], words[head:])):
        found: SpeakerKind | None = None
        paired = -1
        for place, word in enumerate(piece):
            pair = nouns.get(f"{word} {piece[place + 1]}") if place + 1 < len(piece) else None
            single = nouns.get(word) if place != paired else None
            if pair and pair not in but:
                found, paired = pair, place + 1
            elif single and single not in but:
                found = single
            if found and number:
                break  # after a preposition the first noun is the head
        if found:
            return found
    return None
