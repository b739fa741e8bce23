"""The sentences of a comparison: grammar that fits the counts, and figures beside them."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from analysis import Estimate
from analysis.compare import wording
from analysis.indicators import BY_NAME

MORE = Estimate("entity_rate", "The Gull", "Mayor", None, "both", 6, 20, 8.6, 6.0, 11.0, "ok")
LESS = Estimate("entity_rate", "The Tern", "Mayor", None, "both", 6, 3, 1.2, None, None, "too_few")


@pytest.mark.parametrize(
    ("more", "less", "sentence"),
    [
        ({}, {}, "The Gull names Mayor 9 times per 1,000 words, The Tern once."),
        ({}, {"n": 0, "value": 0.0}, "The Gull names Mayor 9 times per 1,000 words; The Tern never does."),
        ({}, {"value": 0.3}, "The Gull names Mayor 9 times per 1,000 words, The Tern less than once."),
        (
            {"n_articles": 1},
            {"n_articles": 1, "value": 3.0},
            "The article by The Gull names Mayor 9 times per 1,000 words, the article by The Tern 3 times.",
        ),
        (
            {"n_articles": 2},
            {"n_articles": 2, "n": 0, "value": 0.0},
            "The two articles by The Gull name Mayor 9 times per 1,000 words; the two articles by The Tern never do.",
        ),
        (
            {"n_articles": 4},
            {"n_articles": 1, "n": 0, "value": 0.0},
            "The four articles by The Gull name Mayor 9 times per 1,000 words; the article by The Tern never does.",
        ),
        (
            {"n_articles": 5},
            {"n_articles": 3},
            "The Gull names Mayor 9 times per 1,000 words, the three articles by The Tern once.",
        ),
    ],
    ids=["outlets", "never", "seldom", "one article", "two articles", "four and one", "five and three"],
)
def test_grammar_of_naming(more: dict[str, Any], less: dict[str, Any], sentence: str) -> None:
    one, other = dataclasses.replace(MORE, **more), dataclasses.replace(LESS, **less)
    assert wording.sentence(BY_NAME["entity_rate"], one, other) == sentence


@pytest.mark.parametrize(
    ("n_articles", "low", "sentence"),
    [
        (6, 0.09, "The Gull gives 47% of the words to quoted voices, The Tern 9%."),
        (1, 0.09, "The article by The Gull gives 47% of the words to quoted voices, the article by The Tern 9%."),
        (
            3,
            0.001,
            "The three articles by The Gull give 47% of the words to quoted voices, the three articles by The Tern less than 1%.",
        ),
        (6, 0.0, "The Gull gives 47% of the words to quoted voices, The Tern 0%."),
    ],
)
def test_grammar_of_quoting(n_articles: int, low: float, sentence: str) -> None:
    one = dataclasses.replace(MORE, indicator="quoted_share", entity=None, value=0.47, n_articles=n_articles)
    other = dataclasses.replace(LESS, indicator="quoted_share", entity=None, value=low, n_articles=n_articles)
    assert wording.sentence(BY_NAME["quoted_share"], one, other) == sentence


def test_grammar_of_tone() -> None:
    one, other = (dataclasses.replace(e, indicator="word_tone", value=v) for e, v in ((MORE, 0.3), (LESS, -0.25)))
    assert wording.sentence(BY_NAME["word_tone"], one, dataclasses.replace(other, n_articles=1)) == (
        "Sentences naming Mayor use pleasanter words in The Gull (+0.30) than in the article by The Tern (-0.25); "
        "that is word tone, not attitude."
    )


@pytest.mark.parametrize(("n_articles", "warned"), [(4, True), (5, False)])
def test_few_articles_are_named_as_such(n_articles: int, warned: bool) -> None:
    less = dataclasses.replace(LESS, n_articles=n_articles)
    caveat = wording.caveat(BY_NAME["entity_rate"], (MORE, less), {"The Gull": "The Gull, inferred", "The Tern": "The Tern"})
    assert caveat.startswith("The Gull, inferred: n = 20, 95 % interval 6.0 to 11.0; The Tern: n = 3")
    assert caveat.endswith("describes these articles, and says nothing of the outlets") is warned
