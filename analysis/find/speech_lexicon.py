"""The hand-written lists of how speech is told: reporting verbs and nouns, speakers, and the closed classes of English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from analysis.errors import LexiconError
from analysis.find import in_use, listing
from analysis.model import Act, CueClass

Takes = Literal["clause", "quote", "to", "person", "object"]
SpeakerKind = Literal[
    "state leader",
    "official",
    "analyst/expert",
    "journalist",
    "media",
    "joint statement",
    "document",
    "business",
    "civil society",
    "public",
    "unattributed",
]


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A verb of speech or thought: its written forms, what its use implies of the content's truth, and what follows it."""

    verb: str
    forms: tuple[str, ...]
    cue_class: CueClass
    act: Act
    takes: tuple[Takes, ...]


@dataclass(frozen=True, slots=True)
class ReportingNoun:
    """A noun of speech or thought (a claim, a fear) and the words that lead to its content (that, of, to)."""

    noun: str
    forms: tuple[str, ...]
    cue_class: CueClass
    act: Act
    takes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How often statements of a pattern were right on development data: of ``n`` found, the share with content and source."""

    rule: str
    n: int
    share: float


@in_use.kept
def reporting_verbs() -> tuple[ReportingVerb, ...]:
    """The verbs of speech and thought."""
    return in_use.merged("reporting_verbs.csv", read_reporting_verbs)


def read_reporting_verbs(text: str, where: str) -> tuple[ReportingVerb, ...]:
    """The rows of a file of reporting verbs. Raises ``LexiconError`` naming file and row."""
    verbs = tuple(
        ReportingVerb(
            row["verb"],
            listing.cells(row["forms"]),
            listing.one_of(row["class"], get_args(CueClass), f"{place}: class"),
            listing.one_of(row["act"], get_args(Act), f"{place}: act"),
            tuple(listing.one_of(part, get_args(Takes), f"{place}: takes") for part in listing.cells(row["takes"])),
        )
        for place, row in listing.rows(text, where, ["verb", "forms", "class", "act", "takes", "note"])
    )
    _complete(((verb.verb, verb.forms, verb.takes) for verb in verbs), where)
    return verbs


@in_use.kept
def reporting_nouns() -> tuple[ReportingNoun, ...]:
    """The nouns of speech and thought."""
    return in_use.merged("reporting_nouns.csv", read_reporting_nouns)


def read_reporting_nouns(text: str, where: str) -> tuple[ReportingNoun, ...]:
    """The rows of a file of reporting nouns. Raises ``LexiconError`` naming file and row."""
    nouns = tuple(
        ReportingNoun(
            row["noun"],
            listing.cells(row["forms"]),
            listing.one_of(row["class"], get_args(CueClass), f"{place}: class"),
            listing.one_of(row["act"], get_args(Act), f"{place}: act"),
            listing.cells(row["takes"]),
        )
        for place, row in listing.rows(text, where, ["noun", "forms", "class", "act", "takes", "note"])
    )
    _complete(((noun.noun, noun.forms, noun.takes) for noun in nouns), where)
    return nouns


@in_use.kept
def reporting_adjectives() -> tuple[ReportingNoun, ...]:
    """The adjectives of thought and feeling (eager to, critical of)."""
    return in_use.merged("reporting_adjectives.csv", read_reporting_adjectives)


def read_reporting_adjectives(text: str, where: str) -> tuple[ReportingNoun, ...]:
    """The rows of a file of reporting adjectives. Raises ``LexiconError`` naming file and row."""
    words = tuple(
        ReportingNoun(
            row["adjective"],
            (row["adjective"],),
            listing.one_of(row["class"], get_args(CueClass), f"{place}: class"),
            listing.one_of(row["act"], get_args(Act), f"{place}: act"),
            listing.cells(row["takes"]),
        )
        for place, row in listing.rows(text, where, ["adjective", "class", "act", "takes", "note"])
    )
    _complete(((word.noun, word.forms, word.takes) for word in words), where)
    return words


@in_use.kept
def speaker_nouns() -> Mapping[str, SpeakerKind]:
    """What kind of speaker a noun names, by the noun in lower case."""
    return in_use.merged("speaker_nouns.csv", read_speaker_nouns)


def read_speaker_nouns(text: str, where: str) -> Mapping[str, SpeakerKind]:
    """The rows of a file of speakers. Raises ``LexiconError`` naming file and row."""
    rows = listing.rows(text, where, ["noun", "kind", "note"])
    listing.unique((place, row["noun"]) for place, row in rows)
    return {row["noun"]: listing.one_of(row["kind"], get_args(SpeakerKind), f"{place}: kind") for place, row in rows}


@cache
def accuracies() -> Mapping[str, Accuracy]:
    """The measured accuracy of each pattern, by its name; a pattern that was not measured is missing."""
    return read_accuracies(listing.text("speech_patterns.csv"), "speech_patterns.csv")


def read_accuracies(text: str, where: str) -> Mapping[str, Accuracy]:
    """The rows of a file of measured patterns. Raises ``LexiconError`` naming file and row."""
    rows = listing.rows(text, where, ["rule", "n", "share", "note"])
    listing.unique((place, row["rule"]) for place, row in rows)
    try:
        found = {row["rule"]: Accuracy(row["rule"], int(row["n"]), float(row["share"])) for _, row in rows}
    except ValueError as error:
        raise LexiconError(f"{where}: {error}; n must be a whole number and share a number from 0 to 1") from None
    if odd := next((row.rule for row in found.values() if row.n < 1 or not 0 <= row.share <= 1), None):
        raise LexiconError(f"{where}: {odd}: n must be 1 or more and share from 0 to 1")
    return found


@cache
def grammar() -> Mapping[str, frozenset[str]]:
    """The closed classes of English, and words that are verbs or adjectives wherever they stand: words by class."""
    return read_grammar(listing.text("grammar.toml"), "grammar.toml")


def read_grammar(text: str, where: str) -> Mapping[str, frozenset[str]]:
    """A file of word classes. Raises ``LexiconError`` naming the file and the class."""
    data = listing.toml(text, where)
    if odd := next((key for key, value in data.items() if not isinstance(value, str) or value != value.lower()), None):
        raise LexiconError(f"{where}: {odd} must be a text of words in lower case")
    return {key: frozenset(value.split()) for key, value in data.items()}


def _complete(rows: Any, where: str) -> None:
    names: list[str] = []
    for name, forms, takes in rows:
        if not forms:
            raise LexiconError(f"{where}: {name}: forms is empty; give the written forms, parted by |")
        if not takes:
            raise LexiconError(f"{where}: {name}: takes is empty; say what follows it, parted by |")
        names.append(name)
    listing.unique((f"{where}: {name}", name) for name in names)
