"""When an event was, in words: the closest date among its tellings, and how a date was come by."""

from __future__ import annotations

from datetime import date

import pandas as pd

_WHERE = {
    "sentence": "in its sentence",
    "paragraph": "the last date before it in its paragraph",
    "same event": "where the article tells of the same event",
    "same place": "from what the same person is told to have done at the place",
    "from another event": "counted from another event",
}
_HOW = {
    "explicit": "said in full",
    "relative": "counted from the day of publication",
    "relative_to_inferred_publication": "counted from the inferred day of publication",
    "relative_to_text": "counted from another date of the text",
    "relative_to_inferred_text_date": "counted from another date of the text, itself counted from the inferred day of publication",
}
_RANGE = "_range"


def rule_in_words(rule: str) -> str:
    """“sentence: relative” → “in its sentence, counted from the day of publication”; a rule without words as it stands."""
    where, _, how = rule.partition(": ")
    spread = ", which is known as a range" if how.endswith(_RANGE) else ""
    said = _HOW.get(how.removesuffix(_RANGE))
    if where not in _WHERE or said is None:
        return rule
    return f"{_WHERE[where]}, {said}{spread}"


def closest(rows: pd.DataFrame) -> str:
    """The shortest of the periods to which the tellings are dated; “undated” where none is."""
    dated = rows.dropna(subset=["from_date", "to_date"])
    days = [
        (date.fromisoformat(str(one)), date.fromisoformat(str(two)))
        for one, two in zip(dated["from_date"], dated["to_date"], strict=True)
    ]
    first, last = min(days, key=lambda found: (found[1] - found[0], found[0]), default=(None, None))
    return "undated" if first is None else str(first) if first == last else f"{first} to {last}"
