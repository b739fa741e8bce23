"""What the annotated reader shows of an article: each sentence cut at its marks, or its paraphrase with chips below."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pandas as pd

from analysis import Analysis
from analysis.find import lexicon
from analysis.store import tables
from components.cached import View
from components.reader import Line, Piece


def marks(part: Analysis, shown: tuple[str, ...]) -> pd.DataFrame:
    """Names and cues of an article with their spans, in the order of the text."""
    titles = {frame.key: frame.title for frame in lexicon.frames()}
    mentions = part["mentions"].assign(mark="entities", chip=part["mentions"]["entity"])
    hits = part["frames"].assign(mark="frames")
    hits = hits.assign(chip=hits["cue"] + " → " + hits["frame"].map(lambda frame: titles.get(frame, frame)))
    columns = ["sentence", "start", "end", "mark", "chip", "voice"]
    return pd.concat([frame[columns] for frame in (mentions, hits) if len(frame)] or [pd.DataFrame(columns=columns)]).pipe(
        lambda rows: rows[rows["mark"].isin(shown)].sort_values(["start", "end"])
    )


def lines(sentences: pd.DataFrame, marks: pd.DataFrame, view: View) -> list[Line]:
    return [_line(row, marks[marks["sentence"] == row["sentence"]], view) for row in tables.records(sentences)]


def _line(row: dict[str, Any], marks: pd.DataFrame, view: View) -> Line:
    text, gloss = row["text"], row["gloss"]
    tone = f"{row['valence']:+.2f}" if row["valence"] is not None else "no tone"
    if view.corpus.shows_originals and isinstance(text, str):
        pieces = _marked(text, int(str(row["start"])), marks)
        chips: tuple[Piece, ...] = ()
    else:
        said = gloss if isinstance(gloss, str) else "No wording can be shown for this sentence."
        pieces = (Piece(said),)
        chips = tuple(Piece(str(m["chip"]), (str(m["mark"]),), f"{m['voice']} voice") for m in tables.records(marks))
    return Line(int(str(row["paragraph"])), int(str(row["sentence"])), str(row["voice"]), tone, pieces, chips)


def _marked(text: str, offset: int, marks: pd.DataFrame) -> tuple[Piece, ...]:
    """The sentence cut at every edge of a mark, so that marks may overlap."""
    spans = [(int(m["start"]) - offset, int(m["end"]) - offset, str(m["mark"]), str(m["chip"])) for m in tables.records(marks)]
    edges = sorted({0, len(text), *(edge for start, end, *_ in spans for edge in (start, end) if 0 <= edge <= len(text))})
    pieces = []
    for start, end in pairwise(edges):
        here = [(mark, chip) for s, e, mark, chip in spans if s <= start and end <= e]
        pieces.append(Piece(text[start:end], tuple(dict.fromkeys(mark for mark, _ in here)), "; ".join(chip for _, chip in here)))
    return tuple(pieces)
