"""When an event was, in words."""

from __future__ import annotations

import pandas as pd
import pytest

from components import event_dates


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("sentence: explicit", "in its sentence, said in full"),
        ("paragraph: relative", "the last date before it in its paragraph, counted from the day of publication"),
        (
            "same event: relative_to_inferred_publication_range",
            "where the article tells of the same event, counted from the inferred day of publication, which is known as a range",
        ),
        ("from another event: explicit", "counted from another event, said in full"),
        ("undated", "undated"),
        ("sentence: something new", "sentence: something new"),
    ],
)
def test_rule_in_words(rule: str, words: str) -> None:
    assert event_dates.rule_in_words(rule) == words


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([], "undated"),
        ([(None, None)], "undated"),
        ([("2031-05-01", "2031-05-31"), ("2031-05-04", "2031-05-04")], "2031-05-04"),
        ([(None, None), ("2031-05-01", "2031-05-31")], "2031-05-01 to 2031-05-31"),
    ],
)
def test_closest(days: list[tuple[str | None, str | None]], said: str) -> None:
    assert event_dates.closest(pd.DataFrame(days, columns=["from_date", "to_date"])) == said
