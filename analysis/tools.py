"""What one run works with: the lists, compiled, and the models that the environment asks for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from analysis.correct import corpus as corrected
from analysis.correct.overlay import Correction, Overlay
from analysis.find import (
    certainty,
    entities,
    event_parser,
    frames,
    lexicon,
    listing,
    names,
    spacy_names,
    speaker_names,
    stance_head,
    stance_lexicon,
    war_labels,
)
from analysis.find.cues import Cue, Cues
from analysis.find.entities import Gazetteer
from analysis.find.lexicon import Lexicons
from analysis.find.stance_head import Head
from analysis.model import Corpus


@dataclass(frozen=True, slots=True)
class Tools:
    """The compiled lists and chosen models that one run works with."""

    lexicons: Lexicons
    gazetteer: Gazetteer
    cues: Cues
    speech: frozenset[str]
    """The written forms of the verbs of speech."""
    relation: frozenset[str]
    """The keys of the frames of the relation between states."""
    names: names.Finder
    parser: event_parser.Parser | None
    """What checks the roles of events, where ``PARALLAX_PARSER`` asks for it."""
    targets: tuple[stance_lexicon.Target, ...]
    known: Mapping[str, speaker_names.Known]
    corrections: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    """Article → what an analyst has corrected there."""
    aliases: tuple[Correction, ...] = ()
    head: Head | None = None
    """The second model of stance, where the reader brings an encoder."""


def own_entities(corpus: Corpus) -> dict[str, lexicon.Entity]:
    """The entities of the corpus's own files, by name. Raises ``LexiconError`` naming file and row."""
    found: dict[str, lexicon.Entity] = {}
    for path in corpus.gazetteers:
        found |= {entity.name: entity for entity in lexicon.read_entities(listing.read(Path(path)), path)}
    return found


def build(corpus: Corpus, lexicons: Lexicons, overlay: Overlay | None = None) -> Tools:
    """The lexicons, and the corpus's own entity files, whose rows go before; with the aliases that an analyst has corrected."""
    overlay = overlay or Overlay()
    known = own_entities(corpus)
    known = {**known, **{entity.name: entity for entity in lexicons.entities if entity.name not in known}}
    corrected.check(overlay, known.keys(), {frame.key for frame in lexicons.frames})
    return Tools(
        lexicons,
        entities.gazetteer(*corrected.aliased(known.values(), overlay)),
        _cues(lexicons),
        frozenset(form for verb in lexicons.reporting_verbs if {"clause", "quote"} & {*verb.takes} for form in verb.forms),
        frozenset(frame.key for frame in lexicons.frames if frame.group == "relation"),
        _names(),
        _parser(),
        stance_lexicon.targets(),
        {entity.name: speaker_names.Known(entity.state, entity.role) for entity in known.values()},
        overlay.by_article(),
        overlay.of("alias"),
        stance_head.chosen(os.environ),
    )


def _cues(lexicons: Lexicons) -> Cues:
    """The cues of frames, certainty and war labels, for one pass over each text."""
    return _compiled((*frames.cues(lexicons.frames), *certainty.cues(lexicons.certainty), *war_labels.cues(lexicons.war_labels)))


@cache
def _compiled(found: tuple[Cue, ...]) -> Cues:
    return Cues(found)


def _names() -> names.Finder:
    """The finder of names that ``PARALLAX_NER`` asks for; without it the one that ships with Parallax."""
    choice = os.environ.get(spacy_names.VARIABLE, "")
    return spacy_names.chosen(choice) if choice else names.find


def _parser() -> event_parser.Parser | None:
    choice = os.environ.get(event_parser.VARIABLE, "")
    return event_parser.chosen(choice) if choice else None
