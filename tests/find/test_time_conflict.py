"""The day of publication against the dates of the text."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.find import folding, sentences, time_conflict, times
from analysis.model import Published, Span

STATED = Published(date(2031, 3, 4), date(2031, 3, 4), "day", "stated", "x")
UNKNOWN = Published(None, None, None, "unknown", "x")


def check(text: str, published: Published = STATED) -> str | None:
    folded = folding.fold(text)
    spans = [Span(s.start, s.end) for s in sentences.find(text)]
    return time_conflict.find(folded, times.find(folded, spans, published), published)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ferry sank on 3 June 2031.", "2031-06-03"),
        ("The ferry sank in June 2031.", "2031-06"),
        ("Holt left. On 3 June 2031, the old ferry sank.", "2031-06-03"),
        ("It sank on 2 March 2031 and was raised on 9 March 2031.", "2031-03-09"),
    ],
)
def test_a_later_day_told_as_past(text: str, day: str) -> None:
    assert check(text) == f"The text tells of {day} as past, but its publication is put on 2031-03-04."
    assert check(text, UNKNOWN) is None


@pytest.mark.parametrize(
    "text",
    [
        "PORT ADA, 3 June 2031 (Wire) - The ferry sails.",
        "Port Ada, June 3, 2031 - The ferry sails.",
        "June 3, 2031\n\nThe ferry sails.",
    ],
)
def test_another_dateline(text: str) -> None:
    assert check(text) == "The text is datelined 2031-06-03, but its publication is put on 2031-03-04."


def test_an_old_dateline() -> None:
    assert check("PORT ADA, 3 June 2030 - The ferry sails.") is not None
    assert check("PORT ADA, 1 March 2031 - The ferry sails.") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The summit will be held on 3 June 2031.",
        "The council announced elections on 3 June 2031.",
        "The council signed a lease that ends on 3 June 2031.",
        "The race was moved to 3 June 2031.",
        "The race was scheduled for 3 June 2031.",
        "The race was postponed until June 2031.",
        "The race is planned for 2032.",
        "Holt promised a ferry by 2040.",
        "The ferry sank on 3 June.",
        "The ferry sank on 3 March 2031.",
        "The ferry is expected on 3 June 2031, Holt said.",
        "On 3 June 2031, the ferry will sail.",
        "Holt spoke of the launch on 3 June 2031.",
    ],
)
def test_plans_and_earlier_days_contradict_nothing(text: str) -> None:
    assert check(text) is None
