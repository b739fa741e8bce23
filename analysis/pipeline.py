"""Corpus → analysis: each article goes through every finder once; one finder's findings are handed to the next."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

from analysis import linking, rows, standing
from analysis.compare import alignment, stories
from analysis.errors import LexiconError
from analysis.find import (
    certainty,
    cues,
    entities,
    event_mutual,
    event_patterns,
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
    stance,
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
from analysis.measure import frame_levels, stances
from analysis.model import Analysis, Article, Corpus, Provenance, Span
from analysis.rows import statements as statement_parts
from analysis.rows.headlines import Headline
from analysis.schema import TABLES
from analysis.standing import Copies
from analysis.store import tables
from analysis.version import VERSION

log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Called with the number of articles done and the number of all."""

_APPOSED = re.compile(r"^(?:'s)?\s+(?:(?!and\b|or\b|to\b|of\b|with\b|by\b)[\w-]+\s+){1,4}$")

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
    targets: tuple[stance_lexicon.Target, ...]
    known: Mapping[str, speaker_names.Known]
    head: Head | None = None
    """The second model of stance, where the reader brings an encoder."""


def analyse(
    corpus: Corpus, *, lexicons: Lexicons | None = None, copies: Copies = "outlet", progress: Progress | None = None
) -> Analysis:
    """The tables of a corpus. The same corpus and lexicons give the same tables; nothing is downloaded or written.

    ``lexicons`` are those that ship, or a reader's own (``lexicon.load``). Articles in other languages than English, and
    ``copies`` that are not to count, stand in the table of articles with their ``standing`` and in no other.
    Raises ``LexiconError`` where an entity file of the corpus is malformed.
    """
    tools = compile_tools(corpus, lexicons or lexicon.load())
    places = standing.find(corpus, copies)
    collected: dict[str, list[object]] = {name: [] for name in TABLES}
    for number, article in enumerate(corpus.articles, 1):
        found = _find(standing.text_of(article, places[article.id]), tools)
        for name, made in rows.make(found, tools.gazetteer, tools.lexicons, tools.targets, tools.head).items():
            collected[name] += made if name == "articles" or places[article.id].standing == "ok" else []
        if progress:
            progress(number, len(corpus.articles))
    collected["events"] = _linked(collected, tools.gazetteer)
    log.info("%d articles analysed", len(corpus.articles))
    made_tables = {name: tables.frame(name, made) for name, made in collected.items()}
    made_tables["articles"] = standing.apply(made_tables["articles"], corpus, places)
    return _with_alignments(_with_stories(_with_shared_phrases(Analysis(made_tables, _provenance(corpus, tools, copies)))))


def _with_shared_phrases(analysis: Analysis) -> Analysis:
    """A phrase of one article alone is wording; from two on it is usage, and may be kept and published."""
    phrases = analysis["phrases"]
    articles = phrases.groupby("phrase")["article_id"].transform("nunique")
    return Analysis({**analysis.tables, "phrases": phrases[articles >= 2].reset_index(drop=True)}, analysis.provenance)


def _with_alignments(analysis: Analysis) -> Analysis:
    """Statements are put together inside the stories, so these come first."""
    return Analysis({**analysis.tables, "alignments": tables.frame("alignments", alignment.find(analysis))}, analysis.provenance)


def _with_stories(analysis: Analysis) -> Analysis:
    """Which articles tell of one event can be said only when all of them have been read."""
    articles = analysis["articles"]
    story = articles["article_id"].map(stories.find(analysis)).astype(articles["story"].dtype)
    return Analysis({**analysis.tables, "articles": articles.assign(story=story)}, analysis.provenance)


