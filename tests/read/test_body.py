"""The lines of a file → its articles: what stays, what goes, and by which rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.model import Dropped
from analysis.read import body
from analysis.read.body import Draft

P1 = "The ferry left Quayside at dawn. It carried forty crates of tea."
P2 = "The harbour master had warned the crew. Nobody listened to her that day."
P3 = "By noon the wind had turned. The captain asked for a tug."
P4 = "Two tugs came out at one. They found the ferry on a sandbank."


def only(*lines: str, joint: str = "\n\n") -> Draft:
    """The one article of a file made of these lines."""
    drafts = body.read(joint.join(lines))
    assert len(drafts) == 1
    return drafts[0]


def dropped(*pairs: tuple[int, str]) -> tuple[Dropped, ...]:
    return tuple(Dropped(*pair) for pair in pairs)


def draft(paragraphs: tuple[str, ...], *gone: tuple[int, str], **known: str | None) -> Draft:
    """A draft with these parts; what is not named is missing."""
    empty = dict.fromkeys(("title", "byline", "banner", "courtesy", "truncated_by", "repost_by"))
    return Draft(paragraphs=paragraphs, dropped=dropped(*gone), **(empty | known))


FILES = [
    # name, lines (one to a paragraph, so the numbers are 1, 3, 5 …), what the file holds
    ("text alone", (P1, P2), draft((P1, P2))),
    (
        "headline, byline and date",
        ("Ferry runs aground", "By Mara Quill", "March 3, 2031", P1),
        draft(
            (P1,), (1, "title"), (3, "byline"), (5, "date_banner"), title="Ferry runs aground", byline="Mara Quill", banner="March 3, 2031"
        ),
    ),
    (
        "byline above the headline",
        ("Mara Quill", "Ferry runs aground", P1),
        draft((P1,), (1, "byline"), (3, "title"), title="Ferry runs aground", byline="Mara Quill"),
    ),
    (
        "two authors",
        ("Ferry runs aground", "By Mara Quill and Pim Osei", P1),
        draft((P1,), (1, "title"), (3, "byline"), title="Ferry runs aground", byline="Mara Quill and Pim Osei"),
    ),
    (
        "a person's name as the only headline",
        ("Una Holt", P1, P2),
        draft((P1, P2), (1, "title"), title="Una Holt"),
    ),
    (
        "standfirst without a closing mark",
        ("Ferry runs aground", "A warning at dawn, a sandbank at noon", P1),
        draft((P1,), (1, "title"), (3, "standfirst"), title="Ferry runs aground"),
    ),
    (
        "standfirst said again in the body",
        ("Ferry runs aground", "Nobody listened to her that day.", P1, P2),
        draft((P1, P2), (1, "title"), (3, "standfirst"), title="Ferry runs aground"),
    ),
    (
        "a short first sentence is body",
        ("Ferry runs aground", "Nobody drowned.", P1),
        draft(("Nobody drowned.", P1), (1, "title"), title="Ferry runs aground"),
    ),
    (
        "caption and credit above the text",
        ("Ferry runs aground", "Harbour master Una Holt (left) greets the crew", "Photo: Pim Osei / Orla Media", P1),
        draft((P1,), (1, "title"), (3, "caption"), (5, "photo_credit"), title="Ferry runs aground"),
    ),
    (
        "caption, heading, pull quote and related line in the text",
        (P1, "Tugs wait outside, Quayside, March 3, 2031", "The rescue", "“Nobody listened to her”", "Read more: How the pier was built", P2),
        draft((P1, P2), (3, "heading"), (5, "heading"), (7, "heading"), (9, "related")),
    ),
    (
        "related headlines go with their heading",
        (P1, P2, "Related articles", "How the pier was built", "Why the tugs are old"),
        draft((P1, P2), (5, "related"), (7, "heading"), (9, "heading")),
    ),
    (
        "table residue",
        ("Ferry runs aground", "| | |", P1, "| --- |", P2),
        draft((P1, P2), (1, "title"), (3, "table_residue"), (7, "table_residue"), title="Ferry runs aground"),
    ),
    (
        "comment prompt ends the text",
        (P1, "Leave a comment", P2, "I was there. It was cold."),
        draft((P1,), (3, "comment_prompt"), (5, "after_comment_prompt"), (7, "after_comment_prompt")),
    ),
    (
        "comment counter ends the text and shows a copy",
        (P1, P2, "3 thoughts on “Ferry runs aground”", "I was there. It was cold."),
        draft((P1, P2), (5, "comment_counter"), (7, "after_comment_counter"), repost_by="comment_counter"),
    ),
    (
        "comment prompt above the text ends nothing",
        ("Leave a comment", P1, P2),
        draft((P1, P2), (1, "comment_prompt")),
    ),
    (
        "paywall ends the text",
        (P1, P2, "To continue reading, please subscribe", "Only £3 a week", P3),
        draft(
            (P1, P2), (5, "paywall"), (7, "after_paywall"), (9, "after_paywall"), truncated_by="paywall"
        ),
    ),
    (
        "log-in ends the text",
        (P1, "Already a member? Sign in here", "Subscribe"),
        draft((P1,), (3, "log_in"), (5, "after_log_in"), truncated_by="log_in"),
    ),
    (
        "log-in between paragraphs is a line like any other",
        (P1, "Already a member? Sign in here", P2, P3),
        draft((P1, P2, P3), (3, "log_in")),
    ),
    (
        "two walls, one between paragraphs and one at the end",
        (P1, "Unlock this story", P2, P3, "Unlock this story", "Subscribe"),
        draft((P1, P2, P3), (3, "paywall"), (9, "paywall"), (11, "after_paywall"), truncated_by="paywall"),
    ),
    (
        "unfilled template field",
        (P1, "By [author_name]", P2),
        draft((P1, P2), (3, "placeholder"), repost_by="placeholder"),
    ),
    (
        "credit of a copy",
        (P1, P2, "Courtesy: The Orla Gazette"),
        draft((P1, P2), (5, "courtesy"), courtesy="The Orla Gazette", repost_by="courtesy"),
    ),
    (
        "a copy's mark below the comments is still seen",
        (P1, "Leave a comment", "[site_name]"),
        draft((P1,), (3, "comment_prompt"), (5, "after_comment_prompt"), repost_by="placeholder"),
    ),
    (
        "who the author is",
        ("Ferry runs aground", "By Mara Quill", P1, "Mara Quill is the shipping editor of this paper."),
        draft((P1,), (1, "title"), (3, "byline"), (7, "author_note"), title="Ferry runs aground", byline="Mara Quill"),
    ),
    (
        "headline and date once more in the text",
        ("Ferry runs aground", P1, "Ferry runs aground", "3 March 2031", P2),
        draft((P1, P2), (1, "title"), (5, "title"), (7, "date_banner"), title="Ferry runs aground"),
    ),
    (
        "the publication line, not the one that dates a revision",
        ("Ferry runs aground", "Published: March 3, 2031", "Updated: March 5, 2031", P1),
        draft(
            (P1,),
            (1, "title"),
            (3, "date_banner"),
            (5, "date_banner"),
            title="Ferry runs aground",
            banner="Published: March 3, 2031",
        ),
    ),
    (
        "a revision alone dates nothing",
        ("Ferry runs aground", "Last updated: March 5, 2031", P1),
        draft((P1,), (1, "title"), (3, "date_banner"), title="Ferry runs aground"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), [pytest.param(lines, expected, id=name) for name, lines, expected in FILES])
def test_read(lines: tuple[str, ...], expected: Draft) -> None:
    assert only(*lines) == expected


@pytest.mark.parametrize("text", ["", "\n\n", "Ferry runs aground", "Subscribe\n\nShare\n\nor", "| | |"])
def test_a_file_without_running_text_holds_no_article(text: str) -> None:
    assert body.read(text) == ()


def test_two_articles_in_one_file() -> None:
    first = ("Ferry runs aground", "By Mara Quill", P1, P2, P3)
    second = ("The tugs of Quayside grow old", "By Mara Quill", P4, P1)
    assert body.read("\n\n".join((*first, *second))) == (
        draft((P1, P2, P3), (1, "title"), (3, "byline"), title=first[0], byline="Mara Quill"),
        draft((P4, P1), (11, "title"), (13, "byline"), title=second[0], byline="Mara Quill"),
    )


def test_a_second_article_by_somebody_else() -> None:
    drafts = body.read(
        "\n\n".join(("Ferry runs aground", "By Mara Quill", P1, P2, P3, "Tugs of Quayside grow old", "By Pim Osei", P4))
    )
    assert [(d.title, d.byline, d.paragraphs) for d in drafts] == [
        ("Ferry runs aground", "Mara Quill", (P1, P2, P3)),
        ("Tugs of Quayside grow old", "Pim Osei", (P4,)),
    ]


def test_a_heading_and_a_name_do_not_split_a_short_text() -> None:
    # fewer than three lines of running text: too little to have been an article
    assert (
        len(body.read("\n\n".join(("Ferry runs aground", "By Mara Quill", P1, P2, "Tugs grow very old", "By Mara Quill", P3)))) == 1
    )


def test_a_name_that_signed_nothing_does_not_split() -> None:
    long = (P1, P2, P3, P4) * 2
    assert len(body.read("\n\n".join(("Ferry runs aground", "By Mara Quill", *long, "Tugs grow very old", "Una Holt", P4)))) == 1


def test_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "The ferry left Quayside at dawn with forty crates of tea and a\n"
        "crew of nine, none of whom had sailed the northern passage at\n"
        "that time of the year before, as the owners later had to admit\n"
        "in court. Nobody drowned."
    )
    second = "The hearing goes on. A verdict may take weeks."
    assert only(wrapped, second).paragraphs == (wrapped.replace("\n", " "), second)


def test_lines_that_end_as_sentences_are_paragraphs_of_their_own() -> None:
    assert only(P1, P2, P3, joint="\n").paragraphs == (P1, P2, P3)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    assert only("Ferry runs aground", P1, P2, joint=end * 2) == draft((P1, P2), (1, "title"), title="Ferry runs aground")


def test_no_break_spaces_stay() -> None:
    line = "The ferry carried 40\u00a0crates.\u00a0Nobody had counted them\u202ftwice."
    found = only(f"\u00a0{line}\u00a0", P1)
    assert found.text == f"{line}\n\n{P1}"


TEXTS = st.text() | st.lists(
    st.sampled_from(sorted({line for _, lines, _ in FILES for line in lines})) | st.text(max_size=20), max_size=14
).map("\n".join)


@given(TEXTS)
def test_any_text_is_read_and_nothing_is_rewritten(text: str) -> None:
    for found in body.read(text):
        assert found.paragraphs
        numbers = [d.line for d in found.dropped]
        assert all(1 <= number <= text.count("\n") + text.count("\r") + 1 for number in numbers)
        assert len(set(numbers)) == len(numbers)
        for paragraph in found.paragraphs:
            # wrapped lines are joined by a space; beyond that every character stands in the file as it was
            assert paragraph == paragraph.strip()
            assert "".join(paragraph.split()) in "".join(text.split())


@given(st.lists(st.sampled_from([P1, P2, P3, P4]), min_size=1, max_size=6))
def test_running_text_alone_comes_back_whole(paragraphs: list[str]) -> None:
    assert only(*paragraphs).paragraphs == tuple(paragraphs)
