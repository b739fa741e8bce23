"""What a file itself says of outlet, author, title and date, each with the reason; nothing is guessed.

A manifest (``articles.toml``) overrides all of it; see ``manifest``.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

from analysis.model import Known, Published, TextCondition
from analysis.read.body import Draft

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}


def title(draft: Draft) -> Known:
    return (
        Known(draft.title, "stated", "the first line that stands as a headline")
        if draft.title
        else _unknown("no headline in the file")
    )


def author(draft: Draft) -> Known:
    return Known(draft.byline, "stated", "the byline") if draft.byline else _unknown("no byline in the file")


def outlet(draft: Draft) -> Known:
    if draft.courtesy:
        return Known(draft.courtesy, "inferred", "the credit line of the copy names it")
    return _unknown("the file does not name its outlet")


def published(draft: Draft) -> Published:
    """The date above the article, unless the page is a copy: then it dates the copy and the article's stays unknown."""
    day = parse_day(draft.banner) if draft.banner else None
    if day is None:
        return Published(None, None, None, "unknown", "no date above the text")
    if draft.repost_by:
        return Published(
            None, None, None, "unknown", f"the date above the text ({day.isoformat()}) belongs to a copy of the article"
        )
    stated = bool(re.match(r"(?:published|posted|date)\b", draft.banner or "", re.IGNORECASE))
    reason = "the publication line" if stated else "a date stands alone above the text; the file does not say what it dates"
    return Published(day, day, "day", "stated" if stated else "inferred", reason)


def text_condition(draft: Draft) -> TextCondition:
    return "repost" if draft.repost_by else "unknown"


def parse_day(line: str) -> date | None:
    """The one full date in a line; a date that no calendar has is ``None``."""
    iso = re.search(r"\b(\d{4})-(\d\d)-(\d\d)\b", line)
    if iso:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    month = re.search(r"\b(" + "|".join(MONTHS) + r")[a-z]*\b", line, re.IGNORECASE)
    year = re.search(r"\b(\d{4})\b", line)
    day = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b(?![:.]\d)", line)
    return _day(int(year[1]), MONTHS[month[1].lower()], int(day[1])) if month and year and day else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _unknown(reason: str) -> Known:
    return Known(None, "unknown", reason)
