"""A briefing: its steps in order, its rows as many as its numbers, and its last word on what cannot be shown."""

from __future__ import annotations

import dataclasses

import pytest
from conftest import SEEDS, Analysed, MakeArticle

import analysis
from analysis import Analysis, Selection, accuracy
from analysis.accuracy import BEHIND, Accuracy
from analysis.compare import descriptions, differences
from analysis.indicators import BY_NAME
from analysis.measure import scope
from analysis.model import Provenance, Skipped
from analysis.publish import briefing, derived, limits
from analysis.publish.briefing import Step


@pytest.fixture(scope="module")
def stated(demo: Analysis) -> tuple[Step, ...]:
    return briefing.steps(demo, analysis.contrast(demo), accuracy=accuracy.read())


@pytest.fixture(scope="module")
def described(seeds: Analysis) -> tuple[Step, ...]:
    readings = derived.read_readings(SEEDS / derived.READINGS)
    return briefing.steps(seeds, descriptions.describe(seeds), readings=readings, accuracy=accuracy.read())


def test_every_measure_that_may_differ_has_a_question() -> None:
    assert set(briefing.QUESTIONS) == {indicator.name for indicator in (*differences.MEASURES, *descriptions.MEASURES)} | {
        "tie_stance"
    }
    assert all(question[0].isupper() and question.endswith("?") for question in briefing.QUESTIONS.values())


def test_difference_is_question_difference_doubt_and_evidence(demo: Analysis, stated: tuple[Step, ...]) -> None:
    found = analysis.contrast(demo)
    kinds: list[str] = ["title"]
    for difference in found:
        kinds += ["question", "difference", "doubt", *["evidence" for side in difference.sides if side.n]]
    assert [step.kind for step in stated] == [*kinds, "limits"]
    assert [step.heading for step in stated if step.kind == "difference"] == [d.sentence for d in found]
    assert all(step.heading.endswith("?") for step in stated if step.kind in ("question", "doubt"))


def test_evidence_is_as_many_rows_as_the_figure_says(demo: Analysis, stated: tuple[Step, ...]) -> None:
    sides = [side for d in analysis.contrast(demo) for side in d.sides if side.n]
    shown = [step for step in stated if step.kind == "evidence"]
    assert [len(step.rows) for step in shown] == [side.n for side in sides]
    for step, side in zip(shown, sides, strict=True):
        assert f"{side.n} row" in step.heading
        here = demo["articles"].loc[demo["articles"]["outlet"] == side.outlet, "article_id"]
        assert {row.article_id for row in step.rows} <= set(here)
        assert [(row.article_id, row.sentence) for row in step.rows] == sorted((row.article_id, row.sentence) for row in step.rows)


def test_doubt_gives_caveat_test_and_limits(demo: Analysis, stated: tuple[Step, ...]) -> None:
    doubts = [step for step in stated if step.kind == "doubt"]
    for difference, step in zip(analysis.contrast(demo), doubts, strict=True):
        said = " ".join(line.text for line in step.lines)
        assert difference.caveat[1:] in said
        assert "exchanged among the articles" in said
        assert BY_NAME[difference.indicator].limits in said
        two = len(difference.sides) == 2  # of more, the figures stand in the caveat
        assert [figure.value for figure in step.figures] == [side.value for side in difference.sides if two]
        assert all(figure.least <= figure.value <= figure.most for figure in step.figures)


def test_description_says_nothing_of_chance_and_of_outlets(described: tuple[Step, ...]) -> None:
    doubts = [" ".join(line.text for line in step.lines) for step in described if step.kind == "doubt"]
    assert doubts
    assert all("says nothing of the outlets" in said and "exchanged" not in said for said in doubts)


def test_readings_come_first_and_are_called_read(described: tuple[Step, ...]) -> None:
    kinds = [step.kind for step in described]
    assert kinds[:13] == ["title", *["reading", "evidence"] * 6]
    for step in described[1:13]:
        said = " ".join([line.text for line in step.lines] + [row.why for row in step.rows])
        assert "read, not computed" in said.lower()


def test_contents_name_each_part_once_with_its_first_step(described: tuple[Step, ...]) -> None:
    parts = briefing.contents(described)
    assert len({title for title, _ in parts}) == len(parts)
    assert [title for title, _ in parts] == list(dict.fromkeys(step.part for step in described[1:]))
    assert all(described[number - 1].part == title and described[number - 2].part != title for title, number in parts)


@pytest.mark.parametrize("chosen", [Selection(outlets=("Sael Courier",)), Selection(outlets=("Sael Courier", "Quayside Ledger"))])
def test_no_difference_is_said(demo: Analysis, chosen: Selection) -> None:
    part = scope.select(demo, chosen)
    kinds = [step.kind for step in briefing.steps(part, [])]
    assert kinds == ["title", "difference", "limits"]


def test_invented_corpus_is_named_as_such(stated: tuple[Step, ...]) -> None:
    assert any("made up" in line.text for line in stated[0].lines)


# ---------------------------------------------------------------- what cannot be shown


def test_limits_of_the_first_corpus(described: tuple[Step, ...], seeds: Analysis) -> None:
    said = [line.text for line in described[-1].lines]
    levels = seeds["frame_levels"]
    both = levels[levels["voice"] == "both"]
    for part in (
        "each outlet is here with 2 articles at most",
        "the outlet is inferred for 5 and unknown for 1 of 6 articles",
        "the date is inferred for 6 of 6 articles",
        "the text of 003 is cut off",
        "in 004: the text was translated back",
        f"abstains for {int(both['level'].isna().sum())} of {len(both)}",
    ):
        assert sum(part in line for line in said) == 1, part
    assert said[-1] == limits.ALWAYS
    assert described[-1].heading == "What these articles cannot show"


def test_nothing_that_does_not_hold_is_said(make_article: MakeArticle, analysed: Analysed) -> None:
    """Five stated articles each by two outlets, of one story, with no quotation."""
    text = "The Harbour Council of Sael opened the new Tarn ferry pier on Monday, and 400 people came to see the boats of Velmara."
    told = analysed(*(make_article(f"a{n}", text, outlet) for n, outlet in enumerate(["Alpha", "Beta"] * 5)))
    said = " ".join(limits.find(told))
    for part in ("as a rule", "cut off", "translated back", "copy", "Who speaks", "errs", "could not be read", "coder"):
        assert part not in said


def test_low_accuracy_is_named_and_high_is_not(demo: Analysis) -> None:
    row = next(r for r in accuracy.read() if r.task == BEHIND["entity_rate"][0])
    low, high = (_only(row, score) for score in (limits.LOW - 0.1, limits.LOW + 0.1))
    assert any(f"{limits.LOW - 0.1:.2f} of 1" in line for line in limits.find(demo, accuracy=low))
    assert not any("errs often" in line for line in limits.find(demo, accuracy=high))


def test_skipped_files_are_counted(demo: Analysis) -> None:
    provenance: Provenance = dataclasses.replace(
        demo.provenance, skipped=(Skipped("a.txt", "no text"), Skipped("b.txt", "no text"))
    )
    assert any("2 files" in line for line in limits.find(Analysis(demo.tables, provenance)))


def _only(row: Accuracy, score: float) -> tuple[Accuracy, ...]:
    return (dataclasses.replace(row, score=score),)
