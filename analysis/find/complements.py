"""What follows a reporting word: where the content that it introduces begins and ends."""

from __future__ import annotations

import re

from analysis.find import reporting
from analysis.find.clauses import Clause
from analysis.find.reporting import Cue

FINITE = re.compile(r"[AVEp]")


_ADDRESSEE = r"(?:J|P|[DXNME]+(?:I[DXNMK]+)*)"


_SKIP = r"(?:[BK]|I[DXNMKEG]{1,6})*"


NOUN_PHRASE = r"[DXNMKGEQBC]*?[DNMKQEG](?:[IO][DXNMKEGQ]+)*(?:,[DXNMI]+(?:[I][DXNM]+)*,)?(?:\([^()]*\))?(?:W[^,AV]*[AVE][^,AV]*)?"


_AFTER = {
    "that": re.compile(rf"(?:{_SKIP}|(?:[BK]|[IO][DXNMKEG]+)*|,[^,]{{1,12}},)T(?!$)"),
    "told_that": re.compile(rf"{_ADDRESSEE}{_SKIP},?T(?!$)"),
    "quote": re.compile(rf"(?:(?:{_SKIP}|(?:[BK]|[IO][DXNMKEG]+)*)[,:]?|{_ADDRESSEE}{_SKIP}[,:])(?=T?Q)"),
    "told_quote": re.compile(rf"{_ADDRESSEE}{_SKIP}(?=T?Q)"),
    "wh": re.compile(rf"{_SKIP}(?=[WS])"),
    "bare": re.compile(rf"{_SKIP}(?=p|[PD]B*[AVE]|(?:P|{NOUN_PHRASE})B*(?:[AV]|E(?=[DXPJMIOB]))|(?:P|[DXNM]+)Q)"),
    "told_bare": re.compile(rf"{_ADDRESSEE}{_SKIP}(?=p|PB*[AVEN]|{NOUN_PHRASE}B*[AV])"),
    "to": re.compile(r"[BK]*O(?=[NVAMBE])"),
    "whom_to": re.compile(rf"{_ADDRESSEE}B*O(?=[NVAMBE])"),
    "object": re.compile(r"B*(?=[DXMNPJQGE])"),
    "of": re.compile(r"[DXNMEJPK](?:[DXNMEJPK]|I[DXNMK]+)*?I(?=[DXNMGEQJ])"),
}


def content(clause: Clause, cue: Cue) -> tuple[str, int] | None:
    """What follows a cue as its content: the kind of complement and its first token."""
    tags, takes = clause.tags, cue.word.takes
    order: list[str] = []
    if takes & {"clause", "quote"}:
        order.append("quote")
    if "clause" in takes:
        told = ["told_that", "told_quote", "told_bare"] if "person" in takes else []
        order += ["that", *told, "wh", "bare"]
    if "to" in takes:
        order += ["whom_to", "to"] if "person" in takes else ["to"]
    if "person" in takes and "object" in takes:
        order.append("of")
    if "object" in takes or (cue.word.lemma in SHOWS and not cue.is_passive):
        order.append("object")
    for kind in order:
        match = _AFTER[kind].match(tags, cue.last)
        if not match or (kind == "wh" and tags[match.end()] == "S" and clause.words[match.end()] not in ("whether", "if", "how")):
            continue
        name = {"told_bare": "bare", "told_that": "that", "told_quote": "quote", "whom_to": "to", "of": "object"}.get(kind, kind)
        if kind in ("that", "told_that", "to"):
            return name, match.end() - 1
        return name, cue.last if kind in ("whom_to", "of", "object") else match.end()
    return None


SHOWS = frozenset(("find", "show", "suggest", "indicate", "project", "estimate"))
"""With data or a document as the subject these take a plain object as well: “the poll found Holt ahead”."""


def begin_of(clause: Clause, place: int) -> int:
    """Where the content before a token begins: after the semicolon before it, else with the sentence."""
    return max(clause.tags.rfind(";", 0, place), -1) + 1


_STOP = re.compile(r";|,(?=C?G)|,(?=[SW])|,C(?=[PpDMNX]+B*[AVE])|,?(?=C[BA]*[VE](?![NM]))|S(?=[PpDMNX]+B*[AVE])")


_STOP_OBJECT = re.compile(r"[;\-:]|,(?=[SWGECBPp])|,?C(?=[BA]*[VE](?![NM]))|S(?=[PpDMNX]+B*[AVE])|,(?=[DXNM]+B*[AV])")


_CONTRAST = frozenset(("while", "although", "though", "whereas", "which", "whose", "where"))


def end_of(clause: Clause, start: int, is_object: bool = False) -> int:
    """Where content that begins at a token ends."""
    tags, words = clause.tags, clause.words
    known = reporting.verbs()
    for match in (_STOP_OBJECT if is_object else _STOP).finditer(tags, start + 1):
        place = match.end()
        text = words[place] if place < len(words) else ""
        if tags[match.start()] == ";" or is_object:
            return match.start()
        if tags[match.start()] == "," and tags[place - 1] in ",C" and tags[place] == "G" and text in known:
            return match.start()
        if tags[match.start()] == "," and tags[match.end() - 1] == "," and text in _CONTRAST:
            return match.start()
        if tags[match.start() : place] == ",C" and words[place - 1] == "but":
            return match.start()
    return len(tags)
