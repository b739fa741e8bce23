"""The corrections of an analyst: one small TOML file beside the corpus, one entry for each decision, read, checked and written.

An entry says who corrected what, when and why, and stands at a few words of one sentence. The sentence is known by its hash,
so that an entry about a text that has changed since is reported and never applied to other words.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, Literal

from analysis.errors import CorrectionsError
from analysis.find import event_lexicon, periods
from analysis.find.periods import Period

NAME = "corrections.toml"
"""The file beside a corpus that is found by itself."""
NOTHING = "none"
"""No entity, no speaker, no date, no cue, no event."""
MARK = "corrected by"
HASH_DIGITS = 16
MAX_WORDS = 12

CorrectionKind = Literal["alias", "link", "published", "speaker", "frame", "event", "event_date"]
KINDS: Mapping[CorrectionKind, str] = {
    "alias": "a name that stands for an entity in all articles",
    "link": "the entity that some words name",
    "published": "the date of an article: a day, a month or a year",
    "speaker": "who says something",
    "frame": "the frame that some words evoke",
    "event": "who did what to whom, as CLASS: ACTOR > TARGET",
    "event_date": "when an event happened: a day, a month or a year",
}
"""Kind → what is corrected. Wherever nothing was found, or nothing is right, the word is `none`."""

_PERIOD = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_SIGNATURE = re.compile(r"([A-Z]+): (.+?) > (.+)")
_DIGITS = re.compile(r"[0-9a-f]{12,64}")
_HEAD = "# Corrections to what Parallax found; one entry, one decision.\n"


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision. ``sha256`` begins the hash of the sentence, or, for a publication date, of the article's text."""

    kind: CorrectionKind
    now: str
    by: str
    on: date
    why: str
    was: str = NOTHING
    article: str | None = None
    sha256: str | None = None
    words: str | None = None
    nth: int | None = None
    """Which occurrence of the words is meant, from 1, where they stand more than once."""

    @property
    def mark(self) -> str:
        """What a corrected row says of itself in place of the rule that fired."""
        return f"{MARK} {self.by} on {self.on}: {self.why}"

    @property
    def confirms(self) -> bool:
        """Whether it says that what was found is right; it changes nothing, and counts where analysts are compared."""
        return self.was == self.now

    @property
    def unit(self) -> tuple[str, ...]:
        """What is decided on, whoever decides; of an event or a cue that is not there yet, also what it is to be."""
        told = self.was if self.was != NOTHING else self.now
        what = (told,) if self.kind in ("frame", "event") else ()
        return (self.kind, self.article or "", (self.sha256 or "")[:12], self.words or "", str(self.nth or 1), *what)


@dataclass(frozen=True, slots=True)
class Overlay:
    """The corrections of one file. ``where`` names it in messages."""

    corrections: tuple[Correction, ...] = ()
    where: str = NAME

    @property
    def hash(self) -> str:
        """The first 12 digits of the sha256 of what is decided."""
        return hashlib.sha256(text(self.corrections).encode()).hexdigest()[:12]

    def of(self, *kinds: CorrectionKind) -> tuple[Correction, ...]:
        return tuple(correction for correction in self.corrections if correction.kind in kinds)

    def by_article(self) -> dict[str, tuple[Correction, ...]]:
        """Article → the corrections that stand at its words."""
        found: dict[str, list[Correction]] = {}
        for correction in self.of("link", "speaker", "frame", "event", "event_date"):
            found.setdefault(correction.article or "", []).append(correction)
        return {article: tuple(corrections) for article, corrections in found.items()}

    def label(self, correction: Correction) -> str:
        """An entry as messages name it."""
        said = f" “{correction.words}”" if correction.words else ""
        return f"{self.where}: entry {self.corrections.index(correction) + 1} ({correction.kind}{said})"


def read(path: Path) -> Overlay:
    """The corrections in a file. Raises ``CorrectionsError`` naming file, entry and cure."""
    try:
        return parse(path.read_text("utf-8-sig"), str(path))
    except OSError as error:
        raise CorrectionsError(f"{path}: cannot be opened ({error.strerror}); check the path") from None
    except UnicodeDecodeError:
        raise CorrectionsError(f"{path}: cannot be read as UTF-8 text; save the file again") from None


def beside(corpus: Path) -> Overlay:
    """The corrections that lie beside a corpus (a folder, or a file in one); none where there is no such file."""
    path = (corpus if corpus.is_dir() else corpus.parent) / NAME
    return read(path) if path.is_file() else Overlay()


