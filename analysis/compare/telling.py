"""How a statement is told, as plain fields, and in which of them the statements of one fact differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.compare.statements import said
from analysis.find.numbers import Number
from analysis.model import Analysis
from analysis.store import tables

VALENCE = 0.3
"""Scores closer than this read alike."""

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Telling:
    """Who is named, who acts with which verb, which numbers are given, in whose voice, and how pleasant the words are.

    ``actor`` and ``verb`` are missing where no event was found, ``valence`` where it was not measured; an empty ``speaker`` is
    nobody that was made out.
    """

    names: tuple[str, ...]
    actor: str | None
    verb: str | None
    numbers: tuple[str, ...]
    voice: str | None
    speaker: str | None
    valence: float | None


def find(analysis: Analysis, places: Sequence[Place], numbers: Mapping[Place, Sequence[Number]]) -> dict[Place, Telling]:
    """How each of these statements is told."""
    wanted = set(places)
    names: dict[Place, dict[str, None]] = defaultdict(dict)
    for article, sentence, entity in zip(*(analysis["mentions"][c] for c in ("article_id", "sentence", "entity")), strict=True):
        if (article, sentence) in wanted:
            names[article, sentence][entity] = None
    acts: dict[Place, tuple[str, str]] = {}
    columns = ("article_id", "sentence", "actor", "action")
    for article, sentence, actor, action in zip(*(analysis["events"][c] for c in columns), strict=True):
        acts.setdefault((article, sentence), (actor, action))
    found: dict[Place, Telling] = {}
    sentences = analysis["sentences"]
    there = [place in wanted for place in zip(sentences["article_id"], sentences["sentence"], strict=True)]
    for row in tables.records(sentences.loc[there, ["article_id", "sentence", "voice", "speaker", "valence"]]):
        place = (row["article_id"], row["sentence"])
        actor, verb = acts.get(place, (None, None))
        given = tuple(said(number) for number in numbers.get(place, ()))
        found[place] = Telling(tuple(names[place]), actor, verb, given, row["voice"], row["speaker"], row["valence"])
    return found


def differs(told: Sequence[Telling]) -> list[str]:
    """For each telling, its own side of every field in which they are not all alike, as short text."""
    common = set(told[0].names).intersection(*(one.names for one in told))
    numbered = set(told[0].numbers).intersection(*(one.numbers for one in told))
    fields: list[tuple[str, list[str]]] = [
        ("names", [", ".join(name for name in one.names if name not in common) or "nobody else" for one in told]),
        ("acts", [one.actor or "" for one in told]),
        ("verb", [one.verb or "" for one in told]),
        ("numbers", [", ".join(n for n in one.numbers if n not in numbered) or "none" for one in told]),
        ("voice", [", ".join(filter(None, (one.voice, one.speaker))) for one in told]),
    ]
    valences = [one.valence for one in told if one.valence is not None]
    if valences and max(valences) - min(valences) >= VALENCE:
        fields.append(("valence", [f"{one.valence:+.2f}" if one.valence is not None else "" for one in told]))
    parts: list[list[str]] = [[] for _ in told]
    for name, values in fields:
        if len(set(values)) > 1:
            for part, value in zip(parts, values, strict=True):
                part += [f"{name}: {value}"] if value else []
    return ["; ".join(part) for part in parts]
