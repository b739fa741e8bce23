"""What a war is called: `war`, `invasion`, `special military operation`, `conflict` …, by ``lexicons/war_labels.csv``.

Only words for a war that is going on or meant as one count. The list also holds what looks like such a name and is none or
is another war (Cold War, war crimes, a price war); it takes its words away from the names, and yields nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.find.cue_files import ListedCue
from analysis.find.cues import Cue, Hit

GROUP = "war_label"
NO_LABEL = "-"
_YEARS = re.compile(r"\s*(?:of|in)\s+(1[0-9]{3})\b")


def cues(rows: Iterable[ListedCue]) -> list[Cue]:
    """The names of wars, one group: the longest counts."""
    return [Cue(GROUP, row.category, row.cue, row.guard) for row in rows]


def is_label(lowered: str, hit: Hit) -> bool:
    """Whether a hit names a war; one of a past century (“the war of 1812”) is history."""
    return hit.category != NO_LABEL and not _YEARS.match(lowered, hit.span.end)
