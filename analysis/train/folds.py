"""Folds that do not depend on the order of the rows, so that every measurement parts the data alike."""

from __future__ import annotations

import hashlib


def fold(key: str, n: int = 5) -> int:
    """Which of ``n`` folds a document belongs to, 0 to n - 1, by the sha1 of its ``doc``, else its ``id``."""
    return int(hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest(), 16) % n