def parse(content: str, where: str = NAME) -> Overlay:
    """The corrections of a text in the file's format. Raises ``CorrectionsError``."""
    try:
        data = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise CorrectionsError(f"{where}: is no TOML ({error}); mend that line") from None
    entries = data.pop("correction", [])
    if data or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        odd = next(iter(data), "correction")
        raise CorrectionsError(f"{where}: “{odd}” is not expected; write each entry below a line [[correction]]")
    found = tuple(_correction(entry, f"{where}: entry {number}") for number, entry in enumerate(entries, 1))
    seen: dict[tuple[str, ...], int] = {}
    for number, correction in enumerate(found, 1):
        before = seen.setdefault(correction.unit, number)
        if before != number:
            raise CorrectionsError(f"{where}: entries {before} and {number} decide on the same words; keep one of them")
    return Overlay(found, where)


def text(corrections: Iterable[Correction]) -> str:
    """The file of these corrections, as ``parse`` reads it."""
    return _HEAD + "".join(f"\n[[correction]]\n{_lines(correction)}" for correction in corrections)


def period(value: str) -> Period | None:
    """The days of a date such as 2031, 2031-05 or 2031-05-04; ``None`` where it is none."""
    match = _PERIOD.fullmatch(value)
    if match is None:
        return None
    try:
        first = date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None
    if match[3]:
        return periods.day(first)
    return periods.month(first.year, first.month) if match[2] else periods.year(first.year)


def signature(value: str) -> tuple[str, str, str] | None:
    """Class, actor and target of an event as it is written; ``None`` where it is not written so."""
    match = _SIGNATURE.fullmatch(value)
    return (match[1], match[2], match[3]) if match else None


def _lines(correction: Correction) -> str:
    order = ("kind", "article", "sha256", "words", "nth", "was", "now", "by", "on", "why")
    given = {name: getattr(correction, name) for name in order}
    return "".join(f"{name} = {_toml(value)}\n" for name, value in given.items() if value is not None)


def _toml(value: object) -> str:
    return str(value) if isinstance(value, (int, date)) else json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _correction(entry: Mapping[str, Any], place: str) -> Correction:
    known = {field.name for field in fields(Correction)}
    if odd := next((name for name in entry if name not in known), None):
        raise CorrectionsError(f"{place}: “{odd}” is no field; the fields are {', '.join(sorted(known))}")
    kind = entry.get("kind")
    if kind not in KINDS:
        raise CorrectionsError(f"{place}: kind is {kind!r}; it must be one of {', '.join(KINDS)}")
    place = f"{place} ({kind})"
    for name in _needed(kind):
        if not entry.get(name):
            raise CorrectionsError(f"{place}: {name} is missing; every such entry must say it")
    if wrong := next(
        (name for name, value in entry.items() if type(value) is not _TYPES.get(name, str)), None
    ):  # no time of day, no yes or no
        raise CorrectionsError(f"{place}: {wrong} is {entry[wrong]!r}; {_CURES.get(wrong, 'write it as text in quotes')}")
    made = Correction(**entry)
    if problem := _problem(made):
        raise CorrectionsError(f"{place}: {problem}")
    return made


_TYPES: Mapping[str, type] = {"on": date, "nth": int}
_CURES: Mapping[str, str] = {"on": "write the day without quotes, such as 2031-05-04", "nth": "write a whole number from 1"}


def _needed(kind: str | None) -> tuple[str, ...]:
    always = ("now", "by", "on", "why")
    if kind == "alias":
        return ("words", *always)
    return ("article", "sha256", *(() if kind == "published" else ("words",)), *always)


def _problem(made: Correction) -> str | None:
    """What is wrong with an entry by itself, with the cure."""
    if made.sha256 is not None and not _DIGITS.fullmatch(made.sha256):
        return f"sha256 is {made.sha256!r}; it must be 12 to 64 of the digits 0-9 and a-f"
    if made.nth is not None and made.nth < 1:
        return f"nth is {made.nth}; {_CURES['nth']}"
    if made.words is not None and len(made.words.split()) > MAX_WORDS:
        return f"words are more than {MAX_WORDS}; the few that matter are enough"
    if made.kind in ("published", "event_date") and made.now != NOTHING and not period(made.now):
        return f"now is {made.now!r}; it must be a day, a month or a year, such as 2031-05-04, or {NOTHING}"
    if made.kind in ("frame", "event") and made.was == made.now == NOTHING:
        return f"was and now are both {NOTHING}; say what is there, what is to be added or what is to be taken out"
    return _event_problem(made) if made.kind == "event" else None


def _event_problem(made: Correction) -> str | None:
    for name, value in (("was", made.was), ("now", made.now)):
        told = signature(value)
        if value != NOTHING and (told is None or told[0] not in event_lexicon.classes()):
            classes = ", ".join(event_lexicon.classes())
            return f"{name} is {value!r}; it must be CLASS: ACTOR > TARGET or {NOTHING}, with a class of {classes}"
    return None
