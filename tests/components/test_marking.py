"""What the reader marks: every layer that is asked for, no other, and each statement once below its sentence."""

from __future__ import annotations

import pytest

from analysis import Analysis
from analysis.measure import scope
from components import marking, reader

LAYERS = tuple(mark for mark in reader.MARKS if mark not in ("voice", "valence"))


@pytest.fixture(scope="module")
def part(demo: Analysis) -> Analysis:
    return scope.of_articles(demo, ["harbour-visit-courier"])


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_alone(part: Analysis, layer: str) -> None:
    found = marking.marks(part, (layer,))
    assert set(found["mark"]) == {layer}
    assert found[["sentence", "start", "end", "chip"]].notna().all(axis=None)


def test_marks_stand_in_their_sentences(part: Analysis) -> None:
    sentences = part["sentences"].set_index("sentence")
    for row in marking.marks(part, LAYERS).itertuples():
        assert sentences.loc[row.sentence, "start"] <= row.start <= row.end <= sentences.loc[row.sentence, "end"]


def test_every_statement_is_marked_with_its_speaker(part: Analysis) -> None:
    chips = " ".join(marking.marks(part, ("speakers",))["chip"])
    said = part["quotes"].query("act == 'speech'")
    assert all(speaker in chips for speaker in said["speaker"].dropna())


def test_no_finding_gives_no_mark(part: Analysis) -> None:
    empty = {name: part[name].iloc[:0] for name in ("mentions", "frames", "quotes", "loaded", "cues")}
    assert marking.marks(Analysis({**part.tables, **empty}, part.provenance), LAYERS).empty
