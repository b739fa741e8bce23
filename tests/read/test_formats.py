"""Files of each type → articles with metadata, and one line for what cannot be read."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from analysis.errors import CorpusError, StoppedError
from analysis.model import Article, Corpus
from analysis.read import apart, corpus, dates, doubts, duplicates, language
from analysis.read.formats import html, pdf

P1 = "The ferry came late to the port. The cook was glad of the new boat, and so was the crew."
P2 = "It crosses the sound twice a day. Nobody on the island has missed the old one so far."
TEXT = f"{P1}\n\n{P2}"
ROW = {"outlet": "Orla Gazette", "published": "2021-05-03", "title": "Late", "text": TEXT, "url": "https://orla.example/late"}
CSV = f'source;publishedAt;headline;Body\nOrla Gazette;03.05.2021;Late;"{TEXT}"\n'
HTML = f"""<html><head><title>Late</title><meta property="og:site_name" content="Orla Gazette">
<meta property="article:published_time" content="2021-05-03T10:00:00+02:00"></head>
<body><nav>Home</nav><article><h1>Late</h1><p>{P1}</p><p>{P2}</p><p>{P1} {P2}</p></article><footer>(c) 2019</footer></body></html>"""
FEED = f"""<rss version="2.0"><channel><title>Orla Gazette</title><item><title>Late</title><link>https://orla.example/late</link>
<pubDate>Mon, 03 May 2021 10:00:00 +0200</pubDate><description><![CDATA[<p>{P1}</p><p>{P2}</p>]]></description></item></channel></rss>"""
MAIL = f"From: a@example.org\nSubject: Late\nDate: Mon, 03 May 2021 10:00:00 +0200\nContent-Type: text/plain\n\n{TEXT}\n"
MARKDOWN = f"---\ntitle: Late\ndate: 2021-05-03\nsource: Orla Gazette\n---\n\n**{P1}**\n\n[{P2}](https://x.example)\n"


def _zip(**files: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", ".").replace("_SLASH_", "/"), text)
    return stream.getvalue()


def _docx() -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{part}</w:t></w:r></w:p>" for part in ("Late", P1, P2))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return _zip(word_SLASH_document__xml=f"<w:document {space}><w:body>{body}</w:body></w:document>")


def _parquet() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    stream = io.BytesIO()
    pq.write_table(pa.table({key: [value] for key, value in ROW.items()} | {"published": [date(2021, 5, 3)]}), stream)
    return stream.getvalue()


def _one(name: str, data: bytes) -> Article:
    (article,) = corpus.from_files([(name, data)]).articles
    return article


@pytest.mark.parametrize(
    ("name", "data", "article_id"),
    [
        ("a.jsonl", json.dumps(ROW).encode(), "a:1"),
        ("a.jsonl.gz", gzip.compress(json.dumps(ROW).encode()), "a:1"),
        ("a.json", json.dumps({"articles": [ROW]}).encode(), "a:1"),
        ("a.csv", CSV.replace("03.05.2021", "2021-05-03").encode(), "a:1"),
        ("a.tsv", CSV.replace(";", "\t").replace("03.05.2021", "3 May 2021").encode("utf-16"), "a:1"),
        ("a.parquet", _parquet(), "a:1"),
        ("a.html", HTML.encode(), "a"),
        ("a.md", MARKDOWN.encode(), "a"),
        ("a.rss", FEED.encode(), "a:1"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_stated_metadata(name: str, data: bytes, article_id: str) -> None:
    article = _one(name, data)
    assert (article.id, article.title.value, article.outlet.value) == (article_id, "Late", "Orla Gazette")
    assert (article.published.first, article.published.status) == (date(2021, 5, 3), "stated")
    assert article.text.startswith(TEXT)
    assert article.language == "en"


def test_a_mail_does_not_date_its_article() -> None:
    article = _one("a.eml", MAIL.encode())
    assert article.text == TEXT
    assert (article.title.value, article.title.status) == ("Late", "inferred")
    assert article.published.status == "unknown"
    assert "the mail was sent" in article.published.reason


def test_a_document() -> None:
    assert _one("a.docx", _docx()).text == TEXT


def test_lines_of_pages_become_paragraphs_without_running_heads() -> None:
    pages = [
        ["Orla Gazette", f"the ferry came {word} to the port and the cook", f"was glad of {word}.", f"Page {n}"]
        for n, word in enumerate("abc")
    ]
    assert len(pdf.paragraphs(pages)) == 3
    assert "Orla" not in " ".join(pdf.paragraphs(pages))


def test_an_archive_and_what_is_left_out_of_it() -> None:
    data = _zip(a__txt=TEXT, b_SLASH_c__jsonl=json.dumps({**ROW, "text": TEXT + " More."}), d__zip="x", e__xyz="x")
    found = corpus.from_files([("all.zip", data)])
    assert [article.id for article in found.articles] == ["all.zip/a", "all.zip/b/c:1"]
    assert [skipped.file for skipped in found.skipped] == ["all.zip/d.zip", "all.zip/e.xyz"]


def test_a_page_keeps_its_main_text_only() -> None:
    text = html.main_text(HTML.encode(), None)
    assert P1 in text
    assert "Home" not in text
    assert "2019" not in text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-05-03", "2021-05-03"), ("2021-05-03T23:59:00Z", "2021-05-03"), ("20210503", "2021-05-03"), ("May 3, 2021", "2021-05-03"),
        ("3 May 2021 10:00 CET", "2021-05-03"), ("Mon, 03 May 2021 10:00:00 GMT", "2021-05-03"), ("25/12/2020", "2020-12-25"),
        ("12/25/2020", "2020-12-25"), ("5/5/2021", "2021-05-05"), ("2021-05", "2021-05-01"), ("2021", "2021-01-01"),
        ("5/6/2021", None), ("4/4/17", None), ("2021-02-30", None), ("31/31/2021", None), ("Tue, 03 May 2021", None), ("2999-01-01", None),
        ("1970-01-01", None), ("0001-01-01", None), ("1620000000", None), ("yesterday", None), ("", None), ("13 Foo 2021", None),
    ],
)  # fmt: skip
def test_dates_are_read_or_reported_never_guessed(value: str, expected: str | None) -> None:
    found = dates.find(value, "the column “date”", today=date(2026, 1, 1))
    assert (found.first.isoformat() if found.first else None) == expected
    assert (found.status == "unknown") == (expected is None)
    assert found.reason.startswith("the column “date”")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.csv", b"one,two\n1,2\n", "no column holds the text"),
        ("a.jsonl", b'{"text": ', "line 1 is not valid JSON"),
        ("a.jsonl.gz", b"\x1f\x8b broken", "not a whole gzip file"),
        ("a.pdf", b"%PDF-1.7 cut", "cannot be read"),
        ("a.docx", b"PK\x03\x04 cut", "cut off or not what its name says"),
        ("a.xlsx", _zip(a="b"), "not a workbook"),
        ("a.parquet", b"PAR1", "not a Parquet table"),
        ("a.rss", b"<!DOCTYPE r [<!ENTITY a 'b'>]><rss>&a;</rss>", "declares entities"),
        ("a.zip", _zip(**{"../x__txt": TEXT}), "leads out of the archive"),
        ("a.html", b"<html></html>", "no main text"),
        ("a\nb.txt", b"", r"a\nb.txt: the file is empty"),
    ],
    ids=lambda value: "",
)
def test_what_cannot_be_read_is_one_line(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(CorpusError) as caught:
        corpus.from_files([(name, data)])
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_takes_too_long_is_left_and_the_next_one_read() -> None:
    with apart.Reader(seconds=0.3) as reader:
        with pytest.raises(apart.LimitError, match=r"takes longer than 0\.3 seconds"):
            reader.read(("<html><body>" + "<div>" * 300_000 + "x").encode(), "a.html")
        assert reader.read(FEED.encode(), "b.rss").articles


def test_stopping_is_heard() -> None:
    with pytest.raises(StoppedError):
        corpus.from_files([("a.txt", TEXT.encode())], cancelled=lambda: True)


def test_progress_counts_files(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"{TEXT} {name}.", "utf-8")
    seen: list[tuple[int, int]] = []
    corpus.load(tmp_path, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]


def _corpus(*texts: str) -> Corpus:
    return corpus.from_files([("a.jsonl", "\n".join(json.dumps({"text": text, "outlet": "Orla"}) for text in texts).encode())])


def test_copies() -> None:
    words = [f"word{i}" for i in range(300)]
    whole, near, part = " ".join(words), " ".join([*words[:290], *("other " * 10).split()]), " ".join(words[:120]) + " and so on"
    groups = duplicates.find(_corpus(whole, whole.upper(), near, part, "Rain fell on the port.").articles)
    assert [(group.kind, group.members) for group in groups] == [
        ("exact", ("a:1", "a:2")),
        ("near", ("a:3", "a:1")) if len(near) > len(whole) else ("near", ("a:1", "a:3")),
        ("copy", (groups[-1].members[0], "a:4")),
    ]
    assert all(0.5 <= group.share <= 1 for group in groups)


def test_doubts() -> None:
    article = _one("a.jsonl", json.dumps({"text": "Rain fell.", "date": "5/6/2021"}).encode())
    assert [doubt.kind for doubt in doubts.find(article)] == ["date", "outlet", "title", "short"]


@pytest.mark.parametrize(("value", "code"), [("en-GB", "en"), ("English", "en"), ("DE", "de"), ("de_AT", "de"), ("unknown", None)])
def test_codes_of_languages(value: str, code: str | None) -> None:
    assert language.code(value) == code
