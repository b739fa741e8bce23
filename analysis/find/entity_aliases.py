"""Names that no list has: which to keep beside the gazetteer's, and whom each short form names.

The longest form that a text gives is the entity. A family name is the person named in full (the last one, where two bear
it), an acronym is what stood before it in full, a bare company name is the one with its legal form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.find.names import Name, Type
from analysis.model import Form, Kind, Span

Listed = tuple[Span, Kind, Form]
"""A gazetteer mention: where, what, in which form."""

Longer = tuple[Span, str, Kind]
"""A gazetteer mention by name: where, which entity, what."""

KINDS: dict[Type, Kind] = {"PERSON": "person", "ORGANIZATION": "organization", "PLACE": "place", "OTHER": "other"}

LIKELY = 0.6
"""From this probability a name counts; below it about half had the wrong type or were none, out of fold."""

LIKELY_LONGER = 0.7
"""A name that takes in a gazetteer match must be surer: it takes a mention away."""

_TITLES = re.compile(
    r"(?:(?:[Tt]he|Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|(?:Vice |Prime )?(?:President|Minister)|Premier|Chancellor|Secretary|Senator|"
    r"Governor|General|Ambassador|King|Queen|Prince|Princess|Pope|Chairman|Colonel|Judge|Justice|Captain|Mayor)\.?\s+)+"
)
_LEGAL = re.compile(r",? (?:Inc|Corp|Corporation|Company|Co|Ltd|Limited|LLC|PLC|plc|AG|SA|Group|Holdings)\b\.?$")
_ACRONYM = re.compile(r"\s\(\"?(?:the )?([A-Z][A-Za-z&.-]*[A-Z][A-Z.]*)\"?\)")
_JOINED = re.compile(r"\s(?:and|or|&|versus|vs)\s|[,;/]")


@dataclass(frozen=True, slots=True)
class Elected:
    """A name with the entity it stands for."""

    span: Span
    entity: str
    kind: Kind
    rule: str
    probability: float | None


def kept(text: str, names: Iterable[Name], listed: Sequence[Listed]) -> list[Name]:
    """The names that add to the gazetteer's mentions, without titles; the gazetteer wins on an equal span."""
    found: list[Name] = []
    for name in names:
        title = _TITLES.match(text, name.span.start, name.span.end)
        span = Span(title.end() if title else name.span.start, name.span.end)
        if span.end <= span.start or (name.probability or 1) < LIKELY or not any(c.isupper() for c in text[span.start : span.end]):
            continue
        inside = [one for one in listed if one[0].start < span.end and span.start < one[0].end]
        if not inside or ((name.probability or 1) >= LIKELY_LONGER and _is_longer(text, span, name.type, inside)):
            found.append(Name(span, name.type, name.probability))
    return found


def _is_longer(text: str, span: Span, kind: Type, inside: Sequence[Listed]) -> bool:
    """Whether a stretch is one name of its own rather than listed names with words beside them."""
    held = all(span.start <= one.start and one.end <= span.end for one, *_ in inside)
    whole = any(span.start == one.start and one.end == span.end for one, *_ in inside)
    if not held or whole or any(what == "person" for _, what, _ in inside) or _JOINED.search(text, span.start, span.end):
        return False
    if kind == "PERSON" and any(form == "adjectival" for *_, form in inside):
        return False  # a demonym before somebody's name
    rest = text[span.start : inside[0][0].start] + " " + text[inside[-1][0].end : span.end]
    return any(word[:1].isupper() for word in rest.split())


def find(text: str, names: Sequence[Name], longer: Iterable[Longer]) -> list[Elected]:
    """The names with the entity of each, in order; ``longer`` are the gazetteer's, which may be short for as well."""
    acronyms = dict(_acronyms(text, names, longer))
    people = [(name.span.start, text[name.span.start : name.span.end]) for name in names if name.type == "PERSON"]
    full = [(start, form) for start, form in people if " " in form]
    firms = {_LEGAL.sub("", form): form for name in names if _LEGAL.search(form := text[name.span.start : name.span.end])}
    found: list[Elected] = []
    for name in names:
        form, kind, rule = text[name.span.start : name.span.end], KINDS[name.type], "model:name"
        entity = form
        if (expansion := acronyms.get(form)) and expansion[0] < name.span.start:
            _, entity, kind = expansion
            rule = "model:acronym_after_expansion"
        elif kind == "person" and " " not in form and (owner := _owner(form, name.span.start, full)):
            entity, rule = owner
        elif kind == "organization" and form in firms:
            entity, rule = firms[form], "model:short_for_company"
        found.append(Elected(name.span, entity, kind, rule, name.probability))
    return found


def _acronyms(text: str, names: Iterable[Name], longer: Iterable[Longer]) -> Iterable[tuple[str, tuple[int, str, Kind]]]:
    """Acronym → where its expansion stood, what that is called, and its kind."""
    spans = [*((span, entity, kind) for span, entity, kind in longer)]
    spans += [(name.span, text[name.span.start : name.span.end], KINDS[name.type]) for name in names]
    for span, entity, kind in spans:
        if match := _ACRONYM.match(text, span.end):
            yield match[1], (span.start, entity, kind)


def _owner(form: str, start: int, full: Sequence[tuple[int, str]]) -> tuple[str, str] | None:
    """Whom a single name names: the last person before it who bears it as a family name, else as a first name."""
    for part, rule in ((-1, "surname"), (0, "first_name")):
        bearers = [(at, name) for at, name in full if name.split()[part] == form]
        if not bearers or (part == 0 and len({name for _, name in bearers}) > 1):
            continue
        before = [name for at, name in bearers if at < start]
        several = len({name for _, name in bearers}) > 1
        if part == 0:
            return bearers[0][1], "model:first_name_of_full_name"
        return (before or [bearers[0][1]])[-1], f"model:{rule}_of_last_named" if several else f"model:{rule}_after_full_name"
    return None
