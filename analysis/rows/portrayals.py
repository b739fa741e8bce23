"""Stances of one article: each part of a sentence, own or quoted, is read by itself, with the names and frames that stand in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.find import stance, stance_ties
from analysis.find.cues import Hit
from analysis.find.entities import Gazetteer, Mention
from analysis.find.stance_lexicon import Target
from analysis.model import Span, SpanVoice
from analysis.schema import TieRow


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence with its parts in each voice, and what is named and evoked in it."""

    number: int
    parts: tuple[tuple[SpanVoice, tuple[Span, ...]], ...]
    mentions: tuple[Mention, ...]
    hits: tuple[Hit, ...]

    def part(self, voice: SpanVoice) -> tuple[Span, ...]:
        """The parts in one voice; none where the sentence has nothing in it."""
        return next((pieces for of, pieces in self.parts if of == voice), ())


def scores(folded: str, sentences: Sequence[Heard], second: stance.Second | None = None) -> dict[Span, float | None]:
    """The stance of each mention that can be portrayed, by its span; ``None`` where the model abstains."""
    asked: list[stance.Part] = []
    for sentence in sentences:
        targets = [mention.span for mention in sentence.mentions if mention.kind in stance.PORTRAYED]
        if targets:
            names = [mention.span for mention in sentence.mentions]
            asked += [stance.Part(pieces, names, targets) for _, pieces in sentence.parts]
    return stance.in_parts(folded, asked, second)


def ties(
    article_id: str,
    folded: str,
    sentences: Sequence[Heard],
    known: Mapping[Span, float | None],
    target: Target,
    gazetteer: Gazetteer,
) -> list[TieRow]:
    """The sentences about a tie, in each voice; ``known`` has the stances of the mentions."""
    found: list[TieRow] = []
    continues = False
    for sentence in sentences:
        names_both = False
        for voice, pieces in sentence.parts if sentence.mentions or continues else ():
            named = [
                stance_ties.Named(_sides(mention, gazetteer), known.get(mention.span))
                for mention in sentence.mentions
                if _begins_in(mention.span, pieces)
            ]
            frames = {hit.category for hit in sentence.hits if hit.is_frame and _begins_in(hit.span, pieces)}
            tie = stance_ties.find(folded, pieces, named, frames, target, continues=continues)
            names_both |= tie.names_both
            if tie.is_about:
                found.append(_tie_row(article_id, sentence.number, voice, pieces, target.name, tie))
        continues = names_both
    return found


def _tie_row(article_id: str, sentence: int, voice: SpanVoice, pieces: Sequence[Span], target: str, tie: stance_ties.Tie) -> TieRow:
    start, end = pieces[0].start, pieces[-1].end
    cues = {"cues_for": "; ".join(tie.good) or None, "cues_against": "; ".join(tie.bad) or None}
    identity = f"{article_id}:{start}-{end}:{target}"
    return TieRow(
        article_id,
        identity,
        sentence,
        start,
        end,
        target,
        tie.score,
        tie.sides,
        **cues,
        voice=voice,
        rule=str(tie.rule),
        confidence=None,
    )


def _sides(mention: Mention, gazetteer: Gazetteer) -> frozenset[str]:
    known = gazetteer.entities.get(mention.entity)
    return frozenset({mention.entity, (known and known.state) or mention.entity})


def _begins_in(span: Span, pieces: Sequence[Span]) -> bool:
    return any(piece.start <= span.start < piece.end for piece in pieces)
