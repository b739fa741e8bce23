"""Ties and groups on the Compare page: a figure opens as many rows as it counts, and each row says what it is made of."""

from __future__ import annotations

import re

import pytest
from opened import run

from components import links


def test_a_tie_opens_its_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch, "compare", open_tie_stance=links.key("tie_stance", "Russia–China partnership", "The New York Times"))
    assert not app.exception
    plain = [text.value.replace("\\", "") for text in app.markdown]
    heading = next(text for text in plain if text.startswith("**Russia–China partnership — The New York Times: "))
    (said,) = re.findall(r": (\d+) rows?\*\*", heading)
    assert int(said) in {len(frame.value) for frame in app.dataframe if "sentence or paraphrase" in frame.value.columns}
    assert any("names both sides, own voice" in caption.value.replace("\\", "") for caption in app.caption)
