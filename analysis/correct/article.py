"""The corrections of one article, applied to what the finders made of it, and what became of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from analysis.correct import happenings, places
from analysis.correct.overlay import NOTHING, Correction, CorrectionKind, period
from analysis.dating import UNDATED, Dated
from analysis.find import folding, speaker_names
from analysis.find.cues import FRAME, Hit
from analysis.find.entities import Gazetteer, Mention
from analysis.find.events import Event
from analysis.find.speaker_names import Known, Speaker
from analysis.find.statements import Statement
from analysis.model import Kind, Span

AGREES = "the analysis says so by itself now; the entry can be taken out"


class Spanned(Protocol):
    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=Spanned)


@dataclass(slots=True)
class Edited:
    """The corrections that stand in one article. ``n`` and ``lines`` fill as they are applied."""

    placed: tuple[tuple[Correction, Span], ...] = ()
    aliases: Mapping[tuple[str, str], Correction] = field(default_factory=dict)
    """Surface and entity → the correction that made one stand for the other."""
    n: Counter[Correction] = field(default_factory=Counter)
    lines: dict[Correction, str] = field(default_factory=dict)

    def mentions(self, found: Sequence[Mention], gazetteer: Gazetteer) -> tuple[Mention, ...]:
        """The mentions with their entities corrected, in the order of the text."""
        kept = [self._aliased(mention) for mention in found] if self.aliases else list(found)
        made = [mention for mention in kept if mention is not None]
        for correction, span in self._of("link"):
            made = self._linked(made, correction, span, gazetteer)
        return tuple(sorted(made, key=lambda mention: mention.span))

    def hits(self, found: Sequence[Hit]) -> tuple[Hit, ...]:
        """The cues with their frames corrected, in the order of the text."""
        made = list(found)
        for correction, span in self._of("frame"):
            mine = [hit for hit in _over(made, span) if hit.is_frame and hit.category == correction.was]
            if correction.was == NOTHING:
                told = " ".join((correction.words or "").lower().split())
                made.append(Hit(span, FRAME + correction.now, correction.now, told, correction.mark))
                self.n[correction] += 1
            elif self._is_there(correction, mine, "no such cue stands there"):
                made = [hit for hit in made if hit not in mine] + [
                    replace(hit, group=FRAME + correction.now, category=correction.now, rule=correction.mark)
                    for hit in mine
                    if correction.now != NOTHING
                ]
        return tuple(sorted(made, key=lambda hit: (hit.span, hit.group)))

    def speakers(
        self, told: Sequence[Statement], found: Sequence[Speaker], gazetteer: Gazetteer
    ) -> tuple[tuple[Statement, ...], tuple[Speaker, ...]]:
        """The statements with their speakers corrected; a corrected one names the correction as its rule."""
        statements, speakers = list(told), list(found)
        for correction, span in self._of("speaker"):
            near = [place for place, one in enumerate(told) if any(_meet(part, span) for part in (*one.content, *one.source))]
            mine = [p for p in near if (found[p].name or NOTHING) == correction.was] or near
            if self._is_there(correction, mine[:1], "no statement stands there"):
                statements[mine[0]] = replace(told[mine[0]], rule=correction.mark)
                speakers[mine[0]] = _speaker(correction.now, gazetteer)
        return tuple(statements), tuple(speakers)

    def events(self, found: Sequence[Event], gazetteer: Gazetteer) -> tuple[Event, ...]:
        """The events with who did what to whom corrected, in the order of the text."""
        made = list(found)
        for correction, span in self._of("event"):
            mine = [event for event in found if _meet(event.trigger, span) and happenings.signature(event) == correction.was]
            if correction.was != NOTHING and not self._is_there(correction, mine, "no such event is found there"):
                continue
            now = [happenings.corrected(event, span, correction, gazetteer) for event in (mine or (None,))]
            if line := next((event for event in now if isinstance(event, str)), None):
                self.lines[correction] = line
                self.n.pop(correction, None)
                continue
            self.n[correction] = max(len(mine), 1)
            made = [event for event in made if event not in mine] + [event for event in now if isinstance(event, Event)]
        return tuple(sorted(made, key=lambda event: (event.trigger, event.span)))

    def dates(self, events: Sequence[Event]) -> dict[Event, Dated]:
        """The events whose dates are corrected, with these."""
        dated: dict[Event, Dated] = {}
        for correction, span in self._of("event_date"):
            mine = [event for event in events if _meet(event.trigger, span)]
            if self._is_there(correction, mine, "no event is found there"):
                days = replace(UNDATED, period=period(correction.now), rule=correction.mark)
                dated |= dict.fromkeys(mine, days)
        return dated

    def _of(self, kind: CorrectionKind) -> list[tuple[Correction, Span]]:
        """The corrections of a kind that change something; a link is looked at even so, for its entity may have been lost."""
        return [(c, span) for c, span in self.placed if c.kind == kind and (kind == "link" or not c.confirms)]

    def _is_there(self, correction: Correction, mine: Sequence[object], otherwise: str) -> bool:
        if not mine:
            self.lines[correction] = f"{otherwise} any more; look at the article again, then renew the entry or take it out"
        self.n[correction] += len(mine)
        return bool(mine)

    def _aliased(self, mention: Mention) -> Mention | None:
        """The mention as an alias says; ``None`` where the alias says that the words name nobody."""
        if correction := self.aliases.get((mention.surface, mention.entity)):
            self.n[correction] += 1
            return replace(mention, rule=correction.mark, confidence=None)
        if correction := self.aliases.get((mention.surface, NOTHING)):
            self.n[correction] += 1
            return None
        return mention

    def _linked(self, found: list[Mention], correction: Correction, span: Span, gazetteer: Gazetteer) -> list[Mention]:
        over = _over(found, span)
        exact = [mention for mention in over if mention.span == span]
        mine = exact or [mention for mention in over if mention.entity == correction.was]
        kind = _kind(correction.now, found, gazetteer)
        if kind is None and correction.now != NOTHING:
            self.lines[correction] = f"no entity “{correction.now}” is known; add it to entities.csv, or correct its name"
            return found
        if mine and all(mention.entity == correction.now for mention in mine):
            self.lines |= {} if correction.confirms else {correction: AGREES}
            return found
        if not mine and (correction.now == NOTHING or correction.was != NOTHING):
            self.lines[correction] = (
                f"“{correction.was}” is not found there any more; look again, then renew the entry or take it out"
            )
            return found
        self.n[correction] += max(len(mine), 1)
        rest = [mention for mention in found if mention not in mine]
        if kind is None:
            return rest
        changed = [replace(m, entity=correction.now, kind=kind, rule=correction.mark, confidence=None) for m in mine[:1]]
        words = correction.words or ""
        new = Mention(span, words, correction.now, kind, "name" if _is_name(words) else "descriptor", correction.mark)
        return [*rest, *(changed or [new])]


def of(corrections: Sequence[Correction], aliases: Iterable[Correction], text: str, sentences: Sequence[Span]) -> Edited:
    """The corrections of an article at their places; those without one have their line."""
    found = Edited(aliases={(folding.fold(alias.words or ""), alias.now): alias for alias in aliases})
    placed: list[tuple[Correction, Span]] = []
    for correction in corrections:
        where = places.find(correction, text, sentences)
        if isinstance(where, str):
            found.lines[correction] = where
        else:
            placed.append((correction, where))
    found.placed = tuple(placed)
    return found


def _over(found: Iterable[T], span: Span) -> list[T]:
    return [one for one in found if _meet(one.span, span)]


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _kind(name: str, found: Sequence[Mention], gazetteer: Gazetteer) -> Kind | None:
    known = gazetteer.entities.get(name)
    return known.kind if known else next((mention.kind for mention in found if mention.entity == name), None)


def _is_name(words: str) -> bool:
    """Whether each word but the little ones begins with a capital."""
    return all(word[:1].isupper() for word in words.split() if word not in ("the", "of", "and", "for"))


def _speaker(name: str, gazetteer: Gazetteer) -> Speaker:
    """A speaker with what the lists know of them."""
    if name == NOTHING:
        return speaker_names.NOBODY
    entity = gazetteer.entities.get(name)
    known = {name: Known(entity.state, entity.role)} if entity else {}
    side = (entity.state or (name if entity.kind == "state" else None)) if entity else None
    return Speaker(name, speaker_names.role_kind(name, known) if entity else None, side)
