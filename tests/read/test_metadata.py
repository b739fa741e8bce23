"""What a file itself says of its article, with the reason; nothing is guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.model import Known, Published
from analysis.read import metadata
from analysis.read.body import Draft


def draft(**known: str | None) -> Draft:
    empty = dict.fromkeys(("title", "byline", "banner", "courtesy", "truncated_by", "repost_by"))
    return Draft(paragraphs=("The ferry sank.",), dropped=(), **(empty | known))


def test_nothing_said_is_unknown() -> None:
    said = draft()
    assert (metadata.title(said), metadata.author(said), metadata.outlet(said), metadata.published(said)) == (
        Known(None, "unknown", "no headline in the file"),
        Known(None, "unknown", "no byline in the file"),
        Known(None, "unknown", "the file does not name its outlet"),
        Published(None, None, None, "unknown", "no date above the text"),
    )
    assert metadata.text_condition(said) == "unknown"


def test_what_is_said_is_stated() -> None:
    said = draft(title="Ferry runs aground", byline="Mara Quill")
    assert metadata.title(said) == Known("Ferry runs aground", "stated", "the first line that stands as a headline")
    assert metadata.author(said) == Known("Mara Quill", "stated", "the byline")


def test_a_copy_infers_its_outlet_and_leaves_the_date_open() -> None:
    said = draft(banner="March 3, 2031", courtesy="The Orla Gazette", repost_by="courtesy")
    assert metadata.outlet(said) == Known("The Orla Gazette", "inferred", "the credit line of the copy names it")
    assert metadata.published(said) == Published(
        None, None, None, "unknown", "the date above the text (2031-03-03) belongs to a copy of the article"
    )
    assert metadata.text_condition(said) == "repost"


@pytest.mark.parametrize(
    ("banner", "status", "reason"),
    [
        ("Published: March 3, 2031", "stated", "the publication line"),
        ("Posted on 3 March 2031", "stated", "the publication line"),
        ("March 3, 2031", "inferred", "a date stands alone above the text; the file does not say what it dates"),
    ],
)
def test_published(banner: str, status: str, reason: str) -> None:
    day = date(2031, 3, 3)
    assert metadata.published(draft(banner=banner)) == Published(day, day, "day", status, reason)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2031-03-03", date(2031, 3, 3)),
        ("March 3, 2031", date(2031, 3, 3)),
        ("3 March 2031", date(2031, 3, 3)),
        ("Monday, 3rd Mar. 2031", date(2031, 3, 3)),
        ("Sept. 30, 2031", date(2031, 9, 30)),
        ("Published: March 3, 2031 at 10:45", date(2031, 3, 3)),
        ("3 March 2031 | 10.45", date(2031, 3, 3)),
        ("February 29, 2032", date(2032, 2, 29)),
        ("February 29, 2031", None),
        ("2031-13-01", None),
        ("0000-01-01", None),
        ("March 2031", None),
        ("March 3", None),
        ("", None),
    ],
)
def test_parse_day(line: str, day: date | None) -> None:
    assert metadata.parse_day(line) == day


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["%B {day}, %Y", "{day} %B %Y", "%A, {day} %b %Y", "%Y-%m-%d"]))
def test_a_written_day_is_read_back(day: date, pattern: str) -> None:
    assert metadata.parse_day(day.strftime(pattern).format(day=day.day)) == day


@given(st.text())
def test_any_line_gives_a_day_or_none(line: str) -> None:
    assert isinstance(metadata.parse_day(line), date | None)
