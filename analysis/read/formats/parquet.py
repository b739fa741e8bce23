"""Parquet tables → records."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date

from analysis.errors import CorpusError
from analysis.read.limits import MAX_TABLE_BYTES, MB
from analysis.read.table import Record

BATCH = 500
"""Rows that are in memory at a time."""


def read(data: bytes, name: str) -> Iterator[Record]:
    """The rows of a table. Raises ``CorpusError`` where it is none or unpacks to more than a table may be."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(io.BytesIO(data))
        size = sum(file.metadata.row_group(i).total_byte_size for i in range(file.metadata.num_row_groups))
        if size > MAX_TABLE_BYTES:
            raise CorpusError(f"{name}: unpacks to more than {MAX_TABLE_BYTES // MB} MB; split it")
        for batch in file.iter_batches(batch_size=BATCH):
            yield from ({key: _text(value) for key, value in row.items()} for row in batch.to_pylist())
    except (pa.ArrowException, OSError, ValueError):
        raise CorpusError(f"{name}: not a Parquet table that can be read; write it again") from None


def _text(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else None if isinstance(value, bytes) else value
