"""Files that are archives inside (documents, workbooks): refused where they would unpack to out of all proportion."""

from __future__ import annotations

import io
import struct
import zipfile

from analysis.errors import CorpusError
from analysis.read.limits import MAX_DIRECTORY_BYTES, MAX_MEMBERS, MAX_RATIO, MAX_TABLE_BYTES, MB

_END = b"PK\x05\x06"


def check(data: bytes, name: str) -> None:
    """Raises ``CorpusError`` where an archive's list of files, or what it says of their size, is out of all proportion."""
    if data.startswith(b"PK"):
        with opened(data, name) as archive:
            size = sum(member.file_size for member in archive.infolist())
        if size > MAX_TABLE_BYTES or (size > MB and size > MAX_RATIO * len(data)):
            raise CorpusError(f"{name}: unpacks to {size // MB:,} MB from {len(data) / MB:.1f} MB; save it again or split it")


def opened(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive, when its list of files is of a sane length. Raises ``CorpusError``."""
    place = data.rfind(_END)
    if place < 0 or len(data) < place + 22:
        raise CorpusError(f"{name}: cut off or not what its name says; fetch or save it again")
    n_members, size = struct.unpack_from("<H I", data[place + 10 : place + 16].ljust(6, b"\0"))
    if size > MAX_DIRECTORY_BYTES or n_members > MAX_MEMBERS:
        raise CorpusError(f"{name}: lists more files than {MAX_MEMBERS:,}; split it")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError, struct.error, IndexError):
        raise CorpusError(f"{name}: cut off or not what its name says; fetch or save it again") from None
