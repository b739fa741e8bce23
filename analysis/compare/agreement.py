"""How far two analysts agree: the places on which both have decided, by kind, beyond what chance would give.

An analyst's silence on a place says nothing (it may not have been read), so only places on which both decided count, an entry
that confirms what was found among them; the others are counted beside. Kinds are not pooled: labels of different kinds never
meet by chance, and pooling them would raise any coefficient. Both measures treat labels as names (nominal).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np

from analysis.correct.overlay import KINDS, Overlay
from analysis.measure import resampling

Pair = tuple[str, str]
FEW = 10
"""Below so many places no interval is given."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two analysts agree on one kind of decision.

    ``kappa`` (Cohen 1960) and ``alpha`` (Krippendorff, nominal) run from -1 to 1; 0 is what chance gives. Where they cannot be
    computed they are missing, and ``why`` says so. ``low`` and ``high`` are the 95 % interval of kappa from resampled places.
    Neither may be compared between sets whose labels are spread differently: where one label is rare, both are low though the
    analysts agree on nearly all (Feinstein and Cicchetti 1990), which is why the plain ``share`` stands beside them.
    """

    kind: str
    n: int
    n_same: int
    only_first: int
    only_second: int
    share: float | None
    kappa: float | None
    alpha: float | None
    low: float | None
    high: float | None
    why: str | None


def find(first: Overlay, second: Overlay) -> tuple[Agreement, ...]:
    """The agreement of two analysts on each kind of decision that either of them has made."""
    one = {correction.unit: correction for correction in first.corrections}
    other = {correction.unit: correction for correction in second.corrections}
    found: list[Agreement] = []
    for kind in KINDS:
        mine, theirs = ({unit for unit in side if unit[0] == kind} for side in (one, other))
        if mine or theirs:
            pairs = [(one[unit].now, other[unit].now) for unit in sorted(mine & theirs)]
            found.append(_of_pairs(kind, pairs, len(mine - theirs), len(theirs - mine)))
    return tuple(found)


def write(first: Overlay, second: Overlay, *, as_json: bool) -> int:
    """Print the agreement of two analysts; the exit code is 1 where they have decided on no place in common, else 0."""
    found = find(first, second)
    if as_json:
        json.dump([asdict(row) for row in found], sys.stdout, indent=1)
        print()
    else:
        for row in found:
            print(line(row))
        if not found:
            print("Neither file holds a correction.")
    return 0 if any(row.n for row in found) else 1


def line(row: Agreement) -> str:
    """An agreement as one line."""
    beside = f"decided by the first alone {row.only_first}, by the second alone {row.only_second}"
    same = f"{row.n_same} of {row.n} places the same" if row.n else "no place decided by both"
    kappa = f"kappa {row.kappa:.2f}" if row.kappa is not None else ""
    kappa += f" ({row.low:.2f} to {row.high:.2f})" if row.low is not None and row.high is not None else ""
    alpha = f"alpha {row.alpha:.2f}" if row.alpha is not None else ""
    return f"{row.kind}: {'; '.join(filter(None, (same, kappa, alpha, row.why, beside)))}"


def kappa(pairs: Sequence[Pair]) -> float | None:
    """Cohen's kappa of two analysts' labels; missing where chance alone would make them agree on everything."""
    n = len(pairs)
    if not n:
        return None
    mine, theirs = (Counter(labels) for labels in zip(*pairs, strict=True))
    chance = sum(mine[label] * theirs[label] for label in mine) / n**2
    if chance == 1:
        return None
    return (sum(a == b for a, b in pairs) / n - chance) / (1 - chance)


def alpha(units: Sequence[Sequence[str]]) -> float | None:
    """Krippendorff's alpha for names, of any number of analysts; a unit holds the labels it was given, one alone does not count.

    Missing where no unit has two labels, or all labels are the same: nothing could have differed.
    """
    paired = [labels for labels in units if len(labels) > 1]
    totals = Counter(label for labels in paired for label in labels)
    n = sum(totals.values())
    if len(totals) < 2:
        return None
    agreed = sum(count * (count - 1) / (len(labels) - 1) for labels in paired for count in Counter(labels).values())
    by_chance = sum(count * (count - 1) for count in totals.values()) / (n - 1)
    return (agreed - by_chance) / (n - by_chance)


def _of_pairs(kind: str, pairs: Sequence[Pair], only_first: int, only_second: int) -> Agreement:
    n, same = len(pairs), sum(a == b for a, b in pairs)
    low, high = _interval(pairs)
    return Agreement(
        kind,
        n,
        same,
        only_first,
        only_second,
        same / n if n else None,
        kappa(pairs) if n > 1 else None,
        alpha(pairs) if n > 1 else None,
        low,
        high,
        _why(pairs),
    )


def _why(pairs: Sequence[Pair]) -> str | None:
    """Why there is no coefficient, or no interval."""
    if len(pairs) < 2:
        return "kappa and alpha cannot be computed: they need two places that both decided"
    if len({label for pair in pairs for label in pair}) == 1:
        return "kappa and alpha cannot be computed: all labels are the same, so nothing could have differed"
    return f"fewer than {FEW} places: no interval" if len(pairs) < FEW else None


def _interval(pairs: Sequence[Pair]) -> tuple[float | None, float | None]:
    """The percentile interval over resampled places; draws in which all labels are the same have no kappa and are left out."""
    if len(pairs) < FEW:
        return None, None
    rng = np.random.default_rng(resampling.SEED)
    draws = (kappa([pairs[place] for place in rng.integers(0, len(pairs), len(pairs))]) for _ in range(resampling.DRAWS))
    return resampling.percentiles(np.array([np.nan if value is None else value for value in draws]))
