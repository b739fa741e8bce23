"""The rows of what is named, dated, framed, loaded and done in an article."""

from __future__ import annotations

from analysis import dating
from analysis.dating import Dated
from analysis.find import loaded as loaded_words
from analysis.find.cues import Hit
from analysis.find.entities import Gazetteer, Mention
from analysis.find.events import Event
from analysis.find.times import Time
from analysis.rows.found import Found
from analysis.schema import EntityRow, EventRow, FrameRow, LoadedRow, MentionRow, TimeRow


def mention(found: Found, named: Mention, score: float | None) -> MentionRow:
    """A naming, with its stance where it has one."""
    return MentionRow(
        article_id=found.article.id,
        id=found.id(named.span) + (":descriptor" if named.form == "descriptor" else ""),
        sentence=found.place(named.span),
        start=named.span.start,
        end=named.span.end,
        surface=named.surface,
        entity=named.entity,
        kind=named.kind,
        form=named.form,
        stance=score,
        voice=found.voice(named.span),
        rule=named.rule,
        confidence=named.confidence,
    )


def entities(found: Found, gazetteer: Gazetteer) -> list[object]:
    """A name that no list has is known by its kind alone."""
    kinds = {mention.entity: mention.kind for mention in reversed(found.mentions)}
    rows: list[object] = []
    for name in sorted(kinds):
        known = gazetteer.entities.get(name)
        rows.append(
            EntityRow(found.article.id, name, *((known.kind, known.state, known.role) if known else (kinds[name], None, None)))
        )
    return rows


def time(found: Found, said: Time) -> TimeRow:
    """A time expression, with its days where it has any."""
    period = said.period
    return TimeRow(
        article_id=found.article.id,
        id=found.id(said.span),
        sentence=found.place(said.span),
        start=said.span.start,
        end=said.span.end,
        surface=said.surface,
        type=said.type,
        value=said.value,
        from_date=period.first.isoformat() if period else None,
        to_date=period.last.isoformat() if period else None,
        granularity=period.granularity if period else None,
        rule=said.rule,
        confidence=None,
    )


def frame(found: Found, hit: Hit) -> FrameRow:
    """A hit of a frame cue."""
    return FrameRow(
        article_id=found.article.id,
        id=f"{found.id(hit.span)}:{hit.category}",
        sentence=found.place(hit.span),
        start=hit.span.start,
        end=hit.span.end,
        frame=hit.category,
        cue=hit.cue,
        voice=found.voice(hit.span),
        rule=hit.rule,
        confidence=None,
    )


def loaded(found: Found, hit: loaded_words.Hit) -> LoadedRow:
    """A loaded word."""
    return LoadedRow(
        article_id=found.article.id,
        id=f"{found.id(hit.span)}:loaded",
        sentence=found.place(hit.span),
        start=hit.span.start,
        end=hit.span.end,
        cue=hit.cue,
        category=hit.category,
        voice=found.voice(hit.span),
        rule="cue",
        confidence=None,
    )


def dates(found: Found) -> tuple[Dated, ...]:
    """When each event happened, as far as the article says, or as an analyst has corrected it."""
    told = dating.find(found.folded, found.events, found.sentences, found.times, found.article.published)
    corrected = found.edited.dates(found.events)
    return tuple(corrected.get(event, dated) for event, dated in zip(found.events, told, strict=True)) if corrected else told


def event(found: Found, done: Event, dated: Dated) -> EventRow:
    """An event by itself; other tellings of it are linked when all articles have been read."""
    period = dated.period
    row_id = f"{found.id(done.span)}:{done.event_class}:{done.actor.entity}>{done.target.entity}"
    return EventRow(
        article_id=found.article.id,
        id=row_id,
        event_id=row_id,
        sentence=found.place(done.span),
        start=done.span.start,
        end=done.span.end,
        actor=done.actor.entity,
        action=done.action,
        target=done.target.entity,
        event_class=done.event_class,
        quad=done.quad,
        score=done.score,
        negated=done.flags.negated,
        hypothetical=done.flags.hypothetical,
        requested=done.flags.requested,
        future=done.flags.future,
        historical=done.flags.historical or dating.is_background(period, found.article.published),
        reciprocal=done.reciprocal,
        voice=found.voice(done.span),
        speaker=done.speaker or found.speaker(done.span),
        from_date=period.first.isoformat() if period else None,
        to_date=period.last.isoformat() if period else None,
        granularity=period.granularity if period else None,
        date_rule=dated.rule,
        n_tellings=1,
        contradiction=None,
        rule=done.rule,
        confidence=None,
    )
