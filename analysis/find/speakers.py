"""Who a source is: the person or body by name, what kind of speaker, for which state, from which organisation.

A pronoun is carried to a person named before it, without guessing at gender unless a title or an earlier pronoun tells it. Whoever
cannot be resolved keeps the words of the article (“two officials”); an open question is never answered with a default.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from operator import attrgetter

from analysis.find import speech_lexicon, titles
from analysis.find.speaker_names import (
    NO_SIDE,
    NOBODY,
    WORD,
    Known,
    Naming,
    Speaker,
    described,
    kind_of,
    role_kind,
    state_of,
    surface_name,
    within,
)
from analysis.find.speech_lexicon import SpeakerKind
from analysis.find.statements import Statement
from analysis.model import Span

_START = attrgetter("start")

_PERSONAL = frozenset(("he", "she", "him", "his", "her", "he's", "she's", "he'd", "she'd", "he'll", "she'll"))


_PLURAL = frozenset(("they", "their", "they're", "they've", "they'd", "they'll", "it", "its", "it's", "both"))


_ONESELF = frozenset(("i", "we", "you", "my", "our", "i'm", "i've", "we're", "we've"))


_RELATIVE = frozenset(("who", "which", "that", "whom"))


_AT = re.compile(r"\b(?:of|at|from|for|with|by|in)\s+(?:the\s+)?$")


NEAR = 4
"""How many sentences back a pronoun may reach."""

LONGEST = 5
"""A speaker without a name is called by at most so many words of the article."""


@dataclass(slots=True)
class _Cast:
    """Who has been named so far, and what is known of them."""

    full: dict[str, str] = field(default_factory=dict)
    known: dict[str, Speaker] = field(default_factory=dict)
    gender: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    persons: list[tuple[int, str, bool]] = field(default_factory=list)
    bodies: list[tuple[int, str]] = field(default_factory=list)
    people: set[str] = field(default_factory=set)


def find(
    folded: str, statements: Sequence[Statement], mentions: Sequence[Naming], known: Mapping[str, Known], sentences: Sequence[Span]
) -> tuple[Speaker, ...]:
    """The speaker of each statement, in the order of the statements."""
    cast = _Cast()
    quoted = sorted(span for statement in statements if statement.kind != "indirect" for span in statement.content)
    starts = [sentence.start for sentence in sentences]
    waiting = [m for m in mentions if m.kind == "person" and m.form == "name" and not _in_any(m.span.start, quoted)]
    order = sorted(
        range(len(statements)),
        key=lambda k: statements[k].source[0].start if statements[k].source else statements[k].content[0].start,
    )
    found: dict[int, Speaker] = {}
    met = 0
    for number in order:
        statement = statements[number]
        if not statement.source:
            found[number] = NOBODY
            continue
        source = statement.antecedent or statement.source[0]
        while met < len(waiting) and waiting[met].span.start < source.start:
            _meet(folded, cast, waiting[met], starts, mentions, known)
            met += 1
        found[number] = _speaker(folded, cast, source, statement, mentions, known, starts)
    return tuple(found[number] for number in range(len(statements)))


def _in_any(place: int, spans: Sequence[Span]) -> bool:
    before = bisect_right(spans, place, key=_START) - 1
    return before >= 0 and place < spans[before].end


def _meet(
    folded: str, cast: _Cast, mention: Naming, starts: Sequence[int], mentions: Sequence[Naming], known: Mapping[str, Known]
) -> None:
    """A person is named: remember where, and by which words they are introduced."""
    sentence = starts[max(0, bisect_right(starts, mention.span.start) - 1)]
    first = not cast.persons or cast.persons[-1][0] < sentence
    opening = first and not _AT.search(folded, max(0, mention.span.start - 12), mention.span.start)
    cast.persons.append((mention.span.start, mention.entity, opening))
    before = folded[max(sentence, mention.span.start - 40) : mention.span.start]
    last = WORD.findall(before)[-1:]
    title = titles.titles().get(last[0].lower()) if last else None
    if title and title.gender:
        cast.gender[mention.entity] = title.gender
    if mention.entity not in cast.known or cast.known[mention.entity].kind is None:
        apposed = re.match(
            r",?\s((?:(?<=,\s)|(?:of|at|from|with)\s)[^,.;:\"]{3,90})", folded[mention.span.end : mention.span.end + 100]
        )
        words = [*WORD.findall(before)[-4:], *(WORD.findall(apposed[1]) if apposed else [])]
        around = Span(max(sentence, mention.span.start - 40), mention.span.end + (apposed.end() if apposed else 0))
        _entitle(cast, mention.entity, words)
        _remember(cast, mention.entity, described(mention.entity, words, around, mentions, known, folded))


def _entitle(cast: _Cast, name: str, words: Sequence[str]) -> None:
    """The nouns by which the article introduces a person, so that “the minister” finds them."""
    for word in words:
        if word.lower() in speech_lexicon.speaker_nouns() and word.lower() not in name.lower().split():
            cast.titles[word.lower()] = name


def _remember(cast: _Cast, name: str, speaker: Speaker) -> Speaker:
    old = cast.known.get(name)
    merged = Speaker(
        name,
        (old and old.kind) or speaker.kind,
        (old and old.side) or speaker.side,
        (old and old.organization) or speaker.organization,
    )
    cast.known[name] = merged
    cast.people.add(name)
    parts = name.split()
    if len(parts) > 1:
        cast.full[parts[-1]] = name
    return merged


def _speaker(
    folded: str,
    cast: _Cast,
    source: Span,
    statement: Statement,
    mentions: Sequence[Naming],
    known: Mapping[str, Known],
    starts: Sequence[int],
) -> Speaker:
    text = folded[source.start : source.end]
    words = [word.lower() for word in WORD.findall(text)]
    first = words[0] if words else ""
    if len(words) == 1 and first in _PERSONAL:
        return _carried(cast, source, statement, starts, first)
    if len(words) == 1 and first in _PLURAL:
        body = next((name for place, name in reversed(cast.bodies) if place < source.start), None)
        return cast.known[body] if body else Speaker(None, None)
    if len(words) == 1 and (first in _ONESELF or first in _RELATIVE):
        return Speaker(None, None)
    inside = within(mentions, source)
    speaker = _named(folded, cast, source, text, inside, mentions, known) or _described_only(
        folded, cast, source, text, inside, known
    )
    assert speaker.name is not None, "a source that is no pronoun has words"
    if speaker.name in cast.people:
        cast.persons.append((source.start, speaker.name, True))
    else:
        cast.known[speaker.name] = speaker
        cast.bodies.append((source.start, speaker.name))
    return speaker


def _carried(cast: _Cast, source: Span, statement: Statement, starts: Sequence[int], pronoun: str) -> Speaker:
    """The person that “he” or “she” stands for: the one this sentence opens with, else the last who spoke or opened a sentence."""
    here = starts[max(0, bisect_right(starts, source.start) - 1)]
    back = starts[max(0, bisect_right(starts, source.start) - 1 - NEAR)]
    wanted = "m" if pronoun.startswith("h") and not pronoun.startswith("her") else "f"
    content = statement.content
    near = takewhile(lambda person: person[0] >= back, reversed(cast.persons))
    fits = [
        (place, name, opening)
        for place, name, opening in reversed(list(near))
        if place < source.start
        and cast.gender.get(name, wanted) == wanted
        and not any(span.start <= place < span.end for span in content)
    ]
    same = next((name for place, name, opening in fits if place >= here and opening), None)
    name = (
        same
        or next((name for _, name, opening in reversed(fits) if opening), None)
        or next((name for _, name, _ in reversed(fits)), None)
    )
    if name is None:
        return Speaker(None, None)
    cast.gender.setdefault(name, wanted)
    cast.persons.append((source.start, name, True))
    return cast.known.get(name) or Speaker(name, None)


def _named(
    folded: str,
    cast: _Cast,
    source: Span,
    text: str,
    inside: Sequence[Naming],
    mentions: Sequence[Naming],
    known: Mapping[str, Known],
) -> Speaker | None:
    """A person with a name, or a body that speaks under its own."""
    person = next((m for m in inside if m.kind == "person" and m.form in ("name", "descriptor")), None)
    words = WORD.findall(text)
    if person is not None and not _possessive(folded, person.span.end, source.end):
        _entitle(cast, person.entity, words)
        return _remember(cast, person.entity, described(person.entity, words, source, mentions, known, folded))
    name = surface_name(text, inside, source)
    if name:
        name = cast.full.get(name, name)
        _entitle(cast, name, words)
        return _remember(cast, name, described(name, words, source, mentions, known, folded))
    body = next((m for m in inside if m.form in ("name", "metonym") and m.kind in ("state", "organization", "bloc")), None)
    if (
        body is not None
        and folded[source.start : body.span.start].lower().strip() in ("", "the")
        and _alone(folded, body.span.end, source.end)
    ):
        kind: SpeakerKind | None = "official" if body.kind in ("state", "bloc") else role_kind(body.entity, known)
        side = body.entity if body.kind in ("state", "bloc") else known[body.entity].state if body.entity in known else None
        return Speaker(body.entity, kind, side, body.entity if body.kind == "organization" else None)
    return None


def _possessive(folded: str, end: int, limit: int) -> bool:
    """“Holt's spokesman” is somebody else."""
    return folded[end : end + 2] in ("'s", "' ") and bool(folded[end + 2 : limit].strip())


