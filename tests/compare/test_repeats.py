"""What is said twice is stated once, in its most concrete form; what one outlet alone does is said of it alone."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from analysis import Analysis, Estimate
from analysis.compare import permutation, repeats, wording
from analysis.compare.differences import Difference, surest, varied
from analysis.indicators import BY_NAME
from analysis.measure.units import Units


def _estimate(indicator: str, outlet: str, entity: str | None, n: int, value: float) -> Estimate:
    return Estimate(indicator, outlet, entity, None, "both", 6, n, value, None, None, "ok")


def _difference(
    indicator: str, entity: str, *, strength: float = 2.0, less: int = 0, outlet: str = "Kolvarad Herald"
) -> Difference:
    """The outlet has less of something than the Courier."""
    sides = (_estimate(indicator, "Sael Courier", entity, 6, 3.0), _estimate(indicator, outlet, entity, less, less / 6))
    surely = (strength, 0.01, 0.01, "within stories", "ok", strength)
    return Difference("", "", indicator, entity, "both", *sides, *surely)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ([("entity_rate", "Renn Ovadel"), ("word_share", "opposition")], [0]),  # the word stands beside her name
        ([("word_share", "opposition"), ("entity_rate", "Renn Ovadel")], [1]),  # the name is the more concrete, whatever its place
        ([("frame_rate", "security_defence"), ("word_share", "navy")], [0]),  # the word is a cue of the frame
        ([("frame_rate", "security_defence"), ("word_share", "brinkmanship")], [0, 1]),
        ([("loaded_rate", "any loaded word"), ("loaded_rate", "moral judgement")], [0]),
        ([("frame_rate", "autocracy_vs_democracy"), ("entity_rate", "Renn Ovadel"), ("frame_rate", "political")], [0, 1]),
        ([("stance", "Gavrik Stoldan"), ("word_tone", "Gavrik Stoldan")], [0]),
        (
            [("stance", "Gavrik Stoldan"), ("entity_rate", "Gavrik Stoldan")],
            [0, 1],
        ),  # who is judged and who is named are two things
    ],
)
def test_one_thing_is_stated_once(demo: Analysis, found: list[tuple[str, str]], kept: list[int]) -> None:
    differences = [_difference(indicator, entity) for indicator, entity in found]
    assert repeats.without(demo, differences) == [differences[i] for i in kept]


def test_another_outlet_is_another_thing(demo: Analysis) -> None:
    name, word = _difference("entity_rate", "Renn Ovadel"), _difference("word_share", "opposition")
    elsewhere = dataclasses.replace(word, more=dataclasses.replace(word.more, outlet="Fairwater Review"), less=name.more)
    assert repeats.without(demo, [name, elsewhere]) == [name, elsewhere]


def test_never_is_preferred_to_less_where_as_sure() -> None:
    less, never = _difference("entity_rate", "X", strength=2.1, less=3), _difference("entity_rate", "X", outlet="Quayside Ledger")
    assert surest([less, never]) == [never]
    assert surest([dataclasses.replace(less, strength=2.5), never])[0].less.n == 3


def test_measures_take_turns() -> None:
    names = [_difference("entity_rate", str(i), strength=5.0 - i / 10) for i in range(5)]
    frame = _difference("frame_rate", "economic", strength=1.0)
    assert [d.entity for d in varied([*names, frame], 10)] == ["0", "1", "economic", "2", "3", "4"]


def test_what_one_outlet_alone_does_is_surer_than_any_pair() -> None:
    """Three outlets on six stories; one alone has the feature, once in each of its articles."""
    owners, stories = ["A", "B", "C"] * 6, [str(i // 3) for i in range(18)]
    counts = np.array([[1.0 if owner == "A" else 0.0] for owner in owners])
    tested = permutation.compare(Units(tuple(map(str, range(18))), ("x",), counts, np.ones((18, 1)), counts), owners, stories)
    z = dict(zip(tested.pairs, tested.z[:, 0], strict=True))
    assert set(z) == {("A", "B"), ("A", "C"), ("B", "C"), ("A", None), ("B", None), ("C", None)}
    assert z["A", None] > z["A", "B"] == pytest.approx(z["A", "C"])
    assert z["A", None] == pytest.approx(np.sqrt(12))
    two = permutation.compare(Units(("0", "1"), ("x",), counts[:2], np.ones((2, 1)), counts[:2]), owners[:2], None)
    assert two.pairs == (("A", "B"),)


@pytest.mark.parametrize(
    ("indicator", "entity", "values", "sentence"),
    [
        ("entity_rate", "Mayor", (9, 0, 0), "The Gull names Mayor 9 times per 1,000 words; The Auk and The Tern never do."),
        ("entity_rate", "Mayor", (9, 2, 0), "The Gull names Mayor 9 times per 1,000 words, The Auk and The Tern at most twice."),
        (
            "entity_rate",
            "Mayor",
            (0, 3, 4),
            "The Gull never names Mayor; The Auk and The Tern do so at least 3 times per 1,000 words.",
        ),
        ("entity_rate", "Mayor", (1, 3, 4), "The Gull names Mayor once per 1,000 words, The Auk and The Tern at least 3 times."),
        ("word_share", "oar", (1, 0, 0), "The Gull uses the word “oar” in all of its articles; The Auk and The Tern never do."),
        (
            "word_share",
            "oar",
            (0, 0.5, 1),
            "The Gull never uses the word “oar”; The Auk and The Tern do so in at least 50% of theirs.",
        ),
        (
            "side_share",
            "Arcadia",
            (0, 0.5, 0.6),
            "The Gull gives no quoted or reported speech to speakers from Arcadia; The Auk and The Tern give at least 50%.",
        ),
        (
            "stance",
            "Mayor",
            (-0.5, 0.1, 0.2),
            "Mayor comes across less favourably in The Gull (-0.50) than in The Auk and The Tern (+0.10 at least); single sentences are "
            "often misread.",
        ),
    ],
)
def test_grammar_of_one_against_the_others(indicator: str, entity: str, values: tuple[float, ...], sentence: str) -> None:
    sides = [
        _estimate(indicator, outlet, entity, round(6 * value) if value else 0, value)
        for outlet, value in zip(("The Gull", "The Auk", "The Tern"), values, strict=True)
    ]
    own, *rest = sides
    is_high = values[0] > max(values[1:])
    rest.sort(key=lambda e: e.value or 0, reverse=is_high)
    more, less = (own, rest[0]) if is_high else (rest[0], own)
    assert wording.sentence(BY_NAME[indicator], more, less, others=rest[1:]) == sentence
