"""The closed classes of words that bound phrases, from ``lexicons/events/grammar.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache

from analysis.errors import LexiconError
from analysis.find import listing


@dataclass(frozen=True, slots=True)
class Grammar:
    """Each field is a class of words in lower case; the file says what each is for."""

    determiners: frozenset[str]
    prepositions: frozenset[str]
    clause: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    pronouns: frozenset[str]
    times: frozenset[str]
    saying: frozenset[str]
    not_adverbs: frozenset[str]
    steady: frozenset[str]
    plural: frozenset[str]
    links_left: frozenset[str]
    links_right: frozenset[str]
    be: frozenset[str]
    openers: frozenset[str]
    subordinate: frozenset[str]
    chain: frozenset[str]
    modals: frozenset[str]
    light: frozenset[str]


@cache
def grammar() -> Grammar:
    """The classes that ship with Parallax."""
    return read(listing.text("events/grammar.toml"), "events/grammar.toml")


def read(content: str, where: str) -> Grammar:
    """The classes of a file. Raises ``LexiconError`` where one is missing, unknown or not in lower case."""
    try:
        found = {name: frozenset(words.split()) for name, words in tomllib.loads(content).items()}
    except (tomllib.TOMLDecodeError, AttributeError) as error:
        raise LexiconError(f"{where}: each class must be one text of words ({error}); mend that line") from None
    names = {field.name for field in fields(Grammar)}
    if wrong := sorted(names ^ set(found)):
        raise LexiconError(f"{where}: {wrong[0]!r} is {'missing' if wrong[0] in names else 'no class of words'}; mend the file")
    if odd := sorted(word for words in found.values() for word in words if word != word.lower()):
        raise LexiconError(f"{where}: {odd[0]!r} must be in lower case")
    return Grammar(**found)
