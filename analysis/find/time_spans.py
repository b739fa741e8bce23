"""What a stretch, a repetition or a “now” means: a TIMEX3 value that names no days of the calendar."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from analysis.find.time_values import group
from analysis.find.time_words import CLOCK_UNITS, PARTS, UNITS, WEEKDAYS, number, unit

_ADVERBS = {"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q"}
_ADVERBS |= dict.fromkeys(["yearly", "annually", "annual"], "P1Y")
_TENFOLD = {"decade": (10, "Y"), "century": (100, "Y"), "fortnight": (2, "W")}


def length(of: str, n: float | None) -> str:
    """“2.5 years” → ``P2.5Y``; a number that is not said is an X.

    >>> length("hour", 12), length("year", None), length("decade", 2)
    ('PT12H', 'PXY', 'P20Y')
    """
    if n is not None and of in _TENFOLD:
        times, code = _TENFOLD[of]
        return f"P{times * n:g}{code}"
    return f"P{'T' if of in CLOCK_UNITS else ''}{'X' if n is None else _plain(n)}{UNITS[of]}"


def _plain(n: float) -> str:
    return str(int(n)) if n == int(n) else f"{n:g}"


def _duration(m: re.Match[str]) -> str:
    n = m["n"].lower()
    counted = 0.5 if n.startswith("half") else number(n)
    if group(m, "half") and counted is not None:
        counted += 0.5
    return length(unit(m["unit"]), counted)


def _half_of(m: re.Match[str]) -> str:
    return length(unit(m["unit"]), (number(m["n"]) or 0) + 0.5)


def _one(m: re.Match[str]) -> str:
    return length(unit(m["unit"]), 1)


def _some(m: re.Match[str]) -> str:
    return length(unit(m["unit"]), None)


def _every(m: re.Match[str]) -> str:
    return length(m["unit"].lower(), 2 if m["other"] else 1)


def _weekdays(m: re.Match[str]) -> str:
    part = group(m, "part")
    return f"XXXX-WXX-{WEEKDAYS[m['day'].lower().removesuffix('s')] + 1}{'T' + PARTS[part] if part else ''}"


def _every_part(m: re.Match[str]) -> str:
    return f"XXXX-XX-XXT{PARTS[m['part'].lower()]}"


VALUES: Mapping[str, Callable[[re.Match[str]], str]] = {
    "duration": _duration,
    "half_of": _half_of,
    "past_unit": _one,
    "long": _one,
    "plural": _some,
    "every": _every,
    "every_day": _weekdays,
    "every_part": _every_part,
    "weekdays": _weekdays,
    "adverb": lambda m: _ADVERBS[m["word"].lower()],
    "times_a": _one,
    "per": _one,
    "vague_ago": lambda _: "PAST_REF",
    "present": lambda _: "PRESENT_REF",
    "past": lambda _: "PAST_REF",
    "future": lambda _: "FUTURE_REF",
}
"""Form → its value, from its own words alone."""
