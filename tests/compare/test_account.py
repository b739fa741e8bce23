"""The comparison in words: every figure of a sentence is one of its rows, and silence is told apart from sameness."""

from __future__ import annotations

import re
from itertools import combinations

import numpy as np
import pytest

from analysis import Analysis, Selection
from analysis.compare import account, beside, omissions
from analysis.compare.account import Account, Statement
from analysis.compare.beside import Beside
from analysis.indicators import BY_NAME
from analysis.measure import scope
from analysis.model import Estimate

PAIRS = list(combinations(("Fairwater Review", "Kolvarad Herald", "Quayside Ledger", "Sael Courier"), 2))


def _told(analysis: Analysis) -> tuple[Account, list[Beside]]:
    rows = beside.find(analysis)
    left_out = omissions.find(analysis, kinds=["actor", "event", "frame", "watch"])
    return account.tell(analysis, rows, left_out), rows


@pytest.fixture(
    scope="module",
    params=["demo", "seeds", *[" / ".join(pair) for pair in PAIRS[:3]], "articles", "periods", *(f"draw {n}" for n in (4, 12, 21))],
)
def told(request: pytest.FixtureRequest) -> tuple[Analysis, Account, list[Beside]]:
    demo: Analysis = request.getfixturevalue("demo")
    if " / " in request.param:
        data = scope.select(demo, Selection(outlets=tuple(request.param.split(" / "))))
    elif request.param.startswith("draw "):
        n = int(request.param.removeprefix("draw "))
        data = scope.of_articles(demo, np.random.default_rng(n).choice(demo["articles"]["article_id"], n, replace=False))
    elif request.param in ("articles", "periods"):
        seeds: Analysis = request.getfixturevalue("seeds")
        data = scope.by_article(seeds) if request.param == "articles" else scope.by_period(seeds)
    else:
        data = request.getfixturevalue(request.param)
    return data, *_told(data)


def _figures(text: str) -> set[str]:
    """The figures that a sentence gives: without those of a name in quotation marks, per thousand, an article's id or a period."""
    plain = re.sub(r"“[^”]*”|per 1,000|\([0-9a-z]+\)|\b\d{4}(?:-\d\d)?\b", " ", text)
    return set(re.findall(r"[+-]?\d[\d.]*%?", plain.rstrip(".")))


def _written(estimate: Estimate) -> set[str]:
    """All ways in which a sentence may write a value."""
    value = estimate.value or 0.0
    return {f"{value:.0f}", f"{value:.1f}", f"{value:+.2f}", f"{value:.0%}", f"{value:.1%}", f"{value:.2f}", str(round(value))}


def test_every_figure_of_a_sentence_is_in_its_row(told: tuple[Analysis, Account, list[Beside]]) -> None:
    data, found, rows = told
    for statement in found.statements:
        if statement.row is None:
            continue
        assert statement.row in rows
        difference = statement.row.found
        assert difference is not None
        own = {e for e in BY_NAME[difference.indicator].estimate(data, "both") if e.entity == difference.entity}
        assert set(difference.sides) <= own
        allowed = set().union(*map(_written, difference.sides))
        assert _figures(statement.sentence) <= allowed, statement.sentence
        for side in difference.sides:
            assert f": n = {side.n}," in statement.figures


def test_every_sentence_is_whole(told: tuple[Analysis, Account, list[Beside]]) -> None:
    """It begins with a capital letter or a figure, ends with a full stop, and its doubts are sentences as well."""
    _, found, _ = told
    lines = [line for s in found.statements for line in (s.sentence, *s.doubts)]
    for line in [*lines, *found.alike, *found.not_compared]:
        assert re.fullmatch(r"[A-Z“0-9].*[^.;,: ]\.", line), line
        assert not re.search(r"  | ,|\b(?:a|the) (?:a|the)\b|\{|\bnan\b|None\b(?! of)", line), line


def test_few_articles_are_called_articles(told: tuple[Analysis, Account, list[Beside]]) -> None:
    """Of fewer than five articles no sentence speaks as of their outlet."""
    data, found, _ = told
    few = {name for name, n in data["articles"]["outlet"].value_counts().items() if n < 5}
    for statement in found.statements:
        for name in few & {side.outlet for side in statement.behind}:
            assert not statement.sentence.startswith(f"{name} "), statement.sentence


def test_every_number_opens_as_many_rows(told: tuple[Analysis, Account, list[Beside]]) -> None:
    data, found, _ = told
    for statement in found.statements:
        for side in statement.behind:
            assert _rows(data, statement, side.outlet) == side.n


def _rows(data: Analysis, statement: Statement, outlet: str) -> int:
    if statement.row:
        return len(BY_NAME[statement.row.indicator].evidence(data, outlet, statement.row.entity, "both"))
    if statement.omission:
        rows = omissions.evidence(data, statement.omission)
        return int((rows["outlet"] == outlet).sum())
    told = scope.with_outlet(data, "alignments")
    return int(((told["group"] == statement.group) & (told["outlet"] == outlet)).sum())


def test_the_counts_add_up_to_the_rows(told: tuple[Analysis, Account, list[Beside]]) -> None:
    _, found, rows = told
    alike = sum(int(m[1]) for line in found.alike if (m := re.match(r"No visible difference in (\d+)", line)))
    assert alike == sum(row.verdict == "no visible difference" for row in rows)
    untested = sum(int(n) for line in found.not_compared for n in re.findall(r"\((\d+)\)", line))
    assert untested == sum(row.verdict == "not compared" for row in rows)


def test_sameness_and_silence_are_not_one(told: tuple[Analysis, Account, list[Beside]]) -> None:
    _, found, _ = told
    assert all(line.startswith("No visible difference") for line in found.alike)
    assert all(line.startswith("Not compared, ") and ": " in line for line in found.not_compared)


def test_the_same_tables_give_the_same_words(demo: Analysis) -> None:
    assert _told(demo)[0] == _told(demo)[0]


def test_few_articles_say_nothing_of_an_outlet(seeds: Analysis) -> None:
    found, _ = _told(seeds)
    assert found.statements
    for statement in found.statements:
        assert statement.kind in ("description", "omission")
        assert "article" in statement.sentence
        assert "says nothing of the outlets" in statement.figures + " ".join(statement.doubts)
    assert found.alike == ()


def test_no_page_and_no_sentence_calls_anybody_biased(told: tuple[Analysis, Account, list[Beside]]) -> None:
    _, found, _ = told
    text = " ".join([*(s.sentence + s.figures + " ".join(s.doubts) for s in found.statements), *found.alike, *found.not_compared])
    assert "bias" not in text.lower()
