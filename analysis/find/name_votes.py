"""One name, one type: what a document's occurrences of a name say together.

A tagger sees one sentence at a time; a document uses a name in one sense nearly always. So the occurrences of a written form
share their evidence, a family name shares that of the full name, an acronym that of its expansion, and an occurrence the
tagger was unsure of counts where the others are sure (Gale, Church and Yarowsky 1992: one sense per discourse).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.model import Span

SURE = 0.5
"""From this mean probability a written form counts as a name wherever the document has it."""

_TITLED = re.compile(
    r"(?<!\w)(?:(?:Vice|Prime|Foreign|Defen[cs]e|Finance|Deputy)\s+)*(?:President|Premier|Minister|Chancellor|Senator|Congress(?:wo)?man|Governor|Mayor|CEO|"
    r"Ambassador|Professor|Mr|Mrs|Ms|Dr|Judge)\.?\s+(?=[A-Z])"
)
_IN = re.compile(r"\b(?:in|at|from|near|to|across)\s(?:the\s)?$")
_EXPANDED = re.compile(r"\s?\(\"?([A-Z][A-Za-z&.-]*[A-Z][A-Z.s]*)\"?\)")


@dataclass(frozen=True, slots=True)
class Ballot:
    """A stretch that may be a name, and how probable each type is; what is left to 1 says that it is none."""

    span: Span
    types: Mapping[str, float]


def parted(text: str, ballot: Ballot) -> list[Ballot]:
    """The parts of a stretch that holds a title with a name after it (“Arcadian President Ada Lund”)."""
    start, end = ballot.span
    match = _TITLED.search(text, start, end)
    if not match:
        return [ballot]
    before, after = text[start : match.start()].rstrip(), Span(match.end(), end)
    person = Ballot(after, {"PERSON": sum(ballot.types.values())})
    return [Ballot(Span(start, start + len(before)), ballot.types), person] if before else [person]


def as_team(text: str, ballot: Ballot) -> Ballot:
    """A country in a report of a match is its team, except after a preposition of place."""
    if _IN.search(text, max(0, ballot.span.start - 12), ballot.span.start):
        return ballot
    types = {kind: value for kind, value in ballot.types.items() if kind != "PLACE"}
    types["ORGANIZATION"] = types.get("ORGANIZATION", 0.0) + ballot.types.get("PLACE", 0.0)
    return Ballot(ballot.span, types)


def count(text: str, ballots: Sequence[Ballot]) -> list[tuple[Span, str, float]]:
    """The names with type and probability, in the order of the text."""
    forms: dict[str, list[Ballot]] = defaultdict(list)
    for ballot in ballots:
        forms[text[ballot.span.start : ballot.span.end]].append(ballot)
    shares = {form: _mean([ballot.types for ballot in cast]) for form, cast in forms.items()}
    elders = _elders(text, ballots, shares)
    found: list[tuple[Span, str, float]] = []
    for ballot in ballots:
        form = text[ballot.span.start : ballot.span.end]
        share = shares[form]
        if elder := elders.get(form):
            weight = len(forms[form])
            share = {
                kind: (weight * share.get(kind, 0) + 2 * shares[elder].get(kind, 0)) / (weight + 2)
                for kind in share | shares[elder]
            }
        own, total = sum(ballot.types.values()), sum(share.values())
        if max(own, total) < SURE or own < 0.15:
            continue
        kind = max(share, key=lambda kind: share[kind])
        found.append((ballot.span, kind, min(1.0, max(own, total) * share[kind] / total)))
    return found


def _mean(types: Sequence[Mapping[str, float]]) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    for one in types:
        for kind, value in one.items():
            total[kind] += value / len(types)
    return dict(total)


def _elders(text: str, ballots: Sequence[Ballot], shares: Mapping[str, Mapping[str, float]]) -> dict[str, str]:
    """Short form → the longer form of the same name: family name of a person, last word of a ship, acronym of a body."""
    elders: dict[str, str] = {}
    for ballot in ballots:
        form = text[ballot.span.start : ballot.span.end]
        words = form.split()
        share = shares[form]
        if len(words) < 2 or sum(share.values()) < SURE:
            continue
        person = share.get("PERSON", 0) > 0.5 * sum(share.values())
        initials = "".join(word[0] for word in words if word[0].isupper())
        acronym = _EXPANDED.match(text, ballot.span.end)
        shorts = [
            words[-1],
            *([words[0]] if person else []),
            *([initials] if len(initials) > 2 else []),
            *([acronym[1]] if acronym else []),
        ]
        for short in shorts:
            if short in shares and len(short) > 1:
                elders.setdefault(short, form)
    return elders
