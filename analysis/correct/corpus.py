"""The corrections that reach beyond one article: names that stand for an entity everywhere, and the dates of articles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from analysis.correct import places
from analysis.correct.overlay import NOTHING, Correction, Overlay, period
from analysis.errors import CorrectionsError
from analysis.find.lexicon import Entity
from analysis.model import Article, Corpus, Corrected, Published

Lines = dict[Correction, str]
"""Correction → why it does not apply."""


def check(overlay: Overlay, entities: Collection[str], frames: Collection[str]) -> None:
    """Raises ``CorrectionsError`` for an alias of no known entity, an alias that is another's name, and an unknown frame."""
    for alias in overlay.of("alias"):
        if alias.now != NOTHING and alias.now not in entities:
            raise CorrectionsError(f"{overlay.label(alias)}: no entity “{alias.now}”; add it to entities.csv, or correct its name")
        if alias.words in entities and alias.now not in (alias.words, NOTHING):
            raise CorrectionsError(f'{overlay.label(alias)}: is an entity of its own; correct single places with kind = "link"')
    for cue in overlay.of("frame"):
        if odd := next((key for key in (cue.was, cue.now) if key != NOTHING and key not in frames), None):
            raise CorrectionsError(f"{overlay.label(cue)}: no frame “{odd}”; the frames are {', '.join(sorted(frames))}")


def aliased(entities: Iterable[Entity], overlay: Overlay) -> list[Entity]:
    """The entities with their aliases corrected: what stands for one stands for no other. What names nobody is taken out later."""
    found = list(entities)
    for alias in (alias for alias in overlay.of("alias") if alias.now != NOTHING):
        surface = alias.words or ""
        found = [_without(entity, surface) for entity in found]
        found = [replace(entity, aliases=(*entity.aliases, surface)) if entity.name == alias.now else entity for entity in found]
    return found


def dated(corpus: Corpus, overlay: Overlay) -> tuple[Corpus, Lines]:
    """The corpus with the dates of its articles corrected, and why some could not be."""
    articles = {article.id: article for article in corpus.articles}
    lines: Lines = {}
    for correction in overlay.of("published"):
        article = articles.get(correction.article or "")
        if article is None:
            continue  # which is said of every kind alike
        if places.digest(article.text).startswith(correction.sha256 or " "):
            articles[article.id] = replace(article, published=_published(article, correction))
        else:
            lines[correction] = "the text of the article has changed; read it again, then renew the entry or take it out"
    return (replace(corpus, articles=tuple(articles.values())) if overlay.of("published") else corpus), lines


def outcomes(
    overlay: Overlay, corpus: Corpus, analysed: Collection[str], n: dict[Correction, int], lines: Lines
) -> tuple[Corrected, ...]:
    """What became of each correction, in the order of the file."""
    ids = {article.id for article in corpus.articles}
    return tuple(
        _outcome(number, correction, n.get(correction, 0), _absent(correction, ids, analysed) or lines.get(correction))
        for number, correction in enumerate(overlay.corrections, 1)
    )


def said(outcomes: Sequence[Corrected], where: str) -> list[str]:
    """One line for each correction that does not apply."""
    return [
        f"{where}: entry {one.entry} ({one.kind}{f' “{one.words}”' if one.words else ''}) does not apply: {one.line}"
        for one in outcomes
        if one.line
    ]


def _outcome(number: int, made: Correction, n: int, line: str | None) -> Corrected:
    if made.kind == "published" and not line:
        n = 1
    if n == 0 and not line and not made.confirms:
        line = "the words stand in no article; correct them or take the entry out"
    return Corrected(
        number, made.kind, made.article, made.words, made.was, made.now, made.by, made.on.isoformat(), made.why, n, line
    )


def _absent(correction: Correction, ids: Collection[str], analysed: Collection[str]) -> str | None:
    if correction.article is None or correction.article in analysed:
        return None
    if correction.article not in ids:
        return f"no article “{correction.article}” is in the corpus; correct the id or take the entry out"
    if correction.kind == "published":
        return None
    return "the article is listed only, as a copy or in another language; take the entry out"


def _published(article: Article, correction: Correction) -> Published:
    days = period(correction.now)
    if days is None:
        return Published(None, None, None, "unknown", correction.mark)
    return Published(days.first, days.last, days.granularity, "stated", correction.mark)


def _without(entity: Entity, surface: str) -> Entity:
    def left(forms: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(form for form in forms if form != surface)

    return replace(
        entity,
        aliases=left(entity.aliases),
        surnames=left(entity.surnames),
        adjectives=left(entity.adjectives),
        metonyms=left(entity.metonyms),
    )
