"""The words of time, their numbers, and the pieces of pattern that several expressions are made of."""

from __future__ import annotations

import calendar

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_CENTURIES = "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
NUMBERS = {word: n for n, word in enumerate(_SMALL.split())} | {word: 10 * n for n, word in enumerate(_TENS.split(), 2)}
NUMBERS |= {"a": 1, "an": 1, "dozen": 12, "hundred": 100, "thousand": 1000}
CENTURIES = {word: n for n, word in enumerate(_CENTURIES.split(), 15)}
UNITS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "fortnight": "W", "weekend": "WE"}
UNITS |= {"month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C"}
CLOCK_UNITS = frozenset(["second", "minute", "hour"])

MONTH = (
    r"(?-i:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)"
)
MONTH_OR_SHORT = r"(?-i:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"  # fmt: skip
WEEKDAY = r"(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
DAY_NUMBER = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
PART = r"(?:morning|afternoon|evening|night)"
NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|[1-9]000|\d{1,3}(?:\.\d+)?(?!\d)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|"
    r"five|six|seven|eight|nine)\b)?|(?:an?\s+|one\s+)?(?:hundred|thousand|dozen)(?!s)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen)"
)
VAGUE = r"(?:several|a few|few|many|a couple of|a couple|some|a number of|dozens of|scores of|hundreds of|thousands of|recent)"
UNIT = r"(?:second|minute|hour|day|night|week|fortnight|weekend|month|quarter|year|decade)s?|century|centuries"
MODIFIER = r"(?:(?:very\s+)?(?:early|late|mid|earlier|later)[\s-]+(?:on\s+|in\s+)?)"
"""“Early in May”, “mid-2030”: TimeML's `mod`; part of the expression, without effect on its value."""


def month(name: str) -> int:
    return MONTHS[name.lower().strip(".")]


def unit(word: str) -> str:
    """“Days”, “Centuries” → “day”, “century”."""
    lowered = word.lower()
    return "century" if lowered == "centuries" else lowered.removesuffix("s")


def number(text: str) -> float | None:
    """“12”, “1,200”, “2.5”, “twenty-one”; missing where the text is no number."""
    plain = text.lower().replace(",", "")
    if plain.replace(".", "", 1).isdecimal() and plain.isascii():
        return float(plain)
    first, _, rest = plain.replace(" ", "-").partition("-")
    if rest in ("dozen", "hundred", "thousand") and first in ("a", "one"):
        return float(NUMBERS[rest])
    if first in NUMBERS and rest in NUMBERS:
        return float(NUMBERS[first] + NUMBERS[rest])
    return float(NUMBERS[plain]) if plain in NUMBERS else None
