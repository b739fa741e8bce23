"""Files → articles, one file after the other: what cannot be read is left out with one line and never stops the rest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from analysis.errors import CorpusError, StoppedError
from analysis.model import Article, Columns, Skipped
from analysis.read import apart, articles, formats, manifest
from analysis.read.body import Draft
from analysis.read.formats import archive
from analysis.read.limits import MAX_FAILURES
from analysis.read.manifest import Entry, Manifest
from analysis.read.raw import Content, Raw
from analysis.read.table import Mapped


@dataclass(frozen=True, slots=True)
class Source:
    """A file by its name in the corpus, how many bytes it has, and how to get them."""

    name: str
    size: int
    read: Callable[[], bytes]


@dataclass(slots=True)
class Collection:
    """What has been read so far."""

    reader: apart.Reader
    own: Manifest | None = None
    mapping: Mapped | None = None
    ambiguous: frozenset[str] = frozenset()
    """Names without suffix that several files share: their articles' ids keep the suffix."""
    cancelled: Callable[[], bool] | None = None
    today: date = field(default_factory=date.today)
    articles: list[Article] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    columns: list[Columns] = field(default_factory=list)
    mappings: Mapping[str, Mapped] = field(default_factory=dict)
    """File → which of its columns hold what; ``mapping`` holds for tables that are not among them."""
    _seen: dict[str, str] = field(default_factory=dict)

    def add(self, source: Source) -> None:
        """Read one file. Raises ``StoppedError`` where the reader does not want to go on."""
        if self.cancelled and self.cancelled():
            raise StoppedError("stopped before everything was read; nothing was kept")
        try:
            found = formats.of(source.name, source.size)
            if found.kind == "archive":
                self._open(source)
            else:
                self._read(source, apart=found.apart)
        except apart.LimitError:
            raise
        except CorpusError as error:
            self.skipped.append(Skipped(source.name, one_line(str(error))))
        except OSError as error:
            self._skip(source.name, f"cannot be opened ({error.strerror}); check the file's permissions")

    def _skip(self, name: str, reason: str) -> None:
        self.skipped.append(Skipped(name, one_line(f"{name}: {reason}")))

    def _open(self, source: Source) -> None:
        n_before, failures = len(self.articles) + len(self.skipped), 0
        data = source.read()
        for inner, unpack in archive.read(data, source.name):
            name = shown(f"{source.name}/{inner}")
            if failures >= MAX_FAILURES:
                self._skip(name, f"not tried: {failures} files of this archive ran out of time or memory")
                break
            if formats.suffix(inner) in (".zip", ".gz") and formats.suffix(inner) != ".jsonl.gz":
                self._skip(name, "an archive inside an archive is not opened; unpack it yourself")
                continue
            try:
                self.add(Source(name, 0, unpack))
            except apart.LimitError as error:
                failures += 1
                self.skipped.append(Skipped(name, one_line(str(error))))
        if len(self.articles) + len(self.skipped) == n_before:
            raise CorpusError(f"{source.name}: the archive holds no files; put articles into it")

    def _read(self, source: Source, *, apart: bool) -> None:
        name, data = source.name, source.read()
        formats.of(name, len(data))
        digest = hashlib.sha256(data).hexdigest()
        if digest in self._seen:
            raise CorpusError(f"{name}: the same as {self._seen[digest]}; take one of them out")
        entries = _entries(name, digest, self.own)
        content = (self.reader.read if apart else formats.read)(data, name, self.mappings.get(name, self.mapping))
        del data
        self._seen[digest] = name
        self._keep(content, name, entries)

    def _keep(self, content: Content, name: str, entries: tuple[Entry, ...]) -> None:
        drafts: list[tuple[Raw, str, Draft]] = []
        for raw in content.articles:
            if self.cancelled and len(drafts) % 200 == 0 and self.cancelled():
                raise StoppedError("stopped before everything was read; nothing was kept")
            try:
                parts = [draft for draft in articles.read(raw, name) if draft.paragraphs]
            except CorpusError as error:
                self.skipped.append(Skipped(name, one_line(str(error))))
                continue
            letters = articles.suffixes()
            drafts += [(raw, raw.place + (next(letters) if len(parts) > 1 else ""), draft) for draft in parts]
        self.skipped += [Skipped(name, one_line(line)) for line in content.left_out]
        if content.columns:
            self.columns.append(content.columns)
            if content.columns.n_empty:
                n = content.columns.n_empty
                self._skip(
                    name, f"{n:,} row{'s' * (n != 1)} of {content.columns.n_rows:,} without text; fill them or leave them out"
                )
        if not drafts:
            raise CorpusError(f"{name}: no running text found; the file holds headings or navigation only")
        known = articles.by_part(entries, len(drafts), name)
        stem = name.removesuffix(name[-len(formats.suffix(name)) :])
        stem = name if stem in self.ambiguous else stem
        for number, (raw, place, draft) in enumerate(drafts, 1):
            entry = known.get(number)
            given = entry.id if entry else f"{stem}{place}"
            self.articles.append(articles.make(draft, raw, entry, name, given, self.today))


def shown(name: str) -> str:
    """A file's name as it can be printed and stored: half characters and control characters are written out."""
    plain = name.encode("utf-8", "backslashreplace").decode()
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in plain)


def one_line(text: str) -> str:
    """A message as one line of bearable length, whatever the file put into it."""
    plain = shown(" ".join(text.split()))
    return plain if len(plain) <= 600 else f"{plain[:599]}…"


def _entries(name: str, digest: str, own: Manifest | None) -> tuple[Entry, ...]:
    listed = own.of_file(name) if own else ()
    for entry in listed:
        if entry.file_sha256 and entry.file_sha256 != digest:
            raise CorpusError(f"{name}: differs from the file that {manifest.NAME} describes; restore it or correct file_sha256")
    return listed or manifest.seeds().of_hash(digest)