def compile_tools(corpus: Corpus, lexicons: Lexicons) -> Tools:
    """The lexicons, and the corpus's own entity files, whose rows go before."""
    known: dict[str, lexicon.Entity] = {}
    for path in corpus.gazetteers:
        try:
            text = Path(path).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            raise LexiconError(f"{path}: cannot be read as UTF-8; save the entity file again") from None
        known |= {entity.name: entity for entity in lexicon.read_entities(text, path)}
    known = {**known, **{entity.name: entity for entity in lexicons.entities if entity.name not in known}}
    return Tools(
        lexicons,
        entities.gazetteer(*known.values()),
        compile_cues(lexicons),
        frozenset(form for verb in lexicons.reporting_verbs if {"clause", "quote"} & {*verb.takes} for form in verb.forms),
        frozenset(frame.key for frame in lexicons.frames if frame.group == "relation"),
        _names(),
        stance_lexicon.targets(),
        {entity.name: speaker_names.Known(entity.state, entity.role) for entity in known.values()},
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


def _find(article: Article, tools: Tools) -> rows.Found:
    text = article.text
    folded = folding.fold(text)
    lowered = folding.lower(folded)
    cut = sentences.find(text)
    spans = [Span(sentence.start, sentence.end) for sentence in cut]
    named = tools.names(folded, spans, entities.hints(folded, tools.gazetteer))
    mentions = entities.find(folded, tools.gazetteer, named)
    plain = [mention.span for mention in mentions if mention.form == "name"]
    doers = [Doer(mention.span, mention.entity) for mention in mentions if mention.kind in cues.ACTORS]
    actors = _actors(folded, mentions, tools.gazetteer)
    quotations = quotation_marks.find(text, sentences.paragraphs(text))
    told = statements.find(folded, spans, quotations)
    spoken = speakers.find(folded, told, mentions, tools.known, spans)
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
        hits=_hits(lowered, mentions, spans, tools),
        loaded=loaded.find(lowered, plain),
        acts=responsibility.find(lowered, spans, doers, tools.speech),
        events=events.find(folded, spans, actors),
        headline=_headline(article.title.value, tools) if article.title.value else None,
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
    known = gazetteer.entities.get(mention.entity)
    if not known or mention.form == "descriptor":
        return None
    if mention.kind in events.ACTORS and known.role not in NEWSROOMS:
        return Actor(mention.span, mention.entity, known.state or mention.entity)
    if mention.kind == "place" and known.state:
        return Actor(mention.span, mention.entity, known.state, is_place=True)
    return None


def _linked(collected: Mapping[str, Sequence[Any]], gazetteer: Gazetteer) -> list[object]:
    """The events of all articles, those that tell of the same one linked."""
    sides = {name: entity.state or name for name, entity in gazetteer.entities.items()}
    return [*linking.link(collected["events"], linking.context(collected["articles"], collected["mentions"], sides))]


def _provenance(corpus: Corpus, tools: Tools, copies: Copies) -> Provenance:
    judge = tools.head or stance.load()
    return Provenance(
        version=VERSION,
        corpus_id=corpus.id,
        corpus_name=corpus.name,
        lexicons={
            **tools.lexicons.hashes,
            **{f"weights/{name}": value for name, value in names.hashes().items()},
            "weights/stance.npz": stance.weights_hash(),
            **(tools.head.hashes if tools.head else {}),
            **{f"corpus/{Path(path).name}": lexicon.hash_of(Path(path)) for path in corpus.gazetteers},
        },
        parameters={
            "copies": copies,
            "speech_words": str(quotation_marks.SPEECH_WORDS),
            "quoted_share": str(voices.QUOTED_SHARE),
            "event_gap": str(event_patterns.GAP),
            "event_reach": str(event_mutual.REACH),
            "frame_min_cues": str(frame_levels.MIN_CUES),
            "names": os.environ.get(spacy_names.VARIABLE, "") or "crf",
            "stance_margin": f"{judge.margin:.4f}",
            "stance_min_decided": str(stances.MIN_DECIDED),
            "stance_prior": str(stances.PRIOR),
        },
        skipped=corpus.skipped,
        invented=corpus.invented,
        description=corpus.description,
    )
