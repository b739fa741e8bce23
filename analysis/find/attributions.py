"""Who said what inside one sentence, as patterns of word classes: cue, source and content, in tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.find import attribution_phrases, clauses, reporting
from analysis.find.attribution_phrases import TAIL, TAIL_TOLD
from analysis.find.clauses import Clause, Tokens
from analysis.find.complements import FINITE, SHOWS, begin_of, content, end_of
from analysis.find.reporting import Attribution, Cue
from analysis.find.sources import APPOSED, SOURCE_PHRASE, can_speak, is_document, source_of

_TO_COMMA = re.compile(r"[^,Q]*")


_RESUMED = re.compile(r",(?=B*[AVE])")
_BY = re.compile(r"[^,;]*?(?<=[A-Z])I")
_INVERTED = re.compile(r"(?:P|[DXNMEGB]+(?:\([DMNKX,]*\))?(?:[IC][DXNMKEG]+)*)(?:[BK]|I[DXNMKEG]+)*(?=$|[,;\-QW])")


def find(clause: Clause) -> list[Attribution]:
    """The statements of a clause, none inside another, in the order of their cues."""
    cues = list(reporting.find(clause))
    found: list[Attribution] = []
    taken: list[Tokens] = []
    for made in (*attribution_phrases.beside(clause, cues), *(tail for cue in cues if (tail := _tail(clause, cue)))):
        contents = tuple(piece for part in made.contents for piece in _free(part, taken))
        if contents and not any(_inside(made.cue, part) for part in taken):
            found.append(Attribution(contents, made.source, made.cue, made.word, made.rule))
            taken += [*contents, made.cue, *([made.source] if made.source else [])]
    if (colon := re.match(r"[DXNMIK(),]+(:)(?=Q)", clause.tags)) and not taken and can_speak(clause, (0, colon.start(1))):
        place = colon.start(1)
        return [Attribution(((place + 1, len(clause.tags)),), (0, place), (place, place + 1), None, "colon")]
    for cue in cues:
        here = (cue.first, cue.last)
        if any(_inside(here, part) for part in taken):
            continue
        if (made_ := _complement(clause, cue, found)) is not None:
            contents = tuple(piece for part in made_.contents for piece in _free(part, taken))
            if contents:
                found.append(Attribution(contents, made_.source, made_.cue, made_.word, made_.rule))
                taken += [*contents, made_.cue]
    for cue in reporting.find_adjectives(clause):
        if not any(_inside((cue.first, cue.last), part) for part in taken) and (
            felt := attribution_phrases.of_adjective(clause, cue)
        ):
            found.append(felt)
            taken += [*felt.contents, felt.cue]
    for cue in reporting.find_nouns(clause):
        if not any(_inside((cue.first, cue.last), part) for part in taken) and (named := attribution_phrases.of_noun(clause, cue)):
            found.append(named)
            taken += [*named.contents, named.cue]
    return sorted(found, key=lambda a: a.cue)


def _inside(one: Tokens, other: Tokens) -> bool:
    return other[0] <= one[0] < other[1]


def _free(part: Tokens, taken: Sequence[Tokens]) -> list[Tokens]:
    """What of a run of tokens no other statement has taken."""
    pieces = [part]
    for first, last in taken:
        pieces = [
            piece
            for a, b in pieces
            for piece in (((a, b),) if last <= a or first >= b else ((a, min(b, first)), (max(a, last), b)))
            if piece[1] > piece[0]
        ]
    return pieces


def _tail(clause: Clause, cue: Cue) -> Attribution | None:
    """“The port is closed, Holt said”; “…,” said Holt; “the port, Holt said, is closed”."""
    tags, takes = clause.tags, cue.word.takes
    if cue.is_passive or cue.is_infinitive or cue.word.shape == "participle" or not takes & {"clause", "quote"}:
        return None
    if (inverted := _inverted(clause, cue)) is not None:
        return inverted
    source = clauses.subject(clause, cue.group)
    if source is None or not source[0] or tags[source[0] - 1] not in ",Q-" or tags[source[0]] in "WT":
        return None
    follows = tags[cue.last : cue.last + 1]
    if "to" in takes and follows == "O":
        return None
    match = (TAIL_TOLD if "person" in takes else TAIL).match(tags, cue.last)
    if match is None and tags[source[0] - 1] == "Q" and follows != "T":
        match = _TO_COMMA.match(tags, cue.last)  # “…” Holt said as the ship was unloaded
    if match is None:
        return None
    end = match.end()
    if tags[end : end + 1] in (":", "Q") and "Q" not in tags[: source[0]]:
        return None
    return _told(clause, cue, source[0], end, source, "after_content")


def _inverted(clause: Clause, cue: Cue) -> Attribution | None:
    """“…,” said Holt, the harbour master."""
    tags = clause.tags
    before = tags[cue.group - 1 : cue.group]
    if cue.word.shape not in ("past", "present") or cue.group != cue.first or before not in (",", "Q", "-"):
        return None
    quoted = before == "Q" or tags[max(0, cue.group - 2) : cue.group - 1] == "Q"
    match = _INVERTED.match(tags, cue.last)
    if match is None or not (quoted or cue.word.lemma == "say"):
        return None
    end = match.end()
    if apposed := APPOSED.match(tags, end):
        end = apposed.end()
    if tags[end : end + 1] == "W" or tags[end : end + 2] == ",W":
        end = len(tags)
    return _told(clause, cue, cue.group, end, (cue.last, end), "inverted")


def _told(clause: Clause, cue: Cue, start: int, end: int, source: Tokens, rule: str) -> Attribution | None:
    """A statement whose content stands before its cue, and goes on after it where the sentence does."""
    tags = clause.tags
    left = (begin_of(clause, start), start - (tags[start - 1] in ",-"))
    quoted = "Q" in tags[slice(*left)]
    if left[1] - left[0] < (1 if quoted else 2):
        return None
    finite = bool(FINITE.search(tags, *left))
    parenthesis = tags[end : end + 1] == ","
    opening = tags[left[0]] in "ISG" and "," not in tags[slice(*left)]
    if not quoted and ((not finite and end >= len(tags)) or (opening and not parenthesis)):
        return None  # “on Monday, Holt said”: a setting, and no content
    if end >= len(tags):
        contents = [left]
    else:
        right = end + (tags[end] in ",:;-")
        goes_on = right < len(tags) and (
            tags[right] in "QT"
            or tags[right : right + 2] in ("CQ", "CT")
            or (tags[end] in ",-" and not quoted and (not finite or tags[left[0]] in "SC") and tags[right] not in "WG")
        )
        setting = goes_on and tags[right] == "Q" and not quoted and not finite  # “in addition, Holt said, “…””
        contents = [*([] if setting else [left]), *([(right, end_of(clause, right))] if goes_on else [])]
    return Attribution(tuple(contents), source, (cue.group, cue.last), cue.word, rule if quoted else f"{rule}_unquoted")


def _complement(clause: Clause, cue: Cue, found: Sequence[Attribution]) -> Attribution | None:
    """“Holt said that the port was closed”, “vowed to close it”, “accused Lund of closing it”, “saying …”."""
    tags, takes = clause.tags, cue.word.takes
    if (follows := content(clause, cue)) is None:
        return None
    rule, start = follows
    end = end_of(clause, start, is_object=rule in ("object", "to") or cue.is_passive)
    if tags[max(0, cue.group - 2) : cue.group] == ",W" and (resumed := _RESUMED.search(tags, start, end)):
        end = resumed.start()  # “Holt, who said …, left”
    if end <= start or (takes == {"quote"} and rule != "quote"):
        return None
    if cue.is_passive:
        return _passive(clause, cue, (start, end))
    source = source_of(clause, cue, found)
    if source is None:
        if cue.word.shape == "participle" or rule in ("object", "to", "wh"):
            return None
    elif (
        source[1] > start
        or (rule == "object" and cue.word.lemma in SHOWS and not is_document(clause, source))
        or ((rule in ("object", "to") or cue.word.act == "attitude" or cue.is_infinitive) and not can_speak(clause, source))
    ):
        return None
    place = "participle" if cue.word.shape == "participle" else "verb"
    return Attribution(((start, end),), source, (cue.group, cue.last), cue.word, f"{rule}_after_{place}")


def _passive(clause: Clause, cue: Cue, rest: Tokens) -> Attribution | None:
    """“The port is expected to close”, “Lund was accused by Holt of waste”: the content is what is said of the subject."""
    tags = clause.tags
    agent = None
    by = _BY.match(tags, cue.last)
    if by and clause.words[by.end() - 1] == "by" and (phrase := SOURCE_PHRASE.match(tags, by.end())):
        agent = (by.end(), phrase.end())
    subject = clauses.subject(clause, cue.group)
    if subject is None or tags[subject[0]] == "W" or (agent is None and cue.word.lemma not in _AGENTLESS):
        return None
    contents = (subject,) if agent and agent[0] <= rest[0] else (subject, rest)
    return Attribution(contents, agent, (cue.group, cue.last), cue.word, "passive")


_AGENTLESS = frozenset(
    [
        "expect",
        "believe",
        "say",
        "think",
        "consider",
        "allege",
        "report",
        "accuse",
        "suspect",
        "see",
        "regard",
        "describe",
        "understand",
        "estimate",
        "predict",
        "project",
        "fear",
        "hope",
    ]
)
"""Verbs whose passive tells what people say or think also where nobody is named: “is expected to”, “is said to”."""
