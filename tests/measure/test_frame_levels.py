"""Cue hits → how strongly an article evokes a frame."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import pytest
from conftest import Analysed, MakeArticle

from analysis.find import lexicon
from analysis.find.frame_files import Background, Frame, FrameGroup
from analysis.measure import frame_levels
from analysis.model import SpanVoice
from analysis.schema import FrameLevelRow, FrameRow, SentenceRow

WORDS = 10
"""Of each sentence; two of them are quoted."""
Places = tuple[tuple[int, str], ...]


def _frame(key: str, group: FrameGroup = "policy") -> Frame:
    return Frame(key, group, key, "x", "x", "x", ("x",), ("quay",), {})


LISTS = replace(
    lexicon.load(),
    frames=(_frame("harbour"), _frame("weather"), _frame("tides", "relation")),
    background=Background(99, {"harbour: quay": 9, "weather: fog": 99}, {"harbour": 2.0, "weather": 2.0}),
)


def _sentences(n: int, *, per_paragraph: int = 2) -> list[SentenceRow]:
    return [
        SentenceRow("a", i, i, i + 1, i // per_paragraph, "mixed", None, WORDS, 2, None, None, None, "", None, None)
        for i in range(n)
    ]


def _hits(*places: tuple[int, str], voice: SpanVoice = "own", frame: str = "harbour") -> list[FrameRow]:
    return [FrameRow("a", str(i), place, i, i + 1, frame, cue, voice, "cue", None) for i, (place, cue) in enumerate(places)]


def _find(
    hits: Sequence[FrameRow],
    sentences: Sequence[SentenceRow],
    *,
    truncated: bool = False,
    voice: str = "both",
    headline: frozenset[str] = frozenset(),
    frame: str = "harbour",
) -> FrameLevelRow:
    rows = frame_levels.find("a", LISTS, hits, sentences, headline=headline, truncated=truncated)
    return next(row for row in rows if row.voice == voice and row.frame == frame)


SPREAD: Places = ((4, "quay"), (6, "pier"), (9, "mole"))


@pytest.mark.parametrize(
    ("places", "level", "status"),
    [
        ((), "absent", "ok"),
        (((0, "quay"),), None, "too_few"),
        (((0, "quay"), (4, "quay"), (9, "quay")), None, "too_few"),
        (SPREAD, "minor", "ok"),
        (((0, "quay"), (1, "pier")), "minor", "ok"),
        (((0, "quay"), (6, "pier")), "minor", "ok"),
        (((0, "quay"), (6, "pier"), (9, "mole")), "dominant", "ok"),
        (((4, "quay"), (6, "pier"), (19, "mole")), "dominant", "ok"),
        (((2, "quay"), (6, "pier"), (9, "quay")), "minor", "ok"),
        (((3, "quay"), (6, "pier"), (9, "mole")), "minor", "ok"),
        ((*SPREAD, (11, "jetty"), (13, "dock")), "dominant", "ok"),
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
        "two different cues do not dominate",
        "fourth sentence is not prominent",
        "a quarter of the sentences need no prominent place",
    ],
)
def test_level_of_ten_paragraphs(places: Places, level: str | None, status: str) -> None:
    row = _find(_hits(*places), _sentences(20))
    assert (row.level, row.status) == (level, status)


def test_headline_makes_it_prominent() -> None:
    assert _find(_hits(*SPREAD), _sentences(20), headline=frozenset({"harbour"})).level == "dominant"


def test_a_frame_of_the_headline_alone_is_not_absent() -> None:
    row = _find([], _sentences(20), headline=frozenset({"harbour"}))
    assert (row.level, row.status) == (None, "too_few")


def test_what_ordinary_news_says_as_often_is_not_dominant() -> None:
    """Three cues are much in a short article and nothing beyond the common in one ten times as long."""
    places = ((0, "quay"), (600, "pier"), (900, "mole"))
    lists = replace(LISTS, background=replace(LISTS.background, common_strength={"harbour": 1.0}))
    stronger = _hits(*((i, f"fog {i % 9}") for i in range(0, 900, 8)), frame="weather")
    rows = frame_levels.find("a", lists, [*_hits(*places), *stronger], _sentences(1000), headline=frozenset(), truncated=False)
    levels = {row.frame: row.level for row in rows if row.voice == "both"}
    assert levels["harbour"] == "minor"


def test_a_quarter_of_its_group_is_emphatic_without_a_background() -> None:
    places = ((0, "ebb"), (6, "neap"), (9, "spring"))
    assert _find(_hits(*places, frame="tides"), _sentences(20), frame="tides").level == "dominant"


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


def test_strength_weighs_cues_by_rarity_and_saturates() -> None:
    row = _find(_hits((0, "quay"), (3, "quay"), (5, "pier")), _sentences(100))
    common = math.log(100 / 10) / math.log(100)
    assert row.strength == pytest.approx(common * math.log2(3) + 1)


def test_a_cue_that_every_article_has_weighs_nothing() -> None:
    assert _find(_hits((0, "fog"), (5, "fog"), frame="weather"), _sentences(20), frame="weather").strength == 0


@pytest.mark.parametrize(("voice", "n_hits", "n_words"), [("own", 0, 160), ("quoted", 3, 40), ("both", 3, 200)])
def test_voices_have_their_own_words(voice: str, n_hits: int, n_words: int) -> None:
    row = _find(_hits((0, "quay"), (6, "pier"), (9, "mole"), voice="quoted"), _sentences(20), voice=voice)
    assert row.n_hits == n_hits
    assert row.rate == pytest.approx(1000 * n_hits / n_words)


def test_voice_without_words_is_not_applicable() -> None:
    row = _find([], [], voice="quoted")
    assert (row.rate, row.strength, row.level, row.status) == (None, None, None, "not_applicable")


def test_one_row_for_each_frame_and_voice() -> None:
    rows = frame_levels.find("a", LISTS, [], _sentences(3), headline=frozenset(), truncated=False)
    expected = [(f.key, v) for f in LISTS.frames for v in ("own", "quoted", "both")]
    assert [(row.frame, row.voice) for row in rows] == expected


# ---------------------------------------------------------------- the examples of the frames that ship

ALONE = {
    "autocracy_vs_democracy": "mmm",
    "dependence_asymmetry": "mm?",
    "isolation_of_russia": "??m",
    "multipolar_order": "?Dm",
    "partnership_alliance": "mmm",
    "pragmatic_limited_support": "mDm",
    "sanctions_economic_lifeline": "DDD",
    "western_hegemony_resisted": "mmD",
    "capacity_resources": "mmD",
    "crime_punishment": "DDD",
    "cultural_identity": "DDm",
    "economic": "DDD",
    "external_regulation_reputation": "DDD",
    "fairness_equality": "mmm",
    "health_safety": "DDm",
    "legality": "DDD",
    "morality": "DDD",
    "policy_prescription": "DmD",
    "political": "DDm",
    "public_opinion": "mmD",
    "quality_of_life": "Dmm",
    "security_defence": "DDD",
    "cause": "mmm",
    "moral_evaluation": "mDD",
    "problem": "mDm",
    "remedy": "DDD",
}
"""Frame → the level of each of its three examples as an article of one sentence; ``?`` where there is one cue alone."""


@pytest.mark.parametrize("frame", lexicon.frames(), ids=lambda frame: frame.key)
def test_each_example_evokes_its_frame_at_its_level(frame: Frame, make_article: MakeArticle, analysed: Analysed) -> None:
    together = make_article("all", "\n\n".join(frame.examples))
    data = analysed(*(make_article(str(i), text) for i, text in enumerate(frame.examples)), together)
    rows = data["frame_levels"].query("frame == @frame.key and voice == 'both'").set_index("article_id")
    signs = {"dominant": "D", "minor": "m", "absent": "-"}
    levels = [signs.get(level, "?") if isinstance(level, str) else "?" for level in rows.loc[["0", "1", "2"], "level"]]
    assert (rows["n_cues"] > 0).all()
    assert "".join(levels) == ALONE[frame.key]
    assert rows.loc["all", "level"] == "dominant"
