"""Numbers with what they count: “240 million crowns”, “twenty-three people”, “8 %”. Dates, years, times and ranks are left out.

A number is compared only with one of the same unit, so a number without a unit is of little use; “about”, “more than” and the
like make it vague, and vague numbers contradict each other only where they are far apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import simplemma

from analysis.model import Span

_WORDS = re.compile(r"\w+")
_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_UNITS = {word: number for number, word in enumerate(_WORDS.findall(_SMALL))}
_TENS = {word: 10 * n for n, word in enumerate(_WORDS.findall("twenty thirty forty fifty sixty seventy eighty ninety"), 2)}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9, "tn": 1e12}
_WORDED = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS)}))?|{'|'.join(_UNITS)})"
_NUMBER = re.compile(
    r"(?<![\w.,:/-])(?P<money>[$€£¥])?\s?"
    rf"(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)|(?P<worded>\b{_WORDED}\b))(?![\d:/]|[.,]\d)"
    rf"(?:[ -]?(?P<scale>(?:hundred|thousand|million|billion|trillion|bn|tn|m)s?)\b)?"
    r"(?:\s?(?P<percent>%|per ?cent\b)|[ -](?-i:(?P<unit>[a-z][a-z-]+))|(?P<stuck>[a-z]+))?",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|up to|over|under|more than|less than|fewer than|at least|at most)\W*$",
    re.IGNORECASE,
)
_MONTHS = frozenset(_WORDS.findall("january february march april may june july august september october november december"))
_NOT_COUNTED = frozenset(
    _WORDS.findall(
        "am pm of in on at to from by for with "
        "and or but as that which who is was are were be been has have had will would could the a an his her its their this these "
        "than after before until without within since when while where against between among into under over per out off up down not so more other "
        "later earlier ago th st nd rd thing"
    )
)
_MONEY = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: its value, what it counts as a lemma (missing where it is not said), and whether it is vague."""

    span: Span
    value: float
    unit: str | None
    is_vague: bool


def find(folded: str, start: int = 0, end: int | None = None) -> list[Number]:
    """The numbers of a stretch of text, in order."""
    found: list[Number] = []
    for match in _NUMBER.finditer(folded, start, len(folded) if end is None else end):
        value = _value(match)
        unit = _unit(match)
        is_year = unit is None and match["digits"] and not match["scale"] and re.fullmatch(r"1[5-9]\d\d|20\d\d", match["digits"])
        is_day = (match["unit"] or "").lower() in _MONTHS
        if match["stuck"] or is_year or is_day or (value <= 1 and not match["percent"]):
            continue
        found.append(
            Number(Span(*match.span()), value, unit, bool(_VAGUE.search(folded, max(start, match.start() - 14), match.start())))
        )
    return found


def _value(match: re.Match[str]) -> float:
    if match["digits"]:
        value = float(match["digits"].replace(",", ""))
    else:
        words = re.split(r"[- ]", match["worded"].lower())
        value = float(sum({**_UNITS, **_TENS}[word] for word in words))
    scale = (match["scale"] or "").lower()
    return value * _SCALES.get(scale, _SCALES.get(scale.removesuffix("s"), 1.0))


def _unit(match: re.Match[str]) -> str | None:
    """What is counted, as a lemma: the currency, “percent”, or the word that follows."""
    if match["money"]:
        return _MONEY[match["money"]]
    if match["percent"]:
        return "percent"
    word = (match["unit"] or "").lower()
    if not word or word in _NOT_COUNTED:
        return None
    return str(simplemma.lemmatize(word, lang="en")).lower()
