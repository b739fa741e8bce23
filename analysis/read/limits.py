"""How large and how slow a file may be: what is beyond is refused with a line, never tried."""

from __future__ import annotations

MB = 1024 * 1024

MAX_TABLE_BYTES = 250 * MB
"""Tables of many articles: JSON lines, CSV, TSV, Parquet, workbooks, and archives."""
MAX_FILE_BYTES = 40 * MB
"""Any other file: one article, or a few."""
MAX_ROW_BYTES = 8 * MB
"""One row of a table."""
MAX_CHARACTERS = 400_000
"""No article is longer; a text that is holds many, or no article at all."""
MAX_PARAGRAPHS = 10_000
"""Nor has any so many lines."""
MAX_LINE = 100_000
"""No paragraph is longer; a line that is, is no running text."""

MAX_MEMBERS = 20_000
"""Files in an archive."""
MAX_DIRECTORY_BYTES = 4 * MB
"""The list of files in an archive: longer than for so many files."""
MAX_UNPACKED_BYTES = 500 * MB
"""All files of an archive together, unpacked."""
MAX_RATIO = 200
"""Text shrinks to a fifth, rarely to a twentieth; what unpacks to more than this many times its size is a trap."""

SECONDS = 7
"""For one file of a format that is parsed in a process of its own."""
MEMORY_BYTES = 700 * MB
"""For that process."""
MAX_FAILURES = 3
"""After so many files that ran out of time or memory the rest of an archive is not tried."""
