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
    "quotes.segment_f1": 0.89,
    "events.recall": 0.6,
    "events.valence": 0.85,
    "events.direction": 0.85,
    "dates.resolved": 0.6,
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
