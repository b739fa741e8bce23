"""How far two outlets are apart, in one figure: nothing by chance, more the more is foreign, and the same for few and many articles."""

from __future__ import annotations

import numpy as np
import pytest
from conftest import Built

from analysis import Analysis
from analysis.compare import permutation, yardstick
from analysis.measure.units import Units

WORDS = [f"word{i}" for i in range(40)]


def _corpus(built: Built, n: int, foreign: float, seed: int = 3) -> Analysis:
    """Two outlets of ``n`` articles; an article of B has each of the first words with so much more of a chance."""
    rng = np.random.default_rng(seed)
    articles, terms = [], []
    for outlet in ("Alpha", "Beta"):
        for i in range(n):
            article = f"{outlet}{i}"
            articles.append({"article_id": article, "outlet": outlet})
            more = np.where(np.arange(len(WORDS)) < 20, foreign if outlet == "Beta" else 0.0, 0.0)
            terms += [
                {"article_id": article, "lemma": word, "count": 1, "voice": "own"}
                for word, has in zip(WORDS, rng.random(len(WORDS)) < 0.4 + more, strict=True)
                if has
            ]
    return built(articles=articles, terms=terms)


def _apart(data: Analysis) -> yardstick.Apart:
    (found,) = yardstick.apart(data)
    return found


def test_one_newsroom_under_two_names(built: Built) -> None:
    found = [_apart(_corpus(built, 20, 0.0, seed)) for seed in range(10)]
    assert sum((one.p or 0) <= 0.05 for one in found) <= 2
    assert sum(one.value == 0 for one in found) >= 2


def test_more_foreign_is_further_apart(built: Built) -> None:
    values = [_apart(_corpus(built, 40, foreign)).value for foreign in (0.0, 0.1, 0.2, 0.3, 0.4)]
    assert values == sorted(values, key=lambda value: value or 0.0)
    assert (values[-1] or 0) > 0.5


def test_the_figure_in_words(built: Built) -> None:
    """It is said to be more than chance only where it is more than exchanges of the names give."""
    far, near = (yardstick.in_words(_apart(_corpus(built, 40, foreign))) for foreign in (0.4, 0.0))
    assert far.startswith("On the whole, Alpha and Beta are further apart than chance makes them: ")
    assert near.startswith("On the whole, Alpha and Beta are no further apart than chance may make them: ")
    assert "not compared: too few articles" in yardstick.in_words(_apart(_corpus(built, 4, 0.3)))


def test_size_does_not_matter(built: Built) -> None:
    """What a distance of counts lacks: it is large for few articles whatever they say."""
    few, many = (_apart(_corpus(built, n, 0.3)) for n in (15, 60))
    assert few.value == pytest.approx(many.value, rel=0.25)
    assert (many.chance or 0) < (few.chance or 0) < (few.value or 0)


def test_too_few_articles_have_no_figure(built: Built) -> None:
    found = _apart(_corpus(built, 4, 0.3))
    assert (found.n_features, found.value, found.chance, found.p) == (0, None, None, None)


def test_ranking_holds_for_thousands_of_articles() -> None:
    """Where differences are as sure as in thousands of articles, strength is still a number, and the surest the strongest."""
    rng = np.random.default_rng(2)
    counts = rng.poisson(5.0, (4000, 30)).astype(float)
    counts[:2000, 0] += 8
    units = Units(tuple(map(str, range(4000))), tuple(map(str, range(30))), counts, np.full((4000, 30), 100.0), counts)
    tested = permutation.compare(units, ["A"] * 2000 + ["B"] * 2000)
    assert np.isfinite(tested.strength).all()
    assert np.abs(tested.strength[0]).argmax() == 0
