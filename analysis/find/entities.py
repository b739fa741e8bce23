"""Who and what is named: the gazetteer's entities and names that no list has, with the form in which each is named.

A *name* is a proper name or acronym, also before a noun (“US sanctions”). An *adjectival* mention is an adjective or a
demonym (“Russian”, “the Chinese”). A *metonym* is a seat of power that stands for its government; the same word after a
preposition of place is the city instead. A *descriptor* (“the Chinese leader”) is added where the article names the person
it can only mean; it is kept apart and may hold an adjectival mention. Pronouns are not counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.find import entity_aliases, entity_context, entity_descriptors
from analysis.find.entity_gazetteer import Candidate, Gazetteer, gazetteer
from analysis.find.names import Name
from analysis.model import Form, Kind, Span

__all__ = ["Candidate", "Gazetteer", "Mention", "as_benchmark", "counts", "find", "gazetteer", "hints"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of an entity at a span.

    ``confidence`` is the tagger's probability of a name that no list has, measured out of fold (``weights/names.md``); a
    gazetteer match has none.
    """

    span: Span
    surface: str
    entity: str
    kind: Kind
    form: Form
    rule: str
    confidence: float | None = None


def find(text: str, known: Gazetteer, names: Sequence[Name] = ()) -> tuple[Mention, ...]:
    """The mentions in a (folded) text, in order: the gazetteer's, those of ``names``, and the descriptions of people.

    A surname counts only where the article gives a longer form as well; a name listed as an alias always counts. A longer
    name that holds a gazetteer match (“Bank of Orla”) is an entity of its own, and the shorter one is not counted there.
    """
    listed = _listed(text, known)
    kept = entity_aliases.kept(text, names, [(mention.span, mention.kind, mention.form) for mention in listed])
    listed = [mention for mention in listed if not any(_inside(mention.span, name.span) for name in kept)]
    longer = [(mention.span, mention.entity, mention.kind) for mention in listed if mention.form == "name"]
    elected = entity_aliases.find(text, kept, longer)
    found = [
        *listed,
        *(
            Mention(one.span, text[one.span.start : one.span.end], one.entity, one.kind, "name", one.rule, one.probability)
            for one in elected
        ),
    ]
    found.sort(key=lambda mention: mention.span)
    described = entity_descriptors.find(text, [(m.span, m.entity, m.kind, m.form) for m in found], known.entities)
    found += [Mention(span, text[span.start : span.end], entity, "person", "descriptor", rule) for span, entity, rule in described]
    return tuple(sorted(found, key=lambda mention: mention.span))


def hints(text: str, known: Gazetteer) -> list[tuple[Span, str]]:
    """What the gazetteer takes the stretches of a text for, as the name tagger is told."""
    marks = {"adjective": "~", "prefix": "~", "surname": "?"}
    return [(span, found[0].entity.kind + marks.get(found[0].how, "")) for span, found in known.matches(text)]


def as_benchmark(names: Sequence[Name], mentions: Sequence[Mention]) -> list[dict[str, object]]:
    """Names as rows of ``start``, ``end``, ``type`` and ``entity``, the format of public sets: spans and types are the
    tagger's, which learnt their conventions (a demonym or a country may be of any type there); entities are the mentions'.
    """
    rows: list[dict[str, object]] = []
    for name in names:
        over = [m for m in mentions if m.form != "descriptor" and m.span.start < name.span.end and name.span.start < m.span.end]
        best = max(over, key=lambda m: min(m.span.end, name.span.end) - max(m.span.start, name.span.start), default=None)
        rows.append({"start": name.span.start, "end": name.span.end, "type": name.type, "entity": best.entity if best else None})
    return rows


def counts(mentions: Iterable[Mention]) -> Counter[tuple[str, Form]]:
    """How often each entity is named in each form."""
    return Counter((mention.entity, mention.form) for mention in mentions)


def _listed(text: str, known: Gazetteer) -> list[Mention]:
    matches = known.matches(text)
    named: dict[str, list[int]] = defaultdict(list)
    for span, candidates in matches:
        if candidates[0].how in ("name", "alias"):
            named[candidates[0].entity.name].append(span.start)
    chosen = ((span, _choose(text, span, candidates, named)) for span, candidates in matches)
    return [mention for span, candidate in chosen if candidate and (mention := _mention(text, span, *candidate))]


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _choose(text: str, span: Span, candidates: Sequence[Candidate], named: dict[str, list[int]]) -> tuple[Candidate, str] | None:
    """Which entity the form stands for here, and by which rule; ``None`` where it stands for none that we can tell."""
    if any(c.entity.is_personal for c in candidates) and entity_context.beside_a_name(text, span, candidates[0].entity):
        return None
    metonym = next((c for c in candidates if c.how == "metonym"), None)
    place = next((c for c in candidates if c.how in ("name", "alias") and c.entity.kind == "place"), None)
    if metonym:
        as_place = entity_context.is_place(text, span)
        if as_place:
            return (place, "city_after_preposition") if place else (metonym, "seat_of_power")
        return metonym, "seat_of_power"
    first = candidates[0]
    if first.how != "surname":
        other_person = first.entity.kind == "person" and first.how == "alias" and " " not in text[span.start : span.end]
        return None if other_person and entity_context.other_first_name(text, span, first.entity) else (first, first.how)
    here = [c for c in candidates if c.how == "surname" and c.entity.name in named]
    if not here or entity_context.beside_a_name(text, span, here[0].entity) or entity_context.is_month(text, span):
        return None
    last = max(here, key=lambda c: max((p for p in named[c.entity.name] if p < span.start), default=-1))
    return last, "surname_after_full_name" if len(here) == 1 else "surname_of_last_named"


def _mention(text: str, span: Span, candidate: Candidate, rule: str) -> Mention:
    entity, how = candidate.entity, candidate.how
    form: Form = "metonym" if how == "metonym" else "adjectival" if how in ("adjective", "prefix") else "name"
    end = span.end - (1 if how == "prefix" else 0)
    return Mention(Span(span.start, end), text[span.start : end], entity.name, entity.kind, form, rule)
