"""The lexicon of events in ``lexicons/events/``: one file for each class, one row for each way to say it.

A row has a form: `verb` (its first word is inflected; the target is what follows), `noun` (the actor's deed to, on or against the
target), `mutual` (a noun for what two do together, counted once), `together` (a verb for the same) and `hint` (a word that
points to the class where the pair is known; it never makes an event). In an action ``|`` parts alternatives
(``_`` joins the words of one), ``~`` stands for up
to four words, ``*`` for one to four and ``@`` for those that name the target; words after the first, and all words of a noun,
also match with a plural ending.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Literal, get_args

from analysis.errors import LexiconError
from analysis.find import in_use, listing

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


@in_use.kept
def classes() -> Mapping[str, EventClass]:
    """The fifteen classes by name, in the order of ``classes.csv``."""
    return in_use.merged("events/classes.csv", read_classes)


def read_classes(content: str, where: str) -> Mapping[str, EventClass]:
    """The rows of a file of classes. Raises ``LexiconError`` naming file and row."""
    rows = listing.rows(content, where, ["class", "quad", "score", "note"])
    listing.unique((place, row["class"]) for place, row in rows)
    return {
        row["class"]: EventClass(
            row["class"],
            int(listing.one_of(row["quad"], ("1", "2", "3", "4"), f"{place}: quad")),
            listing.number(row["score"], f"{place}: score"),
        )
        for place, row in rows
    }


@in_use.kept
def actions() -> tuple[Action, ...]:
    """All actions, class by class. Raises ``LexiconError`` where two classes claim the same action."""
    found: list[Action] = []
    for kind in classes().values():
        found += in_use.merged(f"events/{kind.name.lower()}.csv", partial(read_actions, kind=kind))
    claimed: dict[tuple[str, str], str] = {}
    for action in found:
        other = claimed.setdefault((action.action, action.form), action.event_class)
        if other != action.event_class and action.form != "hint":
            raise LexiconError(f"events: {action.action!r} ({action.form}) stands in {other} and {action.event_class}; keep one")
    return tuple(found)


def read_actions(content: str, where: str, kind: EventClass) -> tuple[Action, ...]:
    """The rows of a class file; an empty score is that of the class. Raises ``LexiconError`` naming file and row."""
    rows = listing.rows(content, where, ["action", "form", "score", "note"])
    listing.unique((place, f"{row['action']},{row['form']}") for place, row in rows)
    found: list[Action] = []
    for place, row in rows:
        form = listing.one_of(row["form"], get_args(ActionForm), f"{place}: form")
        if row["note"] not in NOTES:
            raise LexiconError(f"{place}: note is {row['note']!r}; it must be one of {', '.join(sorted(NOTES - {''}))}, or empty")
        if row["action"].split()[-1] in "~*@" or row["action"] != " ".join(row["action"].lower().split()):
            raise LexiconError(f"{place}: must be in lower case, with single spaces, and end in a word")
        score = listing.number(row["score"], f"{place}: score") if row["score"] else kind.score
        found.append(Action(row["action"], form, kind.name, score, row["note"]))
    return tuple(found)


@cache
def operators() -> tuple[Operator, ...]:
    """The verbs that change what follows them."""
    return read_operators(listing.text("events/operators.csv"), "events/operators.csv")


def read_operators(content: str, where: str) -> tuple[Operator, ...]:
    """The rows of a file of operators. Raises ``LexiconError`` naming file and row."""
    rows = listing.rows(content, where, ["action", "effect", "note"])
    listing.unique((place, row["action"]) for place, row in rows)
    return tuple(
        Operator(row["action"], listing.one_of(row["effect"], get_args(Effect), f"{place}: effect")) for place, row in rows
    )


@in_use.kept
def irregular() -> Mapping[str, tuple[str, ...]]:
    """The forms of verbs that do not follow the rule."""
    return in_use.merged("events/irregular.csv", read_irregular)


def read_irregular(content: str, where: str) -> Mapping[str, tuple[str, ...]]:
    """The rows of a file of irregular verbs. Raises ``LexiconError`` naming file and row."""
    rows = listing.rows(content, where, ["verb", "forms", "note"])
    listing.unique((place, row["verb"]) for place, row in rows)
    if empty := next((place for place, row in rows if not listing.cells(row["forms"])), None):
        raise LexiconError(f"{empty}: forms is empty; give the written forms, parted by |")
    return {row["verb"]: listing.cells(row["forms"]) for _, row in rows}


@in_use.kept
def actor_nouns() -> Mapping[str, Role]:
    """Nouns of those who act (“police”, “rebels”, “court”), singular and plural, with what they are."""
    return in_use.merged("events/actor_nouns.csv", read_actor_nouns)


def read_actor_nouns(content: str, where: str) -> Mapping[str, Role]:
    """The rows of a file of actor nouns. Raises ``LexiconError`` naming file and row."""
    rows = listing.rows(content, where, ["noun", "role", "note"])
    listing.unique((place, row["noun"]) for place, row in rows)
    found: dict[str, Role] = {}
    for place, row in rows:
        role: Role = listing.one_of(row["role"], get_args(Role), f"{place}: role")
        found |= dict.fromkeys((row["noun"], *plurals(row["noun"])), role)
    return found


@in_use.kept
def other_verbs() -> frozenset[str]:
    """Common verbs that are no action of their own: they bound a noun phrase."""
    return in_use.words("events/other_verbs.txt")


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
