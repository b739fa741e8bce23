"""When: dates and simple relative dates, with the granularity in which they are said.

“In May” is a month, not its first day. What is said relative to the day of publication (“on Thursday”, “last month”) is
resolved against the article's publication date; where that is a range, both ends are tried and a range is given; where it
is unknown or too vague, the expression stays unresolved and is never guessed. Values follow TIMEX3 (TimeML).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache

from analysis.find.periods import Period, day, decade, month, week, weekend, year
from analysis.model import Granularity, Published, Span

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_DAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_NUMBERS = {
    w: n
    for n, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
} | {"a": 1, "an": 1}
_SIZES: tuple[Granularity, ...] = ("day", "week", "month", "quarter", "season", "year", "decade")

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)"
)
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:1[5-9]\d\d|20[0-4]\d)"
_NUM = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_PART = r"(?:\s+(?:morning|afternoon|evening|night))?"

_AHEAD = (
    r"(?:will|shall|would|due|going to|plans? to|planned|planning|scheduled|expected|set to|is to|are to|until|ahead of|upcoming)"
)
_FUTURE_BEFORE = re.compile(rf"\b{_AHEAD}\b[^.;]*$", re.IGNORECASE)
_FUTURE_AFTER = re.compile(r"^[^.;]{0,50}\b(?:will|shall|is due|are due|is to|are to|is expected|are expected)\b", re.IGNORECASE)
_PAST_GOVERNOR = re.compile(
    r"\b(?:was|were|had|did|said|told|met|went|came|took|began|held|left|(?!planned|scheduled|expected)\w+ed)"
    r"(?:\s+(?!due\b|scheduled\b|planned\b|expected\b|set\b)[\w-]+){0,2}\s+(?:on\s+|in\s+)?$"
)
"""A past verb right before the date: “said on Sunday it will sail”."""
_PRESENT = re.compile(
    r"\b(?:is|are|takes? place|arrives?|meets?|begins?|starts?|opens?|holds?|votes?|travels?|flies|hosts?|visits?|returns?)\s+"
    r"(?:[\w'-]+\s+){0,4}(?:on\s+|in\s+|at\s+)?$"
)
"""A plan told in the present tense: whether it lies ahead or behind cannot be told from the verb."""
_YEAR_BEFORE = re.compile(
    r"(?:^|\b(?:in|since|by|until|till|of|from|to|and|or|after|before|during|through|throughout|between|around|circa|early|late|mid|year|"
    r"the|for|than|spring|summer|autumn|winter|fall)[\s-]|[-–(,]\s?)$",
    re.IGNORECASE,
)
"""What a bare number must follow to be a year, and no room, flight or resolution."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression; ``period`` is missing where it cannot be resolved, and ``rule`` says why or how."""

    span: Span
    surface: str
    period: Period | None
    value: str | None
    rule: str


Resolver = Callable[[re.Match[str], date, bool], Period | None]


def find(folded: str, sentences: Sequence[Span], published: Published) -> tuple[Time, ...]:
    """The time expressions of a folded text, in order."""
    return tuple(
        _time(match, folded[sentence.start : match.start()], folded[match.end() : sentence.end], published)
        for sentence in sentences
        for match in _pattern().finditer(folded, sentence.start, sentence.end)
        if not _is_name(match, folded)
    )


def _time(match: re.Match[str], before: str, after: str, published: Published) -> Time:
    kind = match.lastgroup or ""
    span, surface = Span(match.start(), match.end()), match[0]
    relative, resolve = _RESOLVERS[kind]
    inner = re.compile(_PATTERNS[kind]).match(surface)
    assert inner is not None, f"the pattern {kind} must match its own text {surface!r}"
    future = bool(_FUTURE_BEFORE.search(before) or _FUTURE_AFTER.match(after)) and not _PAST_GOVERNOR.search(before)
    if kind in ("weekday", "month") and not future and not inner["which"] and _PRESENT.search(before):
        return Time(span, surface, None, None, "tense_unclear")
    if not relative:
        period = resolve(inner, date.min, future)
        return Time(span, surface, period, period.value if period else None, "explicit" if period else "no_such_date")
    if published.first is None or published.last is None:
        return Time(span, surface, None, None, "no_publication_date")
    earliest, latest = resolve(inner, published.first, future), resolve(inner, published.last, future)
    if earliest is None or latest is None:
        return Time(span, surface, None, None, "no_such_date")
    if earliest != latest and _SIZES.index(published.granularity or "day") > _SIZES.index(earliest.granularity):
        return Time(span, surface, None, None, "publication_too_vague")
    rule = "relative" if published.status == "stated" else "relative_to_inferred_publication"
    if earliest == latest:
        return Time(span, surface, earliest, earliest.value, rule)
    first, last = min(earliest.first, latest.first), max(earliest.last, latest.last)
    return Time(span, surface, Period("", first, last, earliest.granularity), None, f"{rule}_range")


