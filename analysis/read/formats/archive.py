"""A zip archive → the files in it, one at a time. Nothing is written to disk, whatever the files are called."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from analysis.errors import CorpusError
from analysis.read.formats import packed
from analysis.read.limits import MAX_FILE_BYTES, MAX_RATIO, MAX_UNPACKED_BYTES, MB

Member = tuple[str, Callable[[], bytes]]
"""The name of a file in the archive, and how to unpack it."""


def read(data: bytes, name: str) -> Iterator[Member]:
    """The files of an archive, in order of their names. Raises ``CorpusError`` where it is none; unpacking may raise it too."""
    archive = packed.opened(data, name)
    left = MAX_UNPACKED_BYTES
    for info in sorted(archive.infolist(), key=lambda info: info.filename):
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if info.is_dir() or any(part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts):
            continue
        left -= min(info.file_size, left)
        yield str(path), _unpacking(archive, info, f"{name}/{path}", left)


def _unpacking(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, left: int) -> Callable[[], bytes]:
    def unpack() -> bytes:
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")):
            raise CorpusError(f"{name}: a name that leads out of the archive; pack it again")
        if info.flag_bits & 1:
            raise CorpusError(f"{name}: locked with a password; unpack it yourself")
        limit = min(MAX_FILE_BYTES * 5, left)
        if info.file_size > limit or (info.file_size > MB and info.file_size > MAX_RATIO * max(1, info.compress_size)):
            raise CorpusError(f"{name}: unpacks to {info.file_size // MB:,} MB, out of all proportion; leave it out")
        try:
            with archive.open(info) as file:
                content = file.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
            raise CorpusError(f"{name}: cannot be unpacked; the archive is broken there") from None
        if len(content) > limit:
            raise CorpusError(f"{name}: unpacks to more than it says; leave it out")
        return content

    return unpack
