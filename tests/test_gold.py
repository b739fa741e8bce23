"""Accuracy has a floor: what the pipeline finds in three annotated articles may not get worse."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import analysis
from analysis import Analysis

EXACT = 1.0
FLOORS = {
    "cleaning.char_f1": 0.98,
    "sentences.count_accepted": EXACT,
    "counts.within_tolerance": EXACT,
    "counts.absent_stay_absent": EXACT,
    "metadata.author": EXACT,
    "metadata.headline": EXACT,
    "metadata.date": EXACT,
    "metadata.outlet": EXACT,
    "metadata.trap_avoided": EXACT,
    "mentions.overlap_f1": 0.96,
    "mentions.exact_f1": 0.95,
    "metonyms.accuracy": 0.95,
    "quotes.segment_f1": 0.92,
    "speakers.explicit": 0.92,
    "speakers.implicit": 0.95,
    "speaker_kind.accuracy": 0.92,
    "indirect.recall_with_speaker": 0.8,
    "indirect.recall_any_speaker": 0.94,
    "frames.policy.inside_accept_gain": 0.001,
    "frames.policy.kappa_gain": 0.001,
    "frames.relation.inside_accept_gain": 0.001,
    "frames.relation.kappa_gain": 0.001,
    "war_labels.all": EXACT,
    "war_labels.own": EXACT,
    "events.recall": 0.6,
    "events.valence": 0.85,
    "events.direction": 0.85,
    "dates.resolved": 0.7,
}


@pytest.fixture(scope="module")
def scores(gold: Path, from_originals: Analysis, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("scored")
    analysis.write_tables(from_originals, folder)
    command = [sys.executable, str(gold / "score.py"), str(folder), "--gold", str(gold), "--json"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


@pytest.mark.parametrize(("measure", "floor"), FLOORS.items())
def test_not_below_its_floor(scores: dict[str, Any], measure: str, floor: float) -> None:
    assert scores[measure]["status"] == "ok"
    assert scores[measure]["n"] > 0
    assert scores[measure]["overall"] >= floor


def test_every_piece_of_metadata_has_a_floor(scores: dict[str, Any]) -> None:
    assert {name for name in scores if name.startswith("metadata.")} <= set(FLOORS)


def test_no_dominant_frame_is_coded_absent(gold: Path, from_originals: Analysis) -> None:
    levels = from_originals["frame_levels"].query("voice == 'both'").set_index(["article_id", "frame"])["level"]
    coded = {path.stem: json.loads(path.read_text("utf-8"))["frames"] for path in gold.glob("[0-9]*.json")}
    dominant = [(article, key) for article, frames in coded.items() for key, row in frames.items() if row["level"] == 2]
    assert len(dominant) >= 10
    assert [cell for cell in dominant if levels[cell] == "absent"] == []
