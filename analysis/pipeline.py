"""Corpus → analysis: each article goes through every finder once; one finder's findings are handed to the next."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from analysis import rows
from analysis.compare import alignment, stories
from analysis.errors import LexiconError
from analysis.find import entities, event_roles, events, folding, frames, lexicon, loaded, sentences, times, valence, voices
from analysis.find.entities import Gazetteer, Mention
from analysis.find.event_roles import Actor
from analysis.measure import frame_levels
from analysis.model import Analysis, Article, Corpus, Provenance, Span
from analysis.schema import TABLES
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

    gazetteer: Gazetteer
    cues: frames.Cues
    frame_keys: tuple[str, ...]
    actions: events.Actions


def analyse(corpus: Corpus, *, progress: Progress | None = None) -> Analysis:
    """The tables of a corpus. The same corpus gives the same tables; nothing is downloaded or written.

    Raises ``LexiconError`` where an entity file of the corpus is malformed.
    """
    tools = compile_tools(corpus)
    collected: dict[str, list[object]] = {name: [] for name in TABLES}
    for number, article in enumerate(corpus.articles, 1):
        for name, made in rows.make(_find(article, tools), tools.gazetteer, tools.frame_keys).items():
            collected[name] += made
        if progress:
            progress(number, len(corpus.articles))
    log.info("%d articles analysed", len(corpus.articles))
    found = Analysis({name: tables.frame(name, made) for name, made in collected.items()}, _provenance(corpus))
    return _with_alignments(_with_stories(_with_shared_phrases(found)))


def _with_shared_phrases(analysis: Analysis) -> Analysis:
    """A phrase of one article alone is wording; from two on it is usage, and may be kept and published."""
    phrases = analysis["phrases"]
    articles = phrases.groupby("phrase")["article_id"].transform("nunique")
    return Analysis({**analysis.tables, "phrases": phrases[articles >= 2].reset_index(drop=True)}, analysis.provenance)


def _with_stories(analysis: Analysis) -> Analysis:
    """Which articles tell of one event can be said only when all of them have been read."""
    articles = analysis["articles"]
    story = articles["article_id"].map(stories.find(analysis)).astype(articles["story"].dtype)
    return Analysis({**analysis.tables, "articles": articles.assign(story=story)}, analysis.provenance)


def _with_alignments(analysis: Analysis) -> Analysis:
    """Statements are put together inside the stories, so these come first."""
    return Analysis({**analysis.tables, "alignments": tables.frame("alignments", alignment.find(analysis))}, analysis.provenance)


def compile_tools(corpus: Corpus) -> Tools:
    """The lexicons that ship with Parallax, and the corpus's own entity files, whose rows go before."""
    known: dict[str, lexicon.Entity] = {}
    for path in corpus.gazetteers:
        try:
            text = Path(path).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            raise LexiconError(f"{path}: cannot be read as UTF-8; save the entity file again") from None
        known |= {entity.name: entity for entity in lexicon.read_entities(text, path)}
    known = {**known, **{entity.name: entity for entity in lexicon.entities() if entity.name not in known}}
    frame_rows = lexicon.frames()
    return Tools(
        entities.gazetteer(*known.values()),
        frames.compiled(*frame_rows),
        tuple(frame.key for frame in frame_rows),
        events.compiled(*lexicon.actions()),
    )


def _find(article: Article, tools: Tools) -> rows.Found:
    text = article.text
    folded = folding.fold(text)
    lowered = folding.lower(folded)
    cut = sentences.find(text)
    spans = [Span(sentence.start, sentence.end) for sentence in cut]
    mentions = entities.find(folded, tools.gazetteer)
    names = [mention.span for mention in mentions if mention.form == "name"]
    actors = _actors(folded, mentions, tools.gazetteer)
    return rows.Found(
        article=article,
        folded=folded,
        sentences=cut,
        quotations=voices.find(text, sentences.paragraphs(text)),
        mentions=mentions,
        masked=tuple(sorted({*valence.expressions(lowered), *(m.span for m in mentions if m.form in ("name", "metonym"))})),
        times=times.find(folded, spans, article.published),
        hits=frames.find(lowered, tools.cues, names),
        loaded=loaded.find(lowered, names),
        events=events.find(folded, lowered, spans, actors, tools.actions),
    )


def _actors(folded: str, mentions: tuple[Mention, ...], gazetteer: Gazetteer) -> list[Actor]:
    """Who can act, each once: in “the Arcadian president Ada Lund” the adjective belongs to the name that follows."""
    found = [actor for mention in mentions if (actor := _actor(mention, gazetteer))]
    return [
        actor
        for actor, following in zip_longest(found, found[1:])
        if not (following and actor.side == following.side and _APPOSED.match(folded[actor.span.end : following.span.start]))
    ]


def _actor(mention: Mention, gazetteer: Gazetteer) -> Actor | None:
    """The mention as one that can act; a place can only be visited."""
    known = gazetteer.entities[mention.entity]
    if mention.kind in events.ACTORS and known.role not in NEWSROOMS:
        return Actor(mention.span, mention.entity, known.state or mention.entity)
    if mention.kind == "place" and known.state:
        return Actor(mention.span, mention.entity, known.state, is_place=True)
    return None


def _provenance(corpus: Corpus) -> Provenance:
    return Provenance(
        version=VERSION,
        corpus_id=corpus.id,
        corpus_name=corpus.name,
        lexicons={**lexicon.hashes(), **{f"corpus/{Path(path).name}": lexicon.hash_of(Path(path)) for path in corpus.gazetteers}},
        parameters={
            "speech_words": str(voices.SPEECH_WORDS),
            "quoted_share": str(voices.QUOTED_SHARE),
            "event_reach": str(event_roles.REACH),
            "frame_min_cues": str(frame_levels.MIN_CUES),
        },
        skipped=corpus.skipped,
        invented=corpus.invented,
        description=corpus.description,
    )
