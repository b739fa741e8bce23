"""The makers of hostile files: each gives a name and bytes, other ones for each variant, the same ones each time."""

from __future__ import annotations

import io
import random
import zlib
from collections.abc import Callable

from hostile_archives import (
    MB,
    broken_zip,
    gzip_bomb,
    many_members,
    nested_zip,
    office_bomb,
    prose,
    sheet_bomb,
    traversal,
    zip_bomb,
)

Maker = Callable[[int], tuple[str, bytes]]

XML = b'<?xml version="1.0"?>\n'
TEXT_SUFFIXES = (".txt", ".md", ".csv", ".jsonl", ".html", ".json", ".eml", ".tsv", ".xml")
ALL_SUFFIXES = (*TEXT_SUFFIXES, ".pdf", ".docx", ".xlsx", ".zip", ".parquet", ".jsonl.gz", ".rss", ".odt", ".ods", ".xls")


def noise(variant: int) -> tuple[str, bytes]:
    return f"noise{variant}{ALL_SUFFIXES[variant % len(ALL_SUFFIXES)]}", random.Random(variant).randbytes(50_000)


def empty(variant: int) -> tuple[str, bytes]:
    return f"empty{variant}{ALL_SUFFIXES[variant % len(ALL_SUFFIXES)]}", b" \n" * variant


