"""The original sentences beside the published figures, for one person on one machine.

The files are checked by hash and analysed anew; a sentence is shown only where its own hash is the one in the tables. No
export contains it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pandas as pd

from analysis.errors import CorpusError
from analysis.find import sentences
from analysis.model import Analysis
from analysis.read import body, characters, manifest


def show(analysis: Analysis, folder: Path) -> tuple[Analysis, tuple[str, ...]]:
    """The analysis with the texts of the files that are what they should be, and a line for each that is not."""
    texts, notes = _texts(folder)
    rows = analysis["sentences"].copy()
    found = [
        texts.get((a, s, e, h)) for a, s, e, h in zip(rows["article_id"], rows["start"], rows["end"], rows["sha256"], strict=True)
    ]
    rows["text"] = pd.Series(found, dtype="str", index=rows.index)
    without = sorted(set(rows.loc[rows["text"].isna(), "article_id"]))
    missing = tuple(f"article {article}: no fitting original in {folder.name}; its paraphrases are shown" for article in without)
    return Analysis({**analysis.tables, "sentences": rows}, analysis.provenance), (*notes, *missing)


def _texts(folder: Path) -> tuple[dict[tuple[str, int, int, str], str], tuple[str, ...]]:
    known = manifest.seeds()
    texts: dict[tuple[str, int, int, str], str] = {}
    notes: list[str] = []
    for path in sorted(folder.glob("*.txt")):
        data = path.read_bytes()
        entries = known.of_hash(hashlib.sha256(data).hexdigest())
        if not entries:
            if known.of_file(path.name):
                notes.append(f"{path.name}: differs from the article that was analysed; it is not used")
            continue
        try:
            drafts = body.read(characters.decode(data, path.name))
        except CorpusError as error:
            notes.append(str(error))
            continue
        for entry in entries:
            if entry.part > len(drafts):
                notes.append(f"{path.name}: holds {len(drafts)} articles, not {entry.part}; article {entry.id} is not shown")
                continue
            text = drafts[entry.part - 1].text
            for sentence in sentences.find(text):
                piece = text[sentence.start : sentence.end]
                texts[entry.id, sentence.start, sentence.end, hashlib.sha256(piece.encode()).hexdigest()] = piece
    return texts, tuple(notes)
