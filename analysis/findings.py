"""Article → findings: the article goes through every finder once; one finder's findings are handed to the next."""

from __future__ import annotations

import re
from itertools import zip_longest

from analysis import rows
from analysis.correct import article as edits
from analysis.find import (
    cues,
    entities,
    events,
    folding,
    frames,
    in_use,
    lexicon,
    loaded,
    quotation_marks,
    responsibility,
    sentences,
    speakers,
    statements,
    times,
    valence,
    voices,
    war_labels,
)
from analysis.find.cues import Hit, Name
from analysis.find.entities import Gazetteer, Mention
from analysis.find.event_actors import Actor
from analysis.find.responsibility import Doer
from analysis.model import Article, Span
from analysis.rows import statements as statement_parts
from analysis.rows.headlines import Headline
from analysis.tools import Tools

_APPOSED = re.compile(r"^(?:'s)?\s+(?:(?!and\b|or\b|to\b|of\b|with\b|by\b)[\w-]+\s+){1,4}$")

_AREA = re.compile(r"(.+) (?:region|oblast|province|district|governorate|prefecture|county)$", re.IGNORECASE)

NEWSROOMS = ("news agency", "news outlet")
"""They tell of events; they do not act in them."""


def find(article: Article, tools: Tools) -> rows.Found:
    """What all finders find in an article, with the corrections that stand at its words."""
    with in_use.using(tools.lexicons.own):  # wherever the article is read: another thread or process knows of no lists
        return _found(article, tools)


def _found(article: Article, tools: Tools) -> rows.Found:
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


def _events(folded: str, spans: list[Span], actors: list[Actor], tools: Tools) -> tuple[events.Event, ...]:
    found = events.find(folded, spans, actors)
    return tools.parser(folded, spans, found) if tools.parser else found


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
