"""Who is said to report an event: “the envoy said (that) …” before it, “…, the envoy said” or “according to …” behind it."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.find import event_phrases
from analysis.find.event_grammar import grammar
from analysis.find.event_phrases import Phrase
from analysis.find.event_words import Words


@dataclass(frozen=True, slots=True)
class Report:
    """The phrase of whoever reports, and the word that says so."""

    source: Phrase
    cue: int


def find(words: Words, first: int, last: int) -> Report | None:
    """The report around an event whose words run from ``first`` to ``last``; ``None`` where the sentence names nobody."""
    return _before(words, first) or _behind(words, last)


def _before(words: Words, first: int) -> Report | None:
    place = first - 1
    while place >= 0 and words.lower[place] in ('"', "'", ":", ","):
        place -= 1
    if place >= 0 and words.lower[place] == "that":
        place -= 1
        while place > 0 and words.lower[place] not in grammar().saying and words.is_nominal(place) and first - place < 6:
            place -= 1  # “told reporters that”
    place = _before_a_time(words, place)
    if place > 0 and words.lower[place] in grammar().saying:
        subject = event_phrases.subject(words, place)
        return Report(subject.phrases[-1], place) if subject and not subject.passive else None
    return None


def _before_a_time(words: Words, place: int) -> int:
    """“Said on Monday (that)”, “said late last week”: the last word before the time, which must be one of saying."""
    edge = place
    while (
        edge > 0
        and place - edge < 5
        and (words.is_time(edge) or words.lower[edge] in ("on", "in", "late", "early", "earlier", "this"))
    ):
        edge -= 1
    return edge if words.lower[edge] in grammar().saying else place


def _behind(words: Words, last: int) -> Report | None:
    for place in range(last + 1, len(words)):
        if words.lower[place] != "," or place + 1 >= len(words):
            continue
        if words.lower[place + 1 : place + 3] == ["according", "to"]:
            phrases = event_phrases.phrases_right(words, place + 3)
            return Report(phrases[0], place + 1) if phrases else None
        for cue in range(place + 2, min(len(words), place + 14)):
            if words.lower[cue] in grammar().saying:
                phrase = event_phrases.phrase_left(words, cue - 1)
                if phrase and phrase.first == place + 1:
                    return Report(phrase, cue)
                break
    return None