def _is_name(match: re.Match[str], text: str) -> bool:
    """“May” the verb, “March” the walk, “1,200” and “$2000” are no dates; “Sunday Times” is a newspaper."""
    kind, before, after = match.lastgroup, text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 12]
    if kind == "month" and match[0] in ("May", "March"):
        return not re.search(r"\b(?:in|since|of|by|until|last|next|this|early|late|mid|through|from|during|for|and)[\s-]$", before)
    if kind == "year":
        counted = re.match(r"\s+(?:people|troops|soldiers|men|women|dollars|euros|km|kilomet|miles|tons|tonnes)", after)
        return bool(
            re.search(r"[$£€#.\d]$", before)
            or not _YEAR_BEFORE.search(before)
            or re.match(r"[%\d]|[.,]\d|-\w+ (?:rifle|missile)", after)
            or counted
        )
    return kind == "weekday" and bool(re.match(r"\s+(?:Times|Mirror|Telegraph|Express|Mail|Post|Herald)\b", after))


def _calendar_day(year_: int, month_: int, day_: int) -> Period | None:
    valid = year_ >= MINYEAR and 1 <= day_ <= calendar.monthrange(year_, month_)[1]
    return day(date(year_, month_, day_)) if valid else None


# ---------------------------------------------------------------- one resolver for each pattern


def _iso(m: re.Match[str], _: date, __: bool) -> Period | None:
    return _calendar_day(int(m["iy"]), int(m["im"]), int(m["id"])) if 1 <= int(m["im"]) <= 12 else None


def _month_of(name: str) -> int:
    return _MONTHS[name.lower().strip(".")]


def _full(m: re.Match[str], _: date, __: bool) -> Period | None:
    found = {key: value for key, value in m.groupdict().items() if value}
    return _calendar_day(int(found["y"]), _month_of(found["m"]), int(found["d"]))


def _month_year(m: re.Match[str], _: date, __: bool) -> Period | None:
    return month(int(m["y"]), _month_of(m["m"]))


def _day_of_year(m: re.Match[str], reference: date, future: bool) -> Period | None:
    number, d = _month_of(m["m"]), int(m["d"])
    near = [p for offset in (-1, 0, 1) if (p := _calendar_day(reference.year + offset, number, d))]
    if not near:
        return None
    wanted = [p for p in near if (p.first >= reference if future else (p.first - reference).days <= 60)]
    return min(wanted or near, key=lambda p: abs((p.first - reference).days))


def _month_alone(m: re.Match[str], reference: date, future: bool) -> Period:
    number = _month_of(m["m"])
    shift = {"last": -1, "past": -1, "this": 0, "next": 1}.get((m["which"] or "").lower())
    if m["which"] and m["of_year"] is None and shift is not None:
        back = number >= reference.month if shift < 0 else False
        ahead = number <= reference.month if shift > 0 else False
        return month(reference.year - back + ahead, number)
    if m["of_year"]:
        offset = {"last": -1, "this": 0, "next": 1}[m["of_year"].lower()]
        return month(reference.year + offset, number)
    if future:
        return month(reference.year + (number < reference.month), number)
    return month(reference.year - (number > reference.month), number)


def _weekday(m: re.Match[str], reference: date, future: bool) -> Period:
    wanted, which = _DAYS[m["day"].lower()], (m["which"] or "").lower()
    back = (reference.weekday() - wanted) % 7
    if which == "next" or (future and which not in ("last", "past")):
        return day(reference + timedelta((wanted - reference.weekday()) % 7 or (7 if which == "next" else 0)))
    return day(reference - timedelta(back or (7 if which in ("last", "past") else 0)))


def _unit(m: re.Match[str], reference: date, _: bool) -> Period | None:
    shift = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}[m["which"].lower()]
    return weekend(reference, shift) if m["unit"].lower() == "weekend" else _shifted(m["unit"].lower(), shift, reference)


