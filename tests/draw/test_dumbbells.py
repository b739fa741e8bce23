"""Dumbbells and distinctive words: every value is drawn with its interval, and nothing from outside is read as markup."""

from __future__ import annotations

from typing import Any

import pytest

from analysis import Estimate
from analysis.draw import dumbbells, keywords, theme

OUTLETS = ("Alpha", "Beta", "Gamma")
LABELS = {name: name for name in OUTLETS}
HOSTILE = "<a href=x>&amp;</a>"


def _estimate(
    outlet: str, value: float | None, low: float | None = None, high: float | None = None, entity: str = "Mayor"
) -> Estimate:
    return Estimate("made", outlet, entity, None, "both", 6, 4 if value else 0, value, low, high, "ok")


def _row(title: str = "Mayor", yardstick: float | None = 1.0, *values: float | None) -> dumbbells.Row:
    given = values or (2.0, 6.0)
    estimates = tuple(_estimate(o, v, v and v - 1, v and v + 1) for o, v in zip(OUTLETS, given, strict=False))
    return dumbbells.Row(title, "no visible difference", estimates, tuple(str(v) for v in given), yardstick)


def _data(unit: str | None, *rows: dumbbells.Row) -> list[dict[str, Any]]:
    figure = dumbbells.draw(rows, unit, LABELS, theme.marks(OUTLETS))
    found: list[dict[str, Any]] = figure.to_plotly_json()["data"]
    return found


def _marks(data: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [trace for trace in data if trace["mode"] == "markers"]


def test_values_and_intervals_stand_on_the_axis() -> None:
    marks = _marks(_data("mentions", _row()))
    assert [trace["x"][0] for trace in marks] == [2.0, 6.0]
    assert [trace["error_x"]["array"][0] for trace in marks] == [1.0, 1.0]
    assert [trace["customdata"][0] for trace in marks] == [["made", "Mayor", "Alpha"], ["made", "Mayor", "Beta"]]


def test_a_row_of_its_own_scale_keeps_the_proportions_and_shows_the_figures() -> None:
    data = _data(None, _row("Mayor", 1.0, 2.0, 4.0, 6.0), _row("Cook", None, 200.0, 400.0, 600.0))
    for trace in _marks(data):
        assert trace["x"][0] == pytest.approx(trace["x"][1], abs=0.15)
        assert 0 <= min(trace["x"]) <= max(trace["x"]) <= 1
    (text,) = [trace for trace in data if trace["mode"] == "text"]
    assert text["text"] == ["2.0", "4.0", "6.0", "200.0", "400.0", "600.0"]


def test_a_missing_value_has_no_dot() -> None:
    marks = _marks(_data("mentions", _row("Mayor", 1.0, None, 6.0)))
    assert [len(trace["x"]) for trace in marks] == [0, 1]


def test_the_yardstick_is_as_long_as_it_is() -> None:
    (bar,) = [trace for trace in _data("mentions", _row()) if trace.get("name") == dumbbells.YARDSTICK]
    assert bar["x"][1] - bar["x"][0] == 1.0
    assert not [trace for trace in _data("mentions", _row(yardstick=None)) if trace.get("name") == dumbbells.YARDSTICK]


def test_outlets_are_told_apart_by_shape_as_well() -> None:
    marks = _marks(_data(None, _row("Mayor", 1.0, 1.0, 2.0, 3.0)))
    assert len({trace["marker"]["symbol"] for trace in marks}) == len({trace["marker"]["color"] for trace in marks}) == 3


def test_nothing_to_draw_is_no_error() -> None:
    assert _data("mentions")
    assert _data(None)


@pytest.mark.parametrize("unit", ["mentions", None])
def test_text_from_outside_is_no_markup(unit: str | None) -> None:
    figure = dumbbells.draw([_row(HOSTILE)], unit, LABELS, theme.marks(OUTLETS))
    assert "<a" not in figure.to_json()
    words = keywords.draw([keywords.Word(HOSTILE, 1.0, 0.5, 2.0, HOSTILE)], "Alpha", theme.marks(OUTLETS)["Alpha"], (0.0, 2.0))
    assert not [text for text in words.layout.yaxis.ticktext if "<a" in text]
    assert "<a" not in str(words.data[0].hovertemplate)


def test_words_stand_with_their_counts() -> None:
    words = [keywords.Word("ferry", 2.0, 1.0, 3.0, "6 in 5 art.; others 1 in 1"), keywords.Word("cook", 1.0, 0.5, 1.5, "4 in 4")]
    figure = keywords.draw(words, "Alpha", theme.marks(OUTLETS)["Alpha"], (0.5, 3.0))
    assert list(figure.layout.yaxis.tickvals) == [1, 0]
    assert "others 1 in 1" in figure.layout.yaxis.ticktext[0]
