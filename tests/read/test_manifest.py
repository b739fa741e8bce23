"""``articles.toml``: what it may say, and the one line it gives for each mistake."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from analysis.errors import CorpusError
from analysis.model import Known, Published
from analysis.read import manifest
from analysis.read.manifest import Entry, Manifest

WHOLE = """
[corpus]
name = "Quayside"
description = "Two invented papers on one ferry."
invented = true

[[article]]
id = "ferry"
file = "gazette/ferry.txt"
file_sha256 = "00ff"
part = 2
title = { value = "Ferry runs aground", status = "stated", reason = "the headline" }
outlet = { value = "Orla Gazette", status = "inferred", reason = "its folder" }
author = { status = "unknown", reason = "unsigned" }
published = { from = 2031-03-03, to = 2031-03-04, granularity = "day", status = "inferred", reason = "tells of the third" }
genre = "report"
source_type = "newspaper"
completeness = "whole"
text_condition = "original"
url = "https://orla.example/ferry"
language = "en"
summary = "A ferry sticks."
note = "kept for the editors alone"

[[article]]
id = "tugs"
file = "tugs.txt"
published = { status = "unknown", reason = "no date" }
"""

FERRY = Entry(
    id="ferry",
    file="gazette/ferry.txt",
    file_sha256="00ff",
    part=2,
    title=Known("Ferry runs aground", "stated", "the headline"),
    outlet=Known("Orla Gazette", "inferred", "its folder"),
    author=Known(None, "unknown", "unsigned"),
    published=Published(date(2031, 3, 3), date(2031, 3, 4), "day", "inferred", "tells of the third"),
    genre="report",
    source_type="newspaper",
    completeness="whole",
    text_condition="original",
    url="https://orla.example/ferry",
    language="en",
    summary="A ferry sticks.",
)
TUGS = Entry(
    id="tugs",
    file="tugs.txt",
    file_sha256=None,
    part=1,
    title=None,
    outlet=None,
    author=None,
    published=Published(None, None, None, "unknown", "no date"),
    genre=None,
    source_type=None,
    completeness=None,
    text_condition=None,
    url=None,
    language=None,
    summary=None,
)


def test_parse() -> None:
    found = manifest.parse(WHOLE, "articles.toml")
    assert found == Manifest("Quayside", "Two invented papers on one ferry.", True, (FERRY, TUGS))
    assert found.of_file("tugs.txt") == (TUGS,)
    assert found.of_hash("00ff") == (FERRY,)
    assert found.of_file("none.txt") == ()


def test_an_empty_manifest_says_nothing() -> None:
    assert manifest.parse("", "articles.toml") == Manifest(None, None, False, ())


def test_one_day_stands_for_first_and_last() -> None:
    text = '[[article]]\nid = "a"\nfile = "a.txt"\npublished = { from = 2031-03-03, granularity = "day", status = "stated", reason = "x" }'
    (entry,) = manifest.parse(text, "articles.toml").entries
    assert entry.published == Published(date(2031, 3, 3), date(2031, 3, 3), "day", "stated", "x")


def row(extra: str) -> str:
    return f'[[article]]\nid = "a"\nfile = "a.txt"\n{extra}\n'


MISTAKES = [
    # text, words of the message: the file, the article and the key
    ("[corpus", ("m.toml", "not valid TOML")),
    ("corpus = 3", ("m.toml", "[corpus]")),
    ("article = 3", ("m.toml", "[[article]]")),
    ("article = [3]", ("m.toml: article 1", "[[article]]")),
    ("[corpus]\nname = 3", ("m.toml", "name", "3")),
    ('[corpus]\ninvented = "false"', ("m.toml", "invented", "'false'")),
    ('[[article]]\nfile = "a.txt"', ("m.toml: article 1", "`id`")),
    ('[[article]]\nid = "a"', ("m.toml: article 1", "`file`")),
    ('[[article]]\nid = 4\nfile = "a.txt"', ("m.toml: article 1", "`id`")),
    (row("ttle = 3"), ("m.toml: article 1", "'ttle'")),
    (row("") + row(""), ("m.toml", "'a'", "twice")),
    (row("") + row("").replace('id = "a"', 'id = "b"'), ("m.toml: article 2 (b)", "part 1", "a.txt", "twice")),
    (row('part = "b"'), ("m.toml: article 1 (a)", "part", "'b'")),
    ("[[articles]]\n", ("m.toml: unknown table or key 'articles'", "[[article]]")),
    ('title = "x"\n', ("m.toml: unknown table or key 'title'",)),
    ('[corpus]\nnames = "x"\n', ("m.toml: unknown key 'names' in [corpus]", "description, invented, name")),
    (row("part = 0"), ("m.toml: article 1 (a)", "part", "0")),
    (row("part = true"), ("m.toml: article 1 (a)", "part", "True")),
    (row('title = "Ferry"'), ("m.toml: article 1 (a)", "title", "status", "reason")),
    (row('title = { value = "F", status = "stated" }'), ("m.toml: article 1 (a)", "title", "reason")),
    (row('title = { value = "F", status = "sure", reason = "x" }'), ("m.toml: article 1 (a)", "title", "status")),
    (row('title = { status = "stated", reason = "x" }'), ("m.toml: article 1 (a)", "title", "value")),
    (row('author = { value = "Q", status = "unknown", reason = "x" }'), ("m.toml: article 1 (a)", "author", "unknown")),
    (row('outlet = { value = 7, status = "stated", reason = "x" }'), ("m.toml: article 1 (a)", "outlet", "7")),
    (row('outlet = { value = "O", status = "stated", reason = 7 }'), ("m.toml: article 1 (a)", "outlet", "reason")),
    (row('genre = "poem"'), ("m.toml: article 1 (a)", "genre", "'poem'", "report")),
    (row('completeness = "half"'), ("m.toml: article 1 (a)", "completeness", "'half'")),
    (row('text_condition = "odd"'), ("m.toml: article 1 (a)", "text_condition", "'odd'")),
    (row("url = 5"), ("m.toml: article 1 (a)", "url", "5")),
    (row("language = 5"), ("m.toml: article 1 (a)", "language", "5")),
    (row("summary = 5"), ("m.toml: article 1 (a)", "summary", "5")),
    (row("file_sha256 = 5"), ("m.toml: article 1 (a)", "file_sha256", "5")),
    (
        row('published = { from = 2031-03-04, to = 2031-03-03, granularity = "day", status = "stated", reason = "x" }'),
        ("m.toml: article 1 (a)", "published", "`from`"),
    ),
    (
        row('published = { from = "March", granularity = "day", status = "stated", reason = "x" }'),
        ("m.toml: article 1 (a)", "published", "`from`"),
    ),
    (
        row('published = { from = 2031-03-03T10:00:00, granularity = "day", status = "stated", reason = "x" }'),
        ("m.toml: article 1 (a)", "published", "`from`"),
    ),
    (
        row('published = { from = 2031-03-03, status = "stated", reason = "x" }'),
        ("m.toml: article 1 (a)", "published", "granularity"),
    ),
    (
        row('published = { from = 2031-03-03, granularity = "day", status = "unknown", reason = "x" }'),
        ("m.toml: article 1 (a)", "published", "unknown"),
    ),
    (
        row('published = { to = 2031-03-03, granularity = "day", status = "unknown", reason = "x" }'),
        ("m.toml: article 1 (a)", "published", "unknown"),
    ),
]


@pytest.mark.parametrize(("text", "words"), MISTAKES)
def test_a_mistake_names_article_and_key(text: str, words: tuple[str, ...]) -> None:
    with pytest.raises(CorpusError) as caught:
        manifest.parse(text, "m.toml")
    message = str(caught.value)
    assert [word for word in words if word not in message] == []
    assert len(message.splitlines()) == 1


def test_two_articles_of_one_file_are_two_parts() -> None:
    text = row("") + row("part = 2").replace('id = "a"', 'id = "b"')
    assert [(entry.id, entry.part) for entry in manifest.parse(text, "m.toml").entries] == [("a", 1), ("b", 2)]


def test_of_folder(tmp_path: Path) -> None:
    assert manifest.of_folder(tmp_path) is None
    (tmp_path / manifest.NAME).write_text(WHOLE, "utf-8")
    assert manifest.of_folder(tmp_path) == manifest.parse(WHOLE, "articles.toml")


def test_a_manifest_saved_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / manifest.NAME).write_text(WHOLE, "utf-8-sig")
    assert manifest.of_folder(tmp_path) == manifest.parse(WHOLE, "articles.toml")


def test_a_manifest_that_is_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / manifest.NAME).write_bytes('[corpus]\nname = "Caf\u00e9"'.encode("latin-1"))
    with pytest.raises(CorpusError, match=r"articles\.toml: not UTF-8"):
        manifest.of_folder(tmp_path)


def test_the_seeds_are_six_articles_in_five_files() -> None:
    seeds = manifest.seeds()
    assert [(entry.id, entry.part) for entry in seeds.entries] == [
        ("000", 1),
        ("001", 1),
        ("002a", 1),
        ("002b", 2),
        ("003", 1),
        ("004", 1),
    ]
    assert len({entry.file_sha256 for entry in seeds.entries}) == 5
    assert all(entry.published and entry.published.reason for entry in seeds.entries)
