"""Corpus → analysis: each article goes through every finder once; one finder's findings are handed to the next."""

from __future__ import annotations

import logging
import os
import re
from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any, cast

from analysis import across, linking, provenance, rows, standing
from analysis.correct import article as edits
from analysis.correct import corpus as corrected
from analysis.correct.overlay import Correction, Overlay
from analysis.errors import LexiconError
from analysis.find import (
    certainty,
    cues,
    entities,
    event_parser,
    events,
    folding,
    frames,
    lexicon,
    loaded,
    names,
    quotation_marks,
    responsibility,
    sentences,
    spacy_names,
    speaker_names,
    speakers,
    stance_head,
    stance_lexicon,
    statements,
    times,
    valence,
    voices,
    war_labels,
)
from analysis.find.cues import Cue, Cues, Hit, Name
from analysis.find.entities import Gazetteer, Mention
from analysis.find.event_actors import Actor
from analysis.find.lexicon import Lexicons
from analysis.find.responsibility import Doer
from analysis.find.stance_head import Head
from analysis.model import Analysis, Article, Corpus, Provenance, Span
from analysis.rows import made as made_of
from analysis.rows import statements as statement_parts
from analysis.rows.headlines import Headline
from analysis.rows.made import Finished, Made
from analysis.schema import TABLES
from analysis.standing import Copies
from analysis.store import tables

