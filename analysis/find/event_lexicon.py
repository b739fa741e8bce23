"""The lexicon of events in ``lexicons/events/``: one file for each class, one row for each way to say it.

A row has a form: `verb` (its first word is inflected; the target is what follows), `noun` (the actor's deed to, on or against the
target), `mutual` (a noun for what two do together, counted once), `together` (a verb for the same) and `hint` (a word that
points to the class where the pair is known; it never makes an event). In an action ``|`` parts alternatives
(``_`` joins the words of one), ``~`` stands for up
to four words, ``*`` for one to four and ``@`` for those that name the target; words after the first, and all words of a noun,
also match with a plural ending.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import Literal, get_args

from analysis.errors import LexiconError
from analysis.find import lexicon

ActionForm = Literal["verb", "noun", "mutual", "together", "hint"]
Effect = Literal["intend", "threaten", "refuse", "ask", "undo"]
Role = Literal["state", "force", "court", "group", "person", "body"]

VISIT = "a visit"
LASTS = "a lasting state"
WEAK = "weak"
NOTES = frozenset(("", VISIT, LASTS, WEAK, "by telephone", "the host acts", "a third party", "withdrawal", "contact", "intent"))
"""The notes that a row may carry: a visit takes a place as target, a lasting state has no day, and what is weak (“let”, “hit”) says
too little to make an event between known actors; it counts where the pair is known."""


@dataclass(frozen=True, slots=True)
class EventClass:
    """One of the fifteen roots of PLOVER: its quad and its score on the scale -10..10."""

    name: str
    quad: int
    score: float


@dataclass(frozen=True, slots=True)
class Action:
    """A way to say that one actor did something to another."""

    action: str
    form: ActionForm
    event_class: str
    score: float
    note: str = ""

    @property
    def visits(self) -> bool:
        """Whether a place may stand for the state that is visited."""
        return self.note == VISIT

    @property
    def weak(self) -> bool:
        """Whether it is too vague to make an event of its own."""
        return self.note == WEAK

    @property
    def lasts(self) -> bool:
        """Whether it names a lasting state rather than something that happens on a day."""
        return self.note == LASTS


@dataclass(frozen=True, slots=True)
class Operator:
    """A verb that changes what is done by the verb or noun after it: what is refused, asked, intended or undone."""

    action: str
    effect: Effect


def folder() -> Traversable:
    return lexicon.folder() / "events"


def text(name: str) -> str:
    return (folder() / name).read_text("utf-8")


@cache
def classes() -> Mapping[str, EventClass]:
    """The fifteen classes by name, in the order of ``classes.csv``."""
    return read_classes(text("classes.csv"), "events/classes.csv")


def read_classes(content: str, where: str) -> Mapping[str, EventClass]:
    """The rows of a file of classes. Raises ``LexiconError`` naming file and row."""
    found = {row["class"]: row for row in _rows(content, where, ["class", "quad", "score", "note"])}
    if odd := next((name for name, row in found.items() if row["quad"] not in ("1", "2", "3", "4")), None):
        raise LexiconError(f"{where}: {odd}: quad is {found[odd]['quad']!r}; it must be 1, 2, 3 or 4")
    return {
        name: EventClass(name, int(row["quad"]), _number(row["score"], f"{where}: {name}: score")) for name, row in found.items()
    }


@cache
def actions() -> tuple[Action, ...]:
    """All actions, class by class. Raises ``LexiconError`` where a class has no file or two classes claim the same action."""
    found = [action for kind in classes().values() for action in read_actions(text(f"{kind.name.lower()}.csv"), kind)]
    claimed: dict[tuple[str, str], str] = {}
    for action in found:
        other = claimed.setdefault((action.action, action.form), action.event_class)
        if other != action.event_class and action.form != "hint":
            raise LexiconError(f"events: {action.action!r} ({action.form}) stands in {other} and {action.event_class}; keep one")
    return tuple(found)


def read_actions(content: str, kind: EventClass) -> tuple[Action, ...]:
    """The rows of a class file; an empty score is that of the class. Raises ``LexiconError`` naming file and row."""
    where = f"events/{kind.name.lower()}.csv"
    found: list[Action] = []
    for row in _rows(content, where, ["action", "form", "score", "note"]):
        at = f"{where}: {row['action']}"
        if row["form"] not in get_args(ActionForm):
            raise LexiconError(f"{at}: form is {row['form']!r}; it must be one of {', '.join(get_args(ActionForm))}")
        if row["note"] not in NOTES:
            raise LexiconError(f"{at}: note is {row['note']!r}; it must be one of {', '.join(sorted(NOTES - {''}))}, or empty")
        if row["action"].split()[-1] in "~*@" or row["action"] != " ".join(row["action"].lower().split()):
            raise LexiconError(f"{at}: must be in lower case, with single spaces, and end in a word")
        score = _number(row["score"], f"{at}: score") if row["score"] else kind.score
        found.append(Action(row["action"], row["form"], kind.name, score, row["note"]))  # type: ignore[arg-type]  # checked above
    _unique((f"{action.action},{action.form}" for action in found), where)
    return tuple(found)


@cache
def operators() -> tuple[Operator, ...]:
    """The verbs that change what follows them."""
    return read_operators(text("operators.csv"), "events/operators.csv")


def read_operators(content: str, where: str) -> tuple[Operator, ...]:
    """The rows of a file of operators. Raises ``LexiconError`` naming file and row."""
    rows = _rows(content, where, ["action", "effect", "note"])
    if odd := next((row for row in rows if row["effect"] not in get_args(Effect)), None):
        raise LexiconError(
            f"{where}: {odd['action']}: effect is {odd['effect']!r}; it must be one of {', '.join(get_args(Effect))}"
        )
    _unique((row["action"] for row in rows), where)
    return tuple(Operator(row["action"], row["effect"]) for row in rows)  # type: ignore[arg-type]  # checked above


@cache
def irregular() -> Mapping[str, tuple[str, ...]]:
    """The forms of verbs that do not follow the rule."""
    rows = _rows(text("irregular.csv"), "events/irregular.csv", ["verb", "forms", "note"])
    _unique((row["verb"] for row in rows), "events/irregular.csv")
    return {row["verb"]: tuple(row["forms"].split("|")) for row in rows}


@cache
def actor_nouns() -> Mapping[str, Role]:
    """Nouns of those who act (“police”, “rebels”, “court”), singular and plural, with what they are."""
    return read_actor_nouns(text("actor_nouns.csv"), "events/actor_nouns.csv")


def read_actor_nouns(content: str, where: str) -> Mapping[str, Role]:
    """The rows of a file of actor nouns. Raises ``LexiconError`` naming file and row."""
    rows = _rows(content, where, ["noun", "role", "note"])
    _unique((row["noun"] for row in rows), where)
    found: dict[str, Role] = {}
    for row in rows:
        if row["role"] not in get_args(Role):
            raise LexiconError(f"{where}: {row['noun']}: role is {row['role']!r}; it must be one of {', '.join(get_args(Role))}")
        found |= dict.fromkeys((row["noun"], *plurals(row["noun"])), row["role"])  # type: ignore[arg-type]  # checked above
    return found


@cache
def other_verbs() -> frozenset[str]:
    """Common verbs that are no action of their own: they bound a noun phrase."""
    return frozenset(text("other_verbs.txt").split())


def inflect(verb: str) -> tuple[str, ...]:
    """The written forms of a verb, itself first; a hyphenated verb is inflected at its end."""
    head, hyphen, last = verb.rpartition("-")
    if last in irregular():
        forms: tuple[str, ...] = (last, *(form for form in irregular()[last] if form != last))
    elif last.endswith("e"):
        forms = (last, f"{last}s", f"{last}d", f"{last[:-1]}ing")
    elif last.endswith("y") and last[-2:-1] not in "aeou":
        forms = (last, f"{last[:-1]}ies", f"{last[:-1]}ied", f"{last}ing")
    else:
        forms = (last, f"{last}es" if last.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{last}s", f"{last}ed", f"{last}ing")
        if last[-1:] not in "aeiouwxy" and last[-2:-1] in "aeiou":  # “ban, banned”; the wrong one of two forms matches nothing
            forms += (f"{last}{last[-1]}ed", f"{last}{last[-1]}ing")
    return tuple(f"{head}{hyphen}{form}" for form in forms)


def plurals(noun: str) -> tuple[str, ...]:
    """The plural of a noun by the rule; none for a word too short to have one."""
    if len(noun) < 3 or noun.endswith("s"):
        return ()
    if noun.endswith("y") and noun[-2] not in "aeou":
        return (f"{noun[:-1]}ies",)
    if noun.endswith("man"):
        return (f"{noun[:-3]}men",)
    return (f"{noun}es",) if noun.endswith(("sh", "ch", "x", "z")) else (f"{noun}s",)


def _rows(content: str, where: str, columns: list[str]) -> list[dict[str, str]]:
    reader = csv.DictReader(content.removeprefix("\ufeff").splitlines())
    if reader.fieldnames != columns:
        raise LexiconError(f"{where}: the first line must be {','.join(columns)}")
    rows = list(reader)
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise LexiconError(f"{where}: line {number} has not {len(columns)} fields; check its commas and quotes")
        if not row[columns[0]][:1].isalnum():
            raise LexiconError(f"{where}: line {number}: {columns[0]} must begin with a letter or digit")
    return rows


def _number(value: str, where: str) -> float:
    try:
        return float(value)
    except ValueError:
        raise LexiconError(f"{where} is {value!r}; it must be a number") from None


def _unique(names: Iterable[str], where: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise LexiconError(f"{where}: {name!r} stands there twice; one row, one decision")
        seen.add(name)
