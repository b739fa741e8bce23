"""What several things in common are worth together: what mostly goes with another adds little to it.

A name and its title, a set phrase, the two sides of a meeting and the word for it, the words of a much-told story: each would count
several times for one thing. So what two statements share is taken in the order of its weight, and each thing after the first counts
as far as it is rare among the statements that have one taken before. The two statements themselves are left out of that count.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

import numpy as np
from scipy import sparse

PRIOR = 6.0
"""So many statements weigh as much as what is known of the corpus at large."""
LEAST = 0.15
"""So much of its weight everything keeps."""


class Together:
    """The statements as sets of features, and how often two features stand in one."""

    def __init__(self, matrix: sparse.csr_matrix) -> None:
        columns = sparse.csc_matrix(matrix)
        self._of = [columns.indices[columns.indptr[k] : columns.indptr[k + 1]] for k in range(columns.shape[1])]
        self._n = max(1, matrix.shape[0])
        self._both: dict[tuple[int, int], int] = {}

    def weights(self, shared: Mapping[int, float], firm: Collection[int]) -> dict[int, float]:
        """Column → weight, less what other things in common have told already; those that are ``firm`` keep theirs."""
        taken = [column for column in shared if column in firm]
        found = {column: shared[column] for column in taken}
        for column in sorted(set(shared) - set(taken), key=lambda k: (-shared[k], k)):
            found[column] = shared[column] * self._new(column, taken)
            taken.append(column)
        return found

    def _new(self, column: int, taken: Sequence[int]) -> float:
        """The part of what a feature says that is new beside those taken."""
        share = min(0.5, len(self._of[column]) / self._n)
        given = max((self._given(column, other, share) for other in taken), default=share)
        return max(LEAST, min(1.0, math.log(given) / math.log(share)))

    def _given(self, column: int, other: int, share: float) -> float:
        n_other = len(self._of[other]) - 2
        return (self._count(column, other) - 2 + PRIOR * share) / (n_other + PRIOR)

    def _count(self, one: int, other: int) -> int:
        key = (one, other) if one < other else (other, one)
        if key not in self._both:
            self._both[key] = len(np.intersect1d(self._of[one], self._of[other], assume_unique=True))
        return self._both[key]
