"""What the stance model sees of a sentence: words beside the target, never the words of the target or of any other name.

A sentence is read once: words in lower case, every name one and the same ``NAME``, whoever it is; that is what keeps the model
from learning an opinion of a name. A *view* is a column with one feature for each position of the sentence, such as the pairs
of words; what a target sees of a view is a range of positions, so many targets of one sentence share its columns.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from typing import Literal, NamedTuple

import simplemma

from analysis.find import stance_lexicon
from analysis.model import Span

NAME = "NAME"
TARGET = "T"


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


_TOKEN = re.compile(
    r"n't\b|'s\b|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Prof|Jr|Sr|St)\.(?=\s)|(?:[A-Z]\.)+|[^\W\d_]+?(?=n't\b)|[^\W\d_]+(?:[-.][^\W\d_]+)*"
    r"|\d[\d.,]*\d|\d|[^\w\s]"
)
_CLAUSE_ENDS = frozenset(
    {",", ";", ":", '"', "-", "–", "—", "but", "while", "although", "because", "that", "who", "which", ".", "(", ")"}
)
_NEGATIONS = frozenset(
    {"not", "no", "never", "n't", "without", "neither", "nor", "cannot", "hardly", "barely", "nobody", "nothing"}
)
_BE = frozenset({"is", "was", "were", "are", "be", "been", "being", "am", "get", "gets", "got", "getting"})
_SAY = _words(
    "say says said saying tell tells told add adds added note noted argue argued argues claim claimed claims explain explained state "
    "stated insist insisted warn warned wrote write tweet tweeted ask asked reply replied announce announced suggest suggested believe "
    "believes think thinks thought according"
)
_FUNCTION = _BE | _words(
    "of in on at to for from by with and or as am has have had will would could should may might can not no n't never than that which "
    "who whom while but although though because if when after before against about over under between into out up down he she his her "
    "him they their them it its we our us you your i my me this these those there do does did \" , . ! ? : ; - NAME ( ) 's 0 $"
)
_OPENERS = frozenset('.!?":')
_HEADLINE = 5
"""A sentence of that many words, most of them with a capital, is a headline."""
_DROPPED = frozenset({"the", "a", "an", "x"})
_STRONG = 0.2
"""From this value on a word's class is `P` or `N` (a third of VADER's own range for a word in use)."""

_PRONOUNS = _words("i he she they we you it him them us me who")
_LINKS = (
    _BE
    | _NEGATIONS
    | frozenset(
        [
            "has",
            "have",
            "had",
            "will",
            "would",
            "could",
            "should",
            "may",
            "might",
            "can",
            "do",
            "does",
            "did",
            "to",
            "also",
            "who",
            "has",
            "a",
            "an",
            "the",
            "so",
            "very",
            "more",
            "most",
            "as",
        ]
    )
)
_STOPS = _CLAUSE_ENDS | _PRONOUNS | {NAME}

REACH = 4
"""A word further from the target is not said of it directly."""

SCOPE = 4
"""How many words a negation reaches."""

WINDOW = 6
CLASSES = 5


Material = Literal["words", "classes"]


class Colour(NamedTuple):
    """A word that colours, or a verb with two sides, at a position of the sentence."""

    at: int
    value: float
    roles: stance_lexicon.Roles | None
    passive: bool
    negated: bool


class Range(NamedTuple):
    """What a target sees of a view: the features that begin at positions ``[start, end)``, each with this weight."""

    column: int
    """The number of the view in ``COLUMNS``."""
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as the model sees it; ``places`` has the position of each name that was given."""

    tokens: tuple[str, ...]
    places: dict[Span, int]
    grams: tuple[tuple[str, ...], ...]
    """Words, pairs and triples, by the position at which they begin."""
    classes: tuple[tuple[str, ...], ...]
    """The same of word classes, without what has none."""
    kept: tuple[int, ...]
    """For each position, how many word classes stand before it."""
    clause: tuple[int, ...]
    quoted: tuple[bool, ...]
    names: tuple[int, ...]
    """For each position, how many names and personal pronouns stand before it."""
    colours: tuple[Colour, ...]


