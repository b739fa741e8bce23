"""What the annotated reader shows of an article: each sentence cut at its marks, or its paraphrase with chips below."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from analysis import Analysis
from analysis.correct.overlay import MARK
from analysis.find import lexicon
from analysis.store import tables
from components.cached import View
from components.reader import Line, Piece

COLUMNS = ["sentence", "start", "end", "mark", "chip", "voice"]
BELOW = ("speakers", "stance")
"""Marks that stand as chips below a sentence even where its text is shown: a small screen has no pointer to rest on a word."""


LEGEND = {
    "entities": "names underlined (or in a full frame)",
    "voice": "double bar: quoted; broken bar: partly quoted; dotted bar: told as somebody's speech",
    "valence": "word tone below the place, -1 to 1",
    "frames": "frame cues dotted",
    "speakers": "speakers and words of saying tinted, with who speaks below",
    "stance": "names with a stance framed, with the score below, -1 to 1",
    "loaded": "loaded words on a wavy line (or in a double frame)",
    "certainty": "cues of certainty in italics",
}


def legend(shown: Sequence[str]) -> str:
    """How each of the marks shown looks."""
    if not shown:
        return "No marks."
    return "Legend: " + "; ".join(LEGEND[mark] for mark in shown) + ". Each line begins with its paragraph and sentence."


def marks(part: Analysis, shown: tuple[str, ...]) -> pd.DataFrame:
    """Names and cues of an article with their spans, in the order of the text."""
    titles = {frame.key: frame.title for frame in lexicon.frames()}
    mentions, hits, loaded, cues = part["mentions"], part["frames"], part["loaded"], part["cues"]
    portrayed = mentions[mentions["stance"].notna()]
    certain = cues[cues["indicator"] == "certainty"]
    found = [
        mentions.assign(mark="entities", chip=mentions["entity"] + _corrected(mentions)),
        hits.assign(mark="frames", chip=hits["cue"] + " → " + hits["frame"].map(lambda f: titles.get(f, f)) + _corrected(hits)),
        pd.DataFrame(_speech(part), columns=COLUMNS),
        portrayed.assign(mark="stance", chip=[f"{m['entity']} {m['stance']:+.2f}" for m in tables.records(portrayed)]),
        loaded.assign(mark="loaded", chip=loaded["cue"] + " (" + loaded["category"] + ")"),
        certain.assign(mark="certainty", chip=certain["cue"] + " (" + certain["category"] + ")"),
    ]
    rows = pd.concat([frame[COLUMNS] for frame in found if len(frame)] or [pd.DataFrame(columns=COLUMNS)])
    return rows[rows["mark"].isin(shown)].sort_values(["start", "end"])


def _corrected(rows: pd.DataFrame) -> pd.Series:
    """What is said of a mark that an analyst has corrected."""
    return rows["rule"].map(lambda rule: f" ({rule})" if str(rule).startswith(MARK) else "").astype("str")


def lines(sentences: pd.DataFrame, marks: pd.DataFrame, view: View) -> list[Line]:
    return [_line(row, marks[marks["sentence"] == row["sentence"]], view) for row in tables.records(sentences)]


def _speech(part: Analysis) -> Iterator[tuple[object, ...]]:
    """The speaker and the word of saying of each statement, where they stand; at its beginning where it has neither."""
    sentences = part["sentences"].sort_values("start")
    starts, numbers = list(sentences["start"]), list(sentences["sentence"])
    for row in tables.records(part["quotes"]):
        if row["act"] != "speech":
            continue
        cue = f", “{row['cue']}”, {row['cue_class']}" if row["cue"] and row["cue_class"] else ""
        mark = f", {row['rule']}" if str(row["rule"]).startswith(MARK) else ""
        chip = f"{row['speaker'] or 'nobody named'}: {row['kind']} speech{cue}{mark}"
        voice = "own" if row["kind"] == "indirect" else "quoted"
        spans = [*json.loads(row["source_spans"]), *json.loads(row["cue_span"])] or [[row["start"], row["start"]]]
        for start, end in spans:
            yield numbers[max(0, bisect_right(starts, start) - 1)], start, end, "speakers", chip, voice


def _line(row: dict[str, Any], marks: pd.DataFrame, view: View) -> Line:
    text, gloss = row["text"], row["gloss"]
    tone = f"{row['valence']:+.2f}" if row["valence"] is not None else "no tone"
    if view.corpus.shows_originals and isinstance(text, str):
        pieces = _marked(text, int(str(row["start"])), marks)
        chips = _chips(marks[marks["mark"].isin(BELOW)])
    else:
        said = gloss if isinstance(gloss, str) else "No wording can be shown for this sentence."
        pieces, chips = (Piece(said),), _chips(marks)
    return Line(int(str(row["paragraph"])), int(str(row["sentence"])), str(row["voice"]), tone, pieces, chips)


def _chips(marks: pd.DataFrame) -> tuple[Piece, ...]:
    """One chip for each mark, and one alone for what marks a statement in several places."""
    speech = marks["mark"] == "speakers"
    rows = marks[~(speech & marks.duplicated(["mark", "chip"]))]
    return tuple(Piece(str(m["chip"]), (str(m["mark"]),), f"{m['voice']} voice") for m in tables.records(rows))


def _marked(text: str, offset: int, marks: pd.DataFrame) -> tuple[Piece, ...]:
    """The sentence cut at every edge of a mark, so that marks may overlap."""
    spans = [(int(m["start"]) - offset, int(m["end"]) - offset, str(m["mark"]), str(m["chip"])) for m in tables.records(marks)]
    edges = sorted({0, len(text), *(edge for start, end, *_ in spans for edge in (start, end) if 0 <= edge <= len(text))})
    pieces = []
    for start, end in pairwise(edges):
        here = [(mark, chip) for s, e, mark, chip in spans if s <= start and end <= e]
        pieces.append(Piece(text[start:end], tuple(dict.fromkeys(mark for mark, _ in here)), "; ".join(chip for _, chip in here)))
    return tuple(pieces)
