"""A reader's own lists: read, and every list checked with them before the first article is.

``find/lexicons/README.md`` says which lists there are and how a row adds to ours, takes its place or takes it out.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from analysis.find import (
    event_lexicon,
    event_patterns,
    in_use,
    lexicon,
    loaded,
    reference_dates,
    responsibility,
    speech_lexicon,
    stance_lexicon,
    titles,
    valence,
    watchlist,
)
from analysis.find.lexicon import Lexicons

READ: tuple[Callable[[], object], ...] = (
    loaded.cues,
    speech_lexicon.reporting_nouns,
    speech_lexicon.reporting_adjectives,
    speech_lexicon.speaker_nouns,
    titles.titles,
    stance_lexicon.verbs,
    stance_lexicon.words,
    stance_lexicon.targets,
    valence.decisions,
    responsibility.forms,
    reference_dates.every,
    watchlist.default,
    event_patterns.events,
    event_lexicon.actor_nouns,
    event_lexicon.other_verbs,
)
"""What reads the lists that ``lexicon.load`` does not hold."""


def load(folder: Path | None = None) -> Lexicons:
    """All lists, those of a reader's folder before ours.

    Raises ``LexiconError`` for a folder that is not there, a file that no list goes by, or a row that does not fit.
    """
    own = in_use.read(folder) if folder else None
    with in_use.using(own):
        found = lexicon.load()
        for read in READ if own else ():
            read()
        in_use.changes()
    return found
