"""The two ends of an interval, from a value, its error and what the draws of articles gave."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from scipy.special import betaincinv, stdtrit

Array = npt.NDArray[np.float64]

COVERAGE = 0.95
TAIL = (1 - COVERAGE) / 2


def studentised(values: Array, errors: Array, value: float, error: float) -> tuple[float, float]:
    """The bootstrap-t interval (Efron and Tibshirani 1993); an end that the draws cannot tell is infinite.

    A draw without any scatter stands infinitely far off: where a thing is in few articles, many draws have none of them.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        scores = (values - value) / errors
    scores = scores[~np.isnan(scores)]
    if len(scores) < len(values) / 2:
        return -math.inf, math.inf
    first = max(0, math.ceil(TAIL * len(scores)) - 1)
    last = len(scores) - 1 - first
    ordered = np.partition(scores, [first, last])
    return value - float(ordered[last]) * error, value - float(ordered[first]) * error


def students_t(value: float, error: float, n: float, least: float, most: float) -> tuple[float, float]:
    """Student's t interval of ``n`` articles on a scale without ends: the logarithm above a least value, the logit between two.

    So it never leaves what the value can be, and reaches further to the side on which there is more room.
    """
    reach = float(stdtrit(max(n - 1, 1.0), 1 - TAIL)) * error
    if math.isinf(least):
        return value - reach, value + reach
    above = value - least
    if math.isinf(most):
        return least + above * math.exp(-reach / above), least + above * math.exp(min(reach / above, 700.0))
    below = most - value
    grown = math.exp(min(reach * (most - least) / (above * below), 700.0))
    return least + (most - least) / (1 + below / above * grown), least + (most - least) / (1 + below / above / grown)


def yes_or_no(share: float, n: float) -> tuple[float, float]:
    """Jeffreys' interval of a share of ``n`` that each say yes or no (Brown, Cai and DasGupta 2001).

    ``n`` need not be whole: of unequal weights it is their effective number (Korn and Graubard 1998).
    """
    yes, no = share * n + 0.5, (1 - share) * n + 0.5
    low = 0.0 if share <= 0 else float(betaincinv(yes, no, TAIL))
    high = 1.0 if share >= 1 else float(betaincinv(yes, no, 1 - TAIL))
    return min(low, share), max(high, share)


def percentiles(values: Array) -> tuple[float | None, float | None]:
    """The plain percentile interval of draws; missing where no draw has a value."""
    usable = values[~np.isnan(values)]
    if not usable.size:
        return None, None
    low, high = np.quantile(usable, [TAIL, 1 - TAIL])
    return float(low), float(high)
