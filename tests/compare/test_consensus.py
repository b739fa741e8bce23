"""Two numbers that do not mirror each other, and how far a story's outlets part on whom they name."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Built

from analysis import Analysis
from analysis.compare import consensus, exclusivity

NAMED = {"Alpha": "abcx", "Beta": "abcd", "Gamma": "ab"}


def _made(built: Built, *, stories: int = 1, cut: str = "") -> Analysis:
    """Each outlet has an article on each story, and names the same people in all of them."""
    row: dict[str, Any] = {"sentence": 0, "kind": "person", "form": "name", "voice": "own"}
    articles = [(outlet, f"{outlet}{s}", f"story {s}") for outlet in NAMED for s in range(stories)]
    return built(
        articles=[
            {"article_id": a, "outlet": o, "story": s, "completeness": "truncated" if o == cut else "whole"} for o, a, s in articles
        ],
        sentences=[{"article_id": a, "sentence": 0} for _, a, _ in articles],
        mentions=[row | {"article_id": a, "entity": name, "surface": name} for o, a, _ in articles for name in 2 * NAMED[o]],
    )


def test_coverage_and_exclusivity(built: Built) -> None:
    """Beta covers c, which one of two others names: no consensus, for that takes most of them."""
    data = _made(built)
    covered = {e.outlet: (e.n, e.value) for e in consensus.estimate(data, "both")}
    assert covered == {"Alpha": (2, 1.0), "Beta": (2, 1.0), "Gamma": (2, pytest.approx(2 / 3))}
    own = {e.outlet: (e.n, e.value) for e in exclusivity.estimate(data, "both")}
    assert own == {"Alpha": (2, 0.5), "Beta": (2, 0.5), "Gamma": (0, 0.0)}


def test_a_cut_off_text_covers_nothing_for_certain(built: Built) -> None:
    found = {e.outlet: e.status for e in consensus.estimate(_made(built, cut="Gamma"), "both")}
    assert found["Gamma"] == "not_available"
    assert found["Alpha"] != "not_available"


@pytest.mark.parametrize(("stories", "status"), [(1, "too_few"), (2, "these_articles_only"), (5, "ok")])
def test_few_stories_speak_of_their_articles(built: Built, stories: int, status: str) -> None:
    found = {e.outlet: e for e in consensus.estimate(_made(built, stories=stories), "both")}["Gamma"]
    assert found.status == status
    assert (found.low is None) == (status == "too_few")


def test_divergence_of_a_story(built: Built) -> None:
    """a and b are named by all three, c by two: (0 + 0 + H2(2/3)) / 3; d and x by one outlet each do not count."""
    whole, story = consensus.divergence(_made(built))
    assert (whole.story, story.story) == (None, "story 0")
    assert story.n == 3
    assert story.value == pytest.approx(consensus.h2(2 / 3) / 3)
    assert story.status == "too_few"
    assert [consensus.h2(p) for p in (0.0, 0.5, 1.0)] == [0.0, 1.0, 0.0]


def test_two_outlets_cannot_part(built: Built, seeds: Analysis) -> None:
    assert {d.status for d in consensus.divergence(seeds) if d.n_outlets < consensus.MIN_OUTLETS} <= {"not_available"}
    assert consensus.divergence(built()) == []
