"""Hostile archives: bombs, nests and broken ones, as zip, office and gzip files; and the text that all hostile files are made of."""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile

MB = 1024 * 1024
WORDS = [
    "the",
    "ferry",
    "came",
    "late",
    "to",
    "the",
    "port",
    "and",
    "the",
    "cook",
    "was",
    "glad",
    "of",
    "it",
    "while",
    "the",
    "crew",
    "slept",
    "below",
    "deck",
    "in",
    "the",
    "rain",
]


def prose(rng: random.Random, n: int) -> str:
    """So many words in sentences."""
    sentences = (" ".join(rng.choices(WORDS, k=12)).capitalize() + "." for _ in range(n // 12))
    return "\n\n".join(" ".join(part) for part in zip(*[iter(sentences)] * 3, strict=False))


def zipped(*members: tuple[str, bytes]) -> bytes:
    """An archive of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def zip_bomb(variant: int) -> tuple[str, bytes]:
    inner = ("a.txt", "a.jsonl", "a.csv", "a.html")[variant % 4]
    return f"bomb{variant}.zip", zipped((inner, b"a " * ((50 + 30 * (variant % 6)) * MB)))


def nested_zip(variant: int) -> tuple[str, bytes]:
    data = prose(random.Random(variant), 100).encode()
    for level in range(2 + variant * 3):
        data = zipped((f"level{level}{'.zip' if level else '.txt'}", data))
    return f"nested{variant}.zip", data


def traversal(variant: int) -> tuple[str, bytes]:
    names = (
        "../../escaped.txt",
        "/escaped.txt",
        "..\\..\\escaped.txt",
        "C:\\escaped.txt",
        "a/../../../escaped.txt",
        "a\nb\x1b[31m.txt",
    )
    text = prose(random.Random(variant), 100).encode()
    return f"path{variant}.zip", zipped((names[variant % len(names)], text), ("good.txt", text))


def many_members(variant: int) -> tuple[str, bytes]:
    n = (70_000, 3_000, 25_000)[variant % 3]
    return f"many{variant}.zip", zipped(*((f"{i}.txt", b"word") for i in range(n)))


def broken_zip(variant: int) -> tuple[str, bytes]:
    whole = bytearray(zipped(("a.txt", prose(random.Random(1), 300).encode()), ("b.txt", b"word " * 50)))
    rng = random.Random(variant)
    for _ in range(5 + variant):
        whole[rng.randrange(len(whole))] = rng.randrange(256)
    return f"broken{variant}{('.zip', '.docx', '.xlsx', '.odt')[variant % 4]}", bytes(whole)


def office_bomb(variant: int) -> tuple[str, bytes]:
    paragraph = b"<w:p><w:r><w:t>word</w:t></w:r></w:p>"
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    big = b"<w:document " + space + b"><w:body>" + paragraph * (3_000_000 if variant % 2 else 100_000) + b"</w:body></w:document>"
    deep = b"<w:document " + space + b">" + b"<w:p>" * 100_000 + b"</w:p>" * 100_000 + b"</w:document>"
    return f"office{variant}.docx", zipped(("word/document.xml", deep if variant % 3 == 2 else big))


def sheet_bomb(variant: int) -> tuple[str, bytes]:
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (i, i) for i in range(1, 3))
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + rows
        + far
        + b"</sheetData></worksheet>"
    )
    book = (
        b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        b'<sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    links = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    )
    members = [("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", links), ("xl/worksheets/sheet1.xml", sheet)]
    return f"sheet{variant}.xlsx", zipped(*(members if variant % 2 else members[1:]))


def gzip_bomb(variant: int) -> tuple[str, bytes]:
    if variant % 2:
        return f"bomb{variant}.jsonl.gz", gzip.compress(b'{"text": "' + b"a" * (300 * MB) + b'"}', 1)
    whole = gzip.compress(json.dumps({"text": prose(random.Random(variant), 200)}).encode())
    return f"cut{variant}.jsonl.gz", whole[: len(whole) * (1 + variant % 7) // 8]
