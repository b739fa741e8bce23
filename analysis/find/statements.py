"""Who said what: quotations with their sources, and speech told without marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.find import attributions, clauses, reporting, sources
from analysis.find.clauses import Clause
from analysis.find.quotation_marks import Quotation
from analysis.find.reporting import Attribution
from analysis.model import Act, CueClass, QuoteKind, Span


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said, thought or wanted: the spans of what, of who, and of the cue that says so."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: Span | None
    lemma: str | None
    cue_class: CueClass | None
    act: Act
    kind: QuoteKind
    rule: str
    antecedent: Span | None = None
    """Whom a relative source (“who”) stands for."""


def find(folded: str, units: Sequence[Span], marked: Sequence[Quotation]) -> tuple[Statement, ...]:
    """The statements of a (folded) text, in order: its sentences and its marked words are given."""
    quotations = [quotation.span for quotation in marked if quotation.is_speech]
    terms = [quotation.span for quotation in marked if quotation.rule == "term_marks"]
    found: list[Statement] = []
    place, previous = 0, Span(0, 0)
    clause_before: Clause | None = None
    for unit in _stretches(folded, units, quotations):
        while place < len(quotations) and quotations[place].end <= unit.start:
            place += 1
        inside = []
        for quotation in quotations[place:]:
            if quotation.start >= unit.end:
                break
            inside.append(quotation)
        clause = clauses.read(folded, unit.start, unit.end, inside)
        made = attributions.find(clause)
        statements = [_statement(clause, attribution) for attribution in made]
        covered = [span for statement in statements for span in statement.content]
        left = [q for q in inside if not any(span.start <= q.start < span.end for span in covered)]
        for quotation in left:
            alone = folded[unit.start : quotation.start].strip() == ""
            place_before = _goes_on(found, previous, quotation) if alone else None
            if place_before is not None:
                found[place_before] = replace(found[place_before], content=(*found[place_before].content, quotation))
            else:
                source, rule = _beside(clause, quotation) if not alone else ((), "no_source")
                goes_with = bool(found) and "\n" not in folded[found[-1].content[-1].end : unit.start]
                if alone or (not source and (goes_with or not sources.main_subject(clause))):
                    source, rule = _before(folded, found, unit, previous, clause_before)
                statements.append(Statement((quotation,), source, None, None, None, "speech", "direct", rule))
        statements += _marked_in_speech(clause, unit, terms, statements)
        found += sorted(statements, key=lambda s: s.content[0])
        previous, clause_before = unit, clause
    return tuple(_with_marks(statement, terms) for statement in found)


def _with_marks(statement: Statement, terms: Sequence[Span]) -> Statement:
    """Speech told without marks around the whole is `mixed` where some words of it are marked."""
    inside = [term for term in terms if any(part.start < term.end and term.start < part.end for part in statement.content)]
    if not inside:
        return statement
    return replace(statement, content=tuple(_whole(part, inside) for part in statement.content), kind="mixed")


def _whole(part: Span, terms: Sequence[Span]) -> Span:
    """The part with the marks that it cuts through."""
    cut = [term for term in terms if part.start < term.end and term.start < part.end]
    return Span(min([part.start, *(term.start for term in cut)]), max([part.end, *(term.end for term in cut)]))


_SPEECHES = frozenset(
    [
        "speech",
        "address",
        "remarks",
        "interview",
        "statement",
        "letter",
        "article",
        "essay",
        "op-ed",
        "tweet",
        "post",
        "testimony",
        "sermon",
        "lecture",
        "briefing",
        "message",
    ]
)
"""Nouns whose presence makes short marked words a piece of what the subject of the sentence says."""


def _marked_in_speech(clause: Clause, unit: Span, terms: Sequence[Span], made: Sequence[Statement]) -> list[Statement]:
    """“Holt was blunt in her speech that the “ghost fleet” must go”: short marked words of a sentence that tells of a speech."""
    here = [term for term in terms if unit.start <= term.start < unit.end]
    here = [term for term in here if not any(part.start <= term.start < part.end for s in made for part in s.content)]
    if not here or not _SPEECHES & set(clause.words) or (source := sources.speaking_subject(clause)) is None:
        return []
    if here[0].start < clause.spans[source[1] - 1][1]:
        return []
    return [Statement(tuple(here), (clause.span(*source),), None, None, None, "speech", "direct", "speech_named")]


def _goes_on(found: Sequence[Statement], previous: Span, quotation: Span) -> int | None:
    """The statement of the sentence before that a quotation of its own continues."""
    for place in range(len(found) - 1, max(-1, len(found) - 5), -1):
        if found[place].content[-1].end <= previous.start:
            break
        if found[place].kind in ("direct", "mixed") and found[place].act == "speech":
            return place
    return None


def _beside(clause: Clause, quotation: Span) -> tuple[tuple[Span, ...], str]:
    """The subject of the sentence that a quotation without a cue stands in."""
    found = sources.speaking_subject(clause)
    if found is None or clause.spans[found[0]][0] >= quotation.start:
        return (), "no_source"
    return (clause.span(*found),), "sentence_subject"


def _before(
    folded: str, found: Sequence[Statement], unit: Span, previous: Span, clause: Clause | None
) -> tuple[tuple[Span, ...], str]:
    """The source of a quotation that stands alone: whom the sentence before lets speak, else the source of the statement before."""
    if clause and folded[previous.start : previous.end].rstrip()[-1:] in (":", ","):
        introduced = sources.speaking_subject(clause)
        if introduced:
            return (clause.span(*introduced),), "introduced"
    last = next((s for s in reversed(found) if s.act == "speech" and s.source), None)
    if last and unit.start - last.content[-1].end < FAR:
        return last.source, "source_before"
    return (), "no_source"


FAR = 400
"""How many characters back the statement may end whose source a quotation of its own is given."""


def _stretches(folded: str, sentences: Sequence[Span], quotations: Sequence[Span]) -> list[Span]:
    """Sentences, joined where a quotation runs over their border."""
    found: list[Span] = []
    place = 0
    for sentence in sentences:
        while place < len(quotations) and quotations[place].end <= sentence.start:
            place += 1
        last = quotations[place - 1] if place else Span(0, 0)
        if (
            (found and last.end == found[-1].end and _left_open(folded, last, sentence, quotations, place))
            or (found and last.end == found[-1].end and folded[sentence.start] != '"' and _told_after(folded, last.end, sentence))
            or (
                found
                and place < len(quotations)
                and quotations[place].start < found[-1].end
                and quotations[place].start < sentence.start
            )
        ):
            found[-1] = Span(found[-1].start, sentence.end)
        else:
            found.append(sentence)
    return found


def _left_open(folded: str, last: Span, sentence: Span, quotations: Sequence[Span], place: int) -> bool:
    """A quotation whose mark was never closed, with the next right behind it in the same paragraph."""
    follows = place < len(quotations) and quotations[place].start == sentence.start
    return follows and "\n" not in folded[last.end : sentence.start] and folded[last.end - 1] not in "\"'"


def _told_after(folded: str, end: int, sentence: Span) -> bool:
    """“Why not?” Holt asked: the cue of a quotation that ends as a sentence does."""
    if "\n" in folded[end : sentence.start] or sentence.start - end > 1:
        return False
    words = folded[sentence.start : min(sentence.end, sentence.start + 100)].split()[:7]
    return folded[max(0, end - 5) : end].rstrip("\"' ")[-1:] in ",?!-" and any(
        word.rstrip(",.:").lower() in reporting.verbs() for word in words
    )


def _statement(clause: Clause, made: Attribution) -> Statement:
    tags = [clause.tags[a:b] for a, b in made.contents]
    kind: QuoteKind = "direct" if all(set(t) <= set("Q,") for t in tags) else "mixed" if any("Q" in t for t in tags) else "indirect"
    return Statement(
        content=tuple(clause.span(*part) for part in sorted(made.contents)),
        source=(clause.span(*made.source),) if made.source else (),
        cue=clause.span(*made.cue),
        lemma=made.word.lemma if made.word else None,
        cue_class=made.word.cue_class if made.word else None,
        act=made.word.act if made.word else "speech",
        kind=kind,
        rule=made.rule,
        antecedent=_antecedent(clause, made),
    )


def _antecedent(clause: Clause, made: Attribution) -> Span | None:
    if made.source is None or clause.tags[made.source[0] : made.source[1]] not in ("W", "T"):
        return None
    place = made.source[0]
    found = clauses.subject(clause, place - (clause.tags[place - 1 : place] == ",")) if place else None
    return clause.span(*found) if found else None