log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Called with the number of articles done and the number of all."""

_APPOSED = re.compile(r"^(?:'s)?\s+(?:(?!and\b|or\b|to\b|of\b|with\b|by\b)[\w-]+\s+){1,4}$")

_AREA = re.compile(r"(.+) (?:region|oblast|province|district|governorate|prefecture|county)$", re.IGNORECASE)

NEWSROOMS = ("news agency", "news outlet")
"""They tell of events; they do not act in them."""


@dataclass(frozen=True, slots=True)
class Tools:
    """The compiled lexicons that one run works with."""

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


def analyse(
    corpus: Corpus,
    *,
    lexicons: Lexicons | None = None,
    copies: Copies = "outlet",
    corrections: Overlay | None = None,
    progress: Progress | None = None,
    finished: Finished | None = None,
) -> Analysis:
    """The tables of a corpus. The same corpus and lexicons give the same tables; nothing is downloaded or written.

    ``lexicons`` are those that ship, or a reader's own (``lexicon.load``). Articles in other languages than English, and
    ``copies`` that are not to count, stand in the table of articles with their ``standing`` and in no other. ``corrections``
    of an analyst are applied to what is found before it is counted; what became of each stands in the provenance.
    What ``finished`` holds of an earlier run is not computed again.
    Raises ``LexiconError`` where an entity file of the corpus is malformed, ``CorrectionsError`` where a correction names
    what no list holds.
    """
    work = steps(corpus, lexicons=lexicons, copies=copies, corrections=corrections, finished=finished)
    while True:
        try:
            done, total = next(work)
        except StopIteration as end:
            return cast("Analysis", end.value)
        if progress and done:
            progress(done, total)


def steps(
    corpus: Corpus,
    *,
    lexicons: Lexicons | None = None,
    copies: Copies = "outlet",
    corrections: Overlay | None = None,
    finished: Finished | None = None,
) -> Generator[tuple[int, int], None, Analysis]:
    """``analyse`` an article at a time: gives how many are done, and how many there are, and returns the tables in the end.

    Who steps through it may stop between two steps, go on later, or never; nothing is left behind.
    """
    yield 0, len(corpus.articles)
    overlay = corrections or Overlay()
    corpus, lines = corrected.dated(corpus, overlay)
    tools = compile_tools(corpus, lexicons or lexicon.load(), overlay)
    places = standing.find(corpus, copies)
    collected: dict[str, list[object]] = {name: [] for name in TABLES}
    applied: Counter[Correction] = Counter()
    run = provenance.of(corpus, tools.lexicons.hashes, tools.head, copies, overlay)
    for number, article in enumerate(corpus.articles, 1):
        touching = (*tools.corrections.get(article.id, ()), *tools.aliases)
        made = _made(standing.text_of(article, places[article.id]), tools, touching, run, finished)
        for name, rows_made in made.rows.items():
            collected[name] += rows_made if name == "articles" or places[article.id].standing == "ok" else []
        applied.update(dict(zip(touching, made.n, strict=True)))
        lines |= {correction: line for correction, line in zip(touching, made.lines, strict=True) if line}
        yield number, len(corpus.articles)
    collected["events"] = _linked(collected, tools.gazetteer)
    log.info("%d articles analysed", len(corpus.articles))
    made_tables = {name: tables.frame(name, made) for name, made in collected.items()}
    made_tables["articles"] = standing.apply(made_tables["articles"], corpus, places)
    analysed = {key for key, place in places.items() if place.standing == "ok"}
    became = corrected.outcomes(overlay, corpus, analysed, applied, lines)
    return across.complete(Analysis(made_tables, replace(run, corrections=became)))


def compile_tools(corpus: Corpus, lexicons: Lexicons, overlay: Overlay | None = None) -> Tools:
    """The lexicons, and the corpus's own entity files, whose rows go before; with the aliases that an analyst has corrected."""
    overlay = overlay or Overlay()
    known: dict[str, lexicon.Entity] = {}
    for path in corpus.gazetteers:
        try:
            text = Path(path).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            raise LexiconError(f"{path}: cannot be read as UTF-8; save the entity file again") from None
        known |= {entity.name: entity for entity in lexicon.read_entities(text, path)}
    known = {**known, **{entity.name: entity for entity in lexicons.entities if entity.name not in known}}
    corrected.check(overlay, known.keys(), {frame.key for frame in lexicons.frames})
    return Tools(
        lexicons,
        entities.gazetteer(*corrected.aliased(known.values(), overlay)),
        compile_cues(lexicons),
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


def compile_cues(lexicons: Lexicons) -> Cues:
    """The cues of frames, certainty and war labels, for one pass over each text."""
    return _compiled((*frames.cues(lexicons.frames), *certainty.cues(lexicons.certainty), *war_labels.cues(lexicons.war_labels)))


@cache
def _compiled(found: tuple[Cue, ...]) -> Cues:
    return Cues(found)


def _names() -> names.Finder:
    """The finder of names that ``PARALLAX_NER`` asks for; without it the one that ships with Parallax."""
    choice = os.environ.get(spacy_names.VARIABLE, "")
    return spacy_names.chosen(choice) if choice else names.find


def _made(article: Article, tools: Tools, corrections: tuple[Correction, ...], run: Provenance, finished: Finished | None) -> Made:
    """The rows of an article, from an earlier run where that has them."""
    key = made_of.key(article, corrections, run) if finished is not None else ""
    if finished is not None and (kept := finished.get(key)):
        return kept
    found = _find(article, tools)
    rows_made = rows.make(found, tools.gazetteer, tools.lexicons, tools.targets, tools.head)
    edited = found.edited
    made = Made(rows_made, tuple(edited.n[c] for c in corrections), tuple(edited.lines.get(c) for c in corrections))
    if finished is not None:
        finished[key] = made
    return made


def _parser() -> event_parser.Parser | None:
    choice = os.environ.get(event_parser.VARIABLE, "")
    return event_parser.chosen(choice) if choice else None


def _events(folded: str, spans: list[Span], actors: list[Actor], tools: Tools) -> tuple[events.Event, ...]:
    found = events.find(folded, spans, actors)
    return tools.parser(folded, spans, found) if tools.parser else found


def _find(article: Article, tools: Tools) -> rows.Found:
    text = article.text
    folded = folding.fold(text)
    lowered = folding.lower(folded)
    cut = sentences.find(text)
    spans = [Span(sentence.start, sentence.end) for sentence in cut]
    named = tools.names(folded, spans, entities.hints(folded, tools.gazetteer))
    edited = edits.of(tools.corrections.get(article.id, ()), tools.aliases, text, spans)
    mentions = edited.mentions(entities.find(folded, tools.gazetteer, named), tools.gazetteer)
    plain = [mention.span for mention in mentions if mention.form == "name"]
    doers = [Doer(mention.span, mention.entity) for mention in mentions if mention.kind in cues.ACTORS]
    actors = _actors(folded, mentions, tools.gazetteer)
    quotations = quotation_marks.find(text, sentences.paragraphs(text))
    told = statements.find(folded, spans, quotations)
    told, spoken = edited.speakers(told, speakers.find(folded, told, mentions, tools.known, spans), tools.gazetteer)
    return rows.Found(
        article=article,
        folded=folded,
        sentences=cut,
        quotations=voices.settle(quotations, told),
        statements=told,
        speakers=spoken,
        told=statement_parts.parts(told, spoken),
        reported=voices.reported(told),
        mentions=mentions,
        masked=tuple(sorted({*valence.expressions(lowered), *(m.span for m in mentions if m.form in ("name", "metonym"))})),
        times=times.find(folded, spans, article.published),
        hits=edited.hits(_hits(lowered, mentions, spans, tools)),
        loaded=loaded.find(lowered, plain),
        acts=responsibility.find(lowered, spans, doers, tools.speech),
        events=edited.events(_events(folded, spans, actors, tools), tools.gazetteer),
        headline=_headline(article.title.value, tools) if article.title.value else None,
        edited=edited,
    )


def _hits(lowered: str, mentions: tuple[Mention, ...], spans: list[Span], tools: Tools) -> tuple[Hit, ...]:
    found = cues.find(lowered, tools.cues, [Name(m.span, m.kind, m.form == "name") for m in mentions])
    known = tools.gazetteer.entities
    states = [m.span for m in mentions if m.kind in ("state", "bloc") or (m.entity in known and known[m.entity].state)]
    near = frames.of_states(lowered, found, tools.relation, spans, states)
    return tuple(hit for hit in near if hit.group != war_labels.GROUP or war_labels.is_label(lowered, hit))


def _headline(title: str, tools: Tools) -> Headline:
    """What the finders make of the headline by itself: a family name in it counts only where it can mean one person alone."""
    folded = folding.fold(title)
    mentions = entities.find(folded, tools.gazetteer)
    return Headline(folded, mentions, _hits(folding.lower(folded), mentions, [Span(0, len(folded))], tools))


def _actors(folded: str, mentions: tuple[Mention, ...], gazetteer: Gazetteer) -> list[Actor]:
    """Who can act, each once: in “the Arcadian president Ada Lund” the adjective belongs to the name that follows."""
    found = [actor for mention in mentions if (actor := _actor(mention, gazetteer))]
    return [
        actor
        for actor, following in zip_longest(found, found[1:])
        if not (following and actor.side == following.side and _APPOSED.match(folded[actor.span.end : following.span.start]))
    ]


def _actor(mention: Mention, gazetteer: Gazetteer) -> Actor | None:
    """The mention as one that can act; a place can only be visited, and of a name that no list has the side is unknown."""
    known = gazetteer.entities.get(mention.entity) or _centre(mention, gazetteer)
    if not known or mention.form == "descriptor":
        return None
    if mention.kind in events.ACTORS and known.role not in NEWSROOMS:
        return Actor(mention.span, mention.entity, known.state or mention.entity)
    if mention.kind == "place" and known.state:
        return Actor(mention.span, known.name, known.state, is_place=True)
    return None


def _centre(mention: Mention, gazetteer: Gazetteer) -> lexicon.Entity | None:
    """The listed place after which an area is called: “Tarn Province” lies where Tarn does."""
    area = _AREA.match(mention.entity) if mention.kind == "place" else None
    matches = gazetteer.matches(area[1]) if area else []
    whole = [found for span, found in matches if area and span == Span(0, len(area[1]))]
    return whole[0][0].entity if whole else None


def _linked(collected: Mapping[str, Sequence[Any]], gazetteer: Gazetteer) -> list[object]:
    """The events of all articles, those that tell of the same one linked."""
    sides = {name: entity.state or name for name, entity in gazetteer.entities.items()}
    return [*linking.link(collected["events"], linking.context(collected["articles"], collected["mentions"], sides))]