def _ago(m: re.Match[str], reference: date, _: bool) -> Period | None:
    n = int(m["n"]) if m["n"].isdigit() else _NUMBERS[m["n"].lower()]
    sign = -1 if m["way"].lower() in ("ago", "earlier", "before") else 1
    return _shifted(m["unit"].lower().rstrip("s"), sign * n, reference)


def _shifted(unit: str, n: int, reference: date) -> Period | None:
    if unit == "day":
        return day(reference + timedelta(n))
    if unit == "week":
        return week(reference + timedelta(weeks=n))
    if unit == "month":
        return month(reference.year, reference.month + n)
    first = reference.year + n if unit == "year" else reference.year // 10 * 10 + 10 * n
    if not MINYEAR <= first <= MAXYEAR - 9:
        return None  # “300 decades ago” lies before the calendar
    return year(first) if unit == "year" else decade(first)


def _today(m: re.Match[str], reference: date, _: bool) -> Period:
    return day(reference + timedelta({"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[m["word"].lower()]))


def _weekend(_: re.Match[str], reference: date, future: bool) -> Period:
    return weekend(reference, 1 if future else 0 if reference.weekday() >= 5 else -1)


def _year(m: re.Match[str], _: date, __: bool) -> Period:
    return year(int(m["y"]))


def _decade(m: re.Match[str], _: date, __: bool) -> Period:
    return decade(int(m["y"]))


_PATTERNS: dict[str, str] = {
    "iso": r"\b(?P<iy>\d{4})-(?P<im>\d\d)-(?P<id>\d\d)\b",
    "mdy": rf"\b(?:{_DAY},?\s+)?(?P<m>{_MONTH}|{_SHORT})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>{_YEAR})\b",
    "dmy": rf"\b(?:{_DAY},?\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{_MONTH}|{_SHORT}),?\s+(?P<y>{_YEAR})\b",
    "month_year": rf"\b(?:(?:early|late|mid)[\s-])?(?P<m>{_MONTH}),?\s+(?:of\s+)?(?P<y>{_YEAR})\b",
    "month_day": rf"\b(?:{_DAY},?\s+)?(?P<m>{_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?![,.]?\d|\s+(?:years?|months?|weeks?|days?|people|per\s?cent)\b)",
    "day_month": rf"\b(?:{_DAY},?\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{_MONTH})(?![a-z])",
    "weekday": rf"\b(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast)\s+)?(?P<day>{_DAY}){_PART}\b",
    "unit": r"\b(?:the\s+)?(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast|[Pp]revious|[Cc]urrent|[Cc]oming)\s+(?P<unit>week|weekend|month|year|decade)\b",
    "ago": rf"\b(?P<n>(?i:{_NUM}))\s+(?P<unit>days?|weeks?|months?|years?|decades?)\s+(?P<way>ago|from now)\b",
    "today": r"\b(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight)\b",
    "weekend": r"\b(?:[Aa]t|[Oo]ver|[Oo]n|[Dd]uring)\s+the\s+weekend\b",
    "month": rf"\b(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast)\s+|(?:early|late|mid)[\s-])?(?P<m>{_MONTH})(?:\s+(?P<of_year>last|this|next)\s+year)?(?![\w])",
    "decade": r"\b(?:the\s+)?(?P<y>(?:19|20)\d0)s\b",
    "year": rf"\b(?P<y>{_YEAR})\b",
}  # fmt: skip

_RESOLVERS: dict[str, tuple[bool, Resolver]] = {
    "iso": (False, _iso),
    "mdy": (False, _full),
    "dmy": (False, _full),
    "month_year": (False, _month_year),
    "month_day": (True, _day_of_year),
    "day_month": (True, _day_of_year),
    "weekday": (True, _weekday),
    "unit": (True, _unit),
    "ago": (True, _ago),
    "today": (True, _today),
    "weekend": (True, _weekend),
    "month": (True, _month_alone),
    "decade": (False, _decade),
    "year": (False, _year),
}


@cache
def _pattern() -> re.Pattern[str]:
    """All patterns as one, the longer first; inner group names are dropped because each pattern is matched again alone."""
    plain = {kind: re.sub(r"\?P<\w+>", "?:", pattern) for kind, pattern in _PATTERNS.items()}
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in plain.items()))
