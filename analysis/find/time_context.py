"""Words of time that are none here: “May” the verb, “Room 2001”, “$2000”, “the Sunday Times”, “a second ferry”."""

from __future__ import annotations

import re

from analysis.find.time_words import VAGUE

_BEFORE = 24
_AFTER = 24

_MONTH_BEFORE = re.compile(
    r"\b(?:in|since|of|by|until|till|last|next|this|early|late|mid|through|from|during|for|and|to|between|before|after|\d)[\s-]$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"(?:^|\b(?:in|since|by|until|till|of|from|and|or|after|before|during|through|throughout|between|around|circa|early|late|mid|year|"
    r"the|a|an|for|its|his|her|their|our|spring|summer|autumn|winter|fall|(?:from|between) \d{4} to|back to|up to|prior to|due to|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December))[\s-]|[-–(,\[]\s?)$",
    re.IGNORECASE,
)
"""What a bare number must follow to be a year, and no room, flight or resolution."""
_COUNTED = re.compile(
    r"\s+(?:people|troops|soldiers|men|women|dollars|euros|pounds|km|kilomet\w+|miles|tons|tonnes|per\s?cent|million|billion|or so)\b"
)
_PLURAL = re.compile(r"\s+[a-z]+s\b")
_COUNTS = re.compile(r"\b(?:of|from|and|or|about|around|for|between|than|to|a|an|after|before)\s$", re.IGNORECASE)
_PAPER = re.compile(r"\s+(?:Times|Mirror|Telegraph|Express|Mail|Post|Herald|Sun|People|Night Live)\b")
_DAY_SPENT = re.compile(
    r"\b(?:for|during|throughout|end(?:ed|s|ing)?|clos(?:ed|es|ing)|finish(?:ed|es|ing)?|(?:rest|end|start|course) of|(?:earlier|later) in)\s$"
)
"""What is done with a day that was named before: markets end it."""
_SECOND = re.compile(r"(?:an?|one|the|this|every) second", re.IGNORECASE)
_VAGUE_ONE = re.compile(rf"{VAGUE} \w*[^s]$", re.IGNORECASE)
_FRACTION = re.compile(r"\b(?:an?|one|three)[ -]quarters?$", re.IGNORECASE)
_TITLE = re.compile(r"\d+ [A-Z]")
_ONE = re.compile(r"an?[ -]\w+", re.IGNORECASE)
_RATED = re.compile(
    r"(?:\b(?:times|days|hours|nights|weeks|months|minutes|dollars|euros|pounds|cents|tons|tonnes|barrels|litres|percent|per\s?cent|million|"
    r"billion|head)|[\d%])[\s-]$",
    re.IGNORECASE,
)
"""What is told by the week or the year: “three days a week”, “$300 a year”."""
_NAMED_DAY = re.compile(r"\b(?:Black|Bloody|Super|Good|Ash|Palm|Easter|Cyber|Holy|Maundy|Shrove|Giving)\s$")


def is_none(kind: str, match: re.Match[str], folded: str) -> bool:
    """Whether a form that fits is something else by what stands around it."""
    before = folded[max(0, match.start() - _BEFORE) : match.start()]
    after = folded[match.end() : match.end() + _AFTER]
    if match[0][0].isdigit() and re.search(r"[$£€#]\s?$|\d[.,]$|[A-Za-z]\d*-$", before) and kind != "year":
        return True
    if kind == "month":
        return not match["y"] and match[0] in ("May", "March", "Mar.") and not _MONTH_BEFORE.search(before)
    if kind == "year":
        return match[0].isdigit() and _is_number(before, after)
    if kind in ("weekday", "today"):
        return bool(_PAPER.match(after))
    if kind == "the_day":
        return not _DAY_SPENT.search(before)
    if kind == "duration":
        return _is_no_duration(match[0], after)
    if kind == "season":
        return _is_no_season(match, before, after)
    if kind == "clock_24":
        return not (
            match["zone"] or match["day"] or re.search(r"\b(?:at|by|from|until|till|around|about|before|after|and|to)\s$", before)
        )
    return False


def _is_no_duration(surface: str, after: str) -> bool:
    """“A second ferry”, “some day”, “a quarter of it”, “24 Hours”: an ordinal, no plural, a fraction, a title."""
    if _SECOND.fullmatch(surface):
        return not re.match(r"\s*(?:[.,;:)]|$|or\b|and\b)", after)
    return bool(_VAGUE_ONE.match(surface) or _FRACTION.search(surface) or _TITLE.match(surface))


def is_rate(surface: str, before: str) -> bool:
    """“Three days a week”: how often, not how long."""
    return _ONE.fullmatch(surface) is not None and _RATED.search(before) is not None


def is_named_day(before: str) -> bool:
    """“Black Monday” and “Good Friday” are days of their own, not the last Monday or Friday."""
    return bool(_NAMED_DAY.search(before))


def _is_number(before: str, after: str) -> bool:
    return bool(
        re.search(r"[$£€#.\d]$|\d,$", before)
        or not _YEAR_BEFORE.search(before)
        or re.match(r"[%\d]|[.,]\d|-\w+ (?:rifle|missile)", after)
        or _COUNTED.match(after)
        or (_COUNTS.search(before) and _PLURAL.match(after))
    )


def _is_no_season(match: re.Match[str], before: str, after: str) -> bool:
    """“Fall” and “spring” the verbs, “the Arab Spring”; a season needs a year, a pointer or a preposition."""
    pointed = match.groupdict()
    if pointed.get("which") or pointed.get("y") or pointed.get("of_year"):
        return False
    return not re.search(r"\b(?:in|since|during|by|until)\s+(?:the\s+)?$", before) or _PLURAL.match(after) is not None
