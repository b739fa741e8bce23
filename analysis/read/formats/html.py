"""Saved web pages → their main text, by trafilatura, and what their metadata say.

A date counts where the page names it as the date of publication. Dates that merely stand somewhere in the page (below a
picture, in a copyright line) do not; one that is found in the address or by htmldate in a place for dates is `inferred`.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from analysis.errors import CorpusError
from analysis.read.raw import Field, Raw, Said

DATED = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date", "publish-date", "publish_date", "publishdate",
    "pubdate", "publication_date", "publicationdate", "citation_publication_date", "citation_date", "originalpublicationdate",
    "cxenseparse:recs:publishtime", "bt:pubdate", "rnews:datepublished", "date",
)  # fmt: skip
"""Names under which pages state their date of publication, the surest first."""
_LINKED = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_PUBLISHER = re.compile(r'"publisher"\s*:\s*\{[^{}]{0,500}?"name"\s*:\s*"([^"]{2,80})"')
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)")


def read(data: bytes, name: str) -> list[Raw]:
    """The article of a page. Raises ``CorpusError`` where the page has no main text."""
    text, said = _extract(data, None)
    if not text:
        raise CorpusError(f"{name}: no main text found in the page; save the article as plain text")
    return [Raw(text, said, is_body=True)]


def main_text(page: bytes | str, url: str | None) -> str:
    """The running text of a page, without navigation, teasers, comments and advertisements; empty where there is none."""
    return _extract(page, url)[0]


def _extract(page: bytes | str, url: str | None) -> tuple[str, dict[Field, Said]]:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its remarks on odd pages are not for the reader
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    tree = trafilatura.load_html(page)
    if tree is None:
        return "", {}
    said = _said(tree, url)
    found = trafilatura.bare_extraction(tree, url=url, include_comments=False, favor_precision=True, with_metadata=True)
    if found is None:
        return "", said
    document: dict[str, Any] = found if isinstance(found, dict) else found.as_dict()
    for key, reason in (("title", "the page's title"), ("author", "the page's author")):
        if document.get(key):
            said[key] = Said(" ".join(str(document[key]).split()), reason)  # type: ignore[index]
    lines = [line.strip() for line in str(document.get("text") or "").splitlines()]
    return "\n\n".join(line for line in lines if line), said


def _said(tree: Any, url: str | None) -> dict[Field, Said]:
    said: dict[Field, Said] = {}
    meta = dict(reversed(list(_meta(tree))))
    scripts = " ".join(tree.xpath('//script[contains(@type, "ld+json")]/text()')[:20])
    address = url or next(iter(tree.xpath('//link[@rel="canonical"]/@href')), None) or meta.get("og:url")
    if address:
        said["url"] = Said(str(address).strip(), "the page's address")
    if name := meta.get("og:site_name"):
        said["outlet"] = Said(name, "the page's og:site_name")
    elif match := _PUBLISHER.search(scripts):
        said["outlet"] = Said(match[1], "the page's publisher in its JSON-LD")
    if dated := _dated(tree, meta, scripts, str(address or "")):
        said["published"] = dated
    return said


def _meta(tree: Any) -> Iterator[tuple[str, str]]:
    for element in tree.xpath("//meta[@content]")[:500]:
        key = element.get("property") or element.get("name") or element.get("itemprop")
        if key and (value := " ".join(element.get("content").split())):
            yield key.lower(), value


def _dated(tree: Any, meta: dict[str, str], scripts: str, address: str) -> Said | None:
    for key in DATED:
        if key in meta:
            return Said(meta[key], f"the page's {key}")
    if match := _LINKED.search(scripts):
        return Said(match[1], "the page's datePublished in its JSON-LD")
    marked = tree.xpath('//*[@itemprop="datePublished"]')[:1]
    if marked and (value := marked[0].get("datetime") or marked[0].get("content") or "".join(marked[0].itertext())).strip():
        return Said(value, "the page's datePublished")
    if match := _IN_ADDRESS.search(address):
        return Said(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}", "the address of the page", "inferred")
    from htmldate import find_date

    found = find_date(tree, original_date=True, extensive_search=False, deferred_url_extractor=True)
    return Said(found, "a place for dates in the page, found by htmldate", "inferred") if found else None