def _alone(folded: str, end: int, limit: int) -> bool:
    return folded[end:limit].lstrip()[:1] in ("", ",", "(", "'")


def _described_only(
    folded: str, cast: _Cast, source: Span, text: str, inside: Sequence[Naming], known: Mapping[str, Known]
) -> Speaker:
    """A source without a name of its own (“two officials”): its words, or the person whom “the minister” last stood for."""
    head = re.split(r",|\s(?:who|which|that)\s|\(", text)[0].strip().removesuffix("'s") or text.strip()
    head = " ".join(head.split()[:LONGEST])
    words = [word.lower() for word in WORD.findall(head)]
    kind = kind_of(words)
    if len(words) in (2, 3) and words[0] == "the" and (person := cast.titles.get(words[-1])):
        return cast.known[person]
    if kind == "state leader" and len(words) < 5 and {"two", "both"} & set(words):
        pair = list(dict.fromkeys(name for _, name, _ in reversed(cast.persons) if cast.known[name].kind == kind))[:2]
        if len(pair) == 2:
            return Speaker(" and ".join(reversed(pair)), kind)
    states = {state for mention in inside if (state := state_of(mention, known))}
    state = states.pop() if len(states) == 1 else None  # “Orlan and Arcadian officials” speak for no one side
    organization = next((m.entity for m in inside if m.kind == "organization" and m.form == "name"), None)
    return Speaker(head, kind, state if kind not in NO_SIDE else None, organization)
