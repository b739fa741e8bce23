"""What says the same a second time: differences that rest on the same words are stated once, in their most concrete form.

Three measures may count one habit: who names an opposition leader also uses the word “opposition”, and a frame of politics that
counts it. So a difference is left out where most of its rows are those of differences stated before it: the same span of text, a
title beside a name, a word that stands only where the name or the cue stands. A judgement of somebody is stated once, whatever
measures find it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis.indicators import BY_NAME
from analysis.model import Analysis

if TYPE_CHECKING:
    from analysis.compare.differences import Difference

MOST = 0.5
"""More than this share of its rows are those of others: it says nothing of its own."""
BOUND = 0.8
"""A word of which this share stands in sentences that name somebody belongs to the name."""
BESIDE = 2
"""Spans so many characters apart stand side by side: a title and a name."""
STEM = 5
"""A word and a cue are one word where they begin with so many letters alike."""
NAMES, WORDS = "entity_rate", "word_share"
CARRIED: Mapping[str, frozenset[str]] = {
    "frame_rate": frozenset({NAMES, "frame_rate"}),
    "loaded_rate": frozenset({NAMES, "loaded_rate"}),
    "certainty_rate": frozenset({"certainty_rate"}),
    "war_label_rate": frozenset({"war_label_rate"}),
    WORDS: frozenset({NAMES, "frame_rate", "loaded_rate", "war_label_rate"}),
}
"""Measure → the measures that may count the same words; a name is carried by nothing."""
JUDGING = frozenset({"stance", "word_tone", "tie_stance"})


def without(analysis: Analysis, found: Sequence[Difference]) -> list[Difference]:
    """Those that say something of their own, in order; a measure of words gives way to those of names, frames and judgement."""
    kept: list[Difference] = []
    for difference in sorted(found, key=lambda d: d.indicator == WORDS):
        before = [d for d in kept if _is_alike(d, difference)]
        if not _is_judged(difference, before) and not _is_told(analysis, difference, before):
            kept.append(difference)
    return [difference for difference in found if any(difference is d for d in kept)]


def _is_alike(one: Difference, other: Difference) -> bool:
    """Whether both hold of an outlet in the same direction."""
    return one.more.outlet == other.more.outlet or one.less.outlet == other.less.outlet


def _is_judged(difference: Difference, before: Sequence[Difference]) -> bool:
    return difference.indicator in JUDGING and any(
        d.indicator in JUDGING and d.indicator != difference.indicator and d.entity == difference.entity for d in before
    )


def _is_told(analysis: Analysis, difference: Difference, before: Sequence[Difference]) -> bool:
    """Whether most rows of the side that has more are those of what was stated before, all of it together."""
    carriers = [d for d in before if d.indicator in CARRIED.get(difference.indicator, ())]
    if not carriers:
        return False
    mine, *others = (
        BY_NAME[d.indicator].evidence(analysis, difference.more.outlet, d.entity, d.voice) for d in (difference, *carriers)
    )
    told = list(zip(carriers, others, strict=True))
    if difference.indicator == WORDS:
        return _is_bound(difference.entity or "", mine, told)
    return sum(_in_spans(mine, [(rows, BESIDE * (d.indicator == NAMES)) for d, rows in told])) > MOST * len(mine)


def _is_bound(entity: str, mine: pd.DataFrame, told: Sequence[tuple[Difference, pd.DataFrame]]) -> bool:
    """Whether a word mostly stands in cues that begin with it, or nearly always beside one name."""
    word = entity[:STEM].lower()
    cues = {
        (article, sentence)
        for d, rows in told
        if d.indicator != NAMES
        for article, sentence, cue in zip(rows["article_id"], rows["sentence"], rows["cue"], strict=True)
        if any(part.startswith(word) for part in str(cue).lower().split())
    }
    places = list(zip(mine["article_id"], mine["sentence"], strict=True))
    named = [set(zip(rows["article_id"], rows["sentence"], strict=True)) for d, rows in told if d.indicator == NAMES]
    return sum(place in cues for place in places) > MOST * len(places) or any(
        sum(place in sentences for place in places) >= BOUND * len(places) for sentences in named
    )


def _in_spans(mine: pd.DataFrame, spans: Sequence[tuple[pd.DataFrame, int]]) -> list[bool]:
    """Of each row, whether it overlaps one of the spans, made wider by so many characters."""
    by_article: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for rows, margin in spans:
        for article, start, end in zip(rows["article_id"], rows["start"], rows["end"], strict=True):
            by_article[article].append((start - margin, end + margin))
    return [
        any(start < end_there and start_there < end for start_there, end_there in by_article[article])
        for article, start, end in zip(mine["article_id"], mine["start"], mine["end"], strict=True)
    ]
