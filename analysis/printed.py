"""``parallax compare`` and ``parallax timeline``: the answers of the Compare and Timeline pages as text or JSON."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.compare.differences import Difference, contrast
from analysis.errors import SelectionError
from analysis.measure import relations, resampling, scope
from analysis.model import Analysis, VoiceChoice
from analysis.store import tables

LIMIT = 20
"""No more differences are printed: the surest first."""
EVENT_COLUMNS = [
    "from_date", "to_date", "granularity", "outlet", "article_id", "sentence", "actor", "action", "target", "class", "quad", "score",
    "voice", "why",
]  # fmt: skip


def compare(analysis: Analysis, outlets: Sequence[str], *, voice: VoiceChoice, as_json: bool) -> int:
    """Print the differences between outlets that the data support. Raises ``SelectionError`` for an outlet that there is not."""
    found = contrast(analysis, outlets, voice=voice, limit=LIMIT)
    sizes = {
        str(name): int(n) for name, n in scope.analysed(analysis)["outlet"].value_counts().items() if not outlets or name in outlets
    }
    if as_json:
        _json({"outlets": sizes, "voice": voice, "differences": [dataclasses.asdict(difference) for difference in found]})
        return 0
    print("; ".join(f"{name}: {n} article{'s' * (n != 1)}" for name, n in sorted(sizes.items())) + f". Voice: {voice}.")
    for difference in found:
        print(f"* {_sentence(difference)}")
    if not found:
        few = sorted(name for name, n in sizes.items() if n < resampling.MIN_ARTICLES)
        why = f" (fewer than {resampling.MIN_ARTICLES} articles: {', '.join(few)})" if few else ""
        print(f"No difference that these articles support{why}.")
    return 0


def timeline(analysis: Analysis, actors: tuple[str, str], *, voice: VoiceChoice, as_json: bool) -> int:
    """Print the events between two actors by the date of the event, undated ones last; people count for their states.

    Raises ``SelectionError`` where an actor takes part in no event of the corpus.
    """
    sides = sorted({side for pair in relations.pairs(analysis) for side in pair})
    for actor in actors:
        if actor not in sides:
            raise SelectionError(f"{actor}: takes part in no event of this corpus; those who do are {', '.join(sides) or 'none'}")
    events = relations.describe(relations.between(analysis, actors, voice))
    events = events.sort_values(["from_date", "to_date", "article_id", "start"], na_position="last")
    if as_json:
        _json({"actors": list(actors), "voice": voice, "events": tables.records(events[EVENT_COLUMNS])})
        return 0
    n_dated = int(events["from_date"].notna().sum())
    print(f"{relations.name(actors)}: {len(events)} reported events, {n_dated} of them dated. Voice: {voice}.")
    for event in tables.records(events[EVENT_COLUMNS]):
        print(
            f"  {_when(event):24} {event['outlet']}: {event['actor']} → {event['action']} → {event['target']}"
            f" ({event['why']}; {event['article_id']}, sentence {event['sentence']})"
        )
    return 0


def _sentence(difference: Difference) -> str:
    return difference.sentence + (f" {difference.caveat}" if difference.caveat else "")


def _when(event: dict[str, Any]) -> str:
    first, last = event["from_date"], event["to_date"]
    return "undated" if first is None else first if first == last else f"{first} to {last}"


def _json(data: dict[str, Any]) -> None:
    json.dump(data, sys.stdout, ensure_ascii=False, indent=1, default=_plain)
    print()


def _plain(value: Any) -> Any:
    return None if value is pd.NA else value.item() if hasattr(value, "item") else str(value)
