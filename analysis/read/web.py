"""Web pages by their address. Only what a person names is fetched, and only from public addresses of the net.

Every address that a host name resolves to is checked, the connection goes to the very address that was checked (so that the
name cannot mean another one a moment later), and each redirect is checked anew. robots.txt is respected; size and time are
limited. Nothing else in Parallax opens a connection.
"""

from __future__ import annotations

import gzip
import http.client
import io
import ipaddress
import re
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from threading import Timer
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from analysis.errors import CorpusError
from analysis.model import Article, Corpus, Known, Skipped
from analysis.read import corpus, formats
from analysis.read.limits import MB

AGENT = "Parallax"
"""How we name ourselves to servers, and in robots.txt."""
MAX_BYTES = 20 * MB
SECONDS = 20
"""For one page, redirects included."""
MAX_REDIRECTS = 5
TYPES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf",
    "application/rss+xml": ".rss", "application/atom+xml": ".atom", "text/xml": ".xml", "application/xml": ".xml",
}  # fmt: skip
"""What a server calls its page → how it is read."""

_MOVED = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Page:
    """What was fetched: the address where it was found in the end, its type as a file suffix, and the bytes."""

    url: str
    suffix: str
    data: bytes


def is_address(text: str) -> bool:
    """Whether somebody means a web address, not a file."""
    return bool(re.match(r"https?://", text, re.IGNORECASE))


def load(urls: Iterable[str], *, allowed: Collection[str] = (), progress: Callable[[int, int], None] | None = None) -> Corpus:
    """The corpus of some pages. Raises ``CorpusError`` where none can be read; one that cannot be is skipped with a line."""
    files: dict[str, Page] = {}
    skipped: list[Skipped] = []
    wanted = list(dict.fromkeys(urls))
    for number, url in enumerate(wanted):
        if progress:
            progress(number, len(wanted))
        try:
            page = fetch(url, allowed=allowed)
            files[_name(page, files)] = page
        except CorpusError as error:
            skipped.append(Skipped(url, str(error)))
    if not files:
        raise CorpusError(skipped[0].reason if skipped else "no address was given; give at least one")
    found = corpus.from_files([(name, page.data) for name, page in files.items()], name="Pages from the web")
    articles = [_located(article, files[article.file].url) for article in found.articles]
    return corpus.assemble(articles, (*skipped, *found.skipped), name=found.name)


def fetch(url: str, *, allowed: Collection[str] = ()) -> Page:
    """The page at an address. ``allowed`` are addresses (not names) that may be asked although they are not public.

    Raises ``CorpusError`` with one line that says what is in the way.
    """
    until = time.monotonic() + SECONDS
    asked = url
    for _ in range(MAX_REDIRECTS + 1):
        parts = _checked(url)
        _ask_robots(parts, url, until, allowed)
        status, headers, data = _get(parts, url, until, allowed)
        if status in _MOVED and headers.get("location"):
            url = urljoin(url, headers["location"].strip())
            continue
        if status != 200:
            raise CorpusError(
                f"{url}: the server answers {status} {http.client.responses.get(status, '')}".rstrip() + "; check the address"
            )
        kind = headers.get("content-type", "text/html").partition(";")[0].strip().lower()
        if kind not in TYPES:
            raise CorpusError(f"{url}: is {kind}, no page that can be read; save it as a file")
        return Page(url, TYPES[kind], data)
    raise CorpusError(f"{asked}: sends on to other addresses more than {MAX_REDIRECTS} times; give the last one")


def is_public(address: str) -> bool:
    """Whether an address belongs to the public net: not this machine, a home or company network, a link or a multicast group."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = _inner(ip)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback or ip.is_link_local)


def _inner(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The address of the older kind that a newer one stands for, or leads to."""
    if ip.ipv4_mapped or ip.sixtofour:
        return ip.ipv4_mapped or ip.sixtofour
    if ip.teredo:
        return ip.teredo[1]
    embedded = ip in ipaddress.ip_network("64:ff9b::/96") or (int(ip) >> 32 == 0 and int(ip) > 0xFFFF)
    return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if embedded else None


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise CorpusError(f"{url}: no web address; check it") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise CorpusError(f"{url}: only addresses that begin with http:// or https:// are fetched")
    if parts.username is not None or parts.password is not None:
        raise CorpusError(f"{url}: holds a name or password; give the address without it")
    if re.search(r"[\x00-\x20\x7f]", url):
        raise CorpusError(f"{url!r}: holds blanks or control characters; check the address")
    return parts


