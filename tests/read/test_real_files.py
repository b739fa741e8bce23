"""Files as the usual programs write them: PDF, Word, Excel, and web pages in the cells of a table."""

from __future__ import annotations

import datetime
import io

import pytest

from analysis.model import Article
from analysis.read import corpus

FIRST = "The ferry came late to the port on Monday, and the cook was glad of it, because the new stove had not arrived in time."
SECOND = "The harbour master, who keeps the only key to the winter store, said that she would open it for the crew before noon."
THIRD = "Nobody on the island has missed the old boat so far, and the sheep, which travel free, seem to like the wide new deck."


def read(name: str, data: bytes) -> list[Article]:
    return list(corpus.from_files([(name, data)]).articles)


# ---------------------------------------------------------------- PDF


def _pdf(*pages: list[str], head: str = "The Orla Gazette", foot: str = "page {n} of 4") -> bytes:
    fpdf = pytest.importorskip("fpdf", reason="fpdf2 writes the PDF files of this test")
    made = fpdf.FPDF(format=(148, 210))
    made.set_auto_page_break(False)
    for number, lines in enumerate(pages, 1):
        made.add_page()
        made.set_font("Helvetica", size=9)
        made.text(15, 12, head)
        made.set_font("Times", size=11)
        for place, line in enumerate(lines):
            if line:
                made.text(15, 30 + 6 * place, line)
        made.set_font("Helvetica", size=9)
        made.text(15, 200, foot.format(n=number))
    return bytes(made.output())


def _wrapped(text: str, width: int = 43) -> list[str]:
    """Lines of a column, with the long word of a line parted at its end."""
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > width:
            room = width - len(line)
            if len(word) > 4 and room >= 3:
                lines.append(f"{line}{word[:3]}-")
                line = word[3:] + " "
                continue
            lines.append(line.strip())
            line = ""
        line += word + " "
    return [*lines, line.strip()]


def test_pages_of_a_pdf_become_paragraphs() -> None:
    pages = [_wrapped(f"{text} {text}") for text in (FIRST, SECOND, THIRD, FIRST)]
    assert any(line.endswith("-") for page in pages for line in page), "words are parted"
    (article,) = read("issue.pdf", _pdf(*pages))
    for text in (FIRST, SECOND, THIRD):
        assert f"{text} {text}" in article.text, "lines are joined, and parted words are whole"
    assert "Orla Gazette" not in article.text, "running heads go"
    assert "of 4" not in article.text, "running feet go"
    assert "-" not in article.text


def test_paragraph_goes_on_over_the_end_of_a_page() -> None:
    lines = _wrapped(f"{FIRST} {SECOND} {THIRD}")
    pages = [lines[:3], lines[3:6], lines[6:]]
    (article,) = read("long.pdf", _pdf(*pages))
    assert article.text == f"{FIRST} {SECOND} {THIRD}"


# ---------------------------------------------------------------- Word and Excel


def test_document_of_word() -> None:
    docx = pytest.importorskip("docx", reason="python-docx writes the document of this test")
    made = docx.Document()
    made.add_heading("The ferry comes late", 1)
    made.add_paragraph("By Ada Lund")
    for text in (FIRST, SECOND):
        paragraph = made.add_paragraph()
        half = len(text) // 2
        paragraph.add_run(text[:half]).bold = True
        paragraph.add_run(text[half:])
    table = made.add_table(1, 2)
    table.cell(0, 0).text = "a cell"
    made.sections[0].header.paragraphs[0].text = "The Orla Gazette"
    made.sections[0].footer.paragraphs[0].text = "page 1"
    stream = io.BytesIO()
    made.save(stream)
    (article,) = read("ferry.docx", stream.getvalue())
    assert (article.title.value, article.author.value) == ("The ferry comes late", "Ada Lund")
    assert FIRST in article.text
    assert SECOND in article.text
    assert "Gazette" not in article.text


def test_workbook_of_excel() -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl writes the workbook of this test")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Headline", "Full text", "Publication date", "Medium"])
    sheet.append(["The ferry comes late", FIRST, datetime.datetime(2023, 5, 3, 10, 30), "Orla Gazette"])
    sheet.append(["=1+1", SECOND, datetime.date(2023, 5, 4), None])
    sheet.append(["No text", None, "4 May 2023", "Orla Gazette"])
    stream = io.BytesIO()
    book.save(stream)
    found = corpus.from_files([("export.xlsx", stream.getvalue())])
    first, second = found.articles
    assert (first.title.value, first.outlet.value, str(first.published.first)) == (
        "The ferry comes late",
        "Orla Gazette",
        "2023-05-03",
    )
    assert first.text == FIRST
    assert (str(second.published.first), second.outlet.status) == ("2023-05-04", "unknown")
    assert found.tables[0].n_empty == 1
    assert any("1 row of 3 without text" in skipped.reason for skipped in found.skipped)


# ---------------------------------------------------------------- web pages in cells


PAGE = f"""<html><body><nav><a href="/">Home</a> <a href="/isles">Isles</a></nav><article><h1>The ferry comes late</h1>
<p>{FIRST}</p><aside>More from the isles: ten ropes you must see</aside><p>{SECOND}</p><p>Advertisement</p><p>{THIRD}</p>
<form><button>Subscribe</button></form></article><footer>All rights reserved</footer></body></html>"""
PIECE = f"<p>{FIRST}</p><p>Advertisement</p><p>{SECOND}</p><script>track()</script><p>{THIRD}</p><p>Sign up for our newsletter</p>"


@pytest.mark.parametrize("cell", [PAGE, PIECE])
def test_page_in_a_cell_keeps_its_main_text_only(cell: str) -> None:
    quoted = cell.replace('"', '""')
    (article,) = read("export.csv", f'title,text\nThe ferry comes late,"{quoted}"\n'.encode())
    assert article.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_plain_text_in_a_cell_is_kept_as_it_stands() -> None:
    (article,) = read("export.csv", f'text\n"{FIRST}\n\nAdvertisement\n\n{SECOND}"\n'.encode())
    assert article.text == f"{FIRST}\n\nAdvertisement\n\n{SECOND}"
