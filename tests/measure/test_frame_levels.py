"""Cue hits → how strongly an article evokes a frame."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from analysis.measure import frame_levels
from analysis.model import SpanVoice
from analysis.schema import FrameLevelRow, FrameRow, SentenceRow

WORDS = 10
"""Of each sentence; two of them are quoted."""


def _sentences(n: int, *, per_paragraph: int = 2) -> list[SentenceRow]:
    return [
        SentenceRow("a", i, i, i + 1, i // per_paragraph, "mixed", None, WORDS, 2, None, None, None, "", None, None)
        for i in range(n)
    ]


def _hits(*places: tuple[int, str], voice: SpanVoice = "own") -> list[FrameRow]:
    return [FrameRow("a", str(i), place, i, i + 1, "harbour", cue, voice, "cue", None) for i, (place, cue) in enumerate(places)]


def _find(
    hits: Sequence[FrameRow], sentences: Sequence[SentenceRow], *, truncated: bool = False, voice: str = "both"
) -> FrameLevelRow:
    rows = frame_levels.find("a", ["harbour"], hits, sentences, truncated=truncated)
    return next(row for row in rows if row.voice == voice)


@pytest.mark.parametrize(
    ("places", "level", "status"),
    [
        ((), "absent", "ok"),
        (((0, "quay"),), None, "too_few"),
        (((0, "quay"), (4, "quay"), (9, "quay")), None, "too_few"),
        (((4, "quay"), (6, "pier"), (9, "mole")), "minor", "ok"),
        (((0, "quay"), (1, "pier")), "minor", "ok"),
        (((0, "quay"), (6, "pier")), "minor", "ok"),
        (((0, "quay"), (6, "pier"), (9, "mole")), "dominant", "ok"),
        (((4, "quay"), (6, "pier"), (19, "mole")), "dominant", "ok"),
        (((2, "quay"), (6, "pier"), (9, "quay")), "dominant", "ok"),
        (((3, "quay"), (6, "pier"), (9, "quay")), "minor", "ok"),
    ],
    ids=[
        "no cue",
        "one cue",
        "one cue said often",
        "spread but not prominent",
        "prominent but in one paragraph",
        "prominent but in two paragraphs",
        "lead and two more paragraphs",
        "last paragraph and two more",
        "third sentence is prominent",
        "fourth sentence is not",
    ],
)
def test_level_of_ten_paragraphs(places: tuple[tuple[int, str], ...], level: str | None, status: str) -> None:
    row = _find(_hits(*places), _sentences(20))
    assert (row.level, row.status) == (level, status)


@pytest.mark.parametrize(("n_places", "level"), [(2, "minor"), (3, "dominant")])
def test_short_article_is_measured_by_its_sentences(n_places: int, level: str) -> None:
    """In fewer than three paragraphs the cues must stand in 15 % of the sentences: three of twenty."""
    places = [(i, cue) for i, cue in zip(range(n_places), ("quay", "pier", "mole"), strict=False)]
    assert _find(_hits(*places), _sentences(20, per_paragraph=10)).level == level


@pytest.mark.parametrize(("n", "level", "status"), [(0, None, "not_available"), (1, None, "too_few"), (3, "dominant", "ok")])
def test_cut_off_text_never_lacks_a_frame(n: int, level: str | None, status: str) -> None:
    """The part behind the wall may hold what the visible part does not; what is seen counts all the same."""
    hits = _hits(*((0, "quay"), (6, "pier"), (9, "mole"))[:n])
    row = _find(hits, _sentences(20), truncated=True)
    assert (row.level, row.status) == (level, status)


def test_rate_counts_a_cue_once() -> None:
    row = _find(_hits((0, "quay"), (3, "quay"), (5, "pier")), _sentences(20))
    assert (row.n_cues, row.n_hits) == (2, 3)
    assert row.rate == pytest.approx(1000 * 2 / (20 * WORDS))


@pytest.mark.parametrize(("voice", "n_hits", "n_words"), [("own", 0, 160), ("quoted", 3, 40), ("both", 3, 200)])
def test_voices_have_their_own_words(voice: str, n_hits: int, n_words: int) -> None:
    row = _find(_hits((0, "quay"), (6, "pier"), (9, "mole"), voice="quoted"), _sentences(20), voice=voice)
    assert row.n_hits == n_hits
    assert row.rate == pytest.approx(1000 * n_hits / n_words)


def test_voice_without_words_is_not_applicable() -> None:
    row = _find([], [], voice="quoted")
    assert (row.rate, row.level, row.status) == (None, None, "not_applicable")


def test_one_row_for_each_frame_and_voice() -> None:
    rows = frame_levels.find("a", ["harbour", "weather"], [], _sentences(3), truncated=False)
    assert [(row.frame, row.voice) for row in rows] == [(f, v) for f in ("harbour", "weather") for v in ("own", "quoted", "both")]
