"""How sure the text is of what it says: hedges, boosters and words of evidence, by the cues of ``lexicons/certainty.csv``.

A `hedge` leaves room for doubt (may, reportedly, it seems), a `booster` closes it (clearly, without doubt), an `evidential`
names what the claim rests on (data show, according to leaked documents). After Hyland 2005 (Metadiscourse); own list.
"""

from __future__ import annotations

from collections.abc import Iterable

from analysis.find.cue_files import ListedCue
from analysis.find.cues import Cue

GROUP = "certainty"


def cues(rows: Iterable[ListedCue]) -> list[Cue]:
    """The cues of certainty, one group: the longest counts."""
    return [Cue(GROUP, row.category, row.cue, row.guard) for row in rows]
