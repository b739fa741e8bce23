"""Statements told without a reporting verb: “according to Holt”, “in her words”, “as Holt said”, “his claim that”, “eager to”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.find import clauses, reporting
from analysis.find.clauses import Clause, Tokens
from analysis.find.complements import FINITE, begin_of, end_of
from analysis.find.reporting import Attribution, Cue
from analysis.find.sources import APPOSED, SOURCE_PHRASE, can_speak

_ADJUNCT = r"(?:[BKJ]|[ISO][DXNMKEGB]{1,8}|[MN]{1,3}(?=[IK,;-]|$)|,K[DK]?,?)*"


TAIL = re.compile(_ADJUNCT + r"(?=$|[,;:\-Q(])")


TAIL_TOLD = re.compile(r"(?:J|P|[DXNMEK]+(?:[IC][DXNMKE]+)*)?" + _ADJUNCT + r"(?=$|[,;:\-Q(])")


def beside(clause: Clause, cues: Sequence[Cue]) -> list[Attribution]:
    """“According to Holt, the port closed”; “the port closed, according to Holt”."""
    tags, words, found = clause.tags, clause.words, []
    for place, text in enumerate(words):
        if text == "according" and words[place + 1 : place + 2] == ["to"]:
            cue = (place, place + 2)
        elif text == "in" and words[place + 1 : place + 4] == ["the", "words", "of"]:
            cue = (place, place + 4)
        elif (
            text == "in"
            and (owned := _IN_WORDS.match(tags, place))
            and words[owned.end() - 1] in _WORDS
            and words[place + 1] != "other"
        ):
            place_of_owner = place + 1
            found += _owned(clause, (place, owned.end()), (place_of_owner, owned.end() - 1))
            continue
        elif text == "as" and (said := _as_told(clause, place, cues)):
            found += _owned(clause, (place, said[1]), said[0], "as_told")
            continue
        else:
            continue
        match = SOURCE_PHRASE.match(tags, cue[1])
        if not match:
            continue
        end = match.end()
        if apposed := APPOSED.match(tags, end):
            if apposed.end() == len(tags) or tags[apposed.end()] == ",":
                after = apposed.end()
                end = after if place == 0 and after < len(tags) and FINITE.search(tags, after) else end if place == 0 else after
        elif end < len(tags) and tags[end] == "W":
            comma = tags.find(",", end)
            end = comma if comma > 0 else len(tags)
        source = (cue[1], end)
        if place == 0 or (place == 1 and tags[0] == "C"):
            start = end + 1 if end < len(tags) and tags[end] in ",Q" and tags[end] != "Q" else end
            contents = [(start, end_of(clause, start))]
        else:
            contents = [(begin_of(clause, place), place - (tags[place - 1] == ","))]
            if end + 1 < len(tags) and tags[end] == "," and not FINITE.search(tags, contents[0][0], contents[0][1]):
                contents.append((end + 1, end_of(clause, end + 1)))
        contents = [part for part in contents if part[1] > part[0]]
        if contents:
            found.append(Attribution(tuple(contents), source, cue, _ACCORDING, "according_to"))
    return found


_IN_WORDS = re.compile(r"I(?:[DXNM]*X|D)[NEB]*N")


_WORDS = frozenset(
    [
        "words",
        "view",
        "views",
        "opinion",
        "telling",
        "estimation",
        "judgment",
        "judgement",
        "eyes",
        "account",
        "reading",
        "assessment",
        "mind",
        "phrase",
    ]
)


def _as_told(clause: Clause, place: int, cues: Sequence[Cue]) -> tuple[Tokens, int] | None:
    """“As Holt said later,”: the source, and the first token after the phrase."""
    for cue in cues:
        if place + 1 < cue.group and cue.group - place < 8 and cue.word.takes & {"clause", "quote"} and not cue.is_passive:
            source = clauses.subject(clause, cue.group)
            after = TAIL_TOLD.match(clause.tags, cue.last)
            if source and source[0] == place + 1 and after and (place == 0 or clause.tags[place - 1] == ","):
                return source, after.end()
    return None


def _owned(clause: Clause, phrase: Tokens, source: Tokens, rule: str = "in_words_of") -> list[Attribution]:
    """A statement told by a phrase beside it: what follows the phrase at the beginning of a sentence, else what goes before."""
    tags = clause.tags
    if phrase[0] <= 1:
        start = phrase[1] + (tags[phrase[1] : phrase[1] + 1] == ",")
        contents = [(start, end_of(clause, start))] if start < len(tags) else []
    else:
        contents = [(begin_of(clause, phrase[0]), phrase[0] - (tags[phrase[0] - 1] == ","))]
        if tags[phrase[1] : phrase[1] + 1] == "," and not FINITE.search(tags, *contents[0]):
            contents.append((phrase[1] + 1, end_of(clause, phrase[1] + 1)))
    contents = [part for part in contents if part[1] > part[0]]
    return [Attribution(tuple(contents), source, phrase, _ACCORDING, rule)] if contents else []


_ACCORDING = reporting.Word("according to", (), "noun", "neutral", "speech", frozenset())


def of_adjective(clause: Clause, cue: Cue) -> Attribution | None:
    """“Holt is eager to sail”, “critical of the plan”, “worried that …”."""
    follows = clause.words[cue.last] if cue.last < len(clause.words) else ""
    source = clauses.subject(clause, cue.group)
    if follows not in cue.word.takes or source is None or not can_speak(clause, source):
        return None
    start = cue.last if follows in ("that", "to") else cue.last + 1
    end = end_of(clause, start, is_object=follows != "that")
    return Attribution(((start, end),), source, (cue.group, cue.last), cue.word, "adjective") if end > start else None


def of_noun(clause: Clause, cue: Cue) -> Attribution | None:
    """“Holt's claim that the port was closed”, “his refusal to pay”."""
    tags, words = clause.tags, clause.words
    follows = words[cue.last] if cue.last < len(words) else ""
    if follows not in cue.word.takes:
        return None
    owner = None
    first = cue.first
    while first and tags[first - 1] in "NEGB":
        first -= 1
    if first and tags[first - 1] == "X":
        start = first - 1
        while start and tags[start - 1] in "MNDX":
            start -= 1
        owner = (start, first)
    elif first and words[first - 1] in ("his", "her", "their", "its", "my", "our"):
        owner = (first - 1, first)
    if owner is None and (follows != "that" or clause.tags[cue.first - 1 : cue.first] == "M"):
        return None
    start = cue.last if follows in ("that", "to") else cue.last + 1
    end = end_of(clause, start)
    return Attribution(((start, end),), owner, (cue.first, cue.last), cue.word, "noun") if end > start else None
