"""Findings → rows of the tables: what the finders made of one article, put beside each other by sentence and voice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.find.entities import Gazetteer
from analysis.find.lexicon import Lexicons
from analysis.find.stance import Second
from analysis.find.stance_lexicon import Target
from analysis.measure import frame_levels, stances
from analysis.rows import cues, headlines, marks, portrayals, statements, texts
from analysis.rows.found import Found

__all__ = ["Found", "make"]


def make(
    found: Found, gazetteer: Gazetteer, lexicons: Lexicons, targets: Sequence[Target], second: Second | None = None
) -> Mapping[str, list[object]]:
    """The rows of every table for one article, in the order of the text."""
    heard = [found.heard(sentence) for sentence in found.sentences]
    sentences = [texts.sentence(found, cut, parts) for cut, parts in zip(found.sentences, heard, strict=True)]
    scores = portrayals.scores(found.folded, heard, second)
    mentions = [marks.mention(found, mention, scores.get(mention.span)) for mention in found.mentions]
    ties = [
        row
        for target in targets
        if target.kind == "dyad"
        for row in portrayals.ties(found.article.id, found.folded, heard, scores, target, gazetteer)
    ]
    hits = [marks.frame(found, hit) for hit in found.hits if hit.is_frame]
    said = cues.make(found)
    lemmas, phrases = texts.terms(found, heard)
    truncated = found.article.completeness == "truncated"
    return {
        "articles": [texts.article(found, sentences)],
        "sentences": list(sentences),
        "mentions": list(mentions),
        "entities": marks.entities(found, gazetteer),
        "quotes": statements.make(found.article.id, found.statements, found.speakers, found.place, found.article.text),
        "times": [marks.time(found, time) for time in found.times],
        "events": [marks.event(found, event, dated) for event, dated in zip(found.events, marks.dates(found), strict=True)],
        "frames": list(hits),
        "loaded": [marks.loaded(found, hit) for hit in found.loaded],
        "frame_levels": list(
            frame_levels.find(found.article.id, lexicons, hits, sentences, headline=found.headline_frames(), truncated=truncated)
        ),
        "cues": list(said),
        "war_labels": list(cues.war_labels(found.article.id, said)),
        "headlines": list(headlines.make(found.article.id, found.headline, hits, found.mentions, sentences)),
        "terms": lemmas,
        "phrases": phrases,
        "ties": list(ties),
        "stances": list(stances.find(found.article.id, mentions, targets, ties)),
    }