VIEWS: dict[tuple[Material, int], tuple[str, ...]] = {
    ("words", 1): ("b1", "l1", "r1", "L1", "R1"),
    ("words", 2): ("l2", "r2"),
    ("classes", 1): ("j1", "k1"),
    ("classes", 2): ("j2", "k2"),
    ("classes", 3): ("j3", "k3"),
}
"""What views are made of and how many in a row → the views: `b` the sentence, `l` and `r` the words near the target, `L` and `R` all
before and after it, `j` and `k` the word classes before and after it."""

COLUMNS: tuple[str, ...] = tuple(view for views in VIEWS.values() for view in views)
_COLUMN = {view: number for number, view in enumerate(COLUMNS)}


def read(folded: str, pieces: Sequence[Span], names: Sequence[Span], known: Collection[str]) -> Reading:
    """The pieces of one sentence of a folded text, in which ``names`` stand (sorted, none inside another).

    A capitalised word is a name unless it opens a sentence or a headline and ``known`` has it in lower case.
    """
    tokens, places = _tokens(folded, pieces, names, known)
    classes = [_class(token) for token in tokens]
    kept, count = [0], 0
    for word_class in classes:
        count += word_class not in _DROPPED
        kept.append(count)
    return Reading(
        tokens=tuple(tokens),
        places=places,
        grams=_grams(_marked(tokens)),
        classes=_grams([word_class for word_class in classes if word_class not in _DROPPED]),
        kept=tuple(kept),
        clause=_counted(token in _CLAUSE_ENDS for token in tokens)[1:],
        quoted=tuple(number % 2 == 1 for number in _counted(word == '"' for word in tokens)[1:]),
        names=_counted(token == NAME or token in _PRONOUNS for token in tokens),
        colours=_colours(tokens),
    )


def words(folded: str) -> list[str]:
    """The words and marks of a text as the model cuts them, in their own case."""
    return _TOKEN.findall(folded)


def grams(reading: Reading, material: Material, size: int) -> tuple[str, ...]:
    """The features made of so many words or classes in a row, by the position at which they begin."""
    return (reading.grams if material == "words" else reading.classes)[size - 1]


def ranges(reading: Reading, at: int) -> list[Range]:
    """What the target at a position sees of each view. The more a target sees, the less each feature weighs."""
    n, kept = len(reading.tokens), reading.kept
    low, high = max(0, at - WINDOW), min(n, at + 1 + WINDOW)
    before, after = kept[at], kept[at + 1]
    first, last = max(0, before - CLASSES), min(kept[n], after + CLASSES)
    seen = [
        Range(_COLUMN["b1"], 0, n, _weight(n)),
        Range(_COLUMN["L1"], 0, at, _weight(n)),
        Range(_COLUMN["R1"], at + 1, n, _weight(n)),
    ]
    for left, right, sizes, a, b, c, d in (
        ("l", "r", (1, 2), low, at, at + 1, high),
        ("j", "k", (1, 2, 3), first, before, after, last),
    ):
        weight = _weight((b - a + d - c) * len(sizes))
        for size in sizes:
            if b - size >= a:
                seen.append(Range(_COLUMN[f"{left}{size}"], a, b - size + 1, weight))
            if d - size >= c:
                seen.append(Range(_COLUMN[f"{right}{size}"], c, d - size + 1, weight))
    return seen


def _weight(length: int) -> float:
    return 0.25 / math.sqrt(max(1, length))


def crossings(reading: Reading, at: int) -> Iterator[tuple[str, float]]:
    """The pairs and triples that the target is part of, as ``T``: feature → weight."""
    words = reading.grams[0]
    skipped = reading.classes[0]
    before, after = reading.kept[at], reading.kept[at + 1]
    for view, left, right in (
        ("t", words[max(0, at - 2) : at], words[at + 1 : at + 3]),
        ("s", skipped[max(0, before - 2) : before], skipped[after : after + 2]),
    ):
        weight = 0.06
        if left:
            yield f"{view} {left[-1]} {TARGET}", weight
        if right:
            yield f"{view} {TARGET} {right[0]}", weight
        if len(left) == 2:
            yield f"{view} {left[0]} {left[1]} {TARGET}", weight
        if len(right) == 2:
            yield f"{view} {TARGET} {right[0]} {right[1]}", weight
        if left and right:
            yield f"{view} {left[-1]} {TARGET} {right[0]}", weight


