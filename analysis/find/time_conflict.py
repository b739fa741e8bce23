"""Whether the text contradicts the stated day of publication: a day told as past that came later, or another dateline.

Plans contradict nothing, and so does a date that only stands near a verb: the verb in the past tense must stand right before
the date (“it sank on 3 June 2031”), or right after the subject of a sentence that opens with it (“On 3 June 2031 the ferry
sank”). Nothing is said of an article whose day of publication is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from analysis.find import time_tense
from analysis.find.times import Time
from analysis.model import Published

DATELINE_DAYS = 7
"""A dateline may be older than the publication by so many days before it is called a contradiction."""

_HEAD = 250
"""Characters from the beginning of a text in which a dateline may stand."""
_PLACE = re.compile(r"^\s*(?:[A-Z][\w.'-]*(?:,?\s+|\s*/\s*)){1,5}\(?$")
_DATELINE_END = re.compile(r"^\)?\s*(?:\([^)]{1,30}\)\s*)?(?:[-–—:]|\s{2}|$)")
_OPENS = re.compile(r"(?:^|[.!?\"]\s+)(?:On|In|Early on|Late on)\s+$")


def find(folded: str, times: Sequence[Time], published: Published) -> str | None:
    """One plain sentence that names the contradicting date; missing where nothing contradicts or nothing is stated."""
    if published.first is None or published.last is None:
        return None
    stated = published.last.isoformat()
    for time in times:
        if time.rule != "explicit" or time.period is None or not time.period.value:
            continue
        day = time.period.value
        if is_dateline(time, folded) and not (
            published.first - timedelta(DATELINE_DAYS) <= time.period.last and time.period.first <= published.last
        ):
            return f"The text is datelined {day}, but its publication is put on {stated}."
        if time.period.first > published.last and _is_past(time, folded):
            return f"The text tells of {day} as past, but its publication is put on {stated}."
    return None


def is_dateline(time: Time, folded: str) -> bool:
    """A day that opens the text after at most a place: “PORT ADA, 3 June 2031 (Wire) -”."""
    if time.span.start > _HEAD or time.period is None or time.period.granularity != "day":
        return False
    before, after = folded[: time.span.start], folded[time.span.end : time.span.end + 40]
    return (not before.strip() or bool(_PLACE.match(before))) and bool(_DATELINE_END.match(after))


def _is_past(time: Time, folded: str) -> bool:
    before, after = folded[max(0, time.span.start - 80) : time.span.start], folded[time.span.end : time.span.end + 80]
    return time_tense.governs("" if _OPENS.search(before) else before or "-", re.split(r"[.!?;]", after)[0])