def one_long_line(variant: int) -> tuple[str, bytes]:
    suffix = (".txt", ".csv", ".jsonl", ".html", ".md", ".json", ".eml", ".xml")[variant % 8]
    unit = (b"a", b"word ", b"[", b"<b>", b'"', b"\\", b"{", b"&a;")[(variant // 2) % 8]
    size = 200 * MB if variant < 8 else 2 * MB
    return f"line{variant}{suffix}", unit * (size // len(unit))


def many_lines(variant: int) -> tuple[str, bytes]:
    unit = (b"\n", b"a\n", b",\n", b"By Ann Lee\n\n", b"- - -\n", b"{}\n", b"...\n")[variant % 7]
    return f"lines{variant}{TEXT_SUFFIXES[variant % 5]}", unit * (3_000_000 // len(unit))


def bad_utf8(variant: int) -> tuple[str, bytes]:
    rng = random.Random(variant)
    data = bytearray(prose(rng, 600).encode())
    for _ in range(1 + variant * 5):
        data[rng.randrange(len(data))] = rng.choice((0xFF, 0xC0, 0x80, 0xED, 0x00, 0xF8))
    return f"utf{variant}{TEXT_SUFFIXES[variant % len(TEXT_SUFFIXES)]}", bytes(data)


def surrogates(variant: int) -> tuple[str, bytes]:
    row = '{"text": "' + prose(random.Random(variant), 100).replace("\n", " ") + ' \\ud800 \\u0000 \\udfff", "outlet": "\\ud83d"}\n'
    return f"halves{variant}.jsonl", row.encode() * (variant + 1)


def deep_json(variant: int) -> tuple[str, bytes]:
    depth = 10 ** (2 + variant % 5)
    body = "[" * depth + "]" * depth if variant % 2 else '{"a":' * depth + "1" + "}" * depth
    return f"deep{variant}.json{'l' if variant % 3 else ''}", body.encode()


def json_numbers(variant: int) -> tuple[str, bytes]:
    row = (
        '{"text": 1e999}',
        '{"text": ' + "9" * 100_000 + "}",
        '{"text": NaN}',
        '{"text": {"a": {"b": 1}}}',
        '{"text": null}',
        "[1]",
    )
    return f"numbers{variant}.jsonl", (row[variant % len(row)] + "\n").encode() * 50


def formulas(variant: int) -> tuple[str, bytes]:
    cell = ("=cmd|' /C calc'!A0", "@SUM(1+1)", "+1+1", "-2+3", '=HYPERLINK("http://x")')[variant % 5].replace('"', '""')
    text = prose(random.Random(variant), 60).replace("\n", " ")
    return f"formulas{variant}.csv", f'outlet,title,text\n"{cell}","{cell}","{cell} {text}"\n'.encode()


def wild_csv(variant: int) -> tuple[str, bytes]:
    bodies = (
        b'text,outlet\n"never closed ' + b"x\n" * 400_000,
        b"text\n" + b"," * 4_000_000,
        b",".join(b"c%d" % i for i in range(50_000)) + b"\n" + b"a," * 50_000,
        b"text,text,text\na,b,c\n",
        b"\0,\0\n" * 1000,
        b'"' * 1_000_001,
        b"text\r" + b"word " * 1000 + b"\r",
    )
    return f"wild{variant}.csv", bodies[variant % len(bodies)]


def laughs(variant: int) -> tuple[str, bytes]:
    entities = "".join(f'<!ENTITY l{i + 1} "{f"&l{i};" * 10}">' for i in range(9))
    head = f'<!DOCTYPE rss [<!ENTITY l0 "lol">{entities}]>'
    body = "<rss><channel><item><description>&l9;</description></item></channel></rss>"
    if variant % 3 == 1:
        head = f'<!DOCTYPE rss [<!ENTITY l9 "{"a" * 50_000}">]>'
        body = body.replace("&l9;", "&l9;" * 20_000)
    if variant % 3 == 2:
        head = '<!DOCTYPE rss [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>'
    return f"laughs{variant}{('.xml', '.rss', '.atom', '.html')[variant % 4]}", XML + (head + body).encode()


def deep_xml(variant: int) -> tuple[str, bytes]:
    depth = 200_000
    tag = ("item", "div", "table", "b")[variant % 4]
    return f"deep{variant}{('.xml', '.html', '.html', '.rss')[variant % 4]}", (
        f"<{tag}>" * depth + "x" + f"</{tag}>" * depth
    ).encode()


def scripts(variant: int) -> tuple[str, bytes]:
    text = prose(random.Random(variant), 400).replace("\n\n", "</p><script>alert(1)</script><p onclick='x()'>")
    tail = (
        "<script>" + "x" * 300_000,
        "<!--" * 50_000,
        "<iframe src='file:///etc/passwd'>",
        "<a href='" * 20_000,
        "<svg onload=a()>",
    )
    return f"script{variant}.html", f"<html><body><article><p>{text}</p>{tail[variant % 5]}".encode()


def wide_html(variant: int) -> tuple[str, bytes]:
    unit = ("<p>one more line of text here.</p>", "<a href=x>link</a>", "<td>cell</td>", "<li>", "<br>", "<font>", "&amp;", "<p>")[
        variant % 8
    ]
    return f"wide{variant}.html", f"<html><body><article>{unit * (3_000_000 // len(unit))}".encode()


def _pdf(stream: bytes, *, pages: int = 1, length: int | None = None, extra: bytes = b"") -> bytes:
    kids = b" ".join(b"3 0 R" for _ in range(pages))
    size = len(stream) if length is None else length
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[" + kids + b"]/Count %d>>endobj\n" % pages
        + b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
        + b"4 0 obj<</Length %d" % size + extra + b">>stream\n" + stream + b"\nendstream endobj\n"
        + b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R/Size 6>>\nstartxref\n9\n%%EOF"
    )  # fmt: skip


def truncated_pdf(variant: int) -> tuple[str, bytes]:
    whole = _pdf(b"BT /F 12 Tf (The ferry came late.) Tj ET", pages=3)
    return f"cut{variant}.pdf", whole[: len(whole) * (variant + 1) // 14]


def pdf_bomb(variant: int) -> tuple[str, bytes]:
    flate = b"/Filter/FlateDecode"
    bombs = (
        _pdf(zlib.compress(b"(a) Tj " * 30_000_000, 1), extra=flate),
        _pdf(b"BT (x) Tj ET", pages=300_000),
        _pdf(b"q " * 3_000_000),
        _pdf(zlib.compress(zlib.compress(b"\0" * 300_000_000, 9), 9), extra=b"/Filter[/FlateDecode/FlateDecode]"),
        _pdf(b"x", length=10**12),
        _pdf(b"BT " + b"(abc) Tj\n" * 1_000_000 + b" ET"),
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>",
    )
    return f"bomb{variant}.pdf", bombs[variant % len(bombs)]


def broken_mail(variant: int) -> tuple[str, bytes]:
    text = prose(random.Random(variant), 120)
    mails = (
        f"Content-Type: text/plain; charset=no-such\n\n{text}",
        "Content-Type: multipart/mixed; boundary=b\n" + "\n--b\nContent-Type: multipart/mixed; boundary=b\n" * 5_000,
        f"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n{text}",
        "X: " + "a" * 1_000_000 + f"\n\n{text}",
        f"Date: 99 Foo 9999\nSubject: =?utf-8?q?=ZZ?=\nFrom: <<>>\n\n{text}",
        "Subject: " + "(" * 50_000 + f"\n\n{text}",
    )
    return f"mail{variant}.eml", mails[variant % len(mails)].encode()


def odd_names(variant: int) -> tuple[str, bytes]:
    names = (
        "-rf.txt",
        "a b;c.txt",
        "=1+1.txt",
        "new\nline.txt",
        "\x1b[31mred.txt",
        "x" * 200 + ".txt",
        "‮txt.exe.txt",
        "%2e%2e%2f.txt",
    )
    return names[variant % len(names)], prose(random.Random(variant), 120).encode()


def broken_parquet(variant: int) -> tuple[str, bytes]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    stream = io.BytesIO()
    pq.write_table(pa.table({"text": [prose(random.Random(variant), 100)] * 50, "outlet": ["a"] * 50}), stream)
    data = bytearray(stream.getvalue())
    rng = random.Random(variant)
    for _ in range(variant):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return f"table{variant}.parquet", bytes(data)


def regular_traps(variant: int) -> tuple[str, bytes]:
    """Texts on which careless patterns take for ever."""
    units = ("A. ", "Van De ", "“", "By Ann Lee and ", "1.1.", "a-", "www.", "((", "May 1, ", "’s ", "* ", "![[", "**a", "---\n")
    return f"trap{variant}{'.md' if variant % 2 else '.txt'}", ("The ferry came late. " + units[variant % 14] * 25_000).encode()


KINDS: dict[str, Maker] = {
    make.__name__: make
    for make in (
        noise, empty, one_long_line, many_lines, bad_utf8, surrogates, deep_json, json_numbers, formulas, wild_csv, laughs, deep_xml,
        scripts, wide_html, truncated_pdf, pdf_bomb, zip_bomb, nested_zip, traversal, many_members, broken_zip, office_bomb, sheet_bomb,
        gzip_bomb, broken_mail, odd_names, broken_parquet, regular_traps,
    )
}  # fmt: skip
