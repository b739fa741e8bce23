"""A reader's own lists: read, and every list checked with them before the first article is.

``find/lexicons/README.md`` says which lists there are and how a row adds to ours, takes its place or takes it out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from analysis.find import (
    event_lexicon,
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

READ: Mapping[str, Callable[[], object]] = {
    "entities.csv": lexicon.entities,
    "certainty.csv": lexicon.certainty,
    "war_labels.csv": lexicon.war_labels,
    "stopwords.txt": lexicon.stopwords,
    "loaded.csv": loaded.cues,
    "reporting_verbs.csv": speech_lexicon.reporting_verbs,
    "reporting_nouns.csv": speech_lexicon.reporting_nouns,
    "reporting_adjectives.csv": speech_lexicon.reporting_adjectives,
    "speaker_nouns.csv": speech_lexicon.speaker_nouns,
    "titles.csv": titles.titles,
    "portrayal_verbs.csv": stance_lexicon.verbs,
    "portrayal_words.csv": stance_lexicon.words,
    "targets.toml": stance_lexicon.targets,
    "responsibility.csv": responsibility.forms,
    "valence_masks.csv": valence.decisions,
    "reference_dates.csv": reference_dates.every,
    "watchlist.toml": watchlist.default,
    "events/classes.csv": event_lexicon.classes,
    "events/irregular.csv": event_lexicon.irregular,
    "events/actor_nouns.csv": event_lexicon.actor_nouns,
    "events/other_verbs.txt": event_lexicon.other_verbs,
    **{f"events/{name}.csv": event_lexicon.actions for name in in_use.CLASSES},
}
"""What reads each list that a folder may hold, beside the frames."""


def load(folder: Path | None = None) -> Lexicons:
    """All lists, those of a reader's folder before ours.

    Raises ``LexiconError`` for a folder that is not there, a file that no list goes by, or a row that does not fit.
    """
    own = in_use.read(folder) if folder else None
    with in_use.using(own):
        for name in own.texts if own else ():
            READ.get(name, lexicon.frames)()
        in_use.changes()
        return lexicon.load()
