"""Ties and groups on the Compare page: a figure opens as many rows as it counts, and each row says what it is made of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components import links

ROOT = Path(__file__).parents[2]


def test_a_tie_opens_its_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["streamlit"])
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=200)
    app.query_params["open_tie_stance"] = links.key("tie_stance", "Russia–China partnership", "The New York Times")
    app.run().switch_page("components/pages/compare.py").run()
    assert not app.exception
    plain = [text.value.replace("\\", "") for text in app.markdown]
    heading = next(text for text in plain if text.startswith("**Russia–China partnership — The New York Times: "))
    (said,) = re.findall(r": (\d+) rows?\*\*", heading)
    assert int(said) in {len(frame.value) for frame in app.dataframe if "sentence or paraphrase" in frame.value.columns}
    assert any("names both sides, own voice" in caption.value.replace("\\", "") for caption in app.caption)