def cues(reading: Reading, at: int) -> dict[str, float]:
    """What colours the target: ratings of words by side, distance and clause, verbs by the target's role; feature → weight."""
    found: dict[str, float] = {}
    names, clause, quoted, tokens = reading.names, reading.clause, reading.quoted, reading.tokens
    sums = {"L": 0.0, "R": 0.0, "C": 0.0}

    def add(key: str, weight: float) -> None:
        found[key] = found.get(key, 0.0) + weight

    for colour in reading.colours:
        k = colour.at
        if k == at:
            continue
        side, distance = ("L", at - k) if k < at else ("R", k - at)
        first, last = (k, at) if k < at else (at, k)
        between = names[last] - names[first + 1]
        bucket = "n" if distance <= 2 else "m" if distance <= 5 else "f" if distance <= 12 else "x"
        if colour.value:
            sign, size = ("+", colour.value) if colour.value > 0 else ("-", -colour.value)
            sums[side] += colour.value
            key = f"p{sign}{side}"
            add(key, size)
            add(key + bucket, size)
            add(key + "w", size / (1 + distance / 3))
            add(f"{key}{min(between, 2)}", size)
            if clause[k] == clause[at]:
                sums["C"] += colour.value
                add(key + "c", size)
            if distance <= REACH and _is_direct(tokens[first + 1 : last], k > at):
                add(key + ("i" if not _BE.isdisjoint(tokens[first + 1 : last]) else "d"), size)
            if quoted[k] != quoted[at]:
                add(f"p{sign}q", size)
        if colour.roles:
            role = _role(colour, reading, at)
            near = f"{'c' if clause[k] == clause[at] else 'o'}{min(between, 1)}"
            direct = _is_direct(tokens[first + 1 : last], k > at)
            for part, value in (("A", colour.roles.agent), ("P", colour.roles.patient)):
                if value:
                    value = -0.5 * value if colour.negated else value
                    sign, size = ("+", value) if value > 0 else ("-", -value)
                    key = f"v{role}{part}{sign}"
                    add(key, size / (1 + distance / 5))
                    add(key + near, size)
                    add(key + bucket, size)
                    if direct:
                        add(key + "d", size)
    for side, total in (*sums.items(), ("F", sums["L"] + sums["R"])):
        if total:
            found[f"s{side}{'+' if total > 0 else '-'}"] = abs(total) / (total * total + 2) ** 0.5
    n = len(tokens)
    found["length"] = min(1.0, n / 40)
    found["names"] = min(1.0, names[n] / 5)
    found["place"] = at / n
    for key, is_so in (
        ("first", at == 0),
        ("quoted", quoted[at]),
        ("quotes", quoted[-1] or '"' in tokens),
        ("asks", "?" in tokens),
        ("figures", "0" in tokens),
        ("speaks", not _SAY.isdisjoint(tokens[at + 1 : at + 4])),
        ("spoken", not _SAY.isdisjoint(tokens[max(0, at - 3) : at])),
        ("owns", tokens[at + 1 : at + 2] == ("'s",)),
        ("plain", not reading.colours),
    ):
        if is_so:
            found[key] = 1.0
    return {key: min(value, 3.0) for key, value in found.items()}


def _is_direct(between: Sequence[str], after: bool) -> bool:
    """Whether what stands between the target and a word lets the one belong to the other."""
    if len(between) > REACH:
        return False
    return all(token in _LINKS or token.endswith("ly") for token in between) if after else _STOPS.isdisjoint(between)


def _role(colour: Colour, reading: Reading, at: int) -> str:
    """The target's part in a verb: it acts (`a`), it is acted upon (`p`), or it comes after a passive without “by” (`o`)."""
    if at < colour.at:
        return "p" if colour.passive else "a"
    by = "by" in reading.tokens[colour.at + 1 : at]
    if by and (colour.passive or reading.tokens[colour.at].endswith("ed")):
        return "a"
    return "o" if colour.passive else "p"


