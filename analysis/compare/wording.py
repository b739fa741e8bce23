"""A difference in a sentence of plain English: templates over figures, the same words for the same figures."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.compare import templates
from analysis.compare.naming import by as by
from analysis.compare.naming import written as written
from analysis.compare.templates import Compared
from analysis.compare.templates import figure as figure
from analysis.measure import resampling
from analysis.measure.indicator import Indicator
from analysis.model import Estimate

FEW = "describes these articles, and says nothing of the outlets"


def sentence(
    indicator: Indicator, more: Estimate, less: Estimate, *, title: str | None = None, others: Sequence[Estimate] = ()
) -> str:
    """The difference between two estimates of one indicator, the higher first; ``title`` is how its feature is written.

    With ``others`` one of the two stands apart from all the rest, and the other is the nearest of them.
    """
    one = apart(more, less, others) or more
    rest = tuple(e for e in (more, less, *others) if e is not one)
    return templates.fill(indicator, Compared(one, rest, is_high=one is more), title or written(more.entity))


def apart(more: Estimate, less: Estimate, others: Sequence[Estimate]) -> Estimate | None:
    """Which of the two stands apart from all the others; nobody where there are none."""
    if not others:
        return None
    return more if all((e.value or 0) <= (less.value or 0) for e in others) else less


def caveat(indicator: Indicator, sides: Sequence[Estimate], labels: dict[str, str], *rest: str) -> str:
    """The figures of all sides, and what has to be said beside them."""
    parts = [f"{labels[e.outlet]}: {_figures(indicator, e)}" for e in sides]
    if min(e.n_articles for e in sides) < resampling.MIN_ARTICLES:
        parts.append(FEW)
    return "; ".join([*parts, *filter(None, rest)])


def distance(indicator: Indicator, value: float) -> str:
    """How far two values lie apart, with its unit."""
    if indicator.unit.startswith("share"):
        points = round(100 * value)
        return "less than one percentage point" if not points else f"{points} percentage point{'s' * (points != 1)}"
    if indicator.range.startswith("-"):
        return f"{value:.2f}"
    if indicator.unit == "events":
        return f"{value:.0f} event{'s' * (round(value) != 1)}"
    return f"{value:.1f}{' per 1,000 words' * ('1,000 words' in indicator.unit)}"


def _figures(indicator: Indicator, estimate: Estimate) -> str:
    share = indicator.unit.startswith("share")
    scale, form = (100, "{:.0f}%") if share else (1, "{:+.2f}" if indicator.range.startswith("-") else "{:.1f}")
    if estimate.n_articles == 1:
        return f"n = {estimate.n}, in one article"  # how far articles scatter cannot be seen in one
    if estimate.low is None or estimate.high is None:
        return f"n = {estimate.n}, no interval"
    return f"n = {estimate.n}, 95 % interval {form.format(scale * estimate.low)} to {form.format(scale * estimate.high)}"
