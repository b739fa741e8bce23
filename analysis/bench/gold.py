"""Whole articles, annotated for everything at once: the pipeline's tables are scored by the program that stands with the gold.

That program, ``score.py TABLES --gold FOLDER --json``, is no part of Parallax; it is run as a process of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from analysis import pipeline
from analysis.accuracy import Accuracy
from analysis.errors import BenchError
from analysis.read.corpus import load
from analysis.store import tables
from analysis.version import VERSION

SCORER = "score.py"

TITLES: Mapping[str, str] = {
    "cleaning.char_f1": "running text kept, characters, F1",
    "sentences.boundary_f1": "sentence boundaries, F1",
    "mentions.overlap_f1": "names with the right entity, overlapping, F1",
    "mentions.exact_f1": "names with the right entity, same span, F1",
    "metonyms.accuracy": "seats of government told from cities, share",
    "adjectival.accuracy": "adjectives told from names, share",
    "quotes.segment_f1": "direct quotations, F1",
    "speakers.explicit": "speakers of direct quotations who are named, share",
    "speakers.implicit": "speakers of direct quotations who are implied, share",
    "speaker_kind.accuracy": "kind of speaker, share",
    "indirect.recall_with_speaker": "indirect speech found with its speaker, recall",
    "indirect.recall_any_speaker": "indirect speech found, recall",
    "dates.resolved": "dates resolved to the right day or period, share",
    "events.recall": "events between the two states, recall",
    "events.valence": "found events with the right sign, share",
    "events.direction": "found events the right way round, share",
    "frames.policy.kappa": "levels of policy frames, weighted kappa",
    "frames.relation.kappa": "levels of relation frames, weighted kappa",
    "frames.policy.inside_accept_gain": "levels of policy frames, gain over the best constant",
    "frames.relation.inside_accept_gain": "levels of relation frames, gain over the best constant",
    "stance.order_partnership": "articles in the right order of stance, share",
    "stance.error_gain": "error of stance, gain over the best constant",
    "war_labels.all": "names for the war, counts within one, share",
}
"""The scores that are kept, with their titles."""

DATA = "articles annotated by one coder"


def measure(gold: Path, originals: Path, *, today: date) -> list[Accuracy]:
    """The scores of the pipeline's tables on annotated articles; without intervals, because the articles are few.

    Raises ``BenchError`` where the scorer is not there or fails, and what reading the articles raises.
    """
    scorer = gold / SCORER
    if not scorer.is_file():
        raise BenchError(f"{scorer}: no such file; give the folder of the annotation with --gold")
    with tempfile.TemporaryDirectory() as scratch:
        tables.write(pipeline.analyse(load(originals)), Path(scratch))
        command = [sys.executable, str(scorer), scratch, "--gold", str(gold), "--json"]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        scores = json.loads(run.stdout)
    except json.JSONDecodeError:
        reason = (run.stderr.strip().splitlines() or ["it printed no JSON"])[-1]
        raise BenchError(f"{scorer}: failed ({reason}); check the folder given with --gold") from None
    articles = {article for found in scores.values() for article in found.get("articles", ())}
    kept = (name for name in TITLES if scores.get(name, {}).get("overall") is not None)
    return [_row(name, scores[name], len(articles), today) for name in kept]


def _row(name: str, found: Mapping[str, Any], n_articles: int, today: date) -> Accuracy:
    return Accuracy(
        task="gold",
        task_title="Whole articles",
        measure=name,
        title=TITLES[name],
        data=DATA,
        file="gold",
        terms="measure only",
        n=round(found["n"]),
        unit="items",
        n_documents=sum(bool(article["n"]) for article in found["articles"].values())
        or n_articles,  # some are taken over all at once
        score=round(found["overall"], 4),
        low=None,
        high=None,
        baseline=None,
        baseline_score=None,
        out_of_fold=False,
        known_failures=("few articles, read while Parallax was made: a check against loss, no promise for others",),
        sample="all",
        sample_score=round(found["overall"], 4),
        date=today.isoformat(),
        version=VERSION,
    )
