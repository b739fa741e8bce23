"""A folder (or one file) → a corpus. A file that cannot be read is skipped with one line; it never stops the rest."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from analysis.errors import CorpusError
from analysis.model import Article, Corpus, Known, Skipped
from analysis.read import body, characters, language, manifest, metadata
from analysis.read.body import Draft
from analysis.read.manifest import Entry, Manifest

OUTPUT = "provenance.json"
"""A folder that holds it holds tables that Parallax wrote."""
READ = {".txt"}
"""The file types that are read."""
COMPANIONS = {manifest.NAME, "entities.csv", "readings.toml", "glosses.jsonl", "truth.toml", "README.md"}
"""Files that lie beside the articles and are no articles."""
MAX_CHARACTERS = 1_000_000
"""No article is longer; a file that is holds many, or no article at all."""


def load(path: str | Path) -> Corpus:
    """The corpus in a folder, or the corpus of one file.

    Metadata comes from the folder's ``articles.toml`` where it has one, for the seed articles from the seeds' manifest,
    and otherwise from what the file itself says. Raises ``CorpusError`` where nothing at all can be read.
    """
    root = Path(path)
    if not root.exists():
        raise CorpusError(f"{root}: no such folder or file; give the folder that holds the articles")
    folder = root if root.is_dir() else root.parent
    own = manifest.of_folder(folder)
    articles: list[Article] = []
    skipped: list[Skipped] = list(_missing(own, folder)) if root.is_dir() else []
    names = _names(folder, skipped) if root.is_dir() else [root]
    seen: dict[str, str] = {}
    for file in names:
        try:
            articles += _articles(file, folder, own, seen)
        except CorpusError as error:
            skipped.append(Skipped(file.relative_to(folder).as_posix(), str(error)))
        except OSError as error:
            name = file.relative_to(folder).as_posix()
            skipped.append(Skipped(name, f"{name}: cannot be opened ({error.strerror}); check the file's permissions"))
    if not articles:
        reasons = f" ({skipped[0].reason})" if skipped else ""
        raise CorpusError(f"{root}: no readable article{reasons}; put .txt files with running text there")
    known = own or _seeds_of(articles)
    return assemble(articles, skipped, name=(known.name if known else None) or folder.resolve().name, own=known, folder=folder)


def assemble(
    articles: Iterable[Article],
    skipped: Iterable[Skipped] = (),
    *,
    name: str,
    own: Manifest | None = None,
    folder: Path | None = None,
) -> Corpus:
    """A corpus of articles that are at hand, in order of their ids; ids must be unique."""
    ordered = tuple(sorted(articles, key=lambda article: article.id))
    ids = [article.id for article in ordered]
    if len(set(ids)) < len(ids):
        twice = next(i for i in ids if ids.count(i) > 1)
        files = " and ".join(article.file for article in ordered if article.id == twice)
        raise CorpusError(f"article id {twice!r} stands for {files}; rename one file, or give another id in {manifest.NAME}")
    entities = folder / "entities.csv" if folder else None
    content = [repr(article).encode() for article in ordered]
    content += [entities.read_bytes()] if entities and entities.is_file() else []
    digest = hashlib.sha256(b"\0".join(content)).hexdigest()[:16]
    return Corpus(
        id=digest,
        name=name,
        articles=ordered,
        skipped=tuple(skipped),
        invented=own.invented if own else False,
        description=own.description if own else None,
        gazetteers=(str(entities),) if entities and entities.is_file() else (),
    )


def _names(folder: Path, skipped: list[Skipped]) -> list[Path]:
    """The files of a folder, in order of their names. Folders that hold tables, or a corpus of their own, are not entered."""

    def closed(error: OSError) -> None:
        name = Path(error.filename).relative_to(folder).as_posix()
        skipped.append(Skipped(name, f"{name}: cannot be opened ({error.strerror}); check the folder's permissions"))

    found: list[Path] = []
    for place, folders, files in os.walk(folder, onerror=closed):
        here = Path(place)
        if here != folder and manifest.NAME in files:
            name = here.relative_to(folder).as_posix()
            skipped.append(Skipped(name, f"{name}: a corpus of its own, with its {manifest.NAME}; open it by itself"))
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        if OUTPUT in files:
            files = [name for name in files if Path(name).suffix not in (".parquet", ".csv") and name != OUTPUT]
        found += [here / name for name in files if not name.startswith(".") and name not in COMPANIONS]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _missing(own: Manifest | None, folder: Path) -> Iterator[Skipped]:
    """Files that the manifest lists and the folder lacks."""
    for name in sorted({entry.file for entry in own.entries} if own else ()):
        if not (folder / name).is_file():
            yield Skipped(name, f"{name}: listed in {manifest.NAME} but not in the folder; add the file or take the entry out")


def _articles(file: Path, folder: Path, own: Manifest | None, seen: dict[str, str]) -> list[Article]:
    name = file.relative_to(folder).as_posix()
    if file.suffix.lower() not in READ:
        raise CorpusError(f"{name}: files of type {file.suffix or '(none)'} are not read; save the article as .txt")
    data = file.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if digest in seen:
        raise CorpusError(f"{name}: the same as {seen[digest]}; take one of them out")
    entries = _entries(name, digest, own)
    text = characters.decode(data, name)
    if len(text) > MAX_CHARACTERS:
        raise CorpusError(f"{name}: {len(text):,} characters are no single article; split the file")
    if not language.is_english(text):
        raise CorpusError(f"{name}: not English, the only language that is analysed; leave it out or translate it")
    drafts = body.read(text)
    seen[digest] = name
    if not drafts:
        raise CorpusError(f"{name}: no running text found; the file holds headings or navigation only")
    stem = Path(name).with_suffix("").as_posix()
    fallback = [stem] if len(drafts) == 1 else [f"{stem}{_suffix(number)}" for number in range(len(drafts))]
    by_part = {entry.part: entry for entry in entries}
    if wrong := sorted(part for part in by_part if not 1 <= part <= len(drafts)):
        raise CorpusError(f"{name}: {manifest.NAME} speaks of part {wrong[0]}, but the file holds {len(drafts)}")
    return [
        _article(draft, by_part.get(number), name, given)
        for number, (draft, given) in enumerate(zip(drafts, fallback, strict=True), 1)
    ]


def _entries(name: str, digest: str, own: Manifest | None) -> tuple[Entry, ...]:
    listed = own.of_file(name) if own else ()
    for entry in listed:
        if entry.file_sha256 and entry.file_sha256 != digest:
            raise CorpusError(f"{name}: differs from the file that {manifest.NAME} describes; restore it or correct file_sha256")
    return listed or manifest.seeds().of_hash(digest)


def _article(draft: Draft, entry: Entry | None, file: str, fallback: str) -> Article:
    article_id = entry.id if entry else fallback
    unknown_outlet = f"Unknown ({article_id})"
    outlet = (entry.outlet if entry else None) or metadata.outlet(draft)
    completeness = "truncated" if draft.truncated_by else "unknown"
    return Article(
        id=article_id,
        file=file,
        text=draft.text,
        title=(entry.title if entry else None) or metadata.title(draft),
        outlet=outlet if outlet.value else Known(unknown_outlet, outlet.status, outlet.reason),
        author=(entry.author if entry else None) or metadata.author(draft),
        published=(entry.published if entry else None) or metadata.published(draft),
        genre=(entry.genre if entry else None) or "unknown",
        source_type=(entry.source_type if entry else None) or "unknown",
        completeness=(entry.completeness if entry else None) or completeness,  # type: ignore[arg-type]
        text_condition=(entry.text_condition if entry else None) or metadata.text_condition(draft),
        url=entry.url if entry else None,
        language=(entry.language if entry else None),
        summary=entry.summary if entry else None,
        dropped=draft.dropped,
    )


def _seeds_of(articles: list[Article]) -> Manifest | None:
    """The seeds' manifest where all articles are theirs: their ids alone are too plain to tell."""
    seeds = manifest.seeds()
    theirs = {(entry.id, entry.title, entry.summary) for entry in seeds.entries}
    return seeds if {(article.id, article.title, article.summary) for article in articles} <= theirs else None


def _suffix(number: int) -> str:
    """a, b, … z, aa, ab, …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(97 + rest) + letters
    return letters
