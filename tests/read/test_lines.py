"""What each line of a saved article is taken for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.read import lines

EFFECTS = {"drop", "end", "wall"}

BOILERPLATE = [
    # line, rule
    ("", "table_residue"),
    ("| | |", "table_residue"),
    ("* * *", "table_residue"),
    ("• Reported by [author_name]", "placeholder"),
    ("[publish_date]", "placeholder"),
    ("Leave a Reply", "comment_prompt"),
    ("Be the first to comment!", "comment_prompt"),
    ("No comments:", "comment_counter"),
    ("14 thoughts on “Bridges over the Orla”", "comment_counter"),
    ("1 reply", "comment_counter"),
    ("Comments (27)", "comment_heading"),
    ("Join the conversation", "comment_heading"),
    ("Join the conversation with other readers", "join_conversation"),
    ("Already a member? Sign in here", "log_in"),
    ("Have an account? Log in", "log_in"),
    ("To continue reading, please subscribe", "paywall"),
    ("Subscribe now to read every dispatch", "paywall"),
    ("This article is for subscribers only", "paywall"),
    ("Unlock this story", "paywall"),
    ("Subscribe", "subscribe"),
    ("Sign in", "subscribe"),
    ("Only £3 a week, cancel any time", "offer"),
    ("$1 per month for the first month", "offer"),
    ("Start your free trial today and read on", "offer"),
    ("or", "alternative"),
    ("Get the Harbour Watch newsletter", "newsletter"),
    ("Related articles", "related"),
    ("More stories on grain", "related"),
    ("Read more: How the ferry sank", "related"),
    ("You might also like", "related"),
    ("Topics: Trade, Fisheries", "topics"),
    ("Filed under", "topics"),
    ("Tags | ports | rail", "topics"),
    ("Back to top", "back_to_top"),
    ("Share this on Facebook", "share"),
    ("Advertisement", "share"),
    ("Written by Mara Quill", "written_by"),
    ("Courtesy: The Orla Gazette", "courtesy"),
    ("This article first appeared in The Orla Gazette", "courtesy"),
    ("Originally published by The Orla Gazette", "courtesy"),
    ("Pim Osei contributed reporting from Quayside.", "contributor"),
    ("Additional reporting by Pim Osei", "contributor"),
    ("The views expressed are personal.", "disclaimer"),
    ("© 2031 Orla Media", "copyright"),
    ("All rights reserved.", "copyright"),
    ("Photo: Pim Osei / Orla Media", "photo_credit"),
    ("Dockers unload wheat at the north pier (AP Photo)", "photo_credit"),
    ("Harbour master Una Holt (left) greets the crew", "caption"),
    ("Tugs wait outside the breakwater, Quayside, March 3, 2031", "datelined_caption"),
]

RUNNING_TEXT = [
    "The first month of the blockade cost the port a third of its trade.",
    "The yard can build 12 barges per month, the minister said.",
    "Dockers want another £15 a week.",
    "Topics such as grain and fish filled the morning.",
    "Categories of freight differ from port to port.",
    "Share this burden with us, the mayor told the islanders.",
    "Negotiators initialled the accord in Quayside on Monday, March 3, 2031.",
    "Listen to the sea, Holt says.",
    "Comments by the harbour master angered the crews.",
    "Nobody left a comment.",
    "Readers of the treaty may differ.",
    "The register of ships was closed.",
    "“No comment.”",
    "Or so the mayor says.",
]


@pytest.mark.parametrize(("line", "rule"), BOILERPLATE)
def test_boilerplate(line: str, rule: str) -> None:
    found = lines.rule(line, in_head=True)
    assert found is not None
    assert found.name == rule


@pytest.mark.parametrize(
    "line",
    [
        "No response to the letter has come from the port, officials said.",
        "Courtesy calls filled the rest of the week.",
        "Via a spokesman, the minister denied it.",
        "The 501(c) group said it would sue the harbour.",
        "The treaty was signed after long talks in the port, February 4, 2031.",
        "Tugs wait outside the breakwater, Quayside, March 3, 2031",
    ],
)
def test_running_text_that_resembles_boilerplate(line: str) -> None:
    assert lines.rule(line) is None


def test_a_bullet_is_no_heading() -> None:
    assert not lines.is_heading("• Ceasefire along the whole border")


@pytest.mark.parametrize("line", RUNNING_TEXT)
def test_running_text_is_no_boilerplate(line: str) -> None:
    assert lines.rule(line) is None


@pytest.mark.xfail(reason="(R) after a name is also a party; only a lexicon of parties could tell it from “right”", strict=True)
def test_a_party_letter_is_no_caption() -> None:
    assert lines.rule("Senator Ada Pike (R) called the toll a disgrace.") is None


@pytest.mark.xfail(reason="a line that begins with “Copyright” is taken for the notice, whatever it goes on to say", strict=True)
def test_a_sentence_on_copyright_is_running_text() -> None:
    assert lines.rule("Copyright was the last chapter that the envoys settled.") is None


def test_every_rule_is_witnessed_once_and_well_formed() -> None:
    names = [rule.name for rule in lines.rules()]
    assert len(set(names)) == len(names)
    assert {rule.effect for rule in lines.rules()} <= EFFECTS
    assert set(names) == {rule for _, rule in BOILERPLATE}


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("  a\u00a0\u202f b\t", "a b"),
        ("| cell |", "cell"),
        ("soft\u00adhyphen\u200b", "softhyphen"),
        ("\ufeff", ""),
    ],
)
def test_plain(line: str, plain: str) -> None:
    assert lines.plain(line) == plain


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("March 3, 2031", True),
        ("3 March 2031", True),
        ("Monday, 3rd Mar. 2031", True),
        ("2031-03-03", True),
        ("Published: March 3, 2031 at 10:45 GMT", True),
        ("Updated March 4, 2031", True),
        ("March 2031", False),
        ("On March 3, 2031 the ferry sank.", False),
        ("The Ides of March", False),
    ],
)
def test_is_date(line: str, expected: bool) -> None:
    assert lines.is_date(line) is expected


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Mara Quill", "Mara Quill"),
        ("By Mara Quill", "Mara Quill"),
        ("By: Mara Quill", "Mara Quill"),
        ("Mara Quill Mara Quill", "Mara Quill"),
        ("J. P. McNair", "J. P. McNair"),
        ("Una O’Dell-Price", "Una O’Dell-Price"),
        ("Ludwig van der", None),
        ("By Mara Quill and Pim Osei", "Mara Quill and Pim Osei"),
        ("By Mara Quill, Pim Osei and Una Holt", "Mara Quill, Pim Osei and Una Holt"),
        ("Mara Quill and Pim Osei", None),  # without “By” it may as well be a headline
        ("Mara", None),
        ("the harbour master", None),
        ("By train to Quayside", None),
        ("Why the ferry sank", None),
    ],
)
def test_name(line: str, name: str | None) -> None:
    assert lines.name(line) == name


@pytest.mark.parametrize(
    # line, is_punctuated, is_prose, is_headline, is_heading
    ("line", "kinds"),
    [
        ("Ferry sinks off Quayside", (False, False, True, True)),
        ("Why did the ferry sink?", (True, False, True, False)),
        ("The ferry sank.", (True, False, False, False)),
        ("The ferry sank. Nobody drowned.", (True, True, False, False)),
        ("“The sea is calm.” So they sailed.", (True, True, False, False)),
        ("“The sea was calm, and we sailed”", (False, False, True, True)),
        ("word " * 30 + "end.", (True, True, False, False)),
        ("word " * 26 + "end", (False, False, False, False)),
        ("He named three ports:", (True, False, False, False)),
    ],
)
def test_kinds_of_line(line: str, kinds: tuple[bool, bool, bool, bool]) -> None:
    assert (lines.is_punctuated(line), lines.is_prose(line), lines.is_headline(line), lines.is_heading(line)) == kinds


@given(st.text())
def test_a_line_never_is_heading_and_prose(line: str) -> None:
    plain = lines.plain(line)
    assert plain == lines.plain(plain)
    assert not (lines.is_heading(plain) and lines.is_prose(plain))
