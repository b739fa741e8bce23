"""``parallax compare`` and ``parallax timeline``: the answers of the Compare and Timeline pages as text or JSON."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.compare import account, beside, omissions, yardstick
from analysis.compare.account import Statement
from analysis.compare.differences import choose, contrast
from analysis.compare.presence import FeatureKind
from analysis.errors import SelectionError
from analysis.measure import relations, resampling, scope
from analysis.model import Analysis, VoiceChoice
from analysis.store import tables

LIMIT = 20
"""No more sentences are printed: the surest first."""
KINDS: tuple[FeatureKind, ...] = ("actor", "event", "frame", "watch")
"""What is looked for among what is left out: single words are many, and mostly the topic's."""
EVENT_COLUMNS = [
    "from_date", "to_date", "granularity", "outlet", "article_id", "sentence", "actor", "action", "target", "class", "quad", "score",
    "voice", "why",
]  # fmt: skip


def compare(analysis: Analysis, outlets: Sequence[str], *, voice: VoiceChoice, as_json: bool) -> int:
    """Print the comparison in words: what differs, what does not visibly, and what was not compared.

    Raises ``SelectionError`` for an outlet that there is not.
    """
    chosen = choose(analysis, outlets)
    left_out = omissions.find(chosen, kinds=KINDS)
    told = account.tell(chosen, beside.find(chosen, voice, whole=analysis), left_out, limit=LIMIT)
    sizes = {str(name): int(n) for name, n in scope.analysed(chosen)["outlet"].value_counts().items()}
    whole = [one for one in yardstick.apart(chosen, voice) if one.value is not None]
    if as_json:
        found = contrast(analysis, outlets, voice=voice, limit=LIMIT)
        _json(
            {
                "outlets": sizes,
                "voice": voice,
                "differences": [dataclasses.asdict(difference) for difference in found],
                "statements": [_told(statement) for statement in told.statements],
                "on_the_whole": [dataclasses.asdict(one) for one in whole],
                "left_out": [dataclasses.asdict(omission) for omission in left_out],
                "no_visible_difference": list(told.alike),
                "not_compared": list(told.not_compared),
            }
        )
        return 0
    print("; ".join(f"{name}: {n} article{'s' * (n != 1)}" for name, n in sorted(sizes.items())) + f". Voice: {voice}.")
    for statement in told.statements:
        print(f"* {statement.sentence}\n    {' '.join([f'{statement.figures}.', *statement.doubts])}")
    if not any(statement.kind == "difference" for statement in told.statements):
        few = sorted(name for name, n in sizes.items() if n < resampling.MIN_ARTICLES)
        why = f" (fewer than {resampling.MIN_ARTICLES} articles: {', '.join(few)})" if few else ""
        print(f"No difference that these articles support{why}.")
    for line in (*map(yardstick.in_words, whole), *told.alike, *told.not_compared):
        print(f"- {line}")
    return 0


def _told(statement: Statement) -> dict[str, Any]:
    """A sentence with its figures, its doubts and the number of rows on each side."""
    behind = {side.outlet: side.n for side in statement.behind}
    return {
        "kind": statement.kind,
        "sentence": statement.sentence,
        "figures": statement.figures,
        "doubts": list(statement.doubts),
        "rows": behind,
    }


def timeline(analysis: Analysis, actors: tuple[str, str], *, voice: VoiceChoice, as_json: bool) -> int:
    """Print the events between two actors by the date of the event, undated ones last; people count for their states.

    Raises ``SelectionError`` where an actor takes part in no event of the corpus, or is named twice.
    """
    sides = sorted({side for pair in relations.pairs(analysis) for side in pair})
    if not sides:
        raise SelectionError(
            "no event between two actors was found in this corpus; look at the tables that `parallax analyse` writes"
        )
    if actors[0] == actors[1]:
        raise SelectionError(f"{actors[0]}: named twice; name two actors")
    for actor in actors:
        if actor not in sides:
            raise SelectionError(f"{actor}: takes part in no event of this corpus; those who do are {', '.join(sides)}")
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


def _when(event: dict[str, Any]) -> str:
    first, last = event["from_date"], event["to_date"]
    return "undated" if first is None else first if first == last else f"{first} to {last}"


def _json(data: dict[str, Any]) -> None:
    json.dump(data, sys.stdout, ensure_ascii=False, indent=1, default=_plain)
    print()


def _plain(value: Any) -> Any:
    return None if value is pd.NA else value.item() if hasattr(value, "item") else str(value)
