"""The forms that time expressions take, and where in a text they stand.

A form names the words that can open it, so that most words of a text cost one look into a table; of several forms that fit at
one place, the longest wins. What a form means is computed in `time_values` and `time_spans`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from analysis.find.time_words import (
    CENTURIES,
    DAY_NUMBER,
    MODIFIER,
    MONTH,
    MONTH_OR_SHORT,
    MONTHS,
    NUMBER,
    NUMBERS,
    ORDINALS,
    PART,
    SEASONS,
    UNIT,
    UNITS,
    VAGUE,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
)
from analysis.model import Span, TimeType


@dataclass(frozen=True, slots=True)
class Form:
    """One way to say a time: ``openers`` are the classes of word it may begin with."""

    type: TimeType
    openers: str
    pattern: str


Candidates = tuple[tuple[str, re.Pattern[str]], ...]

_WHICH = r"(?P<which>last|past|this|next|coming|previous|following)"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_ORDINAL = rf"(?P<number>{'|'.join(ORDINALS)})"
_RELATIVE_YEAR = r"(?P<of_year>last|this|next)\s+year"
_DATE_LEAD = rf"(?:(?:{WEEKDAY}|(?-i:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?),?\s+(?:the\s+)?|(?:the\s+)?{MODIFIER})?"
_ZONE = r"(?P<zone>GMT|UTC|Z|(?-i:[ECMP][SD]?T|CES?T|EES?T|BST|IST|MSK|HKT|JST)|local time|(?-i:[A-Z][a-z]+) time)"
_OF_DAY = rf"(?:,?\s+(?:on\s+)?(?P<day>{WEEKDAY}|today|yesterday|tomorrow)\b)?"
_RATE = r"(?:every|each)\s+"
_TO = r"(?:\s*[-–]\s*|\s+(?:and|or|to|through|until)\s+)"
"""Between the first and the last of several days, of which only one need be said in full: “3 to 5 May”, “May 3-5, 2031”."""

FORMS: Mapping[str, Form] = {
    # ---- calendar dates
    "iso": Form("DATE", "year", r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)\b"),
    "numeric": Form("DATE", "digits", r"(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?P<y>(?:19|20)\d\d|(?<=/)\d\d)\b(?![/.]?\d)"),
    "attacks": Form("DATE", "digits", r"9/11\b(?!/)"),
    "month_day": Form("DATE", "month weekday mod", rf"{_DATE_LEAD}(?P<m>{MONTH_OR_SHORT})\s+{DAY_NUMBER}(?:,?\s+(?P<y>{YEAR})\b|\b(?![,.]?\d|\s+(?:years?|months?|weeks?|days?|people|per\s?cent)\b)(?:(?={_TO}\d{{1,2}},?\s+(?P<py>{YEAR})\b))?)"),
    "day_month": Form("DATE", "digits compound weekday mod article", rf"(?:the\s+)?{_DATE_LEAD}{DAY_NUMBER}\s+(?:of\s+)?(?P<m>{MONTH_OR_SHORT})(?:,?\s+(?P<y>{YEAR})\b|(?![a-z])(?:(?={_TO}\d{{1,2}}\s+{MONTH_OR_SHORT},?\s+(?P<py>{YEAR})\b))?)"),
    "day_to_day": Form("DATE", "digits compound ordinal", rf"{DAY_NUMBER}(?={_TO}\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{MONTH_OR_SHORT})(?:,?\s+(?P<y>{YEAR})\b|(?![a-z])))"),
    "last_day": Form("DATE", "month weekday mod", rf"{_DATE_LEAD}(?P<m>{MONTH_OR_SHORT})\s+\d{{1,2}}(?:st|nd|rd|th)?{_TO}{DAY_NUMBER}(?:,?\s+(?P<y>{YEAR})\b|(?![,.]?\d)(?=\s*(?:[,;.:)]|$)|\s+(?:in|at|for|with|when|as|on|by)\b))"),
    "month": Form("DATE", "month which mod", rf"(?:{_WHICH}\s+|{MODIFIER}(?:(?:last|this|next)\s+)?)?(?P<m>{MONTH})(?:(?:,\s*|\s+)(?:of\s+)?(?:(?P<y>{YEAR})|{_RELATIVE_YEAR}))?(?!\w)"),
    "season": Form("DATE", "season which mod article", rf"(?P<the>the\s+)?(?:{_WHICH}\s+|{MODIFIER})?{_SEASON}(?:\s+(?:of\s+)?(?P<y>{YEAR})|\s+(?:of\s+)?{_RELATIVE_YEAR})?\b"),
    "quarter": Form("DATE", "article ordinal", rf"(?:the\s+)?(?:fiscal\s+)?{_ORDINAL}(?:\s+|-)(?:fiscal\s+)?quarter(?:,?\s+(?:of\s+)?(?:(?P<y>{YEAR})|{_RELATIVE_YEAR}))?\b"),
    "quarter_short": Form("DATE", "quarters", rf"(?-i:Q(?P<number>[1-4]))(?:\s+(?:of\s+)?(?P<y>{YEAR}))?\b"),
    "half": Form("DATE", "article ordinal", rf"(?:the\s+)?(?P<number>first|second)\s+half\s+of\s+(?:(?P<y>{YEAR})|{_RELATIVE_YEAR}|(?P<here>the\s+year))\b"),
    "decade": Form("DATE", "decades short mod article", rf"(?:the\s+)?{MODIFIER}?'?(?P<y>(?:1[5-9]|20)?\d0)'?s\b"),
    "century": Form("DATE", "compound mod article ordinal", rf"(?:the\s+)?{MODIFIER}?(?P<number>\d\d(?=st|nd|rd|th)|{'|'.join(CENTURIES)})(?:st|nd|rd|th)?[\s-]+centur(?:y|ies)\b"),
    "fiscal": Form("DATE", "fiscal", rf"(?:fiscal|financial)(?:\s+year)?\s+(?P<y>{YEAR})\b"),
    "year": Form("DATE", "year mod", rf"(?:(?:early|late|mid)(?:\s+(?:in\s+)?|-))?(?P<y>{YEAR})\b"),
    "short_year": Form("DATE", "short", r"'(?P<short>\d\d)\b"),
    "holiday": Form("DATE", "holiday", r"(?-i:(?P<name>Christmas(?:\s+(?:Day|Eve))?|New Year's(?:\s+(?:[Dd]ay|[Ee]ve))?|Boxing Day|Valentine's Day|Halloween))(?:\s+(?P<y>\d{4}))?\b"),
    # ---- dates told from the day of publication
    "weekday": Form("DATE", "weekday which mod article", rf"(?:(?:the\s+)?{_WHICH}\s+|{MODIFIER})?(?P<day>{WEEKDAY})(?:\s+(?P<part>{PART}))?\b"),
    "today": Form("DATE", "ref mod", rf"(?:(?:earlier|later|early|late)\s+)?(?P<day>today|yesterday|tomorrow)(?:\s+(?P<part>{PART}))?\b"),
    "day_but_one": Form("DATE", "article", r"the\s+day\s+(?P<way>before\s+yesterday|after\s+tomorrow)\b"),
    "night": Form("TIME", "which mod ref", rf"(?:(?:early|late|earlier|later)\s+)?(?:(?P<which>this|last)\s+(?P<part>{PART})|tonight)\b"),
    "past_unit": Form("DURATION", "article", r"the\s+past\s+(?P<unit>day|week|month|quarter|year|decade|century)\b"),
    "unit": Form("DATE", "which mod article", r"(?:(?:earlier|later|early|late)\s+)?(?:the\s+|this\s+(?=past|coming|last|next))?(?P<which>last|past|this|next|coming|current|latest)\s+(?P<fiscal>fiscal\s+|financial\s+)?(?P<unit>week|weekend|month|quarter|year|decade|century)\b"),
    "weekend": Form("DATE", "article", r"the\s+weekend\b"),
    "ends": Form("DATE", "edge article", r"(?:the\s+)?(?:very\s+)?(?:end|beginning|start|middle|close|rest|remainder)\s+of\s+(?:(?P<which>the|this|last|next)\s+)(?P<unit>week|month|quarter|year|decade|century)\b"),
    "ends_named": Form("DATE", "edge article", rf"(?:the\s+)?(?:end|beginning|start|middle|close)\s+of\s+(?:(?P<m>{MONTH})(?:,?\s+(?P<my>{YEAR}))?|(?P<y>{YEAR}))\b"),
    "ago": Form("DATE", "number digits article", rf"(?P<n>{NUMBER}|an?)\s+(?P<unit>{UNIT})\s+(?P<way>ago|from now)\b"),
    "vague_ago": Form("DATE", "number unit", rf"(?:{VAGUE}\s+)?(?P<unit>{UNIT})\s+ago\b"),
    "year_before": Form("DATE", "unit article", r"(?:the\s+|a\s+)?year-(?:ago|earlier)\b"),
    # ---- dates told from another date of the text
    "same": Form("DATE", "same article", r"(?:(?:(?:the|that)\s+)?same|that)\s+(?P<unit>day|week|month|year)(?:\s+(?P<part>morning|afternoon|evening|night))?\b"),
    "the_day": Form("DATE", "article", r"the\s+(?P<unit>day)\b(?!\s+(?:before|after|when|that|of|he|she|it|they|we|you|i)\b)"),
    "neighbour": Form("DATE", "article", r"the\s+(?:(?P<way>previous|preceding|following|next)\s+(?P<unit>day|week|month|year)\b|(?P<of>day|night|week|month|year)\s+(?P<side>before|after)\b(?=\s*[.,;:)\"]|\s*$|\s+(?:in|at)\s))"),
    "offset": Form("DATE", "number digits article", rf"(?P<n>{NUMBER}|an?)\s+(?P<unit>{UNIT})\s+(?P<way>earlier|later)\b"),
    # ---- times of day
    "clock": Form("TIME", "digits compound", rf"(?P<h>\d{{1,2}})(?:[:.](?P<min>\d\d))?(?::\d\d)?\s*(?P<half>[ap])(?:\.\s?m\.|m\b)(?:,?\s+{_ZONE}\b)?{_OF_DAY}"),
    "clock_24": Form("TIME", "digits", rf"(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)(?::\d\d)?(?!\d|:\d)(?:\s+{_ZONE}\b)?{_OF_DAY}"),
    "clock_zone": Form("TIME", "year", rf"(?P<h>[01]\d|2[0-3])(?P<min>[0-5]\d)\s+(?P<zone>GMT|UTC|hours\b){_OF_DAY}"),
    "noon": Form("TIME", "noon", rf"(?P<name>(?-i:noon|midnight))(?:\s+{_ZONE}\b)?{_OF_DAY}"),
    # ---- stretches and repetitions
    "duration": Form("DURATION", "number digits year article which pointer", rf"(?:(?:the\s+)?(?:last|past|next|previous|coming|first|final|following|recent)\s+)?(?P<n>half\s+an?|{NUMBER}|an?|{VAGUE})(?:\s+or\s+(?:so|more))?(?:\s+|-)(?:(?:more|additional|full|whole|entire|consecutive|straight|long|trading|business|working|calendar|fiscal|mere|solid)\s+)*(?P<unit>{UNIT})(?P<half>\s+and\s+a\s+half)?\b(?![\s-]olds?\b|\s+of\s+age\b|-?long\b)"),
    "half_of": Form("DURATION", "article number digits", rf"(?P<n>an?|{NUMBER})\s+and\s+a\s+half\s+(?P<unit>{UNIT})\b"),
    "long": Form("DURATION", "unit", r"(?P<unit>day|week|month|year|decade|century|hour)s?-?long\b"),
    "plural": Form("DURATION", "unit", r"(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)\b(?!\s+(?:old|of\s+age)\b)"),
    "every": Form("SET", "every", rf"{_RATE}(?:(?P<other>other|second|two)\s+)?(?P<unit>second|minute|hour|day|night|week|weekend|month|quarter|year|decade)s?\b"),
    "every_day": Form("SET", "every", rf"{_RATE}(?P<day>{WEEKDAY})(?:\s+(?P<part>{PART}))?\b"),
    "every_part": Form("SET", "every", rf"{_RATE}(?P<part>{PART})\b"),
    "adverb": Form("SET", "adverb", r"(?P<word>hourly|daily|nightly|weekly|monthly|quarterly|yearly|annually|annual)\b"),
    "times_a": Form("SET", "number digits times", rf"(?:once|twice|thrice|(?:{NUMBER}|several|many)\s+times)\s+(?:an?|each|every|per)\s+(?P<unit>hour|day|night|week|month|quarter|year|decade)\b"),
    "per": Form("SET", "per", r"per\s+(?P<unit>hour|day|night|week|month|quarter|year|decade)\b"),
    "weekdays": Form("SET", "weekdays", r"(?-i:(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s)\b"),
    # ---- now, then and one day
    "present": Form("DATE", "ref article at which", r"(?:now|nowadays|currently|presently|(?:at\s+)?(?:the\s+present(?:\s+(?:time|day))?\b(?!\s+\w)|this\s+(?:moment|point))|the\s+time\s+being)\b"),
    "past": Form("DATE", "ref article", r"(?:recently|lately|recent|previously|formerly|(?:the\s+)?(?:recent\s+|distant\s+)past\b(?!\s+\w+)|in\s+the\s+past)\b"),
    "future": Form("DATE", "ref article", r"(?:soon|the\s+(?:(?:near|foreseeable|immediate|distant)\s+future\b|future\b(?!\s+(?!(?:is|was|will|would|and|or|to|with|as|but|when|if|for)\b)\w))|the\s+(?:long|short|near|medium)(?:er)?\s+(?:term|run))\b"),
}  # fmt: skip

_SHORT_DAYS = "mon tue tues wed thu thur thurs fri sat sun"
_EXACT = {name.capitalize(): "month" for name in MONTHS} | {name.capitalize(): "weekday" for name in WEEKDAYS}
_EXACT |= {day.capitalize(): "weekday" for day in _SHORT_DAYS.split()}
_EXACT |= {f"{name.capitalize()}s": "weekdays" for name in WEEKDAYS} | {f"Q{n}": "quarters" for n in range(1, 5)}
_EXACT |= dict.fromkeys(("Christmas", "New", "Boxing", "Valentine", "Halloween"), "holiday")
_CLASSES = {
    "article": "the a an",
    "which": "last past this next coming previous following current latest",
    "pointer": "first final recent",
    "mod": "early late mid earlier later",
    "same": "same that",
    "edge": "end beginning start middle close rest remainder",
    "ordinal": f"{' '.join(ORDINALS)} {' '.join(CENTURIES)} twenty",
    "number": f"{' '.join(NUMBERS)} several few many some couple number dozen dozens scores hundreds thousands recent half",
    "season": " ".join(SEASONS),
    "unit": " ".join(f"{word} {word}s {word}long" for word in UNITS) + " centuries",
    "fiscal": "fiscal financial",
    "ref": "today yesterday tomorrow tonight now nowadays currently presently recently lately recent previously formerly soon past future present",
    "noon": "noon midnight",
    "every": "every each",
    "adverb": "hourly daily nightly weekly monthly quarterly yearly annually annual",
    "times": "once twice thrice several many",
    "per": "per",
    "at": "at",
}
_SHAPES = ("digits", "compound", "year", "decades", "short")
_ARTICLES = ("the", "a", "an", "The", "A", "An")
_INNER = ("time", "near", "foreseeable", "immediate", "distant", "long", "short", "medium", "longer", "shorter", "preceding")
"""Words that follow an article in an expression, but open none."""
_WORD = re.compile(r"(?<=[a-z] )'\d\ds?\b|\w+")


def scan(folded: str, sentence: Span) -> Iterator[tuple[str, re.Match[str]]]:
    """The forms in one sentence, in order, none over another, each with its name."""
    forms = _forms_by_word()
    free = sentence.start
    for found in _WORD.finditer(folded, sentence.start, sentence.end):
        word = found[0]
        candidates = forms.get(word) or (forms[_shape(word)] if word[0] <= "9" else None)
        if not candidates:
            continue
        start = found.start()
        if start < free or (word in _ARTICLES and not _goes_on(found, sentence.end, forms)):
            continue
        fit = [(name, match) for name, pattern in candidates if (match := pattern.match(folded, start, sentence.end))]
        if fit:
            best = max(fit, key=lambda named: named[1].end())
            free = best[1].end()
            if best[0] == "last_day":
                yield max((named for named in fit if named[0] == "month_day"), key=lambda named: named[1].end())
            yield best


def _goes_on(article: re.Match[str], end: int, forms: Mapping[str, Candidates]) -> bool:
    """Whether the word after an article can be one of an expression."""
    following = _WORD.search(article.string, article.end(), end)
    return bool(following and (following[0] in forms or following[0][0] <= "9" or following[0] in _INNER))


def _shape(word: str) -> str:
    """The class of a word that begins with a digit or an apostrophe."""
    if not word.isdecimal():
        return "short" if word[0] == "'" else "decades" if word[-1] == "s" else "compound"
    return "year" if len(word) == 4 else "digits"


@cache
def _forms_by_word() -> Mapping[str, Candidates]:
    """Word → the forms that it can open; a month or weekday only with its capital."""
    patterns = {name: re.compile(form.pattern, re.IGNORECASE) for name, form in FORMS.items()}
    classes: dict[str, set[str]] = defaultdict(set, {shape: {shape} for shape in _SHAPES})
    for word, opener in _EXACT.items():
        classes[word].add(opener)
    for opener, listed in _CLASSES.items():
        for word in listed.split():
            classes[word].add(opener)
            classes[word.capitalize()].add(opener)
    return {
        word: tuple((name, patterns[name]) for name, form in FORMS.items() if openers & set(form.openers.split()))
        for word, openers in classes.items()
    }
