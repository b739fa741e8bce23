"""What the stance model sees beside a target: never the words of the target, nor those of any other name.

A *view* is a column with one feature for each position of the sentence, such as the pairs of words; what a target sees of a view
is a range of positions, so the targets of one sentence share its columns. *Cues* are ratings of words and verbs by their place.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from analysis.find.stance_reading import BE, CLAUSE_ENDS, NAME, NEGATIONS, PRONOUNS, SAY, Colour, Reading

TARGET = "T"
_LINKS = (
    BE
    | NEGATIONS
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
_STOPS = CLAUSE_ENDS | PRONOUNS | {NAME}
REACH = 4
"""A word further from the target is not said of it directly."""
WINDOW = 6
CLASSES = 5
Material = Literal["words", "classes"]


Range = tuple[int, int, int, float]
"""What a target sees of a view: its number in ``COLUMNS``, the first feature, the one after the last, and what each weighs."""


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
_NEAR = tuple((size, _COLUMN[f"l{size}"], _COLUMN[f"r{size}"]) for size in (1, 2))
_NEAR_CLASSES = tuple((size, _COLUMN[f"j{size}"], _COLUMN[f"k{size}"]) for size in (1, 2, 3))
"""Size → the columns before and after the target."""


def grams(reading: Reading, material: Material, size: int) -> tuple[str, ...]:
    """The features made of so many words or classes in a row, by the position at which they begin."""
    return (reading.grams if material == "words" else reading.classes)[size - 1]


def ranges(reading: Reading, at: int) -> list[Range]:
    """What the target at a position sees of each view. The more a target sees, the less each feature weighs."""
    n, kept = len(reading.tokens), reading.kept
    low, high = max(0, at - WINDOW), min(n, at + 1 + WINDOW)
    before, after = kept[at], kept[at + 1]
    first, last = max(0, before - CLASSES), min(kept[n], after + CLASSES)
    whole = _weight(n)
    seen = [(_COLUMN["b1"], 0, n, whole), (_COLUMN["L1"], 0, at, whole), (_COLUMN["R1"], at + 1, n, whole)]
    for columns, a, b, c, d in ((_NEAR, low, at, at + 1, high), (_NEAR_CLASSES, first, before, after, last)):
        weight = _weight((b - a + d - c) * len(columns))
        for size, left, right in columns:
            if b - size >= a:
                seen.append((left, a, b - size + 1, weight))
            if d - size >= c:
                seen.append((right, c, d - size + 1, weight))
    return seen


@cache
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
    found: dict[str, float] = defaultdict(float)
    names, clause, quoted, tokens = reading.names, reading.clause, reading.quoted, reading.tokens
    sums = {"L": 0.0, "R": 0.0, "C": 0.0}

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
            found[key] += size
            found[key + bucket] += size
            found[key + "w"] += size / (1 + distance / 3)
            found[f"{key}{min(between, 2)}"] += size
            if clause[k] == clause[at]:
                sums["C"] += colour.value
                found[key + "c"] += size
            if distance <= REACH and _is_direct(apart := tokens[first + 1 : last], k > at):
                found[key + ("d" if BE.isdisjoint(apart) else "i")] += size
            if quoted[k] != quoted[at]:
                found[f"p{sign}q"] += size
        if colour.roles:
            role = _role(colour, reading, at)
            near = f"{'c' if clause[k] == clause[at] else 'o'}{min(between, 1)}"
            direct = distance <= REACH + 1 and _is_direct(tokens[first + 1 : last], k > at)
            for part, value in (("A", colour.roles.agent), ("P", colour.roles.patient)):
                if value:
                    value = -0.5 * value if colour.negated else value
                    sign, size = ("+", value) if value > 0 else ("-", -value)
                    key = f"v{role}{part}{sign}"
                    found[key] += size / (1 + distance / 5)
                    found[key + near] += size
                    found[key + bucket] += size
                    if direct:
                        found[key + "d"] += size
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
        ("speaks", not SAY.isdisjoint(tokens[at + 1 : at + 4])),
        ("spoken", not SAY.isdisjoint(tokens[max(0, at - 3) : at])),
        ("owns", tokens[at + 1 : at + 2] == ("'s",)),
        ("plain", not reading.colours),
    ):
        if is_so:
            found[key] = 1.0
    return {key: value if value < 3.0 else 3.0 for key, value in found.items()}


def _is_direct(between: Sequence[str], after: bool) -> bool:
    """Whether what stands between the target and a word lets the one belong to the other."""
    return all(token in _LINKS or token.endswith("ly") for token in between) if after else _STOPS.isdisjoint(between)


def _role(colour: Colour, reading: Reading, at: int) -> str:
    """The target's part in a verb: it acts (`a`), it is acted upon (`p`), or it comes after a passive without “by” (`o`)."""
    if at < colour.at:
        return "p" if colour.passive else "a"
    by = "by" in reading.tokens[colour.at + 1 : at]
    if by and (colour.passive or reading.tokens[colour.at].endswith("ed")):
        return "a"
    return "o" if colour.passive else "p"
