"""Fetching: which addresses are refused, and what a local server may do without harm."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from analysis.errors import CorpusError
from analysis.read import web

HERE = ("127.0.0.1",)
WORDS = "The ferry came late to the port and the cook was glad of the new boat. It crosses the sound twice a day for the island. "
PAGE = f"""<html><head><title>The ferry comes late</title><meta property="article:published_time" content="2021-05-03"></head>
<body><article><h1>The ferry comes late</h1><p>{WORDS}</p><p>{WORDS * 2}</p></article></body></html>"""


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
        "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1",
        "2002:7f00:1::", "2002:a00:1::1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2001:db8::1", "2001:0:7f00:1::", "", "localhost",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not web.is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "172.32.0.1", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses(address: str) -> None:
    assert web.is_public(address)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "only addresses that begin with http"),
        ("ftp://example.org/a", "only addresses that begin with http"),
        ("http:///path", "only addresses that begin with http"),
        ("http://user:secret@example.org/", "holds a name or password"),
        ("http://exa mple.org/", "holds blanks"),
        ("http://[::1/", "no web address"),
        ("http://example.org:99999/", "no web address"),
        ("http://127.0.0.1/", "not in the public net"),
        ("http://localhost/", "not in the public net"),
        ("http://2130706433/", "not in the public net"),
        ("http://0x7f.1/", "not in the public net"),
        ("http://[::1]/", "not in the public net"),
        ("http://[::ffff:127.0.0.1]/", "not in the public net"),
        ("https://169.254.169.254/latest/meta-data/", "not in the public net"),
    ],
)
def test_refused(url: str, reason: str) -> None:
    with pytest.raises(CorpusError, match=reason) as caught:
        web.fetch(url)
    assert "\n" not in str(caught.value)


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    def answers(*_: object, **__: object) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("8.8.8.8", "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", answers)
    with pytest.raises(CorpusError, match=r"leads to 10\.0\.0\.1"):
        web.fetch("http://example.org/")


class _Server(BaseHTTPRequestHandler):
    robots = ""

    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self._send(200 if self.robots else 404, self.robots.encode(), "text/plain")
        elif self.path == "/page":
            self._send(200, PAGE.encode(), "text/html; charset=utf-8")
        elif self.path == "/big":
            self._send(200, b"x" * (web.MAX_BYTES + 10), "text/html")
        elif self.path == "/image":
            self._send(200, b"x", "image/png")
        elif self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            for _ in range(30):
                time.sleep(0.1)
                self.wfile.write(b"x")
        elif self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
        else:
            self._send(404, b"", "text/html")

    def _send(self, status: int, data: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def server() -> Iterator[str]:
    _Server.robots = ""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Server) as running:
        running.daemon_threads = True
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


def test_a_page_is_an_article(server: str) -> None:
    found = web.load([f"{server}/page", f"{server}/to//page"], allowed=HERE)
    (article,) = found.articles
    assert article.title.value == "The ferry comes late"
    assert str(article.published.first) == "2021-05-03"
    assert (article.outlet.value, article.outlet.status) == ("127.0.0.1", "inferred")
    assert article.url == f"{server}/page"
    assert "the same as" in found.skipped[0].reason


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing", "answers 404"),
        ("/big", "more than 20 MB"),
        ("/image", "is image/png"),
        ("/to/http://10.0.0.1/", "leads to 10.0.0.1"),
        ("/to/file:///etc/passwd", "only addresses that begin with http"),
        ("/to//to//to//to//to//to//to//page", "more than 5 times"),
    ],
)
def test_one_line_for_each_failure(server: str, path: str, reason: str) -> None:
    with pytest.raises(CorpusError) as caught:
        web.fetch(server + path, allowed=HERE)
    assert reason in str(caught.value)


def test_robots_are_respected(server: str) -> None:
    _Server.robots = "User-agent: *\nDisallow: /page\n"
    with pytest.raises(CorpusError, match=r"robots\.txt asks not to"):
        web.fetch(f"{server}/page", allowed=HERE)


def test_a_slow_server_is_left(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "SECONDS", 1)
    began = time.monotonic()
    with pytest.raises(CorpusError, match="takes longer than 1 seconds"):
        web.fetch(f"{server}/slow", allowed=HERE)
    assert time.monotonic() - began < 2.5


def test_a_local_server_is_refused_without_the_switch(server: str) -> None:
    with pytest.raises(CorpusError, match="not in the public net"):
        web.fetch(f"{server}/page")
