"""The words of a statement that only say who speaks: they stand in every statement of that speaker, whatever it says."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from analysis.find import folding, terms
from analysis.model import Analysis, Span
from analysis.store import tables

Place = tuple[str, int]


def find(analysis: Analysis) -> Mapping[Place, frozenset[tuple[str, str]]]:
    """Place → words (“word”, lemma) and names (“name”, entity) that stand nowhere in the sentence but in the naming of a speaker."""
    spans = _spans(analysis)
    found: dict[Place, set[tuple[str, str]]] = defaultdict(set)
    for place, inside, outside in (*_names(analysis, spans), *_words(analysis, spans)):
        found[place] |= inside - outside
    return {place: frozenset(only) for place, only in found.items()}


def _spans(analysis: Analysis) -> Mapping[Place, Sequence[Span]]:
    """Where each sentence names its speakers."""
    found: dict[Place, set[tuple[int, int]]] = defaultdict(set)
    quotes = analysis["quotes"]
    for article, sentence, source in zip(quotes["article_id"], quotes["sentence"], quotes["source_spans"], strict=True):
        found[article, sentence] |= {(start, end) for start, end in json.loads(source or "[]")}
    persons: dict[Place, list[tuple[int, int, str]]] = defaultdict(list)
    mentions = analysis["mentions"][analysis["mentions"]["kind"] == "person"]
    for article, sentence, *rest in zip(*(mentions[c] for c in ("article_id", "sentence", "start", "end", "entity")), strict=True):
        persons[article, sentence].append((*rest,))
    one = {place: [span for span in sorted(spans) if _n_inside(persons[place], span) <= 1] for place, spans in found.items()}
    return {place: [Span(*span) for span in spans] for place, spans in one.items() if spans}


def _n_inside(persons: Iterable[tuple[int, int, str]], span: tuple[int, int]) -> int:
    """How many persons a stretch names: with two it tells more than who speaks."""
    return len({name for start, end, name in persons if span[0] < end and start < span[1]})


def _names(
    analysis: Analysis, spans: Mapping[Place, Sequence[Span]]
) -> Iterable[tuple[Place, set[tuple[str, str]], set[tuple[str, str]]]]:
    sides: dict[Place, tuple[set[tuple[str, str]], set[tuple[str, str]]]] = {}
    columns = ("article_id", "sentence", "start", "end", "entity")
    for article, sentence, start, end, entity in zip(*(analysis["mentions"][c] for c in columns), strict=True):
        place = (article, sentence)
        if place in spans:
            inside = any(span.start <= start and end <= span.end for span in spans[place])
            sides.setdefault(place, (set(), set()))[not inside].add(("name", entity))
    return [(place, *both) for place, both in sides.items()]


def _words(
    analysis: Analysis, spans: Mapping[Place, Sequence[Span]]
) -> Iterable[tuple[Place, set[tuple[str, str]], set[tuple[str, str]]]]:
    sentences = analysis["sentences"]
    here = [place in spans for place in zip(sentences["article_id"], sentences["sentence"], strict=True)]
    for row in tables.records(sentences.loc[here, ["article_id", "sentence", "start", "text"]]):
        if row["text"] is None:
            continue
        place, begin = (row["article_id"], row["sentence"]), row["start"]
        folded = folding.fold(row["text"])
        inside: set[tuple[str, str]] = set()
        outside: set[tuple[str, str]] = set()
        for word in terms.content(folded, Span(0, len(folded)), ()):
            within = any(span.start <= begin + word.start and begin + word.end <= span.end for span in spans[place])
            (inside if within else outside).add(("word", word.lemma))
        yield place, inside, outside
