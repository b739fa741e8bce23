"""Names and time expressions: spans that agree exactly or overlap, and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from analysis.bench.data import Row
from analysis.bench.measures.counting import (
    Counts,
    Measure,
    Scores,
    found,
    paired,
    precision_recall,
    rowwise,
    share,
    summed,
)

CORE = frozenset(["PERSON", "ORGANIZATION", "PLACE"])
"""The types that all conventions agree on; `OTHER` is a mixed bag."""

_ADDRESS = re.compile(r"^https?://[\w.]+/(?:resource|page|wiki)/")


def _count_names(gold: Row, answer: Row | None) -> Counts:
    marked, named = gold["mentions"], answer["mentions"] if answer else []
    exact = paired(marked, named, lambda one, other: float(_same_span(one, other) and one["type"] == other["type"]))
    over = paired(marked, named, lambda one, other: _overlap(one, other) if one["type"] == other["type"] else 0)
    of_any_type = paired(marked, named, lambda one, other: _overlap(one, other) + _same_span(one, other))
    counted: list[Counts] = [
        *_by_type("exact", marked, named, [pair[0] for pair in exact]),
        *_by_type("overlap", marked, named, [pair[0] for pair in over]),
        {
            ("linked",): sum(bool(mention.get("entity")) for mention in marked),
            ("linked", "right"): sum(_same_entity(one, other) for one, other in of_any_type),
        },
    ]
    return summed(counted)


def _by_type(key: str, gold: list[Row], answers: list[Row], hits: list[Row]) -> Iterable[Counts]:
    """Counts over all types, over the core ones, and for each type."""
    types = {mention["type"] for mention in (*gold, *answers)}
    for name, kinds in ((key, types), (f"{key}_core", types & CORE), *((f"{key}_{kind}", {kind}) for kind in types)):
        n_hits, n_gold, n_answers = (sum(mention["type"] in kinds for mention in part) for part in (hits, gold, answers))
        yield found(name, hits=n_hits, gold=n_gold, answers=n_answers)


def _rate_names(counts: Counts) -> Scores:
    names = sorted({str(key[0]) for key in counts if str(key[0]).startswith(("exact", "overlap"))} | {"exact", "overlap"})
    scores: Scores = {}
    for name in names:
        scores |= precision_recall(counts, name)
    return {**scores, "link_accuracy": share(counts, ("linked", "right"), ("linked",))}


def _count_times(gold: Row, answer: Row | None) -> Counts:
    marked, timed = gold["times"], answer["times"] if answer else []
    pairs = paired(marked, timed, lambda one, other: _overlap(one, other) + _same_span(one, other))
    hits = {
        "strict": sum(_same_span(one, other) for one, other in pairs),
        "relaxed": len(pairs),
        "value": sum(one.get("value") == other.get("value") for one, other in pairs),
    }
    return summed(found(key, hits=n, gold=len(marked), answers=len(timed)) for key, n in hits.items())


def _rate_times(counts: Counts) -> Scores:
    scores = {name: score for key in ("strict", "relaxed", "value") for name, score in precision_recall(counts, key).items()}
    return {**scores, "value_given_span": share(counts, ("value", "hits"), ("relaxed", "hits"))}


def _overlap(one: Row, other: Row) -> int:
    """How many characters two spans share."""
    return max(0, int(min(one["end"], other["end"]) - max(one["start"], other["start"])))


def _same_span(one: Row, other: Row) -> bool:
    return bool(one["start"] == other["start"] and one["end"] == other["end"])


def _same_entity(one: Row, other: Row) -> bool:
    return bool(one.get("entity")) and _title(one["entity"]) == _title(other.get("entity"))


def _title(entity: str | None) -> str:
    """An encyclopedia title without its address; case and underscores make no difference."""
    return unquote(_ADDRESS.sub("", entity or "")).strip().replace(" ", "_").casefold()


ENTITIES = Measure(rowwise(_count_names), _rate_names)
"""Micro-averaged agreement on names of the same type (exact, overlapping; core; by type), and the share of linked gold names
whose best overlapping answer, of whatever type, has the same title."""

TIMES = Measure(rowwise(_count_times), _rate_times)
"""Agreement on expressions: same span (`strict`), overlapping (`relaxed`), overlapping with the same value (`value`)."""
