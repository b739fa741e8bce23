"""Bytes → text: what is decoded, what is refused, and with which line."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import CorpusError
from analysis.read import characters

ENVOY = "The envoy paid 40 € for “tea” – twice."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(ENVOY.encode(), ENVOY, id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + ENVOY.encode(), ENVOY, id="utf-8 with mark"),
        pytest.param(codecs.BOM_UTF16_LE + ENVOY.encode("utf-16-le"), ENVOY, id="utf-16, little end first"),
        pytest.param(codecs.BOM_UTF16_BE + ENVOY.encode("utf-16-be"), ENVOY, id="utf-16, big end first"),
        pytest.param(ENVOY.encode("cp1252"), ENVOY, id="windows-1252"),
        pytest.param("Ten\u00a0thousand\r\ntonnes\x0c".encode(), "Ten\u00a0thousand\r\ntonnes\x0c", id="nothing is normalised"),
    ],
)
def test_decode(data: bytes, text: str) -> None:
    assert characters.decode(data, "envoy.txt") == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "envoy.txt: the file is empty; delete it or put the article's text in it"),
        (b" \r\n\t ", "envoy.txt: the file is empty; delete it or put the article's text in it"),
        (
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00",
            "envoy.txt: this is not a text file; save the article as plain text (UTF-8)",
        ),
        (
            "plain words\x81 and more".encode("latin-1"),
            "envoy.txt: the characters are neither UTF-8, UTF-16 nor Windows-1252; save the file as UTF-8",
        ),
        (
            codecs.BOM_UTF8 + b"caf\xe9",
            "envoy.txt: the characters are neither UTF-8, UTF-16 nor Windows-1252; save the file as UTF-8",
        ),
        (
            codecs.BOM_UTF16_LE + b"odd",
            "envoy.txt: the characters are neither UTF-8, UTF-16 nor Windows-1252; save the file as UTF-8",
        ),
    ],
)
def test_refused(data: bytes, message: str) -> None:
    with pytest.raises(CorpusError) as caught:
        characters.decode(data, "envoy.txt")
    assert str(caught.value) == message


def test_a_few_control_characters_do_not_make_a_text_binary() -> None:
    text = "\x1b" + "The council met again. " * 40 + "\x07"
    assert characters.decode(text.encode(), "envoy.txt") == text


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_one_line(data: bytes) -> None:
    try:
        assert isinstance(characters.decode(data, "x.txt"), str)
    except CorpusError as error:
        message = str(error)
        assert message.startswith("x.txt: ")
        assert len(message.splitlines()) == 1


@given(st.text(alphabet=st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_utf_8_text_comes_back_as_it_was(text: str) -> None:
    # a leading U+FEFF is the encoding's mark and no part of the text
    assert characters.decode(text.encode(), "x.txt") == text.removeprefix("\ufeff")
