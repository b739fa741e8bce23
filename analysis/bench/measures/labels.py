"""Classes and sets of labels: portrayal, relations, loaded wording, frames, and triples of who acts on whom how."""

from __future__ import annotations

import re

from analysis.bench.data import Row
from analysis.bench.measures.counting import (
    Counts,
    Measure,
    Scores,
    found,
    labelled,
    macro_f1,
    precision_recall,
    rowwise,
    share,
    summed,
)

_WORD = re.compile(r"\w+")
_EMPTY = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "and",
        "or",
        "as",
        "is",
        "its",
        "it",
        "his",
        "her",
        "their",
        "this",
        "that",
        "s",
    ]
)
"""Words that do not make two descriptions of an actor alike."""


def _count_portrayal(gold: Row, answer: Row | None) -> Counts:
    return {("n",): 1, **labelled("class", gold["label"], answer["label"] if answer else None)}


def _rate_portrayal(counts: Counts) -> Scores:
    return {"macro_f1": macro_f1(counts, "class", counts[("n",)]), "accuracy": share(counts, ("class", "right"), ("n",))}


def _count_relation(gold: Row, answer: Row | None) -> Counts:
    kinds = (labelled(key, gold[key], answer[key] if answer else None) for key in ("class", "quad"))
    return summed([{("n",): 1}, *kinds])


def _rate_relation(counts: Counts) -> Scores:
    n = counts[("n",)]
    macro = {f"{key}_macro_f1": macro_f1(counts, key, n) for key in ("class", "quad")}
    return {**macro, **{f"{key}_accuracy": share(counts, (key, "right"), ("n",)) for key in ("class", "quad")}}


def _count_triple(gold: Row, answer: Row | None) -> Counts:
    """A row whose gold lacks one of the two actors is left out."""
    if not gold["source"] or not gold["target"]:
        return {}
    source, target = _content(gold["source"]), _content(gold["target"])
    events = answer["events"] if answer else []
    actors = [(_content(event["source"]), _content(event["target"]), event["quad"]) for event in events]
    same = [quad for one, other, quad in actors if one & source and other & target]
    turned = not same and any(one & target and other & source for one, other, _ in actors)
    return summed(
        [
            {("n",): 1, ("turned",): float(turned)},
            found("triple", hits=float(gold["quad"] in same), gold=1, answers=len(events)),
            found("pair", hits=float(bool(same)), gold=1, answers=len(events)),
        ]
    )


def _rate_triple(counts: Counts) -> Scores:
    agreement = {**precision_recall(counts, "triple"), **precision_recall(counts, "pair")}
    return {**agreement, "direction_flipped": share(counts, ("turned",), ("n",))}


def _count_directions(gold: Row, answer: Row | None) -> Counts:
    return {("n",): answer["events"], ("turned",): answer["turned"]} if answer else {}


def _rate_directions(counts: Counts) -> Scores:
    return {"turned": share(counts, ("turned",), ("n",))}


def _content(text: str) -> frozenset[str]:
    """The words that name an actor; all of them where none is left without the empty ones."""
    words = frozenset(_WORD.findall(text.lower()))
    return words - _EMPTY or words


def _count_loaded(gold: Row, answer: Row | None) -> Counts:
    """A sentence judged loaded in which nobody marked words takes no part in the figures on words."""
    counts: Counts = {("n",): 1, **labelled("class", gold["biased"], answer["biased"] if answer else None)}
    if gold["biased"] and not gold["words"]:
        return counts
    marked, named = _types(gold["words"]), _types((answer or {}).get("words") or [])
    return counts | found("word", hits=len(marked & named), gold=len(marked), answers=len(named))


def _types(texts: list[str]) -> set[str]:
    return {word for text in texts for word in _WORD.findall(text.lower())}


def _rate_loaded(counts: Counts) -> Scores:
    return {**_rate_portrayal(counts), **precision_recall(counts, "word")}


def _count_frames(gold: Row, answer: Row | None) -> Counts:
    marked, named = set(gold["frames"]), set(answer["frames"] if answer else [])
    counts: list[Counts] = [{("n",): 1}, found("micro", hits=len(marked & named), gold=len(marked), answers=len(named))]
    for part, frames in (("gold", marked), ("answers", named), ("hits", marked & named)):
        counts.append({("class", frame, part): 1.0 for frame in frames})
    return summed(counts)


def _rate_frames(counts: Counts) -> Scores:
    return {**precision_recall(counts, "micro"), "macro_f1": macro_f1(counts, "class", counts[("n",)])}


PORTRAYAL = Measure(rowwise(_count_portrayal), _rate_portrayal)
RELATIONS = Measure(rowwise(_count_relation), _rate_relation)
TRIPLES = Measure(rowwise(_count_triple), _rate_triple)
"""A triple is found where source and target each share a word with gold, the right way round, and the quad is the same."""
DIRECTIONS = Measure(rowwise(_count_directions), _rate_directions)
LOADED = Measure(rowwise(_count_loaded), _rate_loaded)
FRAMES = Measure(rowwise(_count_frames), _rate_frames)
