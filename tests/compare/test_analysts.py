"""Agreement of two analysts: the published worked examples, what cannot be computed, and what silence is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from analysis import cli
from analysis.compare import agreement
from analysis.correct import overlay
from analysis.correct.overlay import Correction, Overlay


def pairs(table: dict[tuple[str, str], int]) -> list[tuple[str, str]]:
    return [pair for pair, n in table.items() for _ in range(n)]


# Cohen 1960, three categories as proportions of 100; and the plain table of yes and no that textbooks give
COHEN = {
    ("a", "a"): 44, ("a", "b"): 5, ("a", "c"): 1, ("b", "a"): 7, ("b", "b"): 20, ("b", "c"): 3, ("c", "a"): 9, ("c", "b"): 5, ("c", "c"): 6,
}  # fmt: skip
YES_NO = {("y", "y"): 20, ("y", "n"): 5, ("n", "y"): 10, ("n", "n"): 15}


@pytest.mark.parametrize(
    ("table", "expected"),
    [(COHEN, 0.492), (YES_NO, 0.4), ({("a", "b"): 5, ("b", "a"): 5}, -1.0), ({("a", "a"): 3, ("b", "b"): 2}, 1.0)],
)
def test_kappa(table: dict[tuple[str, str], int], expected: float) -> None:
    assert agreement.kappa(pairs(table)) == pytest.approx(expected, abs=0.0005)


# Krippendorff 2011: two observers of ten units; two observers of twelve; four observers of twelve with gaps
BINARY = list(zip("0100000010", "1110010000", strict=True))
NOMINAL = list(zip("aabbdcccedda", "babbbcccedd" + "d", strict=True))
FOUR = [
    [label for label in unit if label != "."]
    for unit in zip("123321412...", "1233224125.3", ".3332342251.", "12332441251.", strict=True)
]


@pytest.mark.parametrize(("units", "expected"), [(BINARY, 0.095), (NOMINAL, 0.692), (FOUR, 0.743)])
def test_alpha(units: list[list[str]], expected: float) -> None:
    assert agreement.alpha(units) == pytest.approx(expected, abs=0.0005)


@pytest.mark.parametrize("labels", [[], [("a", "a")] * 4])
def test_nothing_that_could_differ_is_missing_and_not_one(labels: list[tuple[str, str]]) -> None:
    assert agreement.kappa(labels) is None
    assert agreement.alpha(labels) is None


def made(*decisions: tuple[str, str]) -> Overlay:
    rows = (
        Correction("link", now, "B. Holt", date(2031, 6, 1), "read", article="a", sha256="0" * 16, words=words)
        for words, now in decisions
    )
    return Overlay(tuple(rows))


def test_only_places_that_both_decided_count() -> None:
    first = made(("the ferry", "none"), ("the barge", "China"), ("the tug", "India"))
    second = made(("the ferry", "none"), ("the barge", "India"), ("the cook", "China"))
    (row,) = agreement.find(first, second)
    assert (row.n, row.n_same, row.only_first, row.only_second, row.share) == (2, 1, 1, 1, 0.5)
    assert row.kappa == pytest.approx(1 / 3)
    assert row.why == "fewer than 10 places: no interval"
    assert row.low is None


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (made(("the ferry", "none")), made(("the ferry", "none")), "they need two places that both decided"),
        (made(("the ferry", "none")), made(("the barge", "none")), "they need two places that both decided"),
        (
            made(("the ferry", "none"), ("the barge", "none")),
            made(("the ferry", "none"), ("the barge", "none")),
            "all labels are the same, so nothing could have differed",
        ),
    ],
)
def test_what_cannot_be_computed_says_why(one: Overlay, other: Overlay, why: str) -> None:
    (row,) = agreement.find(one, other)
    assert row.kappa is None
    assert row.alpha is None
    assert why in str(row.why)
    assert why in agreement.line(row)


def test_many_places_have_an_interval() -> None:
    places = [(f"the {number} ferry", "India" if number % 2 else "China") for number in range(30)]
    (row,) = agreement.find(made(*places), made(*places[:25], *[(words, "none") for words, _ in places[25:]]))
    assert row.low is not None
    assert row.high is not None
    assert row.kappa is not None
    assert row.low < row.kappa < row.high


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = tmp_path / "one.toml", tmp_path / "other.toml"
    one.write_text(overlay.text(made(("the ferry", "none"), ("the barge", "China")).corrections), "utf-8")
    other.write_text(overlay.text(made(("the ferry", "none"), ("the barge", "India")).corrections), "utf-8")
    assert cli.main(["agree", str(one), str(other)]) == 0
    assert capsys.readouterr().out.startswith("link: 1 of 2 places the same; kappa 0.33; alpha 0.40; fewer than 10 places")
    assert cli.main(["agree", str(one), str(other), "--json"]) == 0
    assert '"n_same": 1' in capsys.readouterr().out
    other.write_text("", "utf-8")
    assert cli.main(["agree", str(one), str(other)]) == 1
    assert cli.main(["agree", str(one), str(tmp_path / "none.toml")]) == 2
