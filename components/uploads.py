"""What a browser sends, in memory alone: never in a file, not even one without a name, and gone when it has been read."""

from __future__ import annotations

from collections.abc import Sequence
from sys import maxsize

from starlette.formparsers import MultiPartParser
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

Files = list[tuple[str, bytes]]


def keep_in_memory() -> None:
    """The server would write what is larger than a megabyte into a temporary file while it comes in; its size is limited anyhow."""
    MultiPartParser.spool_max_size = maxsize


def contents(uploaded: Sequence[UploadedFile]) -> Files:
    """The files by name and content; a name that comes twice gets a number."""
    found: dict[str, bytes] = {}
    for file in uploaded:
        stem, dot, suffix = file.name.rpartition(".")
        number, name = 1, file.name
        while name in found:
            number += 1
            name = f"{stem} ({number}){dot}{suffix}" if dot else f"{suffix} ({number})"
        found[name] = file.getvalue()
    return list(found.items())


def mark(uploaded: Sequence[UploadedFile]) -> str:
    """Which files these are."""
    return " ".join(file.file_id for file in uploaded)


def forget(uploaded: Sequence[UploadedFile]) -> None:
    """Let the server drop them now; it would keep them until the session ends."""
    context = get_script_run_ctx()
    if context is not None and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        for file in uploaded:
            context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)
