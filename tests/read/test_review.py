"""The table of what was read, what a person states of it, and corpora that are brought one after the other."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import MakeArticle

from analysis.errors import CorpusError
from analysis.model import Known, Published
from analysis.read import corpus as reading
from analysis.read import joining, review, stating

TODAY = date(2025, 1, 31)
WORDS = "The ferry came late to the port and the cook was glad of the new boat. "
LONG = WORDS * 10
SEVERAL = "\n\n\n".join(
    f"{name} headline of the file\n\nBy Ann Lee\n\nMay {n}, 2024\n\n" + "\n\n".join([LONG.strip()] * 3)
    for n, name in ((3, "First"), (4, "Second"))
)


def test_a_row_says_what_is_known_and_why_and_what_is_doubtful() -> None:
    corpus = reading.from_files([("a.txt", f"A headline stands here\n\n{LONG}".encode()), ("b.txt", LONG.encode())])
    found = review.of(corpus)
    assert [row.article_id for row in found.rows] == ["a", "b"]
    assert review.evidence(found.rows[0].title).startswith("stated: ")
    assert review.evidence(found.rows[0].outlet).startswith("unknown: ")
    assert review.name(found.rows[0].outlet) == ""
    assert {doubt.kind for doubt in found.rows[1].doubts} == {"date", "outlet", "title", "copy"}
    assert [group.kind for group in found.groups] == ["exact"]
    assert found.doubtful == found.rows


def test_rows_stand_as_a_person_counts(make_article: MakeArticle) -> None:
    corpus = reading.assemble([make_article(f"t:{n}", LONG) for n in (1, 2, 10, 3)], name="made")
    assert [row.article_id for row in review.of(corpus).rows] == ["t:1", "t:2", "t:3", "t:10"]


def test_a_file_with_several_articles_is_shown_as_split_and_a_table_is_not() -> None:
    table = "title,text\n" + "\n".join(f'Title {n},"{LONG}"' for n in (1, 2))
    found = review.of(reading.from_files([("two.txt", SEVERAL.encode()), ("t.csv", table.encode())]))
    assert dict(found.split) == {"two.txt": ("twoa", "twob")}


@pytest.mark.parametrize(
    ("published", "written"),
    [
        (Published(date(2024, 5, 3), date(2024, 5, 3), "day", "stated", "x"), "2024-05-03"),
        (Published(date(2024, 5, 1), date(2024, 5, 31), "month", "stated", "x"), "2024-05"),
        (Published(date(2024, 1, 1), date(2024, 12, 31), "year", "stated", "x"), "2024"),
        (Published(date(2024, 5, 1), date(2024, 5, 7), "week", "stated", "x"), "2024-05-01 to 2024-05-07"),
        (Published(None, None, None, "unknown", "x"), ""),
    ],
)
def test_a_date_is_written_as_it_can_be_read_again(published: Published, written: str) -> None:
    assert review.day(published) == written


@pytest.mark.parametrize(
    ("field", "value"), [("outlet", "Orla  Gazette "), ("author", "Ann Lee"), ("title", "A <b>bold</b> title")]
)
def test_what_a_person_states_is_stated_by_them(make_article: MakeArticle, field: stating.Field, value: str) -> None:
    said = stating.state(make_article("a", LONG), field, value, today=TODAY)
    assert getattr(said, field) == Known(" ".join(value.split()), "stated", "by you")


def test_what_a_person_takes_out_is_unknown(make_article: MakeArticle) -> None:
    article = make_article("a", LONG, published=Published(TODAY, TODAY, "day", "stated", "x"))
    assert stating.state(article, "outlet", " ").outlet == Known("Unknown (a)", "unknown", "taken out by you")
    assert stating.state(article, "author", None).author.status == "unknown"
    assert stating.state(article, "published", "").published == Published(None, None, None, "unknown", "taken out by you")


def test_a_date_that_a_person_states(make_article: MakeArticle) -> None:
    said = stating.state(make_article("a", LONG), "published", "16 May 2024", today=TODAY)
    assert said.published == Published(date(2024, 5, 16), date(2024, 5, 16), "day", "stated", "by you")


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("5/6/2024", "either way round"),
        ("31 February 2024", "no calendar"),
        ("soon", "one way only"),
        ("2031-01-01", "in the future"),
    ],
)
def test_a_bad_date_is_one_line_with_the_value_and_the_cure(make_article: MakeArticle, value: str, reason: str) -> None:
    with pytest.raises(CorpusError, match=reason) as caught:
        stating.state(make_article("a", LONG), "published", value, today=TODAY)
    assert value in str(caught.value)
    assert "write it as 2024-05-16" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_name_of_a_thousand_letters_is_refused(make_article: MakeArticle) -> None:
    with pytest.raises(CorpusError, match="1,000 letters"):
        stating.state(make_article("a", LONG), "outlet", "x" * 1000)


def test_corpora_brought_one_after_the_other_are_one() -> None:
    one = reading.from_files([("a.txt", LONG.encode())])
    other = reading.from_files([("a.txt", (LONG + "A last line was put to it.").encode()), ("b.png", b"\x89PNG")])
    both = joining.join([one, other], name="Both")
    assert [article.id for article in both.articles] == ["a", "a (2)"]
    assert both.articles[1].outlet.value == "Unknown (a (2))"
    assert len(both.skipped) == 1
    assert not both.invented


def test_ids_that_clash_inside_one_reading_stop_nothing() -> None:
    found = reading.from_files([("two.txt", SEVERAL.encode()), ("twoa.txt", (LONG + "It ends so.").encode())])
    assert [article.id for article in found.articles] == ["twoa", "twoa (2)", "twob"]


def test_only_some_articles_are_another_corpus() -> None:
    whole = reading.from_files([("a.txt", LONG.encode()), ("b.txt", (LONG + "It ends so.").encode())])
    part = joining.only(whole, whole.articles[:1])
    assert (len(part.articles), part.name) == (1, whole.name)
    assert part.id != whole.id