def _connected(parts: SplitResult, url: str, until: float, allowed: Collection[str]) -> socket.socket:
    """A connection to an address that was checked. Raises ``CorpusError`` where any of the host's addresses is not public."""
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise CorpusError(f"{url}: no such host ({host}); check the address and the connection") from None
    for *_, where in found:
        if not is_public(str(where[0])) and str(where[0]) not in allowed:
            raise CorpusError(f"{url}: leads to {where[0]}, which is not in the public net; it is not fetched")
    for family, kind, protocol, _, where in found:
        sock = socket.socket(family, kind, protocol)
        sock.settimeout(max(0.1, min(10.0, until - time.monotonic())))
        try:
            sock.connect(where)
            if parts.scheme == "https":
                return ssl.create_default_context().wrap_socket(sock, server_hostname=host)
            return sock
        except ssl.SSLError as error:
            sock.close()
            raise CorpusError(f"{url}: no safe connection ({error.reason or 'certificate'}); check the address") from None
        except OSError:
            sock.close()
    raise CorpusError(f"{url}: the server does not answer; try again later")


def _get(parts: SplitResult, url: str, until: float, allowed: Collection[str]) -> tuple[int, dict[str, str], bytes]:
    """Status, headers (small letters) and content of one answer; redirects are not followed."""
    sock = _connected(parts, url, until, allowed)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port)
    connection.sock = sock
    timer = Timer(max(0.1, until - time.monotonic()), _cut, [sock])  # a server may send a byte at a time for ever
    timer.daemon = True
    timer.start()
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {"User-Agent": AGENT, "Accept-Encoding": "identity", "Connection": "close", "Host": parts.netloc}
        connection.request("GET", path.encode("ascii", "backslashreplace").decode(), headers=headers)
        answer = connection.getresponse()
        data = answer.read(MAX_BYTES + 1)
        found = {key.lower(): value for key, value in answer.getheaders()}
        if found.get("content-encoding", "").lower() == "gzip":
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
                data = packed.read(MAX_BYTES + 1)
    except (OSError, http.client.HTTPException, EOFError, zlib.error, ValueError):
        late = time.monotonic() >= until
        why = f"takes longer than {SECONDS} seconds" if late else "breaks off or answers what is no web page"
        raise CorpusError(f"{url}: the server {why}; try again later or save the page") from None
    finally:
        timer.cancel()
        connection.close()
    if time.monotonic() >= until:
        raise CorpusError(f"{url}: the server takes longer than {SECONDS} seconds; try again later or save the page")
    if len(data) > MAX_BYTES:
        raise CorpusError(f"{url}: more than {MAX_BYTES // MB} MB; save it as a file")
    return answer.status, found, data


def _cut(sock: socket.socket) -> None:
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def _ask_robots(parts: SplitResult, url: str, until: float, allowed: Collection[str]) -> None:
    """Raises ``CorpusError`` where the site's robots.txt forbids the page; a site without one forbids nothing (RFC 9309)."""
    address = f"{parts.scheme}://{parts.netloc}/robots.txt"
    status, headers, data = _get(urlsplit(address), url, until, allowed)
    for _ in range(MAX_REDIRECTS):
        if status not in _MOVED or not headers.get("location"):
            break
        address = urljoin(address, headers["location"].strip())
        status, headers, data = _get(_checked(address), url, until, allowed)
    rules = RobotFileParser()
    if status >= 500:
        raise CorpusError(f"{url}: the site does not say what may be fetched (robots.txt answers {status}); try again later")
    rules.parse(data.decode("utf-8", "replace").splitlines()[:20_000] if status == 200 else [])
    if not rules.can_fetch(AGENT, url):
        raise CorpusError(f"{url}: the site's robots.txt asks not to fetch it; save the page by hand")


def _name(page: Page, taken: Collection[str]) -> str:
    parts = urlsplit(page.url)
    path = re.sub(r"[^\w.-]+", "-", parts.path.strip("/")) or "index"
    name = f"{parts.hostname}/{path.removesuffix(page.suffix)}"
    known = formats.suffix(name)
    stem = name.removesuffix(known) if known in formats.FORMATS else name
    number = 1
    while f"{stem}{f'-{number}' if number > 1 else ''}{page.suffix}" in taken:
        number += 1
    return f"{stem}{f'-{number}' if number > 1 else ''}{page.suffix}"


def _located(article: Article, url: str) -> Article:
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    unknown = article.outlet.status == "unknown"
    outlet = Known(host, "inferred", "the host of its address") if unknown else article.outlet
    return replace(article, url=article.url or url, outlet=outlet)
