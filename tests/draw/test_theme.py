"""The house theme: colours that stand out from both grounds, outlets that can be told apart, labels that break."""

from __future__ import annotations

import pytest

from analysis.draw import theme


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_rightly() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
    assert _contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ground", ["#ffffff", "#12161b"])
@pytest.mark.parametrize("colour", [*theme.PALETTE, theme.COOPERATIVE, theme.CONFLICTUAL, theme.NEUTRAL])
def test_colours_stand_out_from_both_grounds(colour: str, ground: str) -> None:
    assert _contrast(colour, ground) >= 3


@pytest.mark.parametrize("n", range(1, 9))
def test_outlets_differ_in_colour_and_in_shape(n: int) -> None:
    marks = theme.marks([f"outlet {i}" for i in range(n)]).values()
    assert len({mark.colour for mark in marks}) == len({mark.symbol for mark in marks}) == n


def test_beyond_eight_outlets_the_pairs_differ() -> None:
    assert len(set(theme.marks([f"outlet {i}" for i in range(40)]).values())) == 40


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ""),
        ("one two", "one two"),
        ("one two three four five", "one two<br>three four<br>five"),
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
    ],
)
def test_labels_break_between_words(text: str, lines: str) -> None:
    assert theme.wrapped(text, 10) == lines
