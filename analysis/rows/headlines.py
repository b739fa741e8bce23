"""The headline against the body: what stands in the headline, and how much of that the body bears out.

Headlines are often written by somebody else than the article, and are read by more people. Only where the headline is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.find import valence
from analysis.find.cues import Hit
from analysis.find.entities import Mention
from analysis.model import Span
from analysis.schema import FrameRow, HeadlineRow, SentenceRow


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline, folded, with what the finders made of it."""

    folded: str
    mentions: tuple[Mention, ...]
    hits: tuple[Hit, ...]


def make(
    article_id: str,
    headline: Headline | None,
    hits: Sequence[FrameRow],
    mentions: Sequence[Mention],
    sentences: Sequence[SentenceRow],
) -> list[HeadlineRow]:
    """The rows of an article: its word tone, then each frame and each entity that the headline holds."""
    if headline is None:
        return []
    n_words = sum(row.n_words for row in sentences)
    cues = Counter(frame for frame, _ in {(hit.frame, hit.cue) for hit in hits})
    above = Counter(frame for frame, _ in {(hit.category, hit.cue) for hit in headline.hits if hit.is_frame})
    named, above_named = (Counter(mention.entity for mention in found) for found in (mentions, headline.mentions))
    rows = [HeadlineRow(article_id, "valence", None, _tone(headline), _mean([row.valence for row in sentences]))]
    rows += [HeadlineRow(article_id, "frame", key, float(above[key]), _rate(cues[key], n_words)) for key in sorted(above)]
    return rows + [
        HeadlineRow(article_id, "entity", key, float(above_named[key]), _rate(named[key], n_words)) for key in sorted(above_named)
    ]


def _tone(headline: Headline) -> float | None:
    names = [mention.span for mention in headline.mentions if mention.form in ("name", "metonym")]
    found = valence.find(headline.folded, [Span(0, len(headline.folded))], names)
    return found.compound if found else None


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _rate(count: int, n_words: int) -> float | None:
    return 1000 * count / n_words if n_words else None
