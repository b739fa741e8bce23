"""How common the frame cues are in ordinary news: the table that ships is what its script computes."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

from conftest import ROOT

from analysis.find import lexicon


def test_the_table_is_what_the_script_computes(bench: Path) -> None:
    spec = importlib.util.spec_from_file_location("frame_background", ROOT / "benchmarks" / "frame_background.py")
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    lines = (bench / "corpora" / "wikinews.jsonl").read_text("utf-8").splitlines()
    computed = script.as_text(script.measure([json.loads(line)["text"] for line in lines]))
    assert (lexicon.folder() / "frame_background.toml").read_text("utf-8") == computed
