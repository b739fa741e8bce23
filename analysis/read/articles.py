"""What a file gives → its articles, each piece of metadata with its reason.

A manifest goes before what the file says, and what the file says before what its address suggests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from analysis.errors import CorpusError
from analysis.model import Article, Known, Published
from analysis.read import body, dates, language, manifest, metadata
from analysis.read.body import Draft
from analysis.read.limits import MAX_LINE, MAX_PARAGRAPHS
from analysis.read.manifest import Entry
from analysis.read.raw import Field, Raw, Said


def read(raw: Raw, name: str) -> list[Draft]:
    """The articles in one text of a file. Raises ``CorpusError`` where a line is too long for any article."""
    text = clean(raw.text)
    if not raw.is_body and len(text) > MAX_LINE and (longest := max(map(len, text.splitlines()), default=0)) > MAX_LINE:
        raise CorpusError(f"{name}{raw.place}: a line of {longest:,} characters is no running text; leave it out")
    if (n_lines := text.count("\n") + text.count("\r")) > 2 * MAX_PARAGRAPHS:
        raise CorpusError(f"{name}{raw.place}: {n_lines:,} lines are no single article; split it or leave it out")
    if not raw.is_body:
        drafts = list(body.read(text))
        return drafts if drafts or language.is_analysed(language.find(text)) else [_bare(text)]
    title, author = raw.said.get("title"), raw.said.get("author")
    if (
        raw.place and not raw.is_page
    ):  # a cell or an entry of plain text holds the body alone; a page may still hold its boilerplate
        return [_bare(text)]
    return [body.of_page(text, title.value if title else None, author.value if author else None)]


def _bare(text: str) -> Draft:
    """A text that is all body; also one in another language, whose headlines and boilerplate are not known."""
    return Draft(None, None, None, None, body.paragraphs(text), (), None, None)


def make(draft: Draft, raw: Raw, entry: Entry | None, file: str, article_id: str, today: date) -> Article:
    """The article, with what is known of it."""
    said = {key: Said(clean(value), reason, status) for key, (value, reason, status) in raw.said.items()}
    url = (entry.url if entry else None) or (said["url"].value if "url" in said else None)
    outlet = (entry.outlet if entry else None) or _outlet(draft, said.get("outlet"), url)
    completeness = "truncated" if draft.truncated_by or raw.is_cut else "unknown"
    return Article(
        id=article_id,
        file=file,
        text=draft.text,
        title=(entry.title if entry else None) or _stated(said, "title", metadata.title(draft)),
        outlet=outlet if outlet.value else Known(f"Unknown ({article_id})", outlet.status, outlet.reason),
        author=(entry.author if entry else None) or _stated(said, "author", metadata.author(draft)),
        published=(entry.published if entry else None) or _published(draft, said.get("published"), today),
        genre=(entry.genre if entry else None) or "unknown",
        source_type=(entry.source_type if entry else None) or "unknown",
        completeness=(entry.completeness if entry else None) or completeness,  # type: ignore[arg-type]
        text_condition=(entry.text_condition if entry else None) or metadata.text_condition(draft),
        url=url,
        language=(entry.language if entry else None) or _language(draft, said.get("language")),
        summary=entry.summary if entry else None,
        dropped=draft.dropped,
    )


def by_part(entries: tuple[Entry, ...], n: int, name: str) -> dict[int, Entry]:
    """The manifest's entries by the number of the article in its file. Raises ``CorpusError`` where a file holds fewer."""
    found = {entry.part: entry for entry in entries}
    if wrong := sorted(part for part in found if not 1 <= part <= n):
        raise CorpusError(f"{name}: {manifest.NAME} speaks of part {wrong[0]}, but the file holds {n}")
    return found


def suffixes() -> Iterator[str]:
    """a, b, … z, aa, ab, …"""
    number = 0
    while True:
        number += 1
        letters, rest = "", number
        while rest:
            rest, digit = divmod(rest - 1, 26)
            letters = chr(97 + digit) + letters
        yield letters


def unique(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The articles with an id each: a later one that has another's gets a number."""
    found: dict[str, Article] = {}
    for article in articles:
        number, given = 1, article.id
        while given in found:
            number += 1
            given = f"{article.id} ({number})"
        found[given] = article if given == article.id else _renamed(article, given)
    return tuple(found.values())


def clean(text: str) -> str:
    """The text without what no table can hold: zero bytes, and halves of characters."""
    if "\0" in text:
        text = text.replace("\0", "")
    try:
        text.encode()
        return text
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()


def _stated(said: dict[Field, Said], key: Field, found: Known) -> Known:
    given = said.get(key)
    if given is None or (given.status != "stated" and found.value):
        return found
    return Known(given.value, given.status, given.reason) if given.status != "unknown" else found


def _outlet(draft: Draft, given: Said | None, url: str | None) -> Known:
    found = metadata.outlet(draft)
    if given is not None and given.status != "unknown":
        return Known(given.value, given.status, given.reason)
    if found.value is None and url and (host := _host(url)):
        return Known(host, "inferred", "the host of its address")
    return found


def _host(url: str) -> str | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return (parts.hostname or "").removeprefix("www.") or None if parts.scheme in ("http", "https") else None


def _published(draft: Draft, given: Said | None, today: date) -> Published:
    found = metadata.published(draft)
    if given is None or (given.status == "unknown" and found.first):
        return found
    if given.status == "unknown":
        return dates.unknown(given.reason)
    return dates.find(given.value, given.reason, given.status, today=today)


def _language(draft: Draft, given: Said | None) -> str | None:
    """As the text reads; only where it is too short to tell, as the file says."""
    return language.find(draft.text) or (language.code(given.value) if given else None)


def _renamed(article: Article, given: str) -> Article:
    unknown = article.outlet.value == f"Unknown ({article.id})"
    outlet = replace(article.outlet, value=f"Unknown ({given})") if unknown else article.outlet
    return replace(article, id=given, outlet=outlet)
