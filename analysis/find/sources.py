"""Who speaks: the noun phrase that is the subject of a reporting verb, and whether it names somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from analysis.find import clauses, speech_lexicon
from analysis.find.clauses import Clause, Tokens
from analysis.find.reporting import Attribution, Cue

SOURCE_PHRASE = re.compile(r"(?:P|[DX]*[XNMEGK]+(?:\([DMNKX,]*\))?(?:[ICO][DXNMKEG]+)*)")


APPOSED = re.compile(r",(?:[DXNMEGIKB]|C(?=[DXNM])|\([^()]*\))+(?=$|[,;\-QW])")


def source_of(clause: Clause, cue: Cue, found: Sequence[Attribution]) -> Tokens | None:
    """The subject of a cue: before it, else that of the verb or statement that it continues."""
    tags = clause.tags
    before = tags[cue.group - 1] if cue.group else ""
    direct = None if before in "CO" or not before else clauses.subject(clause, cue.group)
    if cue.word.shape == "participle" and cue.group == cue.first and not (before in "NMP)" and direct):
        direct = None
    if cue.word.shape == "participle" and direct is not None and cue.group == cue.first:
        return direct
    if direct is not None and not cue.is_infinitive:
        return direct
    earlier = [made.source for made in found if made.source and made.cue[0] < cue.first]
    if earlier:
        return earlier[-1]
    if cue.is_infinitive and cue.group:
        for place in (cue.group - 1, cue.group - 2):
            governor = clauses.subject(clause, place) if place > 0 else None
            if governor and can_speak(clause, governor):
                return governor
    return main_subject(clause, cue.group)


_MAIN_VERB = re.compile(r"B*[AV]|B*(?<![DX])E(?=[DXPMIJT])")


def main_subject(clause: Clause, before: int | None = None) -> Tokens | None:
    """The subject of the first finite verb."""
    tags = clause.tags
    for match in _MAIN_VERB.finditer(tags[:before]):
        if (subject := clauses.subject(clause, match.start())) and tags[subject[0]] not in "WT":
            return subject
    return None


def speaking_subject(clause: Clause) -> Tokens | None:
    """The subject of the first finite verb, where it can speak."""
    found = main_subject(clause)
    return found if found and can_speak(clause, found) else None


def can_speak(clause: Clause, source: Tokens) -> bool:
    """Whether a noun phrase names somebody: a name, a person, a body; anything may be the subject of “said”."""
    first, last = source
    if any(tag in "MW" for tag in clause.tags[first:last]):
        return True
    return any(word in _persons() or word in speech_lexicon.speaker_nouns() for word in clause.words[first:last])


def is_document(clause: Clause, source: Tokens) -> bool:
    return any(speech_lexicon.speaker_nouns().get(word) == "document" for word in clause.words[source[0] : source[1]])


@cache
def _persons() -> frozenset[str]:
    return frozenset(
        [
            "he",
            "she",
            "they",
            "we",
            "i",
            "who",
            "those",
            "both",
            "all",
            "none",
            "he's",
            "she's",
            "they've",
            "they're",
            "i'm",
            "we're",
        ]
    )
