"""A folder (or one file, or files at hand) → a corpus. A file that cannot be read is skipped with one line; it never stops the rest."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from analysis.errors import CorpusError
from analysis.model import Article, Columns, Corpus, Skipped
from analysis.read import apart, formats, manifest
from analysis.read.articles import unique
from analysis.read.collection import Collection, Source, shown
from analysis.read.manifest import Manifest
from analysis.read.table import Mapped

OUTPUT = "provenance.json"
"""A folder that holds it holds tables that Parallax wrote."""
UNFINISHED = ".unfinished"
"""How the file ends in which a run keeps its finished articles until all are."""
COMPANIONS = {manifest.NAME, "entities.csv", "corrections.toml", "readings.toml", "glosses.jsonl", "truth.toml", "README.md"}
"""Files that lie beside the articles and are no articles."""

Progress = Callable[[int, int], None]
"""Called with the number of files done and the number of all."""


def load(
    path: str | Path,
    *,
    mapping: Mapped | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Corpus:
    """The corpus in a folder, or the corpus of one file.

    Metadata comes from the folder's ``articles.toml`` where it has one, for the seed articles from the seeds' manifest,
    and otherwise from what the file itself says. ``mapping`` (field → column) corrects which columns of a table are read:
    ``{"text": "Body"}``. Raises ``CorpusError`` where nothing at all can be read, ``StoppedError`` where ``cancelled`` says so.
    """
    root = Path(path)
    if not root.exists():
        raise CorpusError(f"{root}: no such folder or file; give the folder that holds the articles")
    folder = root if root.is_dir() else root.parent
    own = manifest.of_folder(folder)
    skipped: list[Skipped] = list(_missing(own, folder)) if root.is_dir() else []
    names = _names(folder, skipped) if root.is_dir() else [root]
    sources = [_source(file, folder) for file in names]
    found = _collect(sources, own, skipped, mapping, progress, cancelled)
    if not found.articles:
        raise CorpusError(f"{root}: no readable article{_why(found.skipped)}")
    known = own or _seeds_of(found.articles)
    name = (known.name if known else None) or folder.resolve().name
    return assemble(found.articles, found.skipped, name=name, own=known, folder=folder, columns=found.columns)


def from_files(
    files: Iterable[tuple[str, bytes]],
    *,
    name: str = "Your articles",
    mapping: Mapped | None = None,
    mappings: Mapping[str, Mapped] | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Corpus:
    """The corpus of files that are at hand, such as uploads and pasted texts, by name and content; nothing is written to disk.

    ``mappings`` are those of single tables, by file; ``mapping`` holds for the others.
    Raises ``CorpusError`` where none of them can be read, ``StoppedError`` where ``cancelled`` says so.
    """
    sources = [Source(shown(file.replace("\\", "/")), len(data), lambda data=data: data) for file, data in files]  # type: ignore[misc]
    found = _collect(sources, None, [], mapping, progress, cancelled, mappings)
    if not found.articles:
        raise CorpusError(found.skipped[0].reason if found.skipped else f"{name}: no file was given; give at least one")
    return assemble(unique(found.articles), found.skipped, name=name, columns=found.columns)


def _collect(
    sources: list[Source],
    own: Manifest | None,
    skipped: list[Skipped],
    mapping: Mapped | None,
    progress: Progress | None,
    cancelled: Callable[[], bool] | None,
    mappings: Mapping[str, Mapped] | None = None,
) -> Collection:
    stems = Counter(source.name.removesuffix(formats.suffix(source.name)) for source in sources)
    ambiguous = frozenset(stem for stem, n in stems.items() if n > 1)
    with apart.Reader() as reader:
        found = Collection(reader, own, mapping, ambiguous, cancelled, skipped=skipped, mappings=mappings or {})
        for number, source in enumerate(sources, 1):
            try:
                found.add(source)
            except apart.LimitError as error:
                found.skipped.append(Skipped(source.name, str(error)))
            if progress:
                progress(number, len(sources))
    return found


def _why(skipped: Sequence[Skipped]) -> str:
    """Why nothing could be read, with the cure: the first reason, and how many there are besides."""
    if not skipped:
        return "; put .txt files with running text there"
    return f" ({skipped[0].reason})" + (f", and {len(skipped) - 1:,} more that could not be read" if skipped[1:] else "")


def _source(file: Path, folder: Path) -> Source:
    try:
        size = file.stat().st_size
    except OSError:
        size = 0  # opening it will say why
    return Source(shown(file.relative_to(folder).as_posix()), size, file.read_bytes)


def assemble(
    articles: Iterable[Article],
    skipped: Iterable[Skipped] = (),
    *,
    name: str,
    own: Manifest | None = None,
    folder: Path | None = None,
    columns: Iterable[Columns] = (),
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
        tables=tuple(columns),
        gazetteers=(str(entities),) if entities and entities.is_file() else (),
    )


def _names(folder: Path, skipped: list[Skipped]) -> list[Path]:
    """The files of a folder, in order of their names. Folders that hold tables, or a corpus of their own, are not entered."""

    def closed(error: OSError) -> None:
        name = shown(Path(error.filename).relative_to(folder).as_posix())
        skipped.append(Skipped(name, f"{name}: cannot be opened ({error.strerror}); check the folder's permissions"))

    found: list[Path] = []
    for place, folders, files in os.walk(folder, onerror=closed):
        here = Path(place)
        if here != folder and manifest.NAME in files:
            name = shown(here.relative_to(folder).as_posix())
            skipped.append(Skipped(name, f"{name}: a corpus of its own, with its {manifest.NAME}; open it by itself"))
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        if OUTPUT in files:
            files = [name for name in files if Path(name).suffix not in (".parquet", ".csv") and name != OUTPUT]
        files = [name for name in files if not name.startswith(".") and name not in COMPANIONS and not name.endswith(UNFINISHED)]
        found += [here / name for name in files if (here / name).is_file()]
        for name in (shown((here / name).relative_to(folder).as_posix()) for name in files if not (here / name).is_file()):
            skipped.append(Skipped(name, f"{name}: a link that leads nowhere, or no file; put the file itself there"))
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _missing(own: Manifest | None, folder: Path) -> Iterator[Skipped]:
    """Files that the manifest lists and the folder lacks."""
    for name in sorted({entry.file for entry in own.entries} if own else ()):
        if not (folder / name).is_file():
            yield Skipped(name, f"{name}: listed in {manifest.NAME} but not in the folder; add the file or take the entry out")


def _seeds_of(articles: list[Article]) -> Manifest | None:
    """The seeds' manifest where all articles are theirs: their ids alone are too plain to tell."""
    seeds = manifest.seeds()
    theirs = {(entry.id, entry.title, entry.summary) for entry in seeds.entries}
    return seeds if {(article.id, article.title, article.summary) for article in articles} <= theirs else None