def _tokens(
    folded: str, pieces: Sequence[Span], names: Sequence[Span], known: Collection[str]
) -> tuple[list[str], dict[Span, int]]:
    """The words of a sentence; a name's words, and capitals right beside them, make one ``NAME``."""
    raw = list(_pieces(folded, pieces, names))
    words = [word for word, _ in raw if word[:1].isalpha()]
    headline = len(words) >= _HEADLINE and sum(word[0].isupper() for word in words) > 0.7 * len(words)
    tokens: list[str] = []
    places: dict[Span, int] = {}
    # What, right after the last token, belongs to it: capitals to a name that was given, also a given name to capitals.
    joins: Literal["no", "capitals", "all"] = "no"
    opens = True
    for word, name in raw:
        if name:
            if joins != "all":
                tokens.append(NAME)
            places[name] = len(tokens) - 1
            joins, opens = "capitals", False
        elif not word[0].isalpha():
            tokens.append("0" if word[0].isdigit() else word)
            joins, opens = "no", word in _OPENERS
        elif word[0].isupper() and word != "I" and not _is_common(word, opens, headline, known):
            if joins == "no":
                tokens.append(NAME)
                joins = "all"
            opens = False
        else:
            tokens.append(word.lower())
            joins, opens = "no", False
    return tokens, places


def _pieces(folded: str, pieces: Sequence[Span], names: Sequence[Span]) -> Iterator[tuple[str, Span | None]]:
    """The words of the pieces in order, and the names that stand in them."""
    for piece in pieces:
        position = piece.start
        for name in names:
            if name.start >= position and name.end <= piece.end:
                for word in _TOKEN.findall(folded[position : name.start]):
                    yield word, None
                yield "", name
                position = name.end
        for word in _TOKEN.findall(folded[position : piece.end]):
            yield word, None


def _is_common(word: str, opens: bool, headline: bool, known: Collection[str]) -> bool:
    """Whether a capital is that of a sentence or headline, not of a name."""
    shouted = len(word) > 1 and word.isupper() and not headline
    return not shouted and (opens or headline) and word.lower() in known


@cache
def _class(token: str) -> str:
    if token in _SAY:
        return "SAY"
    if token in _FUNCTION:
        return token
    if roles := stance_lexicon.verbs().get(token):
        tail = "g" if token.endswith("ing") else "d" if token.endswith("ed") else ""
        return f"V{_sign(roles.agent)}{_sign(roles.patient)}{tail}"
    value = stance_lexicon.words().get(token, 0.0)
    if abs(value) > _STRONG:
        return "P" if value > 0 else "N"
    return next((tail for tail in ("ly", "ed", "ing") if token.endswith(tail)), "x")


def _sign(value: float) -> str:
    return "+" if value > 0 else "-" if value < 0 else "0"


def _colours(tokens: Sequence[str]) -> tuple[Colour, ...]:
    verbs, words, openers = stance_lexicon.verbs(), stance_lexicon.words(), stance_lexicon.openers()
    found: list[Colour] = []
    for k, token in enumerate(tokens):
        phrase, length = 0.0, 0
        for size in (4, 3, 2) if token in openers else ():
            rated = words.get(" ".join(tokens[k : k + size])) if k + size <= len(tokens) else None
            if rated:
                phrase, length = rated, size
                break
        value = phrase if length else words.get(token, 0.0)
        roles = verbs.get(token)
        if value or roles:
            before = tokens[max(0, k - 3) : k]
            negated = not _NEGATIONS.isdisjoint(before)
            passive = token.endswith(("ed", "en", "t", "wn")) and not _BE.isdisjoint(before)
            found.append(Colour(k, -0.6 * value if negated else value, roles, passive, negated))
    return tuple(found)


def _marked(tokens: Sequence[str]) -> list[str]:
    """The words as lemmas; after a negation those of its clause carry a mark, so that “not honest” is another word than “honest”."""
    found: list[str] = []
    left = 0
    for token in tokens:
        plain = token not in _FUNCTION
        found.append(f"!{_lemma(token)}" if left and plain else _lemma(token) if plain else token)
        left = SCOPE if token in _NEGATIONS else 0 if token in _CLAUSE_ENDS else max(0, left - 1)
    return found


@cache
def _lemma(token: str) -> str:
    return str(simplemma.lemmatize(token, lang="en")) if token.isalpha() else token


def _grams(items: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    pairs = tuple(f"{a} {b}" for a, b in pairwise(items))
    triples = tuple(f"{a} {b}" for a, b in zip(pairs, items[2:], strict=False))
    return tuple(items), pairs, triples


def _counted(flags: Iterable[bool]) -> tuple[int, ...]:
    """How many flags are up before each position, and at the end."""
    return tuple(accumulate(flags, initial=0))
